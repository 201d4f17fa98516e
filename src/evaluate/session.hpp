#pragma once
/// The reference evaluator: the meaning of the language, one short function for each construct. A session is one record, one
/// rulebook, one thread; it remembers what it has answered.

#include "evaluate/trace.hpp"

#include <map>
#include <set>
#include <utility>

namespace careact::evaluation {

struct Limits {
    std::uint64_t steps = 20'000'000;  // expressions evaluated in one session
    std::size_t trace_steps = 400;     // kept for one rule's answer
    std::size_t trace_terms = 500'000;  // kept in one session
    std::size_t trace_derived = 500'000;  // the same
};

/// Everything outside the record that can change an answer.
struct World {
    Date date;
    std::optional<Date> known_on;
    program::Layer layer = program::national;
    std::uint32_t changes = 0;  // which facts are set to something else; 0: none
};

/// Facts set to something else, by where they stand in the record.
using Changes = std::map<std::string, Cell>;

/// Which rules and clauses were reached, for those who ask.
struct Coverage {
    std::set<std::tuple<std::uint32_t, program::Layer, std::string>> clauses;  // rule, layer, what of it
};

/// What is taken down while answering. Steps: what explanations are made from. Derivations: the steps, and all that receipts need.
enum class Keep : std::uint8_t { Nothing, Steps, Derivations };

class Session {
public:
    Session(const program::Program& program, std::shared_ptr<const Item> record, Limits limits = {}, Keep keep = Keep::Steps)
        : program_(program), record_(std::move(record)), limits_(limits), keep_(keep) {
        changes_.emplace_back();
    }

    /// The answer of a rule about nothing but the record, or about an item (or values) given as cells.
    const RuleOutcome& ask(std::uint32_t rule, const World& world, const std::vector<Cell>& arguments = {});
    /// The state of a clock, with its dates.
    const RuleOutcome& clock(std::uint32_t clock, const World& world, const std::vector<Cell>& arguments = {});
    const RuleOutcome& check(std::uint32_t check, const World& world, const std::vector<Cell>& arguments = {});
    /// Any expression that needs nothing but the record: a goal of an example, a promise.
    Cell evaluate(program::ExprId id, const World& world, std::uint32_t slots, const std::vector<Cell>& arguments = {});
    /// The items a scope's list has, as cells; or the list itself where it is not known.
    Cell items(const program::Scope& scope, const World& world, std::vector<Cell>& items);
    /// A world in which facts are set to something else.
    World with(const World& world, const std::string& path, Cell value);

    [[nodiscard]] const Atoms& atoms() const { return atoms_; }
    [[nodiscard]] const Trace& trace() const { return trace_; }
    [[nodiscard]] const program::Program& program() const { return program_; }
    /// Values that a fact was compared with, by where it stands: the places where an answer can turn.
    [[nodiscard]] const std::map<std::string, std::vector<Value>>& thresholds() const { return thresholds_; }
    void cover(Coverage* coverage) { coverage_ = coverage; }

private:
    friend class Logic;
    friend class Numbers;
    friend class Lists;
    friend class Carrying;
    friend class Clocks;

    struct Frame {
        World world;
        std::vector<Cell> slots;
        RuleOutcome* outcome = nullptr;  // whose steps are being taken
        std::uint32_t depth = 0;
        bool quiet = false;              // nothing is kept
        bool inner = false;              // derivations are kept, and no steps: what is read of is told with what is read
        std::uint32_t module = 0;
        DerivedId derived = not_derived;  // what is being evaluated
        const Cell *start = nullptr, *due = nullptr;  // of a clock
    };

    Cell eval(program::ExprId id, Frame& frame);
    /// A condition; if it holds, its steps are marked as what decided.
    Cell condition(program::ExprId id, Frame& frame);
    Cell dispatch(const program::Expr& e, Frame& frame);
    std::vector<Cell> eval_all(const std::vector<program::ExprId>& ids, Frame& frame);

    // ---- Facts ----
    Cell fact(const program::Expr& e, Frame& frame);
    Cell member(const program::Expr& e, Frame& frame);
    Cell at(const program::Expr& e, Frame& frame);
    Cell read(const Evidence& evidence, const program::Type& type, const std::string& path, const program::Member* member, Frame& frame);
    Cell silent(const program::Type& type, const std::string& path, const program::Member* member, EvidenceState state);
    Cell missing(const std::string& path, const program::Type& type, EvidenceState state, bool of_evidence = false);
    Cell evidence_test(const program::Expr& e, Frame& frame);
    const Cell* changed(const std::string& path, const Frame& frame) const;
    void note_threshold(program::ExprId of, const Value& against, Frame& frame);

