#include "explain/value_json.hpp"

namespace careact::explain {

Json value_json(const Value& value) {
    if (std::holds_alternative<None>(value)) return nullptr;
    if (const auto* yes = std::get_if<bool>(&value)) return *yes;
    if (const auto* quantity = std::get_if<Quantity>(&value)) {
        const bool rate = quantity->kind == NumberKind::MoneyRate || quantity->kind == NumberKind::PercentRate;
        const bool money = quantity->kind == NumberKind::Money || quantity->kind == NumberKind::MoneyRate;
        if (quantity->kind == NumberKind::Whole && quantity->amount.whole()) return *quantity->amount.whole();
        Json made{{"amount", quantity->amount.to_text(money ? 2 : 0)}};
        if (money) made["currency"] = "GBP";
        if (rate) made["per"] = to_text(quantity->period);
        return made;
    }
    if (const auto* date = std::get_if<Date>(&value)) return date->to_text();
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->to_text();
    if (const auto* option = std::get_if<Option>(&value)) return option->name;
    return to_text(value);
}

Json changes_json(const std::vector<NearestChange>& changes) {
    auto all = Json::array();
    for (const auto& c : changes) {
        Json made{{"fact", c.path}, {"title", c.title}, {"from", c.from}, {"to", c.to}, {"outcome", c.outcome}};
        if (!c.item_name.empty()) made["item_name"] = c.item_name;
        all.push_back(std::move(made));
    }
    return all;
}

}  // namespace careact::explain
