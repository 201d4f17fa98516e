#include "caseload/records.hpp"
#include "caseload/words.hpp"

#include <array>

namespace careact::caseload {
namespace {

constexpr std::array<std::string_view, 7> abuse = {"neglect_or_omission", "physical_abuse", "financial_abuse",     "psychological_abuse",
                                                   "self_neglect",        "domestic_abuse", "organisational_abuse"};
constexpr std::array<std::string_view, 5> sources = {"source_paid_worker", "source_relative", "source_partner", "source_self", "source_acquaintance"};
constexpr std::array<std::string_view, 5> raisers = {"concern_from_provider", "concern_from_health", "concern_from_police", "concern_from_relative",
                                                     "concern_from_council"};
constexpr std::array<std::string_view, 3> other_ends = {"concern_closed", "concern_to_assessment", "concern_to_other_team"};

std::string advisor(std::int64_t number) { return "Adviser " + std::to_string(number % 9 + 1); }

/// The hours are counted from here: in the working day, so that what follows is on the same day.
Moment received(const Concern& concern, std::int64_t number) { return {concern.received, 7 * 60 + number * 7 % 240}; }

/// All three parts of the test lead to an enquiry. One in fifty of the others meets them too: that is for an audit to find.
void write_test(const Desk& desk, const Concern& concern, std::int64_t number) {
    auto& out = desk.out;
    const bool meets = concern.enquiry.has_value() || desk.chance.percent(2);
    const auto by = advisor(number);
    out.judged("has_care_needs", true, by, concern.received, "known to need help every day");
    out.judged("experiencing_or_at_risk", meets || desk.chance.percent(60), by, concern.received, meets ? "it goes on" : "looked into with the provider");
    out.judged("cannot_protect_themself", meets, by, concern.received, meets ? "depends on whoever comes" : "can say no, and did");
}

void write_concern(const Desk& desk, const Concern& concern, std::int64_t number, std::size_t place) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    const auto came = received(concern, number);
    const auto screened = later(came, chance.between(20, 170)), decided = later(screened, chance.between(30, 200));
    const bool led_on = concern.enquiry.has_value();
    out.item([&] {
        out.text("id", "s" + std::to_string(place));
        out.moment("received_at", came);
        out.text("raised_by", chance.one_of(raisers));
        out.text("where_it_happened", chance.percent(55) ? "at_home" : "at_care_home");
        out.texts("abuse_types", {chance.one_of(abuse)});
        out.text("alleged_source", chance.one_of(sources));
        out.moment("screened_at", screened);
        out.text("screened_by", advisor(number));
        const bool great = led_on && concern.enquiry->great_risk;
        out.text("rating", great ? (chance.percent(30) ? "critical_risk" : "high_risk") : (chance.percent(55) ? "medium_risk" : "low_risk"));
        out.moment("rated_at", screened);
        write_test(desk, concern, number);
        out.yes("decision_tool_used", chance.percent(97));
        out.moment("decided_at", decided);
        out.text("decided_by", advisor(number + 1));
        out.text("result", led_on ? std::string_view("to_enquiry") : chance.one_of(other_ends));
        out.text("reasons", chance.percent(96) ? "each of the three parts was looked at" : "");
        out.day("told_person_on", concern.received);
        if (led_on) out.none("closed_on");
        else out.day("closed_on", concern.received);
    });
}

void write_wanted(const Desk& desk, const Enquiry& enquiry) {
    auto& out = desk.out;
    out.yes("wanted_outcome_asked", enquiry.asked);
    out.list("wanted_outcomes", [&] {
        if (!enquiry.asked) return;
        out.item([&] {
            out.text("in_their_words", desk.chance.one_of(wanted_from_enquiry));
            out.day("asked_on", enquiry.started);
            if (!enquiry.ended) return;
            out.text("achieved", !enquiry.met ? "not_achieved" : desk.chance.percent(70) ? "fully_achieved" : "partly_achieved");
            out.yes("judged_by_person", desk.chance.percent(94));
        });
    });
}

void write_enquiry(const Desk& desk, const Concern& concern, std::int64_t number, std::size_t place) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    const auto& enquiry = *concern.enquiry;
    const auto started = later(received(concern, number), chance.between(390, 500));
    out.item([&] {
        out.text("id", "e" + std::to_string(place));
        out.text("concern_id", "s" + std::to_string(place));
        out.moment("started_at", started);
        out.moment("information_gathering_began_at", later(started, chance.between(0, 600)));
        out.day("allocated_on", std::min(plus(enquiry.started, chance.between(0, 7)), enquiry.ended.value_or(snapshot)));
        out.text("held_by", enquiry.by_safeguarding_team ? "safeguarding_team" : "locality_team");
        out.text("worker", desk.worker(number));
        out.yes("already_allocated_elsewhere", !enquiry.by_safeguarding_team || chance.percent(8));
        out.judged("too_complex_for_team", false, desk.worker(number), enquiry.started, "the team that knows the adult can do this");
        out.yes("consented", true);
        write_wanted(desk, enquiry);
        out.day("ended_on", enquiry.ended);
        const bool long_one = enquiry.ended && days_from(enquiry.started, *enquiry.ended) > 90;
        out.text("reason_for_length", long_one && chance.percent(75) ? "the police asked us to wait" : "");
        if (enquiry.ended && chance.percent(85)) out.day("questionnaire_sent_on", *enquiry.ended);
        else out.none("questionnaire_sent_on");
    });
}

}  // namespace

