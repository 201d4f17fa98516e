#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto rate =
    "figure rate: money\n"
    "  £158.16 from 2018-04-01\n"
    "  £165.56 from 2019-04-01\n"
    "  £180.31 from 2019-04-01 known from 2020-06-01 unverified \"one source\"\n"
    "  £183.92 from 2020-04-01 until 2022-03-31\n"
    "  gap from 2022-04-01 \"not found\"\n"
    "  £219.71 from 2023-04-01\n"
    "rule r: money\n  gives rate\n";

TEST(Figures, ARowHoldsFromItsDayUntilTheNext) {
    EXPECT_EQ(answer(rate, "{}", "2018-04-01"), "£158.16");
    EXPECT_EQ(answer(rate, "{}", "2019-03-31"), "£158.16");
    EXPECT_EQ(answer(rate, "{}", "2020-04-01"), "£183.92");
    EXPECT_EQ(answer(rate, "{}", "2022-03-31"), "£183.92");
    EXPECT_EQ(answer(rate, "{}", "2023-04-01"), "£219.71");
}

TEST(Figures, WhereThereIsNoAmountItFails) {
    EXPECT_EQ(answer(rate, "{}", "2018-03-31"), "failed: there is no amount of `rate` on 31 March 2018");
    EXPECT_EQ(answer(rate, "{}", "2022-04-01"), "failed: there is no amount of `rate` on 1 April 2022: not found");
    EXPECT_EQ(answer(rate, "{}", "2023-03-31"), "failed: there is no amount of `rate` on 31 March 2023: not found");
}

TEST(Figures, AfterItsLastDayWithNothingToFollowItFails) {
    constexpr auto ended = "figure rate: money\n  £5 from 2020-04-01 until 2022-03-31\nrule r: money\n  gives rate\n";
    EXPECT_EQ(answer(ended, "{}", "2022-03-31"), "£5.00");
    EXPECT_TRUE(answer(ended, "{}", "2022-04-01").starts_with("failed"));
}

std::string as_known(std::string_view declarations, std::string_view on, std::optional<std::string_view> known_on) {
    EvaluateOptions options;
    options.on = day(on);
    if (known_on) options.known_on = day(*known_on);
    return in_a_line(outcome(compile_or_fail(declarations), "{}", "r", options));
}

TEST(Figures, WhatBecameKnownLaterWins) { EXPECT_EQ(as_known(rate, "2019-05-01", std::nullopt), "£180.31"); }

TEST(Figures, UnlessTheQuestionIsWhatWasKnownBefore) {
    EXPECT_EQ(as_known(rate, "2019-05-01", "2020-05-31"), "£165.56");
    EXPECT_EQ(as_known(rate, "2019-05-01", "2020-06-01"), "£180.31");
}

TEST(Figures, OfTwoThatBecameKnownTheLaterWinsWhicheverIsWrittenFirst) {
    constexpr auto rules = "figure rate: money\n  £1 from 2019-04-01\n  £3 from 2019-04-01 known from 2021-01-01\n  £2 from 2019-04-01 known from 2020-01-01\nrule r: money\n  gives rate\n";
    const auto faults = faults_of(rules);
    if (!faults.empty()) {
        EXPECT_EQ(faults, std::vector<std::string>{"date-order"});
        return;
    }
    EXPECT_EQ(as_known(rules, "2019-05-01", std::nullopt), "£3.00");
    EXPECT_EQ(as_known(rules, "2019-05-01", "2020-06-01"), "£2.00");
}

TEST(Figures, AnOutcomeSaysWhichRowItUsedAndWhatIsUnverified) {
    const auto used = outcome(rate, "{}", "r", "2019-05-01");
    ASSERT_EQ(used.figures.size(), 1U);
    EXPECT_EQ(used.figures[0].name, "rate");
    EXPECT_EQ(used.figures[0].value, "£180.31");
    EXPECT_EQ(used.figures[0].from, "2019-04-01");
    ASSERT_EQ(used.unverified.size(), 1U);
    EXPECT_NE(used.unverified[0].find("one source"), std::string::npos);
    EXPECT_TRUE(outcome(rate, "{}", "r", "2023-04-01").unverified.empty());
}

TEST(Figures, RowsOutOfOrderOrWithoutADateAreRefused) {
    EXPECT_EQ(faults_of("figure f: money\n  £1 from 2020-04-01\n  £2 from 2019-04-01\nrule r: money\n  gives f\n"), std::vector<std::string>{"date-order"});
    EXPECT_EQ(faults_of("figure f: money\n  £1 from 2020-04-01\n  £2 from 2020-04-01\nrule r: money\n  gives f\n"), std::vector<std::string>{"date-order"});
    EXPECT_EQ(faults_of("figure f: money\n  £1\nrule r: money\n  gives f\n"), std::vector<std::string>{"missing-date"});
}

TEST(Figures, ADayBetweenTwoRowsIsRefused) {
    EXPECT_EQ(faults_of("figure f: money\n  £1 from 2020-04-01 until 2021-03-31\n  £2 from 2021-04-02\nrule r: money\n  gives f\n"), std::vector<std::string>{"dated-gap"});
    EXPECT_TRUE(faults_of("figure f: money\n  £1 from 2020-04-01 until 2021-03-31\n  £2 from 2021-04-01\nrule r: money\n  gives f\n").empty());
}

constexpr auto schemes =
    "list schemes: text\n  \"fuel\" from 2022-11-02 until 2024-03-31\n  \"blood\" from 2024-10-10\n"
    "fact paid_by: text\nrule r: yes/no\n  gives paid_by is one of schemes\n";

TEST(DataLists, ARowIsInTheListOnItsDays) {
    EXPECT_EQ(answer(schemes, R"({ "paid_by": "fuel" })", "2022-11-01"), "no");
    EXPECT_EQ(answer(schemes, R"({ "paid_by": "fuel" })", "2022-11-02"), "yes");
    EXPECT_EQ(answer(schemes, R"({ "paid_by": "fuel" })", "2024-03-31"), "yes");
    EXPECT_EQ(answer(schemes, R"({ "paid_by": "fuel" })", "2024-04-01"), "no");
    EXPECT_EQ(answer(schemes, R"({ "paid_by": "blood" })", "2024-10-10"), "yes");
}

TEST(DataLists, AnEmptyOneHasNothingInIt) { EXPECT_EQ(answer(schemes, R"({ "paid_by": "fuel" })", "2020-01-01"), "no"); }

TEST(DataLists, AGapMakesTheWholeListFailFromItsDay) {
    constexpr auto rules = "list schemes: text\n  \"fuel\" from 2022-11-02\n  gap from 2025-01-01 \"not looked up\"\nfact paid_by: text\nrule r: yes/no\n  gives paid_by is one of schemes\n";
    EXPECT_EQ(answer(rules, R"({ "paid_by": "fuel" })", "2024-12-31"), "yes");
    EXPECT_TRUE(answer(rules, R"({ "paid_by": "fuel" })", "2025-01-01").starts_with("failed: `schemes` is not known from 1 January 2025"));
}

}  // namespace
}  // namespace careact::support
