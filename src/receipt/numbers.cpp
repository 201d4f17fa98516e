/// Amounts: sums, products, rounding, conversion, steps.

#include "receipt/operations.hpp"

#include <array>

namespace careact::receipt {

namespace {

using Status = OutcomeStatus;

constexpr std::int64_t seconds_in_day = 86'400;

const Quantity& quantity(const Part& part) { return need<Quantity>(part.came.value); }

Came needed(const Parts& parts) {
    std::vector<Came> all;
    for (const auto& part : parts) all.push_back(part.came);
    return all_needed(all);
}

bool has_period(NumberKind kind) { return kind == NumberKind::MoneyRate || kind == NumberKind::PercentRate; }
bool is_money(NumberKind kind) { return kind == NumberKind::Money || kind == NumberKind::MoneyRate; }
bool is_count(NumberKind kind) { return kind == NumberKind::Whole || kind == NumberKind::Decimal; }

/// Throws where two amounts cannot be added: pounds and weeks, or pounds a week and pounds a month.
void need_one_unit(const Quantity& a, const Quantity& b) {
    const bool kind = a.kind == b.kind || (is_count(a.kind) && is_count(b.kind));
    if (!kind || (has_period(a.kind) && a.period != b.period)) throw Unfit{};
}

template <typename Duration, typename Count>
Came sum_of_time(const Parts& parts, Count Duration::*member) {
    Count total = 0;
    for (const auto& part : parts) {
        const Count length = need<Duration>(part.came.value).*member;
        if (__builtin_add_overflow(total, part.as == "minus" ? -length : length, &total)) return standing(Status::Failed);
    }
    Duration made;
    made.*member = total;
    return decided(made);
}

}  // namespace

Came sum_of(const Parts& parts) {
    auto result = needed(parts);
    if (!result.decided()) return result;
    if (std::holds_alternative<ExactDuration>(at(parts, 0).came.value)) return sum_of_time(parts, &ExactDuration::seconds);
    if (std::holds_alternative<CalendarDuration>(parts[0].came.value)) return sum_of_time(parts, &CalendarDuration::months);
    auto total = quantity(parts[0]);
    if (parts[0].as == "minus") throw Unfit{};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto& part = quantity(parts[i]);
        need_one_unit(total, part);
        if (part.kind == NumberKind::Decimal) total.kind = part.kind;
        const auto sum = parts[i].as == "minus" ? total.amount.minus(part.amount) : total.amount.plus(part.amount);
        if (!sum) return standing(Status::Failed);
        total.amount = *sum;
    }
    return decided(total);
}

