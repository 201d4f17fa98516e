#include "careact/due.hpp"

#include "explain/page.hpp"
#include "explain/value_json.hpp"

#include <algorithm>

namespace careact {

namespace {

using explain::Json;
using explain::Page;
using explain::Tone;

Tone tone_of(DueState state) {
    if (state == DueState::Missed || state == DueState::Fault) return Tone::Bad;
    return state == DueState::DueToday || state == DueState::DueSoon || state == DueState::Undecided ? Tone::Waiting : Tone::Plain;
}

/// `12 November 2024, 19 days over`, or the state of one that has no due date.
std::string when(const DueItem& item) {
    const auto due = explain::day_words(item.clock.due);
    if (due.empty() || item.state == DueState::Undecided || item.state == DueState::Fault) return std::string(to_text(item.state));
    const auto done = explain::day_words(item.clock.stopped);
    return due + (done.empty() ? "" : ", done " + done) + ", " + explain::left_words(item.clock);
}

std::string what(const DueItem& item) {
    const auto& c = item.clock;
    auto text = (c.title.empty() ? c.goal : c.title) + (c.item.empty() ? "" : " (" + explain::item_words(c) + ")");
    if (item.state == DueState::Fault) return text + ": " + c.fault;
    if (item.state == DueState::Missed || item.state == DueState::DoneLate) return text + ": " + c.missed_means;
    if (item.state != DueState::Undecided || c.missing.empty()) return text;
    return text + ": waits for " + explain::waits_for(c.missing);
}

std::string counted(std::size_t number, const std::string& unit) { return std::to_string(number) + " " + unit + (number == 1 ? "" : "s"); }

/// What the list holds, and what it leaves out: silence is not in time.
void summary(Page& page, const DueList& list) {
    const auto of = [&](DueState state) { return std::to_string(list.count(state)) + " " + std::string(to_text(state)); };
    page.gap();
    page.add(0, of(DueState::Missed) + ", " + of(DueState::DueToday) + ", " + of(DueState::DueSoon) + ", in " + counted(list.records, "record") + ".",
             Tone::Strong);
    const auto left_out = [&](std::size_t number, const std::string& what, const std::string& how) {
        if (number > 0) page.add(0, what + ": " + counted(number, "clock") + (how.empty() ? "." : " (" + how + ")."), Tone::Quiet);
    };
    left_out(list.count(DueState::Undecided), "Not known to be in time", "--state undecided");
    left_out(list.silent, "Not known, with nothing recorded", "--state undecided --all");
    left_out(list.count(DueState::DoneLate), "Done, but late", "--state done-late");
    left_out(list.count(DueState::Fault), "Faults in the rules", "");
}

}  // namespace

std::string to_text(const DueList& list, const TextOptions& options) {
    Page page(options);
    page.add(0, "Due on " + list.on.to_words(), Tone::Strong);
    page.add(0,
             "Rules: " + list.layer + ", rulebook " + list.rulebook_digest.substr(0, 12) + ". Worked out by careact " + list.engine_version +
                 "; a named person decides.",
             Tone::Quiet);
    const DueItem* before = nullptr;
    for (const auto& item : list.items) {
        if (before == nullptr || before->team != item.team) page.gap(), page.add(0, item.team.empty() ? "No team recorded" : item.team, Tone::Strong);
        before = &item;
        page.add(2, when(item) + ": " + item.record + (item.name.empty() ? "" : ", " + item.name), tone_of(item.state), 2);
        page.add(4, what(item), Tone::Plain, 2);
    }
    summary(page, list);
    return page.take();
}

std::string to_json(const DueList& list) {
    Json made{{"careact", list.engine_version},
              {"rulebook", {{"digest", list.rulebook_digest}, {"layer", list.layer}}},
              {"on", list.on.to_text()},
              {"records", list.records}};
    auto counts = Json::object();
    for (std::size_t i = 0; i < due_states; ++i) counts[std::string(to_text(static_cast<DueState>(i)))] = list.counts[i];
    made["counts"] = std::move(counts);
    made["nothing_recorded"] = list.silent;
    auto items = Json::array();
    for (const auto& item : list.items) {
        const auto& c = item.clock;
        Json one{{"team", item.team},
                 {"state", to_text(item.state)},
                 {"due", explain::value_json(c.due)},
                 {"days_left", c.days_left ? Json(*c.days_left) : Json(nullptr)}};
        if (c.minutes_left) one["minutes_left"] = *c.minutes_left;
        one["record"] = item.record;
        if (list.names) one["name"] = item.name;
        one["clock"] = c.goal, one["title"] = c.title, one["item"] = c.item, one["item_name"] = c.item_name, one["missed_means"] = c.missed_means;
        one["provisions"] = c.provisions, one["layer"] = c.layer;
        auto waits = Json::array();
        for (const auto& fact : c.missing) waits.push_back(fact.path);
        one["waits_for"] = std::move(waits);
        if (c.state == ClockState::Fault) one["fault"] = c.fault;
        items.push_back(std::move(one));
    }
    made["items"] = std::move(items);
    return made.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace careact
