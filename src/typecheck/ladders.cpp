/// Clauses that leave a case out, that are never reached, and exceptions that can hold together with different values.

#include "typecheck/cases.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/rules.hpp"

#include <algorithm>
#include <set>

namespace careact::typecheck {

using program::Clause;
using program::ExprId;

namespace {

bool dates_meet(const program::Dates& a, const program::Dates& b) {
    return !(a.until && b.from && *a.until < *b.from) && !(b.until && a.from && *b.until < *a.from);
}

bool always_there(const Clause& clause) { return !clause.dates.from && !clause.dates.until; }

class LadderCheck {
public:
    LadderCheck(Context& context, const std::string& name, Span heading, ExprId applies, LocalNames locals)
        : context_(context), name_(name), heading_(heading), applies_(applies), locals_(std::move(locals)) {}

    void clauses(const std::vector<Clause>& all) {
        Cases cases(context_.program, locals_);
        cases.add(applies_);
        for (const auto& clause : all) cases.add(clause.when);
        const bool closed_by_otherwise = !all.empty() && all.back().when == program::no_expr && always_there(all.back());
        if (after_the_last(all)) return;
        if (!cases.close()) {
            if (!closed_by_otherwise) missing("these clauses are too many to show that no case is left out");
            return;
        }
        std::vector<bool> reached(all.size(), false);
        std::string left_out;
        for (std::size_t i = 0; i < cases.count(); ++i) {
            const auto one = cases.nth(i);
            if (!cases.holds(applies_, one)) continue;
            if (!reach(all, cases, one, reached) && left_out.empty()) left_out = cases.describe(one);
        }
        if (!closed_by_otherwise && !left_out.empty()) missing("no clause gives an answer when " + left_out);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!reached[i] && all[i].when != program::no_expr) unreachable(all[i], "the clauses above take every case that this one would");
        }
    }

    void exceptions(const std::vector<Clause>& all) {
        Cases cases(context_.program, locals_);
        cases.add(applies_);
        for (const auto& exception : all) cases.add(exception.when);
        if (!cases.close()) return;
        std::set<std::pair<std::size_t, std::size_t>> reported;
        for (std::size_t i = 0; i < cases.count(); ++i) {
            const auto one = cases.nth(i);
            if (!cases.holds(applies_, one)) continue;
            const auto left = survivors(all, cases, one);
            for (std::size_t a = 0; a < left.size(); ++a) {
                for (std::size_t b = a + 1; b < left.size(); ++b) {
                    if (clash(all, left[a], left[b]) && reported.emplace(left[a], left[b]).second) report(all[left[a]], all[left[b]], cases.describe(one));
                }
            }
        }
    }

private:
    /// Marks which clauses a case can come to; whether one of them surely answers it. A dated clause may not be there.
    static bool reach(const std::vector<Clause>& all, const Cases& cases, const Case& one, std::vector<bool>& reached) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!cases.holds(all[i].when, one)) continue;
            reached[i] = true;
            if (always_there(all[i])) return true;
        }
        return false;
    }

    bool after_the_last(const std::vector<Clause>& all) {
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            if (all[i].when != program::no_expr || !always_there(all[i])) continue;
            unreachable(all[i + 1], "the clause above it answers every case");
            return true;
        }
        return false;
    }

    void unreachable(const Clause& clause, const std::string& why) {
        context_.fault(DiagnosticKind::Unreachable, clause.span, "this clause is never reached").help = why + "; put it higher, or take it out";
    }

    void missing(std::string message) {
        context_.labels_lost = true;
        context_.fault(DiagnosticKind::ClauseMissing, heading_, "`" + name_ + "`: " + message).help = "add a clause for it, or end with `otherwise gives ...`";
    }

    /// Exceptions that hold, less those that another exception takes the case back out of.
    static std::vector<std::size_t> survivors(const std::vector<Clause>& all, const Cases& cases, const Case& one) {
        std::vector<bool> holds(all.size()), replaced(all.size(), false);
        const auto stands = [&](std::size_t i) {
            for (std::size_t at = i;;) {
                if (!cases.holds(all[at].when, one)) return false;
                if (!all[at].exception_to) return true;
                at = *all[at].exception_to;
            }
        };
        for (std::size_t i = 0; i < all.size(); ++i) holds[i] = stands(i);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (holds[i] && all[i].exception_to && always_there(all[i])) replaced[*all[i].exception_to] = true;
        }
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (holds[i] && !replaced[i]) left.push_back(i);
        }
        return left;
    }

    static bool is_exception_to(const std::vector<Clause>& all, std::size_t child, std::size_t other) {
        for (std::size_t at = child; all[at].exception_to;) {
            at = *all[at].exception_to;
            if (at == other) return true;
        }
        return false;
    }

    bool clash(const std::vector<Clause>& all, std::size_t first, std::size_t second) const {
        const auto &a = all[first], &b = all[second];
        if (is_exception_to(all, first, second) || is_exception_to(all, second, first)) return false;
        return dates_meet(a.dates, b.dates) && to_text(a.value, context_.program) != to_text(b.value, context_.program);
    }

    void report(const Clause& a, const Clause& b, const std::string& when) {
        auto& d = context_.fault(DiagnosticKind::ExceptionClash, b.span, "these two exceptions can hold together, and give different values");
        d.context.push_back({a.span, "the other one"});
        d.help = (when.empty() ? "" : "for example when " + when + "; ") + "make one an exception to the other with `exception to LABEL`, or narrow its `when`";
    }

    Context& context_;
    const std::string& name_;
    Span heading_;
    ExprId applies_;
    LocalNames locals_;
};

