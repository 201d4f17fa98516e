#include "explain/derivation_json.hpp"

#include <array>

namespace careact::explain {

namespace {

Json exact(const Value& value, const std::string& shown = "");

Json exact(const Quantity& quantity) {
    constexpr std::array kinds = {"whole", "decimal", "percent", "money", "money rate", "percent rate"};
    Json made{{"amount", quantity.amount.to_text()}, {"kind", kinds[static_cast<std::size_t>(quantity.kind)]}};
    if (quantity.kind == NumberKind::MoneyRate || quantity.kind == NumberKind::PercentRate) made["per"] = to_text(quantity.period);
    return made;
}

Json exact(const Item& item) {
    Json made{{"item", item.path}};
    if (item.state != EvidenceState::Recorded) made["state"] = to_text(item.state);
    return made;
}

Json exact(const List& list) {
    auto items = Json::array();
    for (const auto& item : list.items) {
        const bool there = item.state == EvidenceState::Recorded || std::holds_alternative<std::shared_ptr<const Item>>(item.value);
        items.push_back(there ? exact(item.value) : Json{{"state", to_text(item.state)}});
    }
    return {{"list", std::move(items)}, {"path", list.path}};
}

Json exact(const Value& value, const std::string& shown) {
    if (std::holds_alternative<None>(value)) return nullptr;
    if (const auto* yes = std::get_if<bool>(&value)) return *yes;
    if (const auto* quantity = std::get_if<Quantity>(&value)) return exact(*quantity);
    if (const auto* date = std::get_if<Date>(&value)) return {{"date", date->to_text()}};
    if (const auto* moment = std::get_if<DateTime>(&value)) return {{"moment", moment->to_text()}};
    if (const auto* months = std::get_if<CalendarDuration>(&value)) return {{"months", months->months}};
    if (const auto* time = std::get_if<ExactDuration>(&value)) return {{"seconds", time->seconds}};
    if (const auto* text = std::get_if<std::string>(&value)) return {{"text", *text}};
    if (const auto* option = std::get_if<Option>(&value))
        return shown.empty() ? Json{{"option", option->name}} : Json{{"option", option->name}, {"shown", shown}};
    if (const auto* stretch = std::get_if<Stretch>(&value)) return {{"first_day", stretch->first_day.to_text()}, {"last_day", stretch->last_day.to_text()}};
    if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&value)) return exact(**item);
    return exact(*std::get<std::shared_ptr<const List>>(value));
}

Json key_json(const DerivedStep::Key& key) {
    if (key.any) return "any";
    auto made = Json::object();
    for (const auto& [bound, value] : key.bounds) made[bound] = exact(value);
    if (!key.bounds.empty()) return made;
    made["is"] = Json::array();
    for (const auto& value : key.values) made["is"].push_back(exact(value));
    return made;
}

Json rows_json(const std::vector<DerivedStep::Row>& rows) {
    auto made = Json::array();
    for (const auto& row : rows) {
        auto keys = Json::array();
        for (const auto& key : row.keys) keys.push_back(key_json(key));
        Json one{{"keys", std::move(keys)}};
        if (row.gap) one["gap"] = true;
        made.push_back(std::move(one));
    }
    return made;
}

Json parts_json(const std::vector<DerivedStep::Part>& parts) {
    auto made = Json::array();
    for (const auto& part : parts) {
        Json one{{"step", part.step}};
        if (!part.as.empty()) one["as"] = part.as;
        if (part.of) one["of"] = *part.of;
        made.push_back(std::move(one));
    }
    return made;
}

Json step_json(const DerivedStep& s) {
    Json made{{"op", s.op}};
    if (s.status == OutcomeStatus::Decided) made["value"] = exact(s.value, s.shown);
    else made["status"] = to_text(s.status);
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) made[key] = value;
    };
    add("text", s.text), add("name", s.name), add("how", s.how), add("unit", s.unit), add("state", s.state);
    if (s.line != 0) made["line"] = s.line;
    if (s.negated) made["negated"] = true;
    if (s.number) made["number"] = *s.number;
    if (s.factor) made["factor"] = s.factor->to_text();
    if (s.figure) made["figure"] = {{"from", s.figure->from}, {"layer", s.figure->layer}, {"place", s.figure->place}};
    if (s.asked) made["asked"] = *s.asked;
    if (s.rows) made["rows"] = rows_json(*s.rows);
    if (!s.exceptions.empty()) {
        made["exceptions"] = Json::array();
        for (const auto& to : s.exceptions) made["exceptions"].push_back(to ? Json(*to) : Json(nullptr));
    }
    if (!s.parts.empty()) made["parts"] = parts_json(s.parts);
    return made;
}

}  // namespace

Json derivation_json(const std::vector<DerivedStep>& steps) {
    auto made = Json::array();
    for (const auto& step : steps) made.push_back(step_json(step));
    return made;
}

}  // namespace careact::explain
