#include "typecheck/arithmetic.hpp"

#include "typecheck/declarations.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace careact::typecheck {

using program::Op;
using program::plain;
using program::Word;
using syntax::ExprKind;

namespace {

constexpr std::int64_t seconds_in_day = 86'400;

/// Seconds in a period that has an exact length; months, quarters and years have none.
std::optional<std::int64_t> exact_length(Period period) {
    switch (period) {
        case Period::Day: return seconds_in_day;
        case Period::Week: return 7 * seconds_in_day;
        case Period::Fortnight: return 14 * seconds_in_day;
        case Period::FourWeeks: return 28 * seconds_in_day;
        default: return std::nullopt;
    }
}

bool is_scalar(const Type& type) { return type.kind == TypeKind::Whole || type.kind == TypeKind::Decimal; }
bool is_amount(const Type& type) { return type.kind == TypeKind::Money || type.kind == TypeKind::MoneyRate; }
bool is_percent(const Type& type) { return type.kind == TypeKind::Percent || type.kind == TypeKind::PercentRate; }
bool either_error(const Type& a, const Type& b) { return a.kind == TypeKind::Error || b.kind == TypeKind::Error; }

}  // namespace

ExprId Arithmetic::value(const syntax::Expr& e, const Type* expected) {
    switch (e.kind) {
        case ExprKind::PerPeriod: return per_period(e);
        case ExprKind::ForTime: return for_time(e);
        case ExprKind::Convert: return convert(e);
        case ExprKind::After: return shift(e, true);
        case ExprKind::Before: return shift(e, false);
        case ExprKind::Sum: return sum(e, expected);
        case ExprKind::Product: return product(e);
        case ExprKind::Rounded: return rounded(e, expected);
        case ExprKind::Steps: return steps(e);
        case ExprKind::Between: return between(e);
        case ExprKind::TimeBetween: return time_between(e);
        default: return of_date(e);
    }
}

Type Arithmetic::cannot(Span span, const std::string& message, std::string help) {
    in_.fault(DiagnosticKind::Type, span, message).help = std::move(help);
    return Type{};
}

// ---- Rates and time ----------------------------------------------------------------------------------------------------------

ExprId Arithmetic::per_period(const syntax::Expr& e) {
    const auto amount = in_.value(e.args[0]);
    const auto type = in_.settled(amount);
    if (type.kind == TypeKind::Money) return in_.make(Op::MakeRate, e, program::rate(TypeKind::MoneyRate, e.period), {amount});
    if (type.kind == TypeKind::Percent) return in_.make(Op::MakeRate, e, program::rate(TypeKind::PercentRate, e.period), {amount});
    if (type.kind != TypeKind::Error) {
        cannot(e.span, "`per " + std::string(to_text(e.period)) + "` follows money or a percent, and this is " + in_.context_.a(type),
               type.kind == TypeKind::MoneyRate ? "to change the period write `converted to per " + std::string(to_text(e.period)) + "`" : "");
    }
    return in_.broken(e);
}

ExprId Arithmetic::for_time(const syntax::Expr& e) {
    const auto amount = in_.value(e.args[0]);
    const auto length = in_.value(e.args[1]);
    const auto type = in_.settled(amount);
    if (type.kind == TypeKind::Error) return in_.broken(e);
    if (type.kind != TypeKind::MoneyRate && type.kind != TypeKind::PercentRate) {
        cannot(e.span, "`for` multiplies so much a period by a time, and this is " + in_.context_.a(type), "say for what period it is: `... per week for 3 weeks`");
        return in_.broken(e);
    }
    if (!exact_length(type.period) || in_.type_of(length).kind != TypeKind::ExactDuration) {
        in_.fault(DiagnosticKind::Unit, e.span, "months, quarters and years have no fixed length, so `for` cannot count them").help =
            "first write `converted to per week` or `converted to per day`";
        return in_.broken(e);
    }
    return in_.make(Op::ForTime, e, plain(type.kind == TypeKind::MoneyRate ? TypeKind::Money : TypeKind::Percent), {amount, length});
}

