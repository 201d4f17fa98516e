#include "evaluate/parts.hpp"

#include <algorithm>

namespace careact::evaluation {

namespace {

enum class State : std::uint32_t { NotStarted, Running, DueSoon, Met, Missed, NotApplicable };

Value state_value(const program::Program& program, State state) {
    const auto index = static_cast<std::uint32_t>(state);
    return Option{program::clock_states, index, program.choices[program::clock_states].options[index].name};
}

bool is_none(const Cell& cell) { return cell.known() && std::holds_alternative<None>(cell.value); }

bool is_state(const Cell& cell, State state) {
    const auto* option = cell.known() ? std::get_if<Option>(&cell.value) : nullptr;
    return option != nullptr && option->index == static_cast<std::uint32_t>(state);
}

/// The day a date or a time is on, in London.
Date day_of(const Value& value) {
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->london_date();
    return std::get<Date>(value);
}

/// To the minute where both are times of day, and else by the day.
bool is_after(const Value& stop, const Value& due) {
    const bool timed = std::holds_alternative<DateTime>(stop) && std::holds_alternative<DateTime>(due);
    return timed ? compared(stop, due) > 0 : day_of(stop) > day_of(due);
}

}  // namespace

Cell Clocks::stepped(program::ExprId id, const char* label, Session::Frame& frame) {
    if (id == program::no_expr) return known(None{});
    auto cell = in_.eval(id, frame);
    if (auto* taken = in_.step(frame, Step::Kind::Test, in_.program_[id].span, cell)) taken->label = label;
    return cell;
}

Cell Clocks::applied(program::ExprId id, Session::Frame& frame) {
    if (id == program::no_expr) return known(true);
    auto cell = in_.eval(id, frame);
    in_.step(frame, Step::Kind::Applies, in_.program_[id].span, cell);
    return cell;
}

/// Says of the steps of a ladder what it was for.
void Clocks::label_clauses(Session::Frame& frame, std::size_t from, const char* label) {
    auto& steps = frame.outcome->steps;
    for (auto i = from; i < steps.size(); ++i) {
        if (steps[i].kind == Step::Kind::Clause && steps[i].depth == frame.depth) steps[i].label = label;
    }
}

void Clocks::run(const program::Clock& clock, Session::Frame& frame) {
    auto& dates = frame.outcome->dates;
    const auto& steps = frame.outcome->steps;
    for (const auto& let : clock.lets) frame.slots[let.slot] = in_.eval(let.value, frame);
    auto from = steps.size();
    dates.start = in_.ladder(clock.starts, frame);
    label_clauses(frame, from, "starts");
    if (is_none(dates.start)) return;
    frame.start = &dates.start;
    from = steps.size();
    dates.due = in_.ladder(clock.due, frame);
    label_clauses(frame, from, "due");
    frame.due = &dates.due;
    dates.stop = stepped(clock.stops, "stops", frame);
    dates.soon = stepped(clock.due_soon, "due soon from", frame);
    frame.start = frame.due = nullptr;
}

Cell Clocks::state(const program::Clock& clock, Session::Frame& frame) {
    const auto applies = frame.outcome->dates.applies = applied(clock.applies, frame);
    Cell cell;
    if (applies.is(false) || applies.status == Status::NotApplicable) {
        cell = known(state_value(in_.program_, State::NotApplicable));
        frame.outcome->why_not_applicable = clock.else_text;
    } else {
        run(clock, frame);
        const auto& dates = frame.outcome->dates;
        cell = applies.known() ? standing(clock, dates, frame.world.date) : applies;
        for (const auto* part : {&dates.start, &dates.due, &dates.stop, &dates.soon}) {
            if (part->known()) lean_on(cell, *part);
        }
    }
    lean_on(cell, applies);
    in_.cite(cell, clock.under);
    in_.doubt(cell, clock.name, clock.unverified);
    return cell;
}

/// The due day itself is in time. A clock stopped by then is met; one that is not is missed from the day after.
Cell Clocks::standing(const program::Clock& clock, const ClockDates& dates, Date on) const {
    const auto in = [&](State state) { return known(state_value(in_.program_, state)); };
    if (is_none(dates.start)) return in(State::NotStarted);
    if (auto stuck = unless_known({&dates.start, &dates.due}); !stuck.known()) return stuck;
    if (clock.stops != program::no_expr) {
        if (!dates.stop.known()) return dates.stop;
        if (!is_none(dates.stop) && day_of(dates.stop.value) <= on) return in(is_after(dates.stop.value, dates.due.value) ? State::Missed : State::Met);
    }
    if (day_of(dates.start.value) > on) return in(State::NotStarted);
    if (day_of(dates.due.value) < on) return in(State::Missed);
    if (dates.soon.status == Status::Unknown || dates.soon.status == Status::Failed) return dates.soon;
    if (dates.soon.known() && !is_none(dates.soon) && day_of(dates.soon.value) <= on) return in(State::DueSoon);
    return in(State::Running);
}

Cell Clocks::part(const program::Expr& e, Session::Frame& frame) {
    const auto& asked = in_.program_[e.args[0]];
    const auto& clock = in_.program_.clocks[asked.index];
    const auto arguments = in_.eval_all(asked.args, frame);
    const bool was_unkept = std::exchange(in_.unkept_, in_.unkept_ || frame.quiet);
    const auto& outcome = in_.clock(asked.index, frame.world, arguments);
    in_.unkept_ = was_unkept;
    auto cell = outcome.cell;
    if (e.index != 0) {
        // A clock that does not apply has no dates, and one that has not started has none yet.
        const auto& dates = outcome.dates;
        if (is_state(outcome.cell, State::NotApplicable)) cell = not_applicable();
        else cell = e.index == 1 || is_none(dates.start) ? dates.start : e.index == 2 ? dates.due : dates.stop;
        lean_on(cell, dates.applies);
        in_.cite(cell, clock.under);
        in_.doubt(cell, clock.name, clock.unverified);
    }
    if (auto* taken = in_.step(frame, Step::Kind::Asked, e.span, cell)) {
        taken->label = clock.name;
        taken->asked = outcome.number;
    }
    if (auto* noted = in_.deriving(frame)) noted->asked = outcome.number;
    return cell;
}

/// Passed or failed where that is known; the caller turns unknown into not evidenced, and asks the person last.
Cell Clocks::check(const program::Check& check, Session::Frame& frame) {
    const auto applies = applied(check.applies, frame);
    if (applies.is(false) || applies.status == Status::NotApplicable) {
        auto cell = not_applicable();
        lean_on(cell, applies);
        return cell;
    }
    for (const auto& let : check.lets) frame.slots[let.slot] = in_.eval(let.value, frame);
    auto passes = stepped(check.passes, "passes when", frame);
    if (!applies.known()) {
        auto cell = either(not_applicable(), passes, applies.open);
        lean_on(cell, applies);
        return cell;
    }
    lean_on(passes, applies);
    in_.cite(passes, check.under);
    in_.doubt(passes, check.name, check.unverified);
    if (!passes.is(true) || check.asks.empty()) return passes;
    const auto answer = check.answered_by == program::no_expr ? Cell{} : stepped(check.answered_by, "answered by", frame);
    if (!answer.known()) {
        passes.status = Status::Known;
        passes.value = std::string("needs a person");
        merge(passes.open, answer.open);
        return passes;
    }
    passes.value = answer.value;
    lean_on(passes, answer);
    return passes;
}

}  // namespace careact::evaluation
