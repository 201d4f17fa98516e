#pragma once
/// The steps of an answer's proof: which of them decide it, and how they are told.

#include "careact/determination.hpp"

namespace careact::auditing {

/// The rule's own working; null if none was kept.
[[nodiscard]] const ProofNode* node_of(const Determination& determination, const Outcome& outcome);

/// What the rule itself asks, in its order: not what stands within one of these.
[[nodiscard]] std::vector<const ProofStep*> requirements_of(const Determination& determination, const Outcome& outcome);

/// What a step asks, in words where it has some.
[[nodiscard]] std::string said(const ProofStep& step, const Determination& determination);

/// Of an answer that is no: the first requirement that is no, or else the last thing asked that is. Null if there is none.
[[nodiscard]] const ProofStep* what_is_no(const Determination& determination, const Outcome& outcome);

/// The working of an answer, a line for each step, so many at most.
[[nodiscard]] std::vector<std::string> working_of(const Determination& determination, const Outcome& outcome);

}  // namespace careact::auditing