ExprId Arithmetic::convert(const syntax::Expr& e) {
    const auto amount = in_.value(e.args[0]);
    const auto type = in_.settled(amount);
    if (type.kind == TypeKind::Error) return in_.broken(e);
    const bool money = type.kind == TypeKind::MoneyRate || type.kind == TypeKind::MoneyAnyPeriod;
    if (!money && type.kind != TypeKind::PercentRate) {
        cannot(e.span, "only so much a period can be converted, and this is " + in_.context_.a(type), "say for what period it is: `... per month`");
        return in_.broken(e);
    }
    const auto& all = in_.context_.program.conversions;
    const auto known = std::any_of(all.begin(), all.end(), [&](const auto& c) { return c.from == type.period && c.to == e.period; });
    const auto& declared = declared_of(in_.context_, syntax::DeclarationKind::Conversion);
    const bool lost = in_.context_.names.names_lost || std::any_of(declared.begin(), declared.end(), [](const auto& d) { return d.declaration->broken; });
    if (type.kind != TypeKind::MoneyAnyPeriod && type.period != e.period && !known && !lost) {
        const auto from = std::string(to_text(type.period)), to = std::string(to_text(e.period));
        auto name = from + "_to_" + to;
        std::replace(name.begin(), name.end(), ' ', '_');
        in_.fault(DiagnosticKind::Unit, e.span, "no conversion from " + from + " to " + to + " is declared").help =
            "declare one with the numbers that the law or the policy uses: `conversion " + name + " from " + from + " to " + to + " times NUMBER / NUMBER`";
    }
    return in_.make(Op::Convert, e, program::rate(money ? TypeKind::MoneyRate : TypeKind::PercentRate, e.period), {amount});
}

ExprId Arithmetic::shift(const syntax::Expr& e, bool after) {
    const auto length = in_.value(e.args[0]);
    const auto from = in_.value(e.args[1]);
    const auto length_type = in_.settled(length), from_type = in_.settled(from);
    if (either_error(length_type, from_type)) return in_.broken(e);
    const bool dated = from_type.kind == TypeKind::Date || from_type.kind == TypeKind::DateTime;
    if (!program::is_duration(length_type.kind) || !dated) {
        cannot(e.span, "`" + std::string(after ? "after" : "before") + "` takes a length of time and a date, and this has " + in_.context_.a(length_type) + " and " + in_.context_.a(from_type),
               dated && from_type == length_type ? "to compare dates write `is after` or `is before`" : "write `12 months after the_date_it_counts_from`");
        return in_.broken(e);
    }
    const auto& module = in_.context_.program.modules[in_.declared_.module];
    check_length(in_, length, from_type, e.span);
    const auto made = in_.make(Op::Shift, e, from_type, {length, from});
    auto& node = in_.context_.program.exprs[made];
    node.signs = {static_cast<std::int8_t>(after ? 1 : -1)};
    node.month_end = module.month_end;
    return made;
}

void check_length(Expressions& in, ExprId length, const Type& from, Span span) {
    const auto& e = in[length];
    const auto& module = in.context_.program.modules[in.declared_.module];
    if (e.type.kind == TypeKind::CalendarDuration && !module.month_end_declared) {
        in.fault(DiagnosticKind::MonthEnd, span, "this counts months, and the module does not say what a month after 31 January is").help =
            "put `months end on the last valid day` or `months run to the day after` at the head of the module";
    }
    const auto* exact = std::get_if<ExactDuration>(&e.literal);
    if (from.kind == TypeKind::Date && exact != nullptr && e.op == Op::Literal && exact->seconds % seconds_in_day != 0) {
        in.fault(DiagnosticKind::Unit, e.span, "hours are counted from a time of day, and this counts from a date").help = "count in days, or from a date-time";
    }
}

// ---- Sums and products -----------------------------------------------------------------------------------------------------------

ExprId Arithmetic::sum(const syntax::Expr& e, const Type* expected) {
    std::vector<ExprId> args;
    std::vector<std::int8_t> signs = {1};
    Type type;
    bool dated = false;
    for (std::size_t i = 0; i < e.args.size(); ++i) {
        args.push_back(in_.value(e.args[i], expected));
        if (i > 0) signs.push_back(static_cast<std::int8_t>(e.words[i - 1] == "+" ? 1 : -1));
        const auto part = in_.settled(args.back());
        const auto span = in_[args.back()].span;
        if (part.kind == TypeKind::Error) continue;
        const bool addable = (program::is_number(part.kind) || part.kind == TypeKind::ExactDuration || part.kind == TypeKind::CalendarDuration);
        if (part.kind == TypeKind::MoneyAnyPeriod) {
            in_.disagree(span, part, program::rate(TypeKind::MoneyRate, Period::Week), "an amount that is added");
        } else if (part.kind == TypeKind::Date || part.kind == TypeKind::DateTime) {
            if (!std::exchange(dated, true)) cannot(span, "dates are not added with + and -", "write `28 days after d`, `28 days before d`, `number of days from a to b` or `time from a to b`");
        } else if (!addable) {
            cannot(span, in_.context_.a(part) + " cannot be added");
        } else if (type.kind == TypeKind::Error) {
            type = part;
        } else if (is_scalar(type) && is_scalar(part)) {
            type = plain(type.kind == part.kind ? type.kind : TypeKind::Decimal);
        } else if (!(type == part)) {
            in_.disagree(span, part, type, std::string(e.words[i - 1] == "+" ? "what is added to " : "what is taken from ") + in_.context_.a(type));
        }
    }
    const auto made = in_.make(Op::Sum, e, dated ? Type{} : type, std::move(args));
    in_.context_.program.exprs[made].signs = std::move(signs);
    return made;
}

