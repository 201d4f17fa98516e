/// Values and conditions. Loosest first; each level is one rule.

#include "syntax/grammar.hpp"

namespace careact::syntax::grammar {

namespace {

Expr node(ExprKind kind, std::vector<ExprId> args = {}) {
    Expr expr;
    expr.kind = kind;
    expr.args = std::move(args);
    return expr;
}

Expr worded(ExprKind kind, std::string_view word, std::vector<ExprId> args = {}) {
    auto expr = node(kind, std::move(args));
    expr.word = word;
    return expr;
}

Expr named_node(ExprKind kind, const Name& name, std::vector<ExprId> args = {}) {
    auto expr = node(kind, std::move(args));
    expr.name = name;
    return expr;
}

/// Turns what `make` builds into a node of the file's pool.
template <typename Make>
auto adds(Make make) {
    return makes([make](auto& ctx, const auto& attribute) { return builder(ctx).add(make(attribute)); });
}

using Rest = std::vector<std::pair<std::string, ExprId>>;

const auto word_token = [](std::string_view name, auto... options) {
    return token(name, [options...](const Token& t) { return ((t.text == options) || ...) && t.kind != TokenKind::String; });
};

// ---- Rules -------------------------------------------------------------------------------------------------------------

template <typename Id>
using level = x3::rule<Id, ExprId>;
template <typename Id>
using piece = x3::rule<Id, Expr>;

struct condition_class {};
struct negation_class {};
struct test_class {};
struct sum_class {};
struct product_class {};
struct dated_class {};
struct primary_class {};
struct suffix_class {};
struct predicate_class {};
struct argument_class {};
struct length_class {};
struct name_node_class {};
struct the_date_class {};
struct call_class {};
struct step_class {};
struct date_operand_class {};
struct duration_class {};
struct item_literal_class {};

const level<condition_class> condition{"a condition"};
const level<negation_class> negation{"a condition"};
const level<test_class> test{"a condition"};
const level<sum_class> sum{"a value"};
const level<product_class> product{"a value"};
const level<dated_class> dated{"a value"};
const level<primary_class> primary{"a value"};
const level<duration_class> duration{"a length of time, such as 8 weeks"};
const level<argument_class> argument{"a value"};
const level<length_class> length{"a length of time, such as 8 weeks"};
const level<name_node_class> name_node{"a name"};
const level<the_date_class> the_date{"`the date`"};
const x3::rule<struct choices_class, std::vector<ExprId>> choices{"values in ( ), or the name of a list"};
const level<struct operand_class> operand{"a value; put brackets round more than one"};
const level<item_literal_class> item_literal{"an item in { }"};
const piece<suffix_class> suffix{"a suffix"};
const piece<predicate_class> predicate{"what it is tested for"};
const x3::rule<struct element_class, Element> element{"a value"};
const x3::rule<struct comprehension_class, Element> comprehension{"`for each`"};
const x3::rule<struct elements_class, std::vector<Element>> elements{"`(`"};
const x3::rule<struct field_class, std::pair<Name, ExprId>> field{"a member and its value"};
const x3::rule<struct rounding_class, Expr> rounding{"a rounding"};

// ---- Value and rounding --------------------------------------------------------------------------------------------------

const auto rounding_mode = phrases<Rounding>({{"half up", Rounding::HalfUp}, {"half even", Rounding::HalfEven},
                                              {"up", Rounding::Up}, {"down", Rounding::Down}});
const auto rounding_unit = phrases<RoundTo>({{"pound", RoundTo::Pound}, {"penny", RoundTo::Penny},
                                             {"tenth of a penny", RoundTo::TenthOfPenny},
                                             {"hundredth of a penny", RoundTo::HundredthOfPenny},
                                             {"whole number", RoundTo::WholeNumber}});
const auto rounding_def = (kw("rounded") > rounding_mode > kw("to") > kw("the") > rounding_unit)[makes([](auto&, const auto& a) {
    auto expr = node(ExprKind::Rounded);
    expr.rounding = at_c<0>(a);
    expr.round_to = at_c<1>(a);
    return expr;
})];
const auto value_def = located((condition >> -rounding)[makes([](auto& ctx, const auto& a) {
    return at_c<1>(a) ? builder(ctx).wrap(at_c<0>(a), *at_c<1>(a)) : at_c<0>(a);
})]);

// ---- Conditions ------------------------------------------------------------------------------------------------------------

const auto chain_of = [](ExprKind kind) {
    return [kind](auto& ctx) {
        Rest rest;
        for (const ExprId id : x3::_attr(ctx)) rest.emplace_back(std::string(), id);
        x3::_val(ctx) = builder(ctx).chain(kind, x3::_val(ctx), rest);
    };
};
const auto mixed = [](auto& ctx) {
    builder(ctx).mixed_operators(at_c<0>(x3::_attr(ctx)), x3::_val(ctx), at_c<1>(x3::_attr(ctx)));
};
const auto sets_value = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto connective = word_token("`and` or `or`", "and", "or");
const auto condition_def = located(negation[sets_value] >> -((+(kw("and") > negation))[chain_of(ExprKind::And)] | (+(kw("or") > negation))[chain_of(ExprKind::Or)]) >>
                           *(connective > negation)[mixed]);
const auto negation_def = located((kw("not") > test)[makes([](auto& ctx, ExprId inner) { return builder(ctx).add(node(ExprKind::Not, {inner})); })] |
                          test[sets_value]);

const auto comparison = word_token("a comparison", "<", "<=", ">", ">=");
const auto equals = word_token("`=`", "=", "==")[([](auto& ctx) { builder(ctx).not_equality(x3::_attr(ctx)); })];
const auto compares = [](auto& ctx) {
    x3::_val(ctx) = builder(ctx).wrap(x3::_val(ctx), worded(ExprKind::Compare, at_c<0>(x3::_attr(ctx)).text, {at_c<1>(x3::_attr(ctx))}));
};
const auto tests = [](auto& ctx) {
    auto tested = at_c<1>(x3::_attr(ctx));
    tested.negated = at_c<0>(x3::_attr(ctx));
    x3::_val(ctx) = builder(ctx).wrap(x3::_val(ctx), std::move(tested));
};
/// `=` was reported, and is read as the `is` that was meant.
const auto equality = [](auto& ctx) { x3::_val(ctx) = builder(ctx).wrap(x3::_val(ctx), x3::_attr(ctx)); };
const auto chained = [](auto& ctx) { builder(ctx).chained_comparison(at_c<0>(x3::_attr(ctx))); };
const auto is_not = kw("is") >> x3::matches[kw("not")];
const auto test_def = located(sum[sets_value] >> -((comparison > sum)[compares] | (x3::omit[equals] > predicate)[equality] | (is_not > predicate)[tests]) >>
                      *(comparison > sum)[chained]);

const auto one_arg = [](ExprKind kind) {
    return makes([kind](auto&, ExprId arg) { return node(kind, {arg}); });
};
const auto no_args = [](ExprKind kind) {
    return makes([kind](auto&, const auto&) { return node(kind); });
};
const auto dated_test = [](std::string_view word) {
    return makes([word](auto&, ExprId day) { return worded(ExprKind::IsDated, word, {day}); });
};
const auto evidence_state = phrases<EvidenceState>({{"not asked", EvidenceState::NotAsked}, {"refused", EvidenceState::Refused},
                                                    {"disputed", EvidenceState::Disputed}, {"out of date", EvidenceState::OutOfDate},
                                                    {"not applicable", EvidenceState::NotApplicable}});
const auto after_or_before = words({"after", "before"});
const auto within = (kw("within") > duration > after_or_before > dated)[makes([](auto&, const auto& a) {
    return worded(ExprKind::IsWithin, at_c<1>(a), {at_c<0>(a), at_c<2>(a)});
})];
const auto choices_def = (kw("(") > (argument % kw(",")) > closes(")"))[sets_value] |
                         path[makes([](auto&, ExprId list) { return std::vector<ExprId>{list}; })];
const auto one_of = (kw("one") > kw("of") > choices)[makes([](auto&, const std::vector<ExprId>& values) {
    return node(ExprKind::IsOneOf, values);
})];
const auto unknown = (kw("unknown") >> -(kw("because") > evidence_state))[makes([](auto&, const auto& state) {
    auto expr = node(state ? ExprKind::IsUnknownWhy : ExprKind::IsUnknown);
    if (state) expr.state = *state;
    return expr;
})];
const auto clock_state = token("a state", [](const Token& t) { return t.text == "missed"; });
const auto predicate_def = located(kw("none")[no_args(ExprKind::IsNone)] | (kw("on") >> kw("or") >> kw("before") > dated)[dated_test("on or before")] |
    (kw("on") >> kw("or") >> kw("after") > dated)[dated_test("on or after")] | (kw("before") > dated)[dated_test("before")] |
    (kw("after") > dated)[dated_test("after")] | within | one_of | kw("blank")[no_args(ExprKind::IsBlank)] |
    (kw("the") >> kw("same") > kw("text") > kw("as") > sum)[one_arg(ExprKind::IsSameText)] |
    kw("recorded")[no_args(ExprKind::IsRecorded)] | unknown | kw("absent")[no_args(ExprKind::IsAbsent)] |
    clock_state[makes([](auto& ctx, const Token& t) {
        return node(ExprKind::Is, {builder(ctx).add(named_node(ExprKind::Name, to_name(t)))});
    })] |
    sum[one_arg(ExprKind::Is)]);

// ---- Arithmetic ------------------------------------------------------------------------------------------------------------

const auto folds = [](ExprKind kind) {
    return [kind](auto& ctx) {
        Rest rest;
        for (const auto& pair : at_c<1>(x3::_attr(ctx))) rest.emplace_back(at_c<0>(pair), at_c<1>(pair));
        x3::_val(ctx) = builder(ctx).chain(kind, at_c<0>(x3::_attr(ctx)), rest);
    };
};
const auto sum_def = located((product >> *(words({"+", "-"}) > product))[folds(ExprKind::Sum)]);
const auto product_def = located((dated >> *(words({"*", "/", "of"}) > dated))[folds(ExprKind::Product)]);
/// Right associative: `12 months after 28 days before d`. Folded from the right, so that a long row of them is no deeper to read.
const auto dated_def = located((postfix >> *(after_or_before > postfix))[([](auto& ctx) {
    const auto& rest = at_c<1>(x3::_attr(ctx));
    auto result = rest.empty() ? at_c<0>(x3::_attr(ctx)) : at_c<1>(rest.back());
    for (std::size_t i = rest.size(); i-- > 0;) {
        const auto length = i == 0 ? at_c<0>(x3::_attr(ctx)) : at_c<1>(rest[i - 1]);
        const bool after = at_c<0>(rest[i]) == "after";
        auto shifted = node(after ? ExprKind::After : ExprKind::Before, {result});
        shifted.span = builder(ctx)[result].span;
        result = builder(ctx).wrap(length, std::move(shifted));
    }
    x3::_val(ctx) = result;
})]);

const auto time_unit = word_token("a unit of time", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "month",
                                  "months", "year", "years");

Value length_of(const Token& count, const Token& unit) {
    const auto number = Rational::parse(count.text);
    const auto whole = number ? number->whole() : std::nullopt;
    constexpr std::int64_t most = 1'000'000;
    if (!whole || *whole > most) return None{};
    switch (unit.text[0]) {
        case 'y': return CalendarDuration{*whole * 12};
        case 'w': return ExactDuration{*whole * 7 * 86'400};
        case 'd': return ExactDuration{*whole * 86'400};
        case 'h': return ExactDuration{*whole * 3600};
        default: return unit.text.starts_with("mi") ? Value{ExactDuration{*whole * 60}} : Value{CalendarDuration{*whole}};
    }
}
const auto length_def = located((number_token >> time_unit)[makes([](auto& ctx, const auto& a) {
    auto value = length_of(at_c<0>(a), at_c<1>(a));
    if (std::holds_alternative<None>(value)) {
        builder(ctx).fault(at_c<0>(a).span, "a length of time is a whole number below a million").help = "for half a week write 84 hours; for half a year, 6 months";
    }
    return builder(ctx).literal(at_c<0>(a), std::move(value));
})]);
const auto duration_def = located(length[sets_value] | path[sets_value]);

const auto literal_token = token("a literal value", [](const Token& t) {
    return t.kind == TokenKind::Number || t.kind == TokenKind::Money || t.kind == TokenKind::Percent || t.kind == TokenKind::Date ||
           t.kind == TokenKind::DateTime || t.kind == TokenKind::String;
});
const auto of_token = makes([](auto& ctx, const Token& t) { return builder(ctx).literal(t, literal_value(t)); });
const auto word_literal = [](Value value) {
    return makes([value](auto& ctx, const Token& t) { return builder(ctx).literal(t, value); });
};
const auto the_word = [](std::string_view word) { return word_token(word, word); };
const auto per = kw("per") > period;
const auto negative = (kw("-") >> token("a number", [](const Token& t) {
    return t.kind == TokenKind::Number || t.kind == TokenKind::Money || t.kind == TokenKind::Percent;
}))[makes([](auto& ctx, const Token& t) {
    auto value = literal_value(t);
    if (auto* number = std::get_if<Quantity>(&value)) number->amount = Rational{0}.minus(number->amount).value_or(Rational{0});
    return builder(ctx).literal(t, std::move(value));
})];
const auto literal_def = located((negative | length[sets_value] | literal_token[of_token] | the_word("yes")[word_literal(true)] |
                          the_word("no")[word_literal(false)] | the_word("none")[word_literal(None{})]) >>
                         -per[([](auto& ctx) {
                             auto rate = node(ExprKind::PerPeriod);
                             rate.period = x3::_attr(ctx);
                             x3::_val(ctx) = builder(ctx).wrap(x3::_val(ctx), std::move(rate));
                         })]);

// ---- Suffixes --------------------------------------------------------------------------------------------------------------

const auto with_period = [](ExprKind kind) {
    return makes([kind](auto&, Period p) {
        auto expr = node(kind);
        expr.period = p;
        return expr;
    });
};
const auto member = (kw(".") > member_name)[makes([](auto&, const Name& n) { return named_node(ExprKind::Member, n); })];
const auto index = (kw("[") > number_token > kw("]"))[makes([](auto&, const Token& t) {
    auto expr = node(ExprKind::Index);
    const auto number = Rational::parse(t.text);
    expr.number = number ? number->whole().value_or(0) : 0;
    return expr;
})];
const auto call = (kw("(") > (argument % kw(",")) > closes(")"))[makes([](auto&, const std::vector<ExprId>& args) {
    return node(ExprKind::Call, args);
})];
const auto wraps = [](auto& ctx) { x3::_val(ctx) = builder(ctx).wrap(x3::_val(ctx), x3::_attr(ctx)); };
const auto name_node_def = located(name[makes([](auto& ctx, const Name& n) {
    auto expr = named_node(ExprKind::Name, n);
    expr.span = n.span;
    return builder(ctx).add(std::move(expr));
})]);
/// A call keeps the name of what it calls, and its arguments alone as args.
const auto calls = [](auto& ctx) {
    auto expr = x3::_attr(ctx);
    const auto& callee = builder(ctx)[x3::_val(ctx)];
    expr.name = callee.name;
    expr.span = {callee.span.file, callee.span.begin, expr.span.end};
    x3::_val(ctx) = builder(ctx).add(std::move(expr));
};
const piece<call_class> call_arguments{"values in ( )"};
const auto call_arguments_def = located(call);
const piece<step_class> path_step{"a member"};
const auto path_step_def = located(member | index);
const auto named_or_called = name_node[sets_value] >> -call_arguments[calls];
const auto path_def = located(named_or_called >> *path_step[wraps]);
const level<date_operand_class> date_operand{"a date"};
const auto the_date_def = located((kw("the") >> kw("date"))[makes([](auto& ctx, const auto&) { return builder(ctx).add(node(ExprKind::TheDate)); })]);
const auto date_operand_def = located(date_token[of_token] | the_date[sets_value] | path[sets_value]);

const auto suffix_def = located(member | index | (kw("per") > period)[with_period(ExprKind::PerPeriod)] |
    (kw("for") >> length)[one_arg(ExprKind::ForTime)] |
    (kw("converted") > kw("to") > kw("per") > period)[with_period(ExprKind::Convert)] |
    (kw("on") >> date_operand)[one_arg(ExprKind::OnDate)] |
    (kw("with") > path > kw("set") > kw("to") > operand)[makes([](auto&, const auto& a) {
        return node(ExprKind::With, {at_c<0>(a), at_c<1>(a)});
    })] |
    (kw("in") >> kw("the") > name > kw("layer"))[makes([](auto&, const Name& n) { return named_node(ExprKind::InLayer, n); })] |
    (kw("if") > kw("none") > operand)[one_arg(ExprKind::IfNone)]);
const auto postfix_def = located(primary[sets_value] >> *suffix[wraps]);

// ---- Primary ---------------------------------------------------------------------------------------------------------------

const auto comprehension_def = (kw("for") >> kw("each") > name > kw("in") > path > -(kw("where") > condition))[makes([](auto&, const auto& a) {
    Element made;
    made.item = at_c<0>(a);
    made.list = at_c<1>(a);
    made.where = optional_expr(at_c<2>(a));
    return made;
})];
const auto element_def = (value >> -comprehension >> notes)[makes([](auto&, const auto& a) {
    auto made = at_c<1>(a) ? *at_c<1>(a) : Element{};
    made.value = at_c<0>(a);
    made.notes = at_c<2>(a);
    return made;
})];
const auto elements_def = kw("(") > (element % kw(",")) > closes(")");
const auto with_elements = [](ExprKind kind) {
    return adds([kind](const std::vector<Element>& all) {
        auto expr = node(kind);
        expr.elements = all;
        return expr;
    });
};
const auto collect = (words({"sum", "count", "least", "greatest", "earliest", "latest"}) >> kw("of") > elements)[adds(
    [](const auto& a) {
        auto expr = worded(ExprKind::Collect, at_c<0>(a));
        expr.elements = at_c<1>(a);
        return expr;
    })];
const auto at_least = (kw("at") >> kw("least") > number_token > kw("of") > elements)[adds([](const auto& a) {
    auto expr = node(ExprKind::AtLeast);
    const auto number = Rational::parse(at_c<0>(a).text);
    expr.number = number ? number->whole().value_or(0) : 0;
    expr.elements = at_c<1>(a);
    return expr;
})];
const auto quantified = (words({"some", "every", "no"}) >> kw("(") >> name >> kw("in") > path >
                         -(kw("where") > condition) > kw("satisfies") > condition > kw(")"))[adds([](const auto& a) {
    auto expr = named_node(ExprKind::Quantified, at_c<1>(a), {at_c<2>(a), optional_expr(at_c<3>(a)), at_c<4>(a)});
    expr.word = at_c<0>(a);
    return expr;
})];
const auto pick = (words({"latest", "earliest"}) >> kw("(") >> name >> kw("in") > path > kw("by") > sum >
                   -(kw("where") > condition) > kw(")"))[adds([](const auto& a) {
    auto expr = named_node(ExprKind::Pick, at_c<1>(a), {at_c<2>(a), optional_expr(at_c<4>(a)), at_c<3>(a)});
    expr.word = at_c<0>(a);
    return expr;
})];
const auto counted_unit = words({"years", "months", "weeks", "days", "nights", "working days"});
const auto between = (kw("number") >> kw("of") > counted_unit > kw("from") > postfix > kw("to") > postfix)[adds([](const auto& a) {
    return worded(ExprKind::Between, at_c<0>(a), {at_c<1>(a), at_c<2>(a)});
})];
const auto time_between = (kw("time") >> kw("from") > postfix > kw("to") > postfix)[adds([](const auto& a) {
    return node(ExprKind::TimeBetween, {at_c<0>(a), at_c<1>(a)});
})];
const auto adds_one = [](ExprKind kind) {
    return adds([kind](ExprId arg) { return node(kind, {arg}); });
};
const auto steps = (kw("steps") > kw("of") > postfix > kw("in") > postfix > kw("counting") > words({"part", "whole"}) > kw("steps"))[adds(
    [](const auto& a) { return worded(ExprKind::Steps, at_c<2>(a), {at_c<0>(a), at_c<1>(a)}); })];
const auto list_literal = (kw("[") > -(argument % kw(",")) > closes("]"))[adds([](const auto& a) {
    return node(ExprKind::ListLiteral, a ? *a : std::vector<ExprId>{});
})];
const auto field_def = (member_name > kw(":") > argument)[makes([](auto&, const auto& a) {
    return std::pair<Name, ExprId>{at_c<0>(a), at_c<1>(a)};
})];
const auto item_literal_def = located((kw("{") > -(field % kw(",")) > closes("}"))[adds([](const auto& a) {
    auto expr = node(ExprKind::ItemLiteral);
    if (!a) return expr;
    for (const auto& [field_name, field_value] : *a) {
        expr.fields.push_back(field_name);
        expr.args.push_back(field_value);
    }
    return expr;
})]);
const auto the = (kw("the") >> phrases<ExprKind>({{"date", ExprKind::TheDate}, {"start", ExprKind::TheStart},
                                                 {"due date", ExprKind::TheDueDate}, {"answer", ExprKind::TheAnswer}}))[adds(
    [](ExprKind kind) { return node(kind); })];
const auto argument_def = located(value[sets_value]);
const auto operand_def = located(primary[sets_value] >> *path_step[wraps]);
const auto primary_def = located((kw("(") > value[sets_value] > kw(")")) | list_literal | item_literal[sets_value] | quantified | pick | collect |
    (kw("all") >> kw("of") > elements)[with_elements(ExprKind::AllOf)] | (kw("any") >> kw("of") > elements)[with_elements(ExprKind::AnyOf)] |
    at_least | between | time_between | (kw("date") >> kw("of") > postfix)[adds_one(ExprKind::DateOf)] |
    (kw("financial") >> kw("year") > kw("of") > postfix)[adds_one(ExprKind::FinancialYear)] | steps | the | literal[sets_value] |
    named_or_called);

BOOST_SPIRIT_DEFINE(condition, negation, test, sum, product, dated, primary, duration, argument, item_literal)
BOOST_SPIRIT_DEFINE(suffix, predicate, element, elements, field, rounding, call_arguments, path_step, date_operand)
BOOST_SPIRIT_DEFINE(length, name_node, the_date, choices, comprehension, operand)

}  // namespace

BOOST_SPIRIT_DEFINE(value, postfix, path, literal)

BOOST_SPIRIT_INSTANTIATE(value_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(postfix_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(path_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(literal_rule, Iterator, Context)

}  // namespace careact::syntax::grammar
