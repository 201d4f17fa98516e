/// Examples: the case they give, built as a record, and what they expect of it.

#include "program/draft.hpp"
#include "diagnostics/suggest.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/expressions.hpp"
#include "typecheck/rules.hpp"

#include <algorithm>

namespace careact::typecheck {

using program::Op;
using program::plain;
using resolve::Declared;
using syntax::DeclarationKind;
using syntax::ExprKind;

namespace {

class ExampleReader {
public:
    ExampleReader(Context& context, const Declared& declared)
        : context_(context), program_(context.program), declared_(declared), in_(context, declared, Use::Example) {}

    program::Example run() {
        const auto& declaration = *declared_.declaration;
        program::Example made;
        made.title = declaration.name.text;
        made.span = declaration.name.span;
        made.on = declaration.example.on.date;
        made.layer = layer_of(context_, declared_);
        if (declaration.example.known_on) made.known_on = declaration.example.known_on->date;
        record_ = program::blank_item(program_, program::record_root, "", "", EvidenceState::Recorded);
        for (const auto* given : syntax::clauses_of<syntax::GivenClause>(declaration)) read_given(*given);
        made.record = record_;
        for (const auto* expect : syntax::clauses_of<syntax::ExpectClause>(declaration)) made.expectations.push_back(expectation(*expect));
        return made;
    }

private:
    const syntax::Expr& written(syntax::ExprId id) const { return declared_.file->exprs[id]; }

    // ---- Given -------------------------------------------------------------------------------------------------------------------

    void read_given(const syntax::GivenClause& given) {
        const auto path = in_.value(given.path);
        const Type type = in_.type_of(path);
        if (type.kind == TypeKind::Error) return;
        auto* place = find(path);
        if (place == nullptr) return;
        const auto where = record_path(path, program_);
        switch (given.how) {
            case syntax::GivenClause::How::Unknown: *place = stated(type, where, given.state); break;
            case syntax::GivenClause::How::NotApplicable: *place = stated(type, where, EvidenceState::NotApplicable); break;
            case syntax::GivenClause::How::Judged: judged(given, type, where, *place); break;
            case syntax::GivenClause::How::Value: *place = evidence(given.value, type, where); break;
        }
    }

    Evidence stated(const Type& type, const std::string& path, EvidenceState state) {
        Evidence made;
        made.state = state;
        if (type.kind == TypeKind::Record) made.value = std::shared_ptr<const Item>(program::blank_item(program_, type.index, path, "", state));
        if (type.kind == TypeKind::List && type.for_each) made.value = std::shared_ptr<const List>(program::blank_list(program_, type, path, state));
        return made;
    }

    void judged(const syntax::GivenClause& given, Type type, const std::string& path, Evidence& place) {
        if (!type.judgement) {
            context_.fault(DiagnosticKind::Type, written(given.path).span, "`" + path + "` is a plain fact, not a judgement").help = "write `given " + path + " is ...` without `judged`";
        }
        type.judgement = false;
        place = evidence(given.value, type, path);
        place.judgement = std::make_shared<const Judgement>(Judgement{given.by->text, given.on->date, given.because->text});
    }

    /// The place in the record that a path leads to, making what it passes through. Items must have been given before.
    Evidence* find(ExprId path) {
        const auto& e = in_[path];
        if (e.op == Op::Fact) return &record_->members[e.index];
        if (e.op != Op::Member && e.op != Op::At) {
            context_.fault(DiagnosticKind::Type, e.span, "an example gives facts, and this is not one").help = "begin with the name of a fact";
            return nullptr;
        }
        auto* of = find(e.args[0]);
        if (of == nullptr) return nullptr;
        const auto& type = in_.type_of(e.args[0]);
        const auto where = record_path(e.args[0], program_);
        if (e.op == Op::Member) return &item_at(*of, type, where).members[e.index];
        return list_at(*of, type, where, e);
    }

