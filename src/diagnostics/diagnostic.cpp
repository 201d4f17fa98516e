#include "careact/diagnostic.hpp"

#include <algorithm>
#include <array>
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
    std::stable_sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) { return place(a) < place(b); });
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
