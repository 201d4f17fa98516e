#include "careact/audit.hpp"

namespace careact {

namespace {

/// In quotation marks where it has to be. What a spreadsheet would take for a formula has an apostrophe in front.
std::string cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) text.insert(0, 1, '\'');
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

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : "; ") + one;
    return text;
}

std::string day(Date date) { return date == Date() ? "" : date.to_text(); }

}  // namespace

std::string check_case_csv_heading() {
    return row({"record", "team", "check", "title", "theme", "mode", "basis", "severity", "item", "result", "because", "missing", "provisions", "place"});
}

std::string to_csv(const ReportCheck& c, const ReportCase& one) {
    return row({one.id, one.team, c.id, c.title, c.theme, c.mode, c.basis, c.severity, one.item, one.result, one.because, joined(one.missing), joined(c.provisions), c.place});
}

std::string decision_csv_heading() {
    return row({"record", "team", "kind", "item", "decided_on", "as_of", "decided_by", "comparison", "council", "rules", "step", "because", "missing", "provisions", "place", "version", "version_since", "version_is_later"});
}

std::string to_csv(const DecisionCompared& d) {
    return row({d.record, d.team, d.kind, d.item, day(d.decided_on), day(d.on), d.decided_by, std::string(to_text(d.comparison)), d.council, d.rules, d.step, d.because, joined(d.missing), joined(d.provisions), d.place,
                d.version == 0 ? "" : std::to_string(d.version), day(d.version_since), d.version_is_later ? "yes" : "no"});
}

}  // namespace careact
