#include "evaluate/parts.hpp"

#include <algorithm>

namespace careact::evaluation {

using program::Stepping;

namespace {

using namespace std::chrono;

/// The last day of the step that holds the day: `from` anchors weeks, the calendar the rest.
sys_days last_day(Stepping stepping, sys_days day) {
    const year_month_day at{day};
    const auto month_number = static_cast<unsigned>(at.month());
    const unsigned months = stepping == Stepping::Month ? 1 : stepping == Stepping::Quarter ? 3 : 6;
    const unsigned last_month = ((month_number - 1) / months + 1) * months;
    return sys_days{at.year() / month{last_month} / last};
}

/// The steps between two dates. Whole weeks are those that have ended by the last day; days include the first and not the last;
/// calendar periods are cut to the span, which includes both.
std::vector<Stretch> stretches(Stepping stepping, Date from, Date to) {
    std::vector<Stretch> all;
    const auto begin = from.days(), end = to.days();
    if (stepping == Stepping::Day) {
        for (auto day = begin; day < end; day += days{1}) all.push_back({Date{day}, Date{day}});
    } else if (stepping == Stepping::WholeWeek) {
        for (auto day = begin; day + days{6} <= end; day += days{7}) all.push_back({Date{day}, Date{day + days{6}}});
    } else {
        for (auto day = begin; day <= end; day = all.back().last_day.days() + days{1}) all.push_back({Date{day}, Date{std::min(last_day(stepping, day), end)}});
    }
    return all;
}

}  // namespace

Cell Carrying::run(const program::Carry& carry, Session::Frame& frame) {
    for (const auto& variable : carry.variables) frame.slots[variable.slot] = in_.eval(variable.value, frame);
    const bool was_quiet = frame.quiet;
    auto done = carry.stepping == Stepping::Items ? along_list(carry, frame) : through_time(carry, frame);
    frame.quiet = was_quiet;
    if (!done.known()) return done;
    for (const auto& variable : carry.variables) {
        lean_on(frame.slots[variable.slot], done);
        if (auto* taken = in_.step(frame, Step::Kind::Carried, in_.program_[variable.value].span, frame.slots[variable.slot])) taken->label = variable.name;
    }
    return done;
}

Cell Carrying::through_time(const program::Carry& carry, Session::Frame& frame) {
    const auto from = in_.eval(carry.from, frame), to = in_.eval(carry.to, frame);
    auto span = unless_known({&from, &to});
    if (!span.known()) return span;
    constexpr std::int64_t longest = 60'000;
    if (days_between(std::get<Date>(from.value), std::get<Date>(to.value)) > longest) return failed("this goes through more days than are allowed");
    frame.quiet = true;
    for (const auto& stretch : stretches(carry.stepping, std::get<Date>(from.value), std::get<Date>(to.value))) {
        frame.slots[carry.slot] = known(stretch);
        one_step(carry, frame);
    }
    return span;
}

Cell Carrying::along_list(const program::Carry& carry, Session::Frame& frame) {
    const auto list = in_.eval(carry.list, frame);
    if (!list.known()) return list;
    auto basis = known(None{});
    lean_on(basis, list);
    frame.quiet = true;
    std::vector<std::pair<Value, Cell>> ordered;
    for (const auto& item : Lists(in_).items(list, in_.program_[carry.list].type, frame)) {
        frame.slots[carry.slot] = item;
        const auto where = carry.where == program::no_expr ? known(true) : in_.eval(carry.where, frame);
        if (where.known()) lean_on(basis, where);
        if (where.is(false) || where.status == Status::NotApplicable) continue;
        const auto order = in_.eval(carry.in_order_of, frame);
        if (order.status == Status::NotApplicable) continue;
        if (auto stuck = unless_known({&where, &order}); !stuck.known()) return stuck;
        lean_on(basis, order);
        ordered.emplace_back(order.value, item);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return compared(a.first, b.first) < 0; });
    for (auto& [order, item] : ordered) {
        frame.slots[carry.slot] = std::move(item);
        one_step(carry, frame);
    }
    return basis;
}

/// Every `becomes` sees the values as they stood when the step began.
void Carrying::one_step(const program::Carry& carry, Session::Frame& frame) {
    std::vector<Cell> next;
    for (const auto& variable : carry.variables) next.push_back(frame.slots[variable.slot]);
    for (const auto& step : carry.becomes) {
        const auto& now = frame.slots[carry.variables[step.variable].slot];
        const auto when = step.when == program::no_expr ? known(true) : in_.eval(step.when, frame);
        const auto otherwise = [&] { return step.otherwise == program::no_expr ? now : in_.eval(step.otherwise, frame); };
        Cell cell;
        if (when.is(true)) cell = in_.eval(step.value, frame);
        else if (when.is(false) || when.status == Status::NotApplicable) cell = otherwise();
        else if (when.status == Status::Failed) cell = when;
        else cell = either(in_.eval(step.value, frame), otherwise(), when.open);
        if (when.status != Status::Failed && when.status != Status::Unknown) lean_on(cell, when);
        next[step.variable] = std::move(cell);
    }
    for (std::size_t i = 0; i < next.size(); ++i) frame.slots[carry.variables[i].slot] = std::move(next[i]);
}

}  // namespace careact::evaluation
