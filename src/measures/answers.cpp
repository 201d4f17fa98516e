#include "measures/answers.hpp"

#include "program/program.hpp"

#include <algorithm>
#include <array>

namespace careact::measures {

namespace {

OutcomeStatus status_of(evaluation::Status status) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return all[static_cast<std::size_t>(status)];
}

}  // namespace

const std::vector<Answer>& Answers::of(std::string_view rule) const {
    static const std::vector<Answer> none;
    const auto found = by_rule.find(rule);
    return found == by_rule.end() ? none : found->second;
}

std::optional<std::uint32_t> rule_id(const program::Program& program, program::Layer layer, std::string_view name) {
    const auto& all = program.rules;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.name == name; });
    if (found == all.end() || (!found->scope.names.empty() && !found->scope.for_each)) return std::nullopt;
    const bool there = found->bodies[program::national] || (layer == program::local && found->bodies[program::local]);
    return there ? std::optional(static_cast<std::uint32_t>(found - all.begin())) : std::nullopt;
}

Answers Asking::ask(const Rules& rules, Date on) {
    Answers answers;
    world_.date = on;
    for (const auto& [rule, id] : rules) ask(answers, rule, id);
    return answers;
}

void Asking::ask(Answers& answers, std::string_view rule, std::uint32_t id) {
    const auto& scope = session_.program().rules[id].scope;
    if (!scope.for_each) return keep(answers, rule, {}, session_.ask(id, world_).cell);
    std::vector<evaluation::Cell> items;
    const auto list = session_.items(scope, world_, items);
    for (const auto& item : items) {
        const auto& outcome = session_.ask(id, world_, {item});
        keep(answers, rule, outcome.item, outcome.cell);
    }
    if (!list.known()) keep(answers, rule, {}, list);
}

void Asking::keep(Answers& answers, std::string_view rule, const std::string& item, const evaluation::Cell& cell) {
    answers.by_rule[rule].push_back({item, status_of(cell.status), cell.known() ? cell.value : Value()});
    for (const auto id : cell.rests) {
        const auto& atom = session_.atoms()[id];
        if (atom.kind == evaluation::Atom::Kind::Unverified) answers.unverified[rule].insert(atom.text);
    }
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
