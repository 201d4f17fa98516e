#include "careact/statement.hpp"

#include "explain/value_json.hpp"

namespace careact {

namespace {

using explain::Json;

Json amount_json(const std::optional<Quantity>& amount) { return amount ? explain::value_json(*amount) : Json(nullptr); }

void add(Json& made, const char* key, const std::string& value) {
    if (!value.empty()) made[key] = value;
}

Json missing_json(const std::vector<MissingFact>& all) {
    auto made = Json::array();
    for (const auto& fact : all) {
        made.push_back({{"fact", fact.path}, {"title", fact.title}, {"state", to_text(fact.state)}, {"judgement", fact.judgement}});
    }
    return made;
}

Json reasons_json(const std::vector<StatementReason>& all) {
    auto made = Json::array();
    for (const auto& r : all) {
        Json one{{"words", r.words}, {"rule", r.rule}};
        add(one, "label", r.label);
        one["layer"] = r.layer, one["place"] = r.place, one["provisions"] = r.provisions;
        made.push_back(std::move(one));
    }
    return made;
}

Json figures_json(const std::vector<FigureUsed>& all) {
    auto made = Json::array();
    for (const auto& f : all) {
        made.push_back({{"figure", f.name}, {"title", f.title}, {"value", f.value}, {"from", f.from}, {"layer", f.layer}, {"source", f.source}, {"unverified", f.unverified}, {"place", f.place}});
    }
    return made;
}

Json line_json(const StatementLine& line) {
    Json made{{"kind", to_text(line.kind)}, {"words", line.words}};
    add(made, "of", line.of), add(made, "path", line.path);
    made["status"] = to_text(line.status);
    made["amount"] = amount_json(line.amount), made["after"] = amount_json(line.after);
    add(made, "rule", line.rule), add(made, "text", line.text), add(made, "place", line.place);
    made["layer"] = line.layer, made["provisions"] = line.provisions;
    made["reasons"] = reasons_json(line.reasons), made["figures"] = figures_json(line.figures);
    auto recorded = Json::array();
    for (const auto& one : line.recorded) recorded.push_back({{"fact", one.path}, {"title", one.title}, {"value", one.value}});
    made["recorded"] = std::move(recorded);
    made["waits_for"] = missing_json(line.waits_for);
    add(made, "fault", line.fault);
    if (line.part) made["part"] = *line.part;
    return made;
}

Json part_json(const StatementPart& part) {
    Json made{{"title", part.title}};
    add(made, "rule", part.rule), add(made, "of", part.of), add(made, "item", part.item);
    made["status"] = to_text(part.status), made["total"] = amount_json(part.total), made["is_sum"] = part.is_sum;
    made["layer"] = part.layer;
    add(made, "place", part.place);
    made["provisions"] = part.provisions, made["reasons"] = reasons_json(part.reasons);
    auto lines = Json::array();
    for (const auto& line : part.lines) lines.push_back(line_json(line));
    made["lines"] = std::move(lines);
    return made;
}

Json statement_json(const Statement& s) {
    Json made{{"goal", s.goal}, {"title", s.title}};
    if (!s.item.empty()) made["item"] = {{"path", s.item}, {"name", s.item_name}};
    made["careact"] = s.engine_version;
    made["record"] = {{"name", s.record}, {"digest", s.record_digest}};
    made["rulebook"] = {{"digest", s.rulebook_digest}, {"layer", s.layer}};
    made["on"] = s.on.to_text(), made["known_on"] = s.known_on ? Json(s.known_on->to_text()) : Json(nullptr);
    made["decided_by"] = nullptr;  // a named person decides; the engine proposes
    made["status"] = to_text(s.status), made["total"] = amount_json(s.total);
    add(made, "fault", s.fault);
    auto parts = Json::array();
    for (const auto& part : s.parts) parts.push_back(part_json(part));
    made["parts"] = std::move(parts);
    made["missing"] = missing_json(s.missing), made["unverified"] = s.unverified;
    made["would_change"] = explain::changes_json(s.would_change);
    made["wording"] = {{"person", s.tells_person}, {"professional", s.tells_professional}};
    return made;
}

}  // namespace

std::string to_json(const std::vector<Statement>& statements) {
    auto all = Json::array();
    for (const auto& statement : statements) all.push_back(statement_json(statement));
    return Json{{"statements", std::move(all)}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace careact
