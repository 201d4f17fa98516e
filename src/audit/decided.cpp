#include "audit/decided.hpp"

#include "audit/finding.hpp"
#include "audit/steps.hpp"

#include <algorithm>

namespace careact::auditing {

namespace {

using program::Program;

/// In a record, who decides and when stands beside the decision; a charge counts from a day of its own, with the amounts of that day.
const std::vector<DecidedKind> kinds = {
    {"eligibility", "needs_eligible", "determinations[]", "needs_eligible", "decided_on", "", "decided_by", ""},
    {"outcome", "unable_to_achieve", "determinations[]", "outcomes[].unable_to_achieve", "decided_on", "", "decided_by", "answer"},
    {"carer eligibility", "carer_eligible", "carers[].determinations[]", "needs_eligible", "decided_on", "", "decided_by", "way"},
    {"weekly charge", "weekly_charge", "finance.assessments[]", "weekly_charge", "completed_on", "counted_from", "done_by", ""},
    {"who pays", "who_pays", "finance.assessments[]", "result", "completed_on", "counted_from", "done_by", ""},
    {"charge in force", "weekly_charge", "finance.charges[]", "amount", "began_on", "", "", ""},
};

/// The council's own findings in a decision, by the requirement of the rule that asks the same.
struct OwnFinding {
    std::string_view goal, requirement, member;
};
constexpr std::array own_findings = {
    OwnFinding{"needs_eligible", "from_impairment", "from_impairment"},
    OwnFinding{"needs_eligible", "impact", "significant_impact"},
};
/// The requirement that counts the outcomes, of which the council decided each.
constexpr std::string_view counted_goal = "needs_eligible", counting = "two_outcomes", each_outcome = "outcomes[].unable_to_achieve", outcome_goal = "unable_to_achieve";
constexpr std::size_t enough_outcomes = 2, all_outcomes = 10;

bool is_yes(const Value& value) { return std::holds_alternative<bool>(value) && std::get<bool>(value); }
std::string yes_no(bool yes) { return yes ? "yes" : "no"; }

const Outcome* outcome_of(const Determination& rules, std::string_view goal, const std::string& key) {
    const auto found = std::find_if(rules.outcomes.begin(), rules.outcomes.end(), [&](const Outcome& o) { return o.goal == goal && (key.empty() || o.item_name == key); });
    return found == rules.outcomes.end() ? nullptr : &*found;
}

class Comparing {
public:
    Comparing(DecisionCompared& made, const Decided& decided, const Determination& rules, const Outcome& outcome, const Program& program)
        : made_(made), decided_(decided), rules_(rules), outcome_(outcome), program_(program), requirements_(requirements_of(rules, outcome)) {}

    void differ() {
        made_.comparison = Comparison::Differs;
        made_.working = working_of(rules_, outcome_);
        if (const auto* node = node_of(rules_, outcome_)) made_.place = node->place;
        made_.provisions = outcome_.provisions;
        if (std::holds_alternative<bool>(outcome_.value)) differ_in_a_finding();
        else differ_in_a_clause();
    }

private:
    void step(const ProofStep& requirement, std::string because) {
        made_.step = requirement.name.empty() ? requirement.text : requirement.name;
        made_.because = std::move(because);
        if (!requirement.provisions.empty()) made_.provisions = requirement.provisions;
    }

    void differ_in_a_finding() {
        if (differs_in_own_finding()) return;
        if (own_findings_agree()) {
            made_.step = "conclusion";
            made_.because = "the council's own findings come to " + made_.rules + " by this rule, and its conclusion is " + made_.council;
            return;
        }
        const bool yes = is_yes(outcome_.value);
        std::vector<const ProofStep*> same;
        for (const auto* r : requirements_) {
            if (r->value == yes_no(yes)) same.push_back(r);
        }
        if (same.empty()) return differ_in_a_clause();
        const bool each = same.size() == requirements_.size() && same.size() > 1;
        step(*same.front(), each ? "each of what the rule asks is " + yes_no(yes) + ": " + all_said(same) : words_of(*same.front()) + ": " + yes_no(yes));
    }

