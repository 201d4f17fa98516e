#pragma once

#include "typecheck/expressions.hpp"

namespace careact::typecheck {

/// Everything that stands in brackets and may name an item: sums, all of, some, latest.
class Collections {
public:
    explicit Collections(Expressions& in) : in_(in) {}

    ExprId value(const syntax::Expr& e, const Type* expected);

private:
    /// The elements, each checked against the type of the first; `over_lists_alone` says that there may be none of them.
    std::vector<program::Element> elements(const syntax::Expr& e, const Type* expected, Type& type, bool& over_lists_alone);
    ExprId collect(const syntax::Expr& e, const Type* expected);
    ExprId conditions(const syntax::Expr& e);
    ExprId quantified(const syntax::Expr& e);
    ExprId pick(const syntax::Expr& e);
    ExprId list_literal(const syntax::Expr& e, const Type* expected);

    Expressions& in_;
};

}  // namespace careact::typecheck
