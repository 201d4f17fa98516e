#include "careact/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace careact {

namespace {

struct KindInfo {
    std::string_view id;
    Severity severity;
};

constexpr std::array kinds = {
#define CAREACT_DIAGNOSTIC(name, id, severity, about) KindInfo{id, Severity::severity},
#include "careact/diagnostic_kinds.def"
#undef CAREACT_DIAGNOSTIC
};

auto place(const Diagnostic& d) {
    return std::tie(d.record, d.span.file, d.line, d.span.begin, d.span.end, d.pointer, d.severity, d.message);
}

bool could_not_be_read(const Diagnostic& d) {
    constexpr std::array kinds_of_it = {DiagnosticKind::NotText, DiagnosticKind::TooLarge, DiagnosticKind::NestedTooDeep, DiagnosticKind::EmptyFile, DiagnosticKind::Syntax};
    return std::find(kinds_of_it.begin(), kinds_of_it.end(), d.kind) != kinds_of_it.end();
}

}  // namespace

std::string_view to_text(DiagnosticKind kind) { return kinds[static_cast<std::size_t>(kind)].id; }

std::string_view to_text(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

Diagnostic& Diagnostics::add(DiagnosticKind kind, Span span, std::string message) {
    auto& added = all_.emplace_back();
    added.kind = kind;
    added.severity = kinds[static_cast<std::size_t>(kind)].severity;
    added.span = span;
    added.message = std::move(message);
    return added;
}

void Diagnostics::append(const Diagnostics& others) { all_.insert(all_.end(), others.all_.begin(), others.all_.end()); }

bool Diagnostics::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

void Diagnostics::finish(std::size_t limit) {
    std::set<std::uint32_t> broken;  // files of which something could not be read, on which what is said of others may rest
    for (const auto& d : all_) {
        if (could_not_be_read(d)) broken.insert(d.span.file);
    }
    const auto order = [&](const Diagnostic& d) { return std::tuple_cat(std::make_tuple(!broken.contains(d.span.file)), place(d)); };
    std::stable_sort(all_.begin(), all_.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto repeated = [](const auto& a, const auto& b) { return place(a) == place(b); };
    all_.erase(std::unique(all_.begin(), all_.end(), repeated), all_.end());
    limit = std::max<std::size_t>(limit, 1);
    if (all_.size() <= limit) return;
    const auto left_out = all_.size() - limit;
    const bool errors_hidden = std::any_of(all_.begin() + static_cast<std::ptrdiff_t>(limit), all_.end(),
                                           [](const auto& d) { return d.severity == Severity::Error; });
    all_.resize(limit);
    const auto last = all_.back().span;
    auto& note = add(DiagnosticKind::TooMany, last, std::to_string(left_out) + " more are not listed");
    note.severity = errors_hidden ? Severity::Error : Severity::Warning;
    note.help = "mend these first, then run it again";
}

}  // namespace careact
