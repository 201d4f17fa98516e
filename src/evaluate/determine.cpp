/// From a session's answers to a determination: what people and other programs are given.

#include "careact/determination.hpp"
#include "careact/version.hpp"
#include "diagnostics/suggest.hpp"
#include "evaluate/naming.hpp"
#include "evaluate/proof.hpp"
#include "evaluate/search.hpp"
#include "program/program.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

namespace careact {

namespace {

using namespace evaluation;

OutcomeStatus status_of(Status status) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return all[static_cast<std::size_t>(status)];
}

class Determiner {
public:
    Determiner(const program::Program& program, const Record& record, const EvaluateOptions& options)
        : program_(program), record_(record), options_(options), limits_{options.steps, Limits{}.trace_steps}, session_(program, record.root(), limits_) {
        world_.date = options.on;
        world_.known_on = options.known_on;
        world_.layer = options.national_only || program.layer_name.empty() ? program::national : program::local;
    }

    Determination run() {
        Determination made{record_.name(), record_.digest(), program_.digest, world_.layer == program::local ? program_.layer_name : "national", options_.on, options_.known_on, version(), {}, {}};
        for (const auto rule : goals()) answer(rule, made.outcomes);
        made.proof = proof_of(session_, made.outcomes);
        return made;
    }

private:
    std::vector<std::uint32_t> goals() const {
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = 0; id < program_.rules.size(); ++id) {
            const bool here = program_.rules[id].bodies[program::national].has_value() || world_.layer == program::local;
            if (options_.goals.empty() && here && program_.rules[id].is_reported()) ids.push_back(id);
        }
        for (const auto& goal : options_.goals) {
            const auto found = std::find_if(program_.rules.begin(), program_.rules.end(), [&](const auto& r) { return r.name == goal; });
            if (found == program_.rules.end()) no_such_goal(goal);
            if (!found->scope.names.empty() && !found->scope.for_each) throw std::invalid_argument("`" + goal + "` is asked about something in brackets, and is no outcome of its own");
            ids.push_back(static_cast<std::uint32_t>(found - program_.rules.begin()));
        }
        return ids;
    }

    [[noreturn]] void no_such_goal(const std::string& goal) const {
        std::vector<std::string> names;
        for (const auto& rule : program_.rules) names.push_back(rule.name);
        const auto meant = diagnostics::did_you_mean(goal, names);
        throw std::invalid_argument("there is no rule `" + goal + "`" + (meant.empty() ? "" : "; " + meant));
    }

    void answer(std::uint32_t id, std::vector<Outcome>& outcomes) {
        const auto& rule = program_.rules[id];
        if (!rule.scope.for_each) {
            outcomes.push_back(outcome(id, {}));
            return;
        }
        std::vector<Cell> items;
        const auto list = session_.items(rule.scope, world_, items);
        for (const auto& item : items) outcomes.push_back(outcome(id, {item}));
        if (list.known()) return;
        // Nobody knows how many there are to answer for: that is itself an outcome.
        auto& waiting = outcomes.emplace_back();
        head(waiting, rule);
        describe(waiting, list);
    }

    void head(Outcome& made, const program::Rule& rule) const {
        const auto& body = rule.bodies[program::national] ? rule.bodies[program::national] : rule.bodies[program::local];
        if (body) made.module = program_.modules[body->module].name;
        made.goal = rule.name;
        made.title = rule.title;
        made.may_override = rule.may_override;
    }

    Outcome outcome(std::uint32_t id, const std::vector<Cell>& items) {
        Outcome made;
        const auto& rule = program_.rules[id];
        head(made, rule);
        const auto question = [id, items](Session& session, const World& world) { return session.ask(id, world, again(session, world, items)).cell; };
        const auto& asked = session_.ask(id, world_, items);
        made.item = asked.item;
        made.item_name = asked.item_key;
        made.layer = asked.layer == program::local ? program_.layer_name : "national";
        made.type = to_text(rule.type, program_);
        made.not_applicable_because = asked.why_not_applicable;
        made.proof = asked.number;
        auto cell = asked.cell;
        Search search(program_, record_.root(), world_, question, options_.search_budget, limits_);
        if (cell.status == Status::Unknown && options_.search) cell = search.decide(std::move(cell), session_.atoms());
        describe(made, cell);
        made.requirements = requirements_of(session_, asked);
        take_wording(made, asked, id);
        if (options_.search) {
            made.settled_by = search.settling(cell, session_.atoms(), options_.settle_size, made.searched_to);
            made.would_change = search.nearest(cell, session_.atoms());
            for (auto& change : made.would_change) change.title = title_of(change.path, program_);
        }
        return made;
    }