ExprId Arithmetic::product(const syntax::Expr& e) {
    std::vector<ExprId> args = {in_.value(e.args[0])};
    std::vector<std::int8_t> signs = {1};
    Type type = in_.settled(args[0]);
    for (std::size_t i = 1; i < e.args.size(); ++i) {
        args.push_back(in_.value(e.args[i]));
        const auto right = in_.settled(args.back());
        const auto& word = e.words[i - 1];
        signs.push_back(static_cast<std::int8_t>(word == "/" ? -1 : 1));
        if (either_error(type, right)) type = Type{};
        else if (word == "of") type = percent_of(type, right, e.span);
        else type = word == "*" ? multiply(type, right, e.span) : divide(type, right, e.span);
    }
    const auto made = in_.make(Op::Product, e, type, std::move(args));
    in_.context_.program.exprs[made].signs = std::move(signs);
    return made;
}

Type Arithmetic::multiply(const Type& left, const Type& right, Span span) {
    if (is_percent(left) || is_percent(right)) return cannot(span, "a percent is not multiplied with *", "write, for example, `10% of x`");
    if (is_scalar(left) && is_scalar(right)) return plain(left.kind == right.kind ? left.kind : TypeKind::Decimal);
    if (is_scalar(left) && is_amount(right)) return right;
    if (is_amount(left) && is_scalar(right)) return left;
    if (left.kind == TypeKind::MoneyRate && program::is_duration(right.kind)) return cannot(span, "so much a period is not multiplied by a time with *", "write `AMOUNT for 1 week`");
    return cannot(span, in_.context_.a(left) + " cannot be multiplied by " + in_.context_.a(right));
}

Type Arithmetic::divide(const Type& left, const Type& right, Span span) {
    if (is_scalar(left) && is_scalar(right)) return plain(TypeKind::Decimal);
    if ((is_amount(left) || is_percent(left)) && is_scalar(right)) return left;
    if (is_amount(left) && left == right) return plain(TypeKind::Decimal);
    if (left.kind == TypeKind::MoneyRate && right.kind == TypeKind::MoneyRate) {
        in_.disagree(span, right, left, "what it is divided by");
        return Type{};
    }
    return cannot(span, in_.context_.a(left) + " cannot be divided by " + in_.context_.a(right));
}

Type Arithmetic::percent_of(const Type& left, const Type& right, Span span) {
    if (left.kind != TypeKind::Percent) {
        return cannot(span, "`of` takes a percent on its left, and this is " + in_.context_.a(left),
                      left.kind == TypeKind::PercentRate ? "say for how long: `(RATE for 1 day) of AMOUNT`" : "write a percent, such as `10% of x`, or multiply: `x * 0.1`");
    }
    if (is_scalar(right)) return plain(TypeKind::Decimal);
    if (is_amount(right) || is_percent(right)) return right;
    return cannot(span, "there is no percent of " + in_.context_.a(right));
}

bool Arithmetic::may_have_more_digits(const program::Program& program, ExprId id) {
    const auto& e = program[id];
    const auto of = [&](ExprId arg) { return may_have_more_digits(program, arg); };
    const auto of_any = [&] {
        const auto in_element = [&](const auto& element) { return of(element.value); };
        return std::any_of(e.args.begin(), e.args.end(), of) || std::any_of(e.elements.begin(), e.elements.end(), in_element);
    };
    switch (e.op) {
        case Op::Convert: return true;
        case Op::ForTime: {
            const auto* length = std::get_if<ExactDuration>(&program[e.args[1]].literal);
            const auto period = exact_length(program[e.args[0]].type.period);
            return length == nullptr || !period || length->seconds % *period != 0 || of(e.args[0]);
        }
        case Op::Product: {
            const auto whole_or_amount = [&](ExprId arg) { return program[arg].type.kind == TypeKind::Whole || is_amount(program[arg].type); };
            const bool whole = std::all_of(e.args.begin(), e.args.end(), whole_or_amount);
            const bool divides = std::find(e.signs.begin(), e.signs.end(), -1) != e.signs.end();
            return divides || !whole || of_any();
        }
        case Op::Sum:
        case Op::IfNone:
        case Op::Collect: return of_any();
        case Op::MakeRate:
        case Op::OnDate:
        case Op::With:
        case Op::InLayer: return of(e.args[0]);
        default: return false;
    }
}

