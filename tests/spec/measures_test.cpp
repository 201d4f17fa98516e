/// A handful of people on 19 December 2024, by Thurrock's rules; every figure is worked out by hand beside them.

#include "careact/measures.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace careact {
namespace {

/// Supported at home since 2020, and last reviewed on a day; `more` are further members of the record.
std::string supported(const std::string& id, const std::string& team, const std::string& reviewed, const std::string& more = "") {
    return R"({ "about": { "id": ")" + id + R"(" }, "who": { "born_on": "1950-01-01", "locality": ")" + team + R"(" }, "assessments": [], "waits": [],
                "reviews": [ { "completed_on": ")" +
           reviewed + R"(" } ],
                "plan": { "started_on": "2020-01-01", "lines": [ { "kind": "service_line", "component": "home_support",
                          "began_on": "2020-01-01", "ended_on": null } ])" +
           (more.empty() ? " }" : ", " + more) + " }";
}

const std::string longer = R"("review_interval": { "judged": "P18M", "by": "B. Worker", "on": "2023-08-19", "because": "stable for years" } })";
const std::string carer = R"("carers": [ { "local_id": "k1", "assessments": [ { "mode": "separate_from_adult", "completed_on": ")";

/// Late by 122 days (19 August to 19 December), and on plan until 19 February. A carer seen twice; equality monitoring answered in two things.
const auto ann =
    supported("ann", "Grays", "2023-08-19", longer + ", " + carer + R"(2024-01-10" }, { "mode": "separate_from_adult", "completed_on": "2024-11-30" } ] } ],
    "equality": { "ethnicity": "white_irish", "sex": "female" }, "contacts": [ { "received_at": "2024-11-30T12:00" } ])");
/// Late by one day. The same carer again. Preferred not to say, once by the option and once by refusing. The last contact is too long ago.
const auto bob = supported("bob", "Grays", "2023-12-18", "\"weekly_cost\": 100.01 }, " + carer + R"(2023-12-01" } ] } ],
    "equality": { "ethnicity": "ethnicity_declined", "sex": { "unknown_because": "refused" } }, "contacts": [ { "received_at": "2023-11-30T12:00" } ])");
/// Due on the very day. A carer without a number.
const auto cat = supported("cat", "Tilbury", "2023-12-19",
                           R"("weekly_cost": 200.00 }, "carers": [ { "assessments": [ { "mode": "separate_from_adult", "completed_on": "2024-06-01" } ] } ])");
const auto dan = supported("dan", "Tilbury", "2024-06-01");
/// Late by 366 days, over a leap day.
const auto eve = supported("eve", "Tilbury", "2022-12-19");
/// Waits for ten days. A concern in this year, one in the same months of the last, one in its last minutes; one enquiry.
const std::string fay = R"({ "about": { "id": "fay" }, "who": { "born_on": "1990-01-01" }, "plan": { "lines": [] },
    "waits": [ { "kind": "waiting_for_assessment", "asked_on": "2024-12-09", "ended_on": null },
               { "kind": "waiting_for_therapist", "asked_on": "2024-06-01", "ended_on": "2024-07-01" } ],
    "concerns": [ { "received_at": "2024-04-01T00:05" }, { "received_at": "2023-11-30T23:59" }, { "received_at": "2024-03-31T23:59" } ],
    "enquiries": [ { "started_at": "2024-11-30T10:00", "ended_on": null, "held_by": "locality_team" } ] })";
/// A service, and not a word of assessments or reviews.
const std::string gus = R"({ "about": { "id": "gus" }, "who": { "born_on": "1960-01-01" }, "waits": [],
    "plan": { "started_on": "2020-01-01", "lines": [ { "kind": "service_line", "component": "home_support", "began_on": "2020-01-01", "ended_on": null } ] } })";

const std::vector<std::string> everybody = {ann, bob, cat, dan, eve, fay, gus};

MeasureOptions on_the_day() {
    MeasureOptions options;
    options.on = *Date::parse("2024-12-19");
    return options;
}

void add(Measures& measures, const Rulebook& rules, const std::string& json) {
    const auto read = read_record("case", json, rules);
    ASSERT_TRUE(read.diagnostics.empty()) << json;
    measures.add(*read.record);
}

std::vector<ReportPage> counted(const MeasureOptions& options = on_the_day(), const Rulebook& rules = support::thurrock_rules()) {
    Measures measures(rules, options);
    for (const auto& json : everybody) add(measures, rules, json);
    return measures.take();
}

template <typename Named>
const Named& named(const std::vector<Named>& all, const std::string& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    if (found == all.end()) throw std::runtime_error("there is no " + id);
    return *found;
}

const ReportFigure& figure(const std::vector<ReportPage>& pages, const std::string& page, const std::string& id) {
    return named(named(pages, page).figures, id);
}

