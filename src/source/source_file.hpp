#pragma once
/// Text in: lines, columns and the checks that come before any parsing.

#include "careact/source.hpp"

#include <string_view>
#include <vector>

namespace careact::source {

/// A source with its line table. Owns its text; immutable.
class SourceFile {
public:
    explicit SourceFile(SourceText source);

    [[nodiscard]] const std::string& name() const { return source_.name; }
    [[nodiscard]] std::string_view text() const { return source_.text; }
    [[nodiscard]] std::string_view text(Span span) const;
    [[nodiscard]] LineColumn locate(std::uint32_t offset) const;
    /// The line's text without its line end.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const { return line_starts_[number - 1]; }

private:
    SourceText source_;
    std::vector<std::uint32_t> line_starts_;
};

using SourceFiles = std::vector<SourceFile>;

}  // namespace careact::source
