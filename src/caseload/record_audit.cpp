#include "caseload/records.hpp"

#include <array>

namespace careact::caseload {
namespace {

constexpr std::array judgements = {"good_life_in_own_words",      "strengths_used",           "outcomes_are_their_own",   "depth_is_proportionate",
                                   "community_really_considered", "identity_respected",       "risk_seen_positively",     "law_is_evident",
                                   "reasons_are_evidenced",       "language_and_culture_met", "plan_is_theirs",           "review_asks_the_right_question",
                                   "recording_is_clear",          "made_a_difference",        "good_and_gaps_considered", "statements_are_evidenced"};

std::string_view some_grade(bool good, Chance& chance) {
    if (good) return chance.percent(20) ? "graded_outstanding" : "graded_good";
    return chance.percent(85) ? "graded_requires_improvement" : "graded_inadequate";
}

void write_action(const Desk& desk, Date audited) {
    auto& out = desk.out;
    out.list("actions", [&] {
        if (!desk.chance.percent(60)) return;
        out.item([&] {
            const auto due = plus(audited, 42);
            out.text("what", "ask the person what a good life is, and write it as they say it");
            out.text("owner", desk.chance.percent(92) ? "Manager 2" : "");
            out.day("due_on", due);
            if (desk.chance.percent(75) && due < snapshot) out.day("closed_on", plus(due, -desk.chance.between(0, 30)));
            else out.none("closed_on");
        });
    });
}

/// One of the statements, answered; and the month's sample, in which a service area is missing now and then.
void write_standards(const Desk& desk, Date audited) {
    auto& out = desk.out;
    out.list("statements", [&] {
        out.item([&] {
            out.text("statement", "first statement of the standard");
            out.text("rating", "graded_good");
            out.text("evidence", desk.chance.percent(88) ? "notes of the first visit" : "");
        });
    });
    out.object("sample", [&] {
        out.day("month_began_on", plus(audited, 1 - static_cast<std::int64_t>(static_cast<unsigned>(audited.ymd().day()))));
        out.texts("service_areas", {"older people", "mental health", "learning disability", "transition"});
        if (desk.chance.percent(90)) out.texts("areas_read", {"older people", "mental health", "learning disability", "transition"});
        else out.texts("areas_read", {"older people", "mental health", "learning disability"});
    });
}

}  // namespace

void write_audit(const Desk& desk, const Person& person) {
    if (!person.audited && !person.audited_before) return;
    auto& out = desk.out;
    auto& chance = desk.chance;
    const auto first = person.audited ? std::max(plus(person.started, 5), on_day(2024, 1, 8)) : on_day(2023, 11, 1);
    const auto last = person.audited ? on_day(2024, 12, 12) : on_day(2023, 11, 30);
    const auto audited = plus(first, chance.between(0, days_from(first, last)));
    const auto manager = chance.between(1, 12);
    const auto auditor = "Manager " + std::to_string(manager);
    const auto grade = some_grade(person.audit_good, chance);
    out.object("audit", [&] {
        out.text("auditor", auditor);
        out.day("audited_on", audited);
        out.yes("knows_the_case", chance.percent(3));
        for (const auto* judgement : judgements) {
            if (chance.percent(85)) out.judged(judgement, chance.percent(person.audit_good ? 93 : 55), auditor, audited, "read the whole file");
        }
        if (chance.percent(80)) out.day("citizen_asked_on", audited);
        else out.none("citizen_asked_on");
        if (chance.percent(85)) out.day("practitioner_reflection_on", audited);
        else out.none("practitioner_reflection_on");
        out.text("good_practice", chance.percent(90) ? "the person's own words throughout" : "");
        out.text("to_improve", "the plan came late");
        write_action(desk, audited);
        write_standards(desk, audited);
        out.text("grade", grade);
        out.text("grade_reasons", "set against the practice standards");
        if (chance.percent(desk.share("moderated_percent"))) {
            out.text("second_grade", chance.percent(desk.share("moderator_differs_percent")) ? some_grade(!person.audit_good, chance) : grade);
            out.text("second_marked_by", "Manager " + std::to_string(manager % 12 + 1));
        }
    });
}

}  // namespace careact::caseload
