#include "evaluate/proof.hpp"

#include "evaluate/search.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace careact::evaluation {

namespace {

constexpr std::array step_names = {"applies", "requirement", "clause", "exception", "test", "fact", "figure", "asked", "looked up", "rounded", "carried"};
constexpr std::array status_names = {"decided", "undecided", "not applicable", "failed"};

std::string status_text(Status status) { return status_names[static_cast<std::size_t>(status)]; }

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
        const auto take = [&](const auto& declared, const std::vector<program::Citation>* under) {
            made.rule = declared.name;
            made.title = declared.title;
            if (under != nullptr) made.provisions = citations(*under, program_);
        };
        if (outcome.kind == RuleOutcome::Kind::Clock) return take(program_.clocks[outcome.id], &program_.clocks[outcome.id].under);
        if (outcome.kind == RuleOutcome::Kind::Check) return take(program_.checks[outcome.id], &program_.checks[outcome.id].under);
        const auto& rule = program_.rules[outcome.id];
        take(rule, rule.bodies[outcome.layer] ? &rule.bodies[outcome.layer]->under : nullptr);
    }

    ProofNode write(const RuleOutcome& outcome) const {
        ProofNode made;
        name(made, outcome);
        made.item = outcome.item;
        made.layer = outcome.layer == program::local ? program_.layer_name : "national";
        made.date = outcome.date.to_text();
        made.status = status_text(outcome.cell.status);
        if (outcome.cell.known()) made.value = readable(outcome.cell.value, program_);
        made.why = outcome.cell.status == Status::Failed ? outcome.cell.fault : outcome.why_not_applicable;
        made.changes = outcome.changes;
        for (const auto i : parents_first(outcome.steps)) {
            const auto& step = outcome.steps[i];
            made.steps.push_back(write(step));
            if (outcome.kind == RuleOutcome::Kind::Rule && step.kind == Step::Kind::Clause && outcome.cell.known()) made.clause = step.label;
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
        if (step.status == Status::Known) made.value = readable(step.value, program_);
        if (step.kind == Step::Kind::Rounded) made.before = readable(step.before, program_);
        made.provisions = citations(step.under, program_);
        if (step.kind == Step::Kind::Figure && step.has_atom) {
            const auto& atom = session_.atoms()[step.atom];
            const auto& figure = *std::find_if(program_.figures.begin(), program_.figures.end(), [&](const auto& f) { return f.name == atom.text; });
            const auto& row = figure.rows[atom.layer][atom.index];
            made.layer = atom.layer == program::local ? program_.layer_name : "national";
            made.since = row.dates.from->to_text();
            made.unverified = row.unverified;
        }
        return made;
    }

    const Session& session_;
    const program::Program& program_;
    std::vector<ProofNode> nodes_;
    std::map<OutcomeId, std::uint32_t> numbers_;
};

OutcomeStatus status_of(Status status) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return all[static_cast<std::size_t>(status)];
}

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
