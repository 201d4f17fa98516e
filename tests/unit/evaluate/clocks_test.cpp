#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto review =
    "fact is_adult: yes/no\nfact started_on: date or none\nfact reviewed_on: date or none\n"
    "clock review \"the first review\"\n  applies when is_adult\n  starts started_on\n  due 8 weeks after the start\n  due soon from 6 weeks after the start\n  stops reviewed_on\n  missed means \"late\"\n"
    "rule is_missed: yes/no\n  gives review.state is missed\nrule is_met: yes/no\n  gives review.state is met\nrule is_running: yes/no\n  gives review.state is running\n"
    "rule is_due_soon: yes/no\n  gives review.state is due_soon\nrule is_not_started: yes/no\n  gives review.state is not_started\nrule is_not_applicable: yes/no\n  gives review.state is not_applicable\n"
    "rule due_date: date or none\n  gives review.due\n";

/// The one state that the clock is in.
std::string state(std::string_view json, std::string_view on) {
    const auto rules = compile_or_fail(review);
    std::string found;
    for (const auto* name : {"missed", "met", "running", "due_soon", "not_started", "not_applicable"}) {
        const auto is = answer(rules, json, on, std::string("is_") + name);
        if (is.starts_with("undecided")) return is;
        if (is == "yes") found += (found.empty() ? "" : " and ") + std::string(name);
    }
    return found;
}

constexpr auto open = R"({ "is_adult": true, "started_on": "2025-01-01", "reviewed_on": null })";

TEST(Clocks, RunUntilTheyAreDueSoon) {
    EXPECT_EQ(state(open, "2024-12-31"), "not_started");
    EXPECT_EQ(state(open, "2025-01-01"), "running");
    EXPECT_EQ(state(open, "2025-02-11"), "running");
    EXPECT_EQ(state(open, "2025-02-12"), "due_soon");
}

TEST(Clocks, TheDueDayItselfIsInTime) {
    EXPECT_EQ(state(open, "2025-02-26"), "due_soon");
    EXPECT_EQ(state(open, "2025-02-27"), "missed");
}

TEST(Clocks, AreMetIfTheyStopByTheDueDay) {
    EXPECT_EQ(state(R"({ "is_adult": true, "started_on": "2025-01-01", "reviewed_on": "2025-02-26" })", "2025-06-01"), "met");
    EXPECT_EQ(state(R"({ "is_adult": true, "started_on": "2025-01-01", "reviewed_on": "2025-02-27" })", "2025-06-01"), "missed");
}

TEST(Clocks, WhatStopsThemLaterIsNotLookedAtYet) {
    constexpr auto stopped = R"({ "is_adult": true, "started_on": "2025-01-01", "reviewed_on": "2025-02-20" })";
    EXPECT_EQ(state(stopped, "2025-02-19"), "due_soon");
    EXPECT_EQ(state(stopped, "2025-02-20"), "met");
}

TEST(Clocks, HaveNotStartedWhereNothingStartsThem) { EXPECT_EQ(state(R"({ "is_adult": true, "started_on": null, "reviewed_on": null })", "2025-06-01"), "not_started"); }

TEST(Clocks, DoNotApply) { EXPECT_EQ(state(R"({ "is_adult": false })", "2025-06-01"), "not_applicable"); }

TEST(Clocks, WaitForWhatTheyNeed) {
    EXPECT_EQ(state(R"({ "is_adult": true, "reviewed_on": null })", "2025-06-01"), "undecided: started_on");
    EXPECT_EQ(state(R"({ "is_adult": true, "started_on": "2025-01-01" })", "2025-06-01"), "undecided: reviewed_on");
    EXPECT_EQ(state(R"({ "started_on": "2025-01-01", "reviewed_on": null })", "2025-06-01"), "undecided: is_adult");
}

TEST(Clocks, TheDueDateCanBeAsked) { EXPECT_EQ(answer(compile_or_fail(review), open, "2025-01-01", "due_date"), "26 February 2025"); }

TEST(Clocks, OneThatHasNotStartedOrDoesNotApplyHasNoDueDate) {
    const auto rules = compile_or_fail(review);
    for (const auto* json : {R"({ "is_adult": false })", R"({ "is_adult": true, "started_on": null, "reviewed_on": null })"}) {
        const auto due = answer(rules, json, "2025-06-01", "due_date");
        EXPECT_TRUE(due == "none" || due == "not applicable") << json << " " << due;
    }
}

