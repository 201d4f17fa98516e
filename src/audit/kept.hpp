#pragma once
/// Decisions that the casebook keeps, beside what the rules say now of the same version; and what overrides them.

#include "audit/case_reader.hpp"

namespace careact::auditing {

[[nodiscard]] KeptDecisions kept_decisions(const Casebook& casebook, const CaseReader& reader, const Rulebook& rulebook, const AuditOptions& options);
[[nodiscard]] std::vector<OverrideFound> overrides_on(const Casebook& casebook, const AuditOptions& options);

}  // namespace careact::auditing
