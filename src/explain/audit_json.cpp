#include "careact/audit.hpp"

#include "explain/value_json.hpp"

namespace careact {

namespace {

using explain::Json;

std::string dumped(const Json& made) { return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json day_json(const std::optional<Date>& day) { return day ? Json(day->to_text()) : Json(nullptr); }

Json case_json(const ReportCase& one) {
    return {{"record", one.id}, {"team", one.team}, {"item", one.item}, {"result", one.result}, {"because", one.because}, {"working", one.working}, {"missing", one.missing}};
}

Json check_json(const ReportCheck& c) {
    Json made{{"check", c.id}, {"title", c.title}, {"theme", c.theme}, {"mode", c.mode}, {"basis", c.basis}, {"severity", c.severity}, {"place", c.place}, {"provisions", c.provisions}};
    made["passed"] = c.passed;
    made["failed"] = c.failed;
    made["not_evidenced"] = c.not_evidenced;
    made["needs_person"] = c.needs_person;
    made["not_applicable"] = c.not_applicable;
    made["fault"] = c.fault;
    auto& cases = made["cases"] = Json::array();
    for (const auto& one : c.cases) cases.push_back(case_json(one));
    made["more_cases"] = c.more_cases;
    return made;
}

Json decision_json(const DecisionCompared& d) {
    Json made{{"comparison", to_text(d.comparison)}, {"kind", d.kind}, {"record", d.record}, {"team", d.team}, {"item", d.item}, {"goal", d.goal}, {"goal_item", d.goal_item}};
    made["decided_on"] = d.decided_on == Date() ? Json(nullptr) : Json(d.decided_on.to_text());
    made["on"] = d.decided_on == Date() ? Json(nullptr) : Json(d.on.to_text());
    made["decided_by"] = d.decided_by;
    made["council"] = d.council;
    made["rules"] = d.rules.empty() ? Json(nullptr) : Json(d.rules);
    made["because"] = d.because;
    made["step"] = d.step;
    made["place"] = d.place;
    made["provisions"] = d.provisions;
    made["missing"] = d.missing;
    made["working"] = d.working;
    if (d.version != 0) made["version"] = {{"entry", d.version}, {"since", d.version_since.to_text()}, {"is_later", d.version_is_later}};
    return made;
}

Json action_json(const AuditActionFound& a) {
    return {{"record", a.record}, {"auditor", a.auditor}, {"what", a.what}, {"owner", a.owner}, {"due_on", day_json(a.due_on)}, {"closed_on", day_json(a.closed_on)}, {"checked_again_on", day_json(a.checked_again_on)}};
}

Json reading_json(const Reading& r) {
    Json made{{"record", r.record}, {"team", r.team}, {"auditor", r.auditor}, {"audited_on", day_json(r.audited_on)}, {"grade", r.grade}, {"grade_reasons", r.grade_reasons}, {"second_grade", r.second_grade}, {"second_marked_by", r.second_marked_by}};
    made["good_practice"] = r.good_practice;
    made["to_improve"] = r.to_improve;
    made["persons_view"] = r.persons_view;
    made["practitioners_view"] = r.practitioners_view;
    made["failed_checks"] = r.failed;
    if (r.entry != 0) made["entry"] = r.entry;
    auto& actions = made["actions"] = Json::array();
    for (const auto& action : r.actions) actions.push_back(action_json(action));
    return made;
}

/// Exact digits where there are some, and otherwise a fraction, `5/9`.
Json agreement_json(const MarkerAgreement& a) {
    Json made{{"readings", a.readings}, {"grades", a.grades}, {"table", a.table}, {"same", a.same}, {"second_higher", a.second_higher}, {"second_lower", a.second_lower}};
    made["observed"] = a.observed.to_text();
    made["expected"] = a.expected.to_text();
    made["kappa"] = a.kappa ? Json(a.kappa->to_text()) : Json(nullptr);
    made["drift"] = a.drift.to_text();
    auto& auditors = made["auditors"] = Json::array();
    for (const auto& one : a.auditors) auditors.push_back({{"auditor", one.auditor}, {"readings", one.readings}, {"same", one.same}, {"drift", one.drift.to_text()}});
    return made;
}

Json sample_case_json(const SampleCase& one, bool with_list) {
    Json made{{"record", one.record}, {"version", one.version}, {"stratum", one.stratum}};
    if (!one.criteria.empty()) made["criteria"] = one.criteria;
    if (with_list) made["list"] = one.list;
    return made;
}

Json criteria_json() {
    auto made = Json::array();
    for (const auto& criterion : regulators_criteria()) made.push_back({{"criterion", criterion.id}, {"title", criterion.title}});
    return made;
}

Json kept_json(const KeptDecisions& k) {
    Json made{{"decisions", k.decisions}, {"redacted", k.redacted}, {"other_rules", k.other_rules}, {"agree", k.agree}, {"differ", k.differ}, {"not_compared", k.not_compared}};
    auto& outcomes = made["not_the_same"] = Json::array();
    for (const auto& one : k.not_the_same) {
        outcomes.push_back({{"entry", one.entry}, {"version", one.version}, {"record", one.record}, {"on", one.on.to_text()}, {"goal", one.goal}, {"item", one.item}, {"kept", one.kept}, {"now", one.now.empty() ? Json(nullptr) : Json(one.now)}, {"same_rules", one.same_rules}, {"because", one.because}});
    }
    return made;
}

Json override_json(const OverrideFound& o) {
    return {{"state", to_text(o.state)}, {"entry", o.entry}, {"decision", o.decision}, {"record", o.record}, {"goal", o.goal}, {"item", o.item}, {"instead_of", o.instead_of}, {"value", o.value}, {"by", o.by}, {"because", o.because},
            {"until", o.until.to_text()}, {"recorded_at", o.recorded_at.to_text()}, {"redacted", o.redacted}};
}

/// A value of a receipt as people read it.
std::string answer_of(const Json& value) {
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_null()) return "none";
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_object() || !value.contains("amount")) return value.dump();
    const auto amount = value.at("amount").get<std::string>();
    return (value.contains("currency") ? "£" : "") + amount + (value.contains("per") ? " per " + value.at("per").get<std::string>() : "");
}

}  // namespace