    Item& item_at(Evidence& of, const Type& type, const std::string& path) {
        auto* item = std::get_if<std::shared_ptr<const Item>>(&of.value);
        if (item == nullptr) {
            of.value = std::shared_ptr<const Item>(program::blank_item(program_, type.index, path, "", EvidenceState::Recorded));
            item = std::get_if<std::shared_ptr<const Item>>(&of.value);
        }
        of.state = EvidenceState::Recorded;
        auto& made = const_cast<Item&>(**item);  // this reader made it, and nobody else holds it yet
        if (made.state != EvidenceState::Recorded) {
            made.state = EvidenceState::Recorded;
            for (auto& member : made.members) member.state = EvidenceState::Silent;
        }
        return made;
    }

    Evidence* list_at(Evidence& of, const Type& type, const std::string& path, const program::Expr& e) {
        auto* list = std::get_if<std::shared_ptr<const List>>(&of.value);
        if (list == nullptr && type.for_each) {
            of.value = std::shared_ptr<const List>(program::blank_list(program_, type, path, EvidenceState::Silent));
            list = std::get_if<std::shared_ptr<const List>>(&of.value);
            of.state = EvidenceState::Recorded;
        }
        if (list == nullptr || e.index == 0 || e.index > (*list)->items.size()) {
            context_.fault(DiagnosticKind::Type, e.span, "this example has not given an item " + std::to_string(e.index) + " of `" + path + "`").help =
                "give the list with that item in it: `given " + path + " is [ { ... }, { ... } ]`";
            return nullptr;
        }
        return &const_cast<List&>(**list).items[e.index - 1];
    }

    // ---- Values as written -----------------------------------------------------------------------------------------------------

    Evidence evidence(syntax::ExprId id, const Type& type, const std::string& path) {
        const auto& e = written(id);
        Evidence made;
        made.state = EvidenceState::Recorded;
        if (type.judgement && !(type.or_none && e.kind == ExprKind::Literal && std::holds_alternative<None>(e.literal))) {
            context_.fault(DiagnosticKind::JudgementAsFact, e.span, "`" + path + "` is a judgement: it needs the person who made it, the day and the reasons").help =
                "write `given " + path + " is judged " + plain_text(e) + " by \"name\" on 2025-01-31 because \"reasons\"`";
            made.state = EvidenceState::Silent;
            return made;
        }
        if (e.kind == ExprKind::ItemLiteral && type.kind == TypeKind::Record) made.value = item(e, type, path);
        else if (e.kind == ExprKind::ItemLiteral && type.kind == TypeKind::List && type.for_each) made.value = keyed_list(e, type, path);
        else if (e.kind == ExprKind::ListLiteral && type.kind == TypeKind::List && !type.for_each) made.value = list(e, type, path);
        else made.value = constant(id, type, "`" + path + "`");
        return made;
    }

    std::string plain_text(const syntax::Expr& e) const { return e.kind == ExprKind::Literal ? to_text(e.literal) : e.kind == ExprKind::Name ? e.name.text : "yes"; }

    Value item(const syntax::Expr& e, const Type& type, const std::string& path) {
        auto made = program::blank_item(program_, type.index, path, "", EvidenceState::Recorded);
        const auto& members = program_.types[type.index].members;
        for (std::size_t i = 0; i < e.fields.size(); ++i) {
            const auto& field = e.fields[i];
            const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == field.text; });
            if (found == members.end() && (members_lost(context_, type.index) || has_odd_letters(field.text))) continue;
            if (found == members.end()) {
                std::vector<std::string> names;
                for (const auto& m : members) names.push_back(m.name);
                context_.fault(DiagnosticKind::UnknownName, field.span, "a `" + program_.types[type.index].name + "` has no member `" + field.text + "`").help =
                    diagnostics::did_you_mean(field.text, names);
                continue;
            }
            auto& place = made->members[static_cast<std::size_t>(found - members.begin())];
            if (place.state == EvidenceState::Recorded) context_.fault(DiagnosticKind::Duplicate, field.span, "`" + field.text + "` is given twice").help = "keep one of them";
            place = evidence(e.args[i], found->type, path + "." + field.text);
        }
        return std::shared_ptr<const Item>(std::move(made));
    }

