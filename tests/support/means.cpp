#include "support/means.hpp"

#include <vector>

namespace careact::support {

namespace {

/// Pounds and pence as JSON writes them; the reader goes by the text.
Json pounds(std::int64_t pennies) {
    const auto pence = pennies % 100;
    return Json::parse(std::to_string(pennies / 100) + (pence < 10 ? ".0" : ".") + std::to_string(pence));
}

}  // namespace

Json MeansMaker::fact(const std::string& name) { return maker_.known(type_at(program_, name)); }

Json MeansMaker::weekly(std::int64_t pennies) {
    if (random_.chance(70)) return {{"amount", pounds(pennies)}, {"per", "week"}};
    return random_.chance(50) ? Json{{"amount", pounds(pennies * 4)}, {"per", "four weeks"}} : Json{{"amount", pounds(pennies * 52 / 12)}, {"per", "month"}};
}

Json MeansMaker::record() {
    auto made = Json::object();
    made["who"] = {{"born_on", std::to_string(random_.between(1930, 2007)) + "-04-06"}, {"reaches_pension_age_on", random_.chance(50) ? "2015-04-06" : "2031-04-06"}};
    made["household"] = household();
    made["finance"] = finance();
    for (const auto* name : {"respite", "meeting_needs", "conditions", "recoveries", "aftercare", "carers"}) made[name] = random_.chance(15) ? fact(name) : Json();
    for (const auto* name : {"respite", "conditions", "recoveries", "aftercare", "carers"}) {
        if (made[name].is_null()) made[name] = Json::array();
    }
    if (made["meeting_needs"].is_null()) made["meeting_needs"] = {{"asks_council_to_arrange", random_.chance(50)}, {"basis", "power_to_prevent"}};
    made["plan"] = {{"lines", random_.chance(80) ? Json::array() : fact("plan")["lines"]}};
    return made;
}

Json MeansMaker::household() {
    auto made = fact("household");
    made["children_looked_after"] = random_.chance(70) ? 0 : random_.between(0, 4);
    return made;
}

void MeansMaker::incomes(Json& finance) {
    const std::vector<std::string> usual = {"state_pension", "occupational_pension", "employment_support_allowance", "pip_daily_living", "attendance_allowance"};
    for (auto& one : finance["income"]) {
        if (random_.chance(60)) one["kind"] = random_.one_of(usual);
        one["amount"] = weekly(random_.between(0, 400'00));
        one["began_on"] = "2019-04-08";
        if (random_.chance(90)) one["ended_on"] = nullptr;
        if (random_.chance(90)) one["disregarded"] = false;
    }
    finance["notional_income"] = random_.chance(90) ? Json::array() : finance["notional_income"];
    for (auto& one : finance["notional_income"]) one["amount"] = weekly(random_.between(0, 60'00));
}

/// Near the lower limit, near the upper one, or anywhere.
void MeansMaker::capital(Json& finance) {
    const std::vector<std::int64_t> lines = {14'250'00, 14'500'00, 23'250'00};
    for (auto& one : finance["capital"]) {
        one["value"] = pounds(random_.chance(40) ? random_.one_of(lines) + random_.between(-1, 1) : random_.between(0, 30'000'00));
        one["owners"] = random_.chance(70) ? 1 : random_.between(2, 3);
        one["secured_debt"] = random_.chance(90) ? 0 : 1000;
        if (random_.chance(60)) one["kind"] = "savings";
    }
    finance["notional_capital"] = random_.chance(90) ? 0 : random_.between(0, 20'000);
}

void MeansMaker::costs(Json& finance) {
    for (const auto* list : {"housing_costs", "disability_costs"}) {
        for (auto& one : finance[list]) one["amount"] = weekly(random_.between(0, 60'00));
    }
    for (auto& one : finance["disability_costs"]) one["usual_cost"] = weekly(random_.between(0, 20'00));
    finance["heating_cost"] = weekly(random_.between(0, 40'00));
    finance["cost_of_care"] = pounds(random_.between(0, 1'600'00));
    finance["extra_left_by_discretion"] = random_.chance(90) ? 0 : 10;
    finance["qualifying_income"] = pounds(random_.between(150'00, 350'00));
    finance["savings_credit"] = pounds(random_.between(0, 20'00));
}

Json MeansMaker::finance() {
    auto made = fact("finance");
    incomes(made);
    capital(made);
    costs(made);
    for (const auto* list : {"free_care", "assessments", "charges"}) {
        if (random_.chance(85)) made[list] = Json::array();
    }
    made.erase("deferred");  // what is put off is no part of what is charged
    return made;
}

}  // namespace careact::support
