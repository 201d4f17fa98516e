#pragma once
/// Comparing determinations: of one record, and of one that says less.

#include "support/outcomes.hpp"
#include "support/records.hpp"

#include <string>
#include <vector>

namespace careact::support {

/// All outcomes without the search for settling sets, which is tested on its own.
[[nodiscard]] Determination evaluated(const Rulebook& rules, const Json& record, const std::string& on, bool search = false);

/// Where the poorer record's determination says something that the fuller one's does not. Going from decided to undecided is allowed, and
/// so is what rests on a presumption: that is what presumptions are. `stated`, if not empty, is a place about which the poorer record says
/// why nothing is known; an outcome that names that state as its reason may differ, since that is another thing said, not less said.
[[nodiscard]] std::vector<std::string> contradictions(const Determination& fuller, const Determination& poorer, const std::string& stated = "");

/// The determination as JSON, without the digest of the record's text.
[[nodiscard]] std::string apart_from_digest(const Determination& determination);

}  // namespace careact::support
