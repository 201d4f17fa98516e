#pragma once
/// What the rules that count answer about one record on one day.

#include "careact/determination.hpp"
#include "evaluate/session.hpp"
#include "measures/measure.hpp"

#include <functional>

namespace careact::measures {

/// A rule's answer about a record, or about one item of it.
struct Answer {
    std::string item;  // where the item stands; empty: about the record, or about a list of which nothing is known
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;
};

struct Answers {
    std::map<std::string_view, std::vector<Answer>> by_rule;
    std::map<std::string_view, std::set<std::string>> unverified;  // by rule: what its answers rest on that is not verified

    [[nodiscard]] const std::vector<Answer>& of(std::string_view rule) const;
};

/// Rules to ask, and their ids in the program.
using Rules = std::map<std::string_view, std::uint32_t>;
/// Nothing if the program has no such rule in that layer, or it needs more than the record.
[[nodiscard]] std::optional<std::uint32_t> rule_id(const program::Program& program, program::Layer layer, std::string_view name);

/// Asks one record, on one day after another. It evaluates as `evaluate` does, without the explanations that nobody reads here, and what is
/// the same on two days is worked out once.
class Asking {
public:
    Asking(const program::Program& program, const Record& record, program::Layer layer, const std::optional<Date>& known_on)
        : session_(program, record.root(), {}, evaluation::Keep::Nothing), world_{{}, known_on, layer, 0} {}

    [[nodiscard]] Answers ask(const Rules& rules, Date on);

private:
    void ask(Answers& answers, std::string_view rule, std::uint32_t id);
    void keep(Answers& answers, std::string_view rule, const std::string& item, const evaluation::Cell& cell);

    evaluation::Session session_;
    evaluation::World world_;
};

/// Calls `visit(answer)` with each answer of the measure's rule that its base takes in, and once for each base that is itself undecided,
/// with the base's own answer: nobody knows whether it belongs.
void each_case(const Measure& measure, const Answers& answers, const std::function<void(const Answer&)>& visit);

}  // namespace careact::measures
