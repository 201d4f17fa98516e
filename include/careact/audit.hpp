#pragma once
/// Audits: checks over many cases, each recorded decision decided again as at its own date, samples to read, and what auditors found.
/// What the rules find and what an auditor grades are kept apart: nothing here makes one from the other.

#include "careact/casebook.hpp"
#include "careact/explain.hpp"
#include "careact/report.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace careact {

// ---- Decisions, decided again ----

/// How a recorded decision stands to the rules. NotEvidenced: the record does not say what the rules ask. NotApplicable: they do not
/// speak of this case. Fault: the rules have one.
enum class Comparison : std::uint8_t { Agrees, Differs, NotEvidenced, NotApplicable, Fault };
constexpr std::size_t comparisons = 5;
/// `agrees`, `not evidenced`.
[[nodiscard]] std::string_view to_text(Comparison comparison);

/// One decision that the council recorded, and what the rules say as at its own date.
struct DecisionCompared {
    Comparison comparison = Comparison::NotEvidenced;
    std::string kind;                    // `eligibility`, `outcome`, `carer eligibility`, `weekly charge`, `who pays`, `charge in force`
    std::string record, team, item;      // item: where the decision stands in the record: determinations[1]
    std::string goal, goal_item;         // the rule, and what it is about: carers[2]
    Date decided_on, on;                 // on: the day whose rules and figures are asked: that from which a charge counts, or the same
    std::string decided_by;
    std::string council, rules;          // both answers as people read them; rules: empty unless decided
    std::string because;                 // one sentence: the step that differs, or why there is nothing to compare
    std::string step, place;             // the requirement or clause of that step, and the file and line of its rule
    std::vector<std::string> provisions, missing, working;
    std::int64_t version = 0;            // of the record, that was decided on; 0 outside a casebook
    Date version_since;                  // since when it holds
    bool version_is_later = false;       // the casebook has none that was known on the day: it is the earliest there is
};

struct DecisionTally {
    std::string kind, goal, title;
    std::array<std::size_t, comparisons> counts{};

    [[nodiscard]] std::size_t count(Comparison comparison) const { return counts[static_cast<std::size_t>(comparison)]; }
};

// ---- Decisions that the casebook keeps, and what overrides them ----

/// One outcome of a receipt.
struct ReceiptOutcome {
    std::string goal, item;  // item: where it stands: carers[1]
    std::string answer;      // `£214.25 per week`, `yes`; where there is none, how it stands: `undecided`
};

/// As much of a receipt as tells what was asked and answered.
struct ReceiptAnswers {
    std::string rulebook_digest, layer;
    Date on;
    std::optional<Date> known_on;
    std::vector<ReceiptOutcome> outcomes;
};
/// Throws CasebookError for what is no receipt.
[[nodiscard]] ReceiptAnswers answers_of_receipt(const std::string& json);

/// An outcome of a kept decision for which the rules of today, asked of the same version and day, have another answer, or none.
struct KeptDecision {
    std::int64_t entry = 0, version = 0;  // in the casebook
    std::string record, goal, item;
    Date on;
    std::string kept, now;      // answers; now: empty if they could not be asked
    bool same_rules = false;    // as those it was decided by: their answer should be the same
    std::string because;
};

struct KeptDecisions {
    std::size_t decisions = 0, redacted = 0, other_rules = 0;  // other_rules: decided by others than those of the audit
    std::size_t agree = 0, differ = 0, not_compared = 0;       // outcomes of them
    std::vector<KeptDecision> not_the_same;                    // that differ or could not be compared; as many as decisions are kept
};

/// How an override stands on the day. Replaced: a later one is about the same outcome of the same decision.
enum class OverrideState : std::uint8_t { InForce, Ended, Replaced };
/// `in force`, `ended`, `replaced`.
[[nodiscard]] std::string_view to_text(OverrideState state);

/// Who answered otherwise than the rules, why, and until when. What it says is empty where it was redacted.
struct OverrideFound {
    OverrideState state = OverrideState::InForce;
    std::int64_t entry = 0, decision = 0;
    std::string record, goal, item, instead_of, value, by, because;
    Date until;  // its last day
    DateTime recorded_at;
    bool redacted = false;
};
/// Fills in what the content of an override says. Throws CasebookError for what is none.
void read_override(OverrideFound& into, const std::string& json);

// ---- What auditors found ----

struct AuditActionFound {
    std::string record, auditor, what, owner;
    std::optional<Date> due_on, closed_on, checked_again_on;
};

/// An auditor's reading of a case, from the casebook or from the record itself.
struct Reading {
    std::string record, team, auditor, grade, grade_reasons, second_grade, second_marked_by;  // grades as the rules name them: `graded_good`; empty if not given
    std::optional<Date> audited_on;
    std::string good_practice, to_improve, persons_view, practitioners_view;
    std::vector<AuditActionFound> actions;
    std::size_t failed = 0;  // checks that failed in this case: beside the grade, and never in it
    std::int64_t entry = 0;  // in the casebook; 0 if it stands in the record
};

