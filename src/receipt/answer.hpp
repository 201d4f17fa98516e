#pragma once
/// One answer of the proof: its derivation worked out again, and what the node says beside it.

#include "receipt/findings.hpp"

namespace careact::receipt {

void check_answer(const std::vector<ProofNode>& proof, std::uint32_t number, Findings& findings);
/// An answer may not rest on itself, by whatever way round.
void check_circles(const std::vector<ProofNode>& proof, Findings& findings);
/// As people read it: an option by the words that the receipt has for it.
[[nodiscard]] std::string shown(const DerivedStep& step);

}  // namespace careact::receipt