LocalNames names_of(const program::Scope& scope, const std::vector<program::Let>& lets, const std::vector<program::Let>& carried = {}) {
    LocalNames names;
    for (std::uint32_t slot = 0; slot < scope.names.size(); ++slot) names.emplace(slot, scope.names[slot]);
    for (const auto* all : {&lets, &carried}) {
        for (const auto& one : *all) names.emplace(one.slot, one.name);
    }
    return names;
}

}  // namespace

void check_ladders(Context& context) {
    // A declaration with a mistake in it is not looked through for what it leaves out.
    const auto sound = [&](const resolve::Declared& declared) {
        const auto& all = context.diagnostics.all();
        const auto at_fault = [&](const Diagnostic& d) {
            const auto within = declared.declaration->span;
            return d.severity == Severity::Error && d.span.file == within.file && within.begin <= d.span.begin && d.span.begin <= within.end;
        };
        return !declared.declaration->broken && std::none_of(all.begin(), all.end(), at_fault);
    };
    const auto& rules = declared_of(context, syntax::DeclarationKind::Rule);
    for (std::uint32_t id = 0; id < rules.size(); ++id) {
        const auto declarations = bodies_of(context, rules[id]);
        for (const auto layer : {program::national, program::local}) {
            const auto& body = context.program.rules[id].bodies[layer];
            if (!body || body->clauses.empty() || !sound(*declarations[layer])) continue;
            LadderCheck check(context, context.program.rules[id].name, body->span, body->applies, names_of(context.program.rules[id].scope, body->lets, body->carry.variables));
            check.clauses(body->clauses);
            if (!body->broken) check.exceptions(body->exceptions);
        }
    }
    const auto& clocks = declared_of(context, syntax::DeclarationKind::Clock);
    for (std::uint32_t id = 0; id < clocks.size(); ++id) {
        if (!sound(clocks[id])) continue;
        const auto& clock = context.program.clocks[id];
        LadderCheck check(context, clock.name, clock.span, clock.applies, names_of(clock.scope, clock.lets));
        if (!clock.starts.empty()) check.clauses(clock.starts);
        if (!clock.due.empty()) check.clauses(clock.due);
    }
}

}  // namespace careact::typecheck
