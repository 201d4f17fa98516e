#include "casebook/schema.hpp"

#include <array>
#include <map>

namespace careact::casebook {

namespace {

/// Entries form the chain; contents stand beside them, so that they can be redacted. `finding` and `source` help with adding and are no
/// part of the chain. `head` says what the last entry is, so that one cut off the end is missed.
constexpr auto version_1 = R"sql(
CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('record', 'quarantined', 'decision', 'override', 'redaction')),
  record TEXT NOT NULL,
  about INTEGER REFERENCES entry (number),
  valid_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX entry_record ON entry (record);
CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;
CREATE TABLE content (
  entry INTEGER PRIMARY KEY REFERENCES entry (number),
  place TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE finding (
  entry INTEGER NOT NULL REFERENCES entry (number),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  pointer TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (entry, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  name TEXT NOT NULL,
  as_of TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (name, as_of)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, '');
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are appended, and never taken out'); END;
CREATE TRIGGER entry_is_fixed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are appended, and never changed'); END;
CREATE TRIGGER content_is_fixed BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;
CREATE TRIGGER content_stays BEFORE DELETE ON content
  WHEN NOT EXISTS (SELECT 1 FROM entry WHERE about = OLD.entry AND kind = 'redaction')
  BEGIN SELECT RAISE(ABORT, 'contents are taken out by a redaction alone'); END;
)sql";

/// Samples and audits are entries too. What an entry may be is fixed in its table, so that this is made anew, with its index and triggers.
constexpr auto version_2 = R"sql(
DROP TRIGGER content_stays;
CREATE TABLE entry_2 (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('record', 'quarantined', 'decision', 'override', 'redaction', 'sample', 'audit')),
  record TEXT NOT NULL,
  about INTEGER REFERENCES entry (number),
  valid_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO entry_2 SELECT * FROM entry ORDER BY number;
DROP TABLE entry;
ALTER TABLE entry_2 RENAME TO entry;
CREATE INDEX entry_record ON entry (record);
CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are appended, and never taken out'); END;
CREATE TRIGGER entry_is_fixed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are appended, and never changed'); END;
CREATE TRIGGER content_stays BEFORE DELETE ON content
  WHEN NOT EXISTS (SELECT 1 FROM entry WHERE about = OLD.entry AND kind = 'redaction')
  BEGIN SELECT RAISE(ABORT, 'contents are taken out by a redaction alone'); END;
)sql";

/// The first step makes version 1 from nothing; each further one takes the version before it one further. None is ever edited.
constexpr std::array steps = {version_1, version_2};

using Objects = std::map<std::string, std::string>;

Objects objects_of(SQLite::Database& database) {
    Objects objects;
    SQLite::Statement query(database, "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'");
    while (query.executeStep()) objects[query.getColumn(0).getString()] = query.getColumn(1).getString();
    return objects;
}

Objects expected_objects() {
    SQLite::Database blank(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(blank, 0);
    return objects_of(blank);
}

}  // namespace

int latest_version() { return static_cast<int>(steps.size()); }

void migrate(SQLite::Database& database, int from) {
    for (auto version = static_cast<std::size_t>(from); version < steps.size(); ++version) database.exec(steps[version]);
    database.exec("PRAGMA user_version = " + std::to_string(latest_version()));
}

std::vector<std::string> schema_differences(SQLite::Database& database) {
    const auto expected = expected_objects(), found = objects_of(database);
    std::vector<std::string> differences;
    for (const auto& [name, sql] : expected) {
        const auto there = found.find(name);
        if (there == found.end()) differences.push_back("the " + name + " is missing");
        else if (there->second != sql) differences.push_back("the " + name + " was changed");
    }
    for (const auto& [name, sql] : found) {
        if (!expected.contains(name)) differences.push_back("the " + name + " is no part of a casebook");
    }
    return differences;
}

}  // namespace careact::casebook
