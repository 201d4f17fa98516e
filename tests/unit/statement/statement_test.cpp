#include "careact/statement.hpp"

#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto heads =
    "authority A act \"An Act\" cited \"1\" from 2000-01-01\nconversion month_to_week from month to week times 12 / 52\n"
    "figure kept: money per week \"what is kept\" under A \"reg 6\"\n  £10 from 2015-04-01\n  £12.50 from 2025-04-07 source \"a page\"\n"
    "record type Income\n  has name: text\n  has amount: money per any period\n  has ours: yes/no\n"
    "fact income: list of Income\nfact cost: money per week \"what it costs\"\nfact weeks: whole number\nfact saved: money\n"
    "rule counted for each i in income: money per week \"the part that counts\"\n"
    "  gives £0 per week when i.ours is no as not_ours \"it is somebody else's\" under A \"reg 9\"\n"
    "  otherwise gives i.amount converted to per week rounded down to the penny\n"
    "rule total: money per week \"all that counts\"\n  under A \"reg 1\"\n  gives sum of (counted(i) for each i in income)\n";

Statement made(std::string_view rule, std::string_view json, StatementOptions statement_options = {}) {
    const auto rules = compile_or_fail(std::string(heads) + std::string(rule));
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.goals = {"r"};
    const auto all = statements(evaluate(rules, record_or_fail(rules, json), options), statement_options);
    if (all.size() != 1) throw std::runtime_error("there is not one statement");
    return all.front();
}

/// The last part, a line each: `added £5.00 per week: all that counts`.
std::vector<std::string> lines(const StatementPart& part) {
    std::vector<std::string> all;
    for (const auto& line : part.lines) {
        all.push_back(std::string(to_text(line.kind)) + " " + (line.amount ? to_text(*line.amount) : std::string(to_text(line.status))) + ": " + (line.of.empty() ? "" : line.of + ", ") + line.words);
    }
    return all;
}

using Lines = std::vector<std::string>;
constexpr auto two = R"({ "income": [ { "name": "Pension", "amount": { "amount": 100, "per": "week" }, "ours": true },
                                      { "name": "Rent", "amount": { "amount": 50, "per": "week" }, "ours": false } ], "cost": 80, "weeks": 3 })";

TEST(Statements, ASumIsItsLinesAndWhatTheyDrawOnStandsBefore) {
    const auto s = made("rule r: money per week \"what is paid\"\n  gives total - kept\n", two);
    ASSERT_EQ(s.parts.size(), 2U);
    EXPECT_EQ(lines(s.parts[0]), (Lines{"added £100.00 per week: Pension, the part that counts", "added £0.00 per week: Rent, the part that counts"}));
    EXPECT_EQ(s.parts[0].title, "all that counts");
    EXPECT_TRUE(s.parts[0].is_sum);
    EXPECT_EQ(lines(s.parts[1]), (Lines{"added £100.00 per week: all that counts", "taken away £12.50 per week: what is kept"}));
    EXPECT_EQ(s.parts[1].lines[0].part, 0U);
    EXPECT_EQ(to_text(s.total.value()), "£87.50 per week");
}

TEST(Statements, WhatIsLeftOutSaysWhyAndHowMuchWasRecorded) {
    const auto s = made("rule r: money per week\n  gives total\n", two);
    const auto& rent = s.parts.back().lines.at(1);
    ASSERT_EQ(rent.reasons.size(), 1U);
    EXPECT_EQ(rent.reasons[0].words, "it is somebody else's");
    EXPECT_EQ(rent.reasons[0].provisions, Lines{"A reg 9"});
    ASSERT_EQ(rent.recorded.size(), 1U);
    EXPECT_EQ(rent.recorded[0].path, "income[2].amount");
    EXPECT_EQ(rent.recorded[0].value, "£50.00 per week");
    EXPECT_TRUE(rent.nothing);
}

TEST(Statements, AFigureSaysItsDateItsSourceAndItsLine) {
    const auto s = made("rule r: money per week\n  gives total - kept\n", two);
    const auto& kept = s.parts.back().lines.at(1);
    ASSERT_EQ(kept.figures.size(), 1U);
    EXPECT_EQ(kept.figures[0].from, "2025-04-07");
    EXPECT_EQ(kept.figures[0].source, "a page");
    EXPECT_EQ(kept.figures[0].layer, "national");
    EXPECT_TRUE(kept.figures[0].place.ends_with(":7") || kept.figures[0].place.ends_with(":8")) << kept.figures[0].place;  // after the head of the module
}

