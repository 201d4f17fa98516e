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

using Rows = std::vector<bool>;

TEST(Measures, ASmallNumberIsNotShownAndNoTotalGivesItAway) {
    EXPECT_EQ(hidden_rows({{12, 9, 20}}, 5), (Rows{false, false, false}));
    EXPECT_EQ(hidden_rows({{12, 0, 20}}, 5), (Rows{false, false, false}));
    // Alone, 3 would be what is left of the total; with 9 hidden too, the two are 12 together.
    EXPECT_EQ(hidden_rows({{12, 3, 9, 20}}, 5), (Rows{false, true, true, false}));
    EXPECT_EQ(hidden_rows({{2, 3, 30}}, 5), (Rows{true, true, false}));
}

TEST(Measures, HiddenNumbersThatAreFewTogetherHaveAnotherBesideThem) {
    EXPECT_EQ(hidden_rows({{1, 2, 9, 30}}, 5), (Rows{true, true, true, false}));  // 3 together: each is 1 or 2
    EXPECT_EQ(hidden_rows({{1, 4, 9, 30}}, 5), (Rows{true, true, false, false}));
    EXPECT_EQ(hidden_rows({{3, 0, 30}}, 5), (Rows{true, false, true}));           // nothing beside 3 leaves 3
}

TEST(Measures, ARowIsHiddenInEachColumnIfItIsInOne) {
    // The second column is of the same people: 29 less 21 would be 8, and 21 less 17 the 4 that the first hides.
    EXPECT_EQ(hidden_rows({{20, 21, 90}, {16, 4, 60}}, 5), (Rows{true, true, false}));
    // What has to be hidden beside a small number of one column must do for the other too: there, 2 and 0 are few together.
    EXPECT_EQ(hidden_rows({{4, 6, 9, 90}, {2, 0, 50, 7}}, 5), (Rows{true, true, false, true}));
}

TEST(Measures, RowsThatAreHiddenAnywayCount) {
    EXPECT_EQ(hidden_rows({{12, 9, 20}}, 5, {true, false, false}), (Rows{true, true, false}));
    EXPECT_EQ(hidden_rows({{0, 9, 20}}, 5, {true, false, false}), (Rows{true, false, false}));
}

TEST(Measures, ASmallTotalIsNotShownAndSoGivesNothingAway) {
    EXPECT_EQ(hidden_rows({{1, 2, 0}}, 5), (Rows{true, true, false}));
    EXPECT_EQ(hidden_rows({{2, 40}}, 3), (Rows{true, true}));
    EXPECT_EQ(hidden_rows({{2, 40}}, 2), (Rows{false, false}));
}

}  // namespace
}  // namespace careact::measures
