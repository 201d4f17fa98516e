/// Clocks and checks as a determination has them: states, dates, what is left, what is missing.

#include "support/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace careact::support {
namespace {

constexpr auto review =
    "authority SG guidance \"Guidance\" cited \"DHSC\" from 2015-04-01\n"
    "fact is_adult: yes/no\nfact started_on: date or none \"the day it began\"\nfact reviewed_on: date or none\nfact warned_on: date or none\n"
    "clock review \"the first review\"\n  under SG \"13.32\"\n  applies when is_adult else \"not an adult\"\n  starts started_on\n  due 8 weeks after the "
    "start\n  due soon from warned_on if none the due date\n"
    "  stops reviewed_on\n  missed means \"first review late\"\n";

Determination determined(std::string_view rules, std::string_view json, std::string_view on, std::vector<std::string> goals = {}) {
    const auto rulebook = compile_or_fail(rules);
    EvaluateOptions options;
    options.on = day(on);
    options.goals = std::move(goals);
    return evaluate(rulebook, record_or_fail(rulebook, json), options);
}

ClockOutcome clock(std::string_view json, std::string_view on, std::string_view rules = review) {
    const auto made = determined(rules, json, on);
    if (made.clocks.size() != 1) throw std::runtime_error("one clock expected");
    return made.clocks.front();
}

/// With `started_on` on 1 January 2025 it is due on 26 February 2025.
std::string with(const std::string& members) { return R"({ "is_adult": true, "started_on": "2025-01-01")" + members + " }"; }
const std::string open = with(R"(, "reviewed_on": null, "warned_on": "2025-02-12")");

TEST(ClocksOfADetermination, HaveAStateAndDaysLeft) {
    const std::vector<std::tuple<const char*, ClockState, std::int64_t>> cases = {
        {"2024-12-31", ClockState::NotStarted, 57}, {"2025-01-01", ClockState::Running, 56}, {"2025-02-11", ClockState::Running, 15},
        {"2025-02-12", ClockState::DueSoon, 14},    {"2025-02-25", ClockState::DueSoon, 1},  {"2025-02-26", ClockState::DueSoon, 0},
        {"2025-02-27", ClockState::Missed, -1},     {"2026-02-26", ClockState::Missed, -365}};
    for (const auto& [on, state, left] : cases) {
        const auto made = clock(open, on);
        EXPECT_EQ(made.state, state) << on;
        EXPECT_EQ(made.status, OutcomeStatus::Decided) << on;
        EXPECT_EQ(made.days_left, left) << on;
        EXPECT_EQ(made.is_open(), state != ClockState::NotStarted) << on;
        EXPECT_FALSE(made.minutes_left);
    }
}

TEST(ClocksOfADetermination, HaveTheirDatesAndWhatMissedMeans) {
    const auto made = clock(open, "2025-02-27");
    EXPECT_EQ(made.goal, "review");
    EXPECT_EQ(made.title, "the first review");
    EXPECT_EQ(made.start, Value{day("2025-01-01")});
    EXPECT_EQ(made.due, Value{day("2025-02-26")});
    EXPECT_EQ(made.due_soon_from, Value{day("2025-02-12")});
    EXPECT_EQ(made.stopped, Value{None{}});
    EXPECT_EQ(made.missed_means, "first review late");
    EXPECT_EQ(made.layer, "national");
    EXPECT_EQ(made.provisions, std::vector<std::string>{"SG 13.32"});
    EXPECT_EQ(to_text(made.value), "missed");
}

TEST(ClocksOfADetermination, RestOnFactsAndHaveAProof) {
    const auto determination = determined(review, open, "2025-02-27");
    const auto& made = determination.clocks.at(0);
    std::vector<std::string> facts;
    for (const auto& fact : made.facts) facts.push_back(fact.path);
    std::sort(facts.begin(), facts.end());
    EXPECT_EQ(facts, (std::vector<std::string>{"is_adult", "reviewed_on", "started_on", "warned_on"}));
    ASSERT_TRUE(made.proof);
    const auto& node = determination.proof.at(*made.proof);
    EXPECT_EQ(node.rule, "review");
    EXPECT_EQ(node.value, "missed");
    const auto says = [&](const std::string& name, const std::string& value) {
        return std::any_of(node.steps.begin(), node.steps.end(), [&](const ProofStep& s) { return s.name == name && s.value == value; });
    };
    EXPECT_TRUE(says("starts", "1 January 2025"));
    EXPECT_TRUE(says("due", "26 February 2025"));
    EXPECT_TRUE(says("stops", "none"));
    EXPECT_TRUE(says("due soon from", "12 February 2025"));
}

TEST(ClocksOfADetermination, StoppedOnesCountToTheDayTheyStopped) {
    const auto stopped = [](const char* on) { return with(std::string(R"(, "warned_on": null, "reviewed_on": ")") + on + "\""); };
    const auto in_time = clock(stopped("2025-02-20"), "2025-06-01");
    EXPECT_EQ(in_time.state, ClockState::Met);
    EXPECT_EQ(in_time.days_left, 6);
    EXPECT_EQ(in_time.stopped, Value{day("2025-02-20")});
    const auto late = clock(stopped("2025-02-28"), "2025-06-01");
    EXPECT_EQ(late.state, ClockState::Missed);
    EXPECT_EQ(late.days_left, -2);
    EXPECT_FALSE(late.is_open());
    const auto not_yet = clock(stopped("2025-02-28"), "2025-02-27");
    EXPECT_EQ(not_yet.state, ClockState::Missed);
    EXPECT_EQ(not_yet.stopped, Value{None{}});
    EXPECT_EQ(not_yet.days_left, -1);
    EXPECT_TRUE(not_yet.is_open());
}

TEST(ClocksOfADetermination, DoNotApplyOrHaveNotStarted) {
    const auto not_ours = clock(R"({ "is_adult": false })", "2025-06-01");
    EXPECT_EQ(not_ours.state, ClockState::NotApplicable);
    EXPECT_EQ(not_ours.status, OutcomeStatus::NotApplicable);
    EXPECT_EQ(not_ours.not_applicable_because, "not an adult");
    const auto unstarted = clock(R"({ "is_adult": true, "started_on": null })", "2025-06-01");
    EXPECT_EQ(unstarted.state, ClockState::NotStarted);
    EXPECT_EQ(unstarted.due, Value{None{}});
    EXPECT_FALSE(unstarted.days_left);
}

TEST(ClocksOfADetermination, AreUndecidedForEachPartThatIsMissing) {
    const std::vector<std::pair<std::string, std::string>> cases = {{R"({ "started_on": "2025-01-01", "reviewed_on": null, "warned_on": null })", "is_adult"},
                                                                    {R"({ "is_adult": true, "reviewed_on": null, "warned_on": null })", "started_on"},
                                                                    {with(R"(, "warned_on": null)"), "reviewed_on"},
                                                                    {with(R"(, "reviewed_on": null)"), "warned_on"}};
    for (const auto& [json, missing] : cases) {
        const auto made = clock(json, "2025-02-20");
        EXPECT_EQ(made.state, ClockState::Undecided) << missing;
        EXPECT_EQ(made.status, OutcomeStatus::Undecided) << missing;
        ASSERT_EQ(made.missing.size(), 1U) << missing;
        EXPECT_EQ(made.missing[0].path, missing);
        EXPECT_FALSE(made.is_open());
    }
    // From the day after it is due, the day of the warning does not matter.
    EXPECT_EQ(clock(with(R"(, "reviewed_on": null)"), "2025-02-27").state, ClockState::Missed);
}

constexpr auto visit =
    "fact called_at: date-time\nfact seen_at: date-time or none\n"
    "clock visit \"the visit\"\n  starts called_at\n  due 4 hours after the start\n  due soon from the start\n  stops seen_at\n  missed means \"visit late\"\n";

ClockOutcome visited(const std::string& called, const std::string& seen, std::string_view on) {
    return clock(R"({ "called_at": ")" + called + R"(", "seen_at": )" + (seen.empty() ? "null" : "\"" + seen + "\"") + " }", on, visit);
}

TEST(ClocksInHours, AreLateOnTheDayItselfWhereTheyStoppedLate) {
    const auto late = visited("2025-06-11T10:00", "2025-06-11T14:01", "2025-06-11");
    EXPECT_EQ(late.state, ClockState::Missed);
    EXPECT_EQ(late.minutes_left, -1);
    EXPECT_EQ(late.days_left, 0);
    EXPECT_FALSE(late.is_open());
    const auto in_time = visited("2025-06-11T10:00", "2025-06-11T14:00", "2025-06-11");
    EXPECT_EQ(in_time.state, ClockState::Met);
    EXPECT_EQ(in_time.minutes_left, 0);
}

TEST(ClocksInHours, StandByTheDayUntilTheyStop) {
    const auto that_day = visited("2025-06-11T10:00", "", "2025-06-11");
    EXPECT_EQ(that_day.state, ClockState::DueSoon);
    EXPECT_EQ(that_day.minutes_left, 14 * 60);  // from 00:00 to 14:00
    const auto next_day = visited("2025-06-11T10:00", "", "2025-06-12");
    EXPECT_EQ(next_day.state, ClockState::Missed);
    EXPECT_EQ(next_day.minutes_left, -10 * 60);
    EXPECT_EQ(next_day.days_left, -1);
}

/// London clocks go back from 02:00 to 01:00 on 26 October 2025, and on from 01:00 to 02:00 on 30 March 2025.
TEST(ClocksInHours, AreRealHoursWhenTheClocksChange) {
    const auto autumn = visited("2025-10-25T23:00", "2025-10-26T02:01", "2025-10-26");
    EXPECT_EQ(autumn.due, Value{moment("2025-10-26T02:00")});
    EXPECT_EQ(autumn.state, ClockState::Missed);
    EXPECT_EQ(autumn.minutes_left, -1);
    const auto spring = visited("2025-03-29T23:00", "2025-03-30T04:00", "2025-03-30");
    EXPECT_EQ(spring.due, Value{moment("2025-03-30T04:00")});
    EXPECT_EQ(spring.state, ClockState::Met);
    // From 00:00 to 02:00 on the day that is an hour longer there are three hours, and to 04:00 on the shorter one there are three too.
    EXPECT_EQ(visited("2025-10-25T23:00", "", "2025-10-26").minutes_left, 180);
    EXPECT_EQ(visited("2025-03-29T23:00", "", "2025-03-30").minutes_left, 180);
}

constexpr auto checks =
    "choice Theme options assessing\nfact offered_on: date\nfact is_ours: yes/no\nfact own_words: judgement of yes/no\n"
    "rule offer_made: yes/no \"an offer was made\"\n  gives offered_on is recorded\n"
    "check offered \"help was offered\"\n  theme assessing\n  applies when is_ours else \"not ours\"\n  passes when offered_on is recorded\n  asks a person "
    "\"Are these their own words?\" answered by own_words\n";

CheckOutcome checked(std::string_view json) { return determined(checks, json, "2025-10-01", {"offered"}).checks.at(0); }

TEST(ChecksOfADetermination, ComeToOneOfFive) {
    EXPECT_EQ(checked(R"({ "is_ours": false })").result, CheckResult::NotApplicable);
    EXPECT_EQ(checked(R"({ "is_ours": true, "offered_on": { "unknown_because": "not_asked" } })").result, CheckResult::Failed);
    const auto silent = checked(R"({ "is_ours": true })");
    EXPECT_EQ(silent.result, CheckResult::NotEvidenced);
    EXPECT_EQ(silent.status, OutcomeStatus::Undecided);
    const auto for_a_person = checked(R"({ "is_ours": true, "offered_on": "2025-09-01" })");
    EXPECT_EQ(for_a_person.result, CheckResult::NeedsPerson);
    EXPECT_EQ(for_a_person.asks, "Are these their own words?");
    ASSERT_EQ(for_a_person.missing.size(), 1U);
    EXPECT_EQ(for_a_person.missing[0].path, "own_words");
    const auto passed = checked(
        R"({ "is_ours": true, "offered_on": "2025-09-01", "own_words": { "judged": true, "by": "B. Worker", "on": "2025-09-02", "because": "read it" } })");
    EXPECT_EQ(passed.result, CheckResult::Passed);
    EXPECT_EQ(passed.value, Value{true});
    EXPECT_EQ(passed.theme, "assessing");
    EXPECT_EQ(passed.judgements.size(), 1U);
}

TEST(ChecksOfADetermination, AreThereWhenAskedFor) {
    const auto rulebook = compile_or_fail(checks);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    const auto record = record_or_fail(rulebook, "{}");
    EXPECT_TRUE(evaluate(rulebook, record, options).checks.empty());
    options.checks = true;
    EXPECT_EQ(evaluate(rulebook, record, options).checks.size(), 1U);
    options.outcomes = false;
    EXPECT_TRUE(evaluate(rulebook, record, options).outcomes.empty());
}

TEST(Goals, CanBeClocks) {
    const auto made = determined(review, open, "2025-02-27", {"review"});
    EXPECT_TRUE(made.outcomes.empty());
    EXPECT_EQ(made.clocks.size(), 1U);
    EXPECT_THROW(static_cast<void>(determined(review, open, "2025-02-27", {"revue"})), std::invalid_argument);
}

}  // namespace
}  // namespace careact::support
