#pragma once
/// Derivations as receipts carry them, from what a session has taken down.

#include "careact/determination.hpp"
#include "evaluate/session.hpp"

#include <functional>

namespace careact::evaluation {

/// What was evaluated for one answer: parts before what is made of them, the whole last. `node` gives the node of a rule that was asked;
/// `places` takes the place of each derivation in the list. Empty where none was kept.
[[nodiscard]] std::vector<DerivedStep> derivation_of(const Session& session, const RuleOutcome& outcome, const std::function<std::uint32_t(OutcomeId)>& node,
                                                     std::map<DerivedId, std::uint32_t>& places);

}  // namespace careact::evaluation
