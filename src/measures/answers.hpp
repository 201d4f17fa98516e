#pragma once
/// What the rules that count answer about one record on one day.

#include "careact/determination.hpp"
#include "measures/measure.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace careact::measures {

/// A rule's answer about a record, or about one item of it.
struct Answer {
    std::string item;  // where the item stands; empty: about the record, or about a list of which nothing is known
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;
};

struct Answers {
    std::map<std::string, std::vector<Answer>, std::less<>> by_rule;
    std::map<std::string, std::set<std::string>, std::less<>> unverified;  // by rule: what its answers rest on that is not verified

    [[nodiscard]] const std::vector<Answer>& of(std::string_view rule) const;
};

/// Whether the rulebook has such a rule, and it needs nothing but the record.
[[nodiscard]] bool can_be_asked(const Rulebook& rulebook, bool national_only, std::string_view rule);
[[nodiscard]] Answers ask(const Rulebook& rulebook, const Record& record, const std::set<std::string>& rules, EvaluateOptions options);

/// Calls `visit(answer)` with each answer of the measure's rule that its base takes in, and once for each base that is itself undecided,
/// with the base's own answer: nobody knows whether it belongs.
void each_case(const Measure& measure, const Answers& answers, const std::function<void(const Answer&)>& visit);

}  // namespace careact::measures
