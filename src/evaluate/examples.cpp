#include "careact/testing.hpp"
#include "diagnostics/suggest.hpp"
#include "evaluate/as_judged.hpp"
#include "evaluate/search.hpp"
#include "program/program.hpp"

#include <algorithm>
#include <stdexcept>

namespace careact {

namespace {

using namespace evaluation;

constexpr std::size_t search_budget = 1500;

class ExampleRun {
public:
    ExampleRun(const program::Program& program, const program::Example& example, Coverage& coverage, Diagnostics& diagnostics)
        : program_(program), example_(example), record_(as_judged_by(example.on, example.record, program)), session_(program, record_), diagnostics_(diagnostics) {
        session_.cover(&coverage);
        world_.date = example.on;
        world_.known_on = example.known_on;
        // An example tests the layer it is written in.
        world_.layer = example.layer;
    }

    bool run() {
        bool passed = true;
        for (const auto& expectation : example_.expectations) passed = meets(expectation) && passed;
        return passed;
    }

    /// The rules whose answers rest on a figure, each of them once.
    std::vector<TouchedRule> touched(const std::string& figure) const {
        std::vector<TouchedRule> all;
        for (const auto& outcome : session_.trace().outcomes) {
            if (outcome.kind != RuleOutcome::Kind::Rule || !rests_on(outcome.cell, Atom::Kind::Figure, figure)) continue;
            const auto& rule = program_.rules[outcome.id];
            if (std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.rule == rule.name; })) continue;
            auto& added = all.emplace_back(TouchedRule{rule.name, {}});
            for (const auto& citation : rule.bodies[outcome.layer]->under) added.provisions.push_back(to_text(citation, program_));
        }
        return all;
    }

private:
    bool meets(const program::Expectation& expectation) {
        auto world = world_;
        if (expectation.on) world.date = *expectation.on;
        const auto question = [&](Session& session, const World& in) { return ask(session, in, expectation); };
        auto cell = question(session_, world);
        if (cell.status == Status::Unknown) cell = Search(program_, record_, world, question, search_budget).decide(std::move(cell), session_.atoms());
        const auto fault = complaint(expectation, cell);
        if (fault.empty()) return true;
        auto& d = diagnostics_.add(DiagnosticKind::ExampleFails, expectation.span, fault);
        d.context.push_back({example_.span, "in this example"});
        d.help = explain(cell);
        return false;
    }

    static Cell ask(Session& session, const World& world, const program::Expectation& expectation) {
        if (!expectation.check) return session.evaluate(expectation.goal, world, 0);
        std::vector<Cell> items;
        if (expectation.goal != program::no_expr) items.push_back(session.evaluate(expectation.goal, world, 0));
        return session.check(*expectation.check, world, items).cell;
    }

    std::string complaint(const program::Expectation& e, const Cell& cell) const {
        const auto is = [&] { return "the rules give " + outcome(e, cell); };
        if (e.outcome.empty()) {
            if (!cell.known() || !same_value(cell.value, *e.value)) return "expected " + readable(*e.value, program_) + "; " + is();
        } else if (!as_expected(e, cell)) {
            return "expected " + e.outcome + "; " + is();
        }
        for (const auto& path : e.needing) {
            if (!waits_for(cell, path)) return "expected it to need `" + path + "`, and it does not";
        }
        if (!e.because_label.empty() && !rests_on(cell, Atom::Kind::Label, e.because_label)) return "it is as expected, but not because of `" + e.because_label + "`";
        if (e.because_citation && !rests_on(cell, Atom::Kind::Provision, to_text(*e.because_citation, program_))) {
            return "it is as expected, but not because of " + to_text(*e.because_citation, program_);
        }
        if (!e.because_gap.empty() && !rests_on(cell, Atom::Kind::Gap, e.because_gap)) return "it is as expected, but not because of a gap in `" + e.because_gap + "`";
        return "";
    }

    std::string outcome(const program::Expectation& e, const Cell& cell) const {
        if (!e.check) return outcome_text(cell, program_);
        if (cell.status == Status::Unknown) return "not evidenced";
        if (cell.is(true)) return "passed";
        return cell.is(false) ? "failed" : outcome_text(cell, program_);
    }

    bool as_expected(const program::Expectation& e, const Cell& cell) const {
        if (e.outcome == "unverified") return std::any_of(cell.rests.begin(), cell.rests.end(), [&](AtomId id) { return session_.atoms()[id].kind == Atom::Kind::Unverified; });
        if (e.outcome == "undecided" || e.outcome == "not evidenced") return cell.status == Status::Unknown;
        if (e.outcome == "not applicable") return cell.status == Status::NotApplicable;
        if (e.outcome == "failed") return e.check ? cell.is(false) : cell.status == Status::Failed;
        if (e.outcome == "passed") return cell.is(true);
        return cell.known() && cell.value == Value{e.outcome};  // needs a person
    }

    bool waits_for(const Cell& cell, const std::string& path) const {
        return std::any_of(cell.open.begin(), cell.open.end(), [&](AtomId id) { return session_.atoms()[id].text == path; });
    }

