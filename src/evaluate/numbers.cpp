#include "evaluate/parts.hpp"

namespace careact::evaluation {

using program::Op;
using program::TypeKind;
using program::Word;

namespace {

constexpr std::int64_t seconds_in_day = 86'400;

const Rational& amount(const Cell& cell) { return std::get<Quantity>(cell.value).amount; }

Cell too_large() { return failed("this number is too large to be held exactly"); }

Rational unit_of(program::Unit unit) {
    switch (unit) {
        case program::Unit::Penny: return *Rational::of(1, 100);
        case program::Unit::TenthOfPenny: return *Rational::of(1, 1000);
        case program::Unit::HundredthOfPenny: return *Rational::of(1, 10000);
        default: return Rational{1};
    }
}

std::int64_t seconds_in(Period period) { return (period == Period::Day ? 1 : period == Period::Week ? 7 : 28) * seconds_in_day; }

/// A quantity of the expression's type.
Value quantity(const program::Type& type, const Rational& amount) {
    return Quantity{program::number_kind(type.kind), amount, type.period};
}

std::vector<const Cell*> pointers(const std::vector<Cell>& cells) {
    std::vector<const Cell*> all;
    for (const auto& cell : cells) all.push_back(&cell);
    return all;
}

}  // namespace

Cell Numbers::eval(const program::Expr& e, Session::Frame& frame) {
    switch (e.op) {
        case Op::Sum:
        case Op::Product:
        case Op::Steps: return worked_out(e, frame);
        case Op::ForTime: return for_time(e, frame);
        case Op::Convert: return convert(e, frame);
        case Op::Round: return rounded(e, frame);
        case Op::Shift: return shift(e, frame);
        case Op::Between: return between(e, frame);
        case Op::TimeBetween: return time_between(e, frame);
        default: break;
    }
    auto cell = in_.eval(e.args[0], frame);
    if (!cell.known()) return cell;
    const auto of = cell;
    if (e.op == Op::MakeRate) {
        cell.value = quantity(e.type, amount(cell));
        if (in_.program_[e.args[0]].op == Op::Literal) in_.term(frame, Term::Kind::Written, e.span, cell);
        else in_.term(frame, Term::Kind::Rate, e.span, cell, {of});
    }
    if (e.op == Op::DateOf) cell.value = std::get<DateTime>(cell.value).london_date();
    if (e.op == Op::FinancialYear) cell.value = Quantity{NumberKind::Whole, Rational{financial_year(std::get<Date>(cell.value))}, Period::Week};
    if (e.op == Op::StretchPart) {
        const auto stretch = std::get<Stretch>(cell.value);
        if (e.index == 2) cell.value = Quantity{NumberKind::Whole, Rational{days_between(stretch.first_day, stretch.last_day) + 1}, Period::Week};
        else cell.value = e.index == 0 ? stretch.first_day : stretch.last_day;
    }
    return cell;
}

Cell Numbers::worked_out(const program::Expr& e, Session::Frame& frame) {
    const auto cells = in_.eval_all(e.args, frame);
    auto result = e.op == Op::Sum ? sum(e, cells) : e.op == Op::Product ? product(e, cells) : steps(e, cells);
    const auto kind = e.op == Op::Sum ? Term::Kind::Sum : e.op == Op::Product ? Term::Kind::Product : Term::Kind::Steps;
    if (auto* taken = in_.term(frame, kind, e.span, result, cells, e.signs)) taken->part_steps = e.word == Word::Part;
    return result;
}

Cell Numbers::sum(const program::Expr& e, const std::vector<Cell>& cells) {
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    if (const auto* first = std::get_if<ExactDuration>(&cells[0].value)) {
        std::int64_t total = first->seconds;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const auto part = std::get<ExactDuration>(cells[i].value).seconds;
            if (__builtin_add_overflow(total, e.signs[i] > 0 ? part : -part, &total)) return too_large();
        }
        result.value = ExactDuration{total};
        return result;
    }
    if (const auto* first = std::get_if<CalendarDuration>(&cells[0].value)) {
        std::int64_t total = first->months;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const auto part = std::get<CalendarDuration>(cells[i].value).months;
            if (__builtin_add_overflow(total, e.signs[i] > 0 ? part : -part, &total)) return too_large();
        }
        result.value = CalendarDuration{total};
        return result;
    }
    std::optional<Rational> total = amount(cells[0]);
    for (std::size_t i = 1; i < cells.size() && total; ++i) total = e.signs[i] > 0 ? total->plus(amount(cells[i])) : total->minus(amount(cells[i]));
    if (!total) return too_large();
    result.value = quantity(e.type, *total);
    return result;
}

