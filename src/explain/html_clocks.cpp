#include "explain/html_clocks.hpp"

#include "explain/html_statement.hpp"
#include "explain/page.hpp"
#include "explain/statement_words.hpp"

#include <algorithm>
#include <array>

namespace careact::explain {

namespace {

int rank(const ClockOutcome& clock) {
    using enum ClockState;
    constexpr std::array order = {Fault, Missed, DueSoon, Running, Undecided, NotStarted, Met, NotApplicable};
    return static_cast<int>(std::find(order.begin(), order.end(), clock.state) - order.begin());
}

int rank(const CheckOutcome& check) {
    using enum CheckResult;
    constexpr std::array order = {Fault, Failed, NotEvidenced, NeedsPerson, Passed, NotApplicable};
    return static_cast<int>(std::find(order.begin(), order.end(), check.result) - order.begin());
}

template <typename Made>
std::vector<const Made*> ranked(std::vector<const Made*> all) {
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
    return all;
}

std::string_view kind_of(ClockState state) {
    using enum ClockState;
    if (state == Missed || state == Fault) return "bad";
    if (state == DueSoon || state == Undecided) return "waiting";
    return state == Met ? "good" : "plain";
}

std::string_view kind_of(CheckResult result) {
    using enum CheckResult;
    if (result == Failed || result == Fault) return "bad";
    if (result == NotEvidenced || result == NeedsPerson) return "waiting";
    return result == Passed ? "good" : "plain";
}

std::string waits_for_what(const Outcome& o) {
    if (o.missing.empty()) return "";
    return "Waits for " + waits_for(o.missing);
}

std::string means(const ClockOutcome& clock) {
    if (clock.state == ClockState::Missed) return capital(clock.missed_means);
    if (clock.state == ClockState::Undecided) return waits_for_what(clock);
    return capital(clock.state == ClockState::Fault ? clock.fault : clock.not_applicable_because);
}

/// Of a check that failed: the test that was not met, as the rule has it.
std::string test_not_met(const CheckOutcome& check, const std::vector<ProofNode>& proof) {
    if (!check.proof) return "";
    for (const auto& step : proof[*check.proof].steps) {
        if (step.name == "passes when" && step.value == "no") return "<code>" + escaped(step.text) + "</code> is no";
    }
    return "";
}

std::string because(const CheckOutcome& check, const std::vector<ProofNode>& proof) {
    using enum CheckResult;
    if (check.result == Failed) return test_not_met(check, proof);
    if (check.result == NotEvidenced) return escaped(waits_for_what(check));
    if (check.result == NeedsPerson) return escaped(check.asks);
    return escaped(capital(check.result == Fault ? check.fault : check.not_applicable_because));
}

HtmlCell named(const std::string& name, const std::string& place, const Outcome& o) {
    const auto words = place.empty() ? escaped(name) : "<a href=\"#" + escaped(place) + "\">" + escaped(name) + "</a>";
    return {words + small(o.goal + (o.provisions.empty() ? "" : ", under " + listed(o.provisions))), false, true};
}

}  // namespace

std::vector<const ClockOutcome*> by_urgency(std::vector<const ClockOutcome*> clocks) { return ranked(std::move(clocks)); }
std::vector<const CheckOutcome*> by_urgency(std::vector<const CheckOutcome*> checks) { return ranked(std::move(checks)); }

std::string state_tag(const ClockOutcome& clock) { return tag(to_text(clock.state), kind_of(clock.state)); }
std::string state_tag(const CheckOutcome& check) { return tag(to_text(check.result), kind_of(check.result)); }

void write_clock_table(HtmlPage& page, const std::vector<Placed<ClockOutcome>>& clocks) {
    HtmlTable table;
    table.caption = "How each clock stands";
    table.headings = {{"Clock"}, {"State"}, {"Due"}, {"Over or left"}, {"What it means"}};
    for (const auto& [clock, name, place] : clocks) {
        const auto done = day_words(clock->stopped);
        const auto due = escaped(day_words(clock->due)) + (done.empty() ? "" : small("done " + done));
        table.rows.push_back({named(name, place, *clock), {state_tag(*clock)}, {due}, {escaped(left_words(*clock))}, {escaped(means(*clock))}});
    }
    page.table(table);
}

void write_check_table(HtmlPage& page, const std::vector<Placed<CheckOutcome>>& checks, const std::vector<ProofNode>& proof) {
    HtmlTable table;
    table.caption = "What each check came to";
    table.headings = {{"Check"}, {"Result"}, {"Theme"}, {"Because"}};
    for (const auto& [check, name, place] : checks) {
        table.rows.push_back({named(name, place, *check), {state_tag(*check)}, {escaped(capital(as_words(check->theme)))}, {because(*check, proof)}});
    }
    page.table(table);
}

void write_dates(HtmlPage& page, const ClockOutcome& clock) {
    std::vector<std::pair<std::string, std::string>> rows;
    const auto add = [&](const std::string& name, const std::string& what) {
        if (!what.empty()) rows.emplace_back(name, what);
    };
    const auto due = day_words(clock.due), left = left_words(clock);
    add("Started", day_words(clock.start));
    add("Due", due + (due.empty() || left.empty() ? "" : ", ") + left);
    add("Warns from", day_words(clock.due_soon_from));
    add("Done", day_words(clock.stopped));
    if (clock.state == ClockState::Missed) add("Means", clock.missed_means);
    if (!rows.empty()) page.summary(rows);
}

}  // namespace careact::explain
