#pragma once
/// One layout for all rule files.

#include "careact/diagnostic.hpp"
#include "careact/source.hpp"

#include <optional>
#include <string>

namespace careact {

/// There is a text exactly if the source has no syntax errors; warnings may be there beside it.
struct FormatResult {
    std::optional<std::string> text;
    Diagnostics diagnostics;
};

/// Lays a rule file out: indents, spaces, blank lines and columns. Words, comments and their order stay as they are, and so do the
/// author's line breaks, except that a line over 120 columns is broken and each declaration begins a line. Lines end with LF.
///
/// The result is read again before it is given: if a word or a comment were lost or moved, there is no text and a diagnostic says so.
/// Formatting the result again changes nothing.
///
/// Names and types are not looked at, so one file of many can be formatted alone. Never throws for what the source contains. Pure: safe
/// to call from many threads at once.
[[nodiscard]] FormatResult format(const SourceText& source);

}  // namespace careact
