#pragma once

#include "typecheck/expressions.hpp"

namespace careact::typecheck {

/// Amounts, dates and durations put together: units are checked here, so that the evaluator need not.
class Arithmetic {
public:
    explicit Arithmetic(Expressions& in) : in_(in) {}

    ExprId value(const syntax::Expr& e, const Type* expected);

    /// Whether the amount can have more digits than hundredths of a penny: after a division, a percentage or a conversion.
    [[nodiscard]] static bool may_have_more_digits(const program::Program& program, ExprId id);

private:
    ExprId per_period(const syntax::Expr& e);
    ExprId for_time(const syntax::Expr& e);
    ExprId convert(const syntax::Expr& e);
    ExprId shift(const syntax::Expr& e, bool after);
    ExprId sum(const syntax::Expr& e, const Type* expected);
    ExprId product(const syntax::Expr& e);
    Type multiply(const Type& left, const Type& right, Span span);
    Type divide(const Type& left, const Type& right, Span span);
    Type percent_of(const Type& left, const Type& right, Span span);
    ExprId rounded(const syntax::Expr& e, const Type* expected);
    ExprId steps(const syntax::Expr& e);
    ExprId between(const syntax::Expr& e);
    ExprId time_between(const syntax::Expr& e);
    ExprId of_date(const syntax::Expr& e);
    Type cannot(Span span, const std::string& message, std::string help = "");

    Expressions& in_;
};

/// A length of time that is added to a date or looked for beside one: hours need a time of day, months a convention.
void check_length(Expressions& in, ExprId length, const Type& from, Span span);

}  // namespace careact::typecheck
