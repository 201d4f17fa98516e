/// Groups compared. A small number points at a person, and so can a total from which all others are taken away.

#include "measures/figures.hpp"

#include <algorithm>
#include <numeric>

namespace careact::measures {

namespace {

bool is_few(std::size_t value, std::size_t fewest) { return value > 0 && value < fewest; }

struct Column {
    const std::vector<std::size_t>& values;
    const std::vector<std::size_t>& of;
    std::size_t fewest;

    /// The least and the most that a number which is not shown can be, as far as the table tells by itself.
    [[nodiscard]] std::size_t least(std::size_t i, Shown shown) const { return shown == Shown::Few ? 1 : std::min(values[i], fewest); }
    [[nodiscard]] std::size_t most(std::size_t i, Shown shown, std::size_t together) const {
        return shown == Shown::Few ? fewest - 1 : of.empty() ? together : of[i];
    }
};

/// Whether the total, less what is shown, leaves only one number that one of the others can be.
bool gives_one_away(const Column& column, const std::vector<Shown>& shown) {
    std::size_t together = 0, least = 0, most = 0;
    const auto each_hidden = [&](auto visit) {
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (shown[i] != Shown::Yes) visit(i);
        }
    };
    each_hidden([&](std::size_t i) { together += column.values[i]; });
    each_hidden([&](std::size_t i) { least += column.least(i, shown[i]), most += column.most(i, shown[i], together); });
    bool one = false;
    each_hidden([&](std::size_t i) {
        const auto mine_least = column.least(i, shown[i]), mine_most = column.most(i, shown[i], together);
        const auto others_least = least - mine_least, others_most = most - mine_most;
        const auto low = std::max(mine_least, together > others_most ? together - others_most : 0);
        const auto high = std::min(mine_most, together - std::min(together, others_least));
        one = one || low >= high;
    });
    return one;
}

/// The smallest number that is still shown; nothing first if nothing else is left.
std::optional<std::size_t> next_to_hide(const Column& column, const std::vector<Shown>& shown) {
    std::optional<std::size_t> found;
    const auto key = [&](std::size_t at) { return std::pair(column.values[at] == 0, column.values[at]); };
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] != Shown::Yes || (!column.of.empty() && column.of[i] == 0)) continue;
        if (!found || key(i) < key(*found)) found = i;
    }
    return found;
}

/// The last line of a column.
Shown total_shown(std::size_t total, std::size_t of, bool has_of, std::size_t fewest) {
    return is_few(total, fewest) ? Shown::Few : has_of && is_few(of - total, fewest) ? Shown::Hidden : Shown::Yes;
}

struct Rows {
    std::vector<std::string> names;
    std::vector<Tally> tallies;
    std::vector<std::size_t> cases, counted, not_known;

    void add(const std::string& name, const Tally& tally) {
        names.push_back(name);
        tallies.push_back(tally);
        cases.push_back(tally.cases), counted.push_back(tally.counted), not_known.push_back(tally.not_known + tally.faults);
    }
};

ReportTable group_table(const Counted& counted, std::size_t grouping, const Made& made) {
    const auto& measure = counted.measure;
    const bool is_share = measure.kind == Kind::Share;
    Rows rows;
    for (const auto& [group, tally] : counted.groups[grouping]) rows.add(group.second, tally);
    const auto& whole = counted.periods[0];
    auto cases = protect(rows.cases, {}, made.fewest), not_known = protect(rows.not_known, {}, made.fewest);
    auto yes = is_share ? protect(rows.counted, rows.cases, made.fewest) : std::vector<Shown>(rows.names.size(), Shown::Yes);
    cases.push_back(total_shown(whole.cases, 0, false, made.fewest));
    not_known.push_back(total_shown(whole.not_known + whole.faults, 0, false, made.fewest));
    yes.push_back(is_share ? total_shown(whole.counted, whole.cases, true, made.fewest) : Shown::Yes);
    rows.add("everybody", whole);

    ReportTable table;
    table.id = std::string(measure.id) + "_" + std::string(groupings()[grouping].id);
    table.title = std::string(measure.title) + ", by " + std::string(groupings()[grouping].title);
    table.when = when_text(measure.when, made.days);
    table.base = measure.of;
    table.note = "Numbers under " + std::to_string(made.fewest) + " are not shown, nor those that would give one away.";
    table.columns = is_share ? std::vector<std::string>{std::string(groupings()[grouping].title), "%", "number", "of", "not known"}
                             : std::vector<std::string>{std::string(groupings()[grouping].title), "value", "of", "not known"};
    table.chart = ReportTable::Chart::Bars;
    for (std::size_t i = 0; i < rows.names.size(); ++i) {
        const bool told = cases[i] == Shown::Yes && yes[i] == Shown::Yes;
        auto& row = table.rows.emplace_back();
        row.push_back(ReportCell::words(rows.names[i]));
        row.push_back(told ? cell_of(measure, rows.tallies[i], made) : not_shown());
        if (is_share) row.push_back(shown_cell(rows.counted[i], cases[i] == Shown::Yes ? yes[i] : Shown::Hidden, made.fewest));
        row.push_back(shown_cell(rows.cases[i], cases[i], made.fewest));
        row.push_back(shown_cell(rows.not_known[i], not_known[i], made.fewest));
    }
    return table;
}

}  // namespace

ReportCell shown_cell(std::size_t value, Shown shown, std::size_t fewest) {
    return shown == Shown::Yes ? count_cell(value) : shown == Shown::Few ? fewer_than(fewest) : not_shown();
}

std::vector<Shown> protect(const std::vector<std::size_t>& values, const std::vector<std::size_t>& of, std::size_t fewest) {
    std::vector<Shown> shown(values.size(), Shown::Yes);
    bool any = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (is_few(values[i], fewest)) shown[i] = Shown::Few;
        else if (!of.empty() && is_few(of[i] - values[i], fewest)) shown[i] = Shown::Hidden;
        any = any || shown[i] != Shown::Yes;
    }
    const auto sum = [](const auto& all) { return std::accumulate(all.begin(), all.end(), std::size_t{0}); };
    const bool total_told = total_shown(sum(values), sum(of), !of.empty(), fewest) == Shown::Yes;
    const Column column{values, of, fewest};
    while (any && total_told && gives_one_away(column, shown)) {
        const auto next = next_to_hide(column, shown);
        if (!next) break;
        shown[*next] = Shown::Hidden;
    }
    return shown;
}

std::vector<ReportTable> group_tables(const Counted& counted, const Made& made) {
    std::vector<ReportTable> tables;
    for (std::size_t i = 0; i < counted.groups.size(); ++i) {
        if (!counted.groups[i].empty()) tables.push_back(group_table(counted, i, made));
    }
    return tables;
}

}  // namespace careact::measures
