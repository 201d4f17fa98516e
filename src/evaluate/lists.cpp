#include "evaluate/parts.hpp"

#include <algorithm>

namespace careact::evaluation {

using program::Op;
using program::Word;

Cell Lists::eval(const program::Expr& e, Session::Frame& frame) {
    switch (e.op) {
        case Op::Collect: return collect(e, frame);
        case Op::Quantified: return quantified(e, frame);
        case Op::Pick: return pick(e, frame);
        case Op::ListOf: return list_of(e, frame);
        default: return conditions(e, frame);
    }
}

std::vector<Cell> Lists::items(const Cell& list, const program::Type& type, Session::Frame& frame) {
    const auto& all = *std::get<std::shared_ptr<const List>>(list.value);
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        const auto& evidence = all.items[i];
        std::string path = all.path + "[" + std::to_string(i + 1) + "]";
        if (type.for_each) path = all.path + "." + in_.program_.choices[*type.for_each].options[i].name;
        if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&evidence.value)) {
            const auto* set = in_.changed(path, frame);
            cells.push_back(set != nullptr ? *set : known(*item));
        } else {
            cells.push_back(in_.read(evidence, *type.element, path, nullptr, frame));
        }
    }
    return cells;
}

/// The value of each element that counts. What is not applicable is left out; a `where` that is not known keeps the rest from being
/// known, but for conditions, where it is one more thing that has to hold.
Lists::Gathered Lists::gather(const program::Expr& e, Session::Frame& frame, bool conditions) {
    Gathered gathered;
    gathered.stuck = known(None{});
    const auto hold_up = [&](const Cell& cell) {
        if (gathered.stuck.known()) gathered.stuck = cell;
        else lean_on(gathered.stuck, cell);
    };
    const auto take = [&](const program::Element& element, Cell cell) {
        if (cell.status == Status::NotApplicable) {
            lean_on(gathered.left_out, cell);
            gathered.some_left_out = true;
            return;
        }
        gathered.cells.push_back(std::move(cell));
        gathered.from.push_back(&element);
    };
    for (const auto& element : e.elements) {
        if (element.list == program::no_expr) {
            take(element, this->element(element, frame, conditions));
            continue;
        }
        const auto list = in_.eval(element.list, frame);
        if (list.status == Status::NotApplicable) continue;
        if (!list.known()) {
            hold_up(list);
            continue;
        }
        lean_on(gathered.stuck, list);
        for (const auto& item : items(list, in_.program_[element.list].type, frame)) {
            frame.slots[element.slot] = item;
            const auto where = element.where == program::no_expr ? known(true) : in_.eval(element.where, frame);
            if (where.is(false) || where.status == Status::NotApplicable) {
                if (where.known()) lean_on(gathered.stuck, where);
                continue;
            }
            auto cell = this->element(element, frame, conditions);
            if (cell.status == Status::NotApplicable) {
                take(element, std::move(cell));
                continue;
            }
            if (conditions) cell = Logic::together({where, cell}, true);
            else if (!where.known()) hold_up(where);
            else lean_on(cell, where);
            take(element, std::move(cell));
        }
    }
    return gathered;
}

Cell Lists::element(const program::Element& element, Session::Frame& frame, bool condition) {
    ++frame.depth;
    auto cell = in_.eval(element.value, frame);
    --frame.depth;
    const auto* item = std::get_if<std::shared_ptr<const Item>>(&cell.value);
    if (cell.known() && item != nullptr && (*item)->state == EvidenceState::NotApplicable) cell.status = Status::NotApplicable;
    in_.label(cell, element.label, frame.outcome != nullptr ? frame.outcome->id : 0);
    in_.cite(cell, element.under);
    in_.doubt(cell, element.label, element.unverified);
    if (!condition) return cell;
    if (auto* taken = in_.step(frame, Step::Kind::Requirement, in_.program_[element.value].span, cell)) {
        taken->label = element.label;
        taken->title = element.title;
        taken->under = element.under;
    }
    return cell;
}

// ---- Sums and the like -------------------------------------------------------------------------------------------------------------

Cell Lists::collect(const program::Expr& e, Session::Frame& frame) {
    const auto gathered = gather(e, frame, false);
    std::vector<const Cell*> operands = {&gathered.stuck};
    for (const auto& cell : gathered.cells) operands.push_back(&cell);
    auto basis = unless_known(operands);
    auto result = basis;
    if (basis.known()) {
        result = e.word == Word::Sum || e.word == Word::Count ? total(e, gathered.cells) : best(e, gathered.cells);
        lean_on(result, basis);
    }
    using Kind = Term::Kind;
    const auto kind = e.word == Word::Sum ? Kind::Sum : e.word == Word::Least ? Kind::Least : e.word == Word::Most ? Kind::Greatest : Kind::Other;
    if (kind != Kind::Other) in_.term(frame, kind, e.span, result, gathered.cells);
    return result;
}

Cell Lists::total(const program::Expr& e, const std::vector<Cell>& cells) const {
    if (e.word == Word::Count) {
        const auto counts = [](const Cell& cell) { return !cell.is(false); };
        return known(Quantity{NumberKind::Whole, Rational{std::count_if(cells.begin(), cells.end(), counts)}, Period::Week});
    }
    if (e.type.kind == program::TypeKind::ExactDuration) {
        std::int64_t seconds = 0;
        for (const auto& cell : cells) {
            if (__builtin_add_overflow(seconds, std::get<ExactDuration>(cell.value).seconds, &seconds)) return failed("this time is too long to be held");
        }
        return known(ExactDuration{seconds});
    }
    std::optional<Rational> total = Rational{0};
    for (const auto& cell : cells) {
        if (total) total = total->plus(std::get<Quantity>(cell.value).amount);
    }
    if (!total) return failed("this number is too large to be held exactly");
    return known(Quantity{program::number_kind(e.type.kind), *total, e.type.period});
}

