#include "support/outcomes.hpp"

#include <algorithm>
#include <set>

namespace careact::support {

Goal Goal::parse(const std::string& text) {
    const auto open = text.find('(');
    if (open == std::string::npos) return {text, ""};
    return {text.substr(0, open), text.substr(open + 1, text.size() - open - 2)};
}

const Outcome* find(const Determination& determination, const Goal& goal) {
    const auto found = std::find_if(determination.outcomes.begin(), determination.outcomes.end(),
                                    [&](const Outcome& o) { return o.goal == goal.rule && o.item == goal.item; });
    return found == determination.outcomes.end() ? nullptr : &*found;
}

std::string result_of(const Outcome& outcome) {
    return outcome.status == OutcomeStatus::Decided ? to_text(outcome.value) : std::string(to_text(outcome.status));
}

bool rests_on_label(const Determination& determination, const Outcome& outcome, const std::string& label) {
    if (!outcome.proof) return false;
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> open = {*outcome.proof};
    while (!open.empty()) {
        const auto number = open.back();
        open.pop_back();
        if (!seen.insert(number).second) continue;
        const auto& node = determination.proof[number];
        for (const auto& step : node.steps) {
            const bool labelled = step.kind == "requirement" || step.kind == "clause" || step.kind == "exception";
            if (labelled && step.name == label && step.status == "decided" && step.value == node.value) return true;
            if (step.asked) open.push_back(*step.asked);
        }
    }
    return false;
}

std::string described(const Outcome& outcome) {
    auto text = outcome.goal + (outcome.item.empty() ? "" : "(" + outcome.item + ")") + " is " + result_of(outcome);
    if (!outcome.fault.empty()) text += " (" + outcome.fault + ")";
    if (!outcome.not_applicable_because.empty()) text += " (" + outcome.not_applicable_because + ")";
    const auto list = [&](const char* heading, const std::vector<MissingFact>& facts) {
        if (facts.empty()) return;
        text += std::string("\n  ") + heading;
        for (const auto& fact : facts) text += " " + fact.path + " [" + std::string(to_text(fact.state)) + "]";
    };
    list("missing:", outcome.missing);
    list("whatever these are:", outcome.immaterial);
    for (const auto& r : outcome.requirements) {
        text += "\n  " + (r.label.empty() ? r.text : r.label) + ": " + (r.status == OutcomeStatus::Decided ? r.value : std::string(to_text(r.status)));
    }
    return text;
}

}  // namespace careact::support
