#include "caseload/records.hpp"

#include <algorithm>
#include <array>

namespace careact::caseload {
namespace {

constexpr Date this_april = on_day(2024, 4, 8);  // the first Monday of the new amounts
/// Those who reached pension age before this day may have savings credit, or a sum left out in its place.
constexpr Date savings_credit_closed = on_day(2016, 4, 6);
/// Someone in a care home who pays a part pays at least this: then their income is above the guarantee of pension credit in every year,
/// and the sum for savings credit is left out whole.
constexpr Pence least_part_in_a_care_home = 20000;

std::string_view setting_of(const Person& person) {
    const auto& component = person.row->component;
    if (person.care_home) return "care_home_permanent";
    if (component == "short_term_residential" || component == "carer_respite") return "care_home_short_term";
    if (component == "supported_living_support") return "supported_living";
    if (component == "extra_care_support") return "extra_care";
    if (component == "shared_lives_support") return "shared_lives";
    return "own_home";
}

/// An amount of the year that began in the last April by that day.
Pence amount_on(const Desk& desk, const std::string& id, Date day) {
    const auto& years = desk.assumptions.numbers("allowance_years");
    std::size_t row = 0;
    while (row + 1 < years.size() && on_day(static_cast<int>(years[row + 1]), 4, 6) <= day) ++row;
    return desk.assumptions.numbers(id)[row];
}

bool over_pension_age(const Person& person, Date day) { return reaches_pension_age(person.born) <= day; }

/// What the law leaves somebody before a part can be asked of them.
Pence left_in_hand(const Desk& desk, const Person& person, Date day) {
    const auto amount = [&](const std::string& id) { return amount_on(desk, id, day); };
    const auto basic = [&] {
        if (person.care_home) return amount("care_home_allowance_pence");
        if (over_pension_age(person, day)) return amount("guarantee_pension_age_pence");
        return amount(plus_months(person.born, 25 * 12) <= day ? "guarantee_25_or_over_pence" : "guarantee_under_25_pence") + amount("disability_premium_pence");
    };
    const bool savings_credit = over_pension_age(person, day) && reaches_pension_age(person.born) < savings_credit_closed;
    return basic() + (savings_credit ? amount("savings_credit_pence") : 0);
}

/// What was decided, and the income it follows from.
struct Means {
    Pence charge = 0;  // a week
    Pence income = 0;
    Date counted_from, completed;
    std::string_view reason;
    bool missed = false;         // nobody looked again in April
    bool premium_left = false;   // decided as if there were no disability premium

