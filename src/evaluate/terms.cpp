/// How numbers came about, and where receipts are wanted all that was evaluated, taken down beside the steps.

#include "evaluate/session.hpp"

namespace careact::evaluation {

using program::Op;

Term* Session::term(Frame& frame, Term::Kind kind, Span span, Cell& cell, const std::vector<Cell>& parts, const std::vector<std::int8_t>& signs) {
    cell.term = no_term;
    if (frame.quiet || frame.inner || frame.outcome == nullptr || trace_.terms.size() >= limits_.trace_terms) return nullptr;
    cell.term = static_cast<TermId>(trace_.terms.size());
    auto& taken = trace_.terms.emplace_back();
    taken.kind = kind;
    taken.span = span;
    taken.status = cell.status;
    if (cell.known()) taken.value = cell.value;
    for (std::size_t i = 0; i < parts.size(); ++i) taken.parts.emplace_back(parts[i].term, i < signs.size() ? signs[i] : std::int8_t{1});
    return &taken;
}

/// Each number has a term that comes to what it came to; what nothing more is known of has one without parts.
void Session::keep_term(const program::Expr& e, Cell& cell, Frame& frame) {
    if (frame.quiet || frame.inner || !program::is_number(e.type.kind)) {
        cell.term = no_term;
        return;
    }
    const auto agrees = [&] {
        const auto& taken = trace_.terms[cell.term];
        const auto *mine = std::get_if<Quantity>(&cell.value), *its = std::get_if<Quantity>(&taken.value);
        return taken.status == cell.status && (!cell.known() || (mine != nullptr && its != nullptr && mine->amount == its->amount));
    };
    if (cell.term != no_term && agrees()) return;
    term(frame, e.op == Op::Literal ? Term::Kind::Written : Term::Kind::Other, e.span, cell);
}

Derived* Session::deriving(const Frame& frame) { return frame.derived == not_derived || frame.quiet || trace_.cut ? nullptr : &trace_.derived[frame.derived]; }

/// A name stands for what was evaluated for it; it is no part of its own.
void Session::derived(DerivedId place, Cell& cell, Frame& frame) {
    if (trace_.cut) {  // of what is above it, not all is kept
        cell.derived = not_derived;
        return;
    }
    auto& taken = trace_.derived[place];
    const auto expr = taken.expr;
    const bool name = expr != program::no_expr && program_[expr].op == Op::Local && cell.derived != not_derived;
    if (name) {
        trace_.derived.pop_back();
        place = cell.derived;
    } else {
        taken.status = cell.status;
        if (cell.known()) taken.value = cell.value;
        cell.derived = place;
    }
    if (auto* around = deriving(frame)) around->parts.push_back({place, expr});
}

void Session::derive_given(const Cell& cell, Frame& frame) {
    static_cast<void>(derive(Derived::Kind::Given, program::no_expr, frame, [&] { return cell; }));
}

}  // namespace careact::evaluation
