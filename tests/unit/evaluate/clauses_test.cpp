#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

TEST(Clauses, TheFirstThatHoldsAnswers) {
    constexpr auto rules = "fact n: whole number\nrule r: money\n  gives £1 when n < 10\n  gives £2 when n < 20\n  otherwise gives £3\n";
    EXPECT_EQ(answer(rules, R"({ "n": 9 })"), "£1.00");
    EXPECT_EQ(answer(rules, R"({ "n": 10 })"), "£2.00");
    EXPECT_EQ(answer(rules, R"({ "n": 20 })"), "£3.00");
    EXPECT_EQ(answer(rules, "{}"), "undecided: n");
}

constexpr auto two_conditions = "fact a: yes/no\nfact b: yes/no\nrule r: money\n  gives £1 when a\n  gives £2 when b\n  otherwise gives £1\n";

TEST(Clauses, AnUnknownConditionDoesNotMatterIfBothWaysGiveOneValue) {
    EXPECT_EQ(answer(two_conditions, R"({ "b": false })"), "£1.00");
    EXPECT_EQ(answer(two_conditions, R"({ "b": true })"), "undecided: a");
    EXPECT_EQ(answer(two_conditions, R"({ "a": true })"), "£1.00");
    EXPECT_EQ(answer(two_conditions, R"({ "a": false })"), "undecided: b");
}

TEST(Clauses, ADecisionEitherWaySaysWhatItDidNotNeed) {
    const auto decided = outcome(two_conditions, R"({ "b": false })");
    ASSERT_EQ(decided.immaterial.size(), 1U);
    EXPECT_EQ(decided.immaterial[0].path, "a");
}

TEST(Clauses, ANotApplicableConditionPassesOn) { EXPECT_EQ(answer(two_conditions, R"({ "a": { "not_applicable": true }, "b": true })"), "£2.00"); }

TEST(Clauses, AConditionThatFailsIsAFault) {
    EXPECT_TRUE(answer("figure f: money\n  £1 from 2099-01-01\nrule r: money\n  gives £1 when f > £0\n  otherwise gives £2\n").starts_with("failed: there is no amount of `f`"));
}

TEST(Clauses, WhateverTheMissingFactsTurnOutToBe) {
    constexpr auto ladder = "fact a: yes/no\nrule r: money\n  gives £1 when a\n  gives £1 when not a\n  otherwise gives £1\n";
    EXPECT_EQ(answer(ladder, "{}"), "£1.00");
}

TEST(Clauses, AClauseIsThereOnItsDaysBothIncluded) {
    constexpr auto rules = "rule r: money\n  gives £1 when 1 < 2 from 2025-04-01 until 2025-04-30\n  otherwise gives £2\n";
    EXPECT_EQ(answer(rules, "{}", "2025-03-31"), "£2.00");
    EXPECT_EQ(answer(rules, "{}", "2025-04-01"), "£1.00");
    EXPECT_EQ(answer(rules, "{}", "2025-04-30"), "£1.00");
    EXPECT_EQ(answer(rules, "{}", "2025-05-01"), "£2.00");
}

constexpr auto adults = "fact years: whole number\nfact grant: money\nrule r: money\n  applies when years >= 18 else \"for adults\"\n  gives grant\n";

TEST(AppliesWhen, OtherwiseItIsNotApplicableAndSaysWhy) {
    const auto child = outcome(adults, R"({ "years": 17, "grant": 5 })");
    EXPECT_EQ(in_a_line(child), "not applicable");
    EXPECT_EQ(child.not_applicable_because, "for adults");
    EXPECT_EQ(answer(adults, R"({ "years": 18, "grant": 5 })"), "£5.00");
}

TEST(AppliesWhen, UndecidedLeavesTheRuleUndecided) {
    EXPECT_EQ(answer(adults, R"({ "grant": 5 })"), "undecided: years");
    EXPECT_EQ(answer(adults, "{}"), "undecided: grant, years");
}

TEST(AppliesWhen, ARuleThatDoesNotApplyIsLeftOutOfAConditionAndStopsASum) {
    const std::string rules = adults + std::string("rule small: yes/no\n  gives r > £1 or years < 18\nrule total: money\n  gives r + £1\n");
    const auto book = compile_or_fail(rules);
    EXPECT_EQ(answer(book, R"({ "years": 17 })", "2025-10-01", "small"), "yes");
    EXPECT_EQ(answer(book, R"({ "years": 17 })", "2025-10-01", "total"), "not applicable");
}

TEST(AppliesWhen, WhatACarryWaitsForDoesNotHideWhatItDoes) {
    constexpr auto rules = "fact a: yes/no\nfact began_on: date\nrule r: whole number\n  applies when a\n  starting with n as 0\n  for each day d from began_on to the date\n    n becomes n + 1\n  gives n\n";
    EXPECT_EQ(answer(rules, R"({ "a": false })"), "not applicable");
    EXPECT_EQ(answer(rules, "{}"), "undecided: a, began_on");
}

TEST(AppliesWhen, AFaultInACarryIsNoneWhereTheRuleMayNotApply) {
    constexpr auto too_long = "fact a: yes/no\nrule r: whole number\n  applies when a\n  starting with n as 0\n  for each day d from 1700-01-01 to the date\n    n becomes n + 1\n  gives n\n";
    EXPECT_EQ(answer(too_long, R"({ "a": false })"), "not applicable");
    EXPECT_TRUE(answer(too_long, R"({ "a": true })").starts_with("failed"));
    EXPECT_EQ(answer(too_long, "{}"), "undecided: a");
}

}  // namespace
}  // namespace careact::support
