#pragma once
/// Worklists: what is due, late or not known of many records, by team, oldest first.

#include "careact/determination.hpp"
#include "careact/explain.hpp"

#include <array>
#include <string>
#include <vector>

namespace careact {

/// Where a clock stands as work to do. DoneLate: it stopped after its due day, and nothing is left to do.
enum class DueState : std::uint8_t { Missed, DueToday, DueSoon, Running, Undecided, DoneLate, Fault };
constexpr std::size_t due_states = 7;
/// `missed`, `due today`, `done late`.
[[nodiscard]] std::string_view to_text(DueState state);

struct DueOptions {
    Date on;
    std::optional<Date> known_on;
    bool national_only = false;
    std::vector<DueState> states = {DueState::Missed, DueState::DueToday, DueState::DueSoon, DueState::Fault};
    std::optional<std::int64_t> within;  // days: what is due in them is due soon, whatever the rules say
    std::optional<std::string> team;     // only this team's; the empty text for records that name none
    std::string team_from;               // where in a record the team stands; `who.locality` if empty
    bool names = false;                  // people's names (`who.name`) beside the ids
    bool all = false;                    // undecided clocks too on which nothing recorded bears; they are only counted otherwise
};

/// One clock of one record.
struct DueItem {
    DueState state = DueState::Undecided;
    std::string team;    // empty where the record names none
    std::string record;  // `about.id`, or what the caller called the record if it has none
    std::string name;    // of the person, if asked for
    ClockOutcome clock;
};

struct DueList {
    Date on;
    std::string rulebook_digest, layer, engine_version;
    bool names = false;
    std::size_t records = 0;
    std::array<std::size_t, due_states> counts{};  // clocks in each state, listed or not
    std::size_t silent = 0;                        // undecided clocks on which nothing recorded bears; not in `counts`
    std::vector<DueItem> items;                    // by team, those of none last; in each by due day, those without one last

    [[nodiscard]] std::size_t count(DueState state) const { return counts[static_cast<std::size_t>(state)]; }
};

/// Gathers a list, record by record. Not for use by several threads at once; lists of several can be told apart by their records.
class DueLister {
public:
    /// Throws std::invalid_argument if `team_from` leads nowhere in the records of the rulebook.
    DueLister(const Rulebook& rulebook, const DueOptions& options);
    void add(const Record& record);
    /// The list in its order. The lister is empty afterwards.
    [[nodiscard]] DueList take();

private:
    void add(const ClockOutcome& clock, const DueItem& of);

    Rulebook rulebook_;
    DueOptions options_;
    DueList list_;
};

/// For a terminal.
[[nodiscard]] std::string to_text(const DueList& list, const TextOptions& options = {});
/// A JSON object, described by `docs/schema/due.schema.json`.
[[nodiscard]] std::string to_json(const DueList& list);
/// Comma-separated values with a heading line (RFC 4180).
[[nodiscard]] std::string to_csv(const DueList& list);
/// A calendar (RFC 5545) with an event for each item that has a due date: all day, or at its time. The same list gives the same bytes.
[[nodiscard]] std::string to_calendar(const DueList& list);

}  // namespace careact
