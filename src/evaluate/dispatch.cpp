/// From an expression to what evaluates it; and the constructs that only change where an expression is asked.

#include "evaluate/parts.hpp"

namespace careact::evaluation {

using program::ExprId;
using program::Op;

Cell Session::eval(ExprId id, Frame& frame) {
    if (++steps_ > limits_.steps) {
        trace_.cut = true;
        return failed("this takes more than the " + std::to_string(limits_.steps) + " steps that are allowed");
    }
    auto cell = derive(Derived::Kind::Expression, id, frame, [&] { return dispatch(program_[id], frame); });
    keep_term(program_[id], cell, frame);
    return cell;
}

std::vector<Cell> Session::eval_all(const std::vector<ExprId>& ids, Frame& frame) {
    std::vector<Cell> cells;
    cells.reserve(ids.size());
    for (const auto id : ids) cells.push_back(eval(id, frame));
    return cells;
}

namespace {

/// Asked somewhere else, and back again whatever happens.
class Elsewhere {
public:
    explicit Elsewhere(World& world) : world_(world), before_(world) {}
    Elsewhere(const Elsewhere&) = delete;
    Elsewhere& operator=(const Elsewhere&) = delete;
    ~Elsewhere() { world_ = before_; }

private:
    World& world_;
    World before_;
};

}  // namespace

Cell Session::dispatch(const program::Expr& e, Frame& frame) {
    switch (e.op) {
        case Op::Literal: return known(e.literal);
        case Op::TheDate: return known(frame.world.date);
        case Op::TheStart: return frame.start != nullptr ? *frame.start : failed("there is no start here");
        case Op::TheDueDate: return frame.due != nullptr ? *frame.due : failed("there is no due date here");
        case Op::TheAnswer: return failed("there is no answer here");
        case Op::Local: return frame.slots[e.index];
        case Op::Fact: return fact(e, frame);
        case Op::Member: return member(e, frame);
        case Op::At: return at(e, frame);
        case Op::Figure: return figure(e, frame);
        case Op::DataList: return data_list(e, frame);
        case Op::Call: return call(e, frame);
        case Op::Lookup: return lookup(e, frame);
        case Op::Clock: return failed("a clock has no value of its own");
        case Op::ClockPart: return Clocks(*this).part(e, frame);
        case Op::OnDate: {
            const auto day = eval(e.args[1], frame);
            if (!day.known()) return day;
            const Elsewhere there(frame.world);
            frame.world.date = std::get<Date>(day.value);
            auto cell = eval(e.args[0], frame);
            lean_on(cell, day);
            return cell;
        }
        case Op::With: {
            auto set = eval(e.args[1], frame);
            const Elsewhere there(frame.world);
            frame.world = with(frame.world, e.path, std::move(set));
            return eval(e.args[0], frame);
        }
        case Op::InLayer: {
            const Elsewhere there(frame.world);
            frame.world.layer = static_cast<program::Layer>(e.index);
            return eval(e.args[0], frame);
        }
        case Op::IfNone: {
            const auto cell = eval(e.args[0], frame);
            if (!cell.known() || !std::holds_alternative<None>(cell.value)) return cell;
            auto instead = eval(e.args[1], frame);
            lean_on(instead, cell);
            return instead;
        }
        case Op::Recorded:
        case Op::UnknownTest:
        case Op::Absent: return evidence_test(e, frame);
        case Op::Collect:
        case Op::AllOf:
        case Op::AnyOf:
        case Op::AtLeast:
        case Op::Quantified:
        case Op::Pick:
        case Op::ListOf: return Lists(*this).eval(e, frame);
        case Op::Compare:
        case Op::Same:
        case Op::IsNone:
        case Op::DateTest:
        case Op::Within:
        case Op::OneOf:
        case Op::Blank:
        case Op::SameText:
        case Op::Not:
        case Op::And:
        case Op::Or: return Logic(*this).eval(e, frame);
        default: return Numbers(*this).eval(e, frame);
    }
}

// ---- Figures and lists of data ---------------------------------------------------------------------------------------------------

/// The row in force on the day: the last to begin by then; of two that began on one day, the one known later, if it was known.
const program::Row* Session::row_on(const std::vector<program::Row>& rows, const World& world) const {
    const program::Row* found = nullptr;
    for (const auto& row : rows) {
        if (!row.dates.from || *row.dates.from > world.date) continue;
        if (row.known_from && world.known_on && *row.known_from > *world.known_on) continue;
        const bool same_day = found != nullptr && *row.dates.from == *found->dates.from;
        const bool later = found == nullptr || *row.dates.from > *found->dates.from || (same_day && row.known_from > found->known_from);
        if (later) found = &row;
    }
    return found != nullptr && found->dates.contain(world.date) ? found : nullptr;
}

Cell Session::gap_in(const std::string& what, std::string fault) {
    Atom gap;
    gap.kind = Atom::Kind::Gap;
    gap.text = what;
    auto cell = failed(std::move(fault));
    cell.rests = {atoms_.intern(std::move(gap))};
    return cell;
}

Cell Session::figure(const program::Expr& e, Frame& frame) {
    const auto& figure = program_.figures[e.index];
    const program::Row* row = nullptr;
    if (frame.world.layer == program::local) row = row_on(figure.rows[program::local], frame.world);
    if (row == nullptr) row = row_on(figure.rows[program::national], frame.world);
    if (row == nullptr || !row->value) {
        auto cell = gap_in(figure.name, "there is no amount of `" + figure.name + "` on " + frame.world.date.to_words() + (row != nullptr && !row->gap.empty() ? ": " + row->gap : ""));
        if (auto* taken = step(frame, Step::Kind::Figure, e.span, cell)) taken->label = figure.name;
        if (auto* taken = term(frame, Term::Kind::Figure, e.span, cell)) taken->name = figure.name;
        if (auto* noted = deriving(frame)) noted->path = figure.name;
        return cell;
    }
    auto cell = known(*row->value);
    Atom atom;
    atom.kind = Atom::Kind::Figure;
    atom.text = figure.name;
    atom.layer = row->layer;
    atom.index = static_cast<std::uint32_t>(row - figure.rows[row->layer].data());
    atom.value = *row->value;
    const auto id = atoms_.intern(std::move(atom));
    cell.rests = {id};
    cite(cell, figure.under[row->layer]);
    cite(cell, row->under);
    doubt(cell, figure.name + " from " + row->dates.from->to_words(), row->unverified);
    if (auto* taken = step(frame, Step::Kind::Figure, e.span, cell)) {
        taken->label = figure.name;
        taken->atom = id;
        taken->has_atom = true;
    }
    if (auto* taken = term(frame, Term::Kind::Figure, e.span, cell)) {
        taken->name = figure.name;
        taken->atom = id;
        taken->has_atom = true;
    }
    if (auto* noted = deriving(frame)) noted->path = figure.name, noted->figure = id, noted->has_figure = true;
    return cell;
}

std::vector<Cell> Session::rows_in_force(const program::Expr& e, const World& world) {
    const auto& figure = program_.figures[e.index];
    std::vector<Cell> cells;
    for (const auto layer : {program::national, program::local}) {
        if (layer > world.layer) continue;
        for (const auto& row : figure.rows[layer]) {
            if (!row.dates.contain(world.date)) continue;
            if (row.known_from && world.known_on && *row.known_from > *world.known_on) continue;
            if (!row.value) return {gap_in(figure.name, "`" + figure.name + "` is not known from " + row.dates.from->to_words() + ": " + row.gap)};
            auto& cell = cells.emplace_back(known(*row.value));
            cite(cell, figure.under[layer]);
            cite(cell, row.under);
            doubt(cell, figure.name + " " + to_text(*row.value), row.unverified);
        }
    }
    return cells;
}

Cell Session::data_list(const program::Expr& e, Frame& frame) {
    auto list = std::make_shared<List>();
    list->path = program_.figures[e.index].name;
    auto cell = known(None{});
    for (const auto layer : {program::national, program::local}) {
        if (layer <= frame.world.layer) cite(cell, program_.figures[e.index].under[layer]);
    }
    for (auto& row : rows_in_force(e, frame.world)) {
        if (row.status == Status::Failed) return row;
        Evidence item;
        item.state = EvidenceState::Recorded;
        item.value = row.value;
        list->items.push_back(std::move(item));
        lean_on(cell, row);
    }
    cell.value = std::shared_ptr<const List>(std::move(list));
    return cell;
}

// ---- Rules and tables --------------------------------------------------------------------------------------------------------------

Cell Session::call(const program::Expr& e, Frame& frame) {
    const auto arguments = eval_all(e.args, frame);
    const bool was_unkept = std::exchange(unkept_, unkept_ || frame.quiet);
    const auto& asked = ask(e.index, frame.world, arguments);
    unkept_ = was_unkept;
    auto cell = asked.cell;
    if (auto* taken = step(frame, Step::Kind::Asked, e.span, cell)) {
        taken->label = program_.rules[e.index].name;
        taken->asked = asked.number;
    }
    if (auto* taken = term(frame, Term::Kind::Asked, e.span, cell)) taken->asked = asked.number;
    if (auto* noted = deriving(frame)) noted->asked = asked.number;
    return cell;
}

Cell Session::lookup(const program::Expr& e, Frame& frame) {
    const auto& table = program_.tables[e.index];
    const auto arguments = eval_all(e.args, frame);
    const auto& body = frame.world.layer == program::local && table.bodies[program::local] ? table.bodies[program::local] : table.bodies[program::national];
    if (!body) return failed("`" + table.name + "` is not declared in the national layer");
    auto cell = look_up_row(*body, arguments, table.name, frame);
    cite(cell, body->under);
    doubt(cell, table.name, body->unverified);
    if (auto* taken = step(frame, Step::Kind::Looked, e.span, cell)) {
        taken->label = table.name;
        taken->under = body->under;
    }
    if (auto* taken = term(frame, Term::Kind::Looked, e.span, cell)) taken->name = table.name;
    return cell;
}

namespace {

/// Whether a cell of a table takes the value: known, or not where the value is not known and the cell does not take any.
Cell takes(const program::Cell& cell, const Cell& value) {
    if (cell.any) return known(true);
    if (!value.known()) {
        auto waiting = value;
        waiting.value = None{};
        return waiting;
    }
    bool all = !std::holds_alternative<None>(value.value);  // none is in no band
    for (const auto& bound : cell.bounds) {
        const int order = compared(value.value, bound.value);
        using Kind = program::Bound::Kind;
        all = all && (bound.kind == Kind::UpTo ? order <= 0 : bound.kind == Kind::Below ? order < 0 : bound.kind == Kind::Over ? order > 0 : order >= 0);
    }
    if (cell.bounds.empty()) {
        all = false;
        for (const auto& option : cell.values) all = all || same_value(option, value.value);
    }
    auto result = known(all);
    lean_on(result, value);
    return result;
}

}  // namespace

/// Rows in order. `any` does not look at its key; a key that is not applicable is in no other cell. Where it is not known whether a row matches, its result and what the later rows give are both possible.
Cell Session::look_up_row(const program::TableBody& body, const std::vector<Cell>& arguments, const std::string& name, Frame& frame) {
    for (const auto& block : body.blocks) {
        if (!block.dates.contain(frame.world.date)) continue;
        auto* noted = deriving(frame);
        if (noted != nullptr) noted->block = &block;
        std::vector<std::pair<const program::TableRow*, Cell>> possible;
        std::optional<Cell> inapplicable;
        for (const auto& row : block.rows) {
            if (noted != nullptr) ++noted->rows;
            std::vector<Cell> tests;
            for (std::size_t i = 0; i < arguments.size(); ++i) tests.push_back(takes(row.cells[i], arguments[i]));
            for (auto& test : tests) {
                if (test.status != Status::NotApplicable) continue;
                inapplicable = test;
                test = known(false);
                lean_on(test, *inapplicable);
            }
            auto matches = Logic::together(tests, true);
            if (matches.is(false)) continue;
            if (matches.status == Status::NotApplicable || matches.status == Status::Failed) return matches;
            const bool sure = matches.is(true);
            possible.emplace_back(&row, std::move(matches));
            if (sure) break;
        }
        std::optional<Cell> result;
        Support turns_on;
        for (const auto& [row, matches] : possible) {
            const auto& last = row->cells.back();
            auto cell = last.gap ? gap_in(name, "`" + name + "` has no amount for this case: " + *last.gap) : eval(last.result, frame);
            if (matches.known()) lean_on(cell, matches);
            else merge(turns_on, matches.open);
            result = result ? either(*result, cell, turns_on) : std::move(cell);
        }
        if (result && !possible.back().second.known()) result = either(*result, not_applicable(), turns_on);  // the compiler saw a row for every case, but for a key that does not apply
        if (result) return *result;
        if (inapplicable) return *inapplicable;
        auto none = failed("no row of `" + name + "` is for this case");
        for (const auto& argument : arguments) lean_on(none, argument);
        return none;
    }
    return failed("`" + name + "` has no rows on " + frame.world.date.to_words());
}

}  // namespace careact::evaluation
