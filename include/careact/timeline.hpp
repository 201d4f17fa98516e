#pragma once
/// Answers over a stretch of days: when each changes, and what changed it.

#include "careact/determination.hpp"
#include "careact/explain.hpp"

#include <string>
#include <vector>

namespace careact {

/// Something that stood otherwise the day before, and is not owed to another change that is listed.
struct ChangeCause {
    std::string rule, title, item;  // where it came about
    std::string text;               // in words: what it is now, and what it was
    std::vector<std::string> provisions;
};

/// Days, first and last included, on which an outcome stands the same.
struct TimelineInterval {
    Date first_day, last_day;
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;                      // where it is decided
    std::string why;                  // what it waits for, why it failed, or why it does not apply
    std::vector<ChangeCause> causes;  // none for the first
    /// What it comes to over these days where it is an amount for each week: a seventh of it for each day, rounded half up to the penny.
    std::optional<Quantity> amount;
};

struct Timeline {
    std::string goal, title;
    std::string item, item_name;  // of a rule about each item of a list
    std::vector<TimelineInterval> intervals;
};

struct TimelineOptions {
    std::string goal;
    Date from, to;  // both included
    std::optional<Date> known_on;
    bool national_only = false;
};

/// One timeline, or one for each item that the goal is about. Throws std::invalid_argument for a goal that is no rule, clock or
/// check, and for days in the wrong order or over fifty years apart. Pure, as `evaluate` is.
[[nodiscard]] std::vector<Timeline> timeline(const Rulebook& rulebook, const Record& record, const TimelineOptions& options);

/// Days on which two timelines stand the same each, with what the first comes to less what the second does.
struct DifferenceInterval {
    Date first_day, last_day;
    std::string first, second;           // how each stands
    std::optional<Quantity> difference;  // where both are amounts; rounded half up to the penny
};

struct Difference {
    std::vector<DifferenceInterval> intervals;
    Quantity total{NumberKind::Money, {}, Period::Week};  // of the intervals that have one
    bool whole = true;                                    // whether each interval has one
};

/// What should have been, less what was: above nothing is owed by the person, below it was overpaid.
[[nodiscard]] Difference difference(const Timeline& should, const Timeline& was);

/// For people: each interval with its amount and what changed; and what is owed or overpaid, with the total.
[[nodiscard]] std::string to_text(const std::vector<Timeline>& timelines, const TextOptions& options = {});
[[nodiscard]] std::string to_text(const Difference& difference, const TextOptions& options = {});
/// JSON objects, described by `docs/schema/timeline.schema.json`.
[[nodiscard]] std::string to_json(const std::vector<Timeline>& timelines);
[[nodiscard]] std::string to_json(const Difference& difference);

}  // namespace careact