Cell Lists::best(const program::Expr& e, const std::vector<Cell>& cells) const {
    const bool lowest = e.word == Word::Least || e.word == Word::Earliest;
    const Cell* found = nullptr;
    for (const auto& cell : cells) {
        const int order = found == nullptr ? 0 : compared(cell.value, found->value);
        if (found == nullptr || (lowest ? order < 0 : order > 0)) found = &cell;
    }
    if (found != nullptr) return known(found->value);
    return e.type.or_none ? known(None{}) : not_applicable();  // of values in brackets that all do not apply, there is none to give
}

// ---- Conditions --------------------------------------------------------------------------------------------------------------------

Cell Lists::conditions(const program::Expr& e, Session::Frame& frame) {
    auto gathered = gather(e, frame, true);
    const bool waiting = !gathered.stuck.known();
    if (waiting) gathered.cells.push_back(gathered.stuck);
    Cell result;
    if (gathered.cells.empty() && gathered.some_left_out) {
        result = gathered.left_out;  // nothing is left to say it of
    } else if (e.op == Op::AtLeast) {
        // A list that is not known could hold any number of items.
        const auto without = Logic::at_least(e.number, gathered.cells);
        result = waiting && without.is(false) ? gathered.stuck : without;
    } else if (gathered.cells.empty()) {
        result = known(e.op == Op::AllOf);
    } else {
        result = Logic::together(gathered.cells, e.op == Op::AllOf);
    }
    if (!waiting) merge(result.rests, gathered.stuck.rests);
    return result;
}

Cell Lists::quantified(const program::Expr& e, Session::Frame& frame) {
    const auto list = in_.eval(e.args[0], frame);
    if (!list.known()) return list;
    const bool every = e.word == Word::Every;
    std::vector<Cell> cells;
    auto left_out = not_applicable();
    const auto all = items(list, in_.program_[e.args[0]].type, frame);
    for (const auto& item : all) {
        frame.slots[e.slot] = item;
        auto where = e.args[1] == program::no_expr ? known(true) : in_.eval(e.args[1], frame);
        if (where.status == Status::NotApplicable || where.is(false)) {
            auto left_aside = known(every);
            lean_on(left_aside, where);
            cells.push_back(std::move(left_aside));
            continue;
        }
        auto holds = in_.eval(e.args[2], frame);
        if (holds.status == Status::NotApplicable && where.known()) {
            lean_on(left_out, holds);
            continue;
        }
        cells.push_back(every ? Logic::together({Logic::opposite(where), holds}, false) : Logic::together({where, holds}, true));
    }
    // An empty list has no such item; one whose items are all not applicable says nothing either way.
    auto result = !cells.empty() ? Logic::together(cells, every) : all.empty() ? known(every) : left_out;
    lean_on(result, list);
    if (e.word == Word::No) result = Logic::opposite(std::move(result));
    in_.step(frame, Step::Kind::Test, e.span, result);
    return result;
}

Cell Lists::pick(const program::Expr& e, Session::Frame& frame) {
    const auto list = in_.eval(e.args[0], frame);
    if (!list.known()) return list;
    const bool latest = e.word == Word::Latest;
    Cell basis = known(None{}), found = known(None{});
    Value found_by;
    const auto hold_up = [&](const Cell& cell) {
        if (basis.known()) basis = cell;
        else lean_on(basis, cell);
    };
    for (const auto& item : items(list, in_.program_[e.args[0]].type, frame)) {
        frame.slots[e.slot] = item;
        const auto where = e.args[1] == program::no_expr ? known(true) : in_.eval(e.args[1], frame);
        if (where.is(false) || where.status == Status::NotApplicable) {
            if (basis.known()) lean_on(basis, where);
            continue;
        }
        const auto by = in_.eval(e.args[2], frame);
        if (by.status == Status::NotApplicable) continue;
        if (!where.known()) hold_up(where);
        if (!by.known()) hold_up(by);
        if (!where.known() || !by.known()) continue;
        const int order = std::holds_alternative<None>(found_by) ? 0 : compared(by.value, found_by);
        // Of two on one day, the latest is the one further down the list, and the earliest the one further up.
        if (std::holds_alternative<None>(found_by) || (latest ? order >= 0 : order < 0)) {
            found = item;
            found_by = by.value;
        }
        if (basis.known()) lean_on(basis, by), lean_on(basis, where);
    }
    lean_on(basis, list);
    if (!basis.known()) return basis;
    lean_on(found, basis);
    return found;
}

Cell Lists::list_of(const program::Expr& e, Session::Frame& frame) {
    auto list = std::make_shared<List>();
    auto result = known(None{});
    for (const auto& cell : in_.eval_all(e.args, frame)) {
        if (!cell.known()) return cell;
        Evidence evidence;
        evidence.state = EvidenceState::Recorded;
        evidence.value = cell.value;
        list->items.push_back(std::move(evidence));
        lean_on(result, cell);
    }
    result.value = std::shared_ptr<const List>(std::move(list));
    return result;
}

}  // namespace careact::evaluation
