/// The words by which two uses of one operation differ.

#include "receipt/operations.hpp"

#include <set>

namespace careact::receipt {

namespace {

using Words = std::set<std::string_view>;

struct Said {
    Words how, unit;
};

const Words periods = {"day", "week", "fortnight", "four weeks", "month", "quarter", "year"};
const Words month_ends = {"last valid day", "day after"};
const Words states = {"recorded", "silent", "not asked", "refused", "disputed", "out of date", "not applicable", "unreadable"};

/// Operations that are not here have no such words.
const std::map<std::string_view, Said>& all() {
    static const std::map<std::string_view, Said> made = {
        {"rounded", {{"half up", "half even", "up", "down"}, {"pound", "penny", "tenth of a penny", "hundredth of a penny", "whole number"}}},
        {"rate", {periods, {}}},
        {"converted", {periods, {}}},
        {"steps", {{"part", "whole"}, {}}},
        {"shifted", {{"after", "before"}, month_ends}},
        {"within", {{"after", "before"}, month_ends}},
        {"between", {{"years", "months", "weeks", "days", "nights", "working days"}, {}}},
        {"part of period", {{"first day", "last day", "days"}, {}}},
        {"compared", {{"less", "at most", "more", "at least", "before", "after", "on or before", "on or after"}, {}}},
        {"collected", {{"sum", "count", "least", "greatest", "earliest", "latest"}, {"", "or none"}}},
        {"quantified", {{"some", "every", "no"}, {}}},
        {"picked", {{"latest", "earliest"}, {}}},
        {"asked clock", {{"state", "start", "due", "stop"}, {}}},
        {"in layer", {{"local", "national"}, {}}},
        {"rule", {{"", "raises", "lowers"}, {"", "carried"}}},
        {"check", {{"", "asks"}, {}}},
    };
    return made;
}

}  // namespace

bool has_words_of_its_own(const DerivedStep& step) {
    static const Said none;
    const auto found = all().find(step.op);
    const auto& said = found == all().end() ? none : found->second;
    const auto is_one = [](const Words& words, const std::string& word) { return words.empty() ? word.empty() : words.contains(word); };
    const bool of_evidence = step.op == "recorded" || step.op == "not known" || step.op == "absent";
    const bool state = of_evidence ? states.contains(step.state) : step.state.empty() || (step.op == "fact" && states.contains(step.state));
    if (step.op == "not known") return state && (step.how.empty() || states.contains(step.how));
    return state && is_one(said.how, step.how) && is_one(said.unit, step.unit);
}

}  // namespace careact::receipt
