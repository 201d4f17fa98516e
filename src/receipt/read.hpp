#pragma once
/// A receipt's proof, from JSON.

#include "careact/determination.hpp"

#include <nlohmann/json.hpp>

namespace careact::receipt {

using Json = nlohmann::json;

/// What is not as `docs/schema/determination.schema.json` has it.
struct Malformed {
    std::string what;
};

/// Throws Malformed, or what the JSON library throws for a member that is not there or not of its type.
[[nodiscard]] std::vector<ProofNode> proof_of(const Json& receipt);
[[nodiscard]] OutcomeStatus status_of(const std::string& name);

}  // namespace careact::receipt
