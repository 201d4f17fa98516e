#include "careact/date.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace careact {

namespace {

using namespace std::chrono;

constexpr std::array month_names = {"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
constexpr std::int64_t seconds_in_day = 86'400;
constexpr std::int64_t most_units = 1'000'000;  // of years, weeks, hours: longer lengths are slips of the keys

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(std::int64_t value, std::size_t width) {
    auto text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::optional<Date> in_calendar(sys_days days) {
    constexpr sys_days first{year{1} / January / 1};
    constexpr sys_days last{year{9999} / December / 31};
    if (days < first || days > last) return std::nullopt;
    return Date{days};
}

std::string counted(std::int64_t count, std::string_view unit) {
    return std::to_string(count) + " " + std::string(unit) + (count == 1 || count == -1 ? "" : "s");
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d || *y == 0) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return Date{sys_days{date}};
}

std::string Date::to_text() const {
    const auto date = ymd();
    return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-" +
           padded(static_cast<unsigned>(date.day()), 2);
}

std::string Date::to_words() const {
    const auto date = ymd();
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           month_names[static_cast<unsigned>(date.month()) - 1] + " " + std::to_string(static_cast<int>(date.year()));
}

std::optional<Date> add_days(Date date, std::int64_t count) {
    constexpr std::int64_t most = 4'000'000;  // more than the whole calendar
    if (count > most || count < -most) return std::nullopt;
    return in_calendar(date.days() + days{count});
}

std::optional<Date> add(Date date, CalendarDuration duration, MonthEnd convention) {
    constexpr std::int64_t most = 120'000;
    if (duration.months > most || duration.months < -most) return std::nullopt;
    const auto start = date.ymd();
    const auto moved = year_month{start.year(), start.month()} + months{duration.months};
    if (!moved.ok() || static_cast<int>(moved.year()) < 1 || static_cast<int>(moved.year()) > 9999) return std::nullopt;
    const year_month_day exact{moved.year(), moved.month(), start.day()};
    if (exact.ok()) return Date{sys_days{exact}};
    const sys_days last{moved / std::chrono::last};
    return in_calendar(convention == MonthEnd::LastValidDay ? last : last + days{1});
}

std::int64_t completed_months(Date from, Date to) {
    if (to < from) return -completed_months(to, from);
    const auto a = from.ymd();
    const auto b = to.ymd();
    const std::int64_t between = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
                                 static_cast<int>(static_cast<unsigned>(b.month())) - static_cast<int>(static_cast<unsigned>(a.month()));
    const auto reached = add(from, CalendarDuration{between}, MonthEnd::DayAfter);
    return reached && *reached <= to ? between : between - 1;
}

std::int64_t days_between(Date from, Date to) { return (to.days() - from.days()).count(); }

std::int64_t financial_year(Date date) {
    const auto ymd = date.ymd();
    return static_cast<int>(ymd.year()) - (ymd.month() < April ? 1 : 0);
}

std::string to_text(CalendarDuration duration) {
    return duration.months != 0 && duration.months % 12 == 0 ? counted(duration.months / 12, "year")
                                                             : counted(duration.months, "month");
}

std::string to_text(ExactDuration duration) {
    const auto seconds = duration.seconds;
    if (seconds % (7 * seconds_in_day) == 0 && seconds != 0) return counted(seconds / (7 * seconds_in_day), "week");
    if (seconds % seconds_in_day == 0) return counted(seconds / seconds_in_day, "day");
    if (seconds % 3600 == 0) return counted(seconds / 3600, "hour");
    if (seconds % 60 == 0) return counted(seconds / 60, "minute");
    return counted(seconds, "second");
}

namespace {

/// Adds up `count unit` pairs after the leading `P`; nothing if a unit is not among those given, or a number overflows.
template <std::size_t N>
std::optional<std::int64_t> add_up(std::string_view text, const std::array<std::pair<char, std::int64_t>, N>& units) {
    std::int64_t total = 0;
    if (text.empty()) return std::nullopt;
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc{} || end == text.data() + text.size() || count < 0) return std::nullopt;
        std::optional<std::int64_t> unit;
        for (const auto& [letter, size] : units) unit = letter == *end ? size : unit;
        std::int64_t part = 0;
        if (!unit || count >= most_units || __builtin_mul_overflow(count, *unit, &part) || __builtin_add_overflow(total, part, &total)) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    }
    return total;
}

constexpr std::array<std::pair<char, std::int64_t>, 2> calendar_units = {{{'Y', 12}, {'M', 1}}};
constexpr std::array<std::pair<char, std::int64_t>, 2> day_units = {{{'W', 7 * seconds_in_day}, {'D', seconds_in_day}}};
constexpr std::array<std::pair<char, std::int64_t>, 3> clock_units = {{{'H', 3600}, {'M', 60}, {'S', 1}}};

}  // namespace

std::optional<CalendarDuration> parse_calendar_duration(std::string_view text) {
    if (text.empty() || text.front() != 'P') return std::nullopt;
    const auto months = add_up(text.substr(1), calendar_units);
    return months ? std::optional{CalendarDuration{*months}} : std::nullopt;
}

std::optional<ExactDuration> parse_exact_duration(std::string_view text) {
    if (text.empty() || text.front() != 'P') return std::nullopt;
    text.remove_prefix(1);
    const auto split = text.find('T');
    const auto days = split == 0 ? std::optional<std::int64_t>{0} : add_up(text.substr(0, split), day_units);
    const auto clock = split == std::string_view::npos ? std::optional<std::int64_t>{0} : add_up(text.substr(split + 1), clock_units);
    std::int64_t total = 0;
    if (!days || !clock || __builtin_add_overflow(*days, *clock, &total)) return std::nullopt;
    return ExactDuration{total};
}

}  // namespace careact
