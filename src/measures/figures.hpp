#pragma once
/// From what was counted to the figures and tables of a page.

#include "measures/words.hpp"

namespace careact::measures {

/// A group's place among others, and its name.
using Group = std::pair<std::size_t, std::string>;

struct Counted {
    Measure measure;
    std::array<Tally, 3> periods;  // those but the first of `When::Periods` alone
    std::map<std::string, Tally> teams;
    std::vector<std::map<Group, Tally>> groups;  // by grouping

    void merge(const Counted& other);
};

/// What all pages are made of.
struct Made {
    const program::Program& program;
    Days days;
    std::size_t records = 0;
    std::optional<Rational> population;
    std::string population_note;
    std::size_t fewest = 5;
};

/// The value as it is printed; not of splits.
[[nodiscard]] ReportCell cell_of(const Measure& measure, const Tally& tally, const Made& made);
/// One figure; of events and people two; of splits none.
[[nodiscard]] std::vector<ReportFigure> figures_of(const Counted& counted, const Made& made);

[[nodiscard]] ReportTable split_table(const Counted& counted, const Made& made);
/// Measures with periods, a line each. Without rows if there are none.
[[nodiscard]] ReportTable periods_table(const std::vector<const Counted*>& all, const Made& made);
/// A line for each team. Without rows if nothing is counted by team.
[[nodiscard]] ReportTable teams_table(const std::vector<const Counted*>& all, const Made& made);
/// Groups compared, a table for each measure and grouping; small numbers are not shown, nor what would give one away, in this table or beside another.
[[nodiscard]] std::vector<ReportTable> group_tables(const std::vector<const Counted*>& all, const Made& made);

/// Which rows of a table are not shown, or of tables with the same rows; each column is as long as the others, and its total is shown unless it is
/// small itself. A row is hidden if one of its numbers is from 1 to below `fewest`; and more are, the smallest first, until what is hidden of each
/// column is nothing, or `fewest` together in two rows or more. `hidden`: rows that are hidden anyway.
[[nodiscard]] std::vector<bool> hidden_rows(const std::vector<std::vector<std::size_t>>& columns, std::size_t fewest, std::vector<bool> hidden = {});

}  // namespace careact::measures
