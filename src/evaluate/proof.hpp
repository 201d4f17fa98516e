#pragma once

#include "careact/determination.hpp"
#include "evaluate/session.hpp"

namespace careact::evaluation {

/// What had to hold for an answer, from its own steps and from those of the rules it asked: why, and why not.
[[nodiscard]] std::vector<Requirement> requirements_of(const Session& session, const RuleOutcome& outcome);

/// The proof of outcomes, clocks and checks: every answer they rest on, each once. Sets `proof` of each to its node.
[[nodiscard]] std::vector<ProofNode> proof_of(const Session& session, Determination& determination);

}  // namespace careact::evaluation
