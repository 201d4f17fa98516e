/// The synthetic borough against the figures that Thurrock Council published. Each figure here was typed from the source that stands
/// beside it, and not from the assumptions file:
///   [SA] self-assessment for the Care Quality Commission, winter 2024/25
///   [LD] answer to a request for information, 8 April 2024      [HC] answer to a request for information, 22 May 2024
/// Records are counted here by hand, without rules; what the rules make of them is the last part.

#include "caseload/borough.hpp"
#include "caseload/dirty.hpp"
#include "careact/date.hpp"
#include "careact/record.hpp"
#include "careact/rulebook.hpp"
#include "source/digest.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace careact::caseload {
namespace {

using nlohmann::json;

std::vector<std::string> lines_of(std::int64_t size, std::uint64_t seed, bool others = true) {
    const Assumptions assumptions(built_in_assumptions);
    std::vector<std::string> lines;
    Borough(assumptions, size, seed).make([&](const std::string& line) { lines.push_back(line); }, others);
    return lines;
}

std::string digest_of(const std::vector<std::string>& lines) {
    source::Sha256 digest;
    for (const auto& line : lines) digest.add(line + "\n");
    return digest.digest();
}

const std::vector<std::string>& borough_lines() {
    static const auto lines = lines_of(2327, 1);
    return lines;
}

const std::vector<json>& borough() {
    static const auto records = [] {
        std::vector<json> all;
        for (const auto& line : borough_lines()) all.push_back(json::parse(line));
        return all;
    }();
    return records;
}

using Test = std::function<bool(const json&)>;

std::int64_t records_where(const Test& test) { return std::count_if(borough().begin(), borough().end(), test); }

/// Over all records, the items of a list that pass.
std::int64_t items_where(const char* list, const Test& test) {
    std::int64_t count = 0;
    for (const auto& record : borough()) count += std::count_if(record.at(list).begin(), record.at(list).end(), test);
    return count;
}

/// Days in text compare as days do; of a time, the day is read.
std::string day_of(const json& value) { return value.is_null() ? "" : value.get<std::string>().substr(0, 10); }
bool within(const json& value, const char* first, const char* last) { return day_of(value) >= first && day_of(value) <= last; }
Date date_of(const json& value) { return *Date::parse(day_of(value)); }
std::int64_t days_between(const json& from, const json& to) { return days_from(date_of(from), date_of(to)); }

/// The share of one number in another, to so many places, as it would be printed.
std::string percent(std::int64_t part, std::int64_t whole, int places) {
    std::int64_t unit = 100;
    for (int i = 0; i < places; ++i) unit *= 10;
    auto digits = std::to_string((2 * part * unit + whole) / (2 * whole));
    if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
    return digits;
}

bool runs(const json& record, const std::string& day) {
    return std::any_of(record.at("plan").at("lines").begin(), record.at("plan").at("lines").end(), [&](const json& line) {
        return day_of(line.at("began_on")) <= day && (line.at("ended_on").is_null() || day_of(line.at("ended_on")) >= day);
    });
}
bool has_services(const json& record) { return runs(record, "2024-12-19"); }
const json& service(const json& record) { return record.at("plan").at("lines").at(0); }
bool in_care_home(const json& record) {
    return has_services(record) && (service(record).at("component") == "residential_home" || service(record).at("component") == "nursing_home");
}
bool is_65_or_over(const json& record) { return day_of(record.at("who").at("born_on")) <= "1959-12-19"; }

/// The latest finished assessment or review, or the start of the plan, by a day.
std::string last_look(const json& record, const std::string& day) {
    auto last = day_of(record.at("plan").at("started_on"));
    for (const char* list : {"reviews", "assessments"}) {
        for (const auto& look : record.at(list)) {
            if (day_of(look.at("completed_on")) <= day) last = std::max(last, day_of(look.at("completed_on")));
        }
    }
    return last;
}
/// Days beyond twelve months on a day; 0 if it is not late.
std::int64_t days_late(const json& record, const std::string& day) {
    return std::max<std::int64_t>(0, days_from(plus_months(*Date::parse(last_look(record, day)), 12), *Date::parse(day)));
}
bool supported_for_a_year(const json& record) {
    static const std::set<std::string> short_term = {"reablement_support", "short_term_residential", "carer_respite"};
    return has_services(record) && !short_term.contains(service(record).at("component")) && day_of(service(record).at("began_on")) <= "2023-12-19";
}

// ---- People [SA] ----

TEST(Borough, HasThePublishedPeople) {
    EXPECT_EQ(records_where(has_services), 2327);
    EXPECT_EQ(percent(records_where([](const json& r) { return has_services(r) && !is_65_or_over(r); }), 2327, 1), "34.5");
    EXPECT_EQ(percent(records_where([](const json& r) { return has_services(r) && is_65_or_over(r); }), 2327, 1), "65.5");
    const auto autistic = [](const json& r) { return has_services(r) && r.at("who").at("autism") == true; };
    EXPECT_EQ(records_where(autistic), 102);
    EXPECT_EQ(records_where([&](const json& r) { return autistic(r) && r.at("who").at("primary_support_reason") != "learning_disability_support"; }), 12);
    EXPECT_EQ(percent(records_where(in_care_home), 2327, 0), "25");
    const auto pays_directly = [](const json& r) { return has_services(r) && !r.at("plan").at("direct_payment_from").is_null(); };
    EXPECT_EQ(percent(records_where(pays_directly), records_where([](const json& r) { return has_services(r) && !in_care_home(r); }), 1), "28.4");
    EXPECT_EQ(records_where([](const json& r) {
                  return std::any_of(r.at("representatives").begin(), r.at("representatives").end(),
                                     [](const json& one) { return one.at("authority") == "corporate_appointee"; });
              }),
              132);
}

TEST(Borough, HasThePublishedFlows) {
    const auto at_some_time = [](const json& r) {
        const auto& lines = r.at("plan").at("lines");
        return std::any_of(lines.begin(), lines.end(), [](const json& line) {
            return day_of(line.at("began_on")) <= "2024-11-30" && (line.at("ended_on").is_null() || day_of(line.at("ended_on")) >= "2024-04-01");
        });
    };
    EXPECT_EQ(records_where(at_some_time), 3109);
    const auto admitted = [](const json& r) { return in_care_home(r) && within(service(r).at("began_on"), "2024-04-01", "2024-11-30"); };
    EXPECT_EQ(records_where([&](const json& r) { return admitted(r) && !is_65_or_over(r); }), 10);
    EXPECT_EQ(records_where([&](const json& r) { return admitted(r) && is_65_or_over(r); }), 93);
    EXPECT_EQ(items_where("contacts", [](const json& c) { return within(c.at("received_at"), "2023-10-01", "2024-09-30"); }), 3937);
    EXPECT_EQ(items_where("contacts", [](const json& c) { return within(c.at("received_at"), "2022-10-01", "2023-09-30"); }), 3766);
    EXPECT_EQ(items_where("hospital_stays", [](const json& s) { return within(s.at("discharged_on"), "2024-04-01", "2024-11-30"); }), 1102);
    EXPECT_EQ(items_where("hospital_stays", [](const json& s) { return within(s.at("discharged_on"), "2023-04-01", "2023-11-30"); }), 1117);
}

TEST(Borough, HasThePublishedYoungPeopleAndRegister) {
    EXPECT_EQ(records_where([](const json& r) { return r.contains("transition") && within(r.at("who").at("born_on"), "1998-12-20", "2008-12-19"); }), 204);
    const auto referred = [](const json& r) { return r.contains("transition") && within(r.at("transition").at("referred_on"), "2023-04-01", "2024-03-31"); };
    EXPECT_EQ(records_where(referred), 50);
    EXPECT_EQ(records_where([&](const json& r) { return referred(r) && r.at("transition").at("referred_by") == "transition_from_childrens"; }), 32);
    const auto of_category = [](const char* category) {
        return items_where("sensory_registrations", [&](const json& s) { return s.at("category") == category; });
    };
    EXPECT_EQ(items_where("sensory_registrations", [](const json& s) { return day_of(s.at("registered_on")) <= "2024-11-30"; }), 552);
    EXPECT_EQ(percent(of_category("sight_impaired"), 552, 2), "34.06");
    EXPECT_EQ(percent(of_category("severely_sight_impaired"), 552, 2), "33.88");
    EXPECT_EQ(percent(of_category("hard_of_hearing"), 552, 1), "31.7");
}

// ---- Reviews and waits [SA] ----

TEST(Borough, IsLateAsPublished) {
    std::vector<std::int64_t> over;
    for (const auto& record : borough()) {
        if (has_services(record) && days_late(record, "2024-12-19") > 0) over.push_back(days_late(record, "2024-12-19"));
    }
    ASSERT_EQ(over.size(), 374U);
    std::sort(over.begin(), over.end());
    EXPECT_EQ(over[186], 122);  // of an even number, the two in the middle
    EXPECT_EQ(over[187], 122);
    EXPECT_LT(over[185], 123);
    EXPECT_GT(over[188], 122);
    EXPECT_EQ(records_where([](const json& r) { return runs(r, "2024-11-30") && days_late(r, "2024-11-30") > 0; }), 384);
    const auto in_time = [](const json& r) { return supported_for_a_year(r) && days_late(r, "2024-12-19") == 0; };
    EXPECT_EQ(percent(records_where(in_time), records_where(supported_for_a_year), 1), "70.2");
}

TEST(Borough, WaitsAsPublished) {
    const auto waiting_for = [](const char* kind) {
        return items_where("waits", [&](const json& w) { return w.at("kind") == kind && w.at("ended_on").is_null(); });
    };
    EXPECT_EQ(waiting_for("waiting_for_assessment"), 27);
    EXPECT_EQ(waiting_for("waiting_for_carer_assessment"), 0);
    EXPECT_EQ(waiting_for("waiting_for_support"), 0);
    EXPECT_EQ(items_where("waits", [](const json& w) { return w.at("kind") == "waiting_for_therapist" && day_of(w.at("asked_on")) < "2024-06-19"; }),
              0);  // six months
    EXPECT_EQ(items_where("waits", [](const json& w) { return w.at("kind") == "waiting_for_therapist" && day_of(w.at("asked_on")) == "2024-06-19"; }), 1);
}

// ---- Carers [SA] ----

TEST(Borough, SeesCarersAsPublished) {
    std::map<std::string, std::int64_t> events;
    std::map<std::string, std::set<std::string>> people;
    for (const auto& record : borough()) {
        for (const auto& carer : record.at("carers")) {
            EXPECT_TRUE(carer.at("assessment_accepted_on").is_null() || !carer.at("assessments").empty()) << "a carer waits";
            for (const auto& seen : carer.at("assessments")) {
                ASSERT_TRUE(within(seen.at("completed_on"), "2023-12-01", "2024-11-30"));
                ++events[seen.at("mode")];
                people[seen.at("mode")].insert(carer.at("local_id"));
            }
        }
    }
    EXPECT_EQ(events["separate_from_adult"], 65);
    EXPECT_EQ(people["separate_from_adult"].size(), 63U);
    EXPECT_EQ(events["joint_with_adult"], 575);
    EXPECT_EQ(people["joint_with_adult"].size(), 441U);
}

// ---- Safeguarding [SA] ----

struct Months {
    const char *first, *last;
};
constexpr Months this_time{"2024-04-01", "2024-11-30"}, time_before{"2023-04-01", "2023-11-30"}, year_before{"2023-04-01", "2024-03-31"};

std::int64_t concerns_in(Months months) {
    return items_where("concerns", [&](const json& c) { return within(c.at("received_at"), months.first, months.last); });
}
std::int64_t enquiries_in(
    Months months, const Test& test = [](const json&) { return true; }) {
    return items_where("enquiries", [&](const json& e) { return within(e.at("started_at"), months.first, months.last) && test(e); });
}
std::int64_t ended_in(
    Months months, const Test& test = [](const json&) { return true; }) {
    return items_where("enquiries",
                       [&](const json& e) { return !e.at("ended_on").is_null() && within(e.at("ended_on"), months.first, months.last) && test(e); });
}
bool was_asked(const json& enquiry) { return enquiry.at("wanted_outcome_asked"); }
bool was_met(const json& enquiry) { return was_asked(enquiry) && enquiry.at("wanted_outcomes").at(0).at("achieved") != "not_achieved"; }
bool in_ninety_days(const json& enquiry) { return days_between(enquiry.at("started_at"), enquiry.at("ended_on")) <= 90; }
bool held_by_safeguarding(const json& enquiry) { return enquiry.at("held_by") == "safeguarding_team"; }

TEST(Borough, HasThePublishedConcernsAndEnquiries) {
    EXPECT_EQ(concerns_in(this_time), 920);
    EXPECT_EQ(concerns_in(time_before), 947);
    EXPECT_EQ(concerns_in(year_before), 1513);
    EXPECT_EQ(enquiries_in(this_time), 367);
    EXPECT_EQ(enquiries_in(time_before), 267);
    EXPECT_EQ(enquiries_in(year_before), 451);
    EXPECT_EQ(percent(367, 920, 2), "39.89");
    EXPECT_EQ(percent(451, 1513, 1), "29.8");
    EXPECT_EQ(percent(ended_in(this_time, was_asked), ended_in(this_time), 0), "95");
    EXPECT_EQ(percent(ended_in(time_before, was_asked), ended_in(time_before), 0), "88");
    EXPECT_EQ(percent(ended_in(this_time, was_met), ended_in(this_time, was_asked), 0), "97");
    EXPECT_EQ(percent(ended_in(this_time, in_ninety_days), ended_in(this_time), 0), "58");
    EXPECT_EQ(percent(ended_in(time_before, in_ninety_days), ended_in(time_before), 0), "64");
    EXPECT_EQ(percent(enquiries_in(this_time, held_by_safeguarding), 367, 0), "65");
    EXPECT_EQ(percent(enquiries_in(time_before, held_by_safeguarding), 267, 0), "46");
}

TEST(Borough, HasThePublishedRequestsToDepriveOfLiberty) {
    const auto requests_in = [](Months months) {
        return items_where("dols_requests", [&](const json& q) { return within(q.at("requested_on"), months.first, months.last); });
    };
    EXPECT_EQ(requests_in(this_time), 743);
    EXPECT_EQ(requests_in(year_before), 723);
    EXPECT_EQ(items_where("dols_requests", [](const json& q) { return q.at("decided_on").is_null() || day_of(q.at("decided_on")) > "2024-11-30"; }), 127);
    const auto granted = [](const json& q) {
        return !q.at("decided_on").is_null() && q.at("result") == "dols_granted" && within(q.at("decided_on"), "2023-04-01", "2024-03-31");
    };
    EXPECT_EQ(items_where("dols_requests", granted), 309);
    const auto objected = [](const json& q) { return !q.at("objections").empty(); };
    EXPECT_EQ(items_where("dols_requests", objected), 26);
    EXPECT_EQ(items_where("dols_requests", [&](const json& q) { return objected(q) && granted(q); }), 26);
    EXPECT_EQ(percent(26, 309, 1), "8.4");
    const auto stands = [](bool in_court, bool ended) {
        return items_where("dols_requests", [&](const json& q) {
            return !q.at("objections").empty() && q.at("objections").at(0).at("court_began_on").is_null() != in_court &&
                   q.at("objections").at(0).at("ended_on").is_null() != ended;
        });
    };
    EXPECT_EQ(stands(true, false), 13);
    EXPECT_EQ(stands(true, true), 5);
    EXPECT_EQ(stands(false, true), 2);
    EXPECT_EQ(stands(false, false), 6);
}

// ---- Money [LD] [HC] ----

/// The prices of those that pass, in pence.
std::vector<std::int64_t> pence_of(const char* member, const Test& test) {
    std::vector<std::int64_t> prices;
    for (const auto& record : borough()) {
        if (has_services(record) && test(record)) prices.push_back(std::llround(service(record).at(member).get<double>() * 100));
    }
    std::sort(prices.begin(), prices.end());
    return prices;
}

void expect_prices(const std::vector<std::int64_t>& prices, std::int64_t mean, std::int64_t least, std::int64_t most) {
    std::int64_t sum = 0;
    for (const auto price : prices) sum += price;
    EXPECT_EQ(sum, mean * static_cast<std::int64_t>(prices.size()));
    EXPECT_EQ(prices.front(), least);
    EXPECT_EQ(prices.back(), most);
}

TEST(Borough, CostsWhatWasPublished) {
    const auto supported_living = [](std::set<std::string> reasons) {
        return [reasons](const json& r) {
            return service(r).at("component") == "supported_living_support" && reasons.contains(r.at("who").at("primary_support_reason"));
        };
    };
    expect_prices(pence_of("weekly_cost", supported_living({"learning_disability_support"})), 55613, 1896, 360000);
    expect_prices(pence_of("weekly_cost", supported_living({"mental_health_support"})), 57172, 12000, 235400);
    expect_prices(pence_of("weekly_cost", supported_living({"personal_care_support", "access_and_mobility"})), 55751, 3800, 450000);
    const auto hours = pence_of("unit_cost", [](const json& r) { return is_65_or_over(r) && service(r).at("component") == "home_support"; });
    EXPECT_EQ(hours.size(), 533U);
    std::int64_t sum = 0;
    for (const auto price : hours) sum += price;
    EXPECT_EQ(sum, 2013 * 533);
}

// ---- Nobody, again and again the same ----

TEST(Borough, IsAboutNobody) {
    std::set<std::string> ids;
    for (const auto& record : borough()) {
        EXPECT_EQ(record.at("about").at("synthetic"), true);
        EXPECT_FALSE(record.at("who").contains("name") || record.at("who").contains("nhs_number") || record.at("who").contains("postcode"));
        EXPECT_TRUE(ids.insert(record.at("about").at("id")).second) << record.at("about").at("id");
    }
}

TEST(Borough, IsTheSameFromTheSameSeed) {
    EXPECT_EQ(digest_of(lines_of(2327, 1)), digest_of(borough_lines()));
    EXPECT_NE(digest_of(lines_of(2327, 2)), digest_of(borough_lines()));
}

// In proportion: 10,000 of 2,327 makes 1,607 of the 374 (1,607.2).
TEST(Borough, GrowsInProportion) {
    const auto lines = lines_of(10000, 5, false);
    ASSERT_EQ(lines.size(), 10000U);
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return days_late(json::parse(line), "2024-12-19") > 0; }), 1607);
}

