/// Each fixture record against the outcomes written beside it, which were worked out from the law by hand.

#include "careact/record.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact {
namespace {

using Json = nlohmann::json;

const std::string ending = ".expected.json";

/// A kind and a JSON Pointer; no pointer where the record as a whole is meant.
using Fault = std::pair<std::string, std::string>;

std::vector<Fault> faults(const Diagnostics& diagnostics) {
    std::vector<Fault> all;
    for (const auto& d : diagnostics.all()) {
        // Where text stops being JSON is for people: the expectation of such a record names no place.
        const bool whole = d.kind == DiagnosticKind::RecordSyntax;
        all.emplace_back(to_text(d.kind), whole ? "" : d.pointer);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<Fault> faults(const Json& expected) {
    std::vector<Fault> all;
    for (const auto& d : expected) all.emplace_back(d.at("kind").get<std::string>(), d.value("pointer", ""));
    std::sort(all.begin(), all.end());
    return all;
}

std::string listed(const Diagnostics& diagnostics) {
    std::string text;
    for (const auto& d : diagnostics.all()) text += "\n  " + std::string(to_text(d.kind)) + " at `" + d.pointer + "`: " + d.message;
    return text;
}

class Fixture : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        expected_ = Json::parse(support::read_text(GetParam()));
        name_ = GetParam().substr(0, GetParam().size() - ending.size()) + ".json";
        const auto rules = expected_.at("rules").get<std::string>();
        ASSERT_TRUE(rules == "national" || rules == "thurrock") << rules;
        rules_ = rules == "national" ? &support::national_rules() : &support::thurrock_rules();
        const auto on = Date::parse(expected_.at("on").get<std::string>());
        ASSERT_TRUE(on) << "`on` is not a date";
        on_ = *on;
    }

    void expect_outcomes(const Record& record) const {
        for (const auto& expectation : expected_.at("expect")) {
            SCOPED_TRACE(expectation.dump());
            const auto goal = support::Goal::parse(expectation.at("goal").get<std::string>());
            EvaluateOptions options;
            options.on = on_;
            options.goals = {goal.rule};
            const auto determination = evaluate(*rules_, record, options);
            const auto* outcome = support::find(determination, goal);
            if (outcome == nullptr) {
                ADD_FAILURE() << "there is no such outcome";
                continue;
            }
            EXPECT_EQ(support::result_of(*outcome), expectation.at("is").get<std::string>()) << support::described(*outcome);
            expect_reasons(determination, *outcome, expectation);
        }
    }

    static void expect_reasons(const Determination& determination, const Outcome& outcome, const Json& expectation) {
        for (const auto& path : expectation.value("needing", Json::array())) {
            const auto waits = std::any_of(outcome.missing.begin(), outcome.missing.end(), [&](const auto& m) { return m.path == path.get<std::string>(); });
            EXPECT_TRUE(waits) << "it does not wait for " << path << "\n" << support::described(outcome);
        }
        if (!expectation.contains("because")) return;
        const auto because = expectation.at("because").get<std::string>();
        const bool cited = std::find(outcome.provisions.begin(), outcome.provisions.end(), because) != outcome.provisions.end();
        EXPECT_TRUE(cited || support::rests_on_label(determination, outcome, because)) << "it does not rest on `" << because << "`\n" << support::described(outcome);
    }

    Json expected_;
    std::string name_;
    const Rulebook* rules_ = nullptr;
    Date on_;
};

TEST_P(Fixture, IsAsExpected) {
    const auto read = read_record(name_, support::read_text(name_), *rules_);
    EXPECT_EQ(faults(read.diagnostics), faults(expected_.value("diagnostics", Json::array()))) << listed(read.diagnostics);
    const auto& expect = expected_.at("expect");
    if (!read.record) {
        EXPECT_TRUE(expect.empty()) << "the record is refused, so nothing can be expected of it";
        return;
    }
    const bool unreadable = GetParam().find("/unreadable/") != std::string::npos;
    EXPECT_TRUE(unreadable || !expect.empty()) << "nothing is expected of this record";
    EXPECT_TRUE(!unreadable || expected_.contains("diagnostics")) << "a record in `unreadable` says what is wrong with it";
    expect_outcomes(*read.record);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    auto name = info.param.substr(info.param.rfind('/') + 1);
    name.resize(name.size() - ending.size());
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}

// An empty folder fails in `AreCompleteAndListed`, and one that is not there throws.
INSTANTIATE_TEST_SUITE_P(Stories, Fixture, testing::ValuesIn(support::files_under("fixtures/stories", ending)), test_name);
INSTANTIATE_TEST_SUITE_P(Pathways, Fixture, testing::ValuesIn(support::files_under("fixtures/pathways", ending)), test_name);
INSTANTIATE_TEST_SUITE_P(Charging, Fixture, testing::ValuesIn(support::files_under("fixtures/charging", ending)), test_name);
INSTANTIATE_TEST_SUITE_P(Boundaries, Fixture, testing::ValuesIn(support::files_under("fixtures/boundaries", ending)), test_name);
INSTANTIATE_TEST_SUITE_P(Unreadable, Fixture, testing::ValuesIn(support::files_under("fixtures/unreadable", ending)), test_name);

/// Every record has its expectations, every expectation its record, and the README names each of them.
TEST(Fixtures, AreCompleteAndListed) {
    const auto readme = support::read_text("fixtures/README.md");
    for (const std::string folder : {"fixtures/stories", "fixtures/pathways", "fixtures/boundaries", "fixtures/charging", "fixtures/unreadable"}) {
        const auto all = support::files_under(folder, ".json");
        EXPECT_FALSE(all.empty()) << folder << " is empty";
        for (const auto& path : all) {
            const bool expectation = path.ends_with(ending);
            const auto stem = path.substr(0, path.size() - (expectation ? ending.size() : std::string(".json").size()));
            const auto other = stem + (expectation ? ".json" : ending);
            EXPECT_TRUE(std::find(all.begin(), all.end(), other) != all.end()) << path << " has no " << other << " beside it";
            const auto row = "| `" + stem.substr(stem.rfind('/') + 1) + "` |";
            EXPECT_TRUE(expectation || readme.find(row) != std::string::npos) << "fixtures/README.md does not list " << stem;
        }
    }
}

}  // namespace
}  // namespace careact
