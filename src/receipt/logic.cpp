/// Conditions: and, or, comparisons, tests of what is recorded.

#include "receipt/operations.hpp"
#include "source/utf8.hpp"

#include <algorithm>

namespace careact::receipt {

namespace {

using Status = OutcomeStatus;

std::vector<Came> all_of(const Parts& parts) {
    std::vector<Came> all;
    for (const auto& part : parts) all.push_back(part.came);
    return all;
}

Came unless(bool negated, Came came) { return negated ? opposite(std::move(came)) : came; }

/// Left to right, as far as the first that settles it.
Came connective(const DerivedStep& step, const Parts& parts) {
    const bool conjunction = step.op == "and";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].came.is(!conjunction)) continue;
        if (i + 1 != parts.size()) throw Unfit{};
        return decided(!conjunction);
    }
    if (parts.size() != static_cast<std::size_t>(need(step.number))) throw Unfit{};
    return joined(all_of(parts), conjunction);
}

Came negation(const DerivedStep&, const Parts& parts) { return opposite(at(parts, 0).came); }

/// The rule file says it with the same words.
bool is_written(const DerivedStep& step) {
    const std::map<std::string_view, std::string> signs = {{"less", "<"}, {"at most", "<="}, {"more", ">"}, {"at least", ">="}};
    const auto sign = signs.find(step.how);
    return step.text.empty() || step.text.find(sign != signs.end() ? " " + sign->second + " " : step.how) != std::string::npos;
}

bool holds(std::string_view how, int order) {
    if (how == "less" || how == "before") return order < 0;
    if (how == "at most" || how == "on or before") return order <= 0;
    if (how == "more" || how == "after") return order > 0;
    if (how == "at least" || how == "on or after") return order >= 0;
    throw Unfit{};
}

Came of_two(const DerivedStep& step, const Parts& parts) {
    if (parts.size() != 2) throw Unfit{};
    auto result = all_needed(all_of(parts));
    if (!result.decided()) return result;
    const auto &left = parts[0].came.value, &right = parts[1].came.value;
    const auto* text = std::get_if<std::string>(&left);
    const auto* other = std::get_if<std::string>(&right);
    bool yes = false;
    if (step.op == "same") yes = same(left, right);
    else if (step.op == "same text") yes = text != nullptr && other != nullptr && source::folded(*text) == source::folded(*other);
    else if (!is_written(step)) throw Unfit{};
    else yes = holds(step.how, order(left, right));
    return decided(yes != step.negated);
}

Came blank(const DerivedStep& step, const Parts& parts) {
    auto result = all_needed({at(parts, 0).came});
    if (!result.decided()) return result;
    const auto* text = std::get_if<std::string>(&parts[0].came.value);
    return decided((text == nullptr || source::is_blank(*text)) != step.negated);
}

/// An item of which the record says nothing is not none: it is not known.
Came none_test(const DerivedStep& step, const Parts& parts) {
    const auto& of = at(parts, 0).came;
    if (!of.decided()) return of;
    const auto* item = std::get_if<std::shared_ptr<const Item>>(&of.value);
    if (item != nullptr && (*item)->state != EvidenceState::Recorded)
        return standing((*item)->state == EvidenceState::NotApplicable ? Status::NotApplicable : Status::Undecided);
    return decided(of.is_none() != step.negated);
}

/// The options: each as it stands, lists by their items; an empty list has none.
std::vector<Came> options(const Parts& parts) {
    std::vector<Came> all;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto& option = parts[i].came;
        const auto* list = option.decided() ? std::get_if<std::shared_ptr<const List>>(&option.value) : nullptr;
        if (list == nullptr) all.push_back(option);
        else if ((*list)->items.empty()) all.push_back(decided(None{}));
        else
            for (const auto& item : (*list)->items)
                all.push_back(item.state == EvidenceState::Recorded
                                  ? decided(item.value)
                                  : standing(item.state == EvidenceState::NotApplicable ? Status::NotApplicable : Status::Undecided));
    }
    return all;
}

Came one_of(const DerivedStep& step, const Parts& parts) {
    const auto& of = at(parts, 0).came;
    std::vector<Came> tests;
    for (const auto& option : options(parts)) {
        auto test = all_needed({of, option});
        if (test.decided()) test.value = same(of.value, option.value);
        tests.push_back(std::move(test));
    }
    if (tests.empty()) tests.push_back(of.decided() ? decided(false) : of);
    if (!of.applies()) return of;
    return unless(step.negated, joined(tests, false));
}

/// Three-valued too: only `is absent` takes silence for an answer.
Came evidence_test(const DerivedStep& step, const Parts& parts) {
    if (!parts.empty() && !parts[0].came.decided() && step.state == "recorded") return parts[0].came;
    const bool absent = step.op == "absent", known_not = step.op == "not known", recorded = step.state == "recorded";
    Came result = standing(Status::Undecided);
    if (step.state == "silent" && absent) result = decided(true);
    else if (step.state == "not applicable" && !known_not) result = standing(Status::NotApplicable);
    else if (step.state != "silent" && step.state != "unreadable")
        result = decided(absent ? false : !known_not ? recorded : step.how.empty() ? !recorded : step.state == step.how);
    return unless(step.negated, std::move(result));
}

}  // namespace

void add_logic(Operations& all) {
    all.insert({{"and", connective},
                {"or", connective},
                {"not", negation},
                {"compared", of_two},
                {"same", of_two},
                {"same text", of_two},
                {"blank", blank},
                {"is none", none_test},
                {"one of", one_of},
                {"recorded", evidence_test},
                {"not known", evidence_test},
                {"absent", evidence_test}});
}

}  // namespace careact::receipt
