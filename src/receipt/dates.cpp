/// Days, moments and lengths of time.

#include "receipt/operations.hpp"

namespace careact::receipt {

namespace {

using Status = OutcomeStatus;

constexpr std::int64_t seconds_in_day = 86'400;

Came whole(std::int64_t count) { return decided(Quantity{NumberKind::Whole, Rational{count}, Period::Week}); }

Came needed(const Parts& parts, std::size_t count) {
    std::vector<Came> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(at(parts, i).came);
    return all_needed(all);
}

MonthEnd month_end(const DerivedStep& step) { return step.unit == "day after" ? MonthEnd::DayAfter : MonthEnd::LastValidDay; }

/// So long after or before a day or a moment. Nothing where the calendar ends, or hours are counted from a day.
std::optional<Value> moved(const Value& from, const Value& length, const DerivedStep& step) {
    const std::int64_t sign = step.how == "before" ? -1 : 1;
    const auto* months = std::get_if<CalendarDuration>(&length);
    const auto seconds = months != nullptr ? 0 : sign * need<ExactDuration>(length).seconds;
    if (const auto* day = std::get_if<Date>(&from)) {
        if (months == nullptr && seconds % seconds_in_day != 0) return std::nullopt;
        const auto there = months != nullptr ? add(*day, CalendarDuration{sign * months->months}, month_end(step)) : add_days(*day, seconds / seconds_in_day);
        return there ? std::optional<Value>{*there} : std::nullopt;
    }
    const auto& moment = need<DateTime>(from);
    const auto there = months != nullptr ? add(moment, CalendarDuration{sign * months->months}, month_end(step)) : add(moment, ExactDuration{seconds});
    return there ? std::optional<Value>{*there} : std::nullopt;
}

Came shifted(const DerivedStep& step, const Parts& parts) {
    auto result = needed(parts, 2);
    if (!result.decided()) return result;
    const auto there = moved(parts[1].came.value, parts[0].came.value, step);
    return there ? decided(*there) : standing(Status::Failed);
}

/// From the day to the limit, both included.
Came within(const DerivedStep& step, const Parts& parts) {
    auto result = needed(parts, 3);
    if (!result.decided()) return result;
    const auto &day = parts[0].came.value, &from = parts[2].came.value;
    const auto limit = moved(from, parts[1].came.value, step);
    if (!limit) return standing(Status::Failed);
    const bool after = step.how == "after";
    const bool inside = order(after ? from : *limit, day) <= 0 && order(day, after ? *limit : from) <= 0;
    return decided(inside != step.negated);
}

/// Mondays to Fridays after the first day and up to the last, but for the bank holidays that the step lists.
Came working_days(Date from, Date to, const Value& holidays) {
    if (days_between(from, to) > 40'000) return standing(Status::Failed);
    std::int64_t count = 0;
    const auto& listed = *need<std::shared_ptr<const List>>(holidays);
    if (listed.items.size() > 10'000) throw Unfit{};
    for (auto day = add_days(from, 1); day && *day <= to; day = add_days(*day, 1)) {
        const auto weekday = std::chrono::weekday{day->days()}.iso_encoding();
        bool holiday = false;
        for (const auto& one : listed.items) holiday = holiday || one.value == Value{*day};
        if (weekday <= 5 && !holiday) ++count;
    }
    return whole(count);
}

Came between(const DerivedStep& step, const Parts& parts) {
    auto result = needed(parts, 2);
    if (!result.decided()) return result;
    const auto from = need<Date>(parts[0].came.value), to = need<Date>(parts[1].came.value);
    if (step.how == "working days") {
        if (parts.size() == 2) return standing(Status::Failed);  // bank holidays are not known so far
        return working_days(from, to, parts[2].came.value);
    }
    if (step.how == "years") return whole(completed_months(from, to) / 12);
    if (step.how == "months") return whole(completed_months(from, to));
    return whole(step.how == "weeks" ? days_between(from, to) / 7 : days_between(from, to));
}

Came time_between(const DerivedStep&, const Parts& parts) {
    auto result = needed(parts, 2);
    if (!result.decided()) return result;
    const auto &from = parts[0].came.value, &to = parts[1].came.value;
    if (const auto* day = std::get_if<Date>(&from)) return decided(ExactDuration{days_between(*day, need<Date>(to)) * seconds_in_day});
    return decided(ExactDuration{(need<DateTime>(to).moment() - need<DateTime>(from).moment()).count()});
}

Came of_one(const DerivedStep& step, const Parts& parts) {
    const auto& of = at(parts, 0).came;
    if (!of.decided()) return of;
    if (step.op == "date of") return decided(need<DateTime>(of.value).london_date());
    if (step.op == "financial year") return whole(financial_year(need<Date>(of.value)));
    const auto& stretch = need<Stretch>(of.value);
    if (step.how == "days") return whole(days_between(stretch.first_day, stretch.last_day) + 1);
    return decided(step.how == "first day" ? stretch.first_day : stretch.last_day);
}

}  // namespace

void add_dates(Operations& all) {
    all.insert({{"shifted", shifted},
                {"within", within},
                {"between", between},
                {"time between", time_between},
                {"date of", of_one},
                {"financial year", of_one},
                {"part of period", of_one}});
}

}  // namespace careact::receipt
