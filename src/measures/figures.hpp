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
/// Groups compared, a table for each grouping; small numbers are not shown, nor what would give one away.
[[nodiscard]] std::vector<ReportTable> group_tables(const Counted& counted, const Made& made);

enum class Shown : std::uint8_t { Yes, Few, Hidden };
/// Which numbers of a column can be shown above their total, which is shown unless it is small itself. Few: from 1 to below `fewest`. Hidden: others that would
/// give one of those away by taking them from the total, and those whose rest in `of` is as small. `of` is empty, or as long as `values`.
[[nodiscard]] std::vector<Shown> protect(const std::vector<std::size_t>& values, const std::vector<std::size_t>& of, std::size_t fewest);

/// A count as far as it can be shown.
[[nodiscard]] ReportCell shown_cell(std::size_t value, Shown shown, std::size_t fewest);

}  // namespace careact::measures
