#pragma once
/// Which recorded fact answers to which rule, and how the two compare.

#include "audit/facts.hpp"
#include "careact/audit.hpp"

namespace careact::auditing {

/// What the council decides and records. A new one is a line in `decided.cpp`.
struct DecidedKind {
    std::string_view kind, goal;
    std::string_view at;       // where decisions of this kind stand
    std::string_view answer;   // in a decision, what it says
    std::string_view day, counts_from, by;  // in a decision: when it was made, since when it counts (or empty), who made it
    std::string_view about;    // what the rule is about: nothing (the person), `way` (the first item on the way), or `answer` (the item that answers)
};
[[nodiscard]] const std::vector<DecidedKind>& decided_kinds();

/// One decision as it is recorded.
struct Decided {
    const DecidedKind* kind = nullptr;
    std::shared_ptr<const Item> decision;
    std::string item, goal_item_key;
    Value answer;
    std::optional<Date> day, on;
    std::string by;
};
/// Every decision that the record holds, of the kinds that the rulebook has rules for.
[[nodiscard]] std::vector<Decided> decided_in(const program::Program& program, const Record& record);
[[nodiscard]] bool is_known(const program::Program& program, const DecidedKind& kind);

/// Sets a decision beside what the rules say: fills in all that turns on them.
void compare(DecisionCompared& made, const Decided& decided, const Determination& rules, const program::Program& program);

}  // namespace careact::auditing
