/// What must hold of every charge, over a hundred thousand made-up people: the promises of the rule files, and what those cannot say,
/// as they cannot change one item of a list: a larger income or more in the bank never lowers the charge, and what is left out never matters.

#include "careact/testing.hpp"
#include "support/files.hpp"
#include "support/means.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <future>

namespace careact {
namespace {

using support::Json;
using support::Random;

const Rulebook& rules() { return support::thurrock_rules(); }

struct Tally {
    std::size_t checked = 0, undecided = 0;
    std::string broken;

    void add(const Tally& more) {
        checked += more.checked;
        undecided += more.undecided;
        if (broken.empty()) broken = more.broken;
    }
};

/// The same work for each seed, half of them in another thread.
Tally over_seeds(std::uint64_t seeds, const std::function<Tally(std::uint64_t)>& work) {
    const auto some = [&](std::uint64_t first) {
        Tally tally;
        for (auto seed = first; seed < seeds && tally.broken.empty(); seed += 2) tally.add(work(seed));
        return tally;
    };
    auto odd = std::async(std::launch::async, some, 1);
    auto all = some(0);
    all.add(odd.get());
    return all;
}

Date some_day(Random& random) { return *add_days(*Date::parse("2021-04-12"), random.between(0, 1800)); }

Record read(const Json& json) { return read_record("made up", json.dump(), rules()).record.value(); }

Tally promises_of_batch(std::uint64_t seed) {
    Random random(seed);
    const auto on = some_day(random);
    std::vector<Record> records;
    for (int i = 0; i < 500; ++i) records.push_back(read(support::MeansMaker(rules().program(), random).record()));
    const auto none_of_the_examples = static_cast<std::uint32_t>(rules().program().sources.size());
    const auto result = run_tests(rules(), {std::move(records), on, none_of_the_examples, {}});
    Tally tally{result.promises_checked, result.promises_undecided, {}};
    if (!result.diagnostics.empty()) tally.broken = "seed " + std::to_string(seed) + ", on " + on.to_text() + ": " + result.diagnostics.all().front().message;
    return tally;
}

TEST(Charging, PromisesHoldForAHundredThousandPeople) {
    const auto tally = over_seeds(200, promises_of_batch);
    EXPECT_EQ(tally.broken, "");
    EXPECT_GT(tally.checked, 1'000'000U);
    EXPECT_LT(tally.undecided, tally.checked / 2);  // these people's needs are not on their records, and there are promises about those
}

/// An amount for a person; nothing if it is not decided.
std::optional<Value> amount_of(const std::string& goal, const Json& record, Date on) {
    EvaluateOptions options;
    options.on = on;
    options.goals = {goal};
    options.search = false;
    const auto outcome = evaluate(rules(), read(record), options).outcomes.at(0);
    return outcome.status == OutcomeStatus::Decided ? std::optional(outcome.value) : std::nullopt;
}

/// What a person pays each week.
std::optional<Value> charge(const Json& record, Date on) { return amount_of("weekly_charge", record, on); }

/// Whether a change leads over the line of savings credit, a cliff that `docs/charging.md` lists.
bool moves_savings_credit(const Json& before, const Json& after, Date on) {
    return amount_of("savings_credit_disregard", before, on) != amount_of("savings_credit_disregard", after, on);
}

Rational amount(const Value& value) { return std::get<Quantity>(value).amount; }

using Change = std::function<bool(Json&, Random&)>;  // whether there was anything to change
using Holds = std::function<bool(const Rational&, const Rational&)>;

/// Changes a record, and holds the charge before against the charge after.
Tally before_and_after(std::uint64_t seed, const Change& change, const Holds& holds) {
    Random random(seed);
    const auto on = some_day(random);
    Tally tally;
    for (int i = 0; i < 100; ++i) {
        const auto before = support::MeansMaker(rules().program(), random).record();
        auto after = before;
        if (!change(after, random) || moves_savings_credit(before, after, on)) continue;
        const auto first = charge(before, on), second = charge(after, on);
        ++tally.checked;
        if (!first || !second) ++tally.undecided;
        else if (!holds(amount(*first), amount(*second))) tally.broken = to_text(*first) + " became " + to_text(*second) + " on " + on.to_text() + "\n" + before.dump() + "\n" + after.dump();
    }
    return tally;
}

void expect(const Change& change, const Holds& holds) {
    const auto tally = over_seeds(40, [&](std::uint64_t seed) { return before_and_after(seed, change, holds); });
    EXPECT_EQ(tally.broken, "");
    EXPECT_GT(tally.checked, 300U);
    EXPECT_LT(tally.undecided, tally.checked / 5);
}

bool one_of(const Json& item, const std::vector<std::string>& kinds) { return std::find(kinds.begin(), kinds.end(), item.at("kind").get<std::string>()) != kinds.end(); }

/// The first item of a list that is of one of the kinds.
Json* first_of(Json& list, const std::vector<std::string>& kinds) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) { return one_of(item, kinds); });
    return found == list.end() ? nullptr : &*found;
}

bool never_less(const Rational& before, const Rational& after) { return before <= after; }
bool the_same(const Rational& before, const Rational& after) { return before == after; }

/// Benefits for disability and savings credit are left out of this: they are among the lines that `docs/charging.md` lists.
TEST(Charging, ALargerIncomeNeverLowersTheCharge) {
    const std::vector<std::string> kinds = {"state_pension", "occupational_pension", "earnings", "rental_income", "other_income", "other_benefit", "carers_allowance"};
    const auto change = [&](Json& record, Random& random) {
        auto* item = first_of(record["finance"]["income"], kinds);
        if (item != nullptr) (*item)["amount"]["amount"] = (*item)["amount"]["amount"].get<std::int64_t>() + random.between(1, 90);
        return item != nullptr;
    };
    expect(change, never_less);
}

TEST(Charging, MoreSavingsNeverLowerTheCharge) {
    const auto change = [](Json& record, Random& random) {
        auto* item = first_of(record["finance"]["capital"], {"savings"});
        if (item != nullptr) (*item)["value"] = (*item)["value"].get<std::int64_t>() + random.between(1, 9'000);
        return item != nullptr;
    };
    expect(change, never_less);
}

TEST(Charging, IncomeThatTheLawLeavesOutNeverMatters) {
    const std::vector<std::string> kinds = {"earnings", "dla_mobility", "pip_mobility", "armed_forces_independence", "child_maintenance", "winter_or_christmas_payment"};
    const auto change = [&](Json& record, Random& random) {
        auto* item = first_of(record["finance"]["income"], kinds);
        if (item != nullptr) (*item)["amount"] = {{"amount", random.between(0, 5'000)}, {"per", "week"}};
        return item != nullptr;
    };
    expect(change, the_same);
}

TEST(Charging, CapitalThatTheLawLeavesOutNeverMatters) {
    const auto change = [](Json& record, Random& random) {
        auto* item = first_of(record["finance"]["capital"], {"personal_injury_trust", "life_policy", "funeral_plan"});
        if (item != nullptr) (*item)["value"] = random.between(0, 500'000);
        return item != nullptr;
    };
    expect(change, the_same);
}

}  // namespace
}  // namespace careact
