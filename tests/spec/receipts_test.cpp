/// Receipts of the fixtures: each follows from its parts and agrees with its record, and hardly anything is taken as written.

#include "careact/explain.hpp"
#include "careact/receipt.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact {
namespace {

using Json = nlohmann::json;

EvaluateOptions options_on(const char* day) {
    EvaluateOptions options;
    options.on = *Date::parse(day);
    options.derivations = true;
    options.search = false;
    return options;
}

std::vector<std::string> records() {
    std::vector<std::string> all;
    for (const char* folder : {"boundaries", "charging", "pathways", "stories"}) {
        for (const auto& path : support::files_under(std::string("fixtures/") + folder, ".json")) {
            if (!path.ends_with(".expected.json")) all.push_back(path);
        }
    }
    return all;
}

/// Every so many of the fixtures: all of them take minutes.
TEST(ReceiptsOfFixtures, FollowFromTheirParts) {
    constexpr std::size_t every = 23;
    const auto paths = records();
    ASSERT_GT(paths.size(), 300U);
    std::size_t steps = 0, as_written = 0, compared = 0;
    for (std::size_t i = 0; i < paths.size(); i += every) {
        SCOPED_TRACE(paths[i]);
        const auto text = support::read_text(paths[i]);
        const auto read = read_record(paths[i], text, support::thurrock_rules());
        ASSERT_TRUE(read.record);
        auto options = options_on(i % 2 == 0 ? "2025-06-01" : "2026-04-10");
        options.checks = true;
        const auto check =
            verify_receipts(to_json(evaluate(support::thurrock_rules(), *read.record, options)), {text, support::thurrock_rules().digest()}).at(0);
        EXPECT_EQ(check.unreadable, "");
        EXPECT_TRUE(check.findings.empty()) << to_text(check);
        steps += check.steps;
        compared += check.facts_compared;
        for (const auto& [kind, count] : check.taken_as_written) as_written += kind.starts_with("an outcome about each item") ? 0 : count;
    }
    EXPECT_GT(steps, 50'000U);
    EXPECT_GT(compared, 1'000U);
    EXPECT_LT(as_written * 1000, steps) << "more than one in a thousand";
}

/// Values of the derivation of a charge, one after another: whichever is changed, a step is named.
TEST(ReceiptsOfFixtures, TellWhichStepOfAChargeWasChanged) {
    const std::string path = "fixtures/charging/charge-at-the-allowance.json";
    const auto read = read_record(path, support::read_text(path), support::thurrock_rules());
    ASSERT_TRUE(read.record);
    auto options = options_on("2025-06-01");
    options.goals = {"weekly_charge"};
    auto receipt = Json::parse(to_json(evaluate(support::thurrock_rules(), *read.record, options)));
    std::size_t tried = 0, named = 0, seen = 0;
    for (auto& node : receipt["proof"]) {
        for (auto& step : node["derivation"]) {
            if (!step.contains("value") || !step["value"].is_object() || !step["value"].contains("amount") || seen++ % 5 != 0) continue;
            const auto before = step["value"]["amount"];
            step["value"]["amount"] = before == "7" ? "8" : "7";
            const auto check = verify_receipts(receipt.dump()).at(0);
            step["value"]["amount"] = before;
            ++tried;
            named += std::any_of(check.findings.begin(), check.findings.end(), [](const auto& one) { return one.step.has_value(); }) ? 1 : 0;
        }
    }
    EXPECT_GT(tried, 20U);
    EXPECT_EQ(named, tried);
}

}  // namespace
}  // namespace careact
