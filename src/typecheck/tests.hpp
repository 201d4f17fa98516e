#pragma once

#include "typecheck/expressions.hpp"

namespace careact::typecheck {

/// Comparisons, `is` in all its forms, and logic.
class Tests {
public:
    explicit Tests(Expressions& in) : in_(in) {}

    ExprId value(const syntax::Expr& e);

private:
    ExprId test(program::Op op, const syntax::Expr& e, std::vector<ExprId> args);
    ExprId compare(const syntax::Expr& e);
    ExprId is(const syntax::Expr& e);
    ExprId is_none(const syntax::Expr& e);
    ExprId dated(const syntax::Expr& e);
    ExprId within(const syntax::Expr& e);
    ExprId one_of(const syntax::Expr& e);
    ExprId text_test(const syntax::Expr& e);
    ExprId evidence(const syntax::Expr& e);
    ExprId logic(const syntax::Expr& e);

    Expressions& in_;
};

}  // namespace careact::typecheck
