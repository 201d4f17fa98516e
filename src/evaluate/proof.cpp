#include "evaluate/proof.hpp"

#include "evaluate/derivation.hpp"
#include "evaluate/naming.hpp"
#include "evaluate/search.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace careact::evaluation {

namespace {

constexpr std::array step_names = {"applies", "requirement", "clause", "exception", "test", "fact", "figure", "asked", "looked up", "rounded", "carried"};
constexpr std::array status_names = {"decided", "undecided", "not applicable", "failed"};

std::string status_text(Status status) { return status_names[static_cast<std::size_t>(status)]; }

OutcomeStatus status_of(Status status) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return all[static_cast<std::size_t>(status)];
}

std::vector<std::string> citations(const std::vector<program::Citation>& under, const program::Program& program) {
    std::vector<std::string> all;
    for (const auto& citation : under) all.push_back(to_text(citation, program));
    return all;
}

class ProofWriter {
public:
    explicit ProofWriter(const Session& session) : session_(session), program_(session.program()) {}

    std::uint32_t node(OutcomeId id) {
        const auto [place, fresh] = numbers_.emplace(id, static_cast<std::uint32_t>(nodes_.size()));
        const auto number = place->second;
        if (!fresh) return number;
        nodes_.emplace_back();
        nodes_[number] = write(session_.trace().outcomes[id]);
        const auto& steps = session_.trace().outcomes[id].steps;
        const auto order = parents_first(steps);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (steps[order[i]].asked == no_outcome) continue;
            const auto child = node(steps[order[i]].asked);
            nodes_[number].steps[i].asked = child;
        }
        nodes_[number].working = working(session_.trace().outcomes[id]);
        std::map<DerivedId, std::uint32_t> places;
        nodes_[number].derivation = derivation_of(session_, session_.trace().outcomes[id], [this](OutcomeId asked) { return node(asked); }, places);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (const auto found = places.find(steps[order[i]].derived); found != places.end()) nodes_[number].steps[i].derived = found->second;
        }
        return number;
    }

    std::vector<ProofNode> take() { return std::move(nodes_); }

