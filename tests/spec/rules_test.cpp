/// The rules' own examples and promises, over every fixture record besides.

#include "careact/record.hpp"
#include "careact/testing.hpp"
#include "program/program.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>

namespace careact {
namespace {

using support::read_text;

/// The fixture records by the date they are asked about. Those in `unreadable` that can be read in part are among them.
std::map<Date, std::vector<Record>> fixture_records(const Rulebook& rules) {
    std::map<Date, std::vector<Record>> records;
    for (const auto& path : support::files_under("fixtures", ".expected.json")) {
        const auto name = path.substr(0, path.size() - std::string(".expected.json").size()) + ".json";
        const auto on = Date::parse(nlohmann::json::parse(read_text(path)).at("on").get<std::string>());
        if (!on) throw std::runtime_error(path + ": `on` is not a date");
        auto read = read_record(name, read_text(name), rules);
        if (read.record) records[*on].push_back(std::move(*read.record));
    }
    return records;
}

void expect_all_hold(const Rulebook& rules) {
    const auto& sources = rules.program().sources;
    const auto result = run_tests(rules);
    EXPECT_GT(result.examples.size(), 100U);
    for (const auto& example : result.examples) EXPECT_TRUE(example.passed) << example.title;
    EXPECT_TRUE(result.diagnostics.empty()) << render_text(result.diagnostics, sources);
    for (const auto& rule : result.rules_not_reached) ADD_FAILURE() << "no example reaches the rule `" << rule << "`";
    EXPECT_GT(result.promises_checked, result.promises_undecided) << "no promise is ever decided";
}

/// Promises alone: the examples have days of their own, and do not turn on the records.
void expect_promises_hold(const Rulebook& rules) {
    const auto by_date = fixture_records(rules);
    ASSERT_FALSE(by_date.empty()) << "no fixture records";
    const auto none_of_them = static_cast<std::uint32_t>(rules.program().sources.size());
    for (const auto& [on, records] : by_date) {
        SCOPED_TRACE("fixtures of " + on.to_text());
        const auto result = run_tests(rules, {records, on, none_of_them, {}});
        EXPECT_GT(result.promises_checked, 0U);
        EXPECT_TRUE(result.diagnostics.empty()) << render_text(result.diagnostics, rules.program().sources);
    }
}

TEST(Rules, NationalExamplesAndPromisesHold) { expect_all_hold(support::national_rules()); }

TEST(Rules, ThurrockExamplesAndPromisesHold) { expect_all_hold(support::thurrock_rules()); }

TEST(Rules, PromisesHoldOverEveryFixture) {
    expect_promises_hold(support::national_rules());
    expect_promises_hold(support::thurrock_rules());
}

}  // namespace
}  // namespace careact