    Value list(const syntax::Expr& e, const Type& type, const std::string& path) {
        auto made = std::make_shared<List>();
        made->path = path;
        for (std::size_t i = 0; i < e.args.size(); ++i) made->items.push_back(evidence(e.args[i], *type.element, program::item_path(program_, type, path, i)));
        program::set_keys(program_, *made, type);
        return std::shared_ptr<const List>(std::move(made));
    }

    Value keyed_list(const syntax::Expr& e, const Type& type, const std::string& path) {
        auto made = program::blank_list(program_, type, path, EvidenceState::Silent);
        const auto& options = program_.choices[*type.for_each].options;
        for (std::size_t i = 0; i < e.fields.size(); ++i) {
            const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.name == e.fields[i].text; });
            if (found == options.end() && declared_of(context_, DeclarationKind::Choice)[*type.for_each - 1].declaration->broken) continue;
            if (found == options.end()) {
                context_.fault(DiagnosticKind::UnknownName, e.fields[i].span, "`" + e.fields[i].text + "` is not an option of `" + program_.choices[*type.for_each].name + "`");
                continue;
            }
            const auto index = static_cast<std::size_t>(found - options.begin());
            auto evidence_here = evidence(e.args[i], *type.element, program::item_path(program_, type, path, index));
            if (auto* shared = std::get_if<std::shared_ptr<const Item>>(&evidence_here.value)) {
                auto& item_here = const_cast<Item&>(**shared);
                item_here.key = found->name;
                item_here.option = std::make_shared<const Option>(Option{*type.for_each, static_cast<std::uint32_t>(index), found->name});
            }
            made->items[index] = std::move(evidence_here);
        }
        return std::shared_ptr<const List>(std::move(made));
    }

    Value constant(syntax::ExprId id, const Type& type, const std::string& role) {
        const auto made = in_.require(id, type, role);
        const auto& e = in_[made];
        if (e.op == Op::MakeRate) {
            const auto* number = std::get_if<Quantity>(&in_[e.args[0]].literal);
            if (number != nullptr) return Quantity{program::number_kind(e.type.kind), number->amount, e.type.period};
        }
        if (e.op != Op::Literal && e.type.kind != TypeKind::Error) context_.fault(DiagnosticKind::Type, e.span, "an example states plain values").help = "write the value out";
        if (const auto* text = std::get_if<std::string>(&e.literal); text != nullptr && type.kind == TypeKind::NhsNumber && !is_nhs_number(*text)) {
            context_.fault(DiagnosticKind::Type, e.span, "this is not an NHS number: its ten digits do not agree with each other").help = "use a number of the test range, such as 9990000018";
        }
        if (const auto* number = std::get_if<Quantity>(&e.literal); number != nullptr && program::is_number(type.kind)) {
            return Quantity{program::number_kind(type.kind), number->amount, type.period};
        }
        return e.literal;
    }

    // ---- Expect ------------------------------------------------------------------------------------------------------------------

    program::Expectation expectation(const syntax::ExpectClause& expect) {
        program::Expectation made;
        const auto* goal = &written(expect.goal);
        made.span = goal->span;
        auto id = expect.goal;
        if (goal->kind == ExprKind::OnDate) {
            const auto& day = written(goal->args[1]);
            if (const auto* date = std::get_if<Date>(&day.literal)) made.on = *date;
            id = goal->args[0];
            goal = &written(id);
        }
        if (!read_check(*goal, made)) made.goal = in_.value(id);
        made.outcome = expect.outcome;
        if (expect.outcome.empty()) made.value = expected_value(expect.value, made);
        for (const auto path : expect.needing) {
            const auto fact = in_.value(path);
            if (in_.type_of(fact).kind != TypeKind::Error) made.needing.push_back(record_path(fact, program_));
        }
        if (expect.because) because(*expect.because, made);
        return made;
    }

    /// A check is not a value, so it is expected by name: `one_check` or `one_check(enquiries[1])`.
    bool read_check(const syntax::Expr& goal, program::Expectation& made) {
        if (goal.kind != ExprKind::Name && goal.kind != ExprKind::Call) return false;
        const auto* symbol = context_.names.find(goal.name.text);
        if (symbol == nullptr || symbol->kind != DeclarationKind::Check) return false;
        made.check = symbol->id;
        const auto& scope = program_.checks[symbol->id].scope;
        if (goal.args.size() != scope.names.size()) {
            context_.fault(DiagnosticKind::Type, goal.span, "`" + goal.name.text + "` is asked about " + std::to_string(scope.names.size()) + " item in brackets");
        } else if (!goal.args.empty()) {
            made.goal = in_.require(goal.args[0], scope.types[0], "the item it is about");
        }
        return true;
    }

    Value expected_value(syntax::ExprId id, const program::Expectation& made) {
        const auto type = made.check ? plain(TypeKind::YesNo) : program::present(in_.type_of(made.goal));
        if (made.check) {
            context_.fault(DiagnosticKind::Type, written(id).span, "a check is passed, failed, not evidenced, not applicable, or needs a person").help = "write `passed` or `failed`, for example";
            return None{};
        }
        if (type.kind == TypeKind::Error) return None{};
        const auto& literal = written(id);
        const bool none = literal.kind == ExprKind::Literal && std::holds_alternative<None>(literal.literal);
        return constant(id, none ? program::or_none(type) : type, "what is expected");
    }

    void because(const syntax::Because& because, program::Expectation& made) {
        if (because.citation) {
            const auto citations = in_.citations({*because.citation});
            if (!citations.empty()) made.because_citation = citations.front();
        } else if (because.word == "gap") {
            const auto* figure = context_.names.find(because.name.text);
            if (figure == nullptr && context_.names.names_lost) return;
            if (figure == nullptr || figure->kind != DeclarationKind::Figure) {
                std::vector<std::string> names;
                for (const auto& known : program_.figures) names.push_back(known.name);
                context_.fault(DiagnosticKind::UnknownName, because.name.span, "there is no figure `" + because.name.text + "`").help = diagnostics::did_you_mean(because.name.text, names);
            }
            made.because_gap = because.name.text;
        } else {
            made.because_label = because.name.text;
            if (!context_.labels_lost && !context_.names.labels_lost && !known_label(because.name.text)) {
                context_.fault(DiagnosticKind::UnknownName, because.name.span, "no clause is labelled `" + because.name.text + "`").help =
                    diagnostics::did_you_mean(because.name.text, labels());
            }
        }
    }

    std::vector<std::string> labels() const {
        std::vector<std::string> all;
        const auto take = [&](const std::string& label) {
            if (!label.empty()) all.push_back(label);
        };
        for (const auto& rule : program_.rules) {
            for (const auto& body : rule.bodies) {
                if (!body) continue;
                for (const auto& clause : body->clauses) take(clause.label);
                for (const auto& exception : body->exceptions) take(exception.label);
            }
        }
        for (const auto& e : program_.exprs) {
            for (const auto& element : e.elements) take(element.label);
        }
        return all;
    }

    bool known_label(const std::string& label) const {
        const auto all = labels();
        return std::find(all.begin(), all.end(), label) != all.end();
    }

    Context& context_;
    program::Program& program_;
    const Declared& declared_;
    Expressions in_;
    std::shared_ptr<Item> record_;
};

}  // namespace

void check_examples(Context& context) {
    for (const auto& declared : declared_of(context, DeclarationKind::Example)) context.program.examples.push_back(ExampleReader(context, declared).run());
}

}  // namespace careact::typecheck
