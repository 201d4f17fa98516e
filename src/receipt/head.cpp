#include "receipt/head.hpp"

#include "receipt/answer.hpp"

#include <algorithm>

namespace careact::receipt {

namespace {

std::string in_words(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "none" : value.is_boolean() ? (value.get<bool>() ? "yes" : "no") : value.dump();
}

/// A value as the head of a receipt writes it.
Json plain(const Value& value) {
    if (std::holds_alternative<None>(value)) return nullptr;
    if (const auto* yes = std::get_if<bool>(&value)) return *yes;
    if (const auto* date = std::get_if<Date>(&value)) return date->to_text();
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->to_text();
    const auto* quantity = std::get_if<Quantity>(&value);
    if (quantity == nullptr) return to_text(value);
    if (quantity->kind == NumberKind::Whole && quantity->amount.whole()) return *quantity->amount.whole();
    const bool money = quantity->kind == NumberKind::Money || quantity->kind == NumberKind::MoneyRate;
    Json made{{"amount", quantity->amount.to_text(money ? 2 : 0)}};
    if (money) made["currency"] = "GBP";
    if (quantity->kind == NumberKind::MoneyRate || quantity->kind == NumberKind::PercentRate) made["per"] = to_text(quantity->period);
    return made;
}

std::optional<Date> day_of(const Json& moment) {
    if (!moment.is_string()) return std::nullopt;
    if (const auto day = Date::parse(moment.get<std::string>())) return day;
    const auto time = DateTime::parse(moment.get<std::string>());
    return time ? std::optional{time->london_date()} : std::nullopt;
}

class OutcomeCheck {
public:
    OutcomeCheck(const Json& receipt, const Json& outcome, const std::vector<ProofNode>& proof, Findings& findings)
        : receipt_(receipt),
          outcome_(outcome),
          proof_(proof),
          findings_(findings),
          goal_(outcome.at("goal")),
          item_(outcome.contains("item") ? outcome.at("item").at("path").get<std::string>() : "") {}

    void run() {
        if (!outcome_.contains("proof")) return findings_.count_as_written("an outcome about each item of a list that is not known");
        const auto number = outcome_.at("proof").get<std::size_t>();
        if (number >= proof_.size()) return findings_.add_to_head(goal_, item_, "proof", std::to_string(number), "an answer of the proof");
        node_ = &proof_[number];
        compare("goal", goal_, node_->rule);
        compare("item", item_, node_->item);
        compare("on", receipt_.at("on"), node_->date);
        compare("facts set to something else", "", node_->changes);
        if (node_->derivation.empty()) return;
        root_ = &node_->derivation.back();
        if (outcome_.contains("state")) clock();
        else if (outcome_.contains("result")) check();
        else outcome();
        requirements();
        missing();
    }

private:
    void compare(const char* what, const Json& said, const Json& should_be) {
        if (said != should_be) findings_.add_to_head(goal_, item_, what, in_words(said), in_words(should_be));
    }

    std::string status() const { return outcome_.at("status"); }

    /// What the search found, by trying every way that the missing facts can turn out, is not in the proof.
    bool found_by_search() {
        const bool found = root_->status == OutcomeStatus::Undecided && status() != "undecided" && !outcome_.at("whatever_these_are").empty() &&
                           outcome_.at("missing").empty();
        if (found) findings_.count_as_written("an outcome that is the same whatever the missing facts are");
        return found;
    }

    void outcome() {
        if (found_by_search()) return;
        compare("status", status(), to_text(root_->status));
        if (root_->status == OutcomeStatus::Decided) compare("value", outcome_.value("value", Json()), plain(root_->value));
    }

    // ---- Clocks ----

    void clock() {
        if (found_by_search()) return;
        const auto* option = root_->status == OutcomeStatus::Decided ? std::get_if<Option>(&root_->value) : nullptr;
        std::string state = root_->status == OutcomeStatus::Failed ? "fault" : std::string(to_text(root_->status));
        if (option != nullptr) std::replace_copy(option->name.begin(), option->name.end(), (state = option->name).begin(), '_', ' ');
        compare("state", outcome_.at("state"), state);
        const bool applies = state != "not applicable";
        compare("status", status(), applies ? to_text(root_->status) : "not applicable");
        if (applies && option != nullptr) compare("value", outcome_.at("value"), option->name);
        if (applies) dates(state);
        const bool late = state == "missed" && outcome_.at("stopped").is_null();
        compare("open", outcome_.at("open"), late || state == "running" || state == "due soon");
    }

