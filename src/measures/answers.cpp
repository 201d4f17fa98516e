#include "measures/answers.hpp"

#include "program/program.hpp"

#include <algorithm>

namespace careact::measures {

const std::vector<Answer>& Answers::of(std::string_view rule) const {
    static const std::vector<Answer> none;
    const auto found = by_rule.find(rule);
    return found == by_rule.end() ? none : found->second;
}

bool can_be_asked(const Rulebook& rulebook, bool national_only, std::string_view rule) {
    const auto& all = rulebook.program().rules;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.name == rule; });
    if (found == all.end() || (!found->scope.names.empty() && !found->scope.for_each)) return false;
    return found->bodies[program::national] || (!national_only && found->bodies[program::local]);
}

Answers ask(const Rulebook& rulebook, const Record& record, const std::set<std::string>& rules, EvaluateOptions options) {
    Answers made;
    if (rules.empty()) return made;
    options.goals.assign(rules.begin(), rules.end());
    options.search = false;
    for (auto& outcome : evaluate(rulebook, record, options).outcomes) {
        made.unverified[outcome.goal].insert(outcome.unverified.begin(), outcome.unverified.end());
        made.by_rule[outcome.goal].push_back({std::move(outcome.item), outcome.status, std::move(outcome.value)});
    }
    return made;
}

void each_case(const Measure& measure, const Answers& answers, const std::function<void(const Answer&)>& visit) {
    const auto& asked = answers.of(measure.rule);
    if (measure.base.empty()) {
        for (const auto& answer : asked) visit(answer);
        return;
    }
    for (const auto& base : answers.of(measure.base)) {
        if (base.status == OutcomeStatus::NotApplicable) continue;
        if (base.status != OutcomeStatus::Decided) visit(base);
        else if (base.value == Value(true)) {
            for (const auto& answer : asked) {
                if (base.item.empty() || base.item == answer.item) visit(answer);
            }
        }
    }
}

}  // namespace careact::measures
