#pragma once
/// Dates, times and durations. There is no today: a date is always an argument.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace careact {

/// A day in the Gregorian calendar, years 0001 to 9999.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}

    /// Reads `2026-05-01`; nothing for any other form, or a day that is not in the calendar.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] std::chrono::sys_days days() const { return days_; }
    [[nodiscard]] std::chrono::year_month_day ymd() const { return std::chrono::year_month_day{days_}; }
    [[nodiscard]] std::string to_text() const;
    /// As people write it: `1 May 2026`.
    [[nodiscard]] std::string to_words() const;

    friend auto operator<=>(const Date&, const Date&) = default;

private:
    std::chrono::sys_days days_{};
};

/// A moment. Records write it in London time, or with `Z` or an offset. A time that London clocks show twice is taken as the
/// first; one that they skip is taken as that much after the skip began.
class DateTime {
public:
    constexpr DateTime() = default;
    constexpr explicit DateTime(std::chrono::sys_seconds moment) : moment_(moment) {}

    [[nodiscard]] static std::optional<DateTime> parse(std::string_view text);

    [[nodiscard]] std::chrono::sys_seconds moment() const { return moment_; }
    [[nodiscard]] Date london_date() const;
    /// London clock time with its offset: `2025-01-02T09:00+00:00`.
    [[nodiscard]] std::string to_text() const;
    /// As people write it, in London time: `2 January 2025 at 09:00`.
    [[nodiscard]] std::string to_words() const;

    friend auto operator<=>(const DateTime&, const DateTime&) = default;

private:
    std::chrono::sys_seconds moment_{};
};

/// How often clocks in London show a time: twice on the night on which they go back; never, where they go forward over it.
enum class ClockShows : std::uint8_t { Once, Twice, Never };
/// Of a date and time without an offset. One with an offset is a moment, and happened once; so does what is no date and time.
[[nodiscard]] ClockShows london_shows(std::string_view text);

/// Months and years: as long as the calendar makes them. Never compared with an exact duration.
struct CalendarDuration {
    std::int64_t months = 0;

    friend auto operator<=>(const CalendarDuration&, const CalendarDuration&) = default;
};

/// Weeks, days, hours and minutes.
struct ExactDuration {
    std::int64_t seconds = 0;

    friend auto operator<=>(const ExactDuration&, const ExactDuration&) = default;
};

/// Where a month has no such day: 31 August + 6 months is 28 February, or runs to 1 March.
enum class MonthEnd : std::uint8_t { LastValidDay, DayAfter };

/// Nothing where the result is outside the calendar.
[[nodiscard]] std::optional<Date> add(Date date, CalendarDuration duration, MonthEnd convention);
/// Months from a time of day keep the London clock time.
[[nodiscard]] std::optional<DateTime> add(DateTime moment, CalendarDuration duration, MonthEnd convention);
[[nodiscard]] std::optional<DateTime> add(DateTime moment, ExactDuration duration);
[[nodiscard]] std::optional<Date> add_days(Date date, std::int64_t days);

/// Completed months from one day to another; a day that a month lacks is reached on the first day after it, so someone born on
/// 29 February is a year older on 1 March of a common year. Negative where `to` comes first.
[[nodiscard]] std::int64_t completed_months(Date from, Date to);
[[nodiscard]] std::int64_t days_between(Date from, Date to);

/// The year in which the council's financial year containing the date began: it runs from 1 April to 31 March.
[[nodiscard]] std::int64_t financial_year(Date date);

[[nodiscard]] std::string to_text(CalendarDuration duration);
[[nodiscard]] std::string to_text(ExactDuration duration);

/// Reads an ISO 8601 duration of one kind: `P18M`, `P2Y` or `P8W`, `P28D`, `PT4H`.
[[nodiscard]] std::optional<CalendarDuration> parse_calendar_duration(std::string_view text);
[[nodiscard]] std::optional<ExactDuration> parse_exact_duration(std::string_view text);

}  // namespace careact