TEST(Statements, LimitsStandAfterWhatTheyLimit) {
    const auto s = made("rule r: money per week\n  gives least of (cost, greatest of (£0 per week, total - kept))\n", two);
    EXPECT_EQ(lines(s.parts.back()), (Lines{"added £100.00 per week: all that counts", "taken away £12.50 per week: what is kept", "no less than £0.00 per week: £0 per week",
                                            "no more than £80.00 per week: what it costs"}));
    EXPECT_EQ(to_text(s.parts.back().lines[1].after.value()), "£87.50 per week");
    EXPECT_EQ(to_text(s.total.value()), "£80.00 per week");
    EXPECT_FALSE(s.parts.back().is_sum);
}

TEST(Statements, ARoundingShowsBeforeAndAfter) {
    const auto s = made("rule r: money per week\n  gives total\n", R"({ "income": [ { "name": "Pension", "amount": { "amount": 100, "per": "month" }, "ours": true } ] })");
    ASSERT_EQ(s.parts.size(), 2U);
    EXPECT_EQ(lines(s.parts[0]), (Lines{"added £100.00 per month: Pension, amount", "converted £23.0769... per week: per week", "rounded £23.07 per week: rounded down to the penny"}));  // 1200 / 52
    EXPECT_EQ(s.parts[0].of, "Pension");
    EXPECT_EQ(s.parts[0].lines[0].path, "income[1].amount");
}

TEST(Statements, StepsAreCountedAndMultiplied) {
    const auto s = made("rule above: whole number\n  gives steps of £250 in (saved - £14,250) counting part steps\nrule r: money per week\n  gives £1 per week * above\n", R"({ "saved": 14750.01 })");
    EXPECT_EQ(lines(s.parts.back()), (Lines{"added £14,750.01: saved", "taken away £14,250.00: £14,250", "in steps or part steps of £250.00: £250", "multiplied by £1.00 per week: £1 per week"}));
    EXPECT_EQ(to_text(s.parts.back().lines[2].after.value()), "3");
    EXPECT_EQ(to_text(s.parts.back().lines[3].after.value()), "£3.00 per week");
}

TEST(Statements, WhatIsNotKnownIsNeverNothing) {
    const auto s = made("rule r: money per week\n  gives total - kept\n", R"({ "income": [ { "name": "Pension", "amount": { "amount": 100, "per": "week" }, "ours": true }, { "name": "Rent", "ours": true } ] })");
    EXPECT_FALSE(s.total);
    EXPECT_EQ(lines(s.parts[0]), (Lines{"added £100.00 per week: Pension, the part that counts", "added undecided: Rent, the part that counts"}));
    ASSERT_EQ(s.parts[0].lines[1].waits_for.size(), 1U);
    EXPECT_EQ(s.parts[0].lines[1].waits_for[0].path, "income[2].amount");
    EXPECT_FALSE(s.parts[0].lines[1].after);
    EXPECT_EQ(lines(s.parts[1]), (Lines{"added undecided: all that counts", "taken away £12.50 per week: what is kept"}));
}

TEST(Statements, ARuleAskedTwiceIsItemisedOnce) {
    const auto s = made("rule r: money per week\n  gives total + total\n", two);
    ASSERT_EQ(s.parts.size(), 2U);
    EXPECT_EQ(s.parts[1].lines[0].part, 0U);
    EXPECT_EQ(s.parts[1].lines[1].part, 0U);
}

TEST(Statements, PartsStandNoDeeperThanIsAskedFor) {
    StatementOptions options;
    options.depth = 1;
    const auto s = made("rule r: money per week\n  gives total - kept\n", two, options);
    ASSERT_EQ(s.parts.size(), 1U);
    EXPECT_EQ(lines(s.parts[0]), (Lines{"added £100.00 per week: all that counts", "taken away £12.50 per week: what is kept"}));
    EXPECT_FALSE(s.parts[0].lines[0].part);
}

TEST(Statements, AreOfAmountsOfMoneyAlone) {
    const auto rules = compile_or_fail(std::string(heads) + "rule r: yes/no\n  gives total > cost\n");
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.goals = {"r"};
    EXPECT_TRUE(statements(evaluate(rules, record_or_fail(rules, two), options)).empty());
}

TEST(Statements, WhatARecordSaysIsEscapedOnAPage) {
    const auto s = made("rule r: money per week \"paid\"\n  gives total - kept\n", R"({ "income": [ { "name": "<script>alert('x')</script>&", "amount": { "amount": 100, "per": "week" }, "ours": true } ] })");
    for (const bool person : {false, true}) {
        HtmlOptions options;
        options.for_person = person;
        const auto page = to_html({s}, options);
        EXPECT_EQ(page.find("<script"), std::string::npos);
        EXPECT_NE(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"), std::string::npos) << page;
    }
}

}  // namespace
}  // namespace careact::support