ReceiptAnswers answers_of_receipt(const std::string& json) try {
    const auto receipt = Json::parse(json);
    const auto day = [](const Json& text) { return text.is_null() ? std::nullopt : Date::parse(text.get<std::string>()); };
    ReceiptAnswers made{receipt.at("rulebook").at("digest").get<std::string>(), receipt.at("rulebook").at("layer").get<std::string>(), day(receipt.at("on")).value_or(Date()), day(receipt.at("known_on")), {}};
    for (const auto& outcome : receipt.at("outcomes")) {
        const auto item = outcome.contains("item") ? outcome.at("item").at("path").get<std::string>() : "";
        made.outcomes.push_back({outcome.at("goal").get<std::string>(), item, outcome.contains("value") ? answer_of(outcome.at("value")) : outcome.at("status").get<std::string>()});
    }
    return made;
} catch (const Json::exception&) {
    throw CasebookError("a decision cannot be read as a receipt; `careact casebook verify` says more");
}

void read_override(OverrideFound& into, const std::string& json) try {
    const auto content = Json::parse(json);
    const auto text = [&](const char* name) { return content.at(name).get<std::string>(); };
    into.goal = text("goal");
    into.item = content.contains("item") ? text("item") : "";
    into.instead_of = content.contains("instead_of") ? answer_of(content.at("instead_of")) : text("status");
    into.value = text("value");
    into.by = text("by");
    into.because = text("because");
} catch (const Json::exception&) {
    throw CasebookError("override " + std::to_string(into.entry) + " cannot be read; `careact casebook verify` says more");
}

