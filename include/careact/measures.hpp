#pragma once
/// The figures of an audit: what rules say of each record of a caseload, added up. Every figure has its base, its date and its rule.

#include "careact/record.hpp"
#include "careact/report.hpp"

#include <memory>

namespace careact {

struct MeasureOptions {
    Date on;  // the day of the report
    /// What happens over time is counted to this day; if left out, to the last day of a whole month on or before `on`.
    std::optional<Date> counted_to;
    std::optional<Date> known_on;  // what was known of the rules' figures by then
    bool national_only = false;
    std::optional<std::string> team;          // only this team's records; the empty text for records that name none
    std::string team_from;                    // where in a record the team stands; `who.locality` if empty
    std::optional<std::size_t> fewest_shown;  // smaller numbers of a group are not shown; the rules' `fewest_shown`, or 5, if left out
};

/// Adds up a caseload, record by record. Each record is evaluated on up to four days, once each, and is not kept. Not for use by several
/// threads at once: give each its own, made of the same rulebook and options, and merge them.
class Measures {
public:
    /// Throws std::invalid_argument if `team_from` leads nowhere in the records of the rulebook.
    Measures(const Rulebook& rulebook, const MeasureOptions& options);
    ~Measures();
    Measures(Measures&& other) noexcept;
    Measures& operator=(Measures&& other) noexcept;

    void add(const Record& record);
    /// Takes over what the other counted, and leaves it empty.
    void merge(Measures&& other);
    /// A page for each subject, with what was counted so far; empty afterwards. What the rules do not say is left out, and the page says so.
    [[nodiscard]] std::vector<ReportPage> take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace careact
