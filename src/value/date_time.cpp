#include "careact/date.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <array>
#include <memory>

namespace careact {

namespace {

using namespace std::chrono;

/// Europe/London. Made for each thread once: an ICU time zone may fill caches as it is read.
const icu::BasicTimeZone* london() {
    thread_local const std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone("Europe/London")};
    return dynamic_cast<const icu::BasicTimeZone*>(zone.get());
}

UDate to_icu(sys_seconds moment) { return static_cast<UDate>(moment.time_since_epoch().count()) * 1000.0; }

seconds offset_at(sys_seconds moment) {
    int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    london()->getOffset(to_icu(moment), false, raw, saving, status);
    return seconds{(raw + saving) / 1000};
}

sys_seconds from_london_clock(sys_seconds clock) {
    int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    london()->getOffsetFromLocal(to_icu(clock), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    return clock - seconds{(raw + saving) / 1000};
}

std::optional<int> two_digits(std::string_view text, int most) {
    if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
    const int value = (text[0] - '0') * 10 + (text[1] - '0');
    return value <= most ? std::optional{value} : std::nullopt;
}

std::string padded(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// `09:00` or `09:00:30`, moved past.
std::optional<seconds> scan_clock(std::string_view& text) {
    const auto h = two_digits(text.substr(0, 2), 23);
    if (!h || text.size() < 5 || text[2] != ':') return std::nullopt;
    const auto m = two_digits(text.substr(3, 2), 59);
    if (!m) return std::nullopt;
    text.remove_prefix(5);
    int s = 0;
    if (text.size() >= 3 && text.front() == ':') {
        const auto scanned = two_digits(text.substr(1, 2), 59);
        if (!scanned) return std::nullopt;
        s = *scanned;
        text.remove_prefix(3);
    }
    return hours{*h} + minutes{*m} + seconds{s};
}

/// `Z`, `+01:00`; nothing for anything else.
std::optional<seconds> scan_offset(std::string_view text) {
    if (text == "Z") return seconds{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto h = two_digits(text.substr(1, 2), 14);
    const auto m = two_digits(text.substr(4, 2), 59);
    if (!h || !m) return std::nullopt;
    const seconds size = hours{*h} + minutes{*m};
    return text[0] == '-' ? -size : size;
}

/// What clocks show, `2025-01-02T09:00`, moved past: what is left is the offset.
std::optional<sys_seconds> scan_local(std::string_view& text) {
    const auto date = Date::parse(text.substr(0, 10));
    if (!date || text.size() < 16 || text[10] != 'T') return std::nullopt;
    text.remove_prefix(11);
    const auto clock = scan_clock(text);
    return clock ? std::optional{sys_seconds{date->days() + *clock}} : std::nullopt;
}

struct LondonClock {
    Date date;
    seconds of_day{};
    seconds offset{};
};

LondonClock london_clock(sys_seconds moment) {
    const auto offset = offset_at(moment);
    const auto local = moment + offset;
    const auto day = floor<days>(local);
    return {Date{day}, local - day, offset};
}

}  // namespace

std::optional<DateTime> DateTime::parse(std::string_view text) {
    const auto local = scan_local(text);
    if (!local) return std::nullopt;
    if (text.empty()) return DateTime{from_london_clock(*local)};
    const auto offset = scan_offset(text);
    return offset ? std::optional{DateTime{*local - *offset}} : std::nullopt;
}

ClockShows london_shows(std::string_view text) {
    const auto local = scan_local(text);
    if (!local || !text.empty()) return ClockShows::Once;
    const auto shows_it = [&](sys_seconds moment) { return moment + offset_at(moment) == *local; };
    const auto first = from_london_clock(*local);
    if (!shows_it(first)) return ClockShows::Never;
    return shows_it(first + hours{1}) ? ClockShows::Twice : ClockShows::Once;
}

std::optional<DateTime> add(DateTime moment, CalendarDuration duration, MonthEnd convention) {
    const auto clock = london_clock(moment.moment());
    const auto day = add(clock.date, duration, convention);
    if (!day) return std::nullopt;
    return DateTime{from_london_clock(day->days() + clock.of_day)};
}

std::optional<DateTime> add(DateTime moment, ExactDuration duration) {
    constexpr std::int64_t most = 400'000'000'000;  // more seconds than the whole calendar has
    if (duration.seconds > most || duration.seconds < -most) return std::nullopt;
    const auto there = moment.moment() + seconds{duration.seconds};
    const auto year_there = year_month_day{floor<days>(there)}.year();
    if (year_there < year{1} || year_there > year{9999}) return std::nullopt;
    return DateTime{there};
}

Date DateTime::london_date() const { return london_clock(moment_).date; }

std::string DateTime::to_text() const {
    const auto clock = london_clock(moment_);
    const auto time = hh_mm_ss{clock.of_day};
    const auto offset = hh_mm_ss{clock.offset};
    auto text = clock.date.to_text() + "T" + padded(time.hours().count()) + ":" + padded(time.minutes().count());
    if (time.seconds().count() != 0) text += ":" + padded(time.seconds().count());
    return text + (offset.is_negative() ? "-" : "+") + padded(offset.hours().count()) + ":" + padded(offset.minutes().count());
}

std::string DateTime::to_words() const {
    const auto clock = london_clock(moment_);
    const auto time = hh_mm_ss{clock.of_day};
    return clock.date.to_words() + " at " + padded(time.hours().count()) + ":" + padded(time.minutes().count());
}

}  // namespace careact
