/// What the figures of a report are printed with: days, rounding, medians, and which numbers of a group are not shown. Worked by hand.

#include "measures/figures.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::measures {
namespace {

using support::day;
using support::number;

TEST(Measures, FlowsAreCountedToTheEndOfTheLastWholeMonth) {
    const auto days = days_of(day("2024-12-19"), {});
    EXPECT_EQ(days.counted_to, day("2024-11-30"));
    EXPECT_EQ(days.year_before, day("2023-11-30"));
    EXPECT_EQ(days.last_year, day("2024-03-31"));
    EXPECT_EQ(when_text(When::Day, days), "on 19 December 2024");
    EXPECT_EQ(when_text(When::MonthEnd, days), "on 30 November 2024");
    EXPECT_EQ(when_text(When::Year, days), "12 months to 30 November 2024");
    EXPECT_EQ(when_text(When::Periods, days), "1 April to 30 November 2024");
    EXPECT_EQ(when_text(When::Periods, days, 1), "1 April to 30 November 2023");
    EXPECT_EQ(when_text(When::Periods, days, 2), "1 April 2023 to 31 March 2024");
}

TEST(Measures, TheLastDayOfAMonthIsAWholeMonth) {
    const auto days = days_of(day("2025-02-28"), {});
    EXPECT_EQ(days.counted_to, day("2025-02-28"));
    EXPECT_EQ(days.year_before, day("2024-02-29"));
    EXPECT_EQ(days_of(day("2025-03-30"), {}).counted_to, day("2025-02-28"));
    EXPECT_EQ(days_of(day("2024-03-31"), {}).last_year, day("2023-03-31"));
    EXPECT_EQ(days_of(day("2024-12-19"), day("2024-12-15")).year_before, day("2023-12-15"));
}

// 881 / 1,255 = 70.1992%; 1 / 8 = 12.5%; 374 / 132,860 = 281.4993 and 27 / 132,860 = 20.3222 to 100,000.
TEST(Measures, PartsAndRatesAreRoundedHalfUpToTheirPlaces) {
    EXPECT_EQ(share_cell(881, 1255, 1).text, "70.2%");
    EXPECT_EQ(share_cell(881, 1255, 1).number, "70.2");
    EXPECT_EQ(share_cell(1, 8, 0).text, "13%");
    EXPECT_EQ(share_cell(3, 4, 1).text, "75.0%");
    EXPECT_EQ(share_cell(0, 0, 1).text, "none to count");
    EXPECT_EQ(rate_cell(374, number("132860"), 1).text, "281.5 per 100,000");
    EXPECT_EQ(rate_cell(27, number("132860"), 2).number, "20.32");
    EXPECT_EQ(rate_cell(27, {}, 2).text, "not known");
    EXPECT_EQ(count_cell(1513).text, "1,513");
    EXPECT_EQ(count_cell(132860).text, "132,860");
    EXPECT_EQ(count_cell(374).text, "374");
    const Quantity weekly{NumberKind::MoneyRate, Rational(1), Period::Week};
    EXPECT_EQ(number_cell(number("571.725"), weekly, "").text, "£571.73 per week");
}

Tally of(const std::vector<std::string>& numbers) {
    Tally tally;
    for (const auto& text : numbers) ++tally.numbers[number(text)];
    return tally;
}

TEST(Measures, TheMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle) {
    EXPECT_EQ(of({"5", "1", "122"}).median(), number("5"));
    EXPECT_EQ(of({"5", "1", "122", "8"}).median(), number("6.5"));
    EXPECT_EQ(of({"4", "4", "4", "9"}).median(), number("4"));
    EXPECT_EQ(of({}).median(), std::nullopt);
    EXPECT_EQ(of({"1", "2", "2"}).mean(), support::fraction(5, 3));
    EXPECT_EQ(of({}).mean(), std::nullopt);
    EXPECT_EQ(of({"1", "9", "3"}).greatest(), number("9"));
    EXPECT_EQ(number_cell(of({"1", "2"}).median(), {}, " days").text, "1.5 days");
}

using Column = std::vector<Shown>;
constexpr auto yes = Shown::Yes, few = Shown::Few, hidden = Shown::Hidden;

TEST(Measures, ASmallNumberIsNotShownAndNoTotalGivesItAway) {
    EXPECT_EQ(protect({12, 9, 20}, {}, 5), (Column{yes, yes, yes}));
    EXPECT_EQ(protect({12, 0, 20}, {}, 5), (Column{yes, yes, yes}));
    // Alone, 3 would be what is left of the total; with 9 hidden too, the two are 12 together.
    EXPECT_EQ(protect({12, 3, 9, 20}, {}, 5), (Column{yes, few, hidden, yes}));
    EXPECT_EQ(protect({2, 3, 30}, {}, 5), (Column{few, few, yes}));
}

TEST(Measures, WhereTwoHiddenNumbersCanBeOnlyOnePairAThirdIsHidden) {
    EXPECT_EQ(protect({1, 5, 20}, {}, 5), (Column{few, hidden, hidden}));  // 6 together, and 5 at least is the one not called few
    EXPECT_EQ(protect({4, 4, 30}, {}, 5), (Column{few, few, hidden}));     // 8 together: only 4 and 4
    EXPECT_EQ(protect({1, 1, 9}, {}, 5), (Column{few, few, hidden}));      // 2 together: only 1 and 1
}

TEST(Measures, WhatIsLeftOfAGroupIsASmallNumberToo) {
    EXPECT_EQ(protect({18, 10, 7}, {20, 30, 9}, 5), (Column{hidden, yes, hidden}));
    EXPECT_EQ(protect({18, 10}, {20, 30}, 5), (Column{hidden, hidden}));
    EXPECT_EQ(protect({20, 10}, {20, 30}, 5), (Column{yes, yes}));                 // all of a group
    EXPECT_EQ(protect({0, 6, 30}, {0, 8, 60}, 5), (Column{yes, hidden, hidden}));  // a group with nobody in it hides nothing
}

TEST(Measures, ASmallTotalIsNotShownAndSoGivesNothingAway) {
    EXPECT_EQ(protect({1, 2, 0}, {}, 5), (Column{few, few, yes}));
    EXPECT_EQ(protect({2, 40}, {}, 3), (Column{few, hidden}));
    EXPECT_EQ(protect({2, 40}, {}, 2), (Column{yes, yes}));
}

}  // namespace
}  // namespace careact::measures
