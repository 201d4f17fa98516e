#include "casebook/chain.hpp"

#include "source/digest.hpp"

#include <array>

namespace careact {

namespace {

constexpr std::array<std::string_view, 7> kinds = {"record", "quarantined", "decision", "override", "redaction", "sample", "audit"};

void add_field(std::string& text, std::string_view field) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
    text += '\n';
}

}  // namespace

std::string_view to_text(EntryKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

namespace casebook {

std::string chained_digest(const std::string& previous, const Row& row) {
    std::string text;
    add_field(text, previous);
    add_field(text, std::to_string(row.number));
    add_field(text, row.kind);
    add_field(text, row.record);
    add_field(text, row.about ? std::to_string(*row.about) : "");
    add_field(text, row.valid_on);
    add_field(text, row.recorded_at);
    add_field(text, row.content_digest);
    return source::sha256(text);
}

std::string utc_text(DateTime moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment.moment());
    const std::chrono::hh_mm_ss clock{moment.moment() - day};
    std::string text = Date{day}.to_text() + "T";
    const auto add = [&](std::int64_t part, char after) {
        if (part < 10) text += '0';
        text += std::to_string(part);
        text += after;
    };
    add(clock.hours().count(), ':');
    add(clock.minutes().count(), ':');
    add(clock.seconds().count(), 'Z');
    return text;
}

std::optional<EntryKind> kind_of(std::string_view text) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == text) return static_cast<EntryKind>(i);
    }
    return std::nullopt;
}

std::optional<DiagnosticKind> diagnostic_kind_of(std::string_view id) {
    constexpr std::array all = {
#define CAREACT_DIAGNOSTIC(name, id, severity, about) DiagnosticKind::name,
#include "careact/diagnostic_kinds.def"
#undef CAREACT_DIAGNOSTIC
    };
    for (const auto kind : all) {
        if (to_text(kind) == id) return kind;
    }
    return std::nullopt;
}

}  // namespace casebook

}  // namespace careact
