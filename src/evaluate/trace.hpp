#pragma once
/// What ran: one outcome for each rule that was asked, with the steps it took. Explanations are made from this and nothing else.

#include "evaluate/cell.hpp"
#include "program/program.hpp"

#include <deque>

namespace careact::evaluation {

using OutcomeId = std::uint32_t;
constexpr OutcomeId no_outcome = ~OutcomeId{0};

struct Step {
    enum class Kind : std::uint8_t { Applies, Requirement, Clause, Exception, Test, Fact, Figure, Asked, Looked, Rounded, Carried };
    Kind kind = Kind::Test;
    std::uint32_t depth = 0;
    Span span;                 // what was written
    std::string title;         // of a label, in words for people
    std::string label;         // of a requirement, a clause, an exception; the path of a fact; the name of a figure
    Status status = Status::Unknown;
    Value value;
    Value before;              // of Rounded
    std::vector<program::Citation> under;
    AtomId atom = 0;           // of a fact or a figure's row
    bool has_atom = false;
    bool decided = false;      // taken for a condition that then held: it is why a clause answered
    OutcomeId asked = no_outcome;
    DerivedId derived = not_derived;  // what of the derivation it tells of
};

/// How a number came about: what was done, and on what. A sum's parts are added or taken away, a product's multiplied or divided by;
/// of steps, the parts are the size of a step and what is stepped through.
struct Term {
    enum class Kind : std::uint8_t { Written, Fact, Figure, Asked, Looked, Sum, Product, Least, Greatest, Rounded, Converted, Rate, Steps, Other };
    Kind kind = Kind::Other;
    Span span;
    Status status = Status::Unknown;
    Value value;
    std::vector<std::pair<TermId, std::int8_t>> parts;
    bool part_steps = false;   // of Steps: part of a step counts as one
    std::string name;          // the path of a fact, the figure, the table
    std::shared_ptr<const Item> item;  // that a fact is read of
    AtomId atom = 0;           // of a figure's row
    bool has_atom = false;
    OutcomeId asked = no_outcome;
};

/// Something that was evaluated, with what of it was: enough to do it again from the parts alone. Kept where receipts are wanted.
struct Derived {
    /// An expression of the rules, or what has none of its own: an answer as a whole, clauses in order, the exceptions, one way that
    /// they can turn out, something that a construct was given, the national answer beside a local one.
    enum class Kind : std::uint8_t { Expression, Answer, Ladder, Exceptions, Way, Given, National };
    struct Part {
        DerivedId derived = not_derived;
        program::ExprId expr = program::no_expr;  // what was written there: of a name, the name and not what it stands for
    };
    Kind kind = Kind::Expression;
    program::ExprId expr = program::no_expr;
    Status status = Status::Unknown;
    Value value;
    std::vector<Part> parts;           // in the order they were evaluated
    std::string path;                  // of a fact; of what was asked whether it is recorded
    EvidenceState evidence = EvidenceState::Recorded;  // how that stands in the record
    AtomId figure = 0;                 // of a figure: its row
    bool has_figure = false;
    const program::TableBlock* block = nullptr;  // of a table: the rows on the day
    std::size_t rows = 0;                        // how many of them were looked at
    Rational factor;                             // of a conversion
    OutcomeId asked = no_outcome;
};

/// What a clock runs by: whether it applies, and then its dates, none where it has none.
struct ClockDates {
    Cell applies, start, due, stop, soon;
};

struct RuleOutcome {
    enum class Kind : std::uint8_t { Rule, Table, Clock, Check } kind = Kind::Rule;
    std::uint32_t id = 0;
    OutcomeId number = 0;   // its place in the trace
    bool kept = true;       // with its steps, if the session keeps any
    std::string item;       // the item it is about, if any: its path, or the values in brackets
    std::string item_key;
    std::shared_ptr<const Item> subject;  // the item, where it is about one and nothing else
    Date date;
    program::Layer asked_layer = program::national;
    program::Layer layer = program::national;  // whose text was used
    std::string changes;    // what was set to something else
    Cell cell;
    std::string why_not_applicable;
    ClockDates dates;       // of a clock
    std::vector<Step> steps;
    std::vector<std::pair<std::string, std::string>> person, professional;  // locale and sentence, filled in
};

struct Trace {
    std::deque<RuleOutcome> outcomes;
    std::deque<Term> terms;
    std::deque<Derived> derived;
    bool cut = false;  // more was evaluated than is kept of derivations: of what was not answered by then, none is whole
};

}  // namespace careact::evaluation