/// The cells of a row as they are read, by the row's name.
std::vector<std::string> row(const std::vector<ReportPage>& pages, const std::string& page, const std::string& table, const std::string& name) {
    for (const auto& cells : named(named(pages, page).tables, table).rows) {
        if (cells[0].text != name) continue;
        std::vector<std::string> texts;
        std::transform(cells.begin() + 1, cells.end(), std::back_inserter(texts), [](const ReportCell& cell) { return cell.text; });
        return texts;
    }
    throw std::runtime_error("there is no row " + name);
}

using Texts = std::vector<std::string>;

TEST(MeasuresOfACaseload, ReviewsWithTheirBaseDateAndRule) {
    const auto pages = counted();
    const auto& late = figure(pages, "reviews", "late_reviews");
    EXPECT_EQ(late.value.text, "3");
    EXPECT_EQ(late.value.number, "3");
    EXPECT_EQ(late.base, "of 5 people with a service");
    EXPECT_EQ(late.when, "on 19 December 2024");
    EXPECT_EQ(late.rule, "in_the_late_count");
    EXPECT_EQ(late.place.substr(0, 28), "rules/thurrock/reviews.care:");
    EXPECT_EQ(figure(pages, "reviews", "late_rate").value.text, "2.3 per 100,000");  // 3 / 132,860 = 2.258
    EXPECT_EQ(figure(pages, "reviews", "reviewed_within_12_months").value.text, "40.0%");
    EXPECT_EQ(figure(pages, "reviews", "reviewed_within_12_months").base, "2 of 5 people with long-term support for over a year");
    EXPECT_EQ(figure(pages, "reviews", "median_days_over").value.text, "122 days");
    EXPECT_EQ(figure(pages, "reviews", "longest_days_over").value.text, "366 days");
    EXPECT_EQ(figure(pages, "reviews", "late_on_plan").value.text, "33.3%");
    EXPECT_EQ(figure(pages, "reviews", "late_allowed").value.text, "365");
}

TEST(MeasuresOfACaseload, WhatIsNotKnownIsCountedApart) {
    const auto pages = counted();
    EXPECT_EQ(figure(pages, "reviews", "late_reviews").note.substr(0, 48), "1 more is not known, and neither yes nor no. Not");
    EXPECT_EQ(figure(pages, "safeguarding", "concerns").note.substr(0, 20), "6 more are not known");
    EXPECT_EQ(figure(pages, "people", "appointees").value.kind, ReportCell::Kind::NotKnown);
}

// Grays: 122 and 1 days, so (122 + 1) / 2. Tilbury: 366; one late of three.
TEST(MeasuresOfACaseload, ByTeam) {
    const auto pages = counted();
    EXPECT_EQ(row(pages, "reviews", "by_team", "Grays"), (Texts{"2", "0.0%", "61.5 days", "122 days", "50.0%"}));
    EXPECT_EQ(row(pages, "reviews", "by_team", "Tilbury"), (Texts{"1", "66.7%", "366 days", "366 days", "33.3%"}));
    auto options = on_the_day();
    options.team = "Grays";
    EXPECT_EQ(figure(counted(options), "reviews", "late_reviews").value.text, "2");
}

TEST(MeasuresOfACaseload, WaitsAndCarers) {
    const auto pages = counted();
    EXPECT_EQ(figure(pages, "waits", "waiting_for_assessment").value.text, "1");
    EXPECT_EQ(figure(pages, "waits", "waiting_for_assessment").base, "in 7 records");
    EXPECT_EQ(figure(pages, "waits", "waiting_for_assessment_rate").value.text, "0.75 per 100,000");
    EXPECT_EQ(figure(pages, "waits", "waiting_for_therapist").value.text, "0");
    EXPECT_EQ(row(pages, "waits", "waits_by_kind", "a care and support assessment"), (Texts{"1", "10 days", "10 days", "10 days"}));
    // Two events of k1, one more of k1 in another record, and one of somebody without a number.
    EXPECT_EQ(figure(pages, "carers", "carers_separate_events").value.text, "4");
    EXPECT_EQ(figure(pages, "carers", "carers_separate_people").value.text, "2");
    EXPECT_EQ(figure(pages, "carers", "carers_separate_people").when, "12 months to 30 November 2024");
    EXPECT_EQ(figure(pages, "carers", "carers_joint_events").value.text, "0");
}

TEST(MeasuresOfACaseload, ThisYearTheSameMonthsBeforeAndTheLastWholeYear) {
    const auto pages = counted();
    EXPECT_EQ(named(named(pages, "safeguarding").tables, "periods").columns,
              (Texts{"figure", "1 April to 30 November 2024", "1 April to 30 November 2023", "1 April 2023 to 31 March 2024"}));
    EXPECT_EQ(row(pages, "safeguarding", "periods", "concerns received"), (Texts{"1", "1", "2"}));
    EXPECT_EQ(row(pages, "safeguarding", "periods", "enquiries to concerns"), (Texts{"100.00%", "0.00%", "0.00%"}));
    EXPECT_EQ(row(pages, "safeguarding", "enquiry_holders", "locality team"), (Texts{"1", "100.0%"}));
}

