#include "careact/due.hpp"

namespace careact {

namespace {

/// In quotation marks where it has to be: commas, quotation marks, line ends, spaces at an end.
std::string cell(const std::string& text) {
    const bool plain = text.find_first_of(",\"\r\n") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string row(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& text : cells) line += (&text == cells.data() ? "" : ",") + cell(text);
    return line + "\r\n";
}

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
    auto text = row(heading);
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
        text += row(cells);
    }
    return text;
}

}  // namespace careact
