#pragma once
/// Expressions: from what was written to typed nodes of the program. A mistake is reported once; the node then has the type Error,
/// which agrees with everything.

#include "typecheck/context.hpp"

namespace careact::typecheck {

using program::ExprId;
using program::Type;
using program::TypeKind;

class Expressions {
public:
    Expressions(Context& context, const resolve::Declared& declared, Use use) : context_(context), declared_(declared), use_(use) {}

    /// `expected` picks among options and gives rows the period of their heading; the result may still have another type.
    ExprId value(syntax::ExprId id, const Type* expected = nullptr);
    /// Reports a value that does not have the type; `role` says what it is for: "the answer of `x`".
    ExprId require(syntax::ExprId id, const Type& expected, std::string_view role);
    ExprId condition(syntax::ExprId id);
    /// A value that leaves a rule: of the type, and with no more digits than the type holds.
    ExprId leaving(syntax::ExprId id, const Type& expected, std::string_view role);
    void demand_rounding(ExprId id);
    /// A clock is asked for its parts, and is no value that could be kept.
    void refuse_clock(ExprId id);

    /// What is known not to be none once the condition holds, or does not.
    void narrow(ExprId condition, bool holds);
    [[nodiscard]] Scope& scope() { return scope_; }
    /// The same place, reporting to another list: to find a type without speaking of it twice.
    [[nodiscard]] Expressions aside(Context& context) const {
        Expressions copy(context, declared_, use_);
        copy.scope_ = scope_;
        return copy;
    }
    /// What a bare name stands for here.
    ExprId named(const std::string& name, Span span);
    [[nodiscard]] const program::Expr& operator[](ExprId id) const { return context_.program.exprs[id]; }
    [[nodiscard]] const Type& type_of(ExprId id) const { return context_.program.exprs[id].type; }

    /// Whether a value of one type may stand where the other is needed.
    [[nodiscard]] static bool agrees(const Type& actual, const Type& needed);
    /// What to write instead, where a slip of one kind is likely.
    [[nodiscard]] std::string way_out(const Type& actual, const Type& needed) const;
    void disagree(Span span, const Type& actual, const Type& needed, std::string_view role);

    /// The list a name binds an item of, and the type of its items.
    ExprId list(syntax::ExprId id, Type& item);
    /// The name of an item or a `let`, refused if it is taken.
    std::uint32_t bind(const syntax::Name& name, Type type);

    /// Warns of what is cited for days on which it was not in force.
    void check_in_force(const std::vector<program::Citation>& under, const program::Dates& dates, Span span);
    /// Reports a label that stands twice in one declaration.
    void claim_label(const syntax::Notes& notes);
    std::vector<program::Citation> citations(const std::vector<syntax::Citation>& written);
    /// Whether anything was cited here so far.
    [[nodiscard]] bool cites() const { return cites_; }
    program::Dates dates(const syntax::Notes& notes);

    // Types of what clocks speak of: the start and the due date, once they are known.
    Type start_type, due_type;

private:
    friend class Arithmetic;
    friend void check_length(Expressions& in, ExprId length, const Type& from, Span span);
    friend class Tests;
    friend class Collections;

    [[nodiscard]] const syntax::Expr& written(syntax::ExprId id) const { return declared_.file->exprs[id]; }
    ExprId add(program::Expr expr);
    ExprId make(program::Op op, const syntax::Expr& from, Type type, std::vector<ExprId> args = {});
    ExprId broken(const syntax::Expr& from) { return make(program::Op::Literal, from, Type{}); }
    Diagnostic& fault(DiagnosticKind kind, Span span, std::string message) { return context_.fault(kind, span, std::move(message)); }
    /// The plain type of an operand: reported, and Error, where it may be none.
    Type settled(ExprId id);

    ExprId literal(const syntax::Expr& e, const Type* expected);
    ExprId name(const syntax::Expr& e, const Type* expected);
    ExprId symbol(const syntax::Expr& e, const resolve::Symbol& symbol);
    ExprId option(const syntax::Expr& e, const Type* expected);
    ExprId unknown_name(const syntax::Expr& e, const Type* expected);
    [[nodiscard]] bool may_be_lost(const std::string& name) const;
    [[nodiscard]] bool options_lost(std::uint32_t choice) const;
    ExprId call(const syntax::Expr& e);
    ExprId arguments(ExprId node, const syntax::Expr& e, const std::vector<std::string>& names, const std::vector<Type>& types);
    ExprId member(const syntax::Expr& e);
    ExprId named_part(const syntax::Expr& e, ExprId of, program::Op op, const std::vector<std::pair<std::string, Type>>& parts);
    ExprId index(const syntax::Expr& e);
    ExprId clock_part(const syntax::Expr& e, const Type& type, program::Op op);
    ExprId on_date(const syntax::Expr& e);
    ExprId with(const syntax::Expr& e);
    ExprId in_layer(const syntax::Expr& e);
    ExprId if_none(const syntax::Expr& e, const Type* expected);
    ExprId narrowed(ExprId id);
    bool reaches(const syntax::Expr& e, const resolve::Symbol& symbol);
    void not_in_reach(const syntax::Name& name, const resolve::Symbol& symbol);

    Context& context_;
    const resolve::Declared& declared_;
    Use use_;
    std::map<std::string, Span> labels_;
    Scope scope_;
    bool cites_ = false;
};

/// Says that a name belongs to a module that is not used here.
void report_reach(const Context& context, std::uint32_t module, const syntax::Name& name, const resolve::Symbol& symbol);

}  // namespace careact::typecheck
