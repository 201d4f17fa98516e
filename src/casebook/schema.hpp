#pragma once
/// The tables of a casebook, one step for each version of their form.

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace careact::casebook {

/// What SQLite files of this kind carry in their header: `Care`.
constexpr int application_id = 0x43617265;

[[nodiscard]] int latest_version();

/// Takes the tables from an older version, or from none, to the latest; within the caller's transaction, and with foreign keys
/// unheeded, since tables that others refer to are made anew.
void migrate(SQLite::Database& database, int from);

/// Tables, indexes and triggers that are missing, are different from what the latest version has, or are not of it.
[[nodiscard]] std::vector<std::string> schema_differences(SQLite::Database& database);

}  // namespace careact::casebook
