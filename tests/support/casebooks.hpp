#pragma once
/// A small casebook for a test, with rules of its own, and ways to tamper with it.

#include "careact/casebook.hpp"
#include "support/rules.hpp"
#include "support/scratch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace careact::support {

/// Two outcomes, one of which a person may override.
inline const Rulebook& casebook_rules() {
    static const auto rules = compile_or_fail(R"(
record type About "the record itself"
  has id: text
  has last_changed_on: date
fact about: About
fact savings: money "what the person has saved"
rule over: yes/no "over the limit"
  gives savings > £14,250
rule to_pay: money per week "what is to pay"
  person may override
  gives £10.00 per week when savings > £14,250
  otherwise gives £0 per week
)");
    return rules;
}

struct TestCasebook {
    Scratch scratch;
    std::string path = scratch.path("cases.book");
    Casebook casebook = (Casebook::create(path), Casebook(path));

    AddResult add(const std::string& text, const std::string& recorded = "2026-05-01T09:00", std::optional<Date> as_of = {}, const std::string& place = "a test") {
        return casebook.add({place, text, as_of, moment(recorded), 0}, casebook_rules());
    }
    /// Decides on the version that holds on the day, and gives the decision's number.
    std::optional<std::int64_t> decide(const std::string& record, const std::string& on, const std::string& recorded = "2026-05-01T10:00") {
        const auto version = casebook.version_on(record, day(on));
        const auto read = read_record(record, *casebook.content(version->number), casebook_rules());
        EvaluateOptions options;
        options.on = day(on);
        return casebook.decide(version->number, evaluate(casebook_rules(), *read.record, options), moment(recorded));
    }
    /// Runs SQL on the file as somebody would who is not careact: with the triggers out of the way, and put back after.
    void tamper(const std::string& sql) const {
        SQLite::Database database(path, SQLite::OPEN_READWRITE, 5000);
        std::vector<std::string> triggers;
        SQLite::Statement query(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
        std::string drop;
        while (query.executeStep()) {
            drop += "DROP TRIGGER " + query.getColumn(0).getString() + ";";
            triggers.push_back(query.getColumn(1).getString());
        }
        query.reset();
        database.exec(drop + sql);
        for (const auto& trigger : triggers) database.exec(trigger);
    }
    /// What `verify` finds, each in a line: `3 decision ann does not agree ...`.
    [[nodiscard]] std::vector<std::string> found(const std::string& head = "") const {
        std::vector<std::string> lines;
        for (const auto& one : casebook.verify(head).found) {
            lines.push_back((one.entry ? std::to_string(*one.entry) + " " : "") + (one.kind.empty() ? "" : one.kind + " " + one.record + " ") + one.what);
        }
        return lines;
    }
    [[nodiscard]] std::vector<std::string> list(const EntryFilter& filter = {}) const {
        std::vector<std::string> lines;
        casebook.each(filter, [&](const CasebookEntry& entry) {
            lines.push_back(std::to_string(entry.number) + " " + std::string(to_text(entry.kind)) + " " + entry.record + " " + entry.valid_on.to_text() + (entry.redacted ? " redacted" : ""));
            return true;
        });
        return lines;
    }
};

}  // namespace careact::support
