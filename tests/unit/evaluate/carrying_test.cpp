#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

/// How many steps there are between two dates, and how many days are in the last of them.
std::string steps(const std::string& stepping, const std::string& from, const std::string& to) {
    return answer("rule r: whole number\n  starting with n as 0\n  for each " + stepping + " p from " + from + " to " + to + "\n    n becomes n + 1\n  gives n\n", "{}") + " " +
           answer("rule r: whole number\n  starting with n as 0\n  for each " + stepping + " p from " + from + " to " + to + "\n    n becomes p.days\n  gives n\n", "{}");
}

TEST(Carry, DaysTakeInTheFirstAndNotTheLast) {
    EXPECT_EQ(steps("day", "2025-03-01", "2025-03-04"), "3 1");
    EXPECT_EQ(steps("day", "2025-03-01", "2025-03-01"), "0 0");
}

TEST(Carry, WholeWeeksHaveEndedByTheLastDay) {
    EXPECT_EQ(steps("whole week", "2025-03-01", "2025-03-06"), "0 0");
    EXPECT_EQ(steps("whole week", "2025-03-01", "2025-03-07"), "1 7");
    EXPECT_EQ(steps("whole week", "2025-03-01", "2025-03-13"), "1 7");
    EXPECT_EQ(steps("whole week", "2025-03-01", "2025-03-14"), "2 7");
}

TEST(Carry, CalendarPeriodsAreCutToTheSpanWhichTakesInBothDays) {
    EXPECT_EQ(steps("calendar month", "2025-01-15", "2025-03-01"), "3 1");
    EXPECT_EQ(steps("calendar month", "2025-01-31", "2025-01-31"), "1 1");
    EXPECT_EQ(steps("calendar quarter", "2025-03-31", "2025-04-01"), "2 1");
    EXPECT_EQ(steps("calendar quarter", "2025-01-01", "2025-03-31"), "1 90");
}

TEST(Carry, HalfYearsBeginInJanuaryAndJuly) {
    EXPECT_EQ(steps("calendar half-year", "2025-01-01", "2025-06-30"), "1 181");
    EXPECT_EQ(steps("calendar half-year", "2025-06-30", "2025-07-01"), "2 1");
    EXPECT_EQ(steps("calendar half-year", "2024-01-01", "2024-12-31"), "2 184");
}

TEST(Carry, NoStepsWhereTheEndComesFirst) { EXPECT_EQ(steps("day", "2025-03-04", "2025-03-01"), "0 0"); }

TEST(Carry, EachStepSeesTheValuesAsItBegan) {
    constexpr auto rules = "rule r: whole number\n  starting with a as 1\n  starting with b as 0\n  for each day d from 2025-01-01 to 2025-01-05\n    a becomes a + b\n    b becomes a\n  gives a\n";
    EXPECT_EQ(answer(rules, "{}"), "5");  // (1, 0) (1, 1) (2, 1) (3, 2) (5, 3)
}

TEST(Carry, AValueWithNothingThatHoldsStaysAsItIs) {
    constexpr auto rules = "rule r: whole number\n  starting with n as 0\n  for each day d from 2025-01-01 to 2025-01-11\n    n becomes n + 1 when d.first_day is before 2025-01-04\n  gives n\n";
    EXPECT_EQ(answer(rules, "{}"), "3");
}

TEST(Carry, OrBecomesSomethingElse) {
    constexpr auto rules = "rule r: whole number\n  starting with n as 0\n  for each day d from 2025-01-01 to 2025-01-11\n    n becomes n + 1 when d.first_day is before 2025-01-04 otherwise n becomes 0\n  gives n\n";
    EXPECT_EQ(answer(rules, "{}"), "0");
}

TEST(Carry, AFigureIsReadOnADayOfTheStep) {
    constexpr auto rules =
        "figure rate: percent\n  10% from 2020-01-01\n  20% from 2025-07-01\n"
        "rule r: money\n  starting with owed as £100\n  for each calendar half-year h from 2025-01-01 to 2025-12-31\n"
        "    owed becomes owed + (rate on h.last_day) of owed rounded half up to the penny\n  gives owed\n";
    EXPECT_EQ(answer(rules, "{}"), "£132.00");  // 100, 110, 132
}

constexpr auto stays =
    "record type Stay\n  has began_on: date\n  has ended_on: date\nfact stays: list of Stay\n"
    "rule r: exact duration\n  starting with longest as 0 days\n  starting with left as none\n  for each s in stays where s.ended_on is after 2025-01-31 in order of s.began_on\n"
    "    longest becomes greatest of (longest, time from (left if none s.began_on) to s.began_on)\n    left becomes s.ended_on\n  gives longest\n";

TEST(CarryOverAList, GoesInItsOrderAndLeavesOutWhatTheWhereDoes) {
    EXPECT_EQ(answer(stays, R"({ "stays": [ { "began_on": "2025-03-10", "ended_on": "2025-03-12" }, { "began_on": "2025-01-01", "ended_on": "2025-01-05" },
                                            { "began_on": "2025-02-01", "ended_on": "2025-02-03" } ] })"), "5 weeks");
}

TEST(CarryOverAList, OfNothingLeavesWhatItStartedWith) { EXPECT_EQ(answer(stays, R"({ "stays": [] })"), "0 days"); }

TEST(CarryOverAList, WaitsForItsOrder) {
    EXPECT_EQ(answer(stays, R"({ "stays": [ { "ended_on": "2025-03-12" } ] })"), "undecided: stays[1].began_on");
    EXPECT_EQ(answer(stays, "{}"), "undecided: stays");
}

TEST(CarryOverAList, ItemsOfEqualOrderKeepTheirs) {
    constexpr auto rules = "record type A\n  has n: whole number\n  has on: date\nfact items: list of A\nrule r: whole number\n  starting with last as 0\n  for each a in items in order of a.on\n    last becomes last * 10 + a.n\n  gives last\n";
    EXPECT_EQ(answer(rules, R"({ "items": [ { "n": 2, "on": "2025-01-02" }, { "n": 1, "on": "2025-01-01" }, { "n": 3, "on": "2025-01-02" } ] })"), "123");
}

TEST(Carry, AStepWhoseConditionIsUndecidedLeavesTheValueUndecided) {
    constexpr auto rules = "fact a: yes/no\nrule r: whole number\n  starting with n as 0\n  for each day d from 2025-01-01 to 2025-01-03\n    n becomes n + 1 when a\n  gives n\n";
    EXPECT_EQ(answer(rules, "{}"), "undecided: a");
    EXPECT_EQ(answer(rules, R"({ "a": true })"), "2");
}

}  // namespace
}  // namespace careact::support
