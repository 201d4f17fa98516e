#include "measures/measure.hpp"

namespace careact::measures {

const std::vector<Page>& pages() {
    static const std::vector<Page> made = {
        {"reviews", "Reviews",
         "Three questions are kept apart: is a plan past its own day, is it past what national guidance expects, and is it counted late."},
        {"waits", "Waits", "Who waits for the council on the day, for what, and how long."},
        {"carers", "Carers", "Events and people are counted apart: one carer can be seen more than once in a year."},
        {"safeguarding", "Safeguarding", "Concerns, enquiries and deprivation of liberty, over the financial year so far."},
        {"charging", "Charging", "Who pays, as the council recorded it and as the rules work it out."},
        {"people", "People", "Who is supported, where and how."},
        {"completeness", "Completeness of equality monitoring",
         "Somebody who was asked and preferred not to say has been asked: that counts as recorded. Silence does not."},
        {"disparity", "Differences between groups",
         "A difference is a question to ask, and no answer. Numbers small enough to point at a person are not shown."},
    };
    return made;
}

const std::vector<Grouping>& groupings() {
    static const std::vector<Grouping> made = {
        {"ethnicity", "ethnic group", "equality.ethnicity", ""},
        {"sex", "sex", "equality.sex", ""},
        {"age", "age", "", "age_band"},
    };
    return made;
}

const std::vector<Measure>& all() {
    constexpr std::string_view served = "has_a_service", lasting = "has_long_support", with_service = "people with a service";
    constexpr std::string_view long_supported = "people with long-term support for over a year", over = "enquiries that ended in the period";
    // A measure is one line, however long.
    // clang-format off
    static const std::vector<Measure> made = {
        // page, id, title, kind, when, base, rule, of, places, unit, detail, also
        {"reviews", "late_reviews", "counted late: no assessment or review in the last year", Kind::Count, When::Day, served, "in_the_late_count", with_service, 0, {}, {}, ByTeam},
        {"reviews", "late_rate", "counted late, for 100,000 adults", Kind::Rate, When::Day, served, "in_the_late_count", "people", 1},
        {"reviews", "reviewed_within_12_months", "assessed or reviewed in the last 12 months", Kind::Share, When::Day, lasting, "looked_at_within_the_year", long_supported, 1, {}, {}, ByTeam},
        {"reviews", "median_days_over", "days over the year: the median", Kind::Median, When::Day, lasting, "days_counted_late", "people with long-term support who are counted late", 0, " days", {}, ByTeam},
        {"reviews", "longest_days_over", "days over the year: the longest", Kind::Longest, When::Day, served, "days_counted_late", "people with a service who are counted late", 0, " days", {}, ByTeam},
        {"reviews", "late_on_plan", "counted late, and still on plan", Kind::Share, When::Day, "in_the_late_count", "late_and_still_on_plan", "people counted late", 1},
        {"reviews", "past_the_plan", "past the day that the plan sets", Kind::Share, When::Day, served, "past_the_plan", with_service, 1, {}, {}, ByTeam},
        {"reviews", "past_the_guidance", "past what national guidance expects", Kind::Share, When::Day, served, "past_the_guidance", with_service, 1},
        {"reviews", "overdue_flagged", "overdue reviews that were put before the team", Kind::Share, When::Day, served, "overdue_review_was_flagged", "people whose review by the plan is overdue", 1},
        {"reviews", "late_allowed", "the council's own tolerance", Kind::Constant, When::Day, "", "late_people_the_council_allows", "people counted late, at most"},

        {"waits", "waiting_for_assessment", "waiting for a care and support assessment", Kind::Count, When::Day, "", "waits_for_assessment", "", 0, {}, {}, ByTeam},
        {"waits", "waiting_for_assessment_rate", "waiting for an assessment, for 100,000 adults", Kind::Rate, When::Day, "", "waits_for_assessment", "people", 2},
        {"waits", "waiting_for_carer_assessment", "waiting for a carer's assessment", Kind::Count, When::Day, "", "waits_for_carers_assessment", ""},
        {"waits", "waiting_for_therapist", "waiting for an occupational therapist", Kind::Count, When::Day, "", "waits_for_therapist", "", 0, {}, {}, ByTeam},
        {"waits", "waiting_for_support", "waiting for support to start", Kind::Count, When::Day, "", "waits_for_support", "", 0, {}, {}, ByTeam},
        {"waits", "longest_wait", "the longest wait", Kind::Longest, When::Day, "wait_goes_on", "days_waited", "waits that go on", 0, " days", {}, ByTeam},
        {"waits", "waits_by_kind", "waits that go on, in days", Kind::SplitNumbers, When::Day, "wait_goes_on", "what_for", "waits that go on", 0, " days", "days_waited"},

        {"carers", "carers_separate", "assessed or reviewed separately", Kind::EventsAndPeople, When::Year, "", "separate_events_of", "", 0, {}, "number_of_carer"},
        {"carers", "carers_joint", "assessed or reviewed jointly with the adult", Kind::EventsAndPeople, When::Year, "", "joint_events_of", "", 0, {}, "number_of_carer"},
        {"carers", "carers_seen", "assessed or reviewed either way", Kind::EventsAndPeople, When::Year, "", "carer_events", "", 0, {}, "number_of_carer"},
        {"carers", "carers_waiting", "carers who said yes and wait for an assessment", Kind::Count, When::MonthEnd, "", "waits_for_carer_assessment", ""},
        {"carers", "carers_to_be_offered", "carers still to be offered an assessment", Kind::Count, When::MonthEnd, "", "carer_offer_outstanding", ""},
        {"carers", "carer_stages", "where carers stand with an assessment", Kind::Split, When::MonthEnd, "", "carer_stage", "carers", 1},

        {"safeguarding", "concerns", "concerns received", Kind::Count, When::Periods, "", "concern_in_year", ""},
        {"safeguarding", "enquiries", "enquiries begun", Kind::Count, When::Periods, "", "enquiry_in_year", ""},
        {"safeguarding", "conversion", "enquiries to concerns", Kind::Ratio, When::Periods, "concern_in_year", "enquiry_in_year", "concerns received", 2},
        {"safeguarding", "asked_what_they_wanted", "adults asked what they wanted to happen", Kind::Share, When::Periods, "enquiry_over_in_year", "wanted_outcomes_asked", over, 0},
        {"safeguarding", "outcomes_met", "what adults wanted that was met, fully or partly", Kind::Ratio, When::Periods, "wishes_judged", "wishes_met", "wanted outcomes that were judged", 0},
        {"safeguarding", "over_in_time", "enquiries finished within 90 days", Kind::Share, When::Periods, "enquiry_over_in_year", "enquiry_over_in_time", over, 0},
        {"safeguarding", "screened_in_time", "concerns screened within four hours", Kind::Share, When::Periods, "concern_in_year", "concern_screened_in_time", "concerns received", 0},
        {"safeguarding", "begun_at_once", "critical or high risk: begun within 24 hours", Kind::Share, When::Periods, "concern_in_year", "begun_at_once", "concerns rated critical or high", 0},
        {"safeguarding", "held_by_safeguarding", "enquiries held by the safeguarding team", Kind::Share, When::Periods, "enquiry_in_year", "held_by_safeguarding", "enquiries begun", 0},
        {"safeguarding", "dols_requests", "requests to deprive somebody of liberty", Kind::Count, When::Periods, "", "liberty_request_in_year", ""},
        {"safeguarding", "dols_granted", "deprivations of liberty granted", Kind::Count, When::Periods, "", "liberty_granted_in_year", ""},
        {"safeguarding", "dols_objections", "granted, and somebody objects", Kind::Share, When::Periods, "liberty_granted_in_year", "somebody_objected", "granted", 1},
        {"safeguarding", "dols_waiting", "requests that wait for a decision", Kind::Count, When::MonthEnd, "", "liberty_request_waits", ""},
        {"safeguarding", "enquiry_holders", "who holds the enquiries begun in the period", Kind::Split, When::Periods, "enquiry_in_year", "enquiry_holder", "enquiries begun", 1},

        {"charging", "assessments_not_made", "no financial assessment is finished", Kind::Share, When::Day, served, "financial_assessment_was_not_made", with_service, 1, {}, {}, ByTeam},
        {"charging", "yearly_look_late", "the yearly look at what somebody can pay is late", Kind::Share, When::Day, served, "financial_review_is_late", "people with a service and a financial assessment", 1, {}, {}, ByTeam},
        {"charging", "recorded_who_pays", "who pays, as the council recorded it", Kind::Split, When::Day, served, "recorded_who_pays", "people with a service and a financial assessment", 1},
        {"charging", "who_pays", "who pays, as the rules work it out", Kind::Split, When::Day, served, "who_pays", with_service, 1},

        {"people", "people_with_services", "people with a service", Kind::Count, When::Day, "", "has_a_service", "", 0, {}, {}, ByTeam},
        {"people", "aged_18_to_64", "aged 18 to 64", Kind::Share, When::Day, served, "is_18_to_64", with_service, 1},
        {"people", "aged_65_or_over", "aged 65 or over", Kind::Share, When::Day, served, "is_65_or_over", with_service, 1},
        {"people", "autistic", "autistic", Kind::Count, When::Day, served, "is_autistic", with_service},
        {"people", "autistic_another_reason", "autistic, and supported for another reason than a learning disability", Kind::Count, When::Day, served, "is_autistic_with_another_reason", with_service},
        {"people", "in_care_home", "in a care home", Kind::Share, When::Day, served, "in_a_care_home", with_service, 0, {}, {}, ByTeam},
        {"people", "direct_payment_share", "with a direct payment", Kind::Share, When::Day, "has_a_service_in_the_community", "pays_directly", "people with a service outside care homes", 1, {}, {}, ByTeam},
        {"people", "appointees", "people for whom the council is appointee", Kind::Count, When::Day, "", "council_is_appointee", ""},
        {"people", "sensory_register", "on the register of sight and hearing", Kind::Count, When::MonthEnd, "", "on_the_sensory_register", ""},
        {"people", "transition_cases", "young people with the team that prepares for adulthood", Kind::Count, When::Day, "", "case_of_the_transition_team", ""},
        {"people", "transition_introduced", "young people introduced to that team", Kind::Count, When::Periods, "", "introduced_in_year", ""},
        {"people", "transition_from_childrens", "introduced by children's services", Kind::Count, When::Periods, "introduced_in_year", "introduced_by_childrens_services", "young people introduced"},
        {"people", "mean_weekly_cost", "weekly cost of support: the mean", Kind::Mean, When::Day, served, "weekly_cost_of_support", with_service, 2},
        {"people", "ages", "age", Kind::Split, When::Day, served, "age_band", with_service, 1},
        {"people", "settings", "where people are supported", Kind::Split, When::Day, served, "supported_where", with_service, 1},
        {"people", "sensory_categories", "the register of sight and hearing", Kind::Split, When::MonthEnd, "on_the_sensory_register", "sensory_category", "on the register", 2},
        {"people", "cost_by_reason", "weekly cost by the main reason for support", Kind::SplitNumbers, When::Day, served, "main_reason", with_service, 2, {}, "weekly_cost_of_support", HideSmall},

        {"disparity", "late_by_group", "counted late", Kind::Share, When::Day, served, "in_the_late_count", with_service, 1, {}, {}, ByGroup},
        {"disparity", "eligible_by_group", "found to have eligible needs", Kind::Share, When::Day, "", "found_eligible", "people with a decision", 1, {}, {}, ByGroup},
        {"disparity", "cost_by_group", "weekly cost of support: the mean", Kind::Mean, When::Day, served, "weekly_cost_of_support", with_service, 2, {}, {}, ByGroup},
        {"disparity", "wait_by_group", "days waited in the last year: the median", Kind::Median, When::Day, "wait_of_the_last_year", "days_waited", "waits", 0, " days", {}, ByGroup},
    };
    // clang-format on
    return made;
}

}  // namespace careact::measures
