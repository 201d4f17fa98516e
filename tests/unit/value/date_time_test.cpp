#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using namespace std::chrono_literals;

TEST(DateTimeParse, WithoutAnOffsetItIsTheClockInLondon) {
    EXPECT_EQ(moment("2025-01-02T09:00"), moment("2025-01-02T09:00Z"));
    EXPECT_EQ(moment("2025-07-01T09:00"), moment("2025-07-01T08:00Z"));
}

TEST(DateTimeParse, ReadsOffsets) {
    EXPECT_EQ(moment("2025-07-01T09:00+01:00"), moment("2025-07-01T08:00Z"));
    EXPECT_EQ(moment("2025-01-02T09:00-05:30"), moment("2025-01-02T14:30Z"));
}

TEST(DateTimeParse, ReadsSeconds) { EXPECT_EQ(moment("2025-01-02T09:00:30Z").moment() - moment("2025-01-02T09:00Z").moment(), 30s); }

TEST(DateTimeParse, RefusesOtherForms) {
    for (const auto* text : {"", "2025-01-02", "2025-01-02 09:00", "2025-01-02T9:00", "2025-01-02T09", "2025-01-02T24:00", "2025-01-02T09:60", "2025-01-02T09:00:60",
                             "2025-01-02T09:00+1:00", "2025-01-02T09:00+0100", "2025-01-02T09:00+15:00", "2025-01-02T09:00z", "2025-01-02T09:00 Z", "2025-02-29T09:00"}) {
        EXPECT_EQ(DateTime::parse(text), std::nullopt) << text;
    }
}

TEST(LondonClock, AnHourThatIsShownTwiceIsTheFirst) {
    const auto first = moment("2024-10-27T01:30");
    EXPECT_EQ(first, moment("2024-10-27T00:30Z"));
    EXPECT_EQ(first.to_text(), "2024-10-27T01:30+01:00");
}

TEST(LondonClock, TheSecondOfThemIsWrittenWithItsOffset) {
    const auto second = moment("2024-10-27T01:30+00:00");
    EXPECT_EQ(second.moment() - moment("2024-10-27T01:30").moment(), 1h);
    EXPECT_EQ(second.to_text(), "2024-10-27T01:30+00:00");
}

TEST(LondonClock, ATimeThatIsSkippedIsAsMuchAfterTheSkip) {
    EXPECT_EQ(moment("2025-03-30T01:30").to_text(), "2025-03-30T02:30+01:00");
    EXPECT_EQ(moment("2025-03-30T00:59").to_text(), "2025-03-30T00:59+00:00");
    EXPECT_EQ(moment("2025-03-30T02:00").to_text(), "2025-03-30T02:00+01:00");
}

TEST(LondonClock, SaysHowOftenItShowsATime) {
    EXPECT_EQ(london_shows("2025-03-30T00:59"), ClockShows::Once);
    EXPECT_EQ(london_shows("2025-03-30T01:00"), ClockShows::Never);
    EXPECT_EQ(london_shows("2025-03-30T01:59"), ClockShows::Never);
    EXPECT_EQ(london_shows("2025-03-30T02:00"), ClockShows::Once);
    EXPECT_EQ(london_shows("2024-10-27T00:59"), ClockShows::Once);
    EXPECT_EQ(london_shows("2024-10-27T01:00"), ClockShows::Twice);
    EXPECT_EQ(london_shows("2024-10-27T01:59"), ClockShows::Twice);
    EXPECT_EQ(london_shows("2024-10-27T02:00"), ClockShows::Once);
    for (const auto* moment : {"2025-03-30T01:30Z", "2024-10-27T01:30+01:00", "2024-10-27T01:30+00:00", "no time"}) EXPECT_EQ(london_shows(moment), ClockShows::Once) << moment;
}

TEST(LondonClock, FourHoursAcrossTheChangesAreFourHours) {
    EXPECT_EQ(DateTime{moment("2024-10-26T23:00").moment() + 4h}.to_text(), "2024-10-27T02:00+00:00");
    EXPECT_EQ(DateTime{moment("2025-03-29T23:00").moment() + 4h}.to_text(), "2025-03-30T04:00+01:00");
}

TEST(LondonClock, TheDayIsTheOneInLondon) {
    EXPECT_EQ(moment("2025-06-30T23:30Z").london_date(), day("2025-07-01"));
    EXPECT_EQ(moment("2025-01-31T23:30Z").london_date(), day("2025-01-31"));
}

TEST(LondonClock, IsWrittenAsPeopleWriteIt) {
    EXPECT_EQ(moment("2025-01-02T09:00").to_words(), "2 January 2025 at 09:00");
    EXPECT_EQ(moment("2025-07-01T23:05Z").to_words(), "2 July 2025 at 00:05");
}

}  // namespace
}  // namespace careact::support
