#pragma once

#include "explain/html_page.hpp"
#include "report/places.hpp"

namespace careact::report {

/// The checks of a page: by theme, each with its cases and why they are there.
void write_checks(explain::HtmlPage& page, const Report& report, const ReportPage& of, const Places& places);
/// The cases that the tables of a page tell of, each to be opened.
void write_page_cases(explain::HtmlPage& page, const ReportPage& of, const Places& places);
/// Each case of the report, with all that list it.
void write_cases(explain::HtmlPage& page, const Places& places);

}  // namespace careact::report