// ---- What the rules make of it ----

TEST(Borough, IsReadWithoutAWordOfComplaint) {
    const auto& rules = support::thurrock_rules();
    for (const auto& line : borough_lines()) {
        const auto read = read_record("borough", line, rules);
        ASSERT_TRUE(read.record && read.diagnostics.empty()) << line.substr(0, 80);
    }
}

TEST(Borough, HasDirtyLinesThatAreAllComplainedOf) {
    for (std::int64_t number = 0; number < 6; ++number) {
        EXPECT_FALSE(read_record("borough", dirty_line(number), support::thurrock_rules()).diagnostics.empty()) << dirty_line(number);
    }
}

TEST(Borough, IsCountedLateByTheRulesAsByHand) {
    const auto& rules = support::thurrock_rules();
    EvaluateOptions options;
    options.on = *Date::parse("2024-12-19");
    options.search = false;
    options.goals = {"in_the_late_count", "days_counted_late"};
    std::int64_t late = 0;
    for (std::size_t i = 0; i < 2327; ++i) {
        const auto read = read_record("borough", borough_lines()[i], rules);
        const auto determination = evaluate(rules, *read.record, options);
        const auto days = days_late(borough()[i], "2024-12-19");
        ASSERT_EQ(support::result_of(*support::find(determination, {"in_the_late_count", ""})), days > 0 ? "yes" : "no") << borough_lines()[i].substr(0, 60);
        ASSERT_EQ(support::result_of(*support::find(determination, {"days_counted_late", ""})), days > 0 ? std::to_string(days) : "not applicable");
        late += days > 0 ? 1 : 0;
    }
    EXPECT_EQ(late, 374);
}

}  // namespace
}  // namespace careact::caseload
