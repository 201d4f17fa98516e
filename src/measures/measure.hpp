#pragma once
/// What a figure of the report is: which rule counts, of whom, and how it is printed. All of them stand in one table, in table.cpp.

#include <cstdint>
#include <string_view>
#include <vector>

namespace careact::measures {

enum class Kind : std::uint8_t {
    Count,    // how many; of a rule that gives a number, its total
    Share,    // the part of the base, in percent
    Ratio,    // the total of the rule to the total of the base, in percent; neither need be part of the other
    Rate,     // how many to 100,000 of the people in the area
    Median,   // of a rule that gives a number or an amount
    Longest,  // the greatest
    Mean,
    EventsAndPeople,  // the total of the rule, and of how many different people: `detail` gives the number of each
    Split,            // how many for each option of a choice
    SplitNumbers,     // beside how many: the median, the mean and the greatest of `detail`
    Constant          // what the rules say of the council itself
};

/// When it is counted: on the day of the report; or on the last day of a whole month, for which councils publish their figures. Year: the
/// twelve months to that day. Periods: the financial year to that day, the same months a year before, and the last whole financial year.
enum class When : std::uint8_t { Day, MonthEnd, Year, Periods };

enum Also : std::uint8_t { Nothing = 0, ByTeam = 1, ByGroup = 2, HideSmall = 4 };

struct Measure {
    std::string_view page, id, title;
    Kind kind = Kind::Count;
    When when = When::Day;
    std::string_view base, rule;   // names of rules; without a base, of every record or item that the rule is about
    std::string_view of;           // the base in words, after a number: `people with a service`
    int places = 0;                // decimal places of a percentage, a rate or a mean
    std::string_view unit = {};    // after a median or the like: ` days`
    std::string_view detail = {};  // a rule: see `Kind`
    unsigned also = Nothing;
};

/// In the order in which pages show them.
[[nodiscard]] const std::vector<Measure>& all();

struct Page {
    std::string_view id, title, intro;
};
[[nodiscard]] const std::vector<Page>& pages();

/// What groups are compared by: a protected characteristic, which no rule may read, or a rule that gives a choice.
struct Grouping {
    std::string_view id, title, fact, rule;
};
[[nodiscard]] const std::vector<Grouping>& groupings();

// Rules that say something of the report itself.
constexpr std::string_view population_rule = "adults_in_the_area";
constexpr std::string_view fewest_rule = "fewest_shown";
constexpr std::string_view contact_rule = "last_contact_on";

}  // namespace careact::measures
