/// Worklists: which clocks are on them, in what order, and how they are written for other programs.

#include "careact/due.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace careact::support {
namespace {

constexpr auto rules =
    "record type About\n  has id: text\nrecord type Who\n  has name: text\n  has locality: text\n  has tags: list of text\nfact about: About\nfact who: Who\n"
    "fact began_on: date or none\nfact ended_on: date or none\n"
    "clock job \"the job, done; or not\"\n  starts began_on\n  due 28 days after the start\n  due soon from 7 days before the due date\n  stops ended_on\n  "
    "missed means \"job \\\"late\\\"\"\n";

/// A job that began on a day and is due 28 days later.
std::string job(const std::string& id, const std::string& team, const std::string& began, const std::string& ended = "null") {
    return R"({ "about": { "id": ")" + id + R"(" }, "who": { "name": "Ann Example")" + (team.empty() ? "" : R"(, "locality": ")" + team + "\"") +
           R"( }, "began_on": ")" + began + R"(", "ended_on": )" + ended + " }";
}

DueList listed(const std::vector<std::string>& records, DueOptions options = {}) {
    const auto rulebook = compile_or_fail(rules);
    options.on = day("2025-02-01");
    DueLister lister(rulebook, options);
    for (const auto& json : records) lister.add(record_or_fail(rulebook, json));
    return lister.take();
}

/// `id: state`, in the order of the list.
std::vector<std::string> lines(const DueList& list) {
    std::vector<std::string> all;
    for (const auto& item : list.items) all.push_back(item.record + ": " + std::string(to_text(item.state)));
    return all;
}

using Lines = std::vector<std::string>;

TEST(Due, ListsWhatIsLateDueTodayAndDueSoon) {
    // Due on 31 January, 1, 2 and 8 February, and on 9 February, which is 8 days ahead.
    const auto list = listed(
        {job("a", "T", "2025-01-03"), job("b", "T", "2025-01-04"), job("c", "T", "2025-01-05"), job("d", "T", "2025-01-11"), job("e", "T", "2025-01-12")});
    EXPECT_EQ(lines(list), (Lines{"a: missed", "b: due today", "c: due soon", "d: due soon"}));
    EXPECT_EQ(list.records, 5U);
    EXPECT_EQ(list.count(DueState::Running), 1U);
    EXPECT_EQ(list.count(DueState::DueSoon), 2U);
}

TEST(Due, DaysAheadTakeThePlaceOfTheRulesWarning) {
    DueOptions options;
    options.within = 1;
    const Lines expected = {"a: due soon"};
    EXPECT_EQ(lines(listed({job("a", "T", "2025-01-05"), job("b", "T", "2025-01-06")}, options)), expected);
}

TEST(Due, WhatIsDoneIsNoWork) {
    const auto late = job("late", "T", "2024-12-01", "\"2025-01-10\""), in_time = job("in time", "T", "2025-01-03", "\"2025-01-10\"");
    EXPECT_TRUE(listed({late, in_time}).items.empty());
    DueOptions options;
    options.states = {DueState::DoneLate};
    EXPECT_EQ(lines(listed({late, in_time}, options)), (Lines{"late: done late"}));
}

TEST(Due, UndecidedIsCountedAndListedOnRequest) {
    const std::string half = R"({ "about": { "id": "half" }, "began_on": "2025-01-03" })", silent = R"({ "about": { "id": "silent" } })";
    const auto counted = listed({half, silent});
    EXPECT_TRUE(counted.items.empty());
    EXPECT_EQ(counted.count(DueState::Undecided), 1U);
    EXPECT_EQ(counted.silent, 1U);
    DueOptions options;
    options.states = {DueState::Undecided};
    EXPECT_EQ(lines(listed({half, silent}, options)), (Lines{"half: undecided"}));
    options.all = true;
    EXPECT_EQ(lines(listed({silent, half}, options)), (Lines{"half: undecided", "silent: undecided"}));
}

TEST(Due, GroupsByTeamAndPutsTheOldestFirst) {
    const auto list = listed({job("1", "", "2024-01-01"), job("2", "West", "2025-01-02"), job("3", "East", "2025-01-03"), job("4", "West", "2024-12-31"),
                              job("5", "East", "2025-01-03")});
    EXPECT_EQ(lines(list), (Lines{"3: missed", "5: missed", "4: missed", "2: missed", "1: missed"}));
}