    std::string words_of(const ProofStep& requirement) const {
        const auto words = said(requirement, rules_);
        return words.empty() ? outcome_.title : words;
    }

    std::string all_said(const std::vector<const ProofStep*>& all) const {
        std::string text;
        for (const auto* r : all) text += (text.empty() ? "" : "; ") + words_of(*r);
        return text;
    }

    /// What the council found of one of the rule's questions; nothing if it did not record it.
    std::optional<bool> own(const ProofStep& requirement) const {
        for (const auto& finding : own_findings) {
            if (finding.goal != outcome_.goal || finding.requirement != requirement.name) continue;
            const auto* value = value_at(program_, decided_.decision, finding.member);
            return value == nullptr ? std::nullopt : std::optional{is_yes(*value)};
        }
        if (outcome_.goal != counted_goal || requirement.name != counting) return std::nullopt;
        std::size_t yes = 0, recorded = 0;
        each_fact(program_, decided_.decision, each_outcome, [&](const Evidence& evidence, const Way&) {
            if (evidence.state != EvidenceState::Recorded) return;
            ++recorded;
            yes += is_yes(evidence.value) ? 1 : 0;
        });
        if (yes >= enough_outcomes) return true;
        return recorded == all_outcomes ? std::optional{false} : std::nullopt;
    }

    bool differs_in_own_finding() {
        for (const auto* r : requirements_) {
            const auto theirs = own(*r);
            if (!theirs || r->value.empty() || r->value == yes_no(*theirs)) continue;
            step(*r, words_of(*r) + ": the council found " + yes_no(*theirs) + ", the rules " + r->value + (r->name == counting ? outcomes_that_differ() : ""));
            return true;
        }
        return false;
    }

    bool own_findings_agree() const {
        return !requirements_.empty() && std::all_of(requirements_.begin(), requirements_.end(), [&](const auto* r) { return own(*r).has_value(); });
    }

    std::string outcomes_that_differ() const {
        std::string text;
        each_fact(program_, decided_.decision, each_outcome, [&](const Evidence& evidence, const Way& way) {
            const auto* rules = way.empty() ? nullptr : outcome_of(rules_, outcome_goal, way.back()->key);
            if (evidence.state != EvidenceState::Recorded || rules == nullptr || rules->status != OutcomeStatus::Decided || same_value(evidence.value, rules->value)) return;
            text += (text.empty() ? " (" : "; ") + as_words(way.back()->key) + ": " + yes_no(is_yes(evidence.value)) + ", the rules " + yes_no(is_yes(rules->value));
        });
        return text.empty() ? "" : text + ")";
    }

    /// Down the proof to the clause that gave the answer: a rule that only passes on what another one answers is passed through.
    void differ_in_a_clause() {
        const auto* node = node_of(rules_, outcome_);
        for (std::size_t depth = 0; node != nullptr && depth < rules_.proof.size(); ++depth) {
            const auto* inner = node->clause.empty() ? passed_on(*node) : nullptr;
            if (inner == nullptr) break;
            node = inner;
        }
        if (node == nullptr) return;
        made_.step = node->clause.empty() ? node->rule : node->clause;
        made_.place = node->place;
        if (!node->provisions.empty()) made_.provisions = node->provisions;
        const auto title = node->clause_title.empty() ? (node->clause.empty() ? "" : ", " + as_words(node->clause)) : ", " + node->clause_title;
        made_.because = (node->title.empty() ? as_words(node->rule) : node->title) + title + ": " + node->value + as_much_as();
    }

    const ProofNode* passed_on(const ProofNode& node) const {
        for (const auto& step : node.steps) {
            if (!step.asked || *step.asked >= rules_.proof.size()) continue;
            const auto& asked = rules_.proof[*step.asked];
            if (asked.value == node.value && &asked != &node) return &asked;
        }
        return nullptr;
    }

