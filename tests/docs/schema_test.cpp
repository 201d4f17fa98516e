/// What the commands print as JSON is what the schemas in docs/schema say, and records are what `careact schema` says.

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/reports.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace careact {
namespace {

using nlohmann::json;

class Schema {
public:
    explicit Schema(const json& document) { valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_); }

    /// Nothing, or what is wrong and where.
    [[nodiscard]] std::string faults(const json& document) const {
        valijson::ValidationResults results;
        valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &results);
        std::string text;
        for (valijson::ValidationResults::Error error; results.popError(error);) {
            for (const auto& step : error.context) text += step;
            text += ": " + error.description + "\n";
        }
        return text;
    }

private:
    valijson::Schema schema_;
};

const json& determinations() {
    static const json all = json::parse(support::run_careact("evaluate fixtures/stories --quick --layer thurrock --on 2024-11-30 --format json").output);
    return all;
}

TEST(Schemas, DeterminationsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/determination.schema.json")));
    EXPECT_GT(determinations().size(), 20U);
    for (const auto& one : determinations()) EXPECT_EQ(schema.faults(one), "") << one["record"];
}

TEST(Schemas, SoAreThoseWithSettlingSetsAndNearestChanges) {
    const Schema schema(json::parse(support::read_text("docs/schema/determination.schema.json")));
    for (const std::string record : {"record", "not-eligible"}) {
        const auto one = json::parse(support::run_careact("evaluate docs/tour/" + record + ".json --goal needs_eligible --on 2025-10-01 --format json").output).at(0);
        EXPECT_EQ(schema.faults(one), "");
        EXPECT_FALSE(one["outcomes"][0]["settled_by"]["sets"].empty() && one["outcomes"][0]["would_change"].empty());
    }
}

TEST(Schemas, ChecksOfReceiptsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/verification.schema.json")));
    const auto found = json::parse(support::run_careact("verify tests/golden/cli/receipts/charge.json tests/golden/cli/receipts/changed.json README.md --format json").output);
    EXPECT_EQ(found.size(), 3U);
    EXPECT_EQ(schema.faults(found), "");
}

TEST(Schemas, ADeterminationWithSomethingElseInItIsRefused) {
    const Schema schema(json::parse(support::read_text("docs/schema/determination.schema.json")));
    auto one = determinations()[0];
    one["decided_by"] = "the engine";
    EXPECT_NE(schema.faults(one), "");
    one = determinations()[0];
    one["outcomes"][0]["value"] = 0.1;
    EXPECT_NE(schema.faults(one), "");
}

TEST(Schemas, DiagnosticsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/diagnostics.schema.json")));
    const auto found = json::parse(support::run_careact("check tests/golden/check --format json").output);
    EXPECT_GT(found.size(), 100U);
    EXPECT_EQ(schema.faults(found), "");
}

TEST(Schemas, TimelinesAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/timeline.schema.json")));
    const std::string asked = "timeline tests/golden/cli/files/charge.json --rule-files tests/golden/cli/files/charge.care --from 2025-04-01 --to 2026-04-07 --format json";
    EXPECT_EQ(schema.faults(json::parse(support::run_careact(asked).output)), "");
    EXPECT_EQ(schema.faults(json::parse(support::run_careact(asked + " --against-goal charged").output)), "");
    EXPECT_NE(schema.faults(json::object()), "");
}

TEST(Schemas, ClocksAndChecksAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/determination.schema.json")));
    const std::string asked = "evaluate tests/golden/cli/files/due.jsonl --rule-files tests/golden/cli/files/due.care --on 2025-10-01 --checks --format json";
    auto all = json::parse(support::run_careact(asked).output);
    ASSERT_EQ(all.size(), 5U);
    for (const auto& one : all) EXPECT_EQ(schema.faults(one), "") << one["record"];
    EXPECT_EQ(all[0]["clocks"].size(), 2U);
    EXPECT_EQ(all[0]["checks"].size(), 2U);
    all[0]["clocks"][0]["state"] = "late";
    EXPECT_NE(schema.faults(all[0]), "");
}

TEST(Schemas, WorklistsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/due.schema.json")));
    for (const std::string more : {"", " --state undecided --all", " --names"}) {
        const auto list = json::parse(support::run_careact("due fixtures/caseload --on 2025-10-01 --layer thurrock --format json" + more).output);
        EXPECT_GT(list["items"].size(), 5U);
        EXPECT_EQ(schema.faults(list), "");
    }
    EXPECT_NE(schema.faults(json::object()), "");
}