TEST(Due, IsOfOneTeamIfAsked) {
    DueOptions options;
    options.team = "West";
    const auto list = listed({job("1", "East", "2025-01-01"), job("2", "West", "2025-01-02"), job("3", "", "2025-01-02")}, options);
    EXPECT_EQ(lines(list), (Lines{"2: missed"}));
    EXPECT_EQ(list.records, 1U);
    options.team = "";
    EXPECT_EQ(lines(listed({job("1", "East", "2025-01-01"), job("3", "", "2025-01-02")}, options)), (Lines{"3: missed"}));
}

TEST(Due, TheTeamCanStandElsewhere) {
    DueOptions options;
    options.team_from = "about.id";
    EXPECT_EQ(listed({job("1", "East", "2025-01-01")}, options).items.at(0).team, "1");
    for (const auto* wrong : {"who.town", "who", "who.tags", "who.locality.of"}) {
        options.team_from = wrong;
        EXPECT_THROW(static_cast<void>(listed({}, options)), std::invalid_argument) << wrong;
    }
}

TEST(Due, NamesNobodyUnlessAsked) {
    const auto record = job("1", "East", "2025-01-01");
    const auto list = listed({record});
    for (const auto& text : {to_text(list), to_csv(list), to_json(list), to_calendar(list)}) EXPECT_EQ(text.find("Ann"), std::string::npos);
    DueOptions options;
    options.names = true;
    const auto named = listed({record}, options);
    for (const auto& text : {to_text(named), to_csv(named), to_json(named), to_calendar(named)}) EXPECT_NE(text.find("Ann Example"), std::string::npos);
}

TEST(DueAsCsv, QuotesWhatItHasTo) {
    const auto text = to_csv(listed({job(R"(1, and \"2\")", "East", "2025-01-01")}));
    const std::string row = "East,missed,2025-01-29,-3,,\"1, and \"\"2\"\"\",job,\"the job, done; or not\",,,\"job \"\"late\"\"\",,national,\r\n";
    EXPECT_EQ(text, "team,state,due,days_left,minutes_left,record,clock,title,item,item_name,missed_means,provisions,layer,waits_for\r\n" + row);
}

/// The lines as a calendar program puts them together again, each of them short enough as it stands.
Lines unfolded(const std::string& calendar) {
    Lines all;
    std::istringstream stream(calendar);
    for (std::string line; std::getline(stream, line);) {
        EXPECT_TRUE(line.ends_with('\r')) << line;
        line.pop_back();
        EXPECT_LE(line.size(), 75U) << line;
        if (line.starts_with(' ')) all.back() += line.substr(1);
        else all.push_back(line);
    }
    return all;
}

TEST(DueAsACalendar, HasAnEventForEachItem) {
    const auto found = unfolded(to_calendar(listed({job("1", "East, and more", "2025-01-01")})));
    const Lines event = {"BEGIN:VEVENT",
                         "UID:job/1@careact",
                         "DTSTAMP:20250201T000000Z",
                         "DTSTART;VALUE=DATE:20250129",
                         "DTEND;VALUE=DATE:20250130",
                         R"(SUMMARY:1: the job\, done\; or not)",
                         R"(DESCRIPTION:missed on 1 February 2025\, 3 days over: job "late")",
                         R"(CATEGORIES:East\, and more)",
                         "TRANSP:TRANSPARENT",
                         "END:VEVENT"};
    ASSERT_EQ(found.size(), event.size() + 5);
    EXPECT_EQ(Lines(found.begin() + 4, found.end() - 1), event);
    EXPECT_EQ(found.front(), "BEGIN:VCALENDAR");
    EXPECT_EQ(found.back(), "END:VCALENDAR");
}

TEST(DueAsACalendar, FoldsLongLinesBetweenCharacters) {
    std::string id;
    for (int i = 0; i < 60; ++i) id += "é—";  // two bytes and three
    const auto text = to_calendar(listed({job(id, "East", "2025-01-01")}));
    std::size_t found = 0;
    for (const auto& line : unfolded(text)) found += line == "UID:job/" + id + "@careact" ? 1U : 0U;
    EXPECT_EQ(found, 1U);
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at + 1))
        EXPECT_NE(static_cast<unsigned char>(text[at + 3]) & 0xC0U, 0x80U);
}

TEST(DueAsACalendar, HoldsNoEventWithoutADay) {
    DueOptions options;
    options.states = {DueState::Undecided};
    const auto text = to_calendar(listed({R"({ "about": { "id": "1" }, "ended_on": null })"}, options));
    EXPECT_EQ(text.find("VEVENT"), std::string::npos);
}

}  // namespace
}  // namespace careact::support
