#include "typecheck/expressions.hpp"

#include "diagnostics/suggest.hpp"
#include "typecheck/arithmetic.hpp"
#include "typecheck/collections.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/tests.hpp"

#include <algorithm>
#include <array>

namespace careact::typecheck {

using program::Op;
using syntax::DeclarationKind;
using syntax::ExprKind;

ExprId Expressions::add(program::Expr expr) {
    context_.program.exprs.push_back(std::move(expr));
    return static_cast<ExprId>(context_.program.exprs.size() - 1);
}

ExprId Expressions::make(Op op, const syntax::Expr& from, Type type, std::vector<ExprId> args) {
    program::Expr expr;
    expr.op = op;
    expr.span = from.span;
    expr.type = std::move(type);
    expr.args = std::move(args);
    return add(std::move(expr));
}

ExprId Expressions::value(syntax::ExprId id, const Type* expected) {
    const auto& e = written(id);
    switch (e.kind) {
        case ExprKind::Literal: return literal(e, expected);
        case ExprKind::Name: return narrowed(name(e, expected));
        case ExprKind::TheDate: return make(Op::TheDate, e, program::plain(TypeKind::Date));
        case ExprKind::TheStart: return clock_part(e, start_type, Op::TheStart);
        case ExprKind::TheDueDate: return clock_part(e, due_type, Op::TheDueDate);
        case ExprKind::TheAnswer:
            fault(DiagnosticKind::Type, e.span, "`the answer` is only known in wording and next steps").help = "name the rule instead";
            return broken(e);
        case ExprKind::Call: return call(e);
        case ExprKind::Member: return narrowed(member(e));
        case ExprKind::Index: return index(e);
        case ExprKind::OnDate: return on_date(e);
        case ExprKind::With: return with(e);
        case ExprKind::InLayer: return in_layer(e);
        case ExprKind::IfNone: return if_none(e, expected);
        case ExprKind::Broken: return broken(e);
        case ExprKind::ItemLiteral:
            fault(DiagnosticKind::Type, e.span, "an item in { } can only be given in an example").help = "rules read items from the record";
            return broken(e);
        case ExprKind::ListLiteral:
        case ExprKind::Collect:
        case ExprKind::AllOf:
        case ExprKind::AnyOf:
        case ExprKind::AtLeast:
        case ExprKind::Quantified:
        case ExprKind::Pick: return Collections(*this).value(e, expected);
        case ExprKind::PerPeriod:
        case ExprKind::ForTime:
        case ExprKind::Convert:
        case ExprKind::After:
        case ExprKind::Before:
        case ExprKind::Sum:
        case ExprKind::Product:
        case ExprKind::Rounded:
        case ExprKind::Steps:
        case ExprKind::Between:
        case ExprKind::TimeBetween:
        case ExprKind::DateOf:
        case ExprKind::FinancialYear: return Arithmetic(*this).value(e, expected);
        default: return Tests(*this).value(e);
    }
}

// ---- Agreement ---------------------------------------------------------------------------------------------------------------

bool Expressions::agrees(const Type& actual, const Type& needed) {
    if (actual.kind == TypeKind::Error || needed.kind == TypeKind::Error) return true;
    if (actual.kind == TypeKind::None) return needed.or_none || needed.kind == TypeKind::None;
    if (actual.or_none && !needed.or_none) return false;
    if (actual.kind == TypeKind::Whole && needed.kind == TypeKind::Decimal) return true;
    if (program::is_text(actual.kind) && program::is_text(needed.kind)) return true;
    if (actual.kind == TypeKind::MoneyRate && needed.kind == TypeKind::MoneyAnyPeriod) return true;
    if (actual.kind == TypeKind::List && needed.kind == TypeKind::List) return agrees(*actual.element, *needed.element);
    return program::present(actual) == program::present(needed);
}

std::string Expressions::way_out(const Type& actual, const Type& needed) const {
    const bool counted = actual.kind == TypeKind::Whole || actual.kind == TypeKind::Decimal;
    const bool pounds = needed.kind == TypeKind::Money || needed.kind == TypeKind::MoneyRate;
    if (actual.kind == TypeKind::Clock) return "ask for a part of it: `CLOCK.state is missed`, `CLOCK.due`";
    if (needed.kind == TypeKind::YesNo) return use_ == Use::Example ? "write `yes` or `no`" : "write a test, such as `... is ...`";
    if (counted && pounds) return "an amount of money is written with its sign: £12";
    if (counted && needed.kind == TypeKind::Percent) return "a percent is written with its sign: 10%";
    if (counted && needed.kind == TypeKind::CalendarDuration) return "a length of time is written with its unit: 12 months";
    if (counted && needed.kind == TypeKind::ExactDuration) return "a length of time is written with its unit: 8 weeks";
    if (actual.kind == TypeKind::Text && needed.kind == TypeKind::Choice) return "options are written without quotation marks";
    if (actual.kind == TypeKind::Text && needed.kind == TypeKind::Date) return "dates are written without quotation marks: 2026-04-06";
    return "";
}

void Expressions::disagree(Span span, const Type& actual, const Type& needed, std::string_view role) {
    const auto need = context_.a(needed);
    const auto say = [&](DiagnosticKind kind, std::string help) {
        auto& d = fault(kind, span, std::string(role) + " has to be " + need + ", and this is " + context_.a(actual));
        d.help = std::move(help);
    };
    if (actual.or_none && agrees(program::present(actual), needed)) {
        auto& d = fault(DiagnosticKind::MayBeNone, span, std::string(role) + " has to be " + need + ", and this may be none");
        d.help = "say what none means: a clause `when ... is none` before this one, or `if none VALUE` after it";
    } else if (actual.kind == TypeKind::MoneyRate && needed.kind == TypeKind::MoneyRate) {
        say(DiagnosticKind::Unit, "write `... converted to per " + std::string(to_text(needed.period)) + "`, and round it by name");
    } else if (actual.kind == TypeKind::MoneyAnyPeriod && needed.kind == TypeKind::MoneyRate) {
        say(DiagnosticKind::Unit, "its period is in the record: write `... converted to per " + std::string(to_text(needed.period)) + "`");
    } else if (actual.kind == TypeKind::Money && needed.kind == TypeKind::MoneyRate) {
        say(DiagnosticKind::Unit, "say for what period it is: `... per " + std::string(to_text(needed.period)) + "`");
    } else if (actual.kind == TypeKind::MoneyRate && needed.kind == TypeKind::Money) {
        say(DiagnosticKind::Unit, "say for what time: write `... for 1 " + std::string(to_text(actual.period)) + "`");
    } else if (program::is_duration(actual.kind) && program::is_duration(needed.kind)) {
        fault(DiagnosticKind::Unit, span, "months and years are as long as the calendar makes them, weeks and days are exact, and the two do not mix").help =
            "to go on by both, say one after the other: `2 weeks after 3 months after d`";
    } else {
        say(DiagnosticKind::Type, way_out(actual, needed));
    }
}

ExprId Expressions::require(syntax::ExprId id, const Type& expected, std::string_view role) {
    const auto made = value(id, &expected);
    if (!agrees(type_of(made), expected)) disagree((*this)[made].span, type_of(made), expected, role);
    return made;
}

ExprId Expressions::condition(syntax::ExprId id) {
    const auto yes_no = program::plain(TypeKind::YesNo);
    const auto made = value(id, &yes_no);
    const auto& e = (*this)[made];
    if (e.op == Op::Literal && e.type.kind == TypeKind::Choice) {  // `home is own_home or extra_care`
        fault(DiagnosticKind::Type, e.span, "`" + written(id).name.text + "` alone is not a condition").help =
            "say each time what is tested: `x is one or x is another`, or `x is one of (one, another)`";
    } else if (!agrees(e.type, yes_no)) {
        disagree(e.span, e.type, yes_no, "a condition");
    }
    return made;
}

ExprId Expressions::leaving(syntax::ExprId id, const Type& expected, std::string_view role) {
    const auto made = require(id, expected, role);
    demand_rounding(made);
    return made;
}

void Expressions::demand_rounding(ExprId id) {
    const auto kind = type_of(id).kind;
    if ((kind != TypeKind::Money && kind != TypeKind::MoneyRate) || !Arithmetic::may_have_more_digits(context_.program, id)) return;
    auto& d = fault(DiagnosticKind::NeedsRounding, (*this)[id].span, "this amount can have fractions of a penny, and nothing says how they are rounded");
    d.help = "end it with `rounded half up to the penny`, or `up` or `down`, as the law or the policy says";
}

void Expressions::refuse_clock(ExprId id) {
    if (type_of(id).kind != TypeKind::Clock) return;
    fault(DiagnosticKind::Type, (*this)[id].span, "a clock is no value; its parts are").help = "write `CLOCK.state`, `CLOCK.start`, `CLOCK.due` or `CLOCK.stop`";
}

Type Expressions::settled(ExprId id) {
    const auto type = type_of(id);
    if (!type.or_none && type.kind != TypeKind::None) return program::present(type);
    auto& d = fault(DiagnosticKind::MayBeNone, (*this)[id].span, "this may be none, and is used as if it could not be");
    d.help = "say what none means: a clause `when ... is none` before this one, or `if none VALUE` after it";
    return Type{};
}

// ---- Literals, and what is known not to be none ------------------------------------------------------------------------------------

ExprId Expressions::literal(const syntax::Expr& e, const Type* expected) {
    static const auto type_of_value = [](const Value& value) {
        constexpr std::array kinds = {TypeKind::None,     TypeKind::YesNo,           TypeKind::Whole,         TypeKind::Date,
                                      TypeKind::DateTime, TypeKind::CalendarDuration, TypeKind::ExactDuration, TypeKind::Text};
        if (const auto* number = std::get_if<Quantity>(&value)) {
            constexpr std::array numbers = {TypeKind::Whole, TypeKind::Decimal, TypeKind::Percent, TypeKind::Money};
            return program::plain(numbers[static_cast<std::size_t>(number->kind)]);
        }
        return program::plain(kinds[value.index()]);
    };
    auto type = type_of_value(e.literal);
    auto value = e.literal;
    if (auto* number = std::get_if<Quantity>(&value); number != nullptr && expected != nullptr && expected->kind == TypeKind::Decimal && type.kind == TypeKind::Whole) {
        number->kind = NumberKind::Decimal;
        type = program::plain(TypeKind::Decimal);
    }
    const auto made = make(Op::Literal, e, std::move(type));
    context_.program.exprs[made].literal = std::move(value);
    return made;
}

ExprId Expressions::narrowed(ExprId id) {
    auto& e = context_.program.exprs[id];
    if (e.type.or_none && scope_.present.contains(to_text(id, context_.program))) e.type.or_none = false;
    return id;
}

void Expressions::narrow(ExprId condition, bool holds) {
    if (condition == program::no_expr) return;
    const auto& e = (*this)[condition];
    if (e.op == Op::IsNone && e.negated == holds) scope_.present.insert(to_text(e.args[0], context_.program));
    if (e.op == Op::Not) narrow(e.args[0], !holds);
    if ((e.op == Op::And && holds) || (e.op == Op::Or && !holds)) {
        for (const auto arg : std::vector<ExprId>(e.args)) narrow(arg, holds);
    }
}

// ---- Calls and members -----------------------------------------------------------------------------------------------------------

ExprId Expressions::call(const syntax::Expr& e) {
    const auto* found = context_.names.find(e.name.text);
    if (found == nullptr && may_be_lost(e.name.text)) return broken(e);
    if (found == nullptr) {
        std::vector<std::string> candidates;
        for (const auto& [name, symbol] : context_.names.names) {
            if (symbol.kind == DeclarationKind::Rule || symbol.kind == DeclarationKind::Table || symbol.kind == DeclarationKind::Clock) candidates.push_back(name);
        }
        std::sort(candidates.begin(), candidates.end());
        fault(DiagnosticKind::UnknownName, e.name.span, "there is no rule or table `" + e.name.text + "`").help = diagnostics::did_you_mean(e.name.text, candidates);
        return broken(e);
    }
    if (!reaches(e, *found)) return broken(e);
    context_.used.insert(e.name.text);
    if (found->declared.declaration->names_lost) {  // what it takes in brackets could not be read
        for (const auto arg : e.args) value(arg);
        return broken(e);
    }
    const auto made = [&](Op op, const Type& type) {
        const auto id = make(op, e, type);
        context_.program.exprs[id].index = found->id;
        return id;
    };
    auto& program = context_.program;
    switch (found->kind) {
        case DeclarationKind::Rule: {
            const auto& scope = program.rules[found->id].scope;
            return arguments(made(Op::Call, program.rules[found->id].type), e, scope.names, scope.types);
        }
        case DeclarationKind::Clock: {
            const auto& scope = program.clocks[found->id].scope;
            return arguments(made(Op::Clock, program::indexed(TypeKind::Clock, found->id)), e, scope.names, scope.types);
        }
        case DeclarationKind::Table: {
            const auto& table = program.tables[found->id];
            return arguments(made(Op::Lookup, table.type), e, table.parameter_names, table.parameters);
        }
        default:
            if (use_ == Use::Example && found->kind == DeclarationKind::Check) return broken(e);
            fault(DiagnosticKind::Type, e.name.span, "`" + e.name.text + "` is a " + std::string(to_text(found->kind)) + ", and takes nothing in brackets").help = "write it without brackets";
            return broken(e);
    }
}

ExprId Expressions::arguments(ExprId node, const syntax::Expr& e, const std::vector<std::string>& names, const std::vector<Type>& types) {
    if (e.args.size() != names.size()) {
        fault(DiagnosticKind::Type, e.span, "`" + e.name.text + "` takes " + std::to_string(names.size()) + (names.size() == 1 ? " value" : " values") + " in brackets, and this gives " + std::to_string(e.args.size())).help =
            names.empty() ? "write it without brackets" : "it takes " + diagnostics::one_of(names, "and");
        return broken(e);
    }
    std::vector<ExprId> args;
    for (std::size_t i = 0; i < e.args.size(); ++i) {
        const auto type = types[i];  // a copy: elaborating the argument may grow the tables this came from
        args.push_back(leaving(e.args[i], type, "`" + names[i] + "` of `" + e.name.text + "`"));
    }
    context_.program.exprs[node].args = std::move(args);
    return node;
}

ExprId Expressions::member(const syntax::Expr& e) {
    const auto of = value(e.args[0]);
    const auto type = settled(of);
    const auto date = program::plain(TypeKind::Date);
    if (type.kind == TypeKind::Stretch) {
        return named_part(e, of, Op::StretchPart, {{"first_day", date}, {"last_day", date}, {"days", program::plain(TypeKind::Whole)}});
    }
    if (type.kind == TypeKind::Clock && (*this)[of].op != Op::Clock) {
        fault(DiagnosticKind::Type, e.span, "a part of a clock is asked of the clock itself").help = "write `CLOCK." + e.name.text + "`, and a date after it: `CLOCK." + e.name.text + " on DATE`";
        return broken(e);
    }
    if (type.kind == TypeKind::Clock) {
        const auto& clock = context_.program.clocks[type.index];
        const auto started = program::or_none(clock.start_type), due = program::or_none(clock.due_type);
        return named_part(e, of, Op::ClockPart, {{"state", program::indexed(TypeKind::Choice, program::clock_states)}, {"start", started}, {"due", due}, {"stop", started}});
    }
    if (type.kind == TypeKind::Error) return broken(e);
    // `needs.nutrition`: one item of a list that has one for each option.
    if (type.kind == TypeKind::List && type.for_each) {
        const auto& choice = context_.program.choices[*type.for_each];
        for (std::uint32_t i = 0; i < choice.options.size(); ++i) {
            if (choice.options[i].name != e.name.text) continue;
            const auto made = make(Op::At, e, *type.element, {of});
            context_.program.exprs[made].index = i + 1;
            return made;
        }
        if (options_lost(*type.for_each) || has_odd_letters(e.name.text)) return broken(e);
        std::vector<std::string> names;
        for (const auto& o : choice.options) names.push_back(o.name);
        auto& d = fault(DiagnosticKind::UnknownName, e.name.span, "`" + e.name.text + "` is not an option of `" + choice.name + "`");
        d.help = diagnostics::did_you_mean(e.name.text, names);
        return broken(e);
    }
    if (type.kind != TypeKind::Record) {
        fault(DiagnosticKind::Type, e.name.span, context_.a(type) + " has no members").help =
            type.kind == TypeKind::List ? "name its items one by one: `some ( x in ... satisfies ... )`, `sum of ( ... for each x in ... )`" : "";
        return broken(e);
    }
    const auto& record = context_.program.types[type.index];
    const auto stands = [&](const auto& m) { return m.name == e.name.text; };
    if ((members_lost(context_, type.index) || has_odd_letters(e.name.text)) && std::none_of(record.members.begin(), record.members.end(), stands)) return broken(e);
    std::vector<std::pair<std::string, Type>> members;
    for (const auto& m : record.members) members.emplace_back(m.name, m.type);
    const auto made = named_part(e, of, Op::Member, members);
    const auto& node = (*this)[made];
    const bool decides = use_ == Use::Rule || use_ == Use::Table || use_ == Use::Clock;
    if (node.op == Op::Member && record.members[node.index].is_protected && decides) {
        fault(DiagnosticKind::Protected, e.name.span, "`" + e.name.text + "` is a protected characteristic, and no care law turns on it").help =
            "reports and checks may read it; decisions may not";
    }
    if (node.op == Op::Member) context_.used.insert(record.name + "." + e.name.text);
    return made;
}

ExprId Expressions::named_part(const syntax::Expr& e, ExprId of, Op op, const std::vector<std::pair<std::string, Type>>& parts) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        names.push_back(parts[i].first);
        if (parts[i].first != e.name.text) continue;
        const auto made = make(op, e, parts[i].second, {of});
        context_.program.exprs[made].index = i;
        return made;
    }
    auto& d = fault(DiagnosticKind::UnknownName, e.name.span, "a `" + context_.text(program::present(type_of(of))) + "` has no member `" + e.name.text + "`");
    d.help = diagnostics::did_you_mean(e.name.text, names);
    if (d.help.empty() && names.size() <= 12) d.help = "it has " + diagnostics::one_of(names, "and");
    return broken(e);
}

