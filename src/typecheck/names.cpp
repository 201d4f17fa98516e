/// What a name stands for: something local, a declaration, an option. And what is said of one that stands for nothing.

#include "diagnostics/suggest.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/expressions.hpp"

#include <algorithm>
#include <array>

namespace careact::typecheck {

using program::Op;
using syntax::DeclarationKind;
using syntax::ExprKind;

namespace {

/// In a file with more mistakes than this, those after them are listed without a guess at what was meant.
constexpr std::size_t most_suggestions = 200;

/// `weekly-income` and `weekly income` for `weekly_income`; `twelve` for 12.
std::string part_of_a_name(const std::string& word, const std::vector<std::string>& candidates) {
    constexpr std::array numbers = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    const auto number = std::find(numbers.begin(), numbers.end(), word);
    if (number != numbers.end()) return "numbers are written in digits: " + std::to_string(number - numbers.begin() + 1);
    constexpr std::array comparisons = {"greater", "more", "less", "fewer", "higher", "lower"};
    if (std::find(comparisons.begin(), comparisons.end(), word) != comparisons.end()) return "compare with signs: `x > y`, `x <= y`";
    for (const auto& name : candidates) {
        if (name.starts_with(word + "_") || name.ends_with("_" + word)) return "did you mean `" + name + "`? the parts of a name are joined with _";
    }
    return "";
}

}  // namespace

ExprId Expressions::name(const syntax::Expr& e, const Type* expected) {
    if (const auto* local = scope_.find(e.name.text)) {
        const auto made = make(Op::Local, e, local->type);
        context_.program.exprs[made].index = local->slot;
        return made;
    }
    const auto [begin, end] = context_.names.options.equal_range(e.name.text);
    const bool option_meant = expected != nullptr && expected->kind == TypeKind::Choice &&
                              std::any_of(begin, end, [&](const auto& o) { return o.second.choice == expected->index; });
    const auto* found = context_.names.find(e.name.text);
    return found != nullptr && !option_meant ? symbol(e, *found) : option(e, expected);
}

ExprId Expressions::named(const std::string& text, Span span) {
    syntax::Expr e;
    e.kind = ExprKind::Name;
    e.name = {text, span};
    e.span = span;
    return name(e, nullptr);
}

bool Expressions::reaches(const syntax::Expr& e, const resolve::Symbol& symbol) {
    if (context_.names.names_lost || context_.names.reach[declared_.module].contains(symbol.declared.module)) return true;
    not_in_reach(e.name, symbol);
    return false;
}

void Expressions::not_in_reach(const syntax::Name& name, const resolve::Symbol& symbol) { report_reach(context_, declared_.module, name, symbol); }

void report_reach(const Context& context, std::uint32_t module, const syntax::Name& name, const resolve::Symbol& symbol) {
    const auto& owner = context.names.modules[symbol.declared.module];
    const bool upwards = owner.layer == program::local && context.names.layer_of(module) == program::national;
    auto& d = context.fault(upwards ? DiagnosticKind::LayerClosed : DiagnosticKind::NotInReach, name.span,
                            upwards ? "`" + name.text + "` belongs to the local layer `" + owner.name + "`, and a national module cannot lean on it"
                                    : "`" + name.text + "` belongs to `" + owner.name + "`, which is not used here");
    d.help = upwards ? "declare it nationally and open it with `local may`"
                     : "add `uses " + owner.name + "` at the head of this module";
}

ExprId Expressions::symbol(const syntax::Expr& e, const resolve::Symbol& symbol) {
    if (!reaches(e, symbol)) return broken(e);
    context_.used.insert(e.name.text);
    const auto refer = [&](Op op, const Type& type) {
        const auto made = make(op, e, type);
        context_.program.exprs[made].index = symbol.id;
        return made;
    };
    const auto needs_arguments = [&](const program::Scope& scope) {
        if (scope.names.empty()) return false;
        const auto asked = "`" + e.name.text + "(" + scope.names[0] + ")`";
        fault(DiagnosticKind::Type, e.span, "`" + e.name.text + "` has an answer for each `" + scope.names[0] + "`, and this does not say which").help =
            "write " + asked + ", inside something that goes through them: `some ( " + scope.names[0] + " in ... satisfies ... )`";
        return true;
    };
    auto& program = context_.program;
    switch (symbol.kind) {
        case DeclarationKind::Fact: {
            const auto& fact = program.facts()[symbol.id];
            const bool decides = use_ == Use::Rule || use_ == Use::Table || use_ == Use::Clock;
            if (fact.is_protected && decides) {
                fault(DiagnosticKind::Protected, e.span, "`" + e.name.text + "` is a protected characteristic, and no care law turns on it").help =
                    "reports and checks may read it; decisions may not";
            }
            return refer(Op::Fact, fact.type);
        }
        case DeclarationKind::Figure: return refer(Op::Figure, program.figures[symbol.id].type);
        case DeclarationKind::List: return refer(Op::DataList, program::list_of(program.figures[symbol.id].type));
        case DeclarationKind::Rule:
            if (needs_arguments(program.rules[symbol.id].scope)) return broken(e);
            return refer(Op::Call, program.rules[symbol.id].type);
        case DeclarationKind::Clock:
            if (needs_arguments(program.clocks[symbol.id].scope)) return broken(e);
            return refer(Op::Clock, program::indexed(TypeKind::Clock, symbol.id));
        case DeclarationKind::Table:
            fault(DiagnosticKind::Type, e.span, "the table `" + e.name.text + "` is looked up with values in brackets").help =
                program.tables[symbol.id].parameter_names.empty() ? "" : "write `" + e.name.text + "(" + program.tables[symbol.id].parameter_names[0] + ", ...)`";
            return broken(e);
        default:
            fault(DiagnosticKind::Type, e.span, "`" + e.name.text + "` is a " + std::string(to_text(symbol.kind)) + ", and has no value").help =
                symbol.kind == DeclarationKind::Check ? "put what it tests in a rule, and use the rule in both" : "";
            return broken(e);
    }
}

ExprId Expressions::option(const syntax::Expr& e, const Type* expected) {
    const auto [begin, end] = context_.names.options.equal_range(e.name.text);
    if (begin == end) return unknown_name(e, expected);
    const bool choice_expected = expected != nullptr && expected->kind == TypeKind::Choice;
    auto place = begin;
    if (choice_expected) place = std::find_if(begin, end, [&](const auto& p) { return p.second.choice == expected->index; });
    if (place == end && choice_expected) return unknown_name(e, expected);
    if (!choice_expected && std::next(begin) != end) {
        fault(DiagnosticKind::Type, e.span, "`" + e.name.text + "` is an option of more than one choice, and nothing here says which").help =
            "use it where the other side says which choice is meant";
        return broken(e);
    }
    const auto made = make(Op::Literal, e, program::indexed(TypeKind::Choice, place->second.choice));
    context_.program.exprs[made].literal = Option{place->second.choice, place->second.option, e.name.text};
    return made;
}

/// Whether a name that is not found may stand in what could not be read.
bool Expressions::may_be_lost(const std::string& name) const {
    return has_odd_letters(name) || context_.names.names_lost || declared_.declaration->names_lost;
}

bool Expressions::options_lost(std::uint32_t choice) const { return choice != program::clock_states && declared_of(context_, DeclarationKind::Choice)[choice - 1].declaration->broken; }

ExprId Expressions::unknown_name(const syntax::Expr& e, const Type* expected) {
    std::vector<std::string> candidates;
    std::string what = "`" + e.name.text + "` is not declared anywhere";
    std::string fallback = "check its spelling, or declare it: `fact " + e.name.text + ": TYPE`";
    if (expected != nullptr && expected->kind == TypeKind::Choice && expected->index < context_.program.choices.size()) {
        const auto& choice = context_.program.choices[expected->index];
        if (choice.options.empty() || options_lost(expected->index)) return broken(e);  // they could not be read, and that was said
        for (const auto& o : choice.options) candidates.push_back(o.name);
        what = "`" + e.name.text + "` is not " + (expected->index == program::clock_states ? "a state of a clock" : "an option of `" + choice.name + "`");
        fallback = (expected->index == program::clock_states ? "the states are " : "the options are ") + diagnostics::one_of(candidates, "and");
    } else if (may_be_lost(e.name.text)) {
        return broken(e);
    } else {
        for (const auto& local : scope_.all()) candidates.push_back(local.name);
        for (const auto& [name, symbol] : context_.names.names) candidates.push_back(name);
        for (const auto& [name, place] : context_.names.options) candidates.push_back(name);
    }
    auto& d = fault(DiagnosticKind::UnknownName, e.name.span, std::move(what));
    if (context_.diagnostics.all().size() > most_suggestions) return broken(e);
    std::sort(candidates.begin(), candidates.end());
    d.help = diagnostics::did_you_mean(e.name.text, candidates);
    if (d.help.empty()) d.help = part_of_a_name(e.name.text, candidates);
    if (d.help.empty()) d.help = fallback;
    return broken(e);
}

std::uint32_t Expressions::bind(const syntax::Name& name, Type type) {
    const auto refuse = [&](Span first, std::string_view what) {
        auto& d = fault(DiagnosticKind::Duplicate, name.span, "`" + name.text + "` is already the name of " + std::string(what));
        if (first != Span{}) d.context.push_back({first, "here"});
        d.help = "use another name; nothing may hide behind a name that is taken";
    };
    if (const auto* local = scope_.find(name.text)) refuse(local->span, "something in this declaration");
    else if (const auto* symbol = context_.names.find(name.text)) refuse(symbol->declared.declaration->name.span, "a " + std::string(to_text(symbol->kind)));
    else if (context_.names.options.contains(name.text)) refuse({}, "an option");
    else if (resolve::begins_a_phrase(name.text)) fault(DiagnosticKind::ReservedName, name.span, "`" + name.text + "` begins a phrase of the language and cannot be a name").help = "use a longer name";
    return scope_.add(name, std::move(type));
}

std::string Context::a(const Type& type) const {
    const auto name = text(type);
    if (type.kind == TypeKind::Choice && !type.judgement) return "an option of " + (type.index == program::clock_states ? "a clock's state" : "`" + name + "`");
    const bool mass = type.kind == TypeKind::YesNo || type.kind == TypeKind::Money || type.kind == TypeKind::MoneyRate ||
                      type.kind == TypeKind::MoneyAnyPeriod || type.kind == TypeKind::Text || type.kind == TypeKind::None;
    if (mass && !type.judgement) return name;
    return (std::string_view("aeiou").find(name.front()) != std::string_view::npos ? "an " : "a ") + name;
}

// ---- Notes -------------------------------------------------------------------------------------------------------------------------

std::vector<program::Citation> Expressions::citations(const std::vector<syntax::Citation>& written) {
    std::vector<program::Citation> made;
    cites_ = cites_ || !written.empty();
    for (const auto& citation : written) {
        const auto* found = context_.names.find(citation.authority.text);
        if (found == nullptr || found->kind != DeclarationKind::Authority) {
            if (may_be_lost(citation.authority.text)) continue;
            std::vector<std::string> names;
            for (const auto& authority : context_.program.authorities) names.push_back(authority.name);
            fault(DiagnosticKind::UnknownName, citation.authority.span, "no authority `" + citation.authority.text + "` is declared").help =
                diagnostics::did_you_mean(citation.authority.text, names);
            continue;
        }
        context_.used.insert(citation.authority.text);
        if (!context_.names.names_lost && !context_.names.reach[declared_.module].contains(found->declared.module)) not_in_reach(citation.authority, *found);
        made.push_back({found->id, citation.place});
    }
    return made;
}

void Expressions::check_in_force(const std::vector<program::Citation>& under, const program::Dates& dates, Span span) {
    for (const auto& citation : under) {
        const auto& authority = context_.program.authorities[citation.authority];
        const auto& force = authority.dates;
        const bool too_early = dates.from && force.from && *dates.from < *force.from;
        const bool too_late = force.until && (dates.until ? *force.until < *dates.until : dates.from && *force.until < *dates.from);
        if (!too_early && !too_late) continue;
        fault(DiagnosticKind::Authority, span,
              too_early ? "this holds from " + dates.from->to_words() + ", and `" + authority.name + "` is in force only from " + force.from->to_words()
                        : "`" + authority.name + "` is in force only until " + force.until->to_words() + ", and this holds after that").help =
            "check the date, or cite what was in force on that day";
    }
}

void Expressions::claim_label(const syntax::Notes& notes) {
    if (!notes.label) return;
    const auto [place, fresh] = labels_.emplace(notes.label->text, notes.label->span);
    if (fresh || place->second == notes.label->span) return;
    auto& d = fault(DiagnosticKind::Duplicate, notes.label->span, "the label `" + notes.label->text + "` stands twice in this rule");
    d.context.push_back({place->second, "here too"});
    d.help = "give each clause a label of its own";
}

program::Dates Expressions::dates(const syntax::Notes& notes) {
    program::Dates dates;
    if (notes.from && notes.from->read) dates.from = notes.from->date;
    if (notes.until && notes.until->read) dates.until = notes.until->date;
    if (dates.from && dates.until && *dates.until < *dates.from) {
        auto& d = fault(DiagnosticKind::DateOrder, notes.until->span, "this ends before it begins");
        d.context.push_back({notes.from->span, "it begins here"});
        d.help = "`until` is the last day it holds";
    }
    return dates;
}

}  // namespace careact::typecheck
