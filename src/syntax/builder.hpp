#pragma once
/// Makes expression nodes for one file while it is parsed, and keeps the tree from growing too deep.

#include "syntax/token.hpp"
#include "syntax/tree.hpp"

namespace careact::syntax {

class Builder {
public:
    Builder(std::string_view source, Diagnostics& diagnostics, std::size_t nesting_limit)
        : source_(source), diagnostics_(diagnostics), nesting_limit_(nesting_limit) {}

    ExprId add(Expr expr);
    [[nodiscard]] Expr& operator[](ExprId id) { return exprs_[id]; }
    [[nodiscard]] std::vector<Expr> take() { return std::move(exprs_); }

    ExprId literal(const Token& token, Value value);
    /// Puts the node before its suffix: `x` and `.name` become `x.name`.
    ExprId wrap(ExprId inner, Expr outer);
    /// Operands joined by words become one node, however many there are.
    ExprId chain(ExprKind kind, ExprId first, const std::vector<std::pair<std::string, ExprId>>& rest);

    Diagnostic& fault(Span span, std::string message) { return diagnostics_.add(DiagnosticKind::Syntax, span, std::move(message)); }
    /// `a and b or c`, with both readings written out.
    void mixed_operators(const Token& second, ExprId first, ExprId rest);
    void not_equality(const Token& token);
    void chained_comparison(const Token& token);

private:
    [[nodiscard]] std::string text(Span span) const { return std::string(source_.substr(span.begin, span.end - span.begin)); }

    std::string_view source_;
    Diagnostics& diagnostics_;
    std::size_t nesting_limit_;
    std::vector<Expr> exprs_;
};

/// The value of a token that is a literal; `none` for one that was already reported as not being one.
[[nodiscard]] Value literal_value(const Token& token);
/// What stands between the quotation marks, with `\"`, `\\` and `\u{...}` read.
[[nodiscard]] std::string unquoted(std::string_view text);

}  // namespace careact::syntax
