/// What the synthetic caseload is drawn with: exact counts, prices with an exact mean, and lines of JSON.

#include "caseload/assumptions.hpp"
#include "caseload/chance.hpp"
#include "caseload/dirty.hpp"
#include "caseload/prices.hpp"
#include "caseload/writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace careact::caseload {
namespace {

// ---- Chance and counts ----

// The standard gives the 10,000th number of the engine from its default seed, so that any other library gives the same.
TEST(CaseloadChance, ComesFromTheEngineOfTheStandard) {
    std::mt19937_64 engine;
    engine.discard(9999);
    EXPECT_EQ(engine(), 9981545732273789042U);
}

TEST(CaseloadChance, StaysWithinItsBounds) {
    Chance chance(1);
    std::array<int, 3> seen{};
    for (int i = 0; i < 300; ++i) ++seen.at(static_cast<std::size_t>(chance.between(7, 9) - 7));
    for (const auto count : seen) EXPECT_GT(count, 50);
    EXPECT_EQ(chance.between(5, 5), 5);
    EXPECT_EQ(chance.between(5, 4), 5);
    EXPECT_EQ(chance.below(0), 0U);
}

TEST(CaseloadQuota, TakesExactlySoMany) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Chance chance(seed);
        Quota quota(374, 1255);
        int taken = 0;
        for (int i = 0; i < 1255; ++i) taken += quota.take(chance) ? 1 : 0;
        EXPECT_EQ(taken, 374);
        EXPECT_FALSE(quota.take(chance));
    }
}

TEST(CaseloadQuota, TakesAllIfMoreAreWantedThanThereAre) {
    Chance chance(1);
    Quota quota(5, 2);
    EXPECT_TRUE(quota.take(chance));
    EXPECT_TRUE(quota.take(chance));
    EXPECT_FALSE(quota.take(chance));
}

TEST(CaseloadUrn, GivesWhatWasPutIn) {
    Chance chance(4);
    Urn urn({13, 0, 5, 2});
    std::vector<int> drawn(4);
    while (urn.left() > 0) ++drawn[urn.draw(chance)];
    EXPECT_EQ(drawn, (std::vector<int>{13, 0, 5, 2}));
    EXPECT_THROW(Urn({3, -1}), std::runtime_error);
}

// 27 of 2,327 is 116.03 of 10,000; 374 is 1,607.2; half a person is rounded up: 1 of 2 is 1 of 1.
TEST(CaseloadCounts, AreRoundedInProportion) {
    EXPECT_EQ(in_proportion(27, 10000, 2327), 116);
    EXPECT_EQ(in_proportion(374, 10000, 2327), 1607);
    EXPECT_EQ(in_proportion(374, 2327, 2327), 374);
    EXPECT_EQ(in_proportion(1, 1, 2), 1);
}

// Ten people over 1, 1 and 1: three each, and the one that is left goes to the first. Over 5, 3 and 1 of nine: 5.56, 3.33, 1.11.
TEST(CaseloadCounts, AreSharedOutByLargestRemainder) {
    EXPECT_EQ(shared_out({1, 1, 1}, 10), (std::vector<std::int64_t>{4, 3, 3}));
    EXPECT_EQ(shared_out({5, 3, 1}, 10), (std::vector<std::int64_t>{6, 3, 1}));
    EXPECT_EQ(shared_out({803, 1524}, 2327), (std::vector<std::int64_t>{803, 1524}));
}

// ---- Prices ----

TEST(CaseloadPrices, ComeToTheMeanWithEachOfTheExtremesOnce) {
    for (const std::int64_t count : {33, 34, 177}) {
        Chance chance(2);
        Prices prices(count, {18000, 30000, 42000, 56000, 72000, 110000}, 10, 55751, {3800, 450000});
        std::vector<Pence> drawn;
        for (std::int64_t i = 0; i < count; ++i) drawn.push_back(prices.draw(chance));
        EXPECT_EQ(std::accumulate(drawn.begin(), drawn.end(), Pence{0}), 55751 * count);
        std::sort(drawn.begin(), drawn.end());
        EXPECT_EQ(drawn.front(), 3800);
        EXPECT_EQ(drawn.back(), 450000);
        EXPECT_GT(drawn[1], 3800);
        EXPECT_LT(drawn[drawn.size() - 2], 450000);
    }
}

