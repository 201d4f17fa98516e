#pragma once
/// What the choice of cases turns on: who worked on one, what it is stratified by, and what a regulator's list is to hold.

#include "audit/facts.hpp"
#include "careact/audit.hpp"

namespace careact::auditing {

/// Whether anybody of these names worked on the case, decided in it or checked it: gives where that stands, or nothing.
[[nodiscard]] std::string own_case(const program::Program& program, const Record& record, const std::vector<std::string>& names);

/// The case's stratum by the keys: `Grays, own_home, not recorded`.
[[nodiscard]] std::string stratum_of(const program::Program& program, const Record& record, const std::vector<std::string>& keys, Date on);
/// Throws std::invalid_argument for a key that leads nowhere.
void check_strata(const program::Program& program, const std::vector<std::string>& keys);

/// The ids of the criteria that the case meets.
[[nodiscard]] std::vector<std::string> criteria_met(const program::Program& program, const Record& record, Date on);

/// Every place in a record that the tables here name, for a test that each of them is there.
[[nodiscard]] std::vector<std::string_view> places_named();

}  // namespace careact::auditing
