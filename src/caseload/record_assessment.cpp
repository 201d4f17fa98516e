#include "caseload/records.hpp"
#include "caseload/words.hpp"

#include <array>

namespace careact::caseload {
namespace {

constexpr std::array outcomes = {"nutrition", "hygiene", "toilet", "clothed", "home_safety", "habitable_home", "relationships", "work_education", "community"};
constexpr std::array ways = {"needs_assistance", "causes_distress", "endangers", "takes_longer"};

/// Which of the nine outcomes somebody cannot achieve. The tenth, care for a child, applies to nobody here.
std::array<bool, outcomes.size()> out_of_reach(std::int64_t how_many, Chance& chance) {
    std::array<bool, outcomes.size()> unable{};
    Quota quota(how_many, static_cast<std::int64_t>(outcomes.size()));
    for (auto& one : unable) one = quota.take(chance);
    return unable;
}

void write_need(const Desk& desk, const char* outcome, bool unable) {
    auto& out = desk.out;
    out.object(outcome, [&] {
        out.text("how", unable ? desk.chance.one_of(difficulties) : std::string_view("manages, and says so"));
        out.object("limbs", [&] {
            const auto which = desk.chance.below(ways.size());
            for (std::size_t i = 0; i < ways.size(); ++i) out.object(ways[i], [&] { out.yes("met", unable && i == which); });
        });
        out.text("evidence", desk.chance.one_of(evidence_seen));
        out.yes("fluctuates", false);
        out.texts("met_by", {unable ? "met_by_service" : "met_by_person"});
    });
}

void write_senior_check(const Desk& desk, const Found& found) {
    const auto& weights = desk.assumptions.weights("senior_check_per_mille");
    auto place = desk.chance.between(1, 1000);
    std::string_view how = "none";
    for (const auto& [kind, share] : weights) {
        if (how == "none" && place <= share) how = kind;
        place -= share;
    }
    desk.out.object("senior_check", [&] {
        if (how == "none") {
            desk.out.unknown("by", "not_asked");
            return;
        }
        desk.out.text("by", how == "own_work" ? desk.worker(found.author) : "Senior " + std::to_string(found.team + 1));
        desk.out.day("on", plus(found.completed, how == "late" ? desk.chance.between(1, 9) : -desk.chance.between(0, 2)));
    });
}

void write_outcomes_decided(const Desk& desk, const std::array<bool, outcomes.size()>& unable) {
    desk.out.object("outcomes", [&] {
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            desk.out.object(outcomes[i], [&] {
                desk.out.yes("unable_to_achieve", unable[i]);
                desk.out.text("reasons", unable[i] ? desk.chance.one_of(difficulties) : std::string_view("manages without help"));
                desk.out.text("evidence", desk.chance.per_mille(985) ? desk.chance.one_of(evidence_seen) : std::string_view(""));
            });
        }
        desk.out.not_applicable("child_care");
    });
}

void write_written(const Desk& desk, const Found& found) {
    auto& out = desk.out;
    const auto written = plus(found.completed, desk.chance.between(1, 9));
    if (desk.chance.percent(92)) out.texts("written_content", {"told_reasons", "told_what_counts", "told_how_to_reduce", "told_law"});
    else out.texts("written_content", {"told_reasons"});
    out.day("written_on", written);
    out.list("copies", [&] {
        if (!desk.chance.percent(94)) return;
        out.item([&] {
            out.text("given_to", "to_adult");
            out.day("given_on", written);
            out.text("format", "plain_letter");
        });
    });
    out.list("advice", [&] {
        if (found.eligible || !desk.chance.percent(93)) return;
        out.item([&] {
            out.text("about", "what helps now, and how to stay well");
            out.day("given_on", written);
            out.yes("in_writing", true);
        });
    });
    out.yes("person_disagrees", desk.chance.percent(3));
}

}  // namespace

