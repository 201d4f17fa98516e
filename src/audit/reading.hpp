#pragma once
/// What an auditor wrote of a case, as the vocabulary's fact `audit` has it.

#include "audit/facts.hpp"
#include "careact/audit.hpp"

namespace careact::auditing {

/// The record with what the reading says of `audit` in place of what it says itself.
[[nodiscard]] Record with_reading(const program::Program& program, const Record& record, const Record& reading);

/// Nothing where the record says nothing of an audit, or the rulebook knows of none.
[[nodiscard]] std::optional<Reading> reading_of(const program::Program& program, const Record& record, const std::string& team, std::int64_t entry);

}  // namespace careact::auditing