TEST(Schemas, StatementsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/statement.schema.json")));
    for (const std::string record : {"means-at-home", "means-in-a-care-home", "means-not-known"}) {
        const auto asked = "statement tests/golden/cli/files/" + record + ".json --rule-files tests/golden/cli/files/means.care --on 2025-10-01 --format json";
        auto one = json::parse(support::run_careact(asked).output);
        EXPECT_EQ(schema.faults(one), "") << record;
        one["statements"][0]["total"] = 63.5;
        EXPECT_NE(schema.faults(one), "") << "amounts are texts of exact digits";
    }
    for (const std::string record : {"example-devon-peter", "charge-care-home-capital-14500-01", "charge-capital-silent"}) {
        EXPECT_EQ(schema.faults(json::parse(support::run_careact("statement fixtures/charging/" + record + ".json --on 2025-10-01 --format json").output)), "") << record;
    }
}

TEST(Schemas, ReportsAreWhatTheirSchemaSays) {
    const Schema schema(json::parse(support::read_text("docs/schema/report.schema.json")));
    for (const auto& report : {support::rich_report(3), support::hostile_report(), Report{}}) EXPECT_EQ(schema.faults(json::parse(to_json(report))), "");
    auto one = json::parse(to_json(support::rich_report(1)));
    one["pages"][0]["figures"][0]["value"]["number"] = 2327;
    EXPECT_NE(schema.faults(one), "") << "numbers are texts of exact digits";
    EXPECT_NE(schema.faults(json::object()), "");
}

TEST(Schemas, CasebooksAreWhatTheirSchemasSay) {
    const support::Scratch scratch;
    const auto book = scratch.path("book");
    const auto printed = [&](const std::string& command, const std::string& more) { return json::parse(support::run_careact("casebook " + command + " " + book + " " + more + " --format json").output); };
    const std::string rules = " --rule-files tests/golden/casebook/files/rules.care";
    const auto runs = [&](const std::string& command, const std::string& more) { return support::run_careact("casebook " + command + " " + book + " " + more).exit_code; };
    EXPECT_EQ(runs("init", ""), 0);
    const Schema schema(json::parse(support::read_text("docs/schema/casebook.schema.json")));
    EXPECT_EQ(schema.faults(printed("stats", "")), "") << "of an empty one";
    EXPECT_EQ(runs("add", "tests/golden/casebook/files --as-of 2026-01-01" + rules), 3) << "one line is no record";
    EXPECT_EQ(runs("decide", "--on 2026-03-02" + rules), 0);
    EXPECT_EQ(runs("redact", "bob --by somebody --because 'asked for'"), 0);
    EXPECT_GT(printed("list", "").size(), 8U);
    EXPECT_EQ(schema.faults(printed("list", "")), "");
    EXPECT_EQ(schema.faults(printed("stats", "")), "");
    EXPECT_EQ(schema.faults(printed("verify", "")), "");
    EXPECT_EQ(schema.faults(printed("verify", "--head " + std::string(64, '0'))), "");
    EXPECT_NE(schema.faults(json::object()), "");
    const Schema receipts(json::parse(support::read_text("docs/schema/determination.schema.json")));
    EXPECT_EQ(receipts.faults(printed("show", "--entry " + printed("list", "--kind decision --most 1").at(0).at("number").dump())), "");
}

TEST(Schemas, AuditsAreWhatTheirSchemaSays) {
    const support::Scratch scratch;
    const auto book = scratch.path("book");
    const auto runs = [&](const std::string& command, const std::string& more) { return support::run_careact(command + " " + book + " " + more).exit_code; };
    EXPECT_EQ(runs("casebook init", ""), 0);
    EXPECT_EQ(runs("casebook add", "docs/tour/audit/cases.jsonl --layer thurrock --recorded 2025-09-20T18:00"), 0);
    EXPECT_EQ(runs("audit keep", "docs/tour/audit/readings.jsonl --layer thurrock --recorded 2025-10-20T18:00"), 0);
    const Schema schema(json::parse(support::read_text("docs/schema/audit.schema.json")));
    for (const std::string command : {"run BOOK", "sample BOOK --size 2 --auditor A", "sample BOOK --auditor A --stratify team", "sample BOOK --auditor A --criteria regulator", "agreement BOOK", "actions BOOK"}) {
        auto asked = command;
        asked.replace(asked.find("BOOK"), 4, book);
        const auto printed = json::parse(support::run_careact("audit " + asked + " --on 2025-11-01 --layer thurrock --format json").output);
        EXPECT_EQ(schema.faults(printed), "") << command;
    }
    EXPECT_NE(schema.faults(json::object()), "");
}

TEST(Schemas, FixturesAreWhatTheSchemaOfRecordsSays) {
    const Schema schema(json::parse(support::run_careact("schema --layer thurrock").output));
    for (const auto* folder : {"fixtures/stories", "fixtures/boundaries", "fixtures/caseload"}) {
        for (const auto& file : support::files_under(folder, ".json")) {
            if (file.ends_with(".expected.json")) continue;
            EXPECT_EQ(schema.faults(json::parse(support::read_text(file))), "") << file;
        }
    }
    EXPECT_NE(schema.faults(json::parse(R"({ "finance": { "cost_of_care": "a lot" } })")), "");
}

}  // namespace
}  // namespace careact
