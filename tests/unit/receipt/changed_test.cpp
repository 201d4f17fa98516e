/// Receipts in which one thing was changed: each member in turn, wherever it stands.

#include "careact/explain.hpp"
#include "careact/receipt.hpp"
#include "support/rules.hpp"
#include "unit/receipt/charge.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace careact::support {
namespace {

using Json = nlohmann::json;

/// Words for people, where something stands in the rules, and what the search found: nothing is worked out from them.
const std::set<std::string> words = {"title",      "module",       "text",       "line",       "place",
                                     "provisions", "source",       "unverified", "wording",    "because",
                                     "by",         "type",         "theme",      "asks",       "missed_means",
                                     "why",        "may_override", "next_steps", "settled_by", "would_change",
                                     "judgement",  "name",         "depth",      "layer",      "whatever_these_are",
                                     "shown"};
/// Of these the name is what something is looked up by.
bool is_word(const std::string& key, const Json& around) {
    return words.contains(key) && !(key == "name" && (around.contains("op") || around.contains("kind")));
}

/// A text that is like it, and another.
std::string other(const std::string& text) {
    static const std::map<std::string, std::string> others = {{"decided", "undecided"},
                                                              {"undecided", "decided"},
                                                              {"not applicable", "decided"},
                                                              {"yes", "no"},
                                                              {"no", "yes"},
                                                              {"at most", "less"},
                                                              {"half up", "down"},
                                                              {"plus", "minus"},
                                                              {"minus", "plus"},
                                                              {"times", "over"},
                                                              {"over", "times"}};
    if (const auto found = others.find(text); found != others.end()) return found->second;
    auto made = text;
    const auto digit = std::find_if(made.rbegin(), made.rend(), [](char c) { return c >= '0' && c <= '9'; });
    if (digit == made.rend()) return made + "x";
    *digit = *digit == '1' ? '2' : '1';
    return made;
}

Json other(const Json& value) {
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_number_integer()) return value.get<std::int64_t>() + 1;
    if (value.is_null()) return true;
    return other(value.get<std::string>());
}

/// Every member that is a single value and no word, by its pointer.
void gather(const Json& at, const Json::json_pointer& pointer, std::vector<Json::json_pointer>& all) {
    for (const auto& [key, value] : at.items()) {
        if (at.is_object() && is_word(key, at)) continue;
        const auto inside = at.is_array() ? pointer / std::stoul(key) : pointer / key;
        if (value.is_structured()) gather(value, inside, all);
        else all.push_back(inside);
    }
}

bool is_verified(const Json& receipt, const ReceiptAgainst& against) {
    const auto check = verify_receipts(receipt.dump(), against).at(0);
    return check.unreadable.empty() && check.findings.empty();
}

struct Changed {
    std::size_t tried = 0, found = 0;
    std::map<std::string, std::size_t> not_found;  // by the name of the member
    std::string lines;                             // with what was changed to what
};

Changed change_each(Json receipt, const std::string& record) {
    const ReceiptAgainst against{record, receipt["rulebook"]["digest"]};
    Changed made;
    std::vector<Json::json_pointer> members;
    gather(receipt, Json::json_pointer(), members);
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto& value = receipt[members[i]];
        const auto before = value;
        value = other(before);
        ++made.tried;
        if (!is_verified(receipt, against)) ++made.found;
        else ++made.not_found[members[i].back()], made.lines += members[i].to_string() + ": " + before.dump() + " to " + value.dump() + "\n";
        value = before;
    }
    return made;
}

Json receipt_of(const std::string& record) {
    const auto rules = compile_or_fail(charge_rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.checks = true;
    options.search = false;
    return Json::parse(to_json(evaluated(rules, record_or_fail(rules, record), options)));
}

using Counts = std::map<std::string, std::size_t>;

/// What is not found leaves every step following from its parts: which version made it; how far the bands of a row go, where the key is in
/// none of them either way; to which of two steps with one value a step for people, or a name that nothing else hangs on, refers; how many
/// operands there would have been after the one that settled it.
const Counts of_no_consequence = {{"careact", 1}, {"amount", 2}, {"step", 2}, {"number", 1}, {"derived", 2}};

/// And where it is not known what the operands are, what is done with them; the label of a clause that did not answer.
const Counts of_less_consequence = {{"careact", 1}, {"amount", 2}, {"step", 3}, {"derived", 2}, {"as", 6}, {"how", 1}, {"name", 1}};

TEST(AChangedReceipt, IsFoundWhicheverMemberItIs) {
    const auto made = change_each(receipt_of(charge_record), charge_record);
    EXPECT_GT(made.tried, 850U);
    EXPECT_EQ(made.not_found, of_no_consequence) << made.found << " of " << made.tried << "\n" << made.lines;
}

TEST(AChangedReceipt, IsFoundWhereMuchIsNotKnown) {
    const std::string record = R"({ "savings": 15000, "place": "at_home", "able": { "unknown_because": "refused" } })";
    const auto made = change_each(receipt_of(record), record);
    EXPECT_GT(made.tried, 600U);
    EXPECT_EQ(made.not_found, of_less_consequence) << made.found << " of " << made.tried << "\n" << made.lines;
}

}  // namespace
}  // namespace careact::support
