#pragma once
/// Comparing what is said of a record with what is said of one that says less.

#include "careact/determination.hpp"
#include "support/records.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace careact::support {

/// The result of one outcome, without its reasons: thousands of records are compared, and reasons take most of the time.
struct Answer {
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;
    std::string fault;
    bool presumed = false;           // it rests on a presumption
    std::set<std::string> states;    // members whose being refused, not asked and so on it names among its facts

    [[nodiscard]] std::string text() const;
};

/// By `needs_eligible`, `carer_eligible(carers[1])`; `carer_eligible` alone where nobody knows which carers there are.
using Answers = std::map<std::string, Answer>;
[[nodiscard]] Answers answers(const Rulebook& rules, const Json& record, const std::string& on);

/// Where a record that says less has an answer that the fuller one has not. Going from decided to undecided is allowed, and so is what rests
/// on a presumption: that is what presumptions are. `stated`, if not empty, is a place about which the poorer record says why nothing is
/// known; an answer that names that state among its facts may differ, since that is another thing said, not less said.
[[nodiscard]] std::vector<std::string> contradictions(const Answers& fuller, const Answers& poorer, const std::string& stated = "");

}  // namespace careact::support