std::string to_json(const AuditFindings& f) {
    Json made{{"careact", f.engine_version}, {"rulebook", {{"digest", f.rulebook_digest}, {"layer", f.layer}}}, {"casebook", {{"name", f.casebook}, {"entries", f.entries}, {"head", f.head}}}, {"on", f.on.to_text()}, {"known_on", day_json(f.known_on)}, {"records", f.records}, {"redacted", f.redacted}, {"unreadable", f.unreadable}};
    auto& checks = made["checks"] = Json::array();
    for (const auto& check : f.checks) checks.push_back(check_json(check));
    auto& tallies = made["tallies"] = Json::array();
    for (const auto& t : f.tallies) {
        Json one{{"kind", t.kind}, {"goal", t.goal}, {"title", t.title}};
        for (std::size_t i = 0; i < comparisons; ++i) one[std::string(to_text(static_cast<Comparison>(i)))] = t.counts[i];
        tallies.push_back(std::move(one));
    }
    auto& decisions = made["decisions"] = Json::array();
    for (const auto& decision : f.decisions) decisions.push_back(decision_json(decision));
    made["more_decisions"] = f.more_decisions;
    made["later_versions"] = f.later_versions;
    made["kept"] = kept_json(f.kept);
    auto& overrides = made["overrides"] = Json::array();
    for (const auto& one : f.overrides) overrides.push_back(override_json(one));
    auto& readings = made["readings"] = Json::array();
    for (const auto& reading : f.readings) readings.push_back(reading_json(reading));
    made["agreement"] = agreement_json(f.agreement);
    return dumped(made);
}

std::string to_json(const Sample& s) {
    const auto& o = s.options;
    Json made{{"drawn_on", o.on.to_text()}, {"drawn_by", o.auditor}, {"manages", o.manages}, {"seed", o.seed}, {"drawn_with", "mt19937_64, strata by name, Fisher and Yates"}};
    made["asked"] = o.regulator ? Json{{"lists", {50, 10, 6}}} : o.size > 0 ? Json{{"size", o.size}} : Json{{"confidence", o.confidence}, {"margin", o.margin}};
    made["stratified_by"] = o.strata;
    made["not_within_months"] = o.not_within_months;
    made["cases"] = s.cases;
    auto& strata = made["strata"] = Json::array();
    for (const auto& stratum : s.strata) strata.push_back({{"stratum", stratum.name}, {"cases", stratum.cases}, {"drawn", stratum.drawn}});
    auto& drawn = made["drawn"] = Json::array();
    for (const auto& one : s.drawn) drawn.push_back(sample_case_json(one, o.regulator));
    auto& left_out = made["left_out"] = Json::array();
    for (const auto& one : s.left_out) left_out.push_back({{"record", one.record}, {"because", one.left_out_because}});
    if (o.regulator) made["criteria"] = criteria_json(), made["criteria_are"] = "a reading: no source that could be read says which criteria the regulator sets", made["unmet"] = s.unmet;
    return dumped(made);
}

std::vector<std::string> records_of_sample(const std::string& json) try {
    const auto sample = Json::parse(json);
    std::vector<std::string> records;
    for (const auto& one : sample.at("drawn")) records.push_back(one.at("record").get<std::string>());
    return records;
} catch (const Json::exception&) {
    throw CasebookError("this sample cannot be read; `careact casebook verify` says more");
}

std::string to_json(const MarkerAgreement& agreement) { return dumped(agreement_json(agreement)); }

std::string actions_json(const std::vector<Reading>& readings, Date on) {
    Json made{{"on", on.to_text()}};
    auto& actions = made["actions"] = Json::array();
    for (const auto& reading : readings) {
        for (const auto& action : reading.actions) {
            auto one = action_json(action);
            one["state"] = to_text(state_on(action, on));
            actions.push_back(std::move(one));
        }
    }
    return dumped(made);
}

}  // namespace careact
