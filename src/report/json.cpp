#include "careact/report.hpp"
#include "careact/version.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace careact {

namespace {

using Json = nlohmann::ordered_json;

std::string_view to_text(ReportTable::Chart chart) {
    constexpr std::array<std::string_view, 4> names = {"none", "bars", "stacked", "shares"};
    return names.at(static_cast<std::size_t>(chart));
}

Json cell_json(const ReportCell& cell) {
    Json made{{"kind", to_text(cell.kind)}, {"text", cell.text}};
    if (cell.kind == ReportCell::Kind::Number) made["number"] = cell.number;
    if (!cell.case_id.empty()) made["case"] = cell.case_id;
    return made;
}

Json figure_json(const ReportFigure& f) {
    return {{"id", f.id}, {"title", f.title}, {"value", cell_json(f.value)}, {"base", f.base}, {"when", f.when}, {"rule", f.rule}, {"place", f.place}, {"note", f.note}};
}

Json table_json(const ReportTable& t) {
    auto rows = Json::array();
    for (const auto& row : t.rows) {
        auto& cells = rows.emplace_back(Json::array());
        for (const auto& cell : row) cells.push_back(cell_json(cell));
    }
    return {{"id", t.id}, {"title", t.title}, {"base", t.base}, {"when", t.when}, {"note", t.note}, {"chart", to_text(t.chart)}, {"columns", t.columns}, {"rows", std::move(rows)}};
}

Json case_json(const ReportCase& c) {
    return {{"case", c.id}, {"team", c.team}, {"item", c.item}, {"result", c.result}, {"because", c.because}, {"working", c.working}, {"missing", c.missing}};
}

Json check_json(const ReportCheck& c) {
    Json made{{"id", c.id}, {"title", c.title}, {"theme", c.theme}, {"mode", c.mode}, {"basis", c.basis}, {"severity", c.severity}, {"provisions", c.provisions}, {"place", c.place}};
    made["results"] = {{"passed", c.passed}, {"failed", c.failed}, {"not evidenced", c.not_evidenced}, {"needs a person", c.needs_person}, {"not applicable", c.not_applicable}, {"fault", c.fault}};
    auto cases = Json::array();
    for (const auto& one : c.cases) cases.push_back(case_json(one));
    made["cases"] = std::move(cases);
    made["more_cases"] = c.more_cases;
    return made;
}

template <typename Part>
Json list_json(const std::vector<Part>& parts, Json (*write)(const Part&)) {
    auto made = Json::array();
    for (const auto& part : parts) made.push_back(write(part));
    return made;
}

Json page_json(const ReportPage& p) {
    return {{"id", p.id},
            {"title", p.title},
            {"intro", p.intro},
            {"figures", list_json(p.figures, figure_json)},
            {"tables", list_json(p.tables, table_json)},
            {"checks", list_json(p.checks, check_json)},
            {"cases", list_json(p.cases, case_json)},
            {"notes", p.notes}};
}

}  // namespace

std::string to_json(const Report& report) {
    Json made{{"careact", version()}, {"title", report.title}, {"on", report.on.to_text()}};
    auto provenance = Json::array();
    for (const auto& [name, value] : report.provenance) provenance.push_back({{"name", name}, {"value", value}});
    made["provenance"] = std::move(provenance);
    made["pages"] = list_json(report.pages, page_json);
    return made.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace careact
