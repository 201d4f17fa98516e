#include "property/same_outcome.hpp"

#include "careact/explain.hpp"
#include "careact/record.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace careact::support {

namespace {

bool names_state(const Outcome& outcome, const std::string& stated) {
    static const std::set<std::string> states = {"not asked", "refused", "disputed", "out of date"};
    return std::any_of(outcome.facts.begin(), outcome.facts.end(), [&](const RestsOn& fact) { return fact.path.starts_with(stated) && states.contains(fact.value); });
}

bool same(const Outcome& a, const Outcome& b) {
    return a.status == b.status && (a.status != OutcomeStatus::Decided || same_value(a.value, b.value));
}

}  // namespace

Determination evaluated(const Rulebook& rules, const Json& record, const std::string& on, bool search) {
    const auto read = read_record("record", record.dump(), rules);
    if (!read.record) throw std::runtime_error("the record was refused: " + read.diagnostics.all().front().message);
    EvaluateOptions options;
    options.on = Date::parse(on).value();
    options.search = search;
    return evaluate(rules, *read.record, options);
}

std::vector<std::string> contradictions(const Determination& fuller, const Determination& poorer, const std::string& stated) {
    std::vector<std::string> found;
    for (const auto& after : poorer.outcomes) {
        if (after.status == OutcomeStatus::Undecided) continue;
        const auto* before = find(fuller, {after.goal, after.item});
        if (before != nullptr && same(*before, after)) continue;
        if (!after.presumptions.empty() || (before != nullptr && !before->presumptions.empty())) continue;
        if (!stated.empty() && names_state(after, stated)) continue;
        found.push_back((before == nullptr ? "there was no such outcome" : described(*before)) + "\nand with less said\n" + described(after));
    }
    // An outcome about an item is gone only if nobody knows any longer which items there are.
    for (const auto& before : fuller.outcomes) {
        if (find(poorer, {before.goal, before.item}) != nullptr) continue;
        const auto* waiting = find(poorer, {before.goal, ""});
        if (waiting != nullptr && waiting->status == OutcomeStatus::Undecided) continue;
        found.push_back(described(before) + "\nand with less said it is not there at all");
    }
    return found;
}

std::string apart_from_digest(const Determination& determination) {
    auto copy = determination;
    copy.record_digest.clear();
    return to_json(copy);
}

}  // namespace careact::support
