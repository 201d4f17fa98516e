#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto nested =
    "fact a: yes/no\nfact b: yes/no\nfact c: yes/no\n"
    "rule r: money\n  gives £1\n"
    "  exception gives £2 when a as outer\n"
    "  exception to outer gives £3 when b as inner\n"
    "  exception to inner gives £4 when c as innermost\n";

TEST(Exceptions, TheGeneralRuleWhereNoneHolds) { EXPECT_EQ(answer(nested, R"({ "a": false, "b": true, "c": true })"), "£1.00"); }

TEST(Exceptions, AnExceptionTakesThePlaceOfTheRule) { EXPECT_EQ(answer(nested, R"({ "a": true, "b": false, "c": true })"), "£2.00"); }

TEST(Exceptions, AnExceptionToItTakesItsPlaceInTurn) {
    EXPECT_EQ(answer(nested, R"({ "a": true, "b": true, "c": false })"), "£3.00");
    EXPECT_EQ(answer(nested, R"({ "a": true, "b": true, "c": true })"), "£4.00");
}

TEST(Exceptions, OneInsideAnotherThatDoesNotHoldIsNotAsked) { EXPECT_EQ(answer(nested, R"({ "a": false })"), "£1.00"); }

TEST(Exceptions, OneThatIsUndecidedLeavesTheRuleUndecided) {
    EXPECT_EQ(answer(nested, R"({ "b": false })"), "undecided: a");
    EXPECT_EQ(answer(nested, R"({ "a": true })"), "undecided: b, c");
}

TEST(Exceptions, UnlessEveryWayGivesOneValue) {
    constexpr auto rules = "fact a: yes/no\nfact v: money\nrule r: money\n  gives £5\n  exception gives v when a as outer\n";
    EXPECT_EQ(answer(rules, R"({ "v": 5 })"), "£5.00");
    EXPECT_EQ(answer(rules, R"({ "v": 6 })"), "undecided: a");
}

TEST(Exceptions, NotApplicableIsNotHolding) { EXPECT_EQ(answer(nested, R"({ "a": { "not_applicable": true } })"), "£1.00"); }

constexpr auto clashing =
    "fact works: yes/no\nfact studies: yes/no\nrule r: money\n  gives £10\n"
    "  exception gives £20 when works as working\n  exception gives £30 when studies as studying\n";

TEST(Exceptions, TwoThatHoldWithDifferentValuesFailAndAreBothNamed) {
    EXPECT_EQ(answer(clashing, R"({ "works": true, "studies": true })"), "failed: two exceptions hold together and give different values: `working` and `studying`");
    EXPECT_EQ(answer(clashing, R"({ "works": false, "studies": true })"), "£30.00");
}

TEST(Exceptions, TheCheckerWarnsOfThem) { EXPECT_EQ(faults_of(clashing), std::vector<std::string>{"exception-clash"}); }

TEST(Exceptions, TwoThatHoldWithOneValueAreBothCited) {
    const auto both = outcome(
        "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfact works: yes/no\nfact studies: yes/no\nrule r: money\n  gives £10\n"
        "  exception gives £20 when works under A \"s1\" as working\n  exception gives £20 when studies under A \"s2\" as studying\n",
        R"({ "works": true, "studies": true })");
    EXPECT_EQ(in_a_line(both), "£20.00");
    EXPECT_EQ(both.provisions, (std::vector<std::string>{"A s1", "A s2"}));
}

TEST(Exceptions, OneIsThereOnItsDays) {
    constexpr auto rules = "fact a: yes/no\nrule r: money\n  gives £1\n  exception gives £2 when a from 2025-04-01 as new\n";
    EXPECT_EQ(answer(rules, R"({ "a": true })", "2025-03-31"), "£1.00");
    EXPECT_EQ(answer(rules, R"({ "a": true })", "2025-04-01"), "£2.00");
}

TEST(Exceptions, OneToAnotherThatIsNotThereYetDoesNotStand) {
    constexpr auto rules = "fact a: yes/no\nrule r: money\n  gives £1\n  exception gives £2 when a as new from 2025-04-01\n  exception to new gives £3 when a as newer\n";
    EXPECT_EQ(answer(rules, R"({ "a": true })", "2025-03-31"), "£1.00");
    EXPECT_EQ(answer(rules, R"({ "a": true })", "2025-04-01"), "£3.00");
}

TEST(Exceptions, OverEightUndecidedAreNotTriedInEveryWay) {
    std::string rules = "rule r: money\n  gives £1\n";
    for (int i = 0; i < 9; ++i) rules += "  exception gives £1 when f" + std::to_string(i) + "\n";
    for (int i = 0; i < 9; ++i) rules += "fact f" + std::to_string(i) + ": yes/no\n";
    EXPECT_TRUE(answer(rules, "{}").starts_with("undecided: f0, f1"));
    EXPECT_EQ(answer(rules, R"({ "f0": false })"), "£1.00");
}

}  // namespace
}  // namespace careact::support
