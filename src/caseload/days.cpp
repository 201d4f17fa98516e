#include "caseload/days.hpp"

namespace careact::caseload {

Date plus_months(Date day, std::int64_t months) { return add(day, CalendarDuration{months}, MonthEnd::LastValidDay).value_or(day); }

Date reaches_pension_age(Date born) {
    const int years = born < on_day(1953, 12, 6) ? 65 : born < on_day(1960, 4, 6) ? 66 : 67;
    return plus_months(born, years * 12);
}

Moment later(const Moment& moment, std::int64_t minutes) {
    constexpr std::int64_t day = 24 * 60;
    const auto all = moment.minute + minutes;
    return {plus(moment.day, all / day), all % day};
}

std::string to_text(const Moment& moment) {
    const auto two = [](std::int64_t number) { return std::string(1, static_cast<char>('0' + number / 10)) + static_cast<char>('0' + number % 10); };
    return moment.day.to_text() + "T" + two(moment.minute / 60) + ":" + two(moment.minute % 60);
}

}  // namespace careact::caseload