namespace {

Came sum(const DerivedStep&, const Parts& parts) { return sum_of(parts); }

/// An amount of money or a rate times or over plain numbers has its unit; money over money of one unit has none.
Quantity unit_of_product(const Parts& parts) {
    Quantity unit;
    unit.kind = NumberKind::Decimal;
    for (const auto& part : parts) {
        const auto& number = quantity(part);
        if (!is_money(number.kind) && number.kind != NumberKind::PercentRate) continue;
        if (part.as == "over") {
            need_one_unit(unit, number);
            unit = Quantity{NumberKind::Decimal, {}, Period::Week};
        } else {
            if (is_money(unit.kind) || unit.kind == NumberKind::PercentRate) throw Unfit{};
            unit = number;
        }
    }
    return unit;
}

Came product(const DerivedStep& step, const Parts& parts) {
    auto result = needed(parts);
    if (!result.decided()) return result;
    auto total = unit_of_product(parts);
    if (at(parts, 0).as == "over") throw Unfit{};
    std::optional<Rational> amount = quantity(parts[0]).amount;
    for (std::size_t i = 1; i < parts.size() && amount; ++i) {
        const auto& by = quantity(parts[i]).amount;
        amount = parts[i].as == "over" ? amount->divided_by(by) : amount->times(by);
    }
    if (!amount) return standing(Status::Failed);
    total.amount = *amount;
    // A plain number may be called a percentage; the amount is the same.
    const auto* named = std::get_if<Quantity>(&step.value);
    if (total.kind == NumberKind::Decimal && named != nullptr && named->kind == NumberKind::Percent) total.kind = NumberKind::Percent;
    return decided(total);
}

Rounding rounding(std::string_view how) {
    constexpr std::array names = {std::pair{"half up", Rounding::HalfUp}, std::pair{"half even", Rounding::HalfEven}, std::pair{"up", Rounding::Up},
                                  std::pair{"down", Rounding::Down}};
    for (const auto& [name, one] : names) {
        if (how == name) return one;
    }
    throw Unfit{};
}

Rational unit(std::string_view name) {
    constexpr std::array parts_of_pound = {std::pair{"pound", 1}, std::pair{"penny", 100}, std::pair{"tenth of a penny", 1000},
                                           std::pair{"hundredth of a penny", 10000}, std::pair{"whole number", 1}};
    for (const auto& [one, parts] : parts_of_pound) {
        if (name == one) return *Rational::of(1, parts);
    }
    throw Unfit{};
}

Came rounded(const DerivedStep& step, const Parts& parts) {
    const auto& before = at(parts, 0).came;
    if (!before.decided()) return before;
    auto made = quantity(parts[0]);
    const auto amount = made.amount.rounded(rounding(step.how), unit(step.unit));
    if (!amount) return standing(Status::Failed);
    made.amount = *amount;
    if (step.unit == "whole number" && is_count(made.kind)) made.kind = NumberKind::Whole;
    return decided(made);
}

Period period(std::string_view name) {
    for (const auto one : all_periods) {
        if (to_text(one) == name) return one;
    }
    throw Unfit{};
}

Came rate(const DerivedStep& step, const Parts& parts) {
    const auto& of = at(parts, 0).came;
    if (!of.decided()) return of;
    auto made = quantity(parts[0]);
    if (made.kind == NumberKind::Money) made.kind = NumberKind::MoneyRate;
    else if (made.kind == NumberKind::Percent) made.kind = NumberKind::PercentRate;
    else throw Unfit{};
    made.period = period(step.how);
    return decided(made);
}

/// A length of time at so much for each day, week, fortnight or four weeks.
Came for_time(const DerivedStep&, const Parts& parts) {
    auto result = needed(parts);
    if (!result.decided()) return result;
    auto made = quantity(at(parts, 0));
    const auto seconds = need<ExactDuration>(at(parts, 1).came.value).seconds;
    const auto days = [&]() -> std::int64_t {
        switch (made.period) {
            case Period::Day: return 1;
            case Period::Week: return 7;
            case Period::Fortnight: return 14;
            case Period::FourWeeks: return 28;
            default: throw Unfit{};
        }
    }();
    made.kind = made.kind == NumberKind::MoneyRate ? NumberKind::Money : made.kind == NumberKind::PercentRate ? NumberKind::Percent : throw Unfit{};
    const auto amount = made.amount.times(need(Rational::of(seconds, days * seconds_in_day)));
    if (!amount) return standing(Status::Failed);
    return decided(Quantity{made.kind, *amount, Period::Week});
}

Came converted(const DerivedStep& step, const Parts& parts) {
    const auto& of = at(parts, 0).came;
    if (!of.decided()) return of;
    auto made = quantity(parts[0]);
    const auto to = period(step.how);
    if (made.period == to) return of;
    if (!step.factor) return standing(Status::Failed);
    const auto amount = made.amount.times(*step.factor);
    if (!amount) return standing(Status::Failed);
    return decided(Quantity{made.kind, *amount, to});
}

/// How many times the size goes into the number, a part counted as one or not at all.
Came steps(const DerivedStep& step, const Parts& parts) {
    auto result = needed(parts);
    if (!result.decided()) return result;
    need_one_unit(quantity(at(parts, 0)), quantity(at(parts, 1)));
    const auto &size = quantity(parts[0]).amount, &number = quantity(parts[1]).amount;
    if (size <= Rational{0}) return standing(Status::Failed);
    const auto exact = number.divided_by(size);
    const auto whole = exact ? exact->rounded(step.how == "part" ? Rounding::Up : Rounding::Down, Rational{1}) : std::nullopt;
    if (!whole) return standing(Status::Failed);
    return decided(Quantity{NumberKind::Whole, *whole < Rational{0} ? Rational{0} : *whole, Period::Week});
}

}  // namespace

void add_numbers(Operations& all) {
    all.insert({{"sum", sum}, {"product", product}, {"rounded", rounded}, {"rate", rate}, {"for time", for_time}, {"converted", converted}, {"steps", steps}});
}

}  // namespace careact::receipt
