#pragma once
/// The days of the borough, and reckoning with them.

#include "careact/date.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace careact::caseload {

constexpr Date on_day(int year, unsigned month, unsigned day) {
    return Date{std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}}};
}

/// Both days are in it.
struct Span {
    Date first, last;
    [[nodiscard]] bool has(Date day) const { return first <= day && day <= last; }
};

constexpr Date snapshot = on_day(2024, 12, 19), month_end = on_day(2024, 11, 30), year_end = on_day(2024, 3, 31);
constexpr Span this_year{on_day(2024, 4, 1), month_end};      // the financial year so far
constexpr Span winter_before{on_day(2023, 12, 1), year_end};  // what was left of the last one
constexpr Span same_months_before{on_day(2023, 4, 1), on_day(2023, 11, 30)};
constexpr Span requests_year{on_day(2023, 10, 1), on_day(2024, 9, 30)};  // new requests were published for these
constexpr Span requests_year_before{on_day(2022, 10, 1), on_day(2023, 9, 30)};

/// A time on London's clocks.
struct Moment {
    Date day;
    std::int64_t minute = 0;  // of the day
};

[[nodiscard]] inline Date plus(Date day, std::int64_t days) { return Date{day.days() + std::chrono::days{days}}; }
[[nodiscard]] inline std::int64_t days_from(Date from, Date to) { return (to.days() - from.days()).count(); }
/// Negative months go back.
[[nodiscard]] Date plus_months(Date day, std::int64_t months);
/// As for men: 65, then 66, and 67 for those born from April 1960. Women of the borough are given the same, and reached it earlier.
[[nodiscard]] Date reaches_pension_age(Date born);
[[nodiscard]] Moment later(const Moment& moment, std::int64_t minutes);
[[nodiscard]] std::string to_text(const Moment& moment);

}  // namespace careact::caseload
