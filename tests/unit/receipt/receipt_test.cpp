/// Receipts that follow, and receipts in which something was changed everywhere it is said, so that only the working can tell.

#include "careact/receipt.hpp"
#include "careact/explain.hpp"
#include "support/rules.hpp"
#include "unit/receipt/charge.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact::support {
namespace {

using Json = nlohmann::json;

std::string receipt_of(const std::string& record = charge_record, std::string_view rules = charge_rules, bool derivations = true) {
    const auto rulebook = compile_or_fail(rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.checks = true;
    options.derivations = derivations;
    return to_json(evaluate(rulebook, record_or_fail(rulebook, record), options));
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

ReceiptCheck checked(const std::string& receipt, const ReceiptAgainst& against = {}) {
    const auto all = verify_receipts(receipt, against);
    if (all.size() != 1) throw std::logic_error("one receipt expected");
    return all[0];
}

/// Each finding in a line: the rule, what was looked at, what it says and what it should.
std::vector<std::string> findings(const ReceiptCheck& check) {
    std::vector<std::string> lines;
    for (const auto& one : check.findings) lines.push_back(one.rule + ": " + one.what + ": " + one.said + ", not " + one.should_be);
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Receipts, FollowFromTheirParts) {
    const auto check = checked(receipt_of());
    EXPECT_EQ(findings(check), Lines{});
    EXPECT_EQ(check.unreadable, "");
    EXPECT_EQ(check.answers, 8U);
    EXPECT_GT(check.steps, 90U);
    EXPECT_EQ(check.on, "2025-10-01");
    EXPECT_EQ(check.layer, "national");
    EXPECT_EQ(check.leaves.at("figure"), 2U);
}

TEST(Receipts, AreAnArrayToo) {
    const auto one = receipt_of();
    EXPECT_EQ(verify_receipts("[" + one + "," + one + "]").size(), 2U);
    EXPECT_TRUE(verify_receipts("[]").empty());
}

TEST(Receipts, OfNothingAreNone) {
    auto receipt = Json::parse(receipt_of());
    for (const char* kind : {"outcomes", "clocks", "checks"}) receipt[kind] = Json::array();
    EXPECT_EQ(checked(receipt.dump()).unreadable, "it has no outcome, clock or check, so there is nothing to verify");
    receipt["proof"] = Json::array();
    EXPECT_EQ(checked(receipt.dump()).unreadable, "it has no outcome, clock or check, so there is nothing to verify");
}

// An outcome that no other rests on leaves its answer behind when it is cut out.
TEST(Receipts, TellAnOutcomeThatWasCutOut) {
    auto receipt = Json::parse(receipt_of());
    auto& outcomes = receipt["outcomes"];
    const auto pays = std::find_if(outcomes.begin(), outcomes.end(), [](const Json& one) { return one["goal"] == "pays"; });
    outcomes.erase(pays);
    EXPECT_EQ(findings(checked(receipt.dump())), Lines{"pays: what it is for: nothing, not an outcome, a clock or a check that leads to it"});
}

TEST(Receipts, TellWhatIsThereTwice) {
    auto receipt = Json::parse(receipt_of());
    receipt["outcomes"].push_back(receipt["outcomes"][0]);
    const std::string goal = receipt["outcomes"][0]["goal"];
    EXPECT_EQ(findings(checked(receipt.dump())), Lines{goal + ": how often it is answered: more than once, not once"});
    receipt = Json::parse(receipt_of());
    receipt["proof"].push_back(receipt["proof"][0]);
    const std::string rule = receipt["proof"][0]["rule"];
    EXPECT_EQ(findings(checked(receipt.dump())), Lines{rule + ": what it is for: nothing, not an outcome, a clock or a check that leads to it"});
}

TEST(Receipts, ThatLackSomethingAreToldSoInPlainWords) {
    auto receipt = Json::parse(receipt_of());
    receipt["outcomes"][0]["settled_by"] = Json::array();
    EXPECT_EQ(checked(receipt.dump()).unreadable, "something in it is not of the kind that stands there in a receipt");
    receipt.erase("record");
    EXPECT_EQ(checked(receipt.dump()).unreadable, "it has no `record` where a receipt has one");
    EXPECT_EQ(checked("{}").unreadable, "it has no `careact` where a receipt has one");
}

// £22.2866.. is £22.29 half up, whatever every other place in the receipt says.
TEST(Receipts, TellAnAmountRoundedTheWrongWay) {
    const auto check = checked(with(receipt_of(), "22.29", "22.28"));
    const auto text = "(income * 2 / 6 + tariff - allowance(number of years from born_on to the date)) rounded half up to the penny";
    EXPECT_EQ(findings(check), Lines{std::string("charge: ") + text + ": £22.28 per week, not £22.29 per week"});
    EXPECT_TRUE(check.findings.at(0).step.has_value());
    EXPECT_EQ(check.findings[0].place, "test.care:38");
}

// Six months after 31 March is 30 September where months end on the last valid day; on 1 October that is a day over.
TEST(Receipts, TellAMonthThatRunsOver) {
    auto receipt = with(with(receipt_of(), "2025-09-30", "2025-10-01"), "30 September 2025", "1 October 2025");
    const auto lines = findings(checked(receipt));
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines[0], "review: 6 months after the start: 1 October 2025, not 30 September 2025");
}

// £300.00 and £100.01 were paid by the day, and £7.00 was not.
TEST(Receipts, TellASumThatLeavesSomethingOut) {
    const auto check = checked(with(receipt_of(), "400.01", "300.00"));
    const auto lines = findings(check);
    EXPECT_TRUE(std::count(lines.begin(), lines.end(),
                           "income: sum of (i.weekly for each i in incomes where i.paid_on is on or before the date): £300.00 per week, not £400.01 per week"));
}

// Whether the person is able to pay is a judgement that nobody has made: `yes and unknown` is unknown.
TEST(Receipts, TellUnknownTakenForYes) {
    auto receipt = Json::parse(receipt_of(
        R"({ "place": "care_home", "savings": 15000, "incomes": [{ "weekly": 900, "paid_on": "2025-08-01" }], "born_on": "1950-02-28", "is_adult": true })"));
    auto& proof = receipt["proof"];
    for (auto& node : proof) {
        if (node["rule"] != "pays") continue;
        for (auto& step : node["derivation"]) {
            if (step.value("text", "") != "charge > £0 per week and able") continue;
            step.erase("status");
            step["value"] = true;
        }
    }
    const auto lines = findings(checked(receipt.dump()));
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines[0], "pays: charge > £0 per week and able: yes, not undecided");
}

TEST(Receipts, TellAnAnswerThatRestsOnItself) {
    auto receipt = Json::parse(receipt_of());
    auto& proof = receipt["proof"];
    std::uint32_t pays = 0;
    while (proof[pays]["rule"] != "pays") ++pays;
    for (auto& node : proof) {
        if (node["rule"] != "income") continue;
        node["derivation"][0]["op"] = "asked", node["derivation"][0]["asked"] = pays;
    }
    const auto lines = findings(checked(receipt.dump()));
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line.find("resting on itself") != std::string::npos; }));
}

