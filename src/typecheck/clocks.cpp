/// Clocks, checks and promises.

#include "diagnostics/suggest.hpp"
#include "typecheck/headings.hpp"
#include "typecheck/rules.hpp"

namespace careact::typecheck {

using program::plain;
using resolve::Declared;

void read_clock(Context& context, const Declared& declared, std::uint32_t id) {
    const auto& declaration = *declared.declaration;
    Expressions in(context, declared, Use::Clock);
    auto made = context.program.clocks[id];
    enter(in, made.scope, declaration);
    made.module = declared.module;
    read_heading_notes(in, declaration, made);
    read_applies(in, declaration, made);
    made.lets = read_lets(in, declaration);
    const auto present = in.scope().present;
    for (const auto* rung : syntax::clauses_of<syntax::LadderClause>(declaration)) {
        const bool starts = rung->word == "starts";
        if (!starts && made.due.empty()) in.scope().present = present;
        program::Clause clause;
        const auto outer = in.scope().present;
        if (rung->when != syntax::no_expr) {
            clause.when = in.condition(rung->when);
            in.narrow(clause.when, true);
        }
        clause.value = in.value(rung->value);
        clause.otherwise = rung->otherwise;
        clause.span = in[clause.value].span;
        in.scope().present = outer;
        in.narrow(clause.when, false);
        auto type = program::present(in.type_of(clause.value));
        if (type.kind != TypeKind::Date && type.kind != TypeKind::DateTime && type.kind != TypeKind::Error) {
            in.disagree(clause.span, type, plain(TypeKind::Date), starts ? "what a clock starts with" : "what a clock is due by");
            type = {};
        }
        if (starts) in.start_type = type;
        else in.due_type = type;
        (starts ? made.starts : made.due).push_back(clause);
    }
    in.scope().present = present;
    if (const auto* soon = syntax::clause_of<syntax::DueSoonClause>(declaration)) made.due_soon = in.require(soon->value, in.due_type, "when it is due soon");
    if (const auto* stops = syntax::clause_of<syntax::StopsClause>(declaration)) made.stops = in.require(stops->value, program::or_none(in.start_type), "when it stops");
    if (const auto* missed = syntax::clause_of<syntax::MissedClause>(declaration)) made.missed_means = missed->means.text;
    made.slots = in.scope().slots();
    made.start_type = in.start_type;
    made.due_type = in.due_type;
    if ((made.starts.empty() || made.due.empty()) && !declaration.broken) {
        const bool no_start = made.starts.empty();
        context.fault(DiagnosticKind::Syntax, declaration.name.span, "this clock does not say when it " + std::string(no_start ? "`starts`" : "is `due`")).help =
            no_start ? "write `starts DATE`" : "write, for example, `due 28 days after the start`";
    }
    context.program.clocks[id] = std::move(made);
}

void read_check(Context& context, const Declared& declared, std::uint32_t id) {
    const auto& declaration = *declared.declaration;
    Expressions in(context, declared, Use::Check);
    auto made = context.program.checks[id];
    enter(in, made.scope, declaration);
    made.module = declared.module;
    read_heading_notes(in, declaration, made);
    if (const auto* theme = syntax::clause_of<syntax::ThemeClause>(declaration)) {
        made.theme = theme->theme.text;
        if (!context.names.names_lost && !context.names.options.contains(made.theme)) {
            std::vector<std::string> options;
            for (const auto& [option, place] : context.names.options) options.push_back(option);
            const auto near = diagnostics::did_you_mean(made.theme, options);
            context.fault(DiagnosticKind::UnknownName, theme->theme.span, "there is no theme `" + made.theme + "`").help =
                near.empty() ? "declare it as an option of a choice of themes" : near;
        }
    }
    read_applies(in, declaration, made);
    made.lets = read_lets(in, declaration);
    if (const auto* passes = syntax::clause_of<syntax::PassesClause>(declaration)) made.passes = in.condition(passes->when);
    if (const auto* asks = syntax::clause_of<syntax::AsksClause>(declaration)) {
        made.asks = asks->question.text;
        if (asks->answered_by != syntax::no_expr) {
            made.answered_by = in.condition(asks->answered_by);
            if (!in.type_of(made.answered_by).judgement && in.type_of(made.answered_by).kind != TypeKind::Error) {
                context.fault(DiagnosticKind::Type, in[made.answered_by].span, "a question to a person is answered by a judgement").help = "declare the member as `judgement of yes/no`";
            }
        }
    }
    made.slots = in.scope().slots();
    context.program.checks[id] = std::move(made);
}

void read_promise(Context& context, const Declared& declared, std::uint32_t id) {
    const auto& declaration = *declared.declaration;
    Expressions in(context, declared, Use::Promise);
    auto made = context.program.promises[id];
    enter(in, made.scope, declaration);
    read_heading_notes(in, declaration, made);
    read_applies(in, declaration, made);
    if (const auto* always = syntax::clause_of<syntax::AlwaysClause>(declaration)) made.always = in.condition(always->condition);
    made.slots = in.scope().slots();
    context.program.promises[id] = std::move(made);
}

}  // namespace careact::typecheck
