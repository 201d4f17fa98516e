#include "careact/explain.hpp"

#include "explain/derivation_json.hpp"

namespace careact {

namespace {

using explain::Json;
using explain::value_json;

Json missing_json(const std::vector<MissingFact>& all) {
    auto made = Json::array();
    for (const auto& fact : all) {
        made.push_back({{"fact", fact.path}, {"title", fact.title}, {"state", to_text(fact.state)}, {"judgement", fact.judgement}});
    }
    return made;
}

Json rests_json(const std::vector<RestsOn>& all) {
    auto made = Json::array();
    for (const auto& fact : all) {
        Json one{{"fact", fact.path}, {"title", fact.title}, {"value", fact.value}};
        if (!fact.by.empty()) one["by"] = fact.by, one["on"] = fact.on, one["because"] = fact.because;
        made.push_back(std::move(one));
    }
    return made;
}

Json settled_json(const Outcome& outcome) {
    auto sets = Json::array();
    for (const auto& set : outcome.settled_by) {
        auto answers = Json::array();
        for (const auto& answer : set.answers) answers.push_back({{"values", answer.values}, {"outcome", answer.outcome}});
        sets.push_back({{"facts", set.facts}, {"whatever_the_answer", set.whatever_the_answer}, {"every_answer_tried", set.every_answer_tried}, {"answers", std::move(answers)}});
    }
    return {{"searched_to", outcome.searched_to}, {"sets", std::move(sets)}};
}

Json requirements_json(const Outcome& outcome) {
    auto made = Json::array();
    for (const auto& r : outcome.requirements) {
        made.push_back({{"label", r.label}, {"title", r.title}, {"rule", r.rule}, {"text", r.text}, {"status", to_text(r.status)}, {"value", r.value}, {"provisions", r.provisions}});
    }
    return made;
}

Json figures_json(const Outcome& outcome) {
    auto made = Json::array();
    for (const auto& f : outcome.figures) {
        made.push_back({{"figure", f.name}, {"title", f.title}, {"value", f.value}, {"from", f.from}, {"layer", f.layer}, {"source", f.source}, {"unverified", f.unverified}, {"place", f.place}});
    }
    return made;
}

Json outcome_json(const Outcome& o) {
    Json made{{"goal", o.goal}, {"title", o.title}, {"module", o.module}};
    if (!o.item.empty()) made["item"] = {{"path", o.item}, {"name", o.item_name}};
    made["status"] = to_text(o.status);
    if (o.status == OutcomeStatus::Decided) made["value"] = value_json(o.value);
    made["type"] = o.type;
    made["layer"] = o.layer;
    if (o.status == OutcomeStatus::Failed) made["fault"] = o.fault;
    if (o.status == OutcomeStatus::NotApplicable) made["because"] = o.not_applicable_because;
    made["reasons"] = {{"requirements", requirements_json(o)}, {"provisions", o.provisions},       {"judgements", rests_json(o.judgements)},
                       {"facts", rests_json(o.facts)},         {"presumptions", rests_json(o.presumptions)}, {"figures", figures_json(o)},
                       {"unverified", o.unverified}};
    made["missing"] = missing_json(o.missing);
    made["whatever_these_are"] = missing_json(o.immaterial);
    made["settled_by"] = settled_json(o);
    made["would_change"] = explain::changes_json(o.would_change);
    auto steps = Json::array();
    for (const auto& s : o.next_steps) steps.push_back({{"step", s.step}, {"for_person", s.for_person}, {"provisions", s.provisions}});
    made["next_steps"] = std::move(steps);
    made["wording"] = {{"person", o.tells_person}, {"professional", o.tells_professional}};
    made["may_override"] = o.may_override;
    if (o.proof) made["proof"] = *o.proof;
    return made;
}

Json clock_json(const ClockOutcome& c) {
    auto made = outcome_json(c);
    made["state"] = to_text(c.state);
    made["start"] = value_json(c.start);
    made["due"] = value_json(c.due);
    made["due_soon_from"] = value_json(c.due_soon_from);
    made["stopped"] = value_json(c.stopped);
    made["days_left"] = c.days_left ? Json(*c.days_left) : Json(nullptr);
    if (c.minutes_left) made["minutes_left"] = *c.minutes_left;
    made["open"] = c.is_open();
    made["missed_means"] = c.missed_means;
    return made;
}

Json check_json(const CheckOutcome& c) {
    auto made = outcome_json(c);
    made["result"] = to_text(c.result);
    made["theme"] = c.theme;
    if (!c.asks.empty()) made["asks"] = c.asks;
    return made;
}

Json step_json(const ProofStep& s) {
    Json made{{"kind", s.kind}, {"depth", s.depth}, {"text", s.text}, {"status", s.status}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) made[key] = value;
    };
    add("name", s.name), add("value", s.value), add("before", s.before), add("layer", s.layer), add("from", s.since), add("unverified", s.unverified), add("place", s.place);
    if (!s.provisions.empty()) made["provisions"] = s.provisions;
    if (s.asked) made["asked"] = *s.asked;
    if (s.derived) made["derived"] = *s.derived;
    return made;
}

Json node_json(const ProofNode& n) {
    Json made{{"rule", n.rule}, {"title", n.title}, {"layer", n.layer}, {"date", n.date}, {"status", n.status}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) made[key] = value;
    };
    add("item", n.item), add("value", n.value), add("clause", n.clause), add("why", n.why), add("changes", n.changes), add("place", n.place);
    if (n.national_alone) made["national_alone"] = true;
    made["provisions"] = n.provisions;
    auto steps = Json::array();
    for (const auto& step : n.steps) steps.push_back(step_json(step));
    made["steps"] = std::move(steps);
    if (!n.derivation.empty()) made["derivation"] = explain::derivation_json(n.derivation);
    return made;
}

}  // namespace

std::string to_json(const Determination& d) {
    Json made{{"careact", d.engine_version}, {"record", {{"name", d.record}, {"digest", d.record_digest}}},
              {"rulebook", {{"digest", d.rulebook_digest}, {"layer", d.layer}}}, {"on", d.on.to_text()}};
    made["known_on"] = d.known_on ? Json(d.known_on->to_text()) : Json(nullptr);
    made["decided_by"] = nullptr;  // a named person decides; the engine proposes
    auto outcomes = Json::array();
    for (const auto& outcome : d.outcomes) outcomes.push_back(outcome_json(outcome));
    made["outcomes"] = std::move(outcomes);
    auto clocks = Json::array();
    for (const auto& clock : d.clocks) clocks.push_back(clock_json(clock));
    made["clocks"] = std::move(clocks);
    auto checks = Json::array();
    for (const auto& check : d.checks) checks.push_back(check_json(check));
    made["checks"] = std::move(checks);
    auto proof = Json::array();
    for (const auto& node : d.proof) proof.push_back(node_json(node));
    made["proof"] = std::move(proof);
    for (const auto& one : d.judged_later) made["judged_later"].push_back({{"fact", one.path}, {"title", one.title}, {"on", one.on.to_text()}});
    return made.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace careact
