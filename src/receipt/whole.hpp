#pragma once
/// Whether a receipt has all that belongs to it, and has it once.

#include "receipt/findings.hpp"
#include "receipt/read.hpp"

namespace careact::receipt {

/// Throws Malformed for a receipt that answers nothing. Outcomes that are there twice are found, and answers that nothing asks for: what
/// asked for them was taken out.
void check_whole(const Json& receipt, const std::vector<ProofNode>& proof, Findings& findings);

}  // namespace careact::receipt