/// How far the second marker is from one auditor.
struct AuditorDrift {
    std::string auditor;
    std::size_t readings = 0, same = 0;
    Rational drift;  // steps lower, on average
};

/// How far two markers agree. Kappa is (observed - expected) / (1 - expected); there is none where one grade alone was ever given.
struct MarkerAgreement {
    std::size_t readings = 0;                        // with both grades
    std::vector<std::string> grades;                 // in their order, best first
    std::vector<std::vector<std::size_t>> table;     // rows: the auditor's; columns: the second marker's
    std::size_t same = 0, second_higher = 0, second_lower = 0;
    Rational observed, expected;
    std::optional<Rational> kappa;
    Rational drift;                                  // steps that the second marker is lower, on average; below nothing: higher
    std::vector<AuditorDrift> auditors;              // by name
};

/// Where an action stands on a day.
enum class ActionState : std::uint8_t { Overdue, NotOwned, NotDated, Open, Closed, CheckedAgain };
[[nodiscard]] std::string_view to_text(ActionState state);
/// To be done and past its day comes first; then what nobody owns, what has no day, what is open, closed, and looked at again.
[[nodiscard]] ActionState state_on(const AuditActionFound& action, Date on);

// ---- An audit of many cases ----

struct AuditOptions {
    Date on;
    std::optional<Date> known_on;  // versions and amounts as known by then, for the checks; decisions have days of their own
    std::string team_from;         // where in a record the team stands; `who.locality` if empty
    std::vector<std::string> records;  // of a casebook: these alone; all if empty
    std::string casebook;              // what the report calls it: `borough.book`
    bool checks = true, decisions = true;
    std::size_t most_cases = 50;   // that are kept for each check, with their working
    std::size_t most_decisions = 1'000;  // that do not agree, and are kept with their working
    unsigned threads = 2;
};

/// A version of a record, ready to be decided on.
struct VersionFound {
    std::optional<Record> record;  // none: it was redacted, or cannot be read
    std::int64_t number = 0;
    Date since;
    bool is_later = false;  // than the day asked for
};

struct AuditCase {
    Record record;                    // as it holds on the day of the audit
    std::optional<Record> reading;    // the last in the casebook: it stands for what the record itself says of an audit
    std::int64_t reading_entry = 0;
    std::function<VersionFound(Date on)> version_on;  // as known then; the record itself if left out
};

/// What is found in one case. Checks: those that did not pass, with the name of each; the others are counted.
struct CaseFindings {
    std::vector<std::pair<std::size_t, CheckResult>> results;  // by the check's place among those of the findings
    std::vector<std::pair<std::size_t, ReportCase>> cases;
    std::vector<DecisionCompared> decisions;  // those that agree too, without working
    std::optional<Reading> reading;
};

struct AuditFindings {
    Date on;
    std::optional<Date> known_on;
    std::string rulebook_digest, layer, engine_version, head;  // head: of the casebook
    std::string casebook;                                      // as the caller calls it
    std::int64_t entries = 0;                                  // of the casebook
    std::size_t records = 0, unreadable = 0, redacted = 0, later_versions = 0;
    std::vector<ReportCheck> checks;            // in the order of the rules
    std::vector<DecisionTally> tallies;         // in the order of `kinds of decision`
    std::vector<DecisionCompared> decisions;    // those that differ first
    std::size_t more_decisions = 0;             // that do not agree, and are left out of `decisions`
    KeptDecisions kept;                         // those recorded by the day of the audit
    std::vector<OverrideFound> overrides;       // the same; in force first, by the day they end
    std::vector<Reading> readings;              // by record
    MarkerAgreement agreement;                  // of these
};

/// Told of each case as it is taken in, in order: for lists too long to be kept.
struct AuditSink {
    std::function<void(const Record& record)> record;  // as it holds on the day; before it is looked at, from many threads at once
    std::function<void(const ReportCheck& check, const ReportCase& found)> check;  // each that did not pass and does apply
    std::function<void(const DecisionCompared& decision)> decision;                // each
    std::function<void(std::size_t done)> progress;
};

/// Looks at cases one by one. `look` may be called from many threads at once; `add` and `take` from one.
class Auditor {
public:
    /// Throws std::invalid_argument if `team_from` leads nowhere in the records of the rulebook.
    Auditor(const Rulebook& rulebook, const AuditOptions& options);
    [[nodiscard]] CaseFindings look(const AuditCase& one) const;
    void add(CaseFindings&& found, const AuditSink& sink = {});
    /// What was found in all that were added. The auditor is empty afterwards.
    [[nodiscard]] AuditFindings take();

private:
    void keep(ReportCheck& check, ReportCase&& found);

    Rulebook rulebook_;
    AuditOptions options_;
    AuditFindings found_;
};

/// Audits a casebook, on so many threads; cases are taken in by the order of their ids, so the same casebook gives the same findings. It
/// only reads. Throws CasebookError, and std::invalid_argument as `Auditor` does.
[[nodiscard]] AuditFindings audit(const Casebook& casebook, const Rulebook& rulebook, const AuditOptions& options, const AuditSink& sink = {});

