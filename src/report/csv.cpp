#include "report/csv.hpp"

#include "careact/number.hpp"
#include "careact/report.hpp"

namespace careact {

namespace report {

namespace {

/// Spaces at the start do not keep a spreadsheet from it; nor does the wide form of the sign.
bool runs_as_formula(std::string_view text) {
    if (Rational::parse(text)) return false;
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    const auto rest = text.substr(first);
    for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
        if (rest.starts_with(sign)) return true;
    }
    return text.front() == '\t' || text.front() == '\r';
}

}  // namespace

std::string csv_cell(std::string_view text) {
    const auto safe = (runs_as_formula(text) ? "'" : "") + std::string(text);
    const bool plain = safe.find_first_of(",\"\r\n") == std::string::npos && !safe.starts_with(' ') && !safe.ends_with(' ');
    if (plain) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& text : cells) line += (&text == cells.data() ? "" : ",") + csv_cell(text);
    return line + "\r\n";
}

}  // namespace report

namespace {

using report::csv_row;

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : "; ") + one;
    return text;
}

}  // namespace

std::string figures_csv(const Report& report) {
    auto text = csv_row({"page", "figure", "title", "value", "kind", "number", "base", "when", "rule", "place", "note", "case"});
    for (const auto& page : report.pages) {
        for (const auto& f : page.figures) {
            text += csv_row({page.id, f.id, f.title, f.value.text, std::string(to_text(f.value.kind)), f.value.number, f.base, f.when, f.rule, f.place, f.note, f.value.case_id});
        }
    }
    return text;
}

std::string tables_csv(const Report& report) {
    auto text = csv_row({"page", "table", "title", "base", "when", "row", "name", "column", "value", "kind", "number", "case"});
    for (const auto& page : report.pages) {
        for (const auto& t : page.tables) {
            for (std::size_t row = 0; row < t.rows.size(); ++row) {
                const auto& cells = t.rows[row];
                for (std::size_t i = 0; i < cells.size(); ++i) {
                    const auto column = i < t.columns.size() ? t.columns[i] : "";
                    text += csv_row({page.id, t.id, t.title, t.base, t.when, std::to_string(row + 1), cells[0].text, column, cells[i].text, std::string(to_text(cells[i].kind)), cells[i].number, cells[i].case_id});
                }
            }
        }
    }
    return text;
}

std::string checks_csv(const Report& report) {
    auto text = csv_row({"page", "theme", "check", "title", "provisions", "mode", "basis", "severity", "place", "passed", "failed", "not_evidenced", "needs_person", "not_applicable", "fault", "when"});
    for (const auto& page : report.pages) {
        for (const auto& c : page.checks) {
            std::vector<std::string> cells = {page.id, c.theme, c.id, c.title, joined(c.provisions), c.mode, c.basis, c.severity, c.place};
            for (const auto count : {c.passed, c.failed, c.not_evidenced, c.needs_person, c.not_applicable, c.fault}) cells.push_back(std::to_string(count));
            cells.push_back(report.on.to_text());
            text += csv_row(cells);
        }
    }
    return text;
}

}  // namespace careact
