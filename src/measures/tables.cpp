#include "measures/figures.hpp"
#include "program/program.hpp"

#include <algorithm>

namespace careact::measures {

namespace {

ReportTable table_for(const Measure& measure, const Made& made) {
    ReportTable table;
    table.id = measure.id;
    table.title = measure.title;
    table.when = when_text(measure.when, made.days);
    return table;
}

std::uint32_t choice_of(const program::Program& program, std::string_view rule) {
    const auto found = std::find_if(program.rules.begin(), program.rules.end(), [&](const auto& r) { return r.name == rule; });
    return found->type.index;
}

bool is_split(Kind kind) { return kind == Kind::Split || kind == Kind::SplitNumbers; }

/// What stands beside the number of people with one option.
std::vector<ReportCell> more_of(const Measure& measure, const Tally& part, const Tally& whole, const Made& made) {
    if (measure.kind == Kind::Split) return {share_cell(part.cases, whole.cases, measure.places)};
    if ((measure.also & HideSmall) != 0 && part.cases > 0 && part.cases < made.fewest) return {not_shown(), not_shown(), not_shown()};
    return {number_cell(part.median(), part.unit, measure.unit), number_cell(part.mean(), part.unit, measure.unit, measure.places),
            number_cell(part.greatest(), part.unit, measure.unit)};
}

}  // namespace

ReportTable split_table(const Counted& counted, const Made& made) {
    const auto& measure = counted.measure;
    const auto& whole = counted.periods[0];
    auto table = table_for(measure, made);
    table.base = "of " + with_commas(whole.cases) + " " + std::string(measure.of);
    table.columns =
        measure.kind == Kind::Split ? std::vector<std::string>{"", "number", "%"} : std::vector<std::string>{"", "number", "median", "mean", "greatest"};
    table.chart = ReportTable::Chart::Bars;
    const auto choice = choice_of(made.program, measure.rule);
    for (std::size_t i = 0; i < made.program.choices[choice].options.size(); ++i) {
        const auto part = i < whole.parts.size() ? whole.parts[i] : Tally{};
        std::vector<ReportCell> row = {ReportCell::words(option_title(made.program, choice, i)), count_cell(part.cases)};
        for (auto& cell : more_of(measure, part, whole, made)) row.push_back(std::move(cell));
        table.rows.push_back(std::move(row));
    }
    if (whole.not_known > 0) table.note = with_commas(whole.not_known) + " more are not known, and in no line.";
    table.note = joined({table.note, not_verified(whole.unverified)});
    return table;
}

ReportTable periods_table(const std::vector<const Counted*>& all, const Made& made) {
    ReportTable table;
    table.id = "periods";
    table.title = "the same in other periods";
    table.columns = {""};
    for (std::size_t i = 0; i < 3; ++i) table.columns.push_back(when_text(When::Periods, made.days, i));
    for (const auto* counted : all) {
        if (counted->measure.when != When::Periods || is_split(counted->measure.kind)) continue;
        auto& row = table.rows.emplace_back();
        row.push_back(ReportCell::words(std::string(counted->measure.title)));
        for (const auto& tally : counted->periods) row.push_back(cell_of(counted->measure, tally, made));
    }
    return table;
}

ReportTable teams_table(const std::vector<const Counted*>& all, const Made& made) {
    ReportTable table;
    table.id = "by_team";
    table.title = "by team";
    table.columns = {"team"};
    table.when = when_text(When::Day, made.days);
    std::map<std::string, std::vector<ReportCell>> rows;
    std::vector<const Counted*> shown;
    for (const auto* counted : all) {
        if ((counted->measure.also & ByTeam) == 0) continue;
        shown.push_back(counted);
        table.columns.emplace_back(counted->measure.title);
        for (const auto& [team, tally] : counted->teams) rows[team];
    }
    for (auto& [team, row] : rows) {
        row.push_back(ReportCell::words(team.empty() ? "no team named" : team));
        for (const auto* counted : shown) {
            const auto found = counted->teams.find(team);
            row.push_back(cell_of(counted->measure, found == counted->teams.end() ? Tally{} : found->second, made));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace careact::measures
