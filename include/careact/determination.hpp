#pragma once
/// What the rules say of one record on one date: proposed, with reasons; a named person decides.

#include "careact/record.hpp"
#include "careact/rulebook.hpp"

#include <optional>
#include <string>
#include <vector>

namespace careact {

enum class OutcomeStatus : std::uint8_t { Decided, Undecided, NotApplicable, Failed };
/// `decided`, `undecided`, `not applicable`, `failed`.
[[nodiscard]] std::string_view to_text(OutcomeStatus status);

/// A fact that is not known, and why.
struct MissingFact {
    std::string path;      // carers[1].significant_impact
    std::string title;     // as the vocabulary calls it
    EvidenceState state = EvidenceState::Silent;
    bool judgement = false;  // only a named person can settle it
    std::string part_of = {};  // where it has no title: that of the nearest thing it is part of that has one
};

/// Facts that, once recorded, settle an outcome: for each way of answering that does, what the outcome then is.
struct SettlingSet {
    struct Answer {
        std::vector<std::string> values;  // in the order of `facts`
        std::string outcome;
    };
    std::vector<std::string> facts;
    bool whatever_the_answer = false;
    bool every_answer_tried = false;  // `answers` are all that settle it; otherwise the facts have no end of values, and these are some
    std::vector<Answer> answers;
};

/// One fact which, if it were otherwise, would turn the outcome.
struct NearestChange {
    std::string path, title, from, to, outcome;
    std::string item_name = {};  // of a fact about an item of a list: what the record calls the item
};

/// A fact that a result rests on. Judgements carry who, when and why.
struct RestsOn {
    std::string path, title, value;
    std::string by, on, because;  // of judgements
};

struct FigureUsed {
    std::string name, title, value, from, source, unverified, layer;
    std::string place;  // file and line of the amount: `rules/national/charging/figures.care:41`
};

/// One thing that had to hold, as the rule states it, and how it stands.
struct Requirement {
    std::string label, title, text, rule;  // title: in words for people
    OutcomeStatus status = OutcomeStatus::Undecided;
    std::string value;
    std::vector<std::string> provisions;
};

struct NextStepDue {
    std::string step, for_person;
    std::vector<std::string> provisions;
};

/// One step of a rule's working, as it ran.
struct ProofStep {
    std::string kind;    // applies, requirement, clause, exception, test, fact, figure, asked, looked up, rounded, carried
    std::string text;    // what the rule file says there
    std::string name;    // the label, the fact's path, the figure, the rule asked
    std::string value;   // what it came to; empty if it is not known
    std::string before;  // of a rounding
    std::string status;
    std::uint32_t depth = 0;
    std::string title;   // of a label, a fact or a figure, in words for people
    std::string layer, since, unverified, source;  // of a figure
    std::string place;     // file and line: of a figure, of the amount
    bool decided = false;  // taken for a condition that then held: it is why a clause answered
    std::vector<std::string> provisions;
    std::optional<std::uint32_t> asked;    // the node of the rule that was asked
    std::optional<std::uint32_t> derived;  // where the node's derivation has what it came to
};

/// How a number came about: what was done, and on what. Those of one answer refer to each other by their place in its list.
struct WorkedNumber {
    enum class Kind : std::uint8_t { Written, Fact, Figure, Asked, LookedUp, Sum, Product, Least, Greatest, Rounded, Converted, MadeRate, Steps, Other };
    struct Part {
        std::uint32_t number = 0;  // its place in the list
        std::int8_t sign = 1;      // of a sum: -1 if it is taken away; of a product: -1 if it divides
    };
    Kind kind = Kind::Other;
    OutcomeStatus status = OutcomeStatus::Undecided;
    Quantity value;               // if it is decided
    std::string text;             // what the rule file says there
    std::string name, title;      // of a fact (its path), a figure or a table
    std::string item_name;        // of a fact about an item of a list: what the record calls the item
    std::string place;            // file and line; of a figure, of the amount
    std::vector<Part> parts;      // of Steps: the size of a step, then what is stepped through
    bool part_steps = false;      // of Steps: part of a step counts as one
    std::optional<FigureUsed> figure;
    std::optional<std::uint32_t> asked;  // the node of the rule that was asked
};

/// One thing that was evaluated on the way to an answer, with what it was made of: enough to do it again from the parts alone. Those of
/// one answer refer to each other by their place in its list. `docs/auditing.md` says what each operation means.
struct DerivedStep {
    struct Part {
        std::uint32_t step = 0;            // its place in the list
        std::string as;                    // what it was there: when, gives, minus; empty where there is but one thing that it can be
        std::optional<std::uint32_t> of;   // of exceptions and rows of a table: which one, from 0
    };
    /// What a row of a table asks of one key: anything, one of the values, or that it is within the bounds.
    struct Key {
        bool any = false;
        std::vector<Value> values;
        std::vector<std::pair<std::string, Value>> bounds;  // up to, below, over, at least
    };
    struct Row {
        std::vector<Key> keys;
        bool gap = false;  // it gives no amount
    };
    std::string op;                // and, sum, rounded, fact
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;                   // if it is decided
    std::string shown;             // of an option: as people read it
    std::vector<Part> parts;       // in the order they were evaluated
    std::string text;              // what the rule file says there
    std::uint32_t line = 0;        // of the file, from 1
    std::string name;              // of a fact (its path), a figure, a table, a rule, a conversion
    std::string how;               // what distinguishes two uses of one operation: on or before, half up
    std::string unit;              // of rounding: penny; of months added: what becomes of a day that the month lacks
    bool negated = false;
    std::optional<std::int64_t> number;        // how many at least; of `and` and `or`, how many there are
    std::string state;                         // of a fact: how it stands in the record, if it has no value there; one that is silent may be presumed
    std::optional<Rational> factor;            // of a conversion
    std::optional<FigureUsed> figure;
    std::optional<std::uint32_t> asked;        // the node of the rule that was asked
    std::vector<std::optional<std::uint32_t>> exceptions;  // to which other each one is an exception
    std::optional<std::vector<Row>> rows;      // of a table: those that were looked at
};

/// One rule's answer about one thing on one day. Nodes refer to each other by their place in the list.
struct ProofNode {
    std::string rule, title, item, layer, date, status, value, clause, why, changes;
    std::vector<std::string> provisions;
    std::vector<ProofStep> steps;
    std::string item_name;                 // what the record calls the item: State Pension
    std::string clause_title;              // of the clause that answered, in words for people
    std::string place;                     // file and line of the rule
    bool national_alone = false;           // asked of the national rules alone, where there is a layer over them
    std::vector<RestsOn> item_amounts;     // the sums of money that the record gives of the item
    std::vector<MissingFact> waits_for;    // of an answer that is not decided
    std::vector<WorkedNumber> working;     // of a number: parts before what is made of them, the whole last; empty if not kept
    std::vector<DerivedStep> derivation;   // the same of any answer, in full; empty if not asked for (`EvaluateOptions::derivations`)
};

struct Outcome {
    std::string goal, title;
    std::string module;     // where the rule stands: national.eligibility.adult
    std::string item;       // where the item stands that it is about; empty if it is about the person
    std::string item_name;  // its id, option or place
    std::string item_title; // what people call it: its name, what it is, its option or its kind; empty if nothing recorded says
    std::string item_kind;  // what is left to call it then: `carer 2`
    std::string each_of;    // the list whose items the rule is asked about, one by one: `carers`; empty if it is about the person
    bool for_person = false;  // the rule has words for the person, whether or not there is an answer to tell
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;
    std::string type;
    std::string layer;          // whose rule answered
    std::string fault;          // of a failed one
    bool figure_not_known = false;  // it failed because a figure has no amount, and not by a fault in the rules
    std::string not_applicable_because;
    bool may_override = false;

