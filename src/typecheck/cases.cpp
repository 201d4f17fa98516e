#include "typecheck/cases.hpp"

#include <algorithm>

namespace careact::typecheck {

using program::ExprId;
using program::Op;
using program::TypeKind;
using program::Word;

namespace {

constexpr std::size_t most_cases = 20'000;

bool satisfies(Word word, int order) {
    switch (word) {
        case Word::Less:
        case Word::Before: return order < 0;
        case Word::AtMost:
        case Word::OnOrBefore: return order <= 0;
        case Word::Greater:
        case Word::After: return order > 0;
        default: return order >= 0;
    }
}

bool plain_elements(const program::Expr& e) {
    return std::all_of(e.elements.begin(), e.elements.end(), [](const auto& element) { return element.list == program::no_expr; });
}

}  // namespace

int compared(const Value& a, const Value& b) {
    const auto by = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
    if (const auto* number = std::get_if<Quantity>(&a)) return by(number->amount, std::get<Quantity>(b).amount);
    if (const auto* date = std::get_if<Date>(&a)) return by(*date, std::get<Date>(b));
    if (const auto* moment = std::get_if<DateTime>(&a)) return by(*moment, std::get<DateTime>(b));
    if (const auto* months = std::get_if<CalendarDuration>(&a)) return by(*months, std::get<CalendarDuration>(b));
    if (const auto* exact = std::get_if<ExactDuration>(&a)) return by(*exact, std::get<ExactDuration>(b));
    return 0;
}

bool Cases::splits_choice(const program::Expr& e, std::size_t from) const {
    const auto& of = program_[e.args[0]];
    if (of.type.kind != TypeKind::Choice || of.op == Op::Literal) return false;
    return std::all_of(e.args.begin() + static_cast<std::ptrdiff_t>(from), e.args.end(), [&](ExprId arg) { return program_[arg].op == Op::Literal; });
}

/// `savings is £14,250` splits amounts as `<` and `>` do.
bool Cases::is_quantity(const program::Expr& e) const {
    const auto plain = [&](ExprId arg) { return is_ordered(program_[arg].type) && !program_[arg].type.or_none; };
    return plain(e.args[0]) && plain(e.args[1]);
}

void Cases::add(ExprId condition) {
    if (condition == program::no_expr) return;
    const auto& e = program_[condition];
    switch (e.op) {
        case Op::Literal: return;
        case Op::Not:
        case Op::And:
        case Op::Or:
            for (const auto arg : e.args) add(arg);
            return;
        case Op::AllOf:
        case Op::AnyOf:
            if (!plain_elements(e)) break;
            for (const auto& element : e.elements) add(element.value);
            return;
        case Op::Compare:
        case Op::DateTest: return note_quantity(e.args[0], e.args[1]);
        case Op::Same:
            if (is_quantity(e)) return note_quantity(e.args[0], e.args[1]);
            [[fallthrough]];
        case Op::OneOf:
            if (!splits_choice(e, 1)) break;
            return note(to_text(e.args[0], program_), Form::Choice, e.args[0], program::no_expr, nullptr);
        case Op::IsNone:
            if (program_[e.args[0]].type.kind == TypeKind::Choice) return note(to_text(e.args[0], program_), Form::Choice, e.args[0], program::no_expr, nullptr);
            return note(to_text(e.args[0], program_) + " is none", Form::None, e.args[0], program::no_expr, nullptr);
        default: break;
    }
    if (const auto plain = plain_test(e)) return add(*plain);
    note(positive_text(condition), Form::YesNo, condition, program::no_expr, nullptr);
}

/// `x is yes` says what `x` says.
std::optional<ExprId> Cases::plain_test(const program::Expr& e) const {
    const bool of_literal = e.op == Op::Same && program_[e.args[1]].op == Op::Literal && std::holds_alternative<bool>(program_[e.args[1]].literal);
    return of_literal ? std::optional{e.args[0]} : std::nullopt;
}

/// A test and its opposite turn on one thing.
std::string Cases::positive_text(ExprId condition) const {
    const auto& e = program_[condition];
    if (!e.negated) return to_text(condition, program_);
    return e.op == Op::Same ? to_text(e.args[0], program_) + " is " + to_text(e.args[1], program_) : "not: " + to_text(condition, program_);
}

void Cases::note_quantity(ExprId left, ExprId right) {
    const bool left_known = program_[left].op == Op::Literal, right_known = program_[right].op == Op::Literal;
    if (left_known == right_known) return note(to_text(left, program_) + " ? " + to_text(right, program_), Form::Order, left, right, nullptr);
    const auto of = left_known ? right : left;
    note(to_text(of, program_), Form::Thresholds, of, program::no_expr, &program_[left_known ? left : right].literal);
}

void Cases::note(const std::string& key, Form form, ExprId left, ExprId right, const Value* threshold) {
    const auto [place, fresh] = index_.emplace(key, entries_.size());
    if (fresh) entries_.push_back({{}, form, {}, left, right});
    auto& entry = entries_[place->second];
    if (threshold == nullptr) return;
    const auto at = std::find_if(entry.thresholds.begin(), entry.thresholds.end(), [&](const Value& v) { return compared(v, *threshold) >= 0; });
    if (at == entry.thresholds.end() || compared(*at, *threshold) != 0) entry.thresholds.insert(at, *threshold);
}

std::string Cases::readable(ExprId id) const {
    auto text = to_text(id, program_);
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        const auto end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
        const auto name = locals_.find(static_cast<std::uint32_t>(std::stoul(text.substr(at + 1, end - at - 1))));
        if (name != locals_.end()) text.replace(at, end - at, name->second);
    }
    return text.find('#') == std::string::npos && text.find('$') == std::string::npos ? "`" + text + "`" : "the condition";
}