TEST(Clocks, HoursAreComparedToTheMinute) {
    constexpr auto rules =
        "fact called_at: date-time\nfact seen_at: date-time or none\n"
        "clock visit \"the visit\"\n  starts called_at\n  due 4 hours after the start\n  stops seen_at\n  missed means \"late\"\n"
        "rule r: yes/no\n  gives visit.state is met\n";
    // The clocks go back in between: 23:00 and four hours is 02:00.
    EXPECT_EQ(answer(rules, R"({ "called_at": "2024-10-26T23:00", "seen_at": "2024-10-27T02:00" })"), "yes");
    EXPECT_EQ(answer(rules, R"({ "called_at": "2024-10-26T23:00", "seen_at": "2024-10-27T02:01" })"), "no");
}

TEST(Clocks, ForEachItemHaveTheirOwnClauses) {
    constexpr auto rules =
        "record type Direct\n  has paid_from: date\n  has checked_on: date or none\nfact payments: list of Direct\n"
        "clock next_check for each p in payments \"the next check\"\n  starts p.paid_from when p.checked_on is none\n  otherwise starts p.checked_on\n"
        "  due 6 months after the start when p.checked_on is none\n  otherwise due 12 months after the start\n  missed means \"late\"\n"
        "rule r for each p in payments: date or none \"when it is due\"\n  gives next_check(p).due\n";
    EXPECT_EQ(answers(rules, R"({ "payments": [ { "paid_from": "2025-08-31", "checked_on": null }, { "paid_from": "2024-01-01", "checked_on": "2024-02-29" } ] })"),
              (std::vector<std::string>{"1: 28 February 2026", "2: 28 February 2025"}));
}

constexpr auto check =
    "choice Theme options assessing\nrecord type Offer\n  has made: yes/no\n  has offered_on: date\n  has own_words: judgement of yes/no\nfact offers: list of Offer\n"
    "check offered for each o in offers \"help was offered\"\n  theme assessing\n  applies when o.made\n  passes when o.offered_on is recorded\n"
    "  asks a person \"Are these their own words?\" answered by o.own_words\n"
    "check silent for each o in offers \"nothing was written\"\n  theme assessing\n  passes when o.offered_on is absent\n";

std::vector<std::string> checked(const std::string& given, const std::string& expected) {
    return failures_of(check + ("example \"one\" on 2025-10-01\n  given offers is [ { } ]\n" + given + "  expect " + expected + "\n"));
}

constexpr auto made = "  given offers[1].made is yes\n";
constexpr auto on_a_day = "  given offers[1].made is yes\n  given offers[1].offered_on is 2025-09-01\n";

TEST(Checks, ComeToOneOfFiveResults) {
    const auto judged = [](const char* answer) { return std::string("  given offers[1].own_words is judged ") + answer + " by \"B. Worker\" on 2025-09-30 because \"read the notes\"\n"; };
    const std::string not_asked = "  given offers[1].offered_on is unknown because not asked\n";
    const std::vector<std::pair<std::string, std::string>> cases = {{"  given offers[1].made is no\n", "not applicable"},
                                                                   {made + not_asked, "failed"},
                                                                   {made, "not evidenced"},
                                                                   {on_a_day, "needs a person"},
                                                                   {on_a_day + judged("yes"), "passed"},
                                                                   {on_a_day + judged("no"), "failed"}};
    for (const auto& [given, result] : cases) {
        for (const auto* other : {"passed", "failed", "not evidenced", "needs a person", "not applicable"}) {
            EXPECT_EQ(checked(given, std::string("offered(offers[1]) is ") + other).empty(), result == other) << given << other;
        }
    }
}

TEST(Checks, NothingIsAskedOfAPersonWhereItFailsAlready) {
    EXPECT_TRUE(checked(made + std::string("  given offers[1].offered_on is unknown because refused\n"), "offered(offers[1]) is failed").empty());
}

TEST(Checks, AbsentIsAnsweredBySilenceAndBySilenceAlone) {
    EXPECT_TRUE(checked("", "silent(offers[1]) is passed").empty());
    EXPECT_TRUE(checked("  given offers[1].offered_on is unknown because refused\n", "silent(offers[1]) is failed").empty());
    EXPECT_TRUE(checked(on_a_day, "silent(offers[1]) is failed").empty());
}

TEST(Checks, OneThatMayNotApplyIsNotEvidenced) {
    EXPECT_TRUE(checked("  given offers[1].offered_on is 2025-09-01\n", "offered(offers[1]) is not evidenced").empty());
}

}  // namespace
}  // namespace careact::support
