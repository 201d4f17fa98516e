#pragma once
/// What rules, clocks, checks and promises begin with, read in one way: parameters, notes, when they apply, names for parts.

#include "typecheck/expressions.hpp"

namespace careact::typecheck {

/// Heads the scope with the parameters or the item; slot i is parameter i.
inline void enter(Expressions& in, const program::Scope& scope, const syntax::Declaration& heading) {
    for (std::size_t i = 0; i < scope.names.size(); ++i) {
        const auto& name = scope.for_each ? heading.for_each->item : heading.parameters[i].name;
        in.bind(name, scope.types[i]);
    }
}

inline std::vector<program::Let> read_lets(Expressions& in, const syntax::Declaration& declaration) {
    std::vector<program::Let> lets;
    for (const auto* clause : syntax::clauses_of<syntax::LetClause>(declaration)) {
        const auto value = in.value(clause->value);
        in.refuse_clock(value);
        in.demand_rounding(value);
        lets.push_back({clause->name.text, in.bind(clause->name, in.type_of(value)), value});
    }
    return lets;
}

/// Citations and doubts that hold for the whole declaration.
template <typename Made>
void read_heading_notes(Expressions& in, const syntax::Declaration& declaration, Made& made) {
    const auto take = [&](const syntax::Notes& notes) {
        for (auto& citation : in.citations(notes.under)) made.under.push_back(std::move(citation));
        if constexpr (requires { made.unverified; }) {
            if (notes.unverified) made.unverified = notes.unverified->text;
        }
    };
    take(declaration.notes);
    for (const auto* under : syntax::clauses_of<syntax::UnderClause>(declaration)) take(under->notes);
}

template <typename Made>
void read_applies(Expressions& in, const syntax::Declaration& declaration, Made& made) {
    const auto* clause = syntax::clause_of<syntax::AppliesClause>(declaration);
    if (clause == nullptr) return;
    made.applies = in.condition(clause->when);
    in.narrow(made.applies, true);
    if constexpr (requires { made.else_text; }) {
        if (clause->otherwise) made.else_text = clause->otherwise->text;
    }
}

}  // namespace careact::typecheck