[[nodiscard]] MarkerAgreement agreement(const std::vector<Reading>& readings, const Rulebook& rulebook);

/// An auditor's reading as it is handed in: a record that says `about.id` and `audit`, and nothing else. Absent if it cannot be kept: an
/// error among the diagnostics says why. A grade needs its reasons, a second grade the name of somebody else; no case is read after the reading is kept.
struct ReadingResult {
    std::string record;
    std::optional<AuditReading> reading;  // its version is yet to be found
    Diagnostics diagnostics;
};
[[nodiscard]] ReadingResult read_reading(const std::string& name, const std::string& text, const Rulebook& rulebook, DateTime recorded_at);

// ---- Samples ----

struct SampleOptions {
    Date on;
    std::uint64_t seed = 1;
    std::string auditor;                     // whose own cases are left out
    std::vector<std::string> manages;        // and those of these
    std::size_t size = 0;                    // or, if it is 0:
    int confidence = 95, margin = 5;         // percent: 90, 95 or 99, and 1 to 50
    std::vector<std::string> strata;         // `team`, `setting`, `reason`, `age`, or where in a record a value stands
    bool regulator = false;                  // the lists of fifty, ten and six instead
    std::int64_t not_within_months = 12;     // files audited in so many months are left out
};

/// A case that may be drawn, with what the choice turns on.
struct SampleCase {
    std::string record, stratum, left_out_because;
    std::int64_t version = 0;
    std::vector<std::string> criteria;  // of the regulator's lists: those it meets, by id
    std::size_t list = 0;               // 50, 10 or 6: the shortest of the lists it is on; 0 of any other sample
};

struct SampleStratum {
    std::string name;
    std::size_t cases = 0, drawn = 0;
};

struct Sample {
    SampleOptions options;
    std::size_t cases = 0, size = 0;
    std::vector<SampleStratum> strata;
    std::vector<SampleCase> drawn, left_out;
    std::vector<std::string> unmet;  // criteria that no case drawn meets
};

/// What a regulator's list is to hold among its cases. No source that we could read says which criteria were set: this is a reading.
struct SampleCriterion {
    std::string id, title;
};
[[nodiscard]] std::vector<SampleCriterion> regulators_criteria();

/// How many to draw of so many cases: z squared p (1 - p) / e squared with p a half, corrected for the number of cases, rounded up.
[[nodiscard]] std::size_t sample_size(std::size_t cases, int confidence, int margin);
/// So many from each stratum: in proportion, the largest remainders first, and one of each at least where there is room.
[[nodiscard]] std::vector<std::size_t> allocated(const std::vector<std::size_t>& cases, std::size_t size);

/// The cases of a casebook as they stand on the day. Throws std::invalid_argument for a stratum that leads nowhere.
[[nodiscard]] std::vector<SampleCase> sample_cases(const Casebook& casebook, const Rulebook& rulebook, const SampleOptions& options);
/// The same cases and options give the same sample on any machine: std::mt19937_64 with the seed, the cases in the order of their ids, the
/// strata in that of their names, each shuffled (Fisher and Yates, from the last place down; numbers past the last whole multiple are drawn again).
[[nodiscard]] Sample draw(std::vector<SampleCase> cases, const SampleOptions& options);
/// The ids of the records in a sample, from its JSON. Throws CasebookError if it is none.
[[nodiscard]] std::vector<std::string> records_of_sample(const std::string& json);

// ---- As people and programs read them ----

[[nodiscard]] std::string to_text(const AuditFindings& findings, const TextOptions& options = {});
[[nodiscard]] std::string to_text(const Sample& sample, const TextOptions& options = {});
[[nodiscard]] std::string to_text(const MarkerAgreement& agreement, const TextOptions& options = {});
/// The actions of the readings on a day, those overdue first.
[[nodiscard]] std::string actions_text(const std::vector<Reading>& readings, Date on, const TextOptions& options = {});
/// JSON objects, described by `docs/schema/audit.schema.json`.
[[nodiscard]] std::string to_json(const AuditFindings& findings);
[[nodiscard]] std::string to_json(const Sample& sample);
[[nodiscard]] std::string to_json(const MarkerAgreement& agreement);
[[nodiscard]] std::string actions_json(const std::vector<Reading>& readings, Date on);
/// Comma-separated values (RFC 4180): a heading, and a line for each case or decision.
[[nodiscard]] std::string check_case_csv_heading();
[[nodiscard]] std::string to_csv(const ReportCheck& check, const ReportCase& found);
[[nodiscard]] std::string decision_csv_heading();
[[nodiscard]] std::string to_csv(const DecisionCompared& decision);
/// Pages of a report: checks by theme, decisions compared, and grades with agreement and actions.
[[nodiscard]] std::vector<ReportPage> audit_pages(const AuditFindings& findings);
/// The whole report: an overview, these pages of figures (`Measures::take`), the pages of the audit, and where all of it comes from.
[[nodiscard]] Report audit_report(const AuditFindings& findings, std::vector<ReportPage> figures);

}  // namespace careact
