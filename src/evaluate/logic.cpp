#include "evaluate/parts.hpp"
#include "source/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace careact::evaluation {

using program::Op;
using program::Word;

int compared(const Value& left, const Value& right) {
    const auto by = [](const auto& a, const auto& b) { return a < b ? -1 : b < a ? 1 : 0; };
    if (const auto* number = std::get_if<Quantity>(&left)) return by(number->amount, std::get<Quantity>(right).amount);
    if (const auto* date = std::get_if<Date>(&left)) return by(*date, std::get<Date>(right));
    if (const auto* moment = std::get_if<DateTime>(&left)) return by(*moment, std::get<DateTime>(right));
    if (const auto* months = std::get_if<CalendarDuration>(&left)) return by(*months, std::get<CalendarDuration>(right));
    if (const auto* exact = std::get_if<ExactDuration>(&left)) return by(*exact, std::get<ExactDuration>(right));
    return 0;
}

Cell Logic::opposite(Cell cell) {
    if (const auto* yes = std::get_if<bool>(&cell.value); yes != nullptr && cell.known()) cell.value = !*yes;
    return cell;
}

Cell Logic::eval(const program::Expr& e, Session::Frame& frame) {
    switch (e.op) {
        case Op::Not: return opposite(in_.eval(e.args[0], frame));
        case Op::And: return connective(e.args, true, frame);
        case Op::Or: return connective(e.args, false, frame);
        case Op::IsNone: return none_test(e, frame);
        case Op::OneOf: return one_of(e, frame);
        default: return test(e, frame);
    }
}

Cell Logic::connective(const std::vector<program::ExprId>& args, bool conjunction, Session::Frame& frame) {
    std::vector<Cell> cells;
    for (const auto arg : args) {
        cells.push_back(in_.eval(arg, frame));
        if (cells.back().is(!conjunction)) return cells.back();
    }
    return together(cells, conjunction);
}

Cell Logic::together(const std::vector<Cell>& cells, bool conjunction) {
    // `or` is `and` with yes and no changed over: one side settles the result alone, the other needs them all.
    const bool settles = !conjunction;
    std::vector<const Cell*> deciding, unknown, faulty, agreeing;
    for (const auto& cell : cells) {
        if (cell.is(settles)) deciding.push_back(&cell);
        else if (cell.status == Status::Unknown) unknown.push_back(&cell);
        else if (cell.status == Status::Failed) faulty.push_back(&cell);
        else if (cell.known()) agreeing.push_back(&cell);
    }
    if (!deciding.empty()) {
        auto result = known(settles);
        for (const auto* cell : deciding) lean_on(result, *cell);
        for (const auto* cell : unknown) merge(result.open, cell->open);
        return result;
    }
    if (!unknown.empty()) {
        Cell result;
        for (const auto* cell : agreeing) lean_on(result, *cell);
        for (const auto* cell : unknown) lean_on(result, *cell);
        return result;
    }
    auto result = known(conjunction);
    for (const auto* cell : agreeing) lean_on(result, *cell);
    if (!faulty.empty()) return *faulty.front();
    if (agreeing.empty() && !cells.empty()) {
        auto none = not_applicable();
        for (const auto& cell : cells) lean_on(none, cell);
        return none;
    }
    return result;
}

Cell Logic::at_least(std::int64_t number, const std::vector<Cell>& cells) {
    std::vector<const Cell*> yes, no, unknown;
    const Cell* fault = nullptr;
    for (const auto& cell : cells) {
        if (cell.is(true)) yes.push_back(&cell);
        else if (cell.known()) no.push_back(&cell);
        else if (cell.status == Status::Unknown) unknown.push_back(&cell);
        else if (cell.status == Status::Failed) fault = &cell;
    }
    const auto have = static_cast<std::int64_t>(yes.size());
    const auto could = have + static_cast<std::int64_t>(unknown.size()) + (fault != nullptr ? 1 : 0);
    Cell result;
    const auto take = [&](const std::vector<const Cell*>& from) {
        for (const auto* cell : from) lean_on(result, *cell);
    };
    // Where nothing is known, what is unknown may all turn out not to apply, and then there is nothing to say it of.
    const bool cannot = could < number && (!yes.empty() || !no.empty() || cells.empty());
    if (have >= number || cannot) {
        result = known(have >= number);
        take(have >= number ? yes : no);
        for (const auto* cell : unknown) merge(result.open, cell->open);
        return result;
    }
    if (unknown.empty() && fault != nullptr) return *fault;
    take(yes), take(no), take(unknown);
    return result;
}

Cell Logic::none_test(const program::Expr& e, Session::Frame& frame) {
    const auto of = in_.eval(e.args[0], frame);
    if (!of.known()) return of;
    // An item the record says nothing of is not none: it is not known.
    if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&of.value); item != nullptr && (*item)->state != EvidenceState::Recorded) {
        return (*item)->state == EvidenceState::NotApplicable ? not_applicable() : in_.missing((*item)->path, in_.program_[e.args[0]].type, (*item)->state);
    }
    auto result = known(std::holds_alternative<None>(of.value) != e.negated);
    lean_on(result, of);
    if (auto* taken = in_.step(frame, Step::Kind::Test, e.span, result)) ++taken->depth;
    return result;
}