    /// The items again, for a session of its own: items are of the record and can be shared; atoms are not.
    static std::vector<Cell> again(Session&, const World&, const std::vector<Cell>& items) {
        std::vector<Cell> made;
        for (const auto& item : items) made.push_back(known(item.value));
        return made;
    }

    // ---- What a result rests on and waits for ----

    void describe(Outcome& made, const Cell& cell) {
        made.status = status_of(cell.status);
        if (cell.known()) made.value = cell.value;
        made.fault = cell.fault;
        for (const auto id : cell.open) (cell.status == Status::Unknown ? made.missing : made.immaterial).push_back(missing(session_.atoms()[id]));
        for (const auto id : cell.rests) rest(made, session_.atoms()[id]);
        // What a person must judge comes first, then what stands nearest the top of the record: that is what people ask about first.
        const auto depth = [](const MissingFact& fact) { return std::count(fact.path.begin(), fact.path.end(), '.'); };
        const auto by_path = [&](const auto& a, const auto& b) {
            return std::tuple(!a.judgement, depth(a), a.path) < std::tuple(!b.judgement, depth(b), b.path);
        };
        const auto tidy = [&](std::vector<MissingFact>& facts) {
            std::sort(facts.begin(), facts.end(), by_path);
            facts.erase(std::unique(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.path == b.path; }), facts.end());
        };
        tidy(made.missing);
        tidy(made.immaterial);
    }

    MissingFact missing(const Atom& atom) const { return missing_of(atom, program_); }

    void rest(Outcome& made, const Atom& atom) {
        const auto fact = [&] { return RestsOn{atom.text, title_of(atom.text, program_), atom.state == EvidenceState::Recorded ? readable(atom.value, program_) : std::string(to_text(atom.state)), "", "", ""}; };
        switch (atom.kind) {
            case Atom::Kind::Fact: made.facts.push_back(fact()); break;
            case Atom::Kind::Presumption: made.presumptions.push_back(fact()); break;
            case Atom::Kind::Judgement: {
                auto judgement = fact();
                judgement.by = atom.judgement->by;
                judgement.on = atom.judgement->on.to_text();
                judgement.because = atom.judgement->because;
                made.judgements.push_back(std::move(judgement));
                break;
            }
            case Atom::Kind::Figure: made.figures.push_back(figure_of(atom, program_)); break;
            case Atom::Kind::Unverified: made.unverified.push_back(atom.text); break;
            case Atom::Kind::Provision: made.provisions.push_back(atom.text); break;
            default: break;
        }
    }

    // ---- Wording and next steps ----

    void take_wording(Outcome& made, const RuleOutcome& asked, std::uint32_t id) {
        const auto pick = [&](const auto& all, std::vector<std::string>& into) {
            const bool translated = std::any_of(all.begin(), all.end(), [&](const auto& one) { return !options_.locale.empty() && one.first == options_.locale; });
            for (const auto& [locale, sentence] : all) {
                if (translated ? locale == options_.locale : locale.empty()) into.push_back(sentence);
            }
        };
        pick(asked.person, made.tells_person);
        pick(asked.professional, made.tells_professional);
        if (made.status != OutcomeStatus::Decided) return;
        const auto& body = program_.rules[id].bodies[asked.layer];
        for (const auto& step : body->steps) {
            if (!same_value(step.answer, made.value)) continue;
            NextStepDue due{step.step, step.for_person, {}};
            for (const auto& citation : step.under) due.provisions.push_back(to_text(citation, program_));
            made.next_steps.push_back(std::move(due));
        }
    }

    const program::Program& program_;
    const Record& record_;
    const EvaluateOptions& options_;
    Limits limits_;
    Session session_;
    World world_;
};

}  // namespace

std::string_view to_text(OutcomeStatus status) {
    constexpr std::array names = {"decided", "undecided", "not applicable", "failed"};
    return names[static_cast<std::size_t>(status)];
}

Determination evaluate(const Rulebook& rulebook, const Record& record, const EvaluateOptions& options) {
    return Determiner(rulebook.program(), record, options).run();
}

}  // namespace careact
