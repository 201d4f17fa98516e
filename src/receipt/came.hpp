#pragma once
/// What a step comes to, and how steps are put together under three-valued logic. Written for the checker alone: it is not the evaluator's.

#include "careact/determination.hpp"

#include <string_view>

namespace careact::receipt {

struct Came {
    OutcomeStatus status = OutcomeStatus::Undecided;
    Value value;

    [[nodiscard]] bool decided() const { return status == OutcomeStatus::Decided; }
    [[nodiscard]] bool applies() const { return status != OutcomeStatus::NotApplicable; }
    [[nodiscard]] bool is(bool yes) const { return decided() && value == Value{yes}; }
    [[nodiscard]] bool is_none() const { return decided() && std::holds_alternative<None>(value); }
};

[[nodiscard]] inline Came decided(Value value) { return {OutcomeStatus::Decided, std::move(value)}; }
[[nodiscard]] inline Came standing(OutcomeStatus status) { return {status, {}}; }

/// A part of a step: what the receipt says that it came to, and what it was there.
struct Part {
    Came came;
    std::string_view as;
    std::optional<std::uint32_t> of;
    const DerivedStep* step = nullptr;
};
using Parts = std::vector<Part>;

/// Thrown within the room alone: the parts are not such as the operation can have, so nothing follows from them.
struct Unfit {};

/// The value as a type that the operation needs.
template <typename T>
const T& need(const Value& value) {
    const auto* found = std::get_if<T>(&value);
    if (found == nullptr) throw Unfit{};
    return *found;
}

template <typename T>
const T& need(const std::optional<T>& value) {
    if (!value) throw Unfit{};
    return *value;
}

[[nodiscard]] const Part& at(const Parts& parts, std::size_t place);

/// What the receipt says a step came to.
[[nodiscard]] inline Came said(const DerivedStep& step) { return {step.status, step.value}; }

/// Options are one if they have one name; the rest as rules mean it.
[[nodiscard]] bool same(const Value& left, const Value& right);
/// Below nothing, nothing, above: of two values of one ordered type.
[[nodiscard]] int order(const Value& left, const Value& right);
/// Whether what was said is what follows: amounts to the last digit, and with their unit.
[[nodiscard]] bool agree(const Came& said, const Came& follows);
/// As people read it: `£5.00`, `undecided`.
[[nodiscard]] std::string text_of(const Came& came);

/// Operands that are all needed: decided if they all are, else what holds it up. Not applicable, then undecided, then failed.
[[nodiscard]] Came all_needed(const std::vector<Came>& operands);
/// `and` of conditions that were all looked at, or `or`: one that settles it, then one not known, then a fault; of none that applies, none.
[[nodiscard]] Came joined(const std::vector<Came>& conditions, bool conjunction);
[[nodiscard]] Came opposite(Came came);
/// One of two, and it is not known which.
[[nodiscard]] Came either(const Came& first, const Came& second);

}  // namespace careact::receipt