TEST(Receipts, AreComparedWithTheRecord) {
    ReceiptAgainst against;
    against.record = charge_record;
    const auto check = checked(receipt_of(), against);
    EXPECT_EQ(findings(check), Lines{});
    EXPECT_GT(check.facts_compared, 15U);
    against.record = with(charge_record, "15000", "15001");
    const auto lines = findings(checked(receipt_of(), against));
    ASSERT_GE(lines.size(), 2U);
    EXPECT_NE(lines[0].find(": the digest of the record"), std::string::npos);
    EXPECT_NE(lines.back().find("fact savings: £15,000.00, not what the record says: 15001"), std::string::npos) << lines.back();
}

// A receipt for a day rests on no judgement that the record dates after it, and may rest on what is presumed until then.
TEST(Receipts, AreComparedWithTheRecordAsItWasJudgedByTheDay) {
    constexpr auto rules =
        "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfact able: judgement of yes/no presumed no under A \"s1\"\nfact hard: judgement of yes/no\n"
        "rule r: yes/no \"R\"\n  gives not able and hard\n";
    const std::string record = R"({"able": {"judged": true, "by": "A", "on": "2025-10-02", "because": "b"}, "hard": {"judged": true, "by": "A", "on": "2025-09-30", "because": "b"}})";
    ReceiptAgainst against;
    against.record = record;
    EXPECT_EQ(findings(checked(receipt_of(record, rules), against)), Lines{});
    against.record = with(record, "2025-09-30", "2025-10-02");
    const auto lines = findings(checked(receipt_of(record, rules), against));
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line.find("fact hard: yes, not nothing: the record is silent") != std::string::npos; }));
}

TEST(Receipts, AreComparedWithTheRules) {
    ReceiptAgainst against;
    against.rulebook_digest = std::string(64, '0');
    const auto lines = findings(checked(receipt_of(), against));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NE(lines[0].find(": the digest of the rules"), std::string::npos);
}

TEST(Receipts, WithoutDerivationsAreTakenAsWritten) {
    const auto check = checked(receipt_of(charge_record, charge_rules, false));
    EXPECT_EQ(check.steps, 0U);
    EXPECT_EQ(check.taken_as_written.at("an answer whose derivation was not kept"), 8U);
}

TEST(Receipts, ThatAreNoneSaySo) {
    for (const std::string text : {"", "not JSON", "{}", "7", "[7]", R"({"careact": "1", "record": 3})"}) EXPECT_NE(checked(text).unreadable, "") << text;
    auto receipt = Json::parse(receipt_of());
    receipt["proof"][0]["derivation"][0]["value"] = Json{{"amount", "a lot"}, {"kind", "money"}};
    EXPECT_NE(checked(receipt.dump()).unreadable, "");
}

TEST(Receipts, AreReportedAsTextAndAsJson) {
    const auto check = checked(with(receipt_of(), "22.29", "22.28"));
    EXPECT_NE(to_text(check).find("  says £22.28 per week; should be £22.29 per week\n"), std::string::npos);
    const auto json = Json::parse(to_json(check));
    EXPECT_EQ(json.at("holds"), false);
    EXPECT_EQ(json.at("found").at(0).at("should_be"), "£22.29 per week");
    EXPECT_EQ(Json::parse(to_json(checked(receipt_of()))).at("holds"), true);
}

}  // namespace
}  // namespace careact::support
