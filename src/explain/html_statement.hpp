#pragma once

#include "careact/statement.hpp"
#include "explain/html_page.hpp"

namespace careact::explain {

/// The parts of a statement as tables. `prefix` makes the names of its parts its own on the page.
void write_statement(HtmlPage& page, const Statement& statement, bool for_person, const std::string& prefix);
/// What of it is not known, and the nearest changes that would turn it.
void write_missing(HtmlPage& page, const std::vector<MissingFact>& missing, bool for_person);
void write_changes(HtmlPage& page, const std::vector<NearestChange>& changes);

}  // namespace careact::explain
