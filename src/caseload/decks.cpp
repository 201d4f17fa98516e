#include "caseload/decks.hpp"

#include <algorithm>

namespace careact::caseload {
namespace {

constexpr std::int64_t in_time_days = 90;  // day 90 is in time
constexpr std::array spans = {same_months_before, winter_before, this_year};

}  // namespace

// ---- Concerns and enquiries ----

ConcernDeck::ConcernDeck(const Assumptions& assumptions, const Scale& scale) : great_risk_percent_(assumptions.number("great_risk_percent")) {
    const std::array concerns = {scale("concerns_same_months_before"), scale("concerns_year_before") - scale("concerns_same_months_before"), scale("concerns")};
    const std::array enquiries = {scale("enquiries_same_months_before"), scale("enquiries_year_before") - scale("enquiries_same_months_before"),
                                  scale("enquiries")};
    std::vector<std::int64_t> kinds;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        kinds.push_back(enquiries[i]);
        kinds.push_back(concerns[i] - enquiries[i]);
        stretches_[i].began = spans[i];
    }
    kinds_ = Urn(std::move(kinds));

    // Published shares are of enquiries that ended in the months: of this year, those begun in winter are among them.
    const auto ended_before = scale("enquiries_ended_before"), ended = scale("enquiries_ended"), of_winter = scale("enquiries_of_winter_ended_later");
    const auto in_time_before = scale.percent_of("within_90_days_percent_before", ended_before);
    const auto in_time = scale.percent_of("within_90_days_percent", ended), in_time_all = scale.percent_of("within_90_days_percent", ended + of_winter);
    const auto asked_before = scale.percent_of("asked_percent_before", ended_before), asked = scale.percent_of("asked_percent", ended);
    const auto asked_all = scale.percent_of("asked_percent", ended + of_winter);
    const auto met = scale.percent_of("met_percent", asked), met_all = scale.percent_of("met_percent", asked_all);
    const auto held = [&](std::size_t i, const char* id) { return Quota(scale.percent_of(id, enquiries[i]), enquiries[i]); };

    stretches_[0].ends = Urn({in_time_before, ended_before - in_time_before, enquiries[0] - ended_before});
    stretches_[0].asked = Quota(asked_before, ended_before);
    stretches_[0].met = Quota(scale.percent_of("met_percent", asked_before), asked_before);
    stretches_[0].asked_other = Quota(scale.percent_of("asked_percent_before", enquiries[0] - ended_before), enquiries[0] - ended_before);
    stretches_[0].by_safeguarding_team = held(0, "held_by_safeguarding_percent_before");

    stretches_[1].ends = Urn({in_time_all - in_time, of_winter - (in_time_all - in_time), enquiries[1] - of_winter});
    stretches_[1].asked = Quota(asked_all - asked, of_winter);
    stretches_[1].met = Quota(met_all - met, asked_all - asked);
    stretches_[1].asked_other = Quota(scale.percent_of("asked_percent_before", enquiries[1] - of_winter), enquiries[1] - of_winter);
    stretches_[1].by_safeguarding_team = held(1, "held_by_safeguarding_percent");

    stretches_[2].ends = Urn({in_time, ended - in_time, enquiries[2] - ended});
    stretches_[2].asked = Quota(asked, ended);
    stretches_[2].met = Quota(met, asked);
    stretches_[2].asked_other = Quota(scale.percent_of("asked_percent", enquiries[2] - ended), enquiries[2] - ended);
    stretches_[2].by_safeguarding_team = held(2, "held_by_safeguarding_percent");
}

Concern ConcernDeck::draw(Chance& chance) {
    const auto kind = kinds_.draw(chance);
    auto& stretch = stretches_[kind / 2];
    Concern concern;
    if (kind % 2 == 0) {
        concern.enquiry = enquiry(stretch, kind / 2, chance);
        concern.received = concern.enquiry->started;
    } else {
        concern.received = plus(stretch.began.first, chance.between(0, days_from(stretch.began.first, stretch.began.last)));
    }
    return concern;
}