Cell Logic::one_of(const program::Expr& e, Session::Frame& frame) {
    const auto of = in_.eval(e.args[0], frame);
    std::vector<Cell> found;
    for (std::size_t i = 1; i < e.args.size(); ++i) {
        if (in_.program_[e.args[i]].op == Op::DataList) {
            auto rows = in_.rows_in_force(in_.program_[e.args[i]], frame.world);  // a match rests on its own row alone
            for (const auto& row : rows) in_.derive_given(row, frame);
            std::move(rows.begin(), rows.end(), std::back_inserter(found));
            continue;
        }
        const auto option = in_.eval(e.args[i], frame);
        const auto* list = option.known() ? std::get_if<std::shared_ptr<const List>>(&option.value) : nullptr;
        if (list == nullptr || in_.program_[e.args[i]].type.kind != program::TypeKind::List) {
            found.push_back(option);
            continue;
        }
        for (auto item : Lists(in_).items(option, in_.program_[e.args[i]].type, frame)) {
            lean_on(item, option);
            found.push_back(std::move(item));
        }
        if ((*list)->items.empty()) {
            auto nothing = known(None{});
            lean_on(nothing, option);
            found.push_back(std::move(nothing));
        }
    }
    std::vector<Cell> tests;
    for (const auto& option : found) {
        auto both = unless_known({&of, &option});
        if (both.known()) both.value = same_value(of.value, option.value);
        tests.push_back(std::move(both));
    }
    if (tests.empty()) {
        auto nothing = unless_known({&of});
        if (nothing.known()) nothing.value = false;
        tests.push_back(std::move(nothing));
    }
    auto result = together(tests, false);
    if (of.status == Status::NotApplicable) return of;
    result = e.negated ? opposite(std::move(result)) : result;
    in_.step(frame, Step::Kind::Test, e.span, result);
    return result;
}

Cell Logic::test(const program::Expr& e, Session::Frame& frame) {
    ++frame.depth;
    const auto cells = in_.eval_all(e.args, frame);
    --frame.depth;
    if (e.op == Op::Compare || e.op == Op::DateTest || e.op == Op::Same) {
        for (std::size_t side = 0; side < 2; ++side) {
            if (cells[1 - side].known()) in_.note_threshold(e.args[side], cells[1 - side].value, frame);
        }
    }
    std::vector<const Cell*> operands;
    for (const auto& cell : cells) operands.push_back(&cell);
    auto result = unless_known(operands);
    if (result.known()) {
        auto outcome = tested(e, cells);
        lean_on(outcome, result);
        result = std::move(outcome);
    }
    in_.step(frame, Step::Kind::Test, e.span, result);
    return result;
}

Cell Logic::tested(const program::Expr& e, const std::vector<Cell>& cells) const {
    const auto& left = cells[0].value;
    const auto answer = [&](bool yes) { return known(yes != e.negated); };
    switch (e.op) {
        case Op::Same: return answer(same_value(left, cells[1].value));
        case Op::Blank: {
            const auto* text = std::get_if<std::string>(&left);
            return answer(text == nullptr || source::is_blank(*text));
        }
        case Op::SameText: {
            const auto* text = std::get_if<std::string>(&left);
            const auto* other = std::get_if<std::string>(&cells[1].value);
            return answer(text != nullptr && other != nullptr && source::folded(*text) == source::folded(*other));
        }
        case Op::Within: {
            const bool after = e.word == Word::After;
            const auto* date = std::get_if<Date>(&cells[2].value);
            const auto* months = std::get_if<CalendarDuration>(&cells[1].value);
            const auto* exact = std::get_if<ExactDuration>(&cells[1].value);
            if (date == nullptr) {
                const auto start = std::get<DateTime>(cells[2].value);
                const auto months_on = months != nullptr ? add(start, CalendarDuration{after ? months->months : -months->months}, e.month_end) : std::optional{start};
                if (!months_on) return failed("this goes past the end of the calendar");
                const auto from = start.moment();
                const auto exact_on = exact == nullptr ? months_on : add(start, ExactDuration{after ? exact->seconds : -exact->seconds});
                if (!exact_on) return failed("this goes past the end of the calendar");
                const auto limit = exact_on->moment();
                const auto moment = std::get<DateTime>(left).moment();
                return answer(after ? from <= moment && moment <= limit : limit <= moment && moment <= from);
            }
            if (exact != nullptr && exact->seconds % 86'400 != 0) return failed("hours are counted from a time of day, and this is a date");
            const auto limit = months != nullptr ? add(*date, CalendarDuration{after ? months->months : -months->months}, e.month_end)
                                                 : add_days(*date, (after ? exact->seconds : -exact->seconds) / 86'400);
            if (!limit) return failed("this goes past the end of the calendar");
            const auto day = std::get<Date>(left);
            return answer(after ? *date <= day && day <= *limit : *limit <= day && day <= *date);
        }
        default: break;
    }
    const int order = compared(left, cells[1].value);
    switch (e.word) {
        case Word::Less:
        case Word::Before: return answer(order < 0);
        case Word::AtMost:
        case Word::OnOrBefore: return answer(order <= 0);
        case Word::Greater:
        case Word::After: return answer(order > 0);
        default: return answer(order >= 0);
    }
}

}  // namespace careact::evaluation
