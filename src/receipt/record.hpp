#pragma once
/// The facts of a receipt, held against the record they were read from.

#include "receipt/findings.hpp"
#include "receipt/read.hpp"

namespace careact::receipt {

/// Each fact that has a value: the path leads to it in the record. How many were compared is given back.
[[nodiscard]] std::size_t check_record(const Json& record, const std::vector<ProofNode>& proof, const Json& receipt, Findings& findings);

}  // namespace careact::receipt