Enquiry ConcernDeck::enquiry(Stretch& stretch, std::size_t which, Chance& chance) {
    Enquiry made;
    const auto ends = static_cast<Ends>(stretch.ends.draw(chance));
    set_days(made, which, ends, chance);
    made.great_risk = chance.percent(great_risk_percent_);
    made.by_safeguarding_team = stretch.by_safeguarding_team.take(chance);
    if (ends == Otherwise) {
        made.asked = stretch.asked_other.take(chance);
        made.met = made.asked && chance.percent(90);
    } else {
        made.asked = stretch.asked.take(chance);
        made.met = made.asked && stretch.met.take(chance);
    }
    return made;
}

/// In time or late: ended in the months published, or, if it began in winter, in the months after. Otherwise: ended after the
/// months of 2023, ended in winter, or still open.
void ConcernDeck::set_days(Enquiry& made, std::size_t which, Ends ends, Chance& chance) {
    const auto began = spans[which];
    const auto ends_in = which == 0 ? same_months_before : this_year;
    const auto begin = [&](Date first, Date last) { made.started = plus(first, chance.between(0, days_from(first, last))); };
    const auto end = [&](Date first, Date last) { made.ended = plus(first, chance.between(0, days_from(first, last))); };
    if (ends == InTime) {
        begin(which == 1 ? plus(began.last, -80) : began.first, plus(std::min(began.last, ends_in.last), -12));
        end(std::max(ends_in.first, plus(made.started, 10)), std::min(ends_in.last, plus(made.started, in_time_days)));
    } else if (ends == Late) {
        begin(began.first, std::min(began.last, plus(ends_in.last, -in_time_days - 10)));
        end(std::max(ends_in.first, plus(made.started, in_time_days + 1)), std::min(ends_in.last, plus(made.started, 210)));
    } else if (which == 0) {
        begin(on_day(2023, 9, 1), plus(began.last, -2));
        end(plus(winter_before.first, 4), winter_before.last);
    } else if (which == 1) {
        begin(began.first, plus(began.last, -25));
        end(plus(made.started, 10), std::min(began.last, plus(made.started, 120)));
    } else {
        begin(on_day(2024, 7, 1), plus(began.last, -2));
    }
}

// ---- Deprivation of liberty ----

namespace {

enum LibertyKind : std::size_t { GrantedBefore, NotGrantedBefore, WithdrawnBefore, Waiting, Granted, NotGranted, Withdrawn };

}  // namespace

LibertyDeck::LibertyDeck(const Assumptions& assumptions, const Scale& scale) {
    const auto before = scale("liberty_requests_year_before"), now = scale("liberty_requests"), waiting = scale("liberty_waiting");
    const auto granted_before = scale("liberty_granted_year_before");
    const auto refused = assumptions.number("liberty_not_granted_percent");
    const auto refused_before = in_proportion(refused, before - granted_before, 100), refused_now = in_proportion(refused, now - waiting, 100);
    const auto withdrawn_now = (now - waiting - refused_now) / 2;
    kinds_ = Urn({granted_before, refused_before, before - granted_before - refused_before, waiting, now - waiting - refused_now - withdrawn_now, refused_now,
                  withdrawn_now});
    const auto court = scale("objections_in_court"), ruled = scale("objections_ruled"), withdrawn = scale("objections_withdrawn"),
               next = scale("objections_waiting");
    objections_ = Urn({court, ruled, withdrawn, next, granted_before - court - ruled - withdrawn - next});
}

LibertyRequest LibertyDeck::draw(Chance& chance) {
    const auto kind = kinds_.draw(chance);
    const bool before = kind < Waiting;
    const Span span = before ? Span{on_day(2023, 4, 1), year_end} : this_year;
    constexpr std::array results = {"dols_granted", "dols_not_granted", "dols_withdrawn", "", "dols_granted", "dols_not_granted", "dols_withdrawn"};
    LibertyRequest made;
    made.result = results[kind];
    if (kind == Waiting) {
        made.requested = plus(span.last, -chance.nearer(0, 190));
        return made;
    }
    made.requested = plus(span.first, chance.between(0, days_from(span.first, plus(span.last, -40))));
    made.decided = plus(made.requested, chance.between(20, std::min<std::int64_t>(170, days_from(made.requested, span.last) - 5)));
    if (kind == GrantedBefore) made.objection = static_cast<LibertyRequest::Objection>(objections_.draw(chance));
    return made;
}

}  // namespace careact::caseload
