/// What the engine says would follow, held against what does follow: settling sets, nearest changes, and what does not matter.

#include "careact/record.hpp"
#include "evaluate/search.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"
#include "support/records.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace careact {
namespace {

using support::Json;
using support::Random;

const Rulebook& rules() { return support::thurrock_rules(); }
const program::Program& program() { return rules().program(); }

struct Case {
    std::string name;
    Json record;
};

/// One fixture of so many, and records made up.
std::vector<Case> cases(std::size_t of) {
    std::vector<Case> all;
    std::size_t number = 0;
    for (const auto& path : support::files_under("fixtures", ".json")) {
        if (path.ends_with(".expected.json") || path.find("/unreadable/") != std::string::npos || number++ % of != 0) continue;
        all.push_back({path, Json::parse(support::read_text(path))});
    }
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Random random(seed);
        support::Making making;
        making.members = 40 + 15 * (seed % 5);
        all.push_back({"made up, seed " + std::to_string(seed), support::RecordMaker(program(), random, making).record()});
    }
    return all;
}

/// An outcome as answers and changes tell it: an option by its title.
std::string told(const Outcome& outcome) {
    if (outcome.status == OutcomeStatus::Decided) return evaluation::readable(outcome.value, program());
    const auto text = support::result_of(outcome);
    return outcome.status == OutcomeStatus::Failed ? text + ": " + outcome.fault : text;
}

/// The one outcome of a record on the day that all cases are asked about.
std::string now(const Json& record, const Outcome& goal) {
    const auto read = read_record("record", record.dump(), rules());
    EvaluateOptions options;
    options.on = *Date::parse("2025-10-01");
    options.goals = {goal.goal};
    options.search = false;
    auto made = evaluate(rules(), read.record.value(), options);
    const auto* outcome = support::find(made, {goal.goal, goal.item});
    if (outcome == nullptr) return "not there";
    if (outcome->status == OutcomeStatus::Undecided) {  // it may be decided whatever the missing facts are
        options.search = true;
        made = evaluate(rules(), read.record.value(), options);
        outcome = support::find(made, {goal.goal, goal.item});
    }
    return told(*outcome);
}

Json with(Json record, const std::vector<std::string>& paths, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto& type = support::type_at(program(), paths[i]);
        support::record_at(record, program(), paths[i], support::from_words(values[i], type, program()));
    }
    return record;
}

/// A known value for a place, with everything in it known too.
Json drawn(const std::string& path, Random& random) {
    auto type = support::type_at(program(), path);
    type.judgement = false;  // recorded as one all the same
    return support::RecordMaker(program(), random).known(type);
}

/// Whether days stand in their order: of those that do not, neither is read, and more is open than what was put in.
bool possible(const Json& record) {
    const auto read = read_record("record", record.dump(), rules());
    const auto& told = read.diagnostics.all();
    return std::none_of(told.begin(), told.end(), [](const Diagnostic& d) { return d.kind == DiagnosticKind::RecordOrder; });
}

std::string about(const Case& one, const Outcome& outcome) { return one.name + "\n" + support::described(outcome); }

class Search : public testing::Test {
protected:
    static void SetUpTestSuite() {
        for (auto& one : cases(16)) {
            EvaluateOptions options;
            options.on = *Date::parse("2025-10-01");
            auto determination = evaluate(rules(), read_record(one.name, one.record.dump(), rules()).record.value(), options);
            all_.emplace_back(std::move(one), std::move(determination));
        }
    }
    static void TearDownTestSuite() { all_.clear(); }

    template <typename Visit>
    static void each_outcome(Visit visit) {
        for (const auto& [one, determination] : all_) {
            for (const auto& outcome : determination.outcomes) visit(one, outcome);
        }
    }

    inline static std::vector<std::pair<Case, Determination>> all_;
};

TEST_F(Search, SettlingSetsSettle) {
    Random random(4);
    std::size_t tried = 0;
    each_outcome([&](const Case& one, const Outcome& outcome) {
        EXPECT_TRUE(outcome.settled_by.empty() || outcome.status == OutcomeStatus::Undecided) << about(one, outcome);
        for (const auto& set : outcome.settled_by) {
            ASSERT_FALSE(set.facts.empty()) << about(one, outcome);
            for (const auto& answer : set.answers) {
                if (set.answers.size() > 6 && !random.chance(30)) continue;
                const auto record = with(one.record, set.facts, answer.values);
                if (!possible(record)) continue;
                ++tried;
                EXPECT_EQ(now(record, outcome), answer.outcome) << about(one, outcome) << "\nwith " << Json(set.facts) << " set to " << Json(answer.values);
            }
        }
    });
    EXPECT_GT(tried, 500U);
}