// Six things are asked of each of seven people: 42 answers, of which two are given and two declined. Only Ann's month is in the year.
TEST(MeasuresOfACaseload, AskedAndDeclinedCountsAsRecorded) {
    const auto pages = counted();
    EXPECT_EQ(figure(pages, "completeness", "equality_recorded").value.text, "9.5%");
    EXPECT_EQ(figure(pages, "completeness", "equality_recorded").base, "4 of 42 answers of 7 people");
    EXPECT_EQ(row(pages, "completeness", "completeness_by_field", "ethnicity"), (Texts{"28.6%", "1", "1", "5"}));
    EXPECT_EQ(row(pages, "completeness", "completeness_by_team", "Grays"), (Texts{"33.3%", "2", "2", "8"}));
    EXPECT_EQ(row(pages, "completeness", "completeness_by_month", "November 2024"), (Texts{"33.3%", "2", "0", "4"}));
    EXPECT_EQ(named(named(pages, "completeness").tables, "completeness_by_month").rows.size(), 1U);
}

// Three of five are late. Under 5, or with a rest under 5, nothing is shown.
TEST(MeasuresOfACaseload, SmallGroupsAreNotShown) {
    auto options = on_the_day();
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_sex", "female"), (Texts{"not shown", "not shown", "not shown", "not shown"}));
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_sex", "everybody"), (Texts{"not shown", "not shown", "not shown", "not shown"}));
    options.fewest_shown = 1;
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_sex", "female"), (Texts{"100.0%", "1", "1", "0"}));
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_ethnicity", "White"), (Texts{"100.0%", "1", "1", "0"}));
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_age", "65 to 74"), (Texts{"60.0%", "3", "5", "0"}));
    EXPECT_EQ(row(counted(options), "disparity", "late_by_group_age", "18 to 64"), (Texts{"not known", "0", "0", "1"}));
}

TEST(MeasuresOfACaseload, ACostOfFewPeopleIsNotShown) {
    Measures measures(support::thurrock_rules(), on_the_day());
    auto json = cat;
    json.insert(json.find("\"born_on\""), R"("primary_support_reason": "memory_support", )");
    add(measures, support::thurrock_rules(), json);
    const auto pages = measures.take();
    EXPECT_EQ(row(pages, "people", "cost_by_reason", "support with memory and cognition"), (Texts{"not shown", "not shown", "not shown"}));
}

TEST(MeasuresOfACaseload, MoneyIsExactToThePenny) {
    EXPECT_EQ(figure(counted(), "people", "mean_weekly_cost").value.text, "£150.01 per week");  // (100.01 + 200.00) / 2 = 150.005
}

/// Everything that is read on the pages.
std::string all_of(const std::vector<ReportPage>& pages) {
    std::string text;
    for (const auto& page : pages) {
        for (const auto& one : page.figures) text += one.id + " " + one.value.text + " " + one.base + " " + one.note + "\n";
        for (const auto& table : page.tables) {
            for (const auto& cells : table.rows) {
                for (const auto& cell : cells) text += cell.text + " | ";
            }
        }
    }
    return text;
}

TEST(MeasuresOfACaseload, CountedInPartsAndMergedItIsTheSame) {
    const auto& rules = support::thurrock_rules();
    Measures first(rules, on_the_day()), second(rules, on_the_day());
    for (std::size_t i = 0; i < everybody.size(); ++i) add(i % 2 == 0 ? first : second, rules, everybody[i]);
    first.merge(std::move(second));
    EXPECT_EQ(all_of(first.take()), all_of(counted()));
    EXPECT_EQ(figure(first.take(), "people", "people_with_services").base, "in 0 records");
}

TEST(MeasuresOfACaseload, WhatTheRulesDoNotSayIsLeftOutAndSaidSo) {
    const auto& rules = support::national_rules();
    Measures measures(rules, on_the_day());
    const auto pages = measures.take();
    EXPECT_TRUE(named(pages, "reviews").figures.empty());
    EXPECT_NE(named(pages, "reviews").notes.at(1).find("counted late: no assessment or review in the last year"), std::string::npos);
    EXPECT_EQ(figure(pages, "safeguarding", "concerns").value.text, "0");
}

TEST(MeasuresOfACaseload, TheTeamHasToBeAValue) {
    auto options = on_the_day();
    options.team_from = "reviews";
    EXPECT_THROW(Measures(support::thurrock_rules(), options), std::invalid_argument);
}

}  // namespace
}  // namespace careact