    /// An amount in the working that is just the difference: often what was left out, or counted twice. A hint, and said as one.
    std::string as_much_as() const {
        const auto* theirs = std::get_if<Quantity>(&decided_.answer);
        const auto* ours = std::get_if<Quantity>(&outcome_.value);
        if (theirs == nullptr || ours == nullptr) return "";
        auto gap = theirs->amount.minus(ours->amount);
        if (gap && *gap < Rational(0)) gap = Rational(0).minus(*gap);
        if (!gap) return "";
        auto difference = *ours;
        difference.amount = *gap;
        const auto text = to_text(difference);
        for (const auto& node : rules_.proof) {
            if (node.value == text) return "; the difference, " + text + ", is as much as " + (node.title.empty() ? as_words(node.rule) : node.title);
        }
        for (const auto& figure : outcome_.figures) {
            if (figure.value == text) return "; the difference, " + text + ", is as much as " + (figure.title.empty() ? as_words(figure.name) : figure.title);
        }
        return "; the difference is " + text;
    }

    DecisionCompared& made_;
    const Decided& decided_;
    const Determination& rules_;
    const Outcome& outcome_;
    const Program& program_;
    std::vector<const ProofStep*> requirements_;
};

void not_evidenced(DecisionCompared& made, const Outcome& outcome) {
    for (const auto& fact : outcome.missing) made.missing.push_back(fact.path);
    made.because = outcome.missing.empty() ? "the rules cannot tell" : "not evidenced: " + missing_in_words(outcome.missing);
}

std::string joined(std::string_view at, std::string_view more) { return std::string(at) + "." + std::string(more); }

}  // namespace

const std::vector<DecidedKind>& decided_kinds() { return kinds; }

bool is_known(const Program& program, const DecidedKind& kind) {
    const bool ruled = std::any_of(program.rules.begin(), program.rules.end(), [&](const auto& rule) { return rule.name == kind.goal; });
    return ruled && leads_somewhere(program, joined(kind.at, kind.answer)) && leads_somewhere(program, joined(kind.at, kind.day));
}

std::vector<Decided> decided_in(const Program& program, const Record& record) {
    std::vector<Decided> all;
    for (const auto& kind : kinds) {
        if (!is_known(program, kind)) continue;
        each_fact(program, record.root(), kind.at, [&](const Evidence&, const Way& way) {
            if (way.empty()) return;
            const auto& decision = way.back();
            Decided made{&kind, decision, decision->path, kind.about == "way" ? way.front()->key : "", {}, day_at(program, decision, kind.day), {}, kind.by.empty() ? "" : text_at(program, decision, kind.by)};
            made.on = kind.counts_from.empty() ? made.day : day_at(program, decision, kind.counts_from);
            if (!made.on) made.on = made.day;
            each_fact(program, decision, kind.answer, [&](const Evidence& evidence, const Way& inside) {
                if (evidence.state != EvidenceState::Recorded || std::holds_alternative<None>(evidence.value)) return;
                auto& one = all.emplace_back(made);
                one.answer = evidence.value;
                if (kind.about == "answer" && !inside.empty()) one.goal_item_key = inside.back()->key, one.item = inside.back()->path;
            });
        });
    }
    return all;
}

void compare(DecisionCompared& made, const Decided& decided, const Determination& rules, const Program& program) {
    const auto* outcome = outcome_of(rules, decided.kind->goal, decided.goal_item_key);
    if (outcome == nullptr) {
        made.comparison = Comparison::NotEvidenced;
        made.because = "the version of the record that was decided on has no " + decided.goal_item_key;
        return;
    }
    made.goal_item = outcome->item;
    if (outcome->status == OutcomeStatus::Undecided) return not_evidenced(made, *outcome);
    if (outcome->status == OutcomeStatus::NotApplicable) {
        made.comparison = Comparison::NotApplicable;
        made.because = outcome->not_applicable_because;
        return;
    }
    if (outcome->status == OutcomeStatus::Failed) {
        made.comparison = Comparison::Fault;
        made.because = outcome->fault;
        return;
    }
    made.rules = readable(program, outcome->value);
    if (same_value(decided.answer, outcome->value)) made.comparison = Comparison::Agrees;
    else Comparing(made, decided, rules, *outcome, program).differ();
}

}  // namespace careact::auditing