    Json part(std::string_view as) const {
        for (const auto& one : root_->parts) {
            if (one.as != as || one.step >= node_->derivation.size()) continue;
            const auto& of = node_->derivation[one.step];
            return of.status == OutcomeStatus::Decided ? plain(of.value) : Json();
        }
        return {};
    }

    void dates(const std::string& state) {
        compare("start", outcome_.at("start"), part("start"));
        compare("due", outcome_.at("due"), part("due"));
        compare("due_soon_from", outcome_.at("due_soon_from"), part("due soon"));
        const auto on = *Date::parse(receipt_.at("on").get<std::string>());
        const auto stopped = day_of(part("stops"));
        compare("stopped", outcome_.at("stopped"), stopped && *stopped <= on ? part("stops") : Json());
        if (state == "not started" && part("start").is_null()) return compare("days_left", outcome_.at("days_left"), nullptr);
        const auto due = day_of(part("due"));
        const auto until = stopped && *stopped <= on ? *stopped : on;
        compare("days_left", outcome_.at("days_left"), due ? Json(days_between(until, *due)) : Json());
        if (outcome_.contains("minutes_left")) compare("minutes_left", outcome_.at("minutes_left"), minutes(until));
    }

    Json minutes(Date until) const {
        const auto due = DateTime::parse(in_words(part("due")));
        const auto stop = outcome_.at("stopped").is_null() ? DateTime::parse(until.to_text() + "T00:00") : DateTime::parse(in_words(outcome_.at("stopped")));
        if (!due || !stop) return {};
        return std::chrono::floor<std::chrono::minutes>(due->moment() - stop->moment()).count();
    }

    // ---- Checks ----

    void check() {
        if (found_by_search()) return;
        const auto* text = root_->status == OutcomeStatus::Decided ? std::get_if<std::string>(&root_->value) : nullptr;
        const auto* yes = root_->status == OutcomeStatus::Decided ? std::get_if<bool>(&root_->value) : nullptr;
        std::string result = root_->status == OutcomeStatus::Failed          ? "fault"
                             : root_->status == OutcomeStatus::NotApplicable ? "not applicable"
                                                                             : "not evidenced";
        if (yes != nullptr) result = *yes ? "passed" : "failed";
        if (text != nullptr) result = *text;
        compare("result", outcome_.at("result"), result);
        compare("status", status(), text != nullptr ? "undecided" : to_text(root_->status));
        if (yes != nullptr) compare("value", outcome_.value("value", Json()), *yes);
    }

    // ---- What stands beside the answer ----

    void requirements() {
        std::vector<const ProofStep*> steps;
        for (const auto& step : node_->steps) {
            if (step.kind == "applies" || (step.kind == "requirement" && step.depth == 0 && !step.name.empty())) steps.push_back(&step);
        }
        const auto& all = outcome_.at("reasons").at("requirements");
        if (all.size() != steps.size()) return compare("requirements", all.size(), steps.size());
        for (const auto& one : all) {
            const auto is_it = [&](const ProofStep* step) { return step->name == one.at("label") && step->text == one.at("text"); };
            const auto found = std::find_if(steps.begin(), steps.end(), is_it);
            if (found == steps.end()) {
                findings_.add_to_head(goal_, item_, "requirement", one.at("text"), "a requirement of the proof");
                continue;
            }
            if (std::none_of(found, steps.end(),
                             [&](const ProofStep* step) { return is_it(step) && step->status == one.at("status") && step->value == one.at("value"); })) {
                findings_.add_to_head(goal_, item_, "requirement " + one.at("label").get<std::string>(),
                                      in_words(one.at("status")) + " " + in_words(one.at("value")), (*found)->status + " " + (*found)->value);
            }
            compare("rule of a requirement", one.at("rule"), node_->rule);
        }
    }

    void missing() {
        const bool undecided = status() == "undecided";
        if (undecided && outcome_.at("missing").empty()) findings_.add_to_head(goal_, item_, "missing", "nothing", "what the outcome waits for");
        if (!undecided && !outcome_.at("missing").empty())
            findings_.add_to_head(goal_, item_, "missing", in_words(outcome_.at("missing").at(0).at("fact")), "nothing: the outcome does not wait");
    }

    const Json &receipt_, &outcome_;
    const std::vector<ProofNode>& proof_;
    Findings& findings_;
    std::string goal_, item_;
    const ProofNode* node_ = nullptr;
    const DerivedStep* root_ = nullptr;
};

/// What the proof says of facts and figures, for what outcomes list of them.
class Named {
public:
    explicit Named(const std::vector<ProofNode>& proof) {
        for (const auto& node : proof) {
            something_left_out = something_left_out || node.derivation.empty();
            for (const auto& step : node.derivation) take(step);
        }
    }