// ---- Rounding, steps, time -------------------------------------------------------------------------------------------------------

ExprId Arithmetic::rounded(const syntax::Expr& e, const Type* expected) {
    const auto amount = in_.value(e.args[0], expected);
    const auto type = in_.settled(amount);
    const bool whole = e.round_to == syntax::RoundTo::WholeNumber;
    if (type.kind == TypeKind::Error) return in_.broken(e);
    if (whole ? !is_scalar(type) : !is_amount(type)) {
        cannot(e.span, in_.context_.a(type) + " is not rounded to the " + (whole ? "whole number" : "penny or the pound"),
               is_scalar(type) ? "write `to the whole number`" : "");
        return in_.broken(e);
    }
    const auto made = in_.make(Op::Round, e, whole ? plain(TypeKind::Whole) : type, {amount});
    auto& node = in_.context_.program.exprs[made];
    node.rounding = e.rounding;
    node.unit = static_cast<program::Unit>(e.round_to);
    return made;
}

ExprId Arithmetic::steps(const syntax::Expr& e) {
    const auto size = in_.value(e.args[0]);
    const auto amount = in_.value(e.args[1]);
    const auto size_type = in_.settled(size), type = in_.settled(amount);
    if (either_error(size_type, type)) return in_.broken(e);
    if (!program::is_number(type.kind) || type.kind == TypeKind::MoneyAnyPeriod) {
        cannot(e.span, "steps are counted in amounts and numbers, and this is " + in_.context_.a(type));
        return in_.broken(e);
    }
    if (!(size_type == type)) in_.disagree(in_[amount].span, type, size_type, "what is counted in steps");
    const auto made = in_.make(Op::Steps, e, plain(TypeKind::Whole), {size, amount});
    in_.context_.program.exprs[made].word = e.word == "part" ? Word::Part : Word::Whole;
    return made;
}

ExprId Arithmetic::between(const syntax::Expr& e) {
    static const std::map<std::string, Word> words = {{"years", Word::Years},   {"months", Word::Months}, {"weeks", Word::Weeks},
                                                      {"days", Word::Days},     {"nights", Word::Nights}, {"working days", Word::WorkingDays}};
    const auto from = in_.require(e.args[0], plain(TypeKind::Date), "the day that is counted from");
    const auto to = in_.require(e.args[1], plain(TypeKind::Date), "the day that is counted to");
    const auto made = in_.make(Op::Between, e, plain(TypeKind::Whole), {from, to});
    in_.context_.program.exprs[made].word = words.at(e.word);
    if (e.word != "working days") return made;
    const auto* holidays = in_.context_.names.find("bank_holidays");
    if (holidays == nullptr && in_.context_.names.names_lost) return in_.broken(e);
    if (holidays == nullptr || holidays->kind != syntax::DeclarationKind::List) {
        in_.fault(DiagnosticKind::UnknownName, e.span, "working days need a list `bank_holidays`").help = "declare it: `list bank_holidays: date`, one row a day";
        return in_.broken(e);
    }
    in_.context_.used.insert("bank_holidays");
    in_.context_.program.exprs[made].index = holidays->id;
    return made;
}

ExprId Arithmetic::time_between(const syntax::Expr& e) {
    const auto from = in_.value(e.args[0]), to = in_.value(e.args[1]);
    const auto from_type = in_.settled(from), to_type = in_.settled(to);
    if (either_error(from_type, to_type)) return in_.broken(e);
    const bool dated = from_type.kind == TypeKind::Date || from_type.kind == TypeKind::DateTime;
    if (!dated || !(from_type == to_type)) {
        cannot(e.span, "`time from ... to ...` takes two dates or two date-times, and this has " + in_.context_.a(from_type) + " and " + in_.context_.a(to_type),
               "`date of` makes a date of a date-time");
        return in_.broken(e);
    }
    return in_.make(Op::TimeBetween, e, plain(TypeKind::ExactDuration), {from, to});
}

ExprId Arithmetic::of_date(const syntax::Expr& e) {
    const bool year = e.kind == ExprKind::FinancialYear;
    const auto of = in_.require(e.args[0], plain(year ? TypeKind::Date : TypeKind::DateTime), year ? "the day whose financial year it is" : "what the date is of");
    return in_.make(year ? Op::FinancialYear : Op::DateOf, e, plain(year ? TypeKind::Whole : TypeKind::Date), {of});
}

}  // namespace careact::typecheck