Cell Numbers::product(const program::Expr& e, const std::vector<Cell>& cells) {
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    std::optional<Rational> total = amount(cells[0]);
    for (std::size_t i = 1; i < cells.size() && total; ++i) {
        if (e.signs[i] < 0 && amount(cells[i]) == Rational{0}) {
            auto fault = failed("this divides by nothing");
            lean_on(fault, result);
            return fault;
        }
        total = e.signs[i] > 0 ? total->times(amount(cells[i])) : total->divided_by(amount(cells[i]));
    }
    if (!total) return too_large();
    result.value = quantity(e.type, *total);
    return result;
}

Cell Numbers::for_time(const program::Expr& e, Session::Frame& frame) {
    const auto cells = in_.eval_all(e.args, frame);
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    const auto share = Rational::of(std::get<ExactDuration>(cells[1].value).seconds, seconds_in(std::get<Quantity>(cells[0].value).period));
    const auto total = share ? amount(cells[0]).times(*share) : std::nullopt;
    if (!total) return too_large();
    result.value = quantity(e.type, *total);
    return result;
}

Cell Numbers::convert(const program::Expr& e, Session::Frame& frame) {
    auto cell = in_.eval(e.args[0], frame);
    if (!cell.known()) return cell;
    const auto from = std::get<Quantity>(cell.value);
    std::optional<Rational> converted;
    std::string by;
    if (from.period == e.type.period) converted = from.amount;
    for (const auto& conversion : in_.program_.conversions) {
        if (converted || conversion.from != from.period || conversion.to != e.type.period) continue;
        converted = from.amount.times(conversion.factor);
        if (!converted) return too_large();
        in_.cite(cell, conversion.under);
        if (auto* noted = in_.deriving(frame)) noted->path = conversion.name, noted->factor = conversion.factor;
        by = conversion.name;
    }
    if (!converted) {
        auto fault = failed("no conversion from " + std::string(to_text(from.period)) + " to " + std::string(to_text(e.type.period)) + " is declared");
        lean_on(fault, cell);
        return fault;
    }
    const auto before = cell;
    cell.value = quantity(e.type, *converted);
    if (auto* taken = in_.term(frame, Term::Kind::Converted, e.span, cell, {before})) taken->name = by;
    return cell;
}

Cell Numbers::rounded(const program::Expr& e, Session::Frame& frame) {
    auto cell = in_.eval(e.args[0], frame);
    if (!cell.known()) return cell;
    const auto before = cell;
    const auto result = amount(cell).rounded(e.rounding, unit_of(e.unit));
    if (!result) return too_large();
    cell.value = quantity(e.type, *result);
    if (auto* taken = in_.step(frame, Step::Kind::Rounded, e.span, cell)) taken->before = before.value;
    in_.term(frame, Term::Kind::Rounded, e.span, cell, {before});
    return cell;
}

Cell Numbers::steps(const program::Expr& e, const std::vector<Cell>& cells) {
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    if (amount(cells[0]) <= Rational{0}) return failed("a step has to be more than nothing");
    const auto exact = amount(cells[1]).divided_by(amount(cells[0]));
    const auto whole = exact ? exact->rounded(e.word == Word::Part ? Rounding::Up : Rounding::Down, Rational{1}) : std::nullopt;
    if (!whole) return too_large();
    result.value = quantity(e.type, *whole < Rational{0} ? Rational{0} : *whole);
    return result;
}

// ---- Dates -----------------------------------------------------------------------------------------------------------------------