    /// What should be paid from a later day on.
    [[nodiscard]] Pence charge_on(const Desk& desk, const Person& person, Date day) const {
        return person.pays == Part ? std::clamp<Pence>(income - left_in_hand(desk, person, day), 0, person.weekly) : charge;
    }
};

Pence part_of(const Desk& desk, const Person& person) {
    if (person.care_home) return std::max(least_part_in_a_care_home, person.weekly * desk.chance.between(20, 45) / 100);
    return std::min<Pence>(desk.chance.one_of(desk.assumptions.numbers("charge_weeks_pence")), person.weekly / 2);
}

Means drawn(const Desk& desk, const Person& person) {
    Means made;
    made.missed = desk.chance.per_mille(desk.share("yearly_look_missed_per_mille"));
    const bool again = person.long_supported && !made.missed;
    made.completed = again ? plus(on_day(2024, 4, 6), -desk.chance.between(0, 40)) : plus(person.started, -3);
    made.counted_from = again ? this_april : person.started;
    made.reason = again ? "yearly_financial" : "first_financial";
    const auto part = part_of(desk, person);
    made.charge = person.pays == Nothing ? 0 : person.pays == Part ? part : person.weekly;
    const auto left = left_in_hand(desk, person, made.counted_from);
    made.income = person.pays == Part ? left + part : person.pays == Nothing && !person.care_home ? left - desk.chance.between(5, 24) * 100 : 26000;
    const auto premium = amount_on(desk, "disability_premium_pence", made.counted_from);
    if (person.pays == Part && !person.care_home && !over_pension_age(person, made.counted_from) && part + premium < person.weekly &&
        desk.chance.per_mille(desk.share("premium_left_out_per_mille"))) {
        made.premium_left = true;
        made.charge += premium;
    }
    return made;
}

void write_household(const Desk& desk, const Person& person, const Means& means) {
    auto& out = desk.out;
    const auto no = [&](std::string_view key, std::string_view because) { out.judged(key, false, desk.worker(person.number), means.completed, because); };
    out.object("household", [&] {
        out.text("kind", "single");
        out.number("children_looked_after", 0);
        out.yes("gets_carer_premium", false);
        no("would_get_carer_premium", "cares for nobody");
        out.yes("gets_disability_premium", !over_pension_age(person, means.counted_from));
        out.yes("gets_enhanced_disability_premium", false);
        no("would_get_enhanced_disability_premium", "no benefit at the highest rate");
    });
}

void write_income(const Desk& desk, std::string_view kind, Pence amount) {
    auto& out = desk.out;
    if (amount <= 0) return;
    out.item([&] {
        out.text("kind", kind);
        out.object("amount", [&] {
            out.money("amount", amount);
            out.text("per", "week");
        });
        out.day("began_on", on_day(2015, 4, 1));
        out.none("ended_on");
        out.yes("disregarded", false);
        if (kind == "occupational_pension") out.yes("half_goes_to_partner", false);
    });
}

/// Income and capital that the charge follows from. Nothing of them was published.
void write_money(const Desk& desk, const Person& person, const Means& means) {
    auto& out = desk.out;
    constexpr Pence state_pension = 16950;
    constexpr std::array<Pence, 3> within = {90000, 420000, 1100000}, above = {3100000, 4800000, 7600000};
    out.list("income", [&] {
        if (!over_pension_age(person, means.counted_from)) return write_income(desk, "employment_support_allowance", means.income);
        write_income(desk, "state_pension", std::min(state_pension, means.income));
        write_income(desk, "occupational_pension", means.income - state_pension);
    });
    out.money("qualifying_income", means.income);
    out.list("capital", [&] {
        out.item([&] {
            out.text("kind", "savings");
            out.money("value", desk.chance.one_of(person.pays == FullCost || person.pays == Provider ? above : within));
            out.number("owners", 1);
            out.yes("costs_to_sell", false);
            out.none("received_on");
        });
    });
    for (const auto* none : {"notional_income", "housing_costs", "disability_costs", "home_occupiers", "temporary_stays"}) out.empty(none);
    out.money("extra_left_by_discretion", 0);
    out.money("cost_of_care", person.weekly);
    out.yes("gets_funded_nursing_care", false);
    const auto since = [&](std::string_view list, bool there, std::string_view because) {
        out.list(list, [&] {
            if (!there) return;
            out.item([&] {
                if (!because.empty()) out.text("because", because);
                out.day("began_on", person.started);
                out.none("ended_on");
            });
        });
    };
    since("permanent_stays", person.care_home, "");
    since("free_care", person.care_home && person.pays == Nothing, "section_117");
}

void write_assessment(const Desk& desk, const Person& person, const Means& means) {
    constexpr std::array results = {"pays_nothing", "pays_part", "pays_full_cost", "pays_provider_direct"};
    auto& out = desk.out;
    out.item([&] {
        out.text("id", "f1");
        out.text("kind", "full_financial");
        out.text("reason", means.reason);
        out.day("asked_on", plus(means.completed, -14));
        out.day("told_cost_before_start_on", person.assessed);
        out.day("completed_on", means.completed);
        out.day("counted_from", means.counted_from);
        out.money("weekly_charge", means.charge);
        out.text("result", results[person.pays]);
        out.day("written_record_on", plus(means.completed, 5));
        out.day("calculation_sent_on", plus(means.completed, 5));
    });
}

/// Who arranges the care of somebody whose means are above the limit.
void write_arranging(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    if (person.pays != FullCost && person.pays != Provider) return;
    const bool home = setting_of(person) == "care_home_permanent" || setting_of(person) == "care_home_short_term";
    out.object("meeting_needs", [&] {
        out.yes("asks_council_to_arrange", person.pays == FullCost);
        if (person.pays == Provider) out.not_applicable("basis");
        else out.text("basis", home ? "power_to_meet" : "duty_to_meet");
    });
}

void write_respite(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    if (setting_of(person) != "care_home_short_term") return;
    out.list("respite", [&] {
        out.item([&] {
            out.day("arrived_on", person.started);
            out.day("left_on", plus(person.started, 14));
        });
    });
}

}  // namespace

/// What was decided about paying, and what it was decided from. Where no means were assessed, a charge stands on nothing.
void write_means(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    const auto means = drawn(desk, person);
    const auto in_force_from = std::max(person.started, this_april);
    const bool stands = means.missed || means.premium_left || !person.means_assessed;  // nobody worked it out again, or not rightly
    const auto in_force = stands ? means.charge : means.charge_on(desk, person, in_force_from);
    if (person.means_assessed) write_household(desk, person, means);
    out.object("finance", [&] {
        out.text("setting", setting_of(person));
        if (person.means_assessed) write_money(desk, person, means);
        out.list("assessments", [&] {
            if (person.means_assessed) write_assessment(desk, person, means);
        });
        out.list("charges", [&] {
            if (in_force == 0 || person.pays == Provider) return;
            out.item([&] {
                out.day("began_on", in_force_from);
                out.none("ended_on");
                out.money("amount", in_force);
            });
        });
    });
    if (!person.means_assessed) return;
    write_arranging(desk, person);
    write_respite(desk, person);
}

}  // namespace careact::caseload
