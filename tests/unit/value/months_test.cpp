#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

struct Moved {
    const char* from;
    int months;
    const char *last_valid_day, *day_after;
};

void expect_moved(const std::vector<Moved>& table) {
    for (const auto& row : table) {
        EXPECT_EQ(add(day(row.from), {row.months}, MonthEnd::LastValidDay), day(row.last_valid_day)) << row.from << " and " << row.months;
        EXPECT_EQ(add(day(row.from), {row.months}, MonthEnd::DayAfter), day(row.day_after)) << row.from << " and " << row.months;
    }
}

TEST(AddMonths, SixMonthsOnFromTheEndOfAugust) {
    expect_moved({{"2023-08-28", 6, "2024-02-28", "2024-02-28"},
                  {"2023-08-29", 6, "2024-02-29", "2024-02-29"},
                  {"2023-08-30", 6, "2024-02-29", "2024-03-01"},
                  {"2023-08-31", 6, "2024-02-29", "2024-03-01"},
                  {"2024-08-28", 6, "2025-02-28", "2025-02-28"},
                  {"2024-08-29", 6, "2025-02-28", "2025-03-01"},
                  {"2024-08-30", 6, "2025-02-28", "2025-03-01"},
                  {"2024-08-31", 6, "2025-02-28", "2025-03-01"}});
}

TEST(AddMonths, EighteenMonthsOnFromTheEndOfAugust) {
    expect_moved({{"2022-08-28", 18, "2024-02-28", "2024-02-28"},
                  {"2022-08-29", 18, "2024-02-29", "2024-02-29"},
                  {"2022-08-30", 18, "2024-02-29", "2024-03-01"},
                  {"2022-08-31", 18, "2024-02-29", "2024-03-01"},
                  {"2023-08-28", 18, "2025-02-28", "2025-02-28"},
                  {"2023-08-29", 18, "2025-02-28", "2025-03-01"},
                  {"2023-08-30", 18, "2025-02-28", "2025-03-01"},
                  {"2023-08-31", 18, "2025-02-28", "2025-03-01"}});
}

TEST(AddMonths, AYearOnFromTheEndOfFebruary) {
    expect_moved({{"2023-02-28", 12, "2024-02-28", "2024-02-28"},
                  {"2024-02-28", 12, "2025-02-28", "2025-02-28"},
                  {"2024-02-29", 12, "2025-02-28", "2025-03-01"}});
}

TEST(AddMonths, TwoAndFourYearsOnFromALeapDay) {
    expect_moved({{"2024-02-29", 24, "2026-02-28", "2026-03-01"}, {"2024-02-29", 48, "2028-02-29", "2028-02-29"}});
}

TEST(AddMonths, WhereTheDayIsThereItIsKept) {
    expect_moved({{"2024-02-29", 6, "2024-08-29", "2024-08-29"},
                  {"2024-02-29", 18, "2025-08-29", "2025-08-29"},
                  {"2023-08-31", 12, "2024-08-31", "2024-08-31"},
                  {"2024-01-31", 24, "2026-01-31", "2026-01-31"},
                  {"2024-01-30", 12, "2025-01-30", "2025-01-30"}});
}

TEST(AddMonths, MonthsOfThirtyDays) {
    expect_moved({{"2025-05-31", 6, "2025-11-30", "2025-12-01"}, {"2025-05-30", 6, "2025-11-30", "2025-11-30"}, {"2025-12-31", 6, "2026-06-30", "2026-07-01"}});
}

TEST(AddMonths, Backwards) {
    expect_moved({{"2025-03-31", -1, "2025-02-28", "2025-03-01"}, {"2024-02-29", -12, "2023-02-28", "2023-03-01"}, {"2025-01-15", -1, "2024-12-15", "2024-12-15"}});
}

TEST(AddMonths, PastTheCalendarIsNothing) {
    EXPECT_EQ(add(day("9999-12-31"), {1}, MonthEnd::LastValidDay), std::nullopt);
    EXPECT_EQ(add(day("0001-01-01"), {-1}, MonthEnd::LastValidDay), std::nullopt);
    EXPECT_EQ(add(day("2025-01-01"), {std::numeric_limits<std::int64_t>::max()}, MonthEnd::DayAfter), std::nullopt);
    EXPECT_EQ(add(day("2025-01-01"), {std::numeric_limits<std::int64_t>::min()}, MonthEnd::DayAfter), std::nullopt);
}

TEST(CompletedMonths, AMonthIsCompletedOnItsDay) {
    EXPECT_EQ(completed_months(day("2025-01-15"), day("2025-02-14")), 0);
    EXPECT_EQ(completed_months(day("2025-01-15"), day("2025-02-15")), 1);
    EXPECT_EQ(completed_months(day("2025-01-15"), day("2025-02-16")), 1);
}

TEST(CompletedMonths, AYearIsCompletedOnItsDay) {
    EXPECT_EQ(completed_months(day("2024-06-10"), day("2025-06-09")), 11);
    EXPECT_EQ(completed_months(day("2024-06-10"), day("2025-06-10")), 12);
    EXPECT_EQ(completed_months(day("2024-06-10"), day("2025-06-11")), 12);
}

TEST(CompletedMonths, ADayThatTheMonthLacksIsReachedOnTheDayAfter) {
    EXPECT_EQ(completed_months(day("2025-01-31"), day("2025-02-28")), 0);
    EXPECT_EQ(completed_months(day("2025-01-31"), day("2025-03-01")), 1);
    EXPECT_EQ(completed_months(day("2025-01-31"), day("2025-03-30")), 1);
    EXPECT_EQ(completed_months(day("2025-01-31"), day("2025-03-31")), 2);
}

TEST(CompletedMonths, BornOnALeapDayIsEighteenOnTheFirstOfMarch) {
    const auto born = day("2004-02-29");
    EXPECT_EQ(completed_months(born, day("2022-02-28")) / 12, 17);
    EXPECT_EQ(completed_months(born, day("2022-03-01")) / 12, 18);
}

TEST(CompletedMonths, BornOnALeapDayIsOlderOnTheDayItselfInALeapYear) {
    const auto born = day("2004-02-29");
    EXPECT_EQ(completed_months(born, day("2024-02-28")) / 12, 19);
    EXPECT_EQ(completed_months(born, day("2024-02-29")) / 12, 20);
}

TEST(CompletedMonths, CountsBackTheSameWay) {
    EXPECT_EQ(completed_months(day("2025-03-15"), day("2025-02-15")), -1);
    EXPECT_EQ(completed_months(day("2025-03-15"), day("2025-02-16")), 0);
    EXPECT_EQ(completed_months(day("2025-03-15"), day("2025-03-15")), 0);
}

}  // namespace
}  // namespace careact::support
