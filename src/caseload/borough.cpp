#include "caseload/borough.hpp"

namespace careact::caseload {
namespace {

constexpr std::array<std::string_view, 4> register_categories = {"sight_impaired", "severely_sight_impaired", "hard_of_hearing", "deafblind"};

std::string_view accommodation_of(const Person& person, Chance& chance) {
    const auto& component = person.row->component;
    if (component == "residential_home") return "registered_care_home";
    if (component == "nursing_home") return "registered_nursing_home";
    if (component == "supported_living_support") return "supported_accommodation";
    if (component == "extra_care_support") return "sheltered_or_extra_care";
    if (component == "shared_lives_support") return "shared_lives_home";
    return chance.percent(50) ? "social_tenant" : "owner_or_shared_owner";
}

/// The place on the register that goes with the main reason for support; none for other reasons.
std::optional<std::size_t> register_category(const Person& person) {
    if (person.row->reason == "sight_support") return person.number % 2;
    if (person.row->reason == "hearing_support") return 2;
    if (person.row->reason == "dual_sensory_support") return 3;
    return std::nullopt;
}

}  // namespace

std::int64_t Made::records() const {
    std::int64_t all = 0;
    for (const auto& [name, count] : populations) all += count;
    return all;
}

Borough::Borough(const Assumptions& assumptions, std::int64_t size, std::uint64_t seed)
    : assumptions_(assumptions),
      size_(size),
      scale_(assumptions, size),
      chance_(seed),
      desk_{assumptions_, chance_, out_, std::max<std::int64_t>(1, in_proportion(size, 1, assumptions.number("caseload")))},
      people_(assumptions, size),
      concerns_(assumptions, scale_),
      liberty_(assumptions, scale_) {
    const auto inside = in_proportion(assumptions.number("concerns_inside_percent"), concerns_.left(), 100);
    const auto twice = in_proportion(assumptions.number("second_concern_percent"), inside, 100);
    concerns_inside_ = Urn({size - inside + twice, inside - 2 * twice, twice});
    therapist_waits_ = Quota(scale_.of(assumptions.number("therapist_waits", "people")), scale_("supported_over_12_months"));
    liberty_inside_ = Quota(in_proportion(assumptions.number("liberty_inside_percent"), liberty_.left(), 100), people_.long_in_care_homes());
    const auto sight = scale_("sight_impaired"), severe = scale_("severely_sight_impaired"), hearing = scale_("hard_of_hearing");
    register_left_ = {sight, severe, hearing, scale_("sensory_register") - sight - severe - hearing};
    requests_left_ = {scale_("new_requests"), scale_("new_requests_year_before")};
    discharges_left_ = {scale_("discharges"), scale_("discharges_year_before")};
    young_referred_ = scale_("becoming_adults_referred");
    young_this_year_ = (scale_("becoming_adults") - young_referred_) / 3;
    from_childrens_ = Quota(scale_("becoming_adults_from_childrens"), young_referred_);
    const auto urgent = scale_("urgent_visits");
    urgent_in_time_ = Quota(scale_.percent_of("urgent_in_time_percent", urgent), urgent);
}

void Borough::population(const std::string& name, std::int64_t count, const Maker& maker) {
    for (std::int64_t number = 1; number <= count; ++number) {
        maker(number);
        (*sink_)(out_.take());
    }
    made_.populations.emplace_back(name, std::max<std::int64_t>(count, 0));
}

Made Borough::make(const Sink& sink, bool others) {
    sink_ = &sink;
    population("with_services", size_, [&](std::int64_t) { with_services(); });
    if (!others) return made_;
    population("support_ended", scale_("supported_in_year") - size_, [&](auto number) { support_ended(number); });
    population("waiting_for_assessment", scale_("waiting_for_assessment"), [&](auto number) { waiting(number); });
    population("becoming_adults", scale_("becoming_adults"), [&](auto number) { becoming_adult(number); });
    population("sensory_register", register_left_[0] + register_left_[1] + register_left_[2] + register_left_[3], [&](auto number) { on_register(number); });
    population("deprivation_of_liberty", liberty_.left(), [&](auto number) { of_liberty(number); });
    // Somebody with two concerns takes two from what is left, so the number of people is not known beforehand.
    std::int64_t people = 0;
    while (concerns_.left() > 0) {
        of_concern(++people);
        sink(out_.take());
    }
    made_.populations.emplace_back("safeguarding_concerns", people);
    population("discharged_from_hospital", discharges_left_[0] + discharges_left_[1], [&](auto number) { from_hospital(number); });
    population("urgent_visits", scale_("urgent_visits"), [&](auto number) { urgently(number); });
    population("not_eligible", scale_("not_eligible"), [&](auto number) { not_eligible(number); });
    population("front_door", std::max<std::int64_t>(requests_left_[0], 0) + std::max<std::int64_t>(requests_left_[1], 0),
               [&](auto number) { at_the_front_door(number); });
    return made_;
}

void Borough::contact(Date day, std::size_t team, std::string_view made_by, std::string_view outcome) {
    write_contact(desk_, day, team, made_by, outcome);
    if (requests_year.has(day)) --requests_left_[0];
    if (requests_year_before.has(day)) --requests_left_[1];
}

void Borough::registration(std::size_t category, Date day) {
    --register_left_[category];
    out_.list("sensory_registrations", [&] {
        out_.item([&] {
            out_.text("category", register_categories[category]);
            out_.day("certified_on", day);
            out_.day("registered_on", plus(day, 14));
            out_.yes("chose_not_to_register", false);
            if (chance_.percent(94)) out_.day("contacted_on", plus(day, chance_.between(3, 20)));
            else out_.none("contacted_on");
            if (chance_.percent(60)) out_.day("rehabilitation_began_on", plus(day, chance_.between(20, 60)));
            else out_.none("rehabilitation_began_on");
        });
    });
}

// ---- People with services ----

void Borough::with_services() {
    const auto drawn = people_.draw(chance_);
    person(drawn);
    if (!drawn.late) return;
    ++made_.late;
    if (drawn.on_plan()) ++made_.late_on_plan;
}

void Borough::person(const Person& person) {
    Subject subject{"P" + std::to_string(person.number), person.team, person.born, person.row->reason, {}, person.autistic};
    subject.accommodation = accommodation_of(person, chance_);
    Found found;
    found.requested = person.contacted;
    found.completed = person.assessed;
    found.author = person.number;
    found.team = person.team;
    found.carer_around = person.carer != CarerKind::None;
    write_subject(desk_, subject);
    contact(person.contacted, person.team, "relative_in_contact", "to_assessment");
    write_conversation(desk_, found);
    out_.list("assessments", [&] {
        write_assessment(desk_, found, "to_support");
        if (!person.reassessed) return;
        auto again = found;
        again.id = "a2";
        again.kind = "reassessment";
        again.requested = plus(*person.reassessed, -20);
        again.completed = *person.reassessed;
        write_assessment(desk_, again, "support_continues");
    });
    write_decision(desk_, found);
    write_plan(desk_, person);
    write_reviews(desk_, person);
    write_carers(desk_, person);
    write_technology(desk_, person);
    out_.list("representatives", [&] {
        if (!person.appointee) return;
        out_.item([&] {
            out_.text("authority", "corporate_appointee");
            out_.day("began_on", plus(person.started, 20));
            out_.none("ended_on");
        });
    });
    if (person.appointee) {
        out_.list("capacity_decisions", [&] {
            out_.item([&] {
                out_.text("id", "m1");
                out_.text("about", "to_manage_money");
                out_.day("looked_at_on", plus(person.started, chance_.percent(93) ? 5 : 60));
                out_.judged("lacks_capacity", true, desk_.worker(person.number), plus(person.started, 5),
                            "could not hold the sums in mind, with pictures and time");
            });
        });
    }
    if (const auto category = register_category(person); category && register_left_[*category] > 0) registration(*category, plus(person.assessed, -60));
    if (!person.long_supported) {
        write_wait(desk_, "waiting_for_assessment", person.contacted, person.assessed);
    } else if (therapist_waits_.take(chance_)) {
        const auto longest = assumptions_.number("therapist_waits", "longest_days");
        write_wait(desk_, "waiting_for_therapist", plus(snapshot, longest_wait_given_ ? -chance_.nearer(3, longest) : -longest), std::nullopt);
        longest_wait_given_ = true;
    }
    std::vector<Concern> concerns;
    for (auto left = concerns_inside_.draw(chance_); left > 0; --left) concerns.push_back(concerns_.draw(chance_));
    write_safeguarding(desk_, concerns, person.number);
    if (person.care_home && person.long_supported && liberty_inside_.take(chance_)) write_liberty(desk_, liberty_.draw(chance_), "dols_care_home");
    write_audit(desk_, person);
}

}  // namespace careact::caseload
