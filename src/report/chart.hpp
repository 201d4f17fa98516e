#pragma once
/// Charts as SVG that stands in the page. Each is told in words as well, and its parts by patterns, so that none needs its colours.

#include "careact/number.hpp"

#include <string>
#include <vector>

namespace careact::report {

/// How many parts of a bar can be told apart.
constexpr std::size_t most_parts = 8;
/// Rows of a chart; the table beside it has the rest.
constexpr std::size_t most_bars = 30;

struct Bar {
    std::string label, said;       // what it is of; the value in words
    std::vector<Rational> parts;   // from the left; one of less than nothing has no length
};

struct Chart {
    std::string id, title, told;       // told: the chart in words, for those who do not see it
    std::vector<std::string> parts;    // what each part is; empty if a bar has only one
    std::vector<Bar> bars;
    bool of_hundred = false;           // percentages: a bar of 100 is as wide as the chart
    bool shares = false;               // each bar is as wide as the chart: its parts are shares of its own whole
};

/// A bar under its label, as wide as the page gives room for: what is written on it keeps its size on a phone.
[[nodiscard]] std::string svg(const Chart& chart);

/// The results of checks, in the order of the fills that are theirs.
enum class Part : std::uint8_t { Passed, Failed, NotEvidenced, NeedsPerson, Fault };
/// A thin bar of results, for a row of a table that has the numbers; screen readers pass over it.
[[nodiscard]] std::string thin_bar(const std::vector<std::size_t>& results);
/// The fill of a result, to stand before its name.
[[nodiscard]] std::string swatch(Part part);
/// What the fills are made of: once on a page that has charts.
[[nodiscard]] std::string fills();

}  // namespace careact::report