/// A set said to settle the outcome whatever the answers are does so with answers drawn at random.
TEST_F(Search, SetsThatSettleWhateverTheAnswerDo) {
    Random random(5);
    std::size_t tried = 0;
    each_outcome([&](const Case& one, const Outcome& outcome) {
        for (const auto& set : outcome.settled_by) {
            if (!set.whatever_the_answer) continue;
            for (int i = 0; i < 2; ++i) {
                auto record = one.record;
                for (const auto& path : set.facts) support::record_at(record, program(), path, drawn(path, random));
                if (!possible(record)) continue;
                ++tried;
                EXPECT_NE(now(record, outcome), "undecided") << about(one, outcome) << "\nwith " << Json(set.facts) << " in " << record;
            }
        }
    });
    EXPECT_GT(tried, 100U);
}

TEST_F(Search, NearestChangesChange) {
    std::size_t tried = 0;
    each_outcome([&](const Case& one, const Outcome& outcome) {
        for (const auto& change : outcome.would_change) {
            const auto record = with(one.record, {change.path}, {change.to});
            if (!possible(record)) continue;
            ++tried;
            const auto then = now(record, outcome);
            EXPECT_EQ(then, change.outcome) << about(one, outcome) << "\nwith " << change.path << " set to " << change.to;
            EXPECT_NE(then, told(outcome)) << about(one, outcome) << "\nwith " << change.path << " set to " << change.to;
        }
    });
    EXPECT_GT(tried, 500U);
}

/// A decision that holds whatever some facts are holds with those facts drawn at random. So does a fault, though another may be met first.
TEST_F(Search, WhatDoesNotMatterDoesNot) {
    Random random(6);
    std::size_t tried = 0;
    each_outcome([&](const Case& one, const Outcome& outcome) {
        if (outcome.immaterial.empty()) return;
        for (int i = 0; i < 3; ++i) {
            auto record = one.record;
            for (const auto& fact : outcome.immaterial) {
                if (random.chance(80)) support::record_at(record, program(), fact.path, drawn(fact.path, random));
            }
            if (!possible(record)) continue;
            ++tried;
            const auto then = now(record, outcome);
            if (outcome.status == OutcomeStatus::Failed) EXPECT_TRUE(then.starts_with("failed: ")) << then << about(one, outcome);
            else EXPECT_EQ(then, told(outcome)) << about(one, outcome) << "\nin " << record;
        }
    });
    EXPECT_GT(tried, 500U);
}

/// Nobody is told no without the reasons and what follows: in all fixtures.
TEST(Refusals, CarryReasonsAndNextSteps) {
    EvaluateOptions options;
    options.on = *Date::parse("2025-10-01");
    options.goals = {"needs_eligible", "carer_eligible"};
    options.search = false;
    std::size_t refused = 0;
    const auto look_at = [&](const Case& one, const Outcome& outcome) {
        if (support::result_of(outcome) != "no") return;
        ++refused;
        const auto failed = [](const Requirement& r) { return r.status == OutcomeStatus::Decided && r.value == "no" && !r.provisions.empty(); };
        EXPECT_TRUE(std::any_of(outcome.requirements.begin(), outcome.requirements.end(), failed)) << about(one, outcome);
        EXPECT_GE(outcome.next_steps.size(), 3U) << about(one, outcome);
        for (const auto& step : outcome.next_steps) EXPECT_FALSE(step.for_person.empty() || step.provisions.empty()) << step.step;
        EXPECT_FALSE(outcome.tells_person.empty()) << about(one, outcome);
        EXPECT_FALSE(outcome.provisions.empty()) << about(one, outcome);
    };
    for (const auto& one : cases(1)) {
        for (const auto& outcome : evaluate(rules(), read_record(one.name, one.record.dump(), rules()).record.value(), options).outcomes) look_at(one, outcome);
    }
    EXPECT_GT(refused, 20U);
}

}  // namespace
}  // namespace careact
