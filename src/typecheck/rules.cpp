#include "typecheck/rules.hpp"

#include "diagnostics/suggest.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/headings.hpp"
#include "wording/message.hpp"

#include <algorithm>
#include <map>

namespace careact::typecheck {

using program::plain;
using resolve::Declared;
using syntax::DeclarationKind;

namespace {

class RuleReader {
public:
    RuleReader(Context& context, const Declared& declared, const program::Rule& rule, const syntax::Declaration& heading)
        : context_(context), declared_(declared), declaration_(*declared.declaration), in_(context, declared, Use::Rule), rule_(rule) {
        enter(in_, rule.scope, heading);
    }

    program::RuleBody run() {
        body_.span = declaration_.name.span;
        body_.module = declared_.module;
        if (declaration_.change == "raise") body_.change = program::Opening::MayRaise;
        if (declaration_.change == "lower") body_.change = program::Opening::MayLower;
        if (declaration_.change == "replace") body_.change = program::Opening::MayReplace;
        read_heading_notes(in_, declaration_, body_);
        if (const auto& module = context_.program.modules[declared_.module].unverified; body_.unverified.empty()) body_.unverified = module;
        read_applies(in_, declaration_, body_);
        body_.lets = read_lets(in_, declaration_);
        read_carry();
        read_clauses();
        read_exceptions();
        read_tells();
        read_steps();
        warn_uncited();
        body_.slots = in_.scope().slots();
        return std::move(body_);
    }

private:
    std::string answer() const { return "the answer of `" + rule_.name + "`"; }

    program::Clause clause(syntax::ExprId value, syntax::ExprId when, const syntax::Notes& notes) {
        program::Clause made;
        const auto present = in_.scope().present;
        if (when != syntax::no_expr) {
            made.when = in_.condition(when);
            in_.narrow(made.when, true);
        }
        made.value = in_.leaving(value, rule_.type, answer());
        in_.scope().present = present;
        made.span = in_[made.value].span;
        made.under = in_.citations(notes.under);
        made.dates = in_.dates(notes);
        in_.check_in_force(made.under, made.dates, made.span);
        in_.claim_label(notes);
        if (notes.label) made.label = notes.label->text;
        if (notes.label_title) made.title = notes.label_title->text;
        if (notes.unverified) made.unverified = notes.unverified->text;
        return made;
    }

    void read_clauses() {
        const auto present = in_.scope().present;
        for (const auto* gives : syntax::clauses_of<syntax::GivesClause>(declaration_)) {
            body_.clauses.push_back(clause(gives->value, gives->when, gives->notes));
            body_.clauses.back().otherwise = gives->otherwise;
            const bool always_there = !body_.clauses.back().dates.from && !body_.clauses.back().dates.until;
            if (always_there) in_.narrow(body_.clauses.back().when, false);
        }
        in_.scope().present = present;
    }

    void read_exceptions() {
        std::map<std::string, std::uint32_t> labels;
        const auto written = syntax::clauses_of<syntax::ExceptionClause>(declaration_);
        for (std::uint32_t i = 0; i < written.size(); ++i) {
            if (written[i]->notes.label) labels.emplace(written[i]->notes.label->text, i);
        }
        for (const auto* exception : written) {
            auto& made = body_.exceptions.emplace_back(clause(exception->value, exception->when, exception->notes));
            if (!exception->to) continue;
            const auto label = labels.find(exception->to->text);
            if (label != labels.end()) made.exception_to = label->second;
            else body_.broken = true;
        }
        break_circles();
        if (!written.empty() && body_.clauses.size() > 1) {
            auto& d = context_.fault(DiagnosticKind::Syntax, body_.clauses[1].span, "a rule with exceptions has one general answer");
            d.help = "make the ordered clauses a rule of their own, and give that rule's answer here";
        }
    }

    /// Exceptions that are, in the end, to themselves were reported with the labels; here one of them is left to the general rule.
    void break_circles() {
        for (auto& exception : body_.exceptions) {
            std::size_t steps = 0;
            for (auto to = exception.exception_to; to && steps <= body_.exceptions.size(); to = body_.exceptions[*to].exception_to) ++steps;
            if (steps > body_.exceptions.size()) exception.exception_to.reset();
        }
    }

    // ---- Carrying a value forward ----