void Cases::name_values(Entry& entry) const {
    auto& values = entry.variable.values;
    entry.variable.text = readable(entry.left);
    switch (entry.form) {
        case Form::YesNo: values = {"no", "yes"}; break;
        case Form::None: values = {"not none", "none"}; break;
        case Form::Order: {
            const auto other = readable(entry.right);
            values = {"below " + other, "the same as " + other, "above " + other};
            break;
        }
        case Form::Choice: {
            const auto& type = program_[entry.left].type;
            for (const auto& option : program_.choices[type.index].options) values.push_back(option.name);
            values.emplace_back("none");  // always there, and skipped where the type has no none
            if (!type.or_none) values.pop_back();
            break;
        }
        case Form::Thresholds:
            values.push_back("below " + to_text(entry.thresholds.front()));
            for (std::size_t i = 0; i < entry.thresholds.size(); ++i) {
                values.push_back("exactly " + to_text(entry.thresholds[i]));
                values.push_back("over " + to_text(entry.thresholds[i]));
            }
            break;
    }
}

bool Cases::close() {
    for (auto& entry : entries_) {
        name_values(entry);
        count_ *= std::max<std::size_t>(entry.variable.values.size(), 1);
        if (count_ > most_cases) return false;
    }
    return true;
}

Case Cases::nth(std::size_t number) const {
    Case made;
    for (const auto& entry : entries_) {
        const auto size = std::max<std::size_t>(entry.variable.values.size(), 1);
        made.push_back(number % size);
        number /= size;
    }
    return made;
}

std::size_t Cases::value_of(const std::string& key, const Case& in) const { return in[index_.at(key)]; }

int Cases::ordering(ExprId left, ExprId right, const Case& in) const {
    const bool left_known = program_[left].op == Op::Literal, right_known = program_[right].op == Op::Literal;
    if (left_known && right_known) return compared(program_[left].literal, program_[right].literal);
    if (left_known == right_known) return static_cast<int>(value_of(to_text(left, program_) + " ? " + to_text(right, program_), in)) - 1;
    // Region 2i+1 is threshold i itself; even regions lie between.
    const auto key = to_text(left_known ? right : left, program_);
    const auto region = static_cast<int>(value_of(key, in));
    const auto& thresholds = entries_[index_.at(key)].thresholds;
    const auto& literal = program_[left_known ? left : right].literal;
    const auto at = std::find_if(thresholds.begin(), thresholds.end(), [&](const Value& v) { return compared(v, literal) == 0; });
    const int place = static_cast<int>(at - thresholds.begin()) * 2 + 1;
    const int order = region < place ? -1 : region > place ? 1 : 0;
    return left_known ? -order : order;
}

bool Cases::is_option(ExprId of, ExprId option, const Case& in) const {
    const auto chosen = value_of(to_text(of, program_), in);
    const auto* literal = std::get_if<Option>(&program_[option].literal);
    return literal != nullptr && chosen == literal->index;
}

bool Cases::holds(ExprId condition, const Case& in) const {
    if (condition == program::no_expr) return true;
    const auto& e = program_[condition];
    const auto each = [&](ExprId arg) { return holds(arg, in); };
    const auto element = [&](const auto& x) { return holds(x.value, in); };
    switch (e.op) {
        case Op::Literal: return e.literal == Value{true};
        case Op::Not: return !holds(e.args[0], in);
        case Op::And: return std::all_of(e.args.begin(), e.args.end(), each);
        case Op::Or: return std::any_of(e.args.begin(), e.args.end(), each);
        case Op::AllOf:
            if (!plain_elements(e)) break;
            return std::all_of(e.elements.begin(), e.elements.end(), element);
        case Op::AnyOf:
            if (!plain_elements(e)) break;
            return std::any_of(e.elements.begin(), e.elements.end(), element);
        case Op::Compare: return satisfies(e.word, ordering(e.args[0], e.args[1], in));
        case Op::DateTest: return satisfies(e.word, ordering(e.args[0], e.args[1], in)) != e.negated;
        case Op::Same:
            if (is_quantity(e)) return (ordering(e.args[0], e.args[1], in) == 0) != e.negated;
            [[fallthrough]];
        case Op::OneOf: {
            if (!splits_choice(e, 1)) break;
            const auto matches = [&](ExprId option) { return is_option(e.args[0], option, in); };
            return std::any_of(e.args.begin() + 1, e.args.end(), matches) != e.negated;
        }
        case Op::IsNone: {
            const auto& of = program_[e.args[0]].type;
            if (of.kind != TypeKind::Choice) return (value_of(to_text(e.args[0], program_) + " is none", in) == 1) != e.negated;
            return (value_of(to_text(e.args[0], program_), in) == program_.choices[of.index].options.size()) != e.negated;
        }
        default: break;
    }
    if (const auto plain = plain_test(e)) return holds(*plain, in) == ((program_[e.args[1]].literal == Value{true}) != e.negated);
    const bool opposite = e.negated && e.op == Op::Same;
    return (value_of(positive_text(condition), in) == 1) != opposite;
}

std::string Cases::describe(const Case& in) const {
    std::string text;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].variable.values.empty()) continue;
        text += (text.empty() ? "" : " and ") + entries_[i].variable.text + " is " + entries_[i].variable.values[in[i]];
    }
    return text;
}

}  // namespace careact::typecheck