Cell Numbers::shift(const program::Expr& e, Session::Frame& frame) {
    const auto cells = in_.eval_all(e.args, frame);
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    const std::int64_t sign = e.signs[0];
    const auto* months = std::get_if<CalendarDuration>(&cells[0].value);
    const auto* exact = std::get_if<ExactDuration>(&cells[0].value);
    const auto past_the_end = [] { return failed("this goes past the end of the calendar"); };
    if (const auto* date = std::get_if<Date>(&cells[1].value)) {
        if (exact != nullptr && exact->seconds % seconds_in_day != 0) return failed("hours are counted from a time of day, and this is a date");
        const auto moved = months != nullptr ? add(*date, CalendarDuration{sign * months->months}, e.month_end) : add_days(*date, sign * exact->seconds / seconds_in_day);
        if (!moved) return past_the_end();
        result.value = *moved;
        return result;
    }
    const auto moment = std::get<DateTime>(cells[1].value);
    if (exact != nullptr) {
        const auto there = add(moment, ExactDuration{sign * exact->seconds});
        if (!there) return past_the_end();
        result.value = *there;
        return result;
    }
    const auto there = add(moment, CalendarDuration{sign * months->months}, e.month_end);
    if (!there) return past_the_end();
    result.value = *there;
    return result;
}

Cell Numbers::between(const program::Expr& e, Session::Frame& frame) {
    const auto cells = in_.eval_all(e.args, frame);
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    const auto from = std::get<Date>(cells[0].value), to = std::get<Date>(cells[1].value);
    std::int64_t count = 0;
    switch (e.word) {
        case Word::Years: count = completed_months(from, to) / 12; break;
        case Word::Months: count = completed_months(from, to); break;
        case Word::Weeks: count = days_between(from, to) / 7; break;
        case Word::WorkingDays: {
            auto working = working_days(e, from, to, frame);
            lean_on(working, result);
            return working;
        }
        default: count = days_between(from, to); break;
    }
    result.value = Quantity{NumberKind::Whole, Rational{count}, Period::Week};
    return result;
}

/// Mondays to Fridays after the first day up to and including the last, but for bank holidays.
Cell Numbers::working_days(const program::Expr& e, Date from, Date to, Session::Frame& frame) {
    program::Expr holidays;
    holidays.op = Op::DataList;
    holidays.index = e.index;
    auto cell = in_.data_list(holidays, frame);
    if (!cell.known()) return cell;
    const auto& rows = in_.program_.figures[e.index].rows;
    const std::size_t layers = frame.world.layer + std::size_t{1};
    for (std::size_t layer = 0; layer < layers; ++layer) {
        for (const auto& row : rows[layer]) {
            if (!row.value && *row.dates.from <= to) return in_.gap_in(in_.program_.figures[e.index].name, "bank holidays are not known from " + row.dates.from->to_words() + ": " + row.gap);
        }
    }
    const auto is_holiday = [&](Date day) {
        for (std::size_t layer = 0; layer < layers; ++layer) {
            for (const auto& row : rows[layer]) {
                if (row.value && *row.value == Value{day}) return true;
            }
        }
        return false;
    };
    std::int64_t count = 0;
    auto holidays_among = std::make_shared<List>();
    constexpr std::int64_t most = 40'000;
    if (days_between(from, to) > most) return failed("these are too many days to count one by one");
    for (auto day = from.days() + std::chrono::days{1}; day <= to.days(); day += std::chrono::days{1}) {
        const auto weekday = std::chrono::weekday{day}.c_encoding();
        if (weekday == 0 || weekday == 6) continue;
        if (is_holiday(Date{day})) holidays_among->items.push_back({EvidenceState::Recorded, Date{day}, nullptr, false});
        else ++count;
    }
    in_.derive_given(known(std::shared_ptr<const List>(std::move(holidays_among))), frame);
    cell.value = Quantity{NumberKind::Whole, Rational{count}, Period::Week};
    return cell;
}

Cell Numbers::time_between(const program::Expr& e, Session::Frame& frame) {
    const auto cells = in_.eval_all(e.args, frame);
    auto result = unless_known(pointers(cells));
    if (!result.known()) return result;
    if (const auto* from = std::get_if<Date>(&cells[0].value)) {
        result.value = ExactDuration{days_between(*from, std::get<Date>(cells[1].value)) * seconds_in_day};
    } else {
        const auto time = std::get<DateTime>(cells[1].value).moment() - std::get<DateTime>(cells[0].value).moment();
        result.value = ExactDuration{time.count()};
    }
    return result;
}

}  // namespace careact::evaluation
