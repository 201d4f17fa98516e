/// The records of fixtures/caseload on 1 October 2025: what is to be done of each, as the table in fixtures/README.md works it out.

#include "careact/due.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace careact {
namespace {

DueList caseload(std::vector<DueState> states) {
    const auto& rules = support::thurrock_rules();
    DueOptions options;
    options.on = *Date::parse("2025-10-01");
    options.states = std::move(states);
    DueLister lister(rules, options);
    for (const auto& path : support::files_under("fixtures/caseload", ".json")) {
        const auto read = read_record(path, support::read_text(path), rules);
        EXPECT_TRUE(read.diagnostics.empty()) << path;
        lister.add(*read.record);
    }
    return lister.take();
}

std::string line(const DueItem& item) {
    return item.team + " " + item.record + " " + item.clock.goal + " " + std::string(to_text(item.state)) + " " +
           std::to_string(item.clock.days_left.value_or(999));
}

std::vector<std::string> lines(const DueList& list) {
    std::vector<std::string> all;
    for (const auto& item : list.items) all.push_back(line(item));
    return all;
}

TEST(Caseload, IsListedByTeamOldestFirst) {
    const auto list = caseload(DueOptions{}.states);
    EXPECT_EQ(lines(list), (std::vector<std::string>{
                               "Grays c-001 review_counted missed -174",
                               "Grays c-001 review_in_guidance missed -174",
                               "Grays c-002 first_review due soon 7",
                               "Grays c-001 review_on_plan due soon 9",
                               "Tilbury c-004 complaint_acknowledgement missed -2",
                               "Tilbury c-008 crisis_review missed -1",
                               "Tilbury c-003 review_counted due today 0",
                               "Tilbury c-003 review_in_guidance due today 0",
                               "Tilbury c-003 review_on_plan due today 0",
                               " c-005 concern_screening due today 0",
                           }));
    EXPECT_EQ(list.records, 8U);
    EXPECT_EQ(list.count(DueState::Fault), 0U);
}

TEST(Caseload, TheVisitHalfAnHourLateIsDoneAndLate) {
    const auto list = caseload({DueState::DoneLate});
    ASSERT_EQ(lines(list), std::vector<std::string>{" c-005 urgent_visit done late 0"});
    EXPECT_EQ(list.items[0].clock.minutes_left, -30);
}

TEST(Caseload, WhatNobodyKnowsIsNotInTime) {
    const auto list = caseload({DueState::Undecided});
    const auto of = [&](const char* record, const char* clock) {
        return std::any_of(list.items.begin(), list.items.end(), [&](const DueItem& item) { return item.record == record && item.clock.goal == clock; });
    };
    for (const auto* clock : {"first_review", "review_on_plan", "review_in_guidance"}) EXPECT_TRUE(of("c-007", clock)) << clock;
    EXPECT_FALSE(of("c-006", "review_on_plan"));
}

}  // namespace
}  // namespace careact
