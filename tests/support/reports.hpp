#pragma once
/// Reports made by hand, of nobody.

#include "careact/report.hpp"

namespace careact::support {

/// As an auditor's may be: twelve pages, figures and tables of every kind, sixty checks in twelve themes with so many cases each.
[[nodiscard]] Report rich_report(std::size_t cases_each);

/// What would break a page, a spreadsheet or a reader, wherever a text can stand.
[[nodiscard]] Report hostile_report();

/// Markup, quotation marks, a turned direction, SQL and text in the wrong encoding.
extern const std::string hostile_text;

}  // namespace careact::support