    bool rests_on(const Cell& cell, Atom::Kind kind, const std::string& text) const {
        return std::any_of(cell.rests.begin(), cell.rests.end(), [&](AtomId id) { return session_.atoms()[id].kind == kind && session_.atoms()[id].text == text; });
    }

    /// What the result rests on or waits for, so that the message alone shows where to look.
    std::string explain(const Cell& cell) const {
        constexpr std::size_t most = 6;
        std::string text;
        std::size_t listed = 0;
        const auto& from = cell.status == Status::Unknown ? cell.open : cell.rests;
        for (const auto id : from) {
            const auto& atom = session_.atoms()[id];
            if (atom.kind == Atom::Kind::Provision || atom.kind == Atom::Kind::Unverified) continue;
            if (listed++ == most) break;
            text += (text.empty() ? "" : ", ") + ("`" + atom.text + "`");
        }
        if (text.empty()) return "";
        return (cell.status == Status::Unknown ? "it waits for " : "it rests on ") + text + (listed > most ? " and more" : "");
    }

    const program::Program& program_;
    const program::Example& example_;
    std::shared_ptr<const Item> record_;
    Session session_;
    World world_;
    Diagnostics& diagnostics_;
};

/// Promises over one case. Unknown is not broken: a promise speaks of what is decided.
class PromiseRun {
public:
    PromiseRun(const program::Program& program, const std::shared_ptr<const Item>& record, World world, TestResult& result)
        : program_(program), session_(program, as_judged_by(world.date, record, program), {}, Keep::Nothing), world_(world), result_(result) {}

    void run(const std::string& of, Span place, bool has_place) {
        for (const auto& promise : program_.promises) {
            if (promise.layer > world_.layer) continue;
            if (!promise.scope.for_each) check(promise, {}, of, place, has_place);
            std::vector<Cell> items;
            if (promise.scope.for_each) static_cast<void>(session_.items(promise.scope, world_, items));
            for (const auto& item : items) check(promise, {item}, of, place, has_place);
        }
    }

private:
    void check(const program::Promise& promise, const std::vector<Cell>& items, const std::string& of, Span place, bool has_place) {
        const auto applies = promise.applies == program::no_expr ? known(true) : session_.evaluate(promise.applies, world_, promise.slots, items);
        if (!applies.is(true)) return;
        const auto holds = session_.evaluate(promise.always, world_, promise.slots, items);
        ++result_.promises_checked;
        if (holds.status == Status::Unknown) ++result_.promises_undecided;
        if (!holds.is(false)) return;
        auto& d = result_.diagnostics.add(DiagnosticKind::PromiseBroken, promise.span, "the promise `" + promise.name + "` does not hold for " + of);
        if (has_place) d.context.push_back({place, "this case"});
        d.help = "either the promise says too much, or a rule is wrong";
    }

    const program::Program& program_;
    Session session_;
    World world_;
    TestResult& result_;
};

void find_figure(const program::Program& program, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& figure : program.figures) names.push_back(figure.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const auto meant = diagnostics::did_you_mean(name, names);
    throw std::invalid_argument("there is no figure `" + name + "`" + (meant.empty() ? "" : "; " + meant));
}

void list_unreached(const program::Program& program, const Coverage& coverage, TestResult& result) {
    for (std::uint32_t id = 0; id < program.rules.size(); ++id) {
        const auto& rule = program.rules[id];
        for (const auto layer : {program::national, program::local}) {
            const auto& body = rule.bodies[layer];
            if (!body) continue;
            std::vector<std::string> unreached;
            const auto look = [&](const std::vector<program::Clause>& clauses) {
                for (const auto& clause : clauses) {
                    const auto name = clause.label.empty() ? std::to_string(clause.span.begin) : clause.label;
                    if (!coverage.clauses.contains({id, layer, name})) unreached.push_back(clause.label.empty() ? program.written(clause.span) : clause.label);
                }
            };
            look(body->clauses);
            look(body->exceptions);
            if (unreached.size() == body->clauses.size() + body->exceptions.size()) result.rules_not_reached.push_back(rule.name);
            else for (auto& clause : unreached) result.clauses_not_reached.push_back(rule.name + ": " + clause);
        }
    }
}

}  // namespace

TestResult run_tests(const Rulebook& rulebook, const TestOptions& options) {
    const auto& program = rulebook.program();
    if (!options.touching.empty()) find_figure(program, options.touching);
    TestResult result;
    Coverage coverage;
    const auto top = program.layer_name.empty() ? program::national : program::local;
    for (const auto& example : program.examples) {
        if (example.span.file < options.first_file) continue;
        ExampleRun run(program, example, coverage, result.diagnostics);
        const bool passed = run.run();
        result.examples.push_back({example.title, example.span, passed, run.touched(options.touching)});
        World world;
        world.date = example.on;
        world.known_on = example.known_on;
        world.layer = top;  // national promises hold over the layered rulebook too
        PromiseRun(program, example.record, world, result).run("an example", example.span, true);
    }
    for (const auto& record : options.records) {
        World world;
        world.date = options.on.value();
        world.layer = top;
        PromiseRun(program, record.root(), world, result).run("`" + record.name() + "`", {}, false);
    }
    list_unreached(program, coverage, result);
    result.diagnostics.finish(1000);
    return result;
}

}  // namespace careact