void write_conversation(const Desk& desk, const Found& found) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    out.object("communication", [&] {
        if (desk.told("communication_asked")) out.day("asked_on", found.requested);
        else out.unknown("asked_on", "not_asked");
        out.empty("needs");
        out.yes("interpreter_needed", false);
        out.text("format", "plain_letter");
    });
    if (desk.told("good_life")) out.text("what_a_good_life_is", chance.one_of(good_lives));
    else out.unknown("what_a_good_life_is", "not_asked");
    out.list("strengths", [&] {
        if (!desk.told("strengths")) return;
        out.item([&] {
            out.text("kind", "personal_quality");
            out.text("in_their_words", chance.one_of(strengths_told));
        });
    });
    out.list("network", [&] {
        if (!found.carer_around && chance.percent(40)) return;
        out.item([&] {
            out.text("name", found.carer_around ? "a relative who comes every day" : "a neighbour");
            out.text("tie", found.carer_around ? "tie_other_family" : "tie_neighbour");
            out.yes("gives_unpaid_care", found.carer_around);
        });
    });
    out.empty("children_in_family");
    out.list("community_options", [&] {
        if (!desk.told("community")) return;
        out.item([&] {
            out.text("what", chance.one_of(nearby));
            out.day("considered_on", found.completed);
            out.text("result", chance.percent(50) ? "being_used" : "person_not_keen");
        });
    });
    out.list("wished_outcomes", [&] {
        if (!desk.told("outcomes")) return;
        out.item([&] {
            out.text("id", "o1");
            out.text("in_their_words", chance.one_of(wishes));
            out.yes("chosen_by_person", chance.percent(95));
            out.day("said_on", found.completed);
        });
    });
    out.list("risks", [&] {
        if (!chance.percent(40)) return;
        out.item([&] {
            out.text("id", "r1");
            out.text("what", "a fall on the stairs");
            out.day("seen_on", found.completed);
            out.text("what_helps", "a second rail, and a light");
            out.text("persons_view", chance.percent(85) ? "I would rather fall than sit." : "");
        });
    });
    out.object("advocacy", [&] {
        if (desk.told("advocacy_considered")) out.day("considered_on", found.completed);
        else out.unknown("considered_on", "not_asked");
        for (const auto* difficulty : {"difficulty_understanding", "difficulty_retaining", "difficulty_weighing", "difficulty_communicating"}) {
            out.judged(difficulty, false, desk.worker(found.author), found.completed, "followed it, and answered");
        }
        out.none("appropriate_person");
        out.none("referred_on");
    });
}

void write_assessment(const Desk& desk, const Found& found, std::string_view outcome) {
    auto& out = desk.out;
    out.item([&] {
        out.text("id", found.id);
        out.text("kind", found.kind);
        out.day("requested_on", found.requested);
        out.day("timescale_told_on", found.requested);
        out.day("began_on", plus(found.completed, -desk.chance.between(0, 10)));
        out.day("completed_on", found.completed);
        out.text("depth", "standard_depth");
        out.text("depth_reason", desk.told("depth_reason") ? "several parts of life are touched" : "");
        out.yes("depth_agreed_with_person", desk.chance.percent(92));
        out.text("method", "adult_only");
        out.text("place", "at_home");
        out.text("team", desk.team_name(found.team));
        out.text("author", desk.worker(found.author));
        out.text("author_role", desk.chance.percent(75) ? "social_worker" : "support_planner");
        out.texts("took_part", {"adult_took_part"});
        out.yes("found_needs", true);
        out.yes("eligibility_decided", true);
        out.yes("decides_lasting_needs", found.kind != "discharge_assessment");
        write_senior_check(desk, found);
        out.text("outcome", outcome);
        out.empty("copies");
    });
}

void write_decision(const Desk& desk, const Found& found) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    const bool otherwise = chance.per_mille(desk.share("decided_otherwise_per_mille"));
    const bool facts_eligible = found.eligible != otherwise;
    const auto unable = out_of_reach(facts_eligible ? chance.between(2, 6) : chance.between(0, 1), chance);
    const auto by = desk.worker(found.author);
    out.list("conditions", [&] {
        out.item([&] {
            out.text("name", chance.one_of(impairments));
            out.yes("diagnosed", true);
        });
    });
    out.object("needs", [&] {
        for (std::size_t i = 0; i < outcomes.size(); ++i) write_need(desk, outcomes[i], unable[i]);
        out.not_applicable("child_care");
    });
    out.judged("needs_arise_from_impairment", true, by, found.completed, chance.one_of(impairments));
    if (!chance.per_mille(desk.share("impact_not_judged_per_mille"))) {
        out.judged("significant_impact", facts_eligible, by, found.completed,
                   facts_eligible ? "days are shorter and narrower for it" : "life goes on much as it did");
    }
    out.list("determinations", [&] {
        out.item([&] {
            out.text("id", "d1");
            out.text("assessment_id", found.id);
            out.day("decided_on", found.completed);
            out.text("decided_by", by);
            out.yes("from_impairment", true);
            write_outcomes_decided(desk, unable);
            out.yes("significant_impact", found.eligible);
            out.text("impact_reasons", found.eligible ? "days are shorter and narrower for it" : "life goes on much as it did");
            out.yes("needs_eligible", found.eligible);
            out.text("reasons", found.eligible ? "needs from an impairment, two outcomes and more, and a real effect on daily life"
                                               : "fewer than two outcomes are out of reach");
            out.yes("screened_before_assessment", false);
            write_written(desk, found);
        });
    });
}

}  // namespace careact::caseload
