#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

TEST(DateParse, ReadsDaysOfTheCalendar) {
    for (const auto* text : {"2026-05-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) EXPECT_EQ(day(text).to_text(), text);
}

TEST(DateParse, RefusesOtherFormsAndDaysThatAreNotThere) {
    for (const auto* text : {"", "2026-5-01", "2026-05-1", "2026-05-01 ", " 2026-05-01", "2026/05/01", "01-05-2026", "20260501", "2025-02-29", "1900-02-29",
                             "2024-02-30", "2025-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "2026-05-0a", "+026-05-01", "2026-05-01T"}) {
        EXPECT_EQ(Date::parse(text), std::nullopt) << text;
    }
}

TEST(DateText, IsWrittenAsPeopleWriteIt) {
    EXPECT_EQ(day("2026-05-01").to_words(), "1 May 2026");
    EXPECT_EQ(day("2025-12-31").to_words(), "31 December 2025");
}

TEST(DateDays, LeapDaysCount) {
    EXPECT_EQ(days_between(day("2024-02-28"), day("2024-03-01")), 2);
    EXPECT_EQ(days_between(day("2025-02-28"), day("2025-03-01")), 1);
    EXPECT_EQ(days_between(day("2025-03-01"), day("2025-02-28")), -1);
    EXPECT_EQ(add_days(day("2024-02-28"), 1), day("2024-02-29"));
    EXPECT_EQ(add_days(day("2025-01-01"), -1), day("2024-12-31"));
}

TEST(DateDays, PastTheCalendarIsNothing) {
    EXPECT_EQ(add_days(day("9999-12-31"), 1), std::nullopt);
    EXPECT_EQ(add_days(day("0001-01-01"), -1), std::nullopt);
    EXPECT_EQ(add_days(day("2025-01-01"), std::numeric_limits<std::int64_t>::min()), std::nullopt);
}

TEST(FinancialYear, BeginsOnTheFirstOfApril) {
    EXPECT_EQ(financial_year(day("2026-03-31")), 2025);
    EXPECT_EQ(financial_year(day("2026-04-01")), 2026);
    EXPECT_EQ(financial_year(day("2026-12-31")), 2026);
    EXPECT_EQ(financial_year(day("2026-01-01")), 2025);
}

constexpr std::int64_t hour = 3600, a_day = 24 * hour;

TEST(Durations, ReadsMonthsAndYears) {
    EXPECT_EQ(parse_calendar_duration("P18M"), CalendarDuration{18});
    EXPECT_EQ(parse_calendar_duration("P2Y"), CalendarDuration{24});
    EXPECT_EQ(parse_calendar_duration("P1Y6M"), CalendarDuration{18});
}

TEST(Durations, ReadsWeeksDaysAndHours) {
    EXPECT_EQ(parse_exact_duration("P8W"), ExactDuration{56 * a_day});
    EXPECT_EQ(parse_exact_duration("P28D"), ExactDuration{28 * a_day});
    EXPECT_EQ(parse_exact_duration("PT4H"), ExactDuration{4 * hour});
    EXPECT_EQ(parse_exact_duration("P1DT2H30M"), ExactDuration{a_day + 2 * hour + 1800});
}

TEST(Durations, TheTwoKindsAreNotMixed) {
    EXPECT_EQ(parse_calendar_duration("P8W"), std::nullopt);
    EXPECT_EQ(parse_calendar_duration("PT6M"), std::nullopt);
    EXPECT_EQ(parse_exact_duration("P6M"), std::nullopt);
    EXPECT_EQ(parse_exact_duration("P1Y"), std::nullopt);
}

TEST(Durations, RefusesOtherForms) {
    for (const auto* text : {"", "P", "PT", "P1", "18M", "PM", "P-1M", "P1.5Y", "p1y", "P1Y ", "P1YT", "P9223372036854775807Y", "P99999999999999999999M"}) {
        EXPECT_EQ(parse_calendar_duration(text), std::nullopt) << text;
    }
    for (const auto* text : {"", "P", "PT", "P1DT", "P1H", "PT1D", "P-1D", "PT0.5H", "P9223372036854775807W"}) {
        EXPECT_EQ(parse_exact_duration(text), std::nullopt) << text;
    }
}

TEST(Durations, AreWrittenInTheLargestUnitThatIsWhole) {
    EXPECT_EQ(to_text(CalendarDuration{24}), "2 years");
    EXPECT_EQ(to_text(CalendarDuration{12}), "1 year");
    EXPECT_EQ(to_text(CalendarDuration{18}), "18 months");
    EXPECT_EQ(to_text(CalendarDuration{1}), "1 month");
    EXPECT_EQ(to_text(CalendarDuration{0}), "0 months");
    EXPECT_EQ(to_text(ExactDuration{56 * a_day}), "8 weeks");
    EXPECT_EQ(to_text(ExactDuration{10 * a_day}), "10 days");
    EXPECT_EQ(to_text(ExactDuration{25 * hour}), "25 hours");
    EXPECT_EQ(to_text(ExactDuration{5400}), "90 minutes");
    EXPECT_EQ(to_text(ExactDuration{0}), "0 days");
}

}  // namespace
}  // namespace careact::support