private:
    /// Steps were taken down as they were finished, what they were made of before them; people read the other way round.
    static std::vector<std::size_t> parents_first(const std::vector<Step>& steps) {
        std::vector<std::pair<std::uint32_t, std::vector<std::size_t>>> open;  // depth, and the step with all below it
        for (std::size_t i = 0; i < steps.size(); ++i) {
            std::size_t first = open.size();
            while (first > 0 && open[first - 1].first > steps[i].depth) --first;
            std::vector<std::size_t> whole = {i};
            for (std::size_t child = first; child < open.size(); ++child) whole.insert(whole.end(), open[child].second.begin(), open[child].second.end());
            open.resize(first);
            open.emplace_back(steps[i].depth, std::move(whole));
        }
        std::vector<std::size_t> order;
        for (const auto& [depth, whole] : open) order.insert(order.end(), whole.begin(), whole.end());
        return order;
    }

    void name(ProofNode& made, const RuleOutcome& outcome) const {
        const auto take = [&](const auto& declared, const std::vector<program::Citation>& under, Span span) {
            made.rule = declared.name;
            made.title = declared.title;
            made.provisions = citations(under, program_);
            made.place = program_.place(span);
        };
        const auto itself = [&](const auto& declared) { take(declared, declared.under, declared.span); };
        if (outcome.kind == RuleOutcome::Kind::Clock) return itself(program_.clocks[outcome.id]);
        if (outcome.kind == RuleOutcome::Kind::Check) return itself(program_.checks[outcome.id]);
        const auto& rule = program_.rules[outcome.id];
        if (const auto& body = rule.bodies[outcome.layer]) take(rule, body->under, body->span);
        else take(rule, {}, rule.span);
    }

    ProofNode write(const RuleOutcome& outcome) const {
        ProofNode made;
        name(made, outcome);
        made.item = outcome.item;
        made.layer = outcome.layer == program::local ? program_.layer_name : "national";
        made.national_alone = outcome.asked_layer == program::national && !program_.layer_name.empty();
        made.date = outcome.date.to_text();
        made.status = status_text(outcome.cell.status);
        if (outcome.cell.known()) made.value = readable(outcome.cell.value, program_);
        made.why = outcome.cell.status == Status::Failed ? outcome.cell.fault : outcome.why_not_applicable;
        made.changes = outcome.changes;
        if (outcome.subject != nullptr) {
            made.item_name = item_name(*outcome.subject, program_);
            made.item_amounts = item_amounts(*outcome.subject, program_);
        }
        if (outcome.cell.status == Status::Unknown) {
            for (const auto atom : outcome.cell.open) made.waits_for.push_back(missing_of(session_.atoms()[atom], program_));
        }
        for (const auto i : parents_first(outcome.steps)) {
            const auto& step = outcome.steps[i];
            made.steps.push_back(write(step));
            if (outcome.kind == RuleOutcome::Kind::Rule && step.kind == Step::Kind::Clause && outcome.cell.known()) made.clause = step.label, made.clause_title = step.title;
        }
        return made;
    }

    ProofStep write(const Step& step) const {
        ProofStep made;
        made.kind = step_names[static_cast<std::size_t>(step.kind)];
        made.text = program_.written(step.span);
        made.name = step.label;
        made.status = status_text(step.status);
        made.depth = step.depth;
        made.title = step.kind == Step::Kind::Fact ? title_of(step.label, program_) : step.title;
        made.place = program_.place(step.span);
        made.decided = step.decided;
        if (step.status == Status::Known) made.value = readable(step.value, program_);
        if (step.kind == Step::Kind::Rounded) made.before = readable(step.before, program_);
        made.provisions = citations(step.under, program_);
        if (step.kind == Step::Kind::Figure && step.has_atom) {
            const auto used = figure_of(session_.atoms()[step.atom], program_);
            made.title = used.title, made.layer = used.layer, made.since = used.from;
            made.unverified = used.unverified, made.source = used.source, made.place = used.place;
        }
        return made;
    }

    // ---- How a number came about: the terms below an answer's own, as far as the rules it asked ----

    std::vector<WorkedNumber> working(const RuleOutcome& outcome) {
        std::vector<WorkedNumber> all;
        const auto root = outcome.cell.term;
        if (root == no_term) return all;
        const auto& whole = session_.trace().terms[root];
        const auto *mine = std::get_if<Quantity>(&outcome.cell.value), *its = std::get_if<Quantity>(&whole.value);
        const bool agrees = whole.status == outcome.cell.status && (!outcome.cell.known() || (mine != nullptr && its != nullptr && mine->amount == its->amount));
        std::map<TermId, std::uint32_t> places;
        if (agrees) worked(root, all, places);
        if (places.contains(no_term)) all.clear();  // of a part nothing was kept
        return all;
    }

    std::uint32_t worked(TermId id, std::vector<WorkedNumber>& all, std::map<TermId, std::uint32_t>& places) {
        if (const auto found = places.find(id); found != places.end()) return found->second;
        WorkedNumber made;
        if (id != no_term) {
            const auto& term = session_.trace().terms[id];
            made = number(term);
            for (const auto& [part, sign] : term.parts) made.parts.push_back({worked(part, all, places), sign});
            if (term.asked != no_outcome) made.asked = node(term.asked);
        }
        all.push_back(std::move(made));
        const auto place = static_cast<std::uint32_t>(all.size() - 1);
        places.emplace(id, place);
        return place;
    }

    WorkedNumber number(const Term& term) const {
        WorkedNumber made;
        made.kind = static_cast<WorkedNumber::Kind>(term.kind);
        made.status = status_of(term.status);
        if (const auto* value = std::get_if<Quantity>(&term.value)) made.value = *value;
        made.text = program_.written(term.span);
        made.name = term.name;
        made.place = program_.place(term.span);
        made.part_steps = term.part_steps;
        if (term.item != nullptr && term.item->path.ends_with(']')) made.item_name = item_name(*term.item, program_);
        if (term.kind == Term::Kind::Fact) made.title = title_of(term.name, program_);
        if (term.has_atom) {
            made.figure = figure_of(session_.atoms()[term.atom], program_);
            made.title = made.figure->title;
            made.place = made.figure->place;
        }
        return made;
    }

    const Session& session_;
    const program::Program& program_;
    std::vector<ProofNode> nodes_;
    std::map<OutcomeId, std::uint32_t> numbers_;
};

}  // namespace

std::vector<Requirement> requirements_of(const Session& session, const RuleOutcome& outcome) {
    const auto& program = session.program();
    std::vector<Requirement> all;
    for (const auto& step : outcome.steps) {
        const bool wanted = step.kind == Step::Kind::Applies || (step.kind == Step::Kind::Requirement && step.depth == 0 && !step.label.empty());
        if (!wanted) continue;
        Requirement made;
        made.label = step.label;
        made.title = step.title;
        made.text = program.written(step.span);
        using Kind = RuleOutcome::Kind;
        made.rule = outcome.kind == Kind::Clock ? program.clocks[outcome.id].name : outcome.kind == Kind::Check ? program.checks[outcome.id].name : program.rules[outcome.id].name;
        made.status = status_of(step.status);
        if (step.status == Status::Known) made.value = readable(step.value, program);
        made.provisions = citations(step.under, program);
        all.push_back(std::move(made));
    }
    return all;
}

std::vector<ProofNode> proof_of(const Session& session, Determination& determination) {
    ProofWriter writer(session);
    const auto place = [&](auto& outcomes) {
        for (auto& outcome : outcomes) {
            if (outcome.proof) outcome.proof = writer.node(*outcome.proof);
        }
    };
    place(determination.outcomes), place(determination.clocks), place(determination.checks);
    return writer.take();
}

}  // namespace careact::evaluation
