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

bool hides_small(const Measure& measure) { return (measure.also & HideSmall) != 0; }

/// What stands beside the number of people with one option. Where small numbers are hidden there is no greatest: it is one person's own.
std::vector<ReportCell> more_of(const Measure& measure, const Tally& part, const Tally& whole) {
    if (measure.kind == Kind::Split) return {share_cell(part.cases, whole.cases, measure.places)};
    std::vector<ReportCell> cells = {number_cell(part.median(), part.unit, measure.unit), number_cell(part.mean(), part.unit, measure.unit, measure.places)};
    if (!hides_small(measure)) cells.push_back(number_cell(part.greatest(), part.unit, measure.unit));
    return cells;
}

/// Every option has a part, though nobody is in it.
std::vector<Tally> parts_of(const Tally& whole, std::size_t options) {
    auto parts = whole.parts;
    parts.resize(options);
    return parts;
}

/// Which of the parts are not shown: none of them, but for measures that hide what is small.
std::vector<bool> hidden_of(const Measure& measure, const std::vector<Tally>& parts, const Made& made) {
    std::vector<std::size_t> cases;
    for (const auto& part : parts) cases.push_back(part.cases);
    return hides_small(measure) ? hidden_rows({cases}, made.fewest) : std::vector<bool>(parts.size());
}

}  // namespace

ReportTable split_table(const Counted& counted, const Made& made) {
    const auto& measure = counted.measure;
    const auto& whole = counted.periods[0];
    auto table = table_for(measure, made);
    table.base = "of " + with_commas(whole.cases) + " " + std::string(measure.of);
    const auto choice = choice_of(made.program, measure.rule);
    const auto& named = made.program.choices[choice].title;
    table.columns = {named.empty() ? "which" : named, "number"};
    if (measure.kind == Kind::Split) table.columns.insert(table.columns.end(), {"%"});
    else table.columns.insert(table.columns.end(), {"median", "mean"});
    if (measure.kind == Kind::SplitNumbers && !hides_small(measure)) table.columns.emplace_back("greatest");
    table.chart = ReportTable::Chart::Bars;
    const auto parts = parts_of(whole, made.program.choices[choice].options.size());
    const auto hidden = hidden_of(measure, parts, made);
    const bool nothing_known = whole.cases == 0 && whole.not_known > 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<ReportCell> row = {ReportCell::words(option_title(made.program, choice, i)), hidden[i] ? not_shown() : count_cell(parts[i].cases)};
        for (auto& cell : more_of(measure, parts[i], whole)) row.push_back(hidden[i] ? not_shown() : nothing_known ? not_known() : std::move(cell));
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
    table.columns = {"figure"};
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
