#pragma once
/// Why a check did not pass, in words that a reader of cases knows: titles and labels, and what was read. Never the text of a rule.

#include "careact/determination.hpp"

namespace careact::auditing {

/// A name as words: `finished_and_explained` is finished and explained.
[[nodiscard]] std::string as_words(std::string name);
/// A fact by its title, or by the last name on the way to it.
[[nodiscard]] std::string fact_in_words(const std::string& title, const std::string& path);
/// The first of the facts that are not known, and how many more there are. Empty if there are none.
[[nodiscard]] std::string missing_in_words(const std::vector<MissingFact>& missing);

/// Of a check that failed: its title, the parts that are no, and up to three facts that were read, first those that say that something is not there.
[[nodiscard]] std::string why_failed(const Determination& determination, const CheckOutcome& check);

}  // namespace careact::auditing
