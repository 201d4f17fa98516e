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

/// The day a date or a time is on, in London.
Date day_of(const Value& value) {
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->london_date();
    return std::get<Date>(value);
}

}  // namespace

Clocks::Running Clocks::run(const program::Clock& clock, Session::Frame& frame) {
    Running running;
    running.applies = clock.applies == program::no_expr ? known(true) : in_.eval(clock.applies, frame);
    if (running.applies.is(false) || running.applies.status == Status::NotApplicable) return running;
    for (const auto& let : clock.lets) frame.slots[let.slot] = in_.eval(let.value, frame);
    running.start = in_.ladder(clock.starts, 0, frame);
    if (is_none(running.start)) return running;
    frame.start = &running.start;
    running.due = in_.ladder(clock.due, 0, frame);
    frame.due = &running.due;
    running.stop = clock.stops == program::no_expr ? known(None{}) : in_.eval(clock.stops, frame);
    running.soon = clock.due_soon == program::no_expr ? known(None{}) : in_.eval(clock.due_soon, frame);
    frame.start = frame.due = nullptr;
    return running;
}

/// The due day itself is in time. A clock stopped by then is met; one that is not is missed from the day after.
Cell Clocks::state(const program::Clock& clock, const Running& running, Date on) const {
    const auto in = [&](State state) { return known(state_value(in_.program_, state)); };
    if (running.applies.is(false) || running.applies.status == Status::NotApplicable) return in(State::NotApplicable);
    if (!running.applies.known()) return running.applies;
    if (is_none(running.start)) return in(State::NotStarted);
    if (auto stuck = unless_known({&running.start, &running.due}); !stuck.known()) return stuck;
    const bool timed = std::holds_alternative<DateTime>(running.due.value);
    const auto late = [&](const Value& stop) { return timed && std::holds_alternative<DateTime>(stop) ? compared(stop, running.due.value) > 0 : day_of(stop) > day_of(running.due.value); };
    if (clock.stops != program::no_expr) {
        if (!running.stop.known()) return running.stop;
        if (!is_none(running.stop) && day_of(running.stop.value) <= on) return in(late(running.stop.value) ? State::Missed : State::Met);
    }
    if (day_of(running.start.value) > on) return in(State::NotStarted);
    if (day_of(running.due.value) < on) return in(State::Missed);
    if (running.soon.known() && !is_none(running.soon) && day_of(running.soon.value) <= on) return in(State::DueSoon);
    return in(State::Running);
}

/// A clock that does not apply has no dates, and one that has not started has none yet.
Cell Clocks::dated(const Running& running, const Cell& part) {
    if (running.applies.is(false) || running.applies.status == Status::NotApplicable) return not_applicable();
    return is_none(running.start) ? running.start : part;
}

Cell Clocks::part(const program::Expr& e, Session::Frame& frame) {
    const auto& asked = in_.program_[e.args[0]];
    const auto& clock = in_.program_.clocks[asked.index];
    auto arguments = in_.eval_all(asked.args, frame);
    Session::Frame inner{frame.world, std::move(arguments)};
    inner.slots.resize(std::max<std::size_t>(clock.slots, inner.slots.size()));
    inner.quiet = true;
    const auto running = run(clock, inner);
    Cell cell;
    switch (e.index) {
        case 0: cell = state(clock, running, frame.world.date); break;
        case 1: cell = dated(running, running.start); break;
        case 2: cell = dated(running, running.due); break;
        default: cell = dated(running, running.stop); break;
    }
    lean_on(cell, running.applies);
    if (cell.known() && e.index == 0) lean_on(cell, running.start), lean_on(cell, running.due);
    in_.cite(cell, clock.under);
    in_.doubt(cell, clock.name, clock.unverified);
    if (auto* taken = in_.step(frame, Step::Kind::Test, e.span, cell)) taken->label = clock.name;
    return cell;
}

/// Passed or failed where that is known; the caller turns unknown into not evidenced, and asks the person last.
Cell Clocks::check(const program::Check& check, Session::Frame& frame) {
    Cell applies = check.applies == program::no_expr ? known(true) : in_.eval(check.applies, frame);
    if (applies.is(false) || applies.status == Status::NotApplicable) {
        auto cell = not_applicable();
        lean_on(cell, applies);
        return cell;
    }
    for (const auto& let : check.lets) frame.slots[let.slot] = in_.eval(let.value, frame);
    auto passes = in_.eval(check.passes, frame);
    if (!applies.known()) {
        auto cell = either(not_applicable(), passes, applies.open);
        lean_on(cell, applies);
        return cell;
    }
    lean_on(passes, applies);
    in_.cite(passes, check.under);
    in_.doubt(passes, check.name, check.unverified);
    if (!passes.is(true) || check.asks.empty()) return passes;
    const auto answer = check.answered_by == program::no_expr ? Cell{} : in_.eval(check.answered_by, frame);
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
