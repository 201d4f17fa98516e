#pragma once
/// Finding and describing outcomes, as expectations write them.

#include "careact/determination.hpp"

#include <optional>
#include <string>

namespace careact::support {

/// `needs_eligible`, or `carer_eligible(carers[1])`: a rule, and the item it is asked about.
struct Goal {
    std::string rule, item;

    [[nodiscard]] static Goal parse(const std::string& text);
};

/// The outcome of a goal; nothing if the determination has none.
[[nodiscard]] const Outcome* find(const Determination& determination, const Goal& goal);

/// `yes`, `2`, `undecided`, `not applicable`, `failed`: as an expectation writes it.
[[nodiscard]] std::string result_of(const Outcome& outcome);

/// Whether the outcome's working has a clause or requirement of that label whose value is that of the rule it stands in, so that the
/// rule's answer is its answer too.
[[nodiscard]] bool rests_on_label(const Determination& determination, const Outcome& outcome, const std::string& label);

/// What it is, what it waits for and what its requirements came to, for the message of a test that fails.
[[nodiscard]] std::string described(const Outcome& outcome);

}  // namespace careact::support