void write_safeguarding(const Desk& desk, const std::vector<Concern>& concerns, std::int64_t number) {
    if (concerns.empty()) return;
    auto& out = desk.out;
    out.list("concerns", [&] {
        for (std::size_t i = 0; i < concerns.size(); ++i) write_concern(desk, concerns[i], number, i + 1);
    });
    out.list("enquiries", [&] {
        for (std::size_t i = 0; i < concerns.size(); ++i) {
            if (concerns[i].enquiry) write_enquiry(desk, concerns[i], number, i + 1);
        }
    });
}

void write_liberty(const Desk& desk, const LibertyRequest& request, std::string_view setting) {
    auto& out = desk.out;
    auto& chance = desk.chance;
    using Objection = LibertyRequest::Objection;
    const auto write_objection = [&] {
        const auto objected = plus(*request.decided, chance.between(0, 4));
        const bool challenged = request.objection != Objection::Waiting && request.objection != Objection::Withdrawn;
        const bool family = chance.percent(40);
        out.item([&] {
            out.day("objected_on", objected);
            out.text("in_their_words", "I want to go home.");
            if (chance.percent(90)) out.day("placement_reviewed_on", plus(objected, 10));
            else out.none("placement_reviewed_on");
            if (chance.percent(92)) out.day("advocate_appointed_on", plus(objected, 3));
            else out.none("advocate_appointed_on");
            out.yes("family_will_challenge", family);
            if (family) out.day("mental_capacity_advocate_on", plus(objected, 5));
            else out.none("mental_capacity_advocate_on");
            if (challenged) out.day("court_began_on", plus(objected, 40));
            else out.none("court_began_on");
            if (request.objection == Objection::Ruled || request.objection == Objection::Withdrawn) out.day("ended_on", plus(objected, 120));
            else out.none("ended_on");
        });
    };
    out.list("dols_requests", [&] {
        out.item([&] {
            out.text("id", "q1");
            out.text("setting", setting);
            out.day("requested_on", request.requested);
            out.text("priority", chance.percent(25) ? "dols_high" : chance.percent(50) ? "dols_medium" : "dols_low");
            out.day("assessed_on", request.decided);
            if (request.decided) out.text("result", request.result);
            out.day("decided_on", request.decided);
            out.text("representative", chance.percent(50) ? "paid_representative" : "family_representative");
            out.list("objections", [&] {
                if (request.objection != Objection::None) write_objection();
            });
        });
    });
}

}  // namespace careact::caseload