    std::vector<MissingFact> missing;        // those that still matter
    std::vector<MissingFact> immaterial;     // not known, and found not to matter
    std::vector<SettlingSet> settled_by;     // the smallest sets, searched up to `searched_to` facts
    std::size_t searched_to = 0;
    std::vector<RestsOn> judgements, facts, presumptions;
    std::vector<std::string> unverified;
    std::vector<FigureUsed> figures;
    std::vector<std::string> provisions;
    std::vector<Requirement> requirements;
    std::vector<NearestChange> would_change;
    std::vector<NextStepDue> next_steps;
    std::vector<std::string> tells_person, tells_professional;  // filled in, in the language asked for
    std::optional<std::uint32_t> proof;

    /// Whether anything recorded bears on it. A fault in the rules always counts.
    [[nodiscard]] bool something_recorded() const;
};

/// How a clock stands on the day. Undecided: facts are missing; never taken as in time. Fault: the rules have one.
enum class ClockState : std::uint8_t { NotStarted, Running, DueSoon, Met, Missed, NotApplicable, Undecided, Fault };
/// `not started`, `due soon`, `fault`.
[[nodiscard]] std::string_view to_text(ClockState state);

/// A deadline, explained as an outcome is: its value is its state. Each date is a Date, or a DateTime where the clock runs by times of
/// day, or None where there is none or it is not known.
struct ClockOutcome : Outcome {
    ClockState state = ClockState::Undecided;
    Value start, due, due_soon_from;
    Value stopped;                            // by the day asked about; a later stop is not looked at
    std::string missed_means;                 // what reports call it when it is late
    /// To the due day: from the day it stopped, or from the day asked about if it has not. Below nothing, that many days over.
    std::optional<std::int64_t> days_left;
    /// Of a clock that is due at a time of day: to that moment from the one it stopped at, or from 00:00 in London on the day asked about.
    std::optional<std::int64_t> minutes_left;

