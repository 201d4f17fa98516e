#pragma once
/// Mistakes in rule files and records, as data: where, what, and the way out.

#include "careact/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace careact {

enum class Severity : std::uint8_t { Error, Warning };

enum class DiagnosticKind : std::uint8_t {
#define CAREACT_DIAGNOSTIC(name, id, severity, about) name,
#include "careact/diagnostic_kinds.def"
#undef CAREACT_DIAGNOSTIC
};

/// The kind's stable id, as printed in brackets: `unknown-name`.
[[nodiscard]] std::string_view to_text(DiagnosticKind kind);
[[nodiscard]] std::string_view to_text(Severity severity);

/// A marked place. The primary one is the smallest wrong thing; the others explain it.
struct Label {
    Span span;
    std::string text;
};

/// One mistake. Of a rule file it has a place; of a record, a JSON Pointer and a line.
struct Diagnostic {
    DiagnosticKind kind = DiagnosticKind::Syntax;
    Severity severity = Severity::Error;
    std::string message;  // begins in lower case, one line, no full stop
    std::string help;     // what to do; may be empty
    Span span;
    std::string label;  // what the caret says; may be empty
    std::vector<Label> context;

    std::string record;   // the record's name, for mistakes in records
    std::string pointer;  // JSON Pointer into it
    std::uint32_t line = 0;
};

/// Gathers diagnostics and keeps them in the order of the sources; those of which something could not be read come first.
class Diagnostics {
public:
    Diagnostic& add(DiagnosticKind kind, Span span, std::string message);
    void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
    void append(const Diagnostics& others);

    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    /// Sorts by place (files of which something could not be read come first), drops repeats, and cuts the list at `limit` with a note that says how many were left out.
    void finish(std::size_t limit);

private:
    std::vector<Diagnostic> all_;
};

struct RenderOptions {
    bool colour = false;
    std::size_t width = 0;  // columns to keep within; 0 for any number, with every line whole
};

/// For a terminal: message, line, caret, help. `sources` are those that were compiled, in the same order.
[[nodiscard]] std::string render_text(const Diagnostics& diagnostics, const std::vector<SourceText>& sources, RenderOptions options = {});
/// A JSON array; described by `docs/schema/diagnostics.schema.json`.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const std::vector<SourceText>& sources);

}  // namespace careact
