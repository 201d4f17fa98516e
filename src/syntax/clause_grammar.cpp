/// Clauses, one rule each, in the order of the language reference.

#include "syntax/clause_grammar.hpp"

namespace careact::syntax::grammar {

namespace {

/// Makes the clause from the parts that were read.
template <typename Make>
auto says(Make make) {
    return makes([make](auto&, const auto& attribute) { return Clause{{}, make(attribute)}; });
}

const x3::rule<struct dotted_class, Name> dotted{"a module's name"};
const auto dotted_def = (any_word % kw("."))[makes([](auto&, const std::vector<Token>& parts) {
    Name joined = to_name(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) joined.text += "." + std::string(parts[i].text);
    joined.span.end = parts.back().span.end;
    return joined;
})];

// ---- Heads, choices, record types, facts ---------------------------------------------------------------------------------

const auto uses = (kw("uses") > dotted)[says([](const Name& module) { return UsesClause{module}; })];
const auto months = (kw("months") > phrases<MonthEnd>({{"end on the last valid day", MonthEnd::LastValidDay},
                                                       {"run to the day after", MonthEnd::DayAfter}}))[says([](MonthEnd convention) {
    return MonthsClause{convention};
})];
const x3::rule<struct option_class, ChoiceOption> option{"an option"};
const auto option_def = (name > -text > notes)[makes([](auto&, const auto& a) {
    return ChoiceOption{at_c<0>(a), optional(at_c<1>(a)), at_c<2>(a)};
})];
const auto options = (kw("options") > (option % kw(",")))[says([](const std::vector<ChoiceOption>& all) { return OptionsClause{all}; })];

struct presumed_class {};
const x3::rule<presumed_class, Presumed> presumed{"a presumption"};
const auto presumed_def = located((kw("presumed") > literal > notes)[makes([](auto&, const auto& a) { return Presumed{at_c<0>(a), at_c<1>(a), {}}; })]);
const x3::rule<struct protected_class, std::vector<Citation>> protected_under{"`protected`"};
const auto protected_under_def = (kw("protected") >> *(kw("under") > citation))[makes([](auto&, const std::vector<Citation>& under) { return under; })];
const auto not_before = kw("not") > kw("before") > member_name;
const auto has = (kw("has") > member_name > kw(":") > type > -text > -not_before > -protected_under > -presumed)[says([](const auto& a) {
    HasClause made{at_c<0>(a), at_c<1>(a), optional(at_c<2>(a)), optional(at_c<3>(a)), at_c<4>(a).has_value(), {}, optional(at_c<5>(a))};
    if (at_c<4>(a)) made.protected_under = *at_c<4>(a);
    return made;
})];

// ---- Figures, lists, tables --------------------------------------------------------------------------------------------------

const auto row_value = (literal >> notes)[says([](const auto& a) { return RowClause{at_c<0>(a), {}, at_c<1>(a)}; })];
const auto row_gap = (kw("gap") > kw("from") > date > text)[says([](const auto& a) {
    RowClause row{no_expr, at_c<1>(a), {}};
    row.notes.from = at_c<0>(a);
    return row;
})];
const x3::rule<struct open_word_class, Name> open_word{"`raise`, `lower`, `replace` or `extend`"};
const auto open_word_def = token("`raise`, `lower`, `replace` or `extend`", [](const Token& t) {
    return t.text == "raise" || t.text == "lower" || t.text == "replace" || t.text == "extend";
})[makes(name_of)];
const auto local_may = (kw("local") > kw("may") > open_word)[says([](const Name& word) { return LocalMayClause{word}; })];
const auto table_mode = words({"one row must match", "first row that matches", "every row that matches"})[says([](const std::string& mode) {
    return TableModeClause{mode};
})];
const auto bound_word = words({"up to", "over", "at least", "below"});
const x3::rule<struct bound_class, Bound> bound{"a bound, such as up to £100"};
const auto bound_def = (bound_word > literal)[makes([](auto&, const auto& a) { return Bound{at_c<0>(a), at_c<1>(a)}; })];
const x3::rule<struct cell_value_class, ExprId> cell_value{"a value"};
const auto sets_value = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto cell_value_def = literal[sets_value] | path[sets_value];
struct cell_class {};
const x3::rule<cell_class, Cell> cell{"a cell: a value, `any`, a band such as `up to £100`, or `gap`"};
const auto cell_def = located(kw("any")[makes([](auto&, const auto&) { Cell made; made.any = true; return made; })] |
                      (kw("gap") > text)[makes([](auto&, const Text& why) { Cell made; made.gap = why; return made; })] |
                      (+bound)[makes([](auto&, const std::vector<Bound>& bounds) { Cell made; made.bounds = bounds; return made; })] |
                      (cell_value % kw("or"))[makes([](auto&, const std::vector<ExprId>& values) { Cell made; made.values = values; return made; })]);
const auto cells = (kw("|") > (cell % kw("|")) > kw("|"))[says([](const std::vector<Cell>& all) { return CellsClause{all}; })];
const auto table_from = (&(kw("from") >> date) >> notes)[says([](const Notes& n) { return TableFromClause{n}; })];
const auto heading_notes = (&(kw("under") | kw("unverified")) >> notes)[says([](const Notes& n) { return UnderClause{n}; })];

// ---- Rules -------------------------------------------------------------------------------------------------------------------

const auto override = (kw("person") > kw("may") > kw("override"))[says([](const auto&) { return OverrideClause{}; })];
const auto applies = (kw("applies") > kw("when") > value > -(kw("else") > text))[says([](const auto& a) {
    return AppliesClause{at_c<0>(a), optional(at_c<1>(a))};
})];
const auto let = (kw("let") > name > kw("be") > value)[says([](const auto& a) { return LetClause{at_c<0>(a), at_c<1>(a)}; })];
const auto starting = (kw("starting") > kw("with") > name > kw("as") > value)[says([](const auto& a) {
    return StartingClause{at_c<0>(a), at_c<1>(a)};
})];
const auto stretch = words({"whole week", "calendar month", "calendar quarter", "calendar half-year", "day"});
const x3::rule<struct half_year_class, std::string> half_year{"`calendar half-year`"};
const auto half_year_def = (kw("calendar") >> kw("half") >> kw("-") >> kw("year"))[makes([](auto&, const auto&) {
    return std::string("calendar half-year");
})];
const x3::rule<struct period_word_class, std::string> period_word{"a period, such as `whole week` or `day`"};
const auto period_word_def = half_year[sets_value] | stretch[sets_value];
const auto carry_through_time = (kw("for") >> kw("each") >> period_word > name > kw("from") > value > kw("to") > value)[says([](const auto& a) {
    CarryClause made{at_c<0>(a), at_c<1>(a)};
    made.from = at_c<2>(a);
    made.to = at_c<3>(a);
    return made;
})];
const auto carry_over_list =
    (kw("for") >> kw("each") >> name >> kw("in") > path > -(kw("where") > value) > kw("in") > kw("order") > kw("of") > value)[says([](const auto& a) {
        CarryClause made{"", at_c<0>(a)};
        made.list = at_c<1>(a);
        made.where = optional_expr(at_c<2>(a));
        made.in_order_of = at_c<3>(a);
        return made;
    })];
const x3::rule<struct otherwise_becomes_class, BecomesClause> otherwise_becomes{"`otherwise`"};
const auto otherwise_becomes_def = (kw("otherwise") >> name >> kw("becomes") > value)[makes([](auto&, const auto& a) {
    BecomesClause made;
    made.otherwise_name = at_c<0>(a);
    made.otherwise = at_c<1>(a);
    return made;
})];
const auto becomes = (name >> kw("becomes") > value > -(kw("when") > value) > -otherwise_becomes)[says([](const auto& a) {
    auto made = at_c<3>(a) ? *at_c<3>(a) : BecomesClause{};
    made.name = at_c<0>(a);
    made.value = at_c<1>(a);
    made.when = optional_expr(at_c<2>(a));
    return made;
})];
const auto gives = (kw("gives") > value > -(kw("when") > value) > notes)[says([](const auto& a) {
    return GivesClause{at_c<0>(a), optional_expr(at_c<1>(a)), false, at_c<2>(a)};
})];
const auto otherwise_gives = (kw("otherwise") >> kw("gives") > value > notes)[says([](const auto& a) {
    return GivesClause{at_c<0>(a), no_expr, true, at_c<1>(a)};
})];
const auto exception = (kw("exception") > -(kw("to") > name) > kw("gives") > value > kw("when") > value > notes)[says([](const auto& a) {
    return ExceptionClause{optional(at_c<0>(a)), at_c<1>(a), at_c<2>(a), at_c<3>(a)};
})];
const auto tells = (kw("tells") > phrases<bool>({{"person", true}, {"professional", false}}) > -(kw("in") > name) > text)[says([](const auto& a) {
    return TellsClause{at_c<0>(a), optional(at_c<1>(a)), at_c<2>(a)};
})];
const auto next_step = (kw("next") > kw("step") > text > -(kw("tells") > kw("person") > text) > kw("when") > kw("the") > kw("answer") >
                        kw("is") > cell_value > notes)[says([](const auto& a) {
    return NextStepClause{at_c<0>(a), optional(at_c<1>(a)), at_c<2>(a), at_c<3>(a)};
})];

// ---- Clocks, checks, promises, examples ----------------------------------------------------------------------------------------

const auto first_rung = (words({"starts", "due"}) > value > -(kw("when") > value))[says([](const auto& a) {
    return LadderClause{at_c<0>(a), at_c<1>(a), optional_expr(at_c<2>(a)), false};
})];
const auto last_rung = (kw("otherwise") >> words({"starts", "due"}) > value)[says([](const auto& a) {
    return LadderClause{at_c<0>(a), at_c<1>(a), no_expr, true};
})];
const auto due_soon = (kw("due") >> kw("soon") > kw("from") > value)[says([](ExprId from) { return DueSoonClause{from}; })];
const auto stops = (kw("stops") > value)[says([](ExprId when) { return StopsClause{when}; })];
const auto missed = (kw("missed") > kw("means") > text)[says([](const Text& means) { return MissedClause{means}; })];
const auto theme = (kw("theme") > name)[says([](const Name& called) { return ThemeClause{called}; })];
const auto passes = (kw("passes") > kw("when") > value)[says([](ExprId when) { return PassesClause{when}; })];
const auto asks = (kw("asks") > kw("a") > kw("person") > text > -(kw("answered") > kw("by") > path))[says([](const auto& a) {
    return AsksClause{at_c<0>(a), optional_expr(at_c<1>(a))};
})];
const auto always = (kw("always") > value)[says([](ExprId condition) { return AlwaysClause{condition}; })];

const auto state = phrases<EvidenceState>({{"not asked", EvidenceState::NotAsked}, {"refused", EvidenceState::Refused},
                                           {"disputed", EvidenceState::Disputed}, {"out of date", EvidenceState::OutOfDate},
                                           {"not applicable", EvidenceState::NotApplicable}});
struct given_class {};
const x3::rule<given_class, GivenClause> given_value{"a value, `judged`, `unknown because` or `not applicable`"};
const x3::rule<struct given_literal_class, ExprId> given_literal{"a value"};
const auto given_literal_def = postfix[sets_value];
const auto given_value_def =
    (kw("judged") > given_literal > kw("by") > text > kw("on") > date > kw("because") > text)[makes([](auto&, const auto& a) {
        GivenClause made;
        made.how = GivenClause::How::Judged;
        made.value = at_c<0>(a);
        made.by = at_c<1>(a);
        made.on = at_c<2>(a);
        made.because = at_c<3>(a);
        return made;
    })] |
    (kw("unknown") > kw("because") > state)[makes([](auto&, EvidenceState why) {
        GivenClause made;
        made.how = GivenClause::How::Unknown;
        made.state = why;
        return made;
    })] |
    (kw("not") >> kw("applicable"))[makes([](auto&, const auto&) {
        GivenClause made;
        made.how = GivenClause::How::NotApplicable;
        return made;
    })] |
    given_literal[makes([](auto&, ExprId literal_id) {
        GivenClause made;
        made.value = literal_id;
        return made;
    })];
const auto given = (kw("given") > path > kw("is") > given_value)[says([](const auto& a) {
    auto made = at_c<1>(a);
    made.path = at_c<0>(a);
    return made;
})];

struct because_class {};
const x3::rule<because_class, Because> because{"a label, a provision, or `gap` and a figure"};
const auto because_def = located((kw("gap") > name)[makes([](auto&, const Name& figure) { return Because{"gap", figure, {}, {}}; })] |
                         (&(name >> text) >> citation)[makes([](auto&, const Citation& cited) { return Because{"", {}, cited, {}}; })] |
                         name[makes([](auto&, const Name& label) { return Because{"", label, {}, {}}; })]);
const auto outcome_word = words({"undecided", "not applicable", "failed", "unverified", "passed", "not evidenced", "needs a person"});
const x3::rule<struct outcome_class, ExpectClause> outcome{"an outcome"};
const x3::rule<struct expected_value_class, ExprId> expected_value{"a value"};
const auto expected_value_def = postfix[sets_value] |
                                token("`missed`", [](const Token& t) { return t.text == "missed"; })[makes([](auto& ctx, const Token& t) {
                                    Expr expr;
                                    expr.kind = ExprKind::Name;
                                    expr.name = to_name(t);
                                    expr.span = t.span;
                                    return builder(ctx).add(std::move(expr));
                                })];
const x3::rule<struct needing_class, std::vector<ExprId>> needing{"`needing`"};
const auto needing_def = (kw("needing") > (path % kw(",")))[sets_value];
const auto outcome_def = (outcome_word >> -needing)[makes([](auto&, const auto& a) {
    ExpectClause made;
    made.outcome = at_c<0>(a);
    if (at_c<1>(a)) made.needing = *at_c<1>(a);
    return made;
})] | expected_value[makes([](auto&, ExprId id) {
    ExpectClause made;
    made.value = id;
    return made;
})];
const auto expect = (kw("expect") > postfix > kw("is") > outcome > -(kw("because") > because))[says([](const auto& a) {
    auto made = at_c<1>(a);
    made.goal = at_c<0>(a);
    made.because = optional(at_c<2>(a));
    return made;
})];

// Each begins with a word of its own, so that none is read as another.
template <typename Id>
using clause_group = x3::rule<Id, Clause>;
const clause_group<struct rule_clause_class> rule_clause{"a clause"};
const clause_group<struct time_clause_class> time_clause{"a clause"};
const clause_group<struct data_clause_class> data_clause{"a clause"};
const clause_group<struct case_clause_class> case_clause{"a clause"};
const auto rule_clause_def = override | applies | let | starting | carry_through_time | carry_over_list | gives | otherwise_gives | exception | tells | next_step;
const auto time_clause_def = due_soon | first_rung | last_rung | stops | missed;
const auto data_clause_def = uses | months | options | has | local_may | table_mode | cells | row_gap | row_value | table_from | heading_notes;
const auto case_clause_def = theme | passes | asks | always | given | expect | becomes;
const auto clause_def = located(rule_clause[sets_value] | time_clause[sets_value] | data_clause[sets_value] | case_clause[sets_value]);

BOOST_SPIRIT_DEFINE(dotted, option, presumed, protected_under, open_word, bound, cell_value, cell, half_year, period_word)
BOOST_SPIRIT_DEFINE(otherwise_becomes, given_value, given_literal, because, outcome, expected_value, needing)
BOOST_SPIRIT_DEFINE(rule_clause, time_clause, data_clause, case_clause)

// ---- Headings ------------------------------------------------------------------------------------------------------------------

/// A part of a heading sets what it says in the declaration.
template <typename Set>
auto sets(Set set) {
    return [set](auto& ctx) { set(x3::_val(ctx), x3::_attr(ctx)); };
}
const auto kind = [](std::string_view word, DeclarationKind which) {
    return token(word, [word](const Token& t) { return t.text == word; })[sets([which](Declaration& d, const Token& t) {
        d.kind = which;
        d.keyword = t.span;
    })];
};
const auto called = name[sets([](Declaration& d, const Name& n) { d.name = n; })];
const auto titled = text[sets([](Declaration& d, const Text& t) { d.title = t; })];
const auto titled_rows = &(text >> !kw("from")) >> titled;  // a text with a date is the first row
const auto typed = kw(":") > type[sets([](Declaration& d, const TypeExpr& t) { d.type = t; })];
const auto noted = notes[sets([](Declaration& d, const Notes& n) { d.notes = n; })];

const x3::rule<struct parameter_class, Parameter> parameter{"a name and a type"};
const auto parameter_def = (name > kw(":") > type)[makes([](auto&, const auto& a) { return Parameter{at_c<0>(a), at_c<1>(a)}; })];
const auto parameters = kw("(") > (parameter % kw(","))[sets([](Declaration& d, const std::vector<Parameter>& all) { d.parameters = all; })] > closes(")");
const auto for_each = (kw("for") >> kw("each") > name > kw("in") > path)[sets([](Declaration& d, const auto& a) {
    d.for_each = ForEach{at_c<0>(a), at_c<1>(a)};
})];
const auto scope = -(parameters | for_each);

const auto module_head = kind("module", DeclarationKind::Module) > dotted[sets([](Declaration& d, const Name& n) { d.name = n; })] > titled;
const auto layer_head = kind("layer", DeclarationKind::Layer) > called > kw("over") >
                        dotted[sets([](Declaration& d, const Name& n) { d.over = n; })] > titled;
const auto authority_head =
    kind("authority", DeclarationKind::Authority) > called >
    words({"act", "regulations", "guidance", "policy"})[sets([](Declaration& d, const std::string& k) { d.authority.kind = k; })] >
    text[sets([](Declaration& d, const Text& t) { d.authority.title = t.text; })] > kw("cited") >
    text[sets([](Declaration& d, const Text& t) { d.authority.cited = t.text; })] > noted;
const auto conversion_head = kind("conversion", DeclarationKind::Conversion) > called > kw("from") >
                             period[sets([](Declaration& d, Period p) { d.conversion.from = p; })] > kw("to") >
                             period[sets([](Declaration& d, Period p) { d.conversion.to = p; })] > kw("times") >
                             (number_token > kw("/") > number_token)[sets([](Declaration& d, const auto& a) {
                                 const auto top = Rational::parse(at_c<0>(a).text), bottom = Rational::parse(at_c<1>(a).text);
                                 const auto factor = top && bottom ? top->divided_by(*bottom) : std::nullopt;
                                 d.conversion.factor = factor ? *factor : Rational{};
                             })] > noted;
const auto choice_head = kind("choice", DeclarationKind::Choice) > called > -titled;
const auto record_head = kind("record", DeclarationKind::RecordType) > kw("type") > called > -titled;
const auto fact_head = kind("fact", DeclarationKind::Fact) > called > typed > -titled >
                       -protected_under[sets([](Declaration& d, const std::vector<Citation>& under) {
                           d.is_protected = true;
                           d.notes.under = under;
                       })] >
                       -presumed[sets([](Declaration& d, const Presumed& p) { d.presumed = p; })];
const auto figure_head = kind("figure", DeclarationKind::Figure) > called > typed > -titled_rows;
const auto list_head = kind("list", DeclarationKind::List) > called > typed > -titled_rows;
const auto table_head = kind("table", DeclarationKind::Table) > called > parameters > typed > -titled;
const auto rule_head = kind("rule", DeclarationKind::Rule) > called > scope > typed > -titled;
const auto clock_head = kind("clock", DeclarationKind::Clock) > called > scope > -titled;
const auto check_head = kind("check", DeclarationKind::Check) > called > scope > -titled;
const auto promise_head = kind("promise", DeclarationKind::Promise) > called > scope > -titled;
const auto example_head = kind("example", DeclarationKind::Example) > text[sets([](Declaration& d, const Text& t) { d.name = {t.text, t.span}; })] >
                          kw("on") > date[sets([](Declaration& d, const DateNote& on) { d.example.on = on; })] >
                          -(kw("known") > kw("on") > date[sets([](Declaration& d, const DateNote& on) { d.example.known_on = on; })]);
const auto change_head = token("a change", [](const Token& t) {
    return t.text == "raise" || t.text == "lower" || t.text == "replace" || t.text == "extend";
})[sets([](Declaration& d, const Token& t) {
    d.change = t.text;
    d.keyword = t.span;
})] > phrases<DeclarationKind>({{"rule", DeclarationKind::Rule}, {"figure", DeclarationKind::Figure}, {"table", DeclarationKind::Table},
                                {"list", DeclarationKind::List}})[sets([](Declaration& d, DeclarationKind k) { d.kind = k; })] > called > -titled_rows;

const x3::rule<struct data_head_class, Declaration> data_head{"a declaration"};
const x3::rule<struct logic_head_class, Declaration> logic_head{"a declaration"};
const auto data_head_def = module_head | layer_head | authority_head | conversion_head | choice_head | record_head | fact_head;
const auto logic_head_def = figure_head | list_head | table_head | rule_head | clock_head | check_head | promise_head | example_head | change_head;
BOOST_SPIRIT_DEFINE(parameter, data_head, logic_head)
const auto heading_def = located(data_head[sets_value] | logic_head[sets_value]);

}  // namespace

BOOST_SPIRIT_DEFINE(heading, clause)
BOOST_SPIRIT_INSTANTIATE(heading_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(clause_rule, Iterator, Context)

}  // namespace careact::syntax::grammar
