#pragma once
/// What an expression comes to: a value, nothing yet, nothing at all, or a fault; and what that rests on.

#include "careact/value.hpp"
#include "program/type.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace careact::evaluation {

enum class Status : std::uint8_t { Known, Unknown, NotApplicable, Failed };

/// One thing that a result can rest on, or wait for.
struct Atom {
    enum class Kind : std::uint8_t {
        Fact,            // text: where in the record
        Judgement,       // the same
        Presumption,     // the same
        Missing,         // the same: its value is not known
        MissingEvidence, // the same: whether anything is recorded there at all is what was asked
        Figure,          // text: the figure; index: its row; layer
        Unverified,      // text: what was not verified, and why
        Label,           // text: the label of a clause; index: the rule
        Provision,       // text: "CAR reg 25"
        Gap,             // text: the figure that has none
    };
    Kind kind = Kind::Fact;
    std::string text;
    std::uint32_t index = 0;
    std::uint8_t layer = 0;
    program::Type type;              // of facts, known or missing
    EvidenceState state = EvidenceState::Recorded;
    Value value;                     // of facts that are known
    std::shared_ptr<const Judgement> judgement;
};

using AtomId = std::uint32_t;
/// How a number came about: its place among the terms of a trace.
using TermId = std::uint32_t;
constexpr TermId no_term = ~TermId{0};
/// Something that was evaluated: its place among the derivations of a trace.
using DerivedId = std::uint32_t;
constexpr DerivedId not_derived = ~DerivedId{0};
/// Sorted, each once.
using Support = std::vector<AtomId>;

void merge(Support& into, const Support& more);
void add(Support& into, AtomId atom);

/// Atoms by what they are; the same one is never held twice.
class Atoms {
public:
    AtomId intern(Atom atom);
    [[nodiscard]] const Atom& operator[](AtomId id) const { return all_[id]; }

private:
    std::deque<Atom> all_;                                  // does not move: the keys are views into it
    using Key = std::tuple<Atom::Kind, std::uint32_t, std::uint8_t, std::string_view>;
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    std::unordered_map<Key, AtomId, Hash> ids_;
};

struct Cell {
    Status status = Status::Unknown;
    Value value;
    Support rests;      // what the result rests on
    Support open;       // missing facts: those that still matter, or, of a known result, those that turned out not to
    std::string fault;  // of a failed one
    TermId term = no_term;  // of a number, where steps are kept
    DerivedId derived = not_derived;  // where receipts are wanted

    [[nodiscard]] bool known() const { return status == Status::Known; }
    [[nodiscard]] bool is(bool yes) const { return known() && value == Value{yes}; }
};

[[nodiscard]] Cell known(Value value);
[[nodiscard]] Cell failed(std::string fault);
[[nodiscard]] Cell not_applicable();

/// Takes over what another cell rests on, and what it waits for if both wait.
void lean_on(Cell& cell, const Cell& other);

/// For operations that need all their operands: what comes of them if they are not all known. Not applicable comes first, since it
/// stays so whatever is learnt; then unknown, since what is learnt may make it not applicable.
[[nodiscard]] Cell unless_known(const std::vector<const Cell*>& operands);

}  // namespace careact::evaluation