// Seven at £557.51 are £3,902.57, and £4,500.00 is more than that: nobody else could balance it.
TEST(CaseloadPrices, LeaveOutExtremesThatNobodyCanBalance) {
    Chance chance(2);
    Prices prices(7, {18000, 30000, 42000, 56000, 72000, 110000}, 10, 55751, {3800, 450000});
    Pence sum = 0;
    for (int i = 0; i < 7; ++i) {
        const auto price = prices.draw(chance);
        EXPECT_GT(price, 0);
        sum += price;
    }
    EXPECT_EQ(sum, 390257);
}

// ---- Lines ----

TEST(CaseloadWriter, WritesMembersInOrderWithPenniesAsDigits) {
    Writer out;
    out.object("about", [&] {
        out.text("id", "a \"b\"");
        out.yes("synthetic", true);
    });
    out.object("plan", [&] {
        out.list("lines", [&] {
            out.item([&] { out.money("weekly_cost", 55613); });
            out.item([&] { out.money("weekly_cost", 5); });
        });
        out.day("started_on", on_day(2024, 2, 29));
        out.day("ended_on", std::optional<Date>{});
    });
    out.unknown("what_a_good_life_is", "refused");
    const auto line = out.take();
    EXPECT_TRUE(line.starts_with(
        R"({"about":{"id":"a \"b\"","synthetic":true},"plan":{"lines":[{"weekly_cost":556.13},{"weekly_cost":0.05}],)"
        R"("started_on":"2024-02-29","ended_on":null},"what_a_good_life_is":{"unknown_because":"refused"},"finance":{"assessments":[],"charges":[]},"contacts":[],)"))
        << line;
}

TEST(CaseloadDays, RunOnFromOneDayIntoTheNext) {
    EXPECT_EQ(to_text(later({on_day(2024, 2, 28), 23 * 60 + 50}, 15)), "2024-02-29T00:05");
    EXPECT_EQ(plus_months(on_day(2024, 2, 29), 12), on_day(2025, 2, 28));
    EXPECT_EQ(days_from(on_day(2023, 11, 30), on_day(2024, 11, 30)), 366);
}

TEST(CaseloadDirt, ComesRoundInTurn) {
    EXPECT_EQ(dirty_line(0).substr(dirty_line(0).find("\"who\"")), dirty_line(6).substr(dirty_line(6).find("\"who\"")));
    EXPECT_NE(dirty_line(0), dirty_line(6));  // the ids differ
}

// ---- Assumptions ----

TEST(CaseloadAssumptions, AreBuiltInAndHoldTheBorough) {
    const Assumptions assumptions(built_in_assumptions);
    std::int64_t people = 0;
    for (const auto& row : assumptions.people()) people += row.count;
    EXPECT_EQ(people, 2327);
    EXPECT_EQ(assumptions.number("late"), 374);
    EXPECT_EQ(assumptions.number("therapist_waits", "longest_days"), 183);
    EXPECT_EQ(assumptions.texts("localities").size(), 4U);
    EXPECT_THROW((void)assumptions.number("no_such_figure"), std::runtime_error);
}

TEST(CaseloadAssumptions, SayWhatIsWrongWithAFile) {
    EXPECT_THROW(Assumptions("{"), std::runtime_error);
    EXPECT_THROW(Assumptions(R"({"published": {}, "assumed": {}})"), std::runtime_error);
    EXPECT_THROW(Assumptions(R"({"published": {"late": {"why": "no value"}}, "assumed": {}})"), std::runtime_error);
}

}  // namespace
}  // namespace careact::caseload
