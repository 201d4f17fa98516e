#pragma once
/// An amount as a statement: line by line, what was added and taken away, by which rule, from what in the record, and why.

#include "careact/determination.hpp"
#include "careact/explain.hpp"

#include <string>
#include <vector>

namespace careact {

/// What a line does to what stands above it in its part. The first line of a part adds to nothing.
enum class LineKind : std::uint8_t {
    Added,
    TakenAway,
    Multiplied,
    Divided,
    InSteps,      // so many steps of this size, whole ones
    InPartSteps,  // the same, part of a step counting as one
    AtLeast,      // not less than this
    AtMost,       // not more than this
    Converted,    // to another period
    Rounded,
};
/// `added`, `taken away`, `multiplied by`, `divided by`, `in whole steps of`, `in steps or part steps of`, `no less than`, `no more than`,
/// `converted`, `rounded`.
[[nodiscard]] std::string_view to_text(LineKind kind);

/// Why an answer is what it is: the clause that answered, or a yes that decided that it did.
struct StatementReason {
    std::string words;  // the label in words for people; where it has none, what the rule file says
    bool in_words = true;
    std::string rule, label, layer, place;
    std::vector<std::string> provisions;
};

struct StatementLine {
    LineKind kind = LineKind::Added;
    std::string words;               // what it is: "the part of this income that counts"
    bool in_words = true;            // whether somebody wrote those words for people; they are made of a name otherwise
    std::string of;                  // what it is of, as the record calls it: "State Pension"
    OutcomeStatus status = OutcomeStatus::Undecided;
    std::optional<Quantity> amount;  // if it is decided, and without the sign of its kind; of Converted and Rounded, the result
    std::optional<Quantity> after;   // what the part has come to with this line; nothing after a line that is not decided
    std::string path;                // where in the record it comes from
    std::string rule;                // the rule it is the answer of, if it is one's
    std::string text, place;         // what the rule file says there, its file and line; of a figure, of the amount
    std::string layer;
    std::vector<std::string> provisions;
    std::vector<StatementReason> reasons;
    std::vector<FigureUsed> figures;
    std::vector<RestsOn> recorded;       // the amounts the record gives, of an item that comes to nothing
    std::vector<MissingFact> waits_for;  // what is missing, of a line that is not decided
    std::string fault;                   // why it failed, or does not apply
    std::optional<std::uint32_t> part;   // the part of the statement that itemises it
    bool nothing = false;                // it comes to nothing, and the sum without it is the same
};

/// One sum: its lines, from the top, come to its total exactly.
struct StatementPart {
    std::string rule, title, of, item;  // `item`: where in the record the item stands that it is about
    bool in_words = true;
    OutcomeStatus status = OutcomeStatus::Undecided;
    std::optional<Quantity> total;
    std::vector<StatementLine> lines;
    std::string layer, place;
    std::vector<std::string> provisions;
    std::vector<StatementReason> reasons;
    bool is_sum = false;  // whether its lines are only added and taken away
};

/// One outcome that is an amount of money. The parts stand before those that draw on them; the last is the outcome itself.
struct Statement {
    std::string goal, title, item, item_name;
    OutcomeStatus status = OutcomeStatus::Undecided;
    std::optional<Quantity> total;
    std::string fault;
    bool figure_not_known = false;  // as in `Outcome`
    std::vector<StatementPart> parts;
    std::vector<MissingFact> missing;
    std::vector<NearestChange> would_change;
    std::vector<std::string> tells_person, tells_professional, unverified;
    std::string record, record_digest, rulebook_digest, layer, engine_version;
    Date on;
    std::optional<Date> known_on;
};

struct StatementOptions {
    std::size_t depth = 8;  // parts within parts, at most; what is deeper is a line and not itemised
};

/// A statement for each outcome that is an amount of money, in their order. Made from the proof and nothing else. Pure.
[[nodiscard]] std::vector<Statement> statements(const Determination& determination, const StatementOptions& options = {});

/// For the professional: every line with its rule, authority, figures and places. `options.proof` is not looked at.
[[nodiscard]] std::string to_text(const std::vector<Statement>& statements, const TextOptions& options = {});
/// For the person: no codes and no names of rules; lines that come to nothing are left out.
[[nodiscard]] std::string to_plain_text(const std::vector<Statement>& statements, const TextOptions& options = {});
/// A JSON object, described by `docs/schema/statement.schema.json`.
[[nodiscard]] std::string to_json(const std::vector<Statement>& statements);
/// A page of them alone. `options.proof` and `options.all` are not looked at.
[[nodiscard]] std::string to_html(const std::vector<Statement>& statements, const HtmlOptions& options = {});

}  // namespace careact