    bool something_left_out = false;                                       // a derivation that was not kept, or what is read while values are carried forward
    std::map<std::string, std::set<std::string>> values, states, figures;  // of facts by their path; of figures by the place of the amount

private:
    void take(const DerivedStep& step) {
        something_left_out = something_left_out || (step.op == "rule" && step.unit == "carried");
        const bool tested = step.op == "recorded" || step.op == "not known" || step.op == "absent";
        if (step.op == "figure" && step.figure)
            figures[step.figure->place].insert(step.name + " " + shown(step) + " from " + step.figure->from + ", " + step.figure->layer);
        if (step.op == "fact") values[step.name].insert(step.status == OutcomeStatus::Decided ? shown(step) : std::string(to_text(step.status)));
        if (step.op == "fact" || tested) states[step.name].insert(step.state);
    }
};

void check_listed(const Json& outcome, const Named& named, Findings& findings) {
    const std::string goal = outcome.at("goal"), item = outcome.contains("item") ? outcome.at("item").at("path").get<std::string>() : "";
    const auto& reasons = outcome.at("reasons");
    const auto not_there = [&](const std::string& said, const std::string& kind) {
        if (named.something_left_out) findings.count_as_written(kind + " that was read where nothing was kept");
        else findings.add_to_head(goal, item, kind, said, "one of the proof");
    };
    for (const char* kind : {"facts", "judgements", "presumptions"}) {
        for (const auto& one : reasons.at(kind)) {
            const std::string path = one.at("fact"), value = one.at("value");
            const auto found = named.values.find(path);
            const bool tested_alone = found == named.values.end() && named.states.contains(path);
            if (tested_alone) findings.count_as_written("a fact of which only is used whether it is recorded");
            else if (found == named.values.end()) not_there(path, "a fact");
            else if (!found->second.contains(value) && !named.states.at(path).contains(value))
                findings.add_to_head(goal, item, path, value, *found->second.begin());
        }
    }
    for (const auto& one : reasons.at("figures")) {
        const std::string said = one.at("figure").get<std::string>() + " " + one.at("value").get<std::string>() + " from " + one.at("from").get<std::string>() +
                                 ", " + one.at("layer").get<std::string>();
        const auto found = named.figures.find(one.at("place"));
        if (found == named.figures.end()) not_there(said, "a figure");
        else if (!found->second.contains(said)) findings.add_to_head(goal, item, "figure", said, *found->second.begin());
    }
    for (const auto& one : outcome.at("missing")) {
        if (!outcome.contains("proof")) break;
        const std::string path = one.at("fact"), state = one.at("state");
        const auto found = named.states.find(path);
        if (found == named.states.end()) not_there(path, "a missing fact");
        else if (!found->second.contains(state)) findings.add_to_head(goal, item, path, state, *found->second.begin());
    }
    for (const auto& one : outcome.at("would_change")) {
        const auto found = named.values.find(one.at("fact"));
        if (found != named.values.end() && !found->second.contains(one.at("from")))
            findings.add_to_head(goal, item, "would_change " + one.at("fact").get<std::string>(), one.at("from"), *found->second.begin());
        findings.count_as_written("what would turn an outcome");
    }
    for (std::size_t i = 0; i < outcome.at("settled_by").at("sets").size(); ++i) findings.count_as_written("what would settle an outcome");
}

}  // namespace

void check_head(const Json& receipt, const std::vector<ProofNode>& proof, Findings& findings) {
    const Named named(proof);
    if (!receipt.at("decided_by").is_null()) findings.add_to_head("", "", "decided_by", in_words(receipt.at("decided_by")), "nobody: a receipt is proposed");
    if (!receipt.at("known_on").is_null() && !day_of(receipt.at("known_on")))
        findings.add_to_head("", "", "known_on", in_words(receipt.at("known_on")), "a day, or none");
    const std::string layer = receipt.at("rulebook").at("layer");
    for (std::uint32_t i = 0; i < proof.size(); ++i) {
        if (proof[i].layer != layer && proof[i].layer != "national") findings.add(i, std::nullopt, "layer", proof[i].layer, layer);
    }
    for (const char* kind : {"outcomes", "clocks", "checks"}) {
        for (const auto& outcome : receipt.at(kind)) {
            const std::string of = outcome.at("layer");
            if (outcome.contains("proof") && of != layer && of != "national") findings.add_to_head(outcome.at("goal"), "", "layer", of, layer);
            OutcomeCheck(receipt, outcome, proof, findings).run();
            check_listed(outcome, named, findings);
        }
    }
}

}  // namespace careact::receipt
