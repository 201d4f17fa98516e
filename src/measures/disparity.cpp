/// Groups compared. A small number points at a person; so does a total less all that is shown, and so does one table beside another of the
/// same people. A group that has to be hidden anywhere on a page is therefore hidden in each of its tables.

#include "measures/figures.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace careact::measures {

namespace {

using Counts = std::vector<std::size_t>;

bool is_few(std::size_t value, std::size_t fewest) { return value > 0 && value < fewest; }

/// How much of a column is hidden; how many rows that have any of it.
struct Together {
    std::size_t sum = 0, rows = 0;
};
Together together(const Counts& column, const std::vector<bool>& hidden) {
    Together made;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (hidden[i]) made.sum += column[i], made.rows += column[i] > 0 ? 1 : 0;
    }
    return made;
}

/// Whether the total of a column, which is shown unless it is small itself, tells one of the hidden numbers, or that they are all small.
bool gives_away(const Counts& column, const std::vector<bool>& hidden, std::size_t fewest) {
    const auto mine = together(column, hidden);
    const auto total = std::accumulate(column.begin(), column.end(), std::size_t{0});
    return mine.sum > 0 && !is_few(total, fewest) && (mine.sum < fewest || mine.rows == 1);
}

/// The row that is still shown and has the smallest number of this column, and some.
std::optional<std::size_t> next_to_hide(const Counts& column, const std::vector<bool>& hidden) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (!hidden[i] && column[i] > 0 && (!found || column[i] < column[*found])) found = i;
    }
    return found;
}

bool is_share(const Measure& measure) { return measure.kind == Kind::Share; }

/// The numbers of a group that a table tells, or that can be taken from those it tells.
Counts told_of(const Measure& measure, const Tally& tally) {
    return is_share(measure) ? Counts{tally.cases, tally.counted, tally.cases - tally.counted} : Counts{tally.cases};
}

/// The groups that are hidden in all tables of one grouping.
std::set<Group> hidden_groups(const std::vector<const Counted*>& all, std::size_t grouping, std::size_t fewest) {
    std::set<Group> names;
    for (const auto* one : all) {
        for (const auto& [group, tally] : one->groups[grouping]) names.insert(group);
    }
    std::vector<Counts> columns;
    for (const auto* one : all) {
        const auto first = columns.size();
        columns.resize(first + told_of(one->measure, {}).size());
        for (const auto& group : names) {
            const auto found = one->groups[grouping].find(group);
            const auto told = told_of(one->measure, found == one->groups[grouping].end() ? Tally{} : found->second);
            for (std::size_t i = 0; i < told.size(); ++i) columns[first + i].push_back(told[i]);
        }
    }
    const auto hidden = hidden_rows(columns, fewest);
    std::set<Group> made;
    std::size_t place = 0;
    for (const auto& group : names) {
        if (hidden[place++]) made.insert(group);
    }
    return made;
}

/// A line of a table: what a group or everybody comes to.
std::vector<ReportCell> row_of(const Measure& measure, const std::string& name, const Tally& tally, bool shown, bool not_known_shown, const Made& made) {
    const auto count = [&](std::size_t value) { return shown ? count_cell(value) : not_shown(); };
    std::vector<ReportCell> row = {ReportCell::words(name), shown ? cell_of(measure, tally, made) : not_shown()};
    if (is_share(measure)) row.push_back(count(tally.counted));
    row.push_back(count(tally.cases));
    row.push_back(not_known_shown ? count_cell(tally.not_known + tally.faults) : not_shown());
    return row;
}

ReportTable empty_table(const Measure& measure, const Grouping& grouping, const Made& made) {
    ReportTable table;
    table.id = std::string(measure.id) + "_" + std::string(grouping.id);
    table.title = std::string(measure.title) + ", by " + std::string(grouping.title);
    table.when = when_text(measure.when, made.days);
    table.base = measure.of;
    table.note = "Numbers under " + std::to_string(made.fewest) + " are not shown, nor those that would give one away. A group that is hidden here is hidden in each table on this page.";
    table.columns = is_share(measure) ? std::vector<std::string>{std::string(grouping.title), "%", "number", "of", "not known"}
                                      : std::vector<std::string>{std::string(grouping.title), "value", "of", "not known"};
    table.chart = ReportTable::Chart::Bars;
    return table;
}

ReportTable group_table(const Counted& counted, std::size_t grouping, const std::set<Group>& hidden, const Made& made) {
    const auto& measure = counted.measure;
    auto table = empty_table(measure, groupings()[grouping], made);
    Counts not_known;
    std::vector<bool> rows;
    for (const auto& [group, tally] : counted.groups[grouping]) not_known.push_back(tally.not_known + tally.faults), rows.push_back(hidden.contains(group));
    const auto not_known_hidden = hidden_rows({not_known}, made.fewest, rows);
    std::size_t place = 0;
    for (const auto& [group, tally] : counted.groups[grouping]) {
        table.rows.push_back(row_of(measure, group.second, tally, !rows[place], !not_known_hidden[place], made));
        ++place;
    }
    const auto& whole = counted.periods[0];
    const auto told = told_of(measure, whole);
    const bool shown = std::none_of(told.begin(), told.end(), [&](auto value) { return is_few(value, made.fewest); });
    table.rows.push_back(row_of(measure, "everybody", whole, shown, !is_few(whole.not_known + whole.faults, made.fewest), made));
    return table;
}

}  // namespace

std::vector<bool> hidden_rows(const std::vector<std::vector<std::size_t>>& columns, std::size_t fewest, std::vector<bool> hidden) {
    if (columns.empty()) return hidden;
    hidden.resize(columns[0].size());
    for (const auto& column : columns) {
        for (std::size_t i = 0; i < column.size(); ++i) hidden[i] = hidden[i] || is_few(column[i], fewest);
    }
    for (bool again = true; again;) {
        again = false;
        for (const auto& column : columns) {
            const auto next = gives_away(column, hidden, fewest) ? next_to_hide(column, hidden) : std::nullopt;
            if (next) hidden[*next] = again = true;
        }
    }
    return hidden;
}

std::vector<ReportTable> group_tables(const std::vector<const Counted*>& all, const Made& made) {
    std::vector<const Counted*> compared;
    std::copy_if(all.begin(), all.end(), std::back_inserter(compared), [](const auto* one) { return (one->measure.also & ByGroup) != 0; });
    std::vector<ReportTable> tables;
    if (compared.empty()) return tables;
    std::vector<std::set<Group>> hidden;
    for (std::size_t i = 0; i < compared[0]->groups.size(); ++i) hidden.push_back(hidden_groups(compared, i, made.fewest));
    for (const auto* one : compared) {
        for (std::size_t i = 0; i < one->groups.size(); ++i) {
            if (!one->groups[i].empty()) tables.push_back(group_table(*one, i, hidden[i], made));
        }
    }
    return tables;
}

}  // namespace careact::measures
