#include "caseload/records.hpp"

namespace careact::caseload {
namespace {

void write_review(const Desk& desk, const Person& person, Date completed, std::size_t number) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    out.item([&] {
        out.text("id", "v" + std::to_string(number));
        out.text("reason", number == 1 ? "light_touch_review" : "planned_review");
        out.day("began_on", plus(completed, -chance.between(0, 7)));
        out.day("completed_on", completed);
        out.yes("package_still_right", chance.percent(85));
        out.yes("package_still_required", true);
        out.text("result", chance.percent(80) ? "package_unchanged" : "package_increased");
        out.text("result_reasons", chance.percent(88) ? "asked about the week as it is" : "");
        out.text("outcomes_achieved", chance.percent(60) ? "partly_achieved" : "fully_achieved");
        out.text("reviewer", desk.worker(person.number));
        const bool other_team = chance.per_mille(desk.share("other_team_per_mille"));
        const auto teams = desk.assumptions.texts("localities").size();
        out.text("team", desk.team_name(other_team ? (person.team + 1) % teams : person.team));
        out.text("different_team_because", other_team && chance.percent(50) ? "moved across the borough" : "");
        out.text("method", person.carer == CarerKind::JointOnce || person.carer == CarerKind::JointTwice ? "adult_and_carer" : "adult_only");
        out.yes("looked_at_direct_payment", person.direct_payment);
        out.yes("reduced_budget", false);
        out.empty("copies");
    });
}

void write_crisis(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.list("package_changes", [&] {
        if (!person.crisis) return;
        out.item([&] {
            const auto made = std::max(plus(person.started, 20), plus(snapshot, -desk.chance.between(20, 200)));
            out.day("made_on", std::min(made, plus(snapshot, -5)));
            out.yes("increased", true);
            out.text("reason", "crisis");
            out.yes("for_mental_health", true);
            out.money("weekly_cost_before", person.weekly * 3 / 4);
            out.money("weekly_cost_after", person.weekly);
            if (desk.chance.percent(60)) out.none("close_reviews_ended_on");
            else out.day("close_reviews_ended_on", std::min(plus(made, 50), snapshot));
        });
    });
}

void write_carer_assessment(const Desk& desk, const Person& person, Date completed, std::size_t number, bool joint) {
    auto& out = desk.out;
    out.item([&] {
        out.text("id", "ca" + std::to_string(number));
        out.text("mode", joint ? "joint_with_adult" : "separate_from_adult");
        out.yes("is_review", number > 1);
        out.day("requested_on", plus(completed, -30));
        out.day("began_on", plus(completed, -3));
        out.day("completed_on", completed);
        out.text("team", desk.team_name(person.team));
        out.text("done_by", desk.worker(person.number));
        out.text("method", joint ? "adult_and_carer" : "carer_only");
        out.empty("copies");
    });
}

/// When they were offered an assessment, and what they said. Somebody who was seen had said yes; nobody who said yes still waits.
void write_carer_offer(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    const auto offered = person.carer_seen.empty() ? std::max(person.assessed, on_day(2024, 1, 10)) : plus(person.carer_seen.front(), -35);
    const bool refused = person.carer == CarerKind::Refused;
    if (person.carer == CarerKind::NotOffered) out.unknown("assessment_offered_on", "not_asked");
    else out.day("assessment_offered_on", offered);
    if (person.carer_seen.empty()) out.none("assessment_accepted_on");
    else out.day("assessment_accepted_on", plus(offered, 5));
    if (refused) out.day("assessment_refused_on", plus(offered, 4));
    else out.none("assessment_refused_on");
    out.none("refusal_revived_on");
    if (refused && desk.chance.percent(80)) out.day("look_again_on", plus(offered, 180));
    else out.none("look_again_on");
}

}  // namespace

void write_reviews(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.list("reviews", [&] {
        std::size_t number = 0;
        for (const auto completed : person.reviews) write_review(desk, person, completed, ++number);
    });
    out.list("overdue_flags", [&] {
        if (person.on_plan() || !desk.chance.per_mille(desk.share("flagged_per_mille"))) return;
        out.item([&] {
            const auto due = plus_months(person.last_look(), person.long_interval ? 18 : 12);
            out.day("due_on", due);
            out.day("flagged_on", std::min(plus(due, desk.chance.between(1, 10)), snapshot));
            out.text("team", desk.team_name(person.team));
        });
    });
    write_crisis(desk, person);
}

void write_carers(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    const bool joint = person.carer == CarerKind::JointOnce || person.carer == CarerKind::JointTwice;
    if (person.carer == CarerKind::None && desk.chance.percent(85)) out.day("no_carer_asked_on", person.assessed);
    out.list("carers", [&] {
        if (person.carer == CarerKind::None) return;
        out.item([&] {
            const auto id = "C" + std::to_string(person.number);
            out.text("id", id);
            out.text("local_id", id);
            out.text("tie", person.row->older ? "carer_is_child" : "carer_is_parent");
            out.day("born_on", plus(on_day(1955, 1, 2), desk.chance.between(0, 10000)));
            out.yes("paid_or_volunteer", false);
            out.number("hours_a_week", desk.chance.between(5, 90));
            out.yes("willing_now", true);
            out.yes("able_now", desk.chance.percent(92));
            if (desk.chance.percent(desk.share("carer_consulted_percent"))) out.day("consulted_on", person.assessed);
            else out.none("consulted_on");
            out.text("not_consulted_because", "");
            out.judged("appears_to_need_support", true, desk.worker(person.number), person.assessed, "sleeps badly, and has no day off");
            write_carer_offer(desk, person);
            out.text("wanted_mode", joint == desk.chance.percent(96) ? "joint_with_adult" : "separate_from_adult");
            out.yes("adult_agrees_to_joint", joint);
            out.list("assessments", [&] {
                std::size_t number = 0;
                for (const auto seen : person.carer_seen) write_carer_assessment(desk, person, seen, ++number, joint);
            });
        });
    });
}

}  // namespace careact::caseload
