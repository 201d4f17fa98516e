#pragma once
/// What an auditor wrote of a case, as the vocabulary's fact `audit` has it.

#include "audit/facts.hpp"
#include "careact/audit.hpp"

namespace careact::auditing {

/// The record with what the reading says of `audit` in place of what it says itself.
[[nodiscard]] Record with_reading(const program::Program& program, const Record& record, const Record& reading);

/// Nothing where the record says nothing of an audit, or the rulebook knows of none.
/// The record of a case that nobody has read: the casebook has no reading of it, and the record says of none. So there are no actions of
/// one either, and that is known. A record that says something of an audit stays as it is.
[[nodiscard]] Record with_no_reading(const program::Program& program, const Record& record);
[[nodiscard]] std::optional<Reading> reading_of(const program::Program& program, const Record& record, const std::string& team, std::int64_t entry);

}  // namespace careact::auditing
