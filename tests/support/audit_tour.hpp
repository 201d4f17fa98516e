#pragma once
/// The small caseload of docs/tour/audit in a casebook of its own.

#include "careact/audit.hpp"
#include "support/files.hpp"
#include "support/rules.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace careact::support {

/// As the guide does it: six cases on the day they were decided, and one of them again when it had changed.
struct Tour {
    support::Scratch scratch;
    Casebook casebook = (Casebook::create(scratch.path("book")), Casebook(scratch.path("book")));

    Tour() {
        std::istringstream cases(support::read_text("docs/tour/audit/cases.jsonl"));
        for (std::string line; std::getline(cases, line);) add(line, "2025-09-20T18:00");
        add(support::read_text("docs/tour/audit/later.json"), "2025-10-05T18:00");
    }

    void add(const std::string& text, const std::string& recorded) {
        const auto result = casebook.add({"a test", text, {}, moment(recorded), 0}, thurrock_rules());
        for (const auto& d : result.diagnostics.all()) ADD_FAILURE() << d.pointer << ": " << d.message;
        EXPECT_EQ(result.fate, Fate::Added);
    }

    void keep_readings() {
        std::istringstream readings(support::read_text("docs/tour/audit/readings.jsonl"));
        for (std::string line; std::getline(readings, line);) {
            auto read = read_reading("a test", line, thurrock_rules(), moment("2025-10-20T18:00"));
            ASSERT_TRUE(read.reading);
            read.reading->version = casebook.version_on(read.record, read.reading->audited_on)->number;
            EXPECT_TRUE(casebook.keep_audit(*read.reading));
        }
    }

    [[nodiscard]] AuditFindings run(const std::string& on, AuditOptions options = {}, const AuditSink& sink = {}) const {
        options.on = day(on);
        return audit(casebook, thurrock_rules(), options, sink);
    }
};

}  // namespace careact::support