    void read_carry() {
        const auto starting = syntax::clauses_of<syntax::StartingClause>(declaration_);
        const auto* carry = syntax::clause_of<syntax::CarryClause>(declaration_);
        const auto becomes = syntax::clauses_of<syntax::BecomesClause>(declaration_);
        if (carry == nullptr) {
            if (!starting.empty() || !becomes.empty()) {
                context_.fault(DiagnosticKind::Syntax, declaration_.keyword, "values are carried forward here, and nothing says through what").help =
                    "add `for each whole week w from ... to ...` or `for each x in ... in order of ...`";
            }
            return start_variables(starting);
        }
        start_variables(starting);
        read_stepping(*carry);
        widen_variables(becomes);
        for (const auto* step : becomes) read_becomes(*step);
        in_.scope().shrink(in_.scope().size() - 1);  // the item of the steps is not known after them
    }

    void start_variables(const std::vector<const syntax::StartingClause*>& starting) {
        for (const auto* start : starting) {
            const auto value = in_.value(start->value);
            in_.demand_rounding(value);
            body_.carry.variables.push_back({start->name.text, in_.bind(start->name, in_.type_of(value)), value});
        }
    }

    void read_stepping(const syntax::CarryClause& written) {
        static const std::map<std::string, program::Stepping> steppings = {{"whole week", program::Stepping::WholeWeek},
                                                                           {"calendar month", program::Stepping::Month},
                                                                           {"calendar quarter", program::Stepping::Quarter},
                                                                           {"calendar half-year", program::Stepping::HalfYear},
                                                                           {"day", program::Stepping::Day}};
        auto& carry = body_.carry;
        if (!written.period.empty()) {
            carry.stepping = steppings.at(written.period);
            carry.from = in_.require(written.from, plain(TypeKind::Date), "the first day");
            carry.to = in_.require(written.to, plain(TypeKind::Date), "the last day");
            carry.slot = in_.bind(written.item, plain(TypeKind::Stretch));
            return;
        }
        carry.stepping = program::Stepping::Items;
        Type item;
        carry.list = in_.list(written.list, item);
        carry.slot = in_.bind(written.item, item);
        if (written.where != syntax::no_expr) {
            carry.where = in_.condition(written.where);
            in_.narrow(carry.where, true);
        }
        carry.in_order_of = in_.value(written.in_order_of);
        const auto& order = in_.type_of(carry.in_order_of);
        if (order.kind != TypeKind::Error && (order.or_none || !program::is_ordered(order))) {
            context_.fault(DiagnosticKind::Type, in_[carry.in_order_of].span, "items cannot be put in order of " + context_.text(order)).help = "name a date or a number of theirs";
        }
    }

    const program::Let* variable(const syntax::Name& name) {
        for (const auto& v : body_.carry.variables) {
            if (v.name == name.text) return &v;
        }
        return nullptr;
    }

    /// `starting with last as none` and later `last becomes s.ended_on`: what it starts as and what it becomes together make its type.
    void widen_variables(const std::vector<const syntax::BecomesClause*>& steps) {
        for (int round = 0; round < 2; ++round) {
            for (const auto* step : steps) {
                const auto* v = variable(step->name);
                if (v == nullptr) continue;
                Diagnostics quiet;
                Context aside{context_.names, context_.program, quiet, {}, false};
                auto trial = in_.aside(aside);
                for (const auto value : {step->value, step->otherwise}) {
                    if (value == syntax::no_expr) continue;
                    const auto became = trial.type_of(trial.value(value));
                    auto& type = in_.scope().at_slot(v->slot).type;
                    const bool none = type.kind == TypeKind::None || type.or_none || became.or_none || became.kind == TypeKind::None;
                    if (type.kind == TypeKind::None) type = program::present(became);
                    type.or_none = none && type.kind != TypeKind::None;
                }
            }
        }
    }

    void read_becomes(const syntax::BecomesClause& written) {
        program::Becomes made;
        const auto* v = variable(written.name);
        if (v == nullptr) {
            if (declaration_.names_lost) return;
            std::vector<std::string> names;
            for (const auto& variable : body_.carry.variables) names.push_back(variable.name);
            const auto near = diagnostics::did_you_mean(written.name.text, names);
            context_.fault(DiagnosticKind::UnknownName, written.name.span, "nothing called `" + written.name.text + "` is carried forward here").help =
                near.empty() ? "begin it with `starting with " + written.name.text + " as ...`" : near;
            return;
        }
        const Type type = in_.scope().at_slot(v->slot).type;
        made.variable = static_cast<std::uint32_t>(v - body_.carry.variables.data());
        const auto role = "what `" + v->name + "` becomes";
        const auto present = in_.scope().present;
        if (written.when != syntax::no_expr) {
            made.when = in_.condition(written.when);
            in_.narrow(made.when, true);
        }
        made.value = in_.leaving(written.value, type, role);
        in_.scope().present = present;
        if (written.otherwise != syntax::no_expr) {
            in_.narrow(made.when, false);
            made.otherwise = in_.leaving(written.otherwise, type, role);
            in_.scope().present = present;
            if (written.otherwise_name && written.otherwise_name->text != written.name.text) {
                context_.fault(DiagnosticKind::Syntax, written.otherwise_name->span, "`otherwise` goes on with `" + written.name.text + "`").help = "write `otherwise " + written.name.text + " becomes ...`";
            }
        }
        body_.carry.becomes.push_back(made);
    }

