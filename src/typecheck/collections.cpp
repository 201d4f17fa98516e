#include "typecheck/collections.hpp"

#include <map>

namespace careact::typecheck {

using program::Op;
using program::plain;
using program::Word;
using syntax::ExprKind;

ExprId Collections::value(const syntax::Expr& e, const Type* expected) {
    switch (e.kind) {
        case ExprKind::Collect: return collect(e, expected);
        case ExprKind::Quantified: return quantified(e);
        case ExprKind::Pick: return pick(e);
        case ExprKind::ListLiteral: return list_literal(e, expected);
        default: return conditions(e);
    }
}

std::vector<program::Element> Collections::elements(const syntax::Expr& e, const Type* expected, Type& type, bool& over_lists_alone) {
    std::vector<program::Element> made;
    over_lists_alone = true;
    for (const auto& written : e.elements) {
        auto& element = made.emplace_back();
        const auto names = in_.scope().size();
        const auto present = in_.scope().present;
        if (written.item) {
            Type item;
            element.list = in_.list(written.list, item);
            element.slot = in_.bind(*written.item, item);
            if (written.where != syntax::no_expr) {
                element.where = in_.condition(written.where);
                in_.narrow(element.where, true);
            }
        } else {
            over_lists_alone = false;
        }
        element.value = in_.value(written.value, type.kind == TypeKind::Error ? expected : &type);
        in_.claim_label(written.notes);
        if (written.notes.label) element.label = written.notes.label->text;
        if (written.notes.label_title) element.title = written.notes.label_title->text;
        element.under = in_.citations(written.notes.under);
        if (written.notes.unverified) element.unverified = written.notes.unverified->text;
        const auto part = in_.type_of(element.value);
        if (type.kind == TypeKind::Error) type = part;
        else if (!Expressions::agrees(part, type)) in_.disagree(in_[element.value].span, part, type, "each of these");
        in_.scope().shrink(names);
        in_.scope().present = present;
    }
    return made;
}

ExprId Collections::collect(const syntax::Expr& e, const Type* expected) {
    static const std::map<std::string, Word> words = {{"sum", Word::Sum},           {"count", Word::Count},       {"least", Word::Least},
                                                      {"greatest", Word::Most},     {"earliest", Word::Earliest}, {"latest", Word::Latest}};
    Type type;
    bool over_lists_alone = false;
    const auto word = words.at(e.word);
    auto made_elements = elements(e, word == Word::Count ? nullptr : expected, type, over_lists_alone);
    const auto plain_type = program::present(type);
    if (type.kind == TypeKind::List) {
        in_.fault(DiagnosticKind::Type, e.span, "a list in brackets is one thing; its items have to be named").help = "write `" + e.word + " of (x for each x in ...)`";
        return in_.broken(e);
    }
    const auto faults = in_.context_.diagnostics.all().size();
    const bool dates = word == Word::Earliest || word == Word::Latest;
    const bool number = program::is_number(type.kind) || type.kind == TypeKind::ExactDuration;
    if (type.kind != TypeKind::Error && word != Word::Count) {
        if (type.or_none) {
            in_.fault(DiagnosticKind::MayBeNone, e.span, "some of these may be none").help = "leave those out with `where ... is not none`";
        } else if (type.kind == TypeKind::MoneyAnyPeriod) {
            in_.disagree(e.span, type, program::rate(TypeKind::MoneyRate, Period::Week), "an amount that is put with others");
        } else if (dates && type.kind != TypeKind::Date && type.kind != TypeKind::DateTime) {
            in_.fault(DiagnosticKind::Type, e.span, "`" + e.word + " of` takes dates, and these are " + in_.context_.text(type)).help = "write `least of` or `greatest of`";
        } else if (!dates && (word == Word::Sum ? !number : !program::is_ordered(type))) {
            in_.fault(DiagnosticKind::Type, e.span, "there is no " + e.word + " of " + in_.context_.text(type)).help =
                type.kind == TypeKind::YesNo ? "to count those that hold: `count of (x for each x in ... where ...)`" : "";
        }
    }
    const bool faulty = in_.context_.diagnostics.all().size() != faults;
    Type result = word == Word::Count ? plain(TypeKind::Whole) : faulty ? Type{} : plain_type;
    if (over_lists_alone && word != Word::Sum && word != Word::Count) result = program::or_none(result);
    const auto made = in_.make(Op::Collect, e, result);
    auto& node = in_.context_.program.exprs[made];
    node.word = word;
    node.elements = std::move(made_elements);
    return made;
}

ExprId Collections::conditions(const syntax::Expr& e) {
    Type type = plain(TypeKind::YesNo);
    bool over_lists_alone = false;
    auto made_elements = elements(e, nullptr, type, over_lists_alone);
    const auto op = e.kind == ExprKind::AllOf ? Op::AllOf : e.kind == ExprKind::AnyOf ? Op::AnyOf : Op::AtLeast;
    const auto made = in_.make(op, e, plain(TypeKind::YesNo));
    auto& node = in_.context_.program.exprs[made];
    node.number = e.number;
    node.elements = std::move(made_elements);
    return made;
}

ExprId Collections::quantified(const syntax::Expr& e) {
    static const std::map<std::string, Word> words = {{"some", Word::Some}, {"every", Word::Every}, {"no", Word::No}};
    const auto names = in_.scope().size();
    const auto present = in_.scope().present;
    Type item;
    const auto list = in_.list(e.args[0], item);
    const auto slot = in_.bind(e.name, item);
    ExprId where = program::no_expr;
    if (e.args[1] != syntax::no_expr) {
        where = in_.condition(e.args[1]);
        in_.narrow(where, true);
    }
    const auto holds = in_.condition(e.args[2]);
    in_.scope().shrink(names);
    in_.scope().present = present;
    const auto made = in_.make(Op::Quantified, e, plain(TypeKind::YesNo), {list, where, holds});
    in_.context_.program.exprs[made].word = words.at(e.word);
    in_.context_.program.exprs[made].slot = slot;
    return made;
}

ExprId Collections::pick(const syntax::Expr& e) {
    const auto names = in_.scope().size();
    const auto present = in_.scope().present;
    Type item;
    const auto list = in_.list(e.args[0], item);
    const auto slot = in_.bind(e.name, item);
    ExprId where = program::no_expr;
    if (e.args[1] != syntax::no_expr) {
        where = in_.condition(e.args[1]);
        in_.narrow(where, true);
    }
    const auto by = in_.value(e.args[2]);
    const auto by_type = in_.settled(by);
    if (by_type.kind != TypeKind::Error && by_type.kind != TypeKind::Date && by_type.kind != TypeKind::DateTime) {
        in_.fault(DiagnosticKind::Type, in_[by].span, "`" + e.word + "` goes by dates, and this is " + in_.context_.a(by_type));
    }
    in_.scope().shrink(names);
    in_.scope().present = present;
    const auto made = in_.make(Op::Pick, e, program::or_none(item), {list, where, by});
    in_.context_.program.exprs[made].word = e.word == "latest" ? Word::Latest : Word::Earliest;
    in_.context_.program.exprs[made].slot = slot;
    return made;
}

ExprId Collections::list_literal(const syntax::Expr& e, const Type* expected) {
    const Type* element = expected != nullptr && expected->kind == TypeKind::List ? expected->element.get() : nullptr;
    std::vector<ExprId> args;
    Type type;
    for (const auto arg : e.args) {
        args.push_back(in_.value(arg, element != nullptr ? element : &type));
        if (type.kind == TypeKind::Error) type = in_.type_of(args.back());
        else if (!Expressions::agrees(in_.type_of(args.back()), type)) in_.disagree(in_[args.back()].span, in_.type_of(args.back()), type, "each of the list");
    }
    return in_.make(Op::ListOf, e, program::list_of(element != nullptr ? *element : type), std::move(args));
}

}  // namespace careact::typecheck
