#include "typecheck/tests.hpp"

#include "typecheck/arithmetic.hpp"

#include <map>

namespace careact::typecheck {

using program::Op;
using program::plain;
using program::Word;
using syntax::ExprKind;

ExprId Tests::value(const syntax::Expr& e) {
    switch (e.kind) {
        case ExprKind::Compare: return compare(e);
        case ExprKind::Is: return is(e);
        case ExprKind::IsNone: return is_none(e);
        case ExprKind::IsDated: return dated(e);
        case ExprKind::IsWithin: return within(e);
        case ExprKind::IsOneOf: return one_of(e);
        case ExprKind::IsBlank:
        case ExprKind::IsSameText: return text_test(e);
        case ExprKind::Not: {
            const auto inner = in_.condition(e.args[0]);
            return in_.make(Op::Not, e, plain(TypeKind::YesNo), {inner});
        }
        case ExprKind::And:
        case ExprKind::Or: return logic(e);
        default: return evidence(e);
    }
}

ExprId Tests::test(Op op, const syntax::Expr& e, std::vector<ExprId> args) {
    const auto made = in_.make(op, e, plain(TypeKind::YesNo), std::move(args));
    in_.context_.program.exprs[made].negated = e.negated;
    return made;
}

ExprId Tests::compare(const syntax::Expr& e) {
    static const std::map<std::string, Word> words = {{"<", Word::Less}, {"<=", Word::AtMost}, {">", Word::Greater}, {">=", Word::AtLeast}};
    const auto left = in_.value(e.args[0]);
    const auto left_type = in_.settled(left);
    const auto right = in_.value(e.args[1], &left_type);
    const auto right_type = in_.settled(right);
    const auto made = test(Op::Compare, e, {left, right});
    in_.context_.program.exprs[made].word = words.at(e.word);
    if (left_type.kind == TypeKind::Error || right_type.kind == TypeKind::Error) return made;
    if (left_type.kind == TypeKind::Date || left_type.kind == TypeKind::DateTime) {
        in_.fault(DiagnosticKind::Type, e.span, "dates are not compared with `" + e.word + "`").help =
            "write `is before`, `is after`, `is on or before` or `is on or after`";
    } else if (left_type.kind == TypeKind::MoneyAnyPeriod) {
        in_.disagree(in_[left].span, left_type, program::rate(TypeKind::MoneyRate, Period::Week), "an amount that is compared");
    } else if (!program::is_ordered(left_type)) {
        in_.fault(DiagnosticKind::Type, in_[left].span, in_.context_.a(left_type) + " has no order, so `" + e.word + "` says nothing").help = "write `is` or `is not`";
    } else if (!Expressions::agrees(right_type, left_type) && !Expressions::agrees(left_type, right_type)) {
        in_.disagree(in_[right].span, right_type, left_type, "what it is compared with");
    }
    return made;
}

ExprId Tests::is(const syntax::Expr& e) {
    const auto left = in_.value(e.args[0]);
    auto left_type = program::present(in_.type_of(left));
    const auto right = in_.value(e.args[1], &left_type);
    const auto right_type = program::present(in_.type_of(right));
    if (!Expressions::agrees(right_type, left_type) && !Expressions::agrees(left_type, right_type)) {
        in_.disagree(in_[right].span, right_type, left_type, "the other side");
    }
    return test(Op::Same, e, {left, right});
}

ExprId Tests::is_none(const syntax::Expr& e) {
    const auto of = in_.value(e.args[0]);
    const bool settled_before = in_.scope().present.contains(to_text(of, in_.context_.program));  // asked again, which does no harm
    if (!in_.type_of(of).or_none && !settled_before && in_.type_of(of).kind != TypeKind::Error) {
        in_.fault(DiagnosticKind::MayBeNone, e.span, "this is never none").help = "only what is declared `... or none` can be none; what a record leaves out is unknown, and `is recorded` asks for that";
    }
    return test(Op::IsNone, e, {of});
}

ExprId Tests::dated(const syntax::Expr& e) {
    static const std::map<std::string, Word> words = {
        {"before", Word::Before}, {"after", Word::After}, {"on or before", Word::OnOrBefore}, {"on or after", Word::OnOrAfter}};
    const auto left = in_.value(e.args[0]);
    const auto left_type = in_.settled(left);
    const auto right = in_.value(e.args[1]);
    const auto right_type = in_.settled(right);
    const bool known = left_type.kind != TypeKind::Error && right_type.kind != TypeKind::Error;
    const bool dated = left_type.kind == TypeKind::Date || left_type.kind == TypeKind::DateTime;
    if (known && !dated) {
        in_.fault(DiagnosticKind::Type, in_[left].span, "`is " + e.word + "` compares dates, and this is " + in_.context_.a(left_type)).help =
            "compare amounts with `<`, `<=`, `>` or `>=`";
    } else if (known && !(left_type == right_type)) {
        in_.disagree(in_[right].span, right_type, left_type, "the other side");
    }
    const auto made = test(Op::DateTest, e, {left, right});
    in_.context_.program.exprs[made].word = words.at(e.word);
    return made;
}

ExprId Tests::within(const syntax::Expr& e) {
    const auto day = in_.value(e.args[0]);
    const auto length = in_.value(e.args[1]);
    const auto from = in_.value(e.args[2]);
    const auto day_type = in_.settled(day), length_type = in_.settled(length), from_type = in_.settled(from);
    const bool known = day_type.kind != TypeKind::Error && length_type.kind != TypeKind::Error && from_type.kind != TypeKind::Error;
    const bool dated = day_type.kind == TypeKind::Date || day_type.kind == TypeKind::DateTime;
    if (known && (!dated || !(day_type == from_type) || !program::is_duration(length_type.kind))) {
        in_.fault(DiagnosticKind::Type, e.span, "`is within` takes a date, a length of time and another date").help = "write `d is within 52 weeks after other_date`";
    }
    if (known) check_length(in_, length, from_type, e.span);
    const auto made = test(Op::Within, e, {day, length, from});
    auto& node = in_.context_.program.exprs[made];
    node.word = e.word == "after" ? Word::After : Word::Before;
    node.month_end = in_.context_.program.modules[in_.declared_.module].month_end;
    return made;
}

ExprId Tests::one_of(const syntax::Expr& e) {
    const auto left = in_.value(e.args[0]);
    const auto type = program::present(in_.type_of(left));
    std::vector<ExprId> args = {left};
    for (std::size_t i = 1; i < e.args.size(); ++i) {
        args.push_back(in_.value(e.args[i], &type));
        const auto other = program::present(in_.type_of(args.back()));
        const auto& element = other.kind == TypeKind::List ? *other.element : other;
        if (!Expressions::agrees(element, type) && !Expressions::agrees(type, element)) in_.disagree(in_[args.back()].span, element, type, "what it may be one of");
    }
    return test(Op::OneOf, e, std::move(args));
}

ExprId Tests::text_test(const syntax::Expr& e) {
    std::vector<ExprId> args;
    for (const auto arg : e.args) args.push_back(in_.require(arg, program::or_none(plain(TypeKind::Text)), "what is read as text"));
    return test(e.kind == ExprKind::IsBlank ? Op::Blank : Op::SameText, e, std::move(args));
}

ExprId Tests::evidence(const syntax::Expr& e) {
    const auto of = in_.value(e.args[0]);
    const auto op = in_[of].op;
    if (op != Op::Fact && op != Op::Member && op != Op::Local && op != Op::At && in_.type_of(of).kind != TypeKind::Error) {
        in_.fault(DiagnosticKind::EvidenceTest, in_[of].span, "only what a record says can be recorded, unknown or absent").help = "name a fact or a member of one";
    }
    if (e.kind == ExprKind::IsAbsent && in_.use_ != Use::Check) {
        in_.fault(DiagnosticKind::EvidenceTest, e.span, "`is absent` takes silence for an answer, and is allowed in checks alone").help =
            "write `is recorded`, which stays undecided where the record is silent";
    }
    const auto made = test(e.kind == ExprKind::IsRecorded ? Op::Recorded : e.kind == ExprKind::IsAbsent ? Op::Absent : Op::UnknownTest, e, {of});
    // `is unknown` asks for any state; Recorded stands for that.
    in_.context_.program.exprs[made].state = e.kind == ExprKind::IsUnknownWhy ? e.state : EvidenceState::Recorded;
    return made;
}

ExprId Tests::logic(const syntax::Expr& e) {
    const auto before = in_.scope().present;
    std::vector<ExprId> args;
    for (const auto arg : e.args) {
        args.push_back(in_.condition(arg));
        in_.narrow(args.back(), e.kind == ExprKind::And);
    }
    in_.scope().present = before;
    return in_.make(e.kind == ExprKind::And ? Op::And : Op::Or, e, plain(TypeKind::YesNo), std::move(args));
}

}  // namespace careact::typecheck