    // ---- What people are told ----

    void read_tells() {
        for (const auto* tells : syntax::clauses_of<syntax::TellsClause>(declaration_)) {
            program::Message made{tells->locale ? tells->locale->text : "", tells->message.text, {}, tells->message.span};
            const auto needs = wording::message_needs(made.text);
            if (!needs.fault.empty()) {
                context_.fault(DiagnosticKind::Wording, made.span, "this wording cannot be read: " + needs.fault).help = "every { needs its }; a plain apostrophe is written ''";
            }
            for (const auto& name : needs.names) {
                if (name != "answer" && name != "item") fill_in(made, name, tells->message.span);
            }
            (tells->person ? body_.person : body_.professional).push_back(std::move(made));
        }
    }

    void fill_in(program::Message& message, const std::string& name, Span span) {
        if (in_.scope().find(name) == nullptr && context_.names.find(name) == nullptr) {
            if (context_.names.names_lost || declaration_.names_lost) return;
            std::vector<std::string> names = {"answer", "item"};
            for (const auto& local : in_.scope().all()) names.push_back(local.name);
            for (const auto& [known, symbol] : context_.names.names) names.push_back(known);
            std::sort(names.begin(), names.end());
            const auto near = diagnostics::did_you_mean(name, names);
            context_.fault(DiagnosticKind::Wording, span, "nothing called `" + name + "` can be filled in here").help =
                near.empty() ? "`answer`, `item`, and the names of facts, figures, rules and this rule's own values can stand in { }" : near;
            return;
        }
        message.arguments.emplace_back(name, in_.named(name, span));
    }

    void read_steps() {
        for (const auto* step : syntax::clauses_of<syntax::NextStepClause>(declaration_)) {
            const auto answer_id = in_.require(step->answer, rule_.type, answer());
            body_.steps.push_back({step->step.text, step->for_person ? step->for_person->text : "", in_[answer_id].literal, in_.citations(step->notes.under)});
        }
    }

    /// Whoever is told an answer will ask what it rests on. A rulebook that declares no authority is left alone.
    void warn_uncited() {
        const bool told = !body_.person.empty() || !body_.professional.empty();
        if (!told || in_.cites() || context_.program.authorities.empty()) return;
        context_.fault(DiagnosticKind::Authority, declaration_.name.span, "people are told the answer of `" + rule_.name + "`, and it cites nothing").help =
            "add the provision it carries out: `under AUTHORITY \"provision\"`";
    }

    Context& context_;
    const Declared& declared_;
    const syntax::Declaration& declaration_;
    Expressions in_;
    const program::Rule& rule_;
    program::RuleBody body_;
};

}  // namespace

void check_rules(Context& context) {
    // Clocks twice: the first time only to learn whether they run by dates or by times of day, which others may ask.
    const auto& clocks = declared_of(context, DeclarationKind::Clock);
    for (std::uint32_t id = 0; id < clocks.size(); ++id) {
        Diagnostics quiet;
        Context aside{context.names, context.program, quiet, {}, false};
        const auto before = context.program.clocks[id];
        read_clock(aside, clocks[id], id);
        const auto start = context.program.clocks[id].start_type, due = context.program.clocks[id].due_type;
        context.program.clocks[id] = before;
        context.program.clocks[id].start_type = start;
        context.program.clocks[id].due_type = due;
    }
    const auto& rules = declared_of(context, DeclarationKind::Rule);
    for (std::uint32_t id = 0; id < rules.size(); ++id) {
        const auto bodies = bodies_of(context, rules[id]);
        for (const auto layer : {program::national, program::local}) {
            if (bodies[layer] == nullptr) continue;
            auto body = RuleReader(context, *bodies[layer], context.program.rules[id], *rules[id].declaration).run();
            context.program.rules[id].bodies[layer] = std::move(body);
        }
    }
    const auto each = [&](DeclarationKind kind, auto read) {
        const auto& all = declared_of(context, kind);
        for (std::uint32_t id = 0; id < all.size(); ++id) read(context, all[id], id);
    };
    each(DeclarationKind::Clock, read_clock);
    each(DeclarationKind::Check, read_check);
    each(DeclarationKind::Promise, read_promise);
}

}  // namespace careact::typecheck