    // ---- Figures, tables, rules ----
    Cell figure(const program::Expr& e, Frame& frame);
    /// A failure that is nobody's fault: a figure, a list or a row of a table that has no value yet.
    Cell gap_in(const std::string& what, std::string fault);
    Cell data_list(const program::Expr& e, Frame& frame);
    /// Each row of a list with what it is cited and doubted for; where there is a gap, that alone.
    std::vector<Cell> rows_in_force(const program::Expr& e, const World& world);
    const program::Row* row_on(const std::vector<program::Row>& rows, const World& world) const;
    Cell call(const program::Expr& e, Frame& frame);
    Cell lookup(const program::Expr& e, Frame& frame);
    Cell look_up_row(const program::TableBody& body, const std::vector<Cell>& arguments, const std::string& name, Frame& frame);
    void run_rule(RuleOutcome& outcome, const World& world, const std::vector<Cell>& arguments);
    Cell answer(const program::Rule& rule, const program::RuleBody& body, Frame& frame);
    Cell body_answer(const program::RuleBody& body, Frame& frame);
    Cell ladder(const std::vector<program::Clause>& clauses, Frame& frame);
    Cell ladder_from(const std::vector<program::Clause>& clauses, std::size_t from, Frame& frame);
    Cell clause_value(const program::Clause& clause, Frame& frame);
    Cell general_and_exceptions(const program::RuleBody& body, Frame& frame);
    Cell among(const program::RuleBody& body, const std::vector<bool>& holds, Frame& frame);
    void tell(RuleOutcome& outcome, const program::RuleBody& body, Frame& frame);
    Cell beside_national(const program::Rule& rule, const program::RuleBody& body, Cell local, const std::vector<Cell>& arguments, Frame& frame);
    /// A frame to answer in.
    Frame frame_of(RuleOutcome& outcome, const World& world, const std::vector<Cell>& arguments, std::uint32_t slots) const;

    // ---- What results rest on ----
    void cite(Cell& cell, const std::vector<program::Citation>& under);
    void label(Cell& cell, const std::string& label, std::uint32_t rule);
    void doubt(Cell& cell, const std::string& what, const std::string& why);
    Step* step(Frame& frame, Step::Kind kind, Span span, const Cell& cell);
    /// Takes down how a number came about; nothing where steps are not kept.
    Term* term(Frame& frame, Term::Kind kind, Span span, Cell& cell, const std::vector<Cell>& parts = {}, const std::vector<std::int8_t>& signs = {});
    void keep_term(const program::Expr& e, Cell& cell, Frame& frame);
    /// Does the work, and takes down what came of it and of which parts, where receipts are wanted.
    template <typename Work>
    Cell derive(Derived::Kind kind, program::ExprId expr, Frame& frame, const Work& work);
    /// What is being evaluated, for what is worth noting of it; nothing where it is not taken down.
    Derived* deriving(const Frame& frame);
    void derived(DerivedId place, Cell& cell, Frame& frame);
    /// Something that a construct was given, and did not evaluate.
    void derive_given(const Cell& cell, Frame& frame);
    void reached(const Frame& frame, const std::string& what);
    const RuleOutcome* answered(const std::string& key) const;
    std::string memo_key(char kind, std::uint32_t id, const World& world, const std::vector<Cell>& arguments);
    RuleOutcome& begin(RuleOutcome::Kind kind, std::uint32_t id, const World& world, const std::vector<Cell>& arguments);

    const program::Program& program_;
    std::shared_ptr<const Item> record_;
    Limits limits_;
    Keep keep_;
    bool unkept_ = false;  // rules are asked by what keeps no steps: a value carried forward, a sentence
    std::uint64_t steps_ = 0;
    std::size_t asking_ = 0;  // how deep rules are asking rules
    Atoms atoms_;
    Trace trace_;
    std::unordered_map<std::string, OutcomeId> answered_;
    std::vector<Changes> changes_;
    std::unordered_map<std::string, std::uint32_t> change_ids_;
    std::unordered_map<std::string, Value> blanks_;
    std::map<std::string, std::vector<Value>> thresholds_;
    Coverage* coverage_ = nullptr;
};

template <typename Work>
Cell Session::derive(Derived::Kind kind, program::ExprId expr, Frame& frame, const Work& work) {
    trace_.cut = trace_.cut || trace_.derived.size() >= limits_.trace_derived;
    if (keep_ != Keep::Derivations || frame.quiet || trace_.cut) {
        auto cell = work();
        cell.derived = not_derived;
        return cell;
    }
    const auto place = static_cast<DerivedId>(trace_.derived.size());
    auto& begun = trace_.derived.emplace_back();
    begun.kind = kind;
    begun.expr = expr;
    const auto around = std::exchange(frame.derived, place);
    auto cell = work();
    frame.derived = around;
    derived(place, cell, frame);
    return cell;
}

/// The join of two possible results, where it is not known which it will be: the one value if they agree, else unknown.
[[nodiscard]] Cell either(const Cell& first, const Cell& second, const Support& turns_on);

}  // namespace careact::evaluation
