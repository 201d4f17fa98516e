#pragma once
/// The steps of an answer's proof: which of them decide it, and how they are told.

#include "careact/determination.hpp"

namespace careact::auditing {

/// The rule's own working; null if none was kept.
[[nodiscard]] const ProofNode* node_of(const Determination& determination, const Outcome& outcome);

/// What the rule itself asks, in its order: not what stands within one of these.
[[nodiscard]] std::vector<const ProofStep*> requirements_of(const Determination& determination, const Outcome& outcome);

/// What a step asks, in words: its title, that of the rule it asks, or a name. Empty where it has nothing but what the rule file says there.
[[nodiscard]] std::string said(const ProofStep& step, const Determination& determination);

/// The working of an answer in words, a line for each step that has some, so many at most; of a fact, where it stands in the record too.
[[nodiscard]] std::vector<std::string> working_of(const Determination& determination, const Outcome& outcome);

}  // namespace careact::auditing
