#pragma once
/// Numbers and days as the report prints them. Everything is rounded half up, to the places that the measure names.

#include "careact/report.hpp"
#include "measures/tally.hpp"

namespace careact::program {
struct Program;
}

namespace careact::measures {

/// The days that a report asks about.
struct Days {
    Date on, counted_to, year_before, last_year;
};
/// Counted to the end of the last whole month by then, if no day is given.
[[nodiscard]] Days days_of(Date on, const std::optional<Date>& counted_to);
/// The day that rules are asked on; of periods the first, second or third.
[[nodiscard]] Date day_of(When when, const Days& days, std::size_t period);
/// `on 19 December 2024`, `12 months to 30 November 2024`, `1 April to 30 November 2024`.
[[nodiscard]] std::string when_text(When when, const Days& days, std::size_t period = 0);

/// `1,513`
[[nodiscard]] std::string with_commas(std::size_t number);
[[nodiscard]] ReportCell count_cell(std::size_t number);
/// `70.2%`; in words, if there is nothing to take a part of.
[[nodiscard]] ReportCell share_cell(std::size_t part, std::size_t whole, int places);
[[nodiscard]] ReportCell rate_cell(std::size_t counted, const std::optional<Rational>& population, int places);
/// `122 days`, `£571.72 per week`; money to the penny. A number of days is never rounded but as a mean.
[[nodiscard]] ReportCell number_cell(const std::optional<Rational>& number, const Quantity& unit, std::string_view words, std::optional<int> places = {});
[[nodiscard]] ReportCell not_known();
[[nodiscard]] ReportCell not_shown();

/// The title; of what has none, its name with spaces.
[[nodiscard]] std::string title_or_name(const std::string& title, const std::string& name);
/// As the vocabulary calls the option.
[[nodiscard]] std::string option_title(const program::Program& program, std::uint32_t choice, std::size_t option);
[[nodiscard]] std::string joined(const std::vector<std::string>& sentences);
/// At most five of them, and how many more.
[[nodiscard]] std::string not_verified(const std::set<std::string>& reasons);

}  // namespace careact::measures