ExprId Expressions::index(const syntax::Expr& e) {
    const auto of = value(e.args[0]);
    const auto type = settled(of);
    if (type.kind == TypeKind::Error) return broken(e);
    if (use_ != Use::Example || type.kind != TypeKind::List) {
        fault(DiagnosticKind::Type, e.span, use_ == Use::Example ? "only a list has numbered items" : "items are picked by number in examples alone").help =
            "say which item is meant: `latest ( x in ... by ... )`";
        return broken(e);
    }
    const auto made = make(Op::At, e, *type.element, {of});
    context_.program.exprs[made].index = static_cast<std::uint32_t>(std::clamp<std::int64_t>(e.number, 0, 1'000'000));
    return made;
}

ExprId Expressions::clock_part(const syntax::Expr& e, const Type& type, Op op) {
    if (use_ != Use::Clock) {
        fault(DiagnosticKind::Type, e.span, "only a clock has a start and a due date").help = "name the clock: `CLOCK.start`, `CLOCK.due`";
        return broken(e);
    }
    return make(op, e, type);
}

// ---- Asked on another date, about other facts, in another layer ----------------------------------------------------------------

ExprId Expressions::on_date(const syntax::Expr& e) {
    const auto asked = value(e.args[0]);
    const auto day = require(e.args[1], program::plain(TypeKind::Date), "the day it is asked for");
    return make(Op::OnDate, e, type_of(asked), {asked, day});
}

