#include "careact/due.hpp"
#include "report/csv.hpp"

namespace careact {

namespace {

using report::csv_row;

/// As programs read them: `2024-12-01`, or `2024-12-01T14:00+00:00` in London time.
std::string day(const Value& value) {
    if (const auto* date = std::get_if<Date>(&value)) return date->to_text();
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->to_text();
    return "";
}

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : ""; }

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : "; ") + one;
    return text;
}

}  // namespace

std::string to_csv(const DueList& list) {
    std::vector<std::string> heading = {"team",  "state", "due",       "days_left",    "minutes_left", "record", "clock",
                                        "title", "item",  "item_name", "missed_means", "provisions",   "layer",  "waits_for"};
    if (list.names) heading.insert(heading.begin() + 6, "name");
    auto text = csv_row(heading);
    for (const auto& item : list.items) {
        const auto& c = item.clock;
        std::vector<std::string> waits;
        for (const auto& fact : c.missing) waits.push_back(fact.path);
        std::vector<std::string> cells = {item.team,
                                          std::string(to_text(item.state)),
                                          day(c.due),
                                          number(c.days_left),
                                          number(c.minutes_left),
                                          item.record,
                                          c.goal,
                                          c.title,
                                          c.item,
                                          c.item_name,
                                          c.missed_means,
                                          joined(c.provisions),
                                          c.layer,
                                          c.state == ClockState::Fault ? c.fault : joined(waits)};
        if (list.names) cells.insert(cells.begin() + 6, item.name);
        text += csv_row(cells);
    }
    return text;
}

}  // namespace careact
