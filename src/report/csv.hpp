#pragma once
/// Comma-separated values that a spreadsheet opens as what they are (RFC 4180).

#include <string>
#include <string_view>
#include <vector>

namespace careact::report {

/// One cell. A text that a spreadsheet would run as a formula, one that begins with `=`, `+`, `-` or `@`, gets a `'` before it;
/// numbers keep their sign. In quotation marks where it has to be.
[[nodiscard]] std::string csv_cell(std::string_view text);
/// A line of cells, with its line end.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace careact::report
