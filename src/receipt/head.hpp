#pragma once
/// What a receipt says of its outcomes, clocks and checks, held against the proof.

#include "receipt/findings.hpp"
#include "receipt/read.hpp"

namespace careact::receipt {

void check_head(const Json& receipt, const std::vector<ProofNode>& proof, Findings& findings);

}  // namespace careact::receipt