    /// Whether something is still to be done: it has started, applies, and has not stopped.
    [[nodiscard]] bool is_open() const;
};

/// NeedsPerson: it passes so far, and a question is left that only a named person can answer.
enum class CheckResult : std::uint8_t { Passed, Failed, NotEvidenced, NeedsPerson, NotApplicable, Fault };
/// `passed`, `not evidenced`, `needs a person`.
[[nodiscard]] std::string_view to_text(CheckResult result);

/// An audit question about the record, explained as an outcome is: its value is yes where it passed.
struct CheckOutcome : Outcome {
    CheckResult result = CheckResult::NotEvidenced;
    std::string theme;
    std::string asks;  // the question that is put to a person, if there is one
};

/// A judgement that the record dates after the day asked about: on that day nobody had made it, and it counts as not recorded.
struct LaterJudgement {
    std::string path, title;
    Date on;  // when it was made
};

struct Determination {
    std::string record, record_digest, rulebook_digest, layer;
    Date on;
    std::optional<Date> known_on;
    std::string engine_version;
    std::vector<Outcome> outcomes;
    std::vector<ClockOutcome> clocks;
    std::vector<CheckOutcome> checks;
    std::vector<ProofNode> proof;
    std::vector<LaterJudgement> judged_later;  // in the order of the record's members
};

struct EvaluateOptions {
    Date on;
    std::optional<Date> known_on;            // what was known of figures by then; all that is known if left out
    std::vector<std::string> goals;          // rules, clocks and checks to answer; if empty, all that are reported of the kinds below
    bool outcomes = true, clocks = true, checks = false;
    bool national_only = false;              // what the national rules alone would say
    bool search = true;                      // look for settling sets and nearest changes
    std::size_t settle_size = 3;             // facts in a settling set, at most
    bool derivations = false;                // keep how every answer comes of its parts: what makes a determination a receipt
    std::size_t search_budget = 500;         // further evaluations for one outcome, about
    std::string locale;                      // of the wording: `cy`; English if empty or not there
    std::uint64_t steps = 20'000'000;        // of evaluation, at most
};

/// Pure: the same rulebook, record and options give the same determination, on any thread. Throws std::invalid_argument for a goal
/// that is no rule, clock or check of the rulebook; for nothing that the record contains.
[[nodiscard]] Determination evaluate(const Rulebook& rulebook, const Record& record, const EvaluateOptions& options);

}  // namespace careact