ExprId Expressions::with(const syntax::Expr& e) {
    const auto asked = value(e.args[0]);
    const auto path = value(e.args[1]);
    ExprId at = path;
    while ((*this)[at].op == Op::Member || ((*this)[at].op == Op::At && type_of((*this)[at].args[0]).for_each)) at = (*this)[at].args[0];
    if ((*this)[at].op != Op::Fact) {
        if (type_of(path).kind != TypeKind::Error) {
            fault(DiagnosticKind::Type, written(e.args[1]).span, "only facts of the record can be set to something else").help =
                "name a fact and its members: `finance.notional_capital`";
        }
        return broken(e);
    }
    const auto needed = program::present(type_of(path));
    const auto set = leaving(e.args[2], type_of(path).or_none ? program::or_none(needed) : needed, "what it is set to");
    const auto made = make(Op::With, e, type_of(asked), {asked, set});
    context_.program.exprs[made].path = record_path(path, context_.program);
    return made;
}

ExprId Expressions::in_layer(const syntax::Expr& e) {
    const auto asked = value(e.args[0]);
    const bool base = e.name.text == "national";
    if (!base && e.name.text != context_.names.layer_name) {
        if (may_be_lost(e.name.text)) return broken(e);
        fault(DiagnosticKind::UnknownName, e.name.span, "there is no layer `" + e.name.text + "`").help = "write `in the national layer`";
        return broken(e);
    }
    const auto made = make(Op::InLayer, e, type_of(asked), {asked});
    context_.program.exprs[made].index = base ? program::national : program::local;
    return made;
}

ExprId Expressions::if_none(const syntax::Expr& e, const Type* expected) {
    const auto asked = value(e.args[0], expected);
    const auto plain = program::present(type_of(asked));
    if (!type_of(asked).or_none && plain.kind != TypeKind::Error) {
        fault(DiagnosticKind::MayBeNone, e.span, "this is never none, so `if none` does nothing").help = "leave `if none` out; what a record does not say stays unknown";
    }
    const auto instead = require(e.args[1], plain, "what stands in for none");
    return make(Op::IfNone, e, plain, {asked, instead});
}

// ---- Items -----------------------------------------------------------------------------------------------------------------------

ExprId Expressions::list(syntax::ExprId id, Type& item) {
    const auto made = value(id);
    const auto type = settled(made);
    if (type.kind == TypeKind::List) {
        item = *type.element;
    } else if (type.kind != TypeKind::Error) {
        fault(DiagnosticKind::Type, written(id).span, "a list is needed here, and this is " + context_.a(type)).help = "only what is declared `list of` or `for each` has items to go through";
    }
    return made;
}

}  // namespace careact::typecheck
