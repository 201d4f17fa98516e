#include "caseload/records.hpp"

#include <array>

namespace careact::caseload {
namespace {

std::string_view weighted(const Weights& weights, Chance& chance) {
    std::int64_t all = 0;
    for (const auto& [option, weight] : weights) all += weight;
    auto place = chance.between(1, all);
    for (const auto& [option, weight] : weights) {
        if (place <= weight) return option;
        place -= weight;
    }
    return weights.back().first;
}

constexpr std::array<std::string_view, 5> religions = {"christian", "no_religion", "muslim", "hindu", "religion_declined"};
constexpr std::array<std::string_view, 8> orientations = {"heterosexual", "heterosexual",   "heterosexual", "heterosexual",
                                                          "heterosexual", "gay_or_lesbian", "bisexual",     "orientation_declined"};
constexpr std::array<std::string_view, 2> sexes = {"female", "male"};
constexpr std::array<std::string_view, 12> genders = {"same_as_at_birth", "same_as_at_birth", "same_as_at_birth",     "same_as_at_birth",
                                                      "same_as_at_birth", "same_as_at_birth", "same_as_at_birth",     "same_as_at_birth",
                                                      "same_as_at_birth", "same_as_at_birth", "different_from_birth", "gender_declined"};

/// Every team asks less often than the first: by how much is assumed.
void write_equality(const Desk& desk, const Subject& subject) {
    auto& chance = desk.chance;
    const auto gap = desk.assumptions.numbers("equality_gap_of_teams")[subject.team];
    const bool older = subject.older();
    const auto field = [&](const char* name, std::string_view value) {
        if (!chance.percent(desk.assumptions.number("equality_asked_percent", name) - gap)) desk.out.unknown(name, "not_asked");
        else if (chance.percent(desk.share("equality_refused_percent"))) desk.out.unknown(name, "refused");
        else desk.out.text(name, value);
    };
    desk.out.object("equality", [&] {
        field("ethnicity", weighted(desk.assumptions.weights(older ? "ethnicity_65_and_over" : "ethnicity_18_to_64"), chance));
        field("religion", chance.one_of(religions));
        const auto sex = chance.one_of(sexes);
        field("sex", sex);
        field("sexual_orientation", chance.one_of(orientations));
        field("gender_identity", chance.one_of(genders));
        if (older || sex == "male") desk.out.not_applicable("maternity");
        else field("maternity", "not_pregnant");
    });
}

}  // namespace

void write_subject(const Desk& desk, const Subject& subject) {
    auto& out = desk.out;
    out.object("about", [&] {
        out.text("id", subject.id);
        out.yes("synthetic", true);
        out.text("story_from", "made up: a borough in the numbers that Thurrock Council published, and nobody in it");
    });
    out.object("who", [&] {
        out.text("local_id", subject.id);
        out.day("born_on", subject.born);
        out.day("reaches_pension_age_on", reaches_pension_age(subject.born));
        out.none("died_on");
        out.text("locality", desk.team_name(subject.team));
        out.yes("lives_alone", desk.chance.percent(45));
        out.yes("ordinarily_resident", true);
        out.text("client_type", "service_user");
        out.text("primary_support_reason", subject.reason);
        out.text("accommodation", subject.accommodation);
        out.yes("autism", subject.autistic);
    });
    write_equality(desk, subject);
}

void write_contact(const Desk& desk, Date day, std::size_t team, std::string_view made_by, std::string_view outcome) {
    auto& out = desk.out;
    out.list("contacts", [&] {
        out.item([&] {
            out.text("id", "k1");
            out.moment("received_at", {day, desk.chance.between(7 * 60, 19 * 60 - 1)});
            out.text("channel", desk.chance.percent(60) ? "by_phone" : "by_email");
            out.text("made_by", made_by);
            out.text("team", desk.team_name(team));
            out.yes("is_crisis", false);
            out.yes("carer_mentioned", false);
            out.list("advice", [&] {
                out.item([&] {
                    out.text("about", "what is nearby, and how to ask again");
                    out.day("given_on", day);
                    out.yes("in_writing", true);
                });
            });
            out.list("connections_made", [&] {
                if (outcome == "advice_given") out.text({}, desk.chance.percent(70) ? "the lunch club" : "the local area coordinator");
            });
            out.text("outcome", outcome);
        });
    });
}

void write_wait(const Desk& desk, std::string_view kind, Date asked, const std::optional<Date>& ended) {
    auto& out = desk.out;
    out.list("waits", [&] {
        out.item([&] {
            out.text("id", "w1");
            out.text("kind", kind);
            out.day("asked_on", asked);
            out.text("rating", desk.chance.percent(20) ? "high_risk" : "medium_risk");
            const auto until = ended.value_or(snapshot);
            const auto rung = plus(asked, desk.chance.between(0, days_from(asked, until)));
            if (desk.chance.percent(desk.share("risk_of_waiting_watched_percent"))) {
                out.days("risk_looked_at_on", {rung});
                out.days("contacted_on", {rung});
            } else {
                out.empty("risk_looked_at_on");
                out.empty("contacted_on");
            }
            out.day("ended_on", ended);
        });
    });
}

}  // namespace careact::caseload
