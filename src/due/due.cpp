#include "careact/due.hpp"

#include "careact/version.hpp"
#include "program/program.hpp"
#include "program/recorded.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace careact {

namespace {

constexpr auto usual_team = "who.locality";

/// As work to do; nothing where there is none: it is met, has not started, or does not apply.
std::optional<DueState> state_of(const ClockOutcome& clock, const DueOptions& options) {
    if (clock.state == ClockState::Undecided) return DueState::Undecided;
    if (clock.state == ClockState::Fault) return DueState::Fault;
    if (clock.state == ClockState::Missed) return clock.is_open() ? DueState::Missed : DueState::DoneLate;
    if (!clock.is_open()) return std::nullopt;
    if (clock.days_left == 0) return DueState::DueToday;
    const bool soon = options.within ? clock.days_left <= options.within : clock.state == ClockState::DueSoon;
    return soon ? DueState::DueSoon : DueState::Running;
}

std::optional<std::chrono::sys_seconds> due_moment(const DueItem& item) {
    if (const auto* moment = std::get_if<DateTime>(&item.clock.due)) return moment->moment();
    if (const auto* day = std::get_if<Date>(&item.clock.due)) return std::chrono::sys_seconds(day->days());
    return std::nullopt;
}

/// Oldest first within a team; what has no team, or no due day, after what has.
bool comes_before(const DueItem& a, const DueItem& b) {
    using Text = const std::string&;
    const auto key = [](const DueItem& item) {
        const auto due = due_moment(item);
        return std::tuple<bool, Text, bool, std::optional<std::chrono::sys_seconds>, Text, Text, Text>(item.team.empty(), item.team, !due, due, item.record,
                                                                                                       item.clock.goal, item.clock.item);
    };
    return key(a) < key(b);
}

}  // namespace

std::string_view to_text(DueState state) {
    constexpr std::array<std::string_view, due_states> names = {"missed", "due today", "due soon", "running", "undecided", "done late", "fault"};
    return names[static_cast<std::size_t>(state)];
}

DueLister::DueLister(const Rulebook& rulebook, const DueOptions& options) : rulebook_(rulebook), options_(options) {
    if (options_.team_from.empty()) options_.team_from = usual_team;
    else if (!program::leads_to_a_value(rulebook.program(), options_.team_from))
        throw std::invalid_argument("a record has no single value at `" + options_.team_from + "`");
    static_cast<void>(take());
}

void DueLister::add(const Record& record) {
    const auto& program = rulebook_.program();
    DueItem of;
    of.team = program::recorded_text(program, record, options_.team_from);
    if (options_.team && of.team != *options_.team) return;
    of.record = program::recorded_text(program, record, "about.id");
    if (of.record.empty()) of.record = record.name();
    if (options_.names) of.name = program::recorded_text(program, record, "who.name");
    EvaluateOptions asked;
    asked.on = options_.on;
    asked.known_on = options_.known_on;
    asked.national_only = options_.national_only;
    asked.outcomes = false;
    asked.search = false;
    ++list_.records;
    for (const auto& clock : evaluate(rulebook_, record, asked).clocks) add(clock, of);
}

void DueLister::add(const ClockOutcome& clock, const DueItem& of) {
    const auto state = state_of(clock, options_);
    if (!state) return;
    const bool silent = state == DueState::Undecided && !clock.something_recorded();
    ++(silent ? list_.silent : list_.counts[static_cast<std::size_t>(*state)]);
    if (silent && !options_.all) return;
    if (std::find(options_.states.begin(), options_.states.end(), *state) == options_.states.end()) return;
    auto& item = list_.items.emplace_back(of);
    item.state = *state;
    item.clock = clock;
}

DueList DueLister::take() {
    auto made = std::move(list_);
    std::sort(made.items.begin(), made.items.end(), comes_before);
    list_ = {};
    list_.on = options_.on;
    list_.rulebook_digest = rulebook_.digest();
    list_.layer = options_.national_only || rulebook_.layer().empty() ? "national" : rulebook_.layer();
    list_.engine_version = version();
    list_.names = options_.names;
    return made;
}

}  // namespace careact
