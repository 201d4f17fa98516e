#include "caseload/records.hpp"

#include <array>

namespace careact::caseload {
namespace {

constexpr Pence panel_from = 50000;

std::string_view delivery_of(const Person& person) { return person.direct_payment ? "by_direct_payment" : "by_council_contract"; }

void write_provider(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    if (person.direct_payment) {  // whoever the person pays
        out.text("provider", "");
        out.text("provider_rating", "never_rated");
        return;
    }
    out.text("provider", "Provider " + std::to_string(desk.chance.between(1, desk.share("home_care_providers"))));
    const bool below_good = desk.chance.percent(12);
    out.text("provider_rating", below_good ? "rated_requires_improvement" : "rated_good");
    out.day("rating_known_on", plus(person.started, desk.chance.percent(96) ? -10 : 10));
    if (below_good) out.text("chosen_despite_rating_because", desk.chance.percent(85) ? "near to the family" : "");
}

void write_service(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.item([&] {
        out.text("id", "l1");
        out.text("kind", "service_line");
        out.text("what", person.care_home ? "a place in a care home" : "support with daily life");
        out.texts("meets", {"nutrition", "hygiene"});
        out.text("component", person.row->component);
        out.text("delivery", delivery_of(person));
        out.text("funder", "council_pays");
        out.none("free_because");
        out.yes("outside_budget", false);
        write_provider(desk, person);
        if (person.unit > 0) {
            out.text("unit", "an_hour");
            out.money("unit_cost", person.unit);
            out.number("units_a_week", person.hours);
        }
        out.money("weekly_cost", person.weekly);
        out.day("began_on", person.started);
        out.none("ended_on");
    });
}

void write_offers(const Desk& desk, const Person& person) {
    constexpr std::array ways = {"by_direct_payment", "by_service_fund", "by_council_contract"};
    const bool service_fund = desk.chance.percent(85);
    desk.out.list("offers", [&] {
        for (const std::string_view way : ways) {
            if (way == "by_service_fund" && !service_fund) continue;
            desk.out.item([&] {
                desk.out.text("delivery", way);
                desk.out.day("offered_on", person.assessed);
                desk.out.yes("accepted", way == delivery_of(person));
            });
        }
    });
}

void write_direct_payment(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.list("direct_payments", [&] {
        if (!person.direct_payment) return;
        out.item([&] {
            out.text("id", "p1");
            out.day("began_on", person.started);
            out.none("ended_on");
            out.money("weekly_amount", person.weekly);
            out.text("holder", desk.chance.percent(70) ? "person_manages" : "managed_account");
            out.list("balances", [&] {
                out.item([&] {
                    const auto weeks = desk.chance.percent(93) ? desk.chance.between(1, 8) : desk.chance.between(9, 14);
                    out.day("on", on_day(2024, 11, 29));
                    out.money("balance", person.weekly * weeks);
                    out.money("committed", 0);
                    out.none("recovered_on");
                });
            });
        });
    });
}

}  // namespace

void write_plan(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.object("plan", [&] {
        out.day("drafted_on", plus(person.assessed, 2));
        out.yes("drafted_with_person", desk.chance.percent(93));
        out.text("in_their_words", desk.chance.percent(88) ? "This is what would help me." : "");
        out.day("agreed_on", plus(person.assessed, 4));
        out.day("started_on", person.started);
        out.list("lines", [&] { write_service(desk, person); });
        out.money("weekly_cost", person.weekly);
        write_offers(desk, person);
        if (person.direct_payment) out.day("direct_payment_from", person.started);
        else out.none("direct_payment_from");
        write_direct_payment(desk, person);
        if (person.care_home) {
            out.list("home_alternatives", [&] {
                if (!desk.chance.percent(86)) return;
                out.item([&] {
                    out.text("what", "extra care housing");
                    out.day("explored_on", person.assessed);
                    out.text("why_not", "somebody is needed all night");
                });
            });
        }
        out.list("copies", [&] {
            if (!desk.told("copy_of_plan")) return;
            out.item([&] {
                out.text("given_to", "to_adult");
                out.day("given_on", person.started);
                out.text("format", "plain_letter");
            });
        });
        if (person.long_interval) {
            out.object("review_interval", [&] {
                out.text("judged", "P18M");
                out.text("by", desk.worker(person.number));
                out.day("on", person.last_look());
                out.text("because", "settled, with people around, and nothing is likely to change");
            });
        } else {
            out.none("review_interval");
        }
        out.day("next_review_on", plus_months(person.last_look(), person.long_interval ? 18 : 12));
    });
    write_panel(desk, person);
    write_means(desk, person);
}

/// What costs £500 a week and more was seen by the panel; a few plans were not.
void write_panel(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.list("panel_decisions", [&] {
        if (person.weekly < panel_from || desk.chance.per_mille(desk.share("panel_missing_per_mille"))) return;
        out.item([&] {
            out.text("panel", "use of resources panel");
            out.day("presented_on", plus(person.started, -3));
            out.text("presented_by", desk.worker(person.number));
            out.money("amount", person.weekly);
            out.text("basis", "gross_weekly");
            out.day("decided_on", plus(person.started, desk.chance.percent(94) ? -2 : 5));
            out.text("result", "panel_agreed");
            out.text("challenge_points", "what is nearby, and whether fewer hours would do");
            out.none("quality_referral_on");
            out.text("urgent_because", "");
        });
    });
}

/// Devices under £1,000, and so free by the council's policy; somebody was charged for one all the same.
void write_technology(const Desk& desk, const Person& person) {
    auto& out = desk.out;
    out.list("technology", [&] {
        if (person.care_home || !desk.chance.percent(desk.share("technology_percent"))) return;
        out.item([&] {
            out.text("id", "t1");
            out.text("device", "a pendant that calls for help");
            out.text("goal", "to feel safe at night");
            out.yes("eligible", true);
            out.yes("consented", true);
            out.money("price", desk.chance.between(45, 990) * 100);
            out.money("device_charge", desk.chance.percent(1) ? 4500 : 0);
            out.day("installed_on", plus(person.started, 5));
            out.yes("monitored", true);
            out.money("monitoring_charge", 520);
            if (desk.chance.percent(93)) out.day("monitoring_charge_told_on", plus(person.started, desk.chance.percent(95) ? 0 : 20));
            else out.unknown("monitoring_charge_told_on", "not_asked");
            out.none("removed_on");
        });
    });
}

}  // namespace careact::caseload
