/// Everybody of whom something was counted, and who has no services today. Their records hold what was counted and little else.

#include "caseload/borough.hpp"

namespace careact::caseload {

/// An adult of no particular age, in one of the localities.
Subject Borough::stranger(const char* letter, std::int64_t number) {
    Subject subject;
    subject.id = letter + std::to_string(number);
    subject.team = chance_.below(assumptions_.texts("localities").size());
    subject.born = plus(on_day(1930, 1, 2), chance_.between(0, days_from(on_day(1930, 1, 2), on_day(1997, 11, 25))));
    return subject;
}

/// Supported at some time in the year so far, and not today.
void Borough::support_ended(std::int64_t number) {
    const auto subject = stranger("E", number);
    const auto ended = day_in({on_day(2024, 4, 3), on_day(2024, 11, 28)});
    const auto began = plus(ended, -chance_.nearer(21, 1500)), asked = plus(began, -chance_.between(15, 60));
    write_subject(desk_, subject);
    contact(asked, subject.team, "health_in_contact", "to_support");
    Found found;
    found.requested = asked;
    found.completed = plus(began, -3);
    found.author = number;
    found.team = subject.team;
    out_.list("assessments", [&] { write_assessment(desk_, found, "to_support"); });
    out_.object("plan", [&] {
        out_.day("started_on", began);
        out_.list("lines", [&] {
            out_.item([&] {
                out_.text("kind", "service_line");
                out_.text("component", days_from(began, ended) < 60 ? "reablement_support" : "home_support");
                out_.text("delivery", "by_council_contract");
                out_.text("provider", "Provider " + std::to_string(chance_.between(1, assumptions_.number("home_care_providers"))));
                out_.day("began_on", began);
                out_.day("ended_on", ended);
            });
        });
        out_.none("direct_payment_from");
        out_.none("review_interval");
    });
    out_.list("reviews", [&] {
        out_.item([&] {
            out_.day("completed_on", plus(ended, -chance_.between(1, 14)));
            out_.yes("package_still_right", true);
            out_.yes("package_still_required", false);
            out_.text("result", "package_ended");
            out_.text("result_reasons", "manages without it");
            out_.text("outcomes_achieved", "fully_achieved");
            out_.text("team", desk_.team_name(subject.team));
        });
    });
}

void Borough::waiting(std::int64_t number) {
    const auto subject = stranger("W", number);
    const auto asked = plus(snapshot, -chance_.nearer(3, 75));
    write_subject(desk_, subject);
    contact(asked, subject.team, "adult_in_contact", "to_assessment");
    write_wait(desk_, "waiting_for_assessment", asked, std::nullopt);
}

/// Those referred in 2023/24 first, then those referred since, then those from before.
void Borough::becoming_adult(std::int64_t number) {
    auto subject = stranger("Y", number);
    subject.reason = "learning_disability_support";
    subject.accommodation = "settled_with_family";
    subject.autistic = chance_.percent(40);
    const bool of_that_year = number <= young_referred_, since = !of_that_year && number <= young_referred_ + young_this_year_;
    subject.born = of_that_year ? day_in({on_day(2001, 1, 3), on_day(2007, 6, 1)})
                   : since      ? day_in({on_day(2004, 1, 3), on_day(2008, 10, 1)})
                                : day_in({on_day(2000, 3, 1), on_day(2005, 11, 1)});
    const auto referred = of_that_year ? day_in({on_day(2023, 4, 3), on_day(2024, 3, 28)})
                          : since      ? day_in({on_day(2024, 4, 3), on_day(2024, 11, 28)})
                                       : day_in({on_day(2021, 9, 1), on_day(2023, 3, 28)});
    const auto eighteen = plus_months(subject.born, 18 * 12);
    write_subject(desk_, subject);
    out_.list("conditions", [&] {
        out_.item([&] {
            out_.text("name", "a learning disability since birth");
            out_.text("kind", "learning_disability");
        });
    });
    out_.object("transition", [&] {
        out_.day("referred_on", referred);
        const bool from_childrens = of_that_year ? from_childrens_.take(chance_) : chance_.percent(64);
        out_.text("referred_by", from_childrens ? "transition_from_childrens" : "transition_from_school");
        out_.yes("education_plan", chance_.percent(85));
        out_.yes("special_educational_needs", true);
        out_.empty("requests");
        const auto drafted = plus(eighteen, -chance_.between(60, 340)),
                   assessed = plus(eighteen, chance_.percent(85) ? -chance_.between(5, 50) : chance_.between(1, 90));
        if (drafted <= snapshot) out_.day("draft_plan_on", std::max(drafted, referred));
        else out_.none("draft_plan_on");
        if (assessed <= snapshot) out_.day("care_assessment_completed_on", std::max(assessed, plus(referred, 14)));
        else out_.none("care_assessment_completed_on");
        out_.yes("panel_needed", false);
    });
}

void Borough::on_register(std::int64_t number) {
    auto subject = stranger("R", number);
    std::size_t category = 0;
    while (register_left_[category] <= 0) ++category;
    subject.reason = category < 2 ? "sight_support" : "hearing_support";
    write_subject(desk_, subject);
    registration(category, day_in({on_day(2012, 1, 4), on_day(2024, 11, 10)}));
}

void Borough::of_liberty(std::int64_t number) {
    auto subject = stranger("L", number);
    const bool in_hospital = chance_.percent(45);
    subject.accommodation = in_hospital ? "hospital_bed" : "registered_care_home";
    write_subject(desk_, subject);
    write_liberty(desk_, liberty_.draw(chance_), in_hospital ? "dols_hospital" : "dols_care_home");
}

void Borough::of_concern(std::int64_t number) {
    const auto subject = stranger("S", number);
    std::vector<Concern> concerns{concerns_.draw(chance_)};
    if (concerns_.left() > 0 && chance_.percent(assumptions_.number("second_concern_percent"))) concerns.push_back(concerns_.draw(chance_));
    write_subject(desk_, subject);
    write_safeguarding(desk_, concerns, number);
}

/// Home after hospital: the short assessment first, and for some the full one when they were well.
void Borough::from_hospital(std::int64_t number) {
    const auto subject = stranger("H", number);
    const std::size_t year = discharges_left_[0] > 0 ? 0 : 1;
    --discharges_left_[year];
    const auto left = day_in(year == 0 ? Span{on_day(2024, 4, 2), on_day(2024, 11, 28)} : Span{on_day(2023, 4, 2), on_day(2023, 11, 28)});
    const auto ready = plus(left, -chance_.between(0, 4)), recovered = plus(left, chance_.between(20, 42));
    const bool full_follows = chance_.percent(25), full_came = full_follows && plus(recovered, 14) <= month_end && chance_.percent(90);
    write_subject(desk_, subject);
    contact(ready, subject.team, "health_in_contact", "to_reablement");
    out_.list("hospital_stays", [&] {
        out_.item([&] {
            out_.text("id", "h1");
            out_.day("admitted_on", plus(left, -chance_.between(4, 30)));
            out_.day("medically_optimised_on", ready);
            out_.day("discharged_on", left);
            out_.text("discharged_to", "discharged_home");
            out_.yes("home_made_ready", chance_.percent(95));
            out_.day("recovered_on", recovered);
            out_.yes("full_assessment_due_after", full_follows);
        });
    });
    Found found;
    found.kind = "discharge_assessment";
    found.requested = ready;
    found.completed = left;
    found.author = number;
    found.team = subject.team;
    out_.list("assessments", [&] {
        write_assessment(desk_, found, "to_reablement");
        if (!full_came) return;
        found.id = "a2";
        found.kind = "full_assessment";
        found.completed = plus(recovered, chance_.between(2, 14));
        write_assessment(desk_, found, "ended_as_planned");
    });
}

void Borough::urgently(std::int64_t number) {
    const auto subject = stranger("U", number);
    const Moment referred{day_in({on_day(2023, 4, 3), on_day(2024, 11, 28)}), chance_.between(7 * 60, 18 * 60)};
    write_subject(desk_, subject);
    out_.list("urgent_responses", [&] {
        out_.item([&] {
            out_.moment("referred_at", referred);
            out_.moment("arrived_at", later(referred, urgent_in_time_.take(chance_) ? chance_.between(15, 120) : chance_.between(121, 240)));
            out_.text("place", "at_home");
            out_.yes("hospital_avoided", chance_.percent(80));
        });
    });
}

void Borough::not_eligible(std::int64_t number) {
    const auto subject = stranger("N", number);
    Found found;
    found.completed = day_in({on_day(2024, 1, 15), on_day(2024, 11, 22)});
    found.requested = plus(found.completed, -chance_.between(12, 60));
    found.eligible = false;
    found.author = number;
    found.team = subject.team;
    write_subject(desk_, subject);
    contact(found.requested, subject.team, "adult_in_contact", "to_assessment");
    write_conversation(desk_, found);
    out_.list("assessments", [&] { write_assessment(desk_, found, "advice_given"); });
    write_decision(desk_, found);
    write_wait(desk_, "waiting_for_assessment", found.requested, found.completed);
}

/// New requests that ended at the front door: as many as are still missing from those published.
void Borough::at_the_front_door(std::int64_t number) {
    const auto subject = stranger("F", number);
    write_subject(desk_, subject);
    contact(day_in(requests_left_[0] > 0 ? requests_year : requests_year_before), subject.team, "adult_in_contact", "advice_given");
}

}  // namespace careact::caseload
