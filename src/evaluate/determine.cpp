/// From a session's answers to a determination: what people and other programs are given.

#include "careact/determination.hpp"
#include "careact/version.hpp"
#include "diagnostics/suggest.hpp"
#include "evaluate/as_judged.hpp"
#include "evaluate/naming.hpp"
#include "evaluate/proof.hpp"
#include "evaluate/search.hpp"
#include "program/program.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <tuple>

namespace careact {

namespace {

using namespace evaluation;

OutcomeStatus status_of(Status status) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return all[static_cast<std::size_t>(status)];
}

std::optional<Date> day_of(const Value& value) {
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->london_date();
    if (const auto* date = std::get_if<Date>(&value)) return *date;
    return std::nullopt;
}

/// A day begins at 00:00 in London.
DateTime first_moment(Date day) { return *DateTime::parse(day.to_text() + "T00:00"); }

class Determiner {
public:
    Determiner(const program::Program& program, const Record& record, const EvaluateOptions& options)
        : program_(program), record_(record), root_(as_judged_by(options.on, record.root(), program, &judged_later_)), options_(options), limits_{options.steps, Limits{}.trace_steps}, session_(program, root_, limits_, options.derivations ? Keep::Derivations : Keep::Steps) {
        world_.date = options.on;
        world_.known_on = options.known_on;
        world_.layer = options.national_only || program.layer_name.empty() ? program::national : program::local;
    }

    Determination run() {
        Determination made{record_.name(), record_.digest(), program_.digest, world_.layer == program::local ? program_.layer_name : "national", options_.on, options_.known_on, version(), {}, {}, {}, {}, judged_later_};
        for (const auto& goal : goals()) {
            if (goal.kind == Kind::Clock) answer(goal, made.clocks);
            else if (goal.kind == Kind::Check) answer(goal, made.checks);
            else answer(goal, made.outcomes);
        }
        made.proof = proof_of(session_, made);
        return made;
    }

private:
    using Kind = RuleOutcome::Kind;
    struct Goal {
        Kind kind = Kind::Rule;
        std::uint32_t id = 0;
    };

    std::vector<Goal> goals() const {
        std::vector<Goal> all;
        if (!options_.goals.empty()) {
            for (const auto& name : options_.goals) all.push_back(named(name));
            return all;
        }
        const auto add = [&](Kind kind, const auto& declared, const auto& wanted) {
            for (std::uint32_t id = 0; id < declared.size(); ++id) {
                if (wanted(declared[id])) all.push_back({kind, id});
            }
        };
        const bool local = world_.layer == program::local;
        const auto reported = [&](const program::Rule& rule) { return rule.is_reported() && (local || rule.bodies[program::national]); };
        const auto here = [&](const auto& declared) { return declared.layer <= world_.layer && (declared.scope.names.empty() || declared.scope.for_each); };
        if (options_.outcomes) add(Kind::Rule, program_.rules, reported);
        if (options_.clocks) add(Kind::Clock, program_.clocks, here);
        if (options_.checks) add(Kind::Check, program_.checks, here);
        return all;
    }

    Goal named(const std::string& name) const {
        const auto find = [&](Kind kind, const auto& declared) -> std::optional<Goal> {
            const auto found = std::find_if(declared.begin(), declared.end(), [&](const auto& d) { return d.name == name; });
            if (found == declared.end()) return std::nullopt;
            if (!found->scope.names.empty() && !found->scope.for_each) throw std::invalid_argument("`" + name + "` is asked about something in brackets, and is no outcome of its own");
            return Goal{kind, static_cast<std::uint32_t>(found - declared.begin())};
        };
        if (const auto rule = find(Kind::Rule, program_.rules)) return *rule;
        if (const auto clock = find(Kind::Clock, program_.clocks)) return *clock;
        if (const auto check = find(Kind::Check, program_.checks)) return *check;
        std::vector<std::string> names;
        const auto add = [&](const auto& declared) {
            for (const auto& d : declared) names.push_back(d.name);
        };
        add(program_.rules), add(program_.clocks), add(program_.checks);
        const auto meant = diagnostics::did_you_mean(name, names);
        throw std::invalid_argument("there is no rule, clock or check `" + name + "`" + (meant.empty() ? "" : "; " + meant));
    }

    static const RuleOutcome& ask(Session& session, const World& world, Goal goal, const std::vector<Cell>& items) {
        if (goal.kind == Kind::Clock) return session.clock(goal.id, world, items);
        if (goal.kind == Kind::Check) return session.check(goal.id, world, items);
        return session.ask(goal.id, world, items);
    }

    const program::Scope& scope_of(Goal goal) const {
        if (goal.kind == Kind::Clock) return program_.clocks[goal.id].scope;
        return goal.kind == Kind::Check ? program_.checks[goal.id].scope : program_.rules[goal.id].scope;
    }

    template <typename Made>
    void answer(Goal goal, std::vector<Made>& outcomes) {
        if (!scope_of(goal).for_each) {
            outcomes.push_back(outcome<Made>(goal, {}));
            return;
        }
        std::vector<Cell> items;
        const auto list = session_.items(scope_of(goal), world_, items);
        for (const auto& item : items) outcomes.push_back(outcome<Made>(goal, {item}));
        if (list.known()) return;
        // Nobody knows how many there are to answer for: that is itself an outcome.
        auto& waiting = outcomes.emplace_back();
        head(waiting, goal);
        describe(waiting, list);
        stand(waiting, list);
    }

    template <typename Made>
    Made outcome(Goal goal, const std::vector<Cell>& items) {
        Made made;
        head(made, goal);
        const auto question = [goal, items](Session& session, const World& world) { return ask(session, world, goal, again(session, world, items)).cell; };
        const auto& asked = ask(session_, world_, goal, items);
        made.item = asked.item;
        name_item(made, asked);
        made.layer = goal.kind == Kind::Rule ? layer_name(asked.asked_layer) : layer_name(asked.layer);
        made.not_applicable_because = asked.why_not_applicable;
        made.proof = asked.number;
        auto cell = asked.cell;
        Search search(program_, root_, world_, question, options_.search_budget, limits_);
        if (cell.status == Status::Unknown && options_.search) cell = search.decide(std::move(cell), session_.atoms());
        describe(made, cell);
        made.requirements = requirements_of(session_, asked);
        if (goal.kind == Kind::Rule) take_wording(made, asked, goal.id);
        if (options_.search) {
            made.settled_by = search.settling(cell, session_.atoms(), options_.settle_size, made.searched_to);
            made.would_change = search.nearest(cell, session_.atoms());
            for (auto& change : made.would_change) {
                change.title = title_of(change.path, program_);
                change.item_name = item_name_at(change.path, *root_, program_);
            }
        }
        stand(made, cell);
        if constexpr (std::is_same_v<Made, ClockOutcome>) date(made, asked.dates);
        return made;
    }

    void name_item(Outcome& made, const RuleOutcome& asked) const {
        made.item_name = asked.item_key;
        if (asked.subject == nullptr) return;
        made.item_title = item_title(*asked.subject, program_);
        made.item_kind = item_kind(*asked.subject, program_);
    }

    // ---- What each kind of goal is called, and how it stands ----

    std::string layer_name(program::Layer layer) const { return layer == program::local ? program_.layer_name : "national"; }

    std::string each_of(const program::Scope& scope) const { return scope.for_each ? record_path(scope.list, program_) : std::string(); }

    static bool has_words_for_person(const program::Rule& rule) {
        return std::any_of(rule.bodies.begin(), rule.bodies.end(), [](const auto& body) {
            return body && (!body->person.empty() || std::any_of(body->steps.begin(), body->steps.end(), [](const auto& step) { return !step.for_person.empty(); }));
        });
    }

    void head(Outcome& made, Goal goal) const {
        const auto& rule = program_.rules[goal.id];
        const auto& body = rule.bodies[program::national] ? rule.bodies[program::national] : rule.bodies[program::local];
        if (body) made.module = program_.modules[body->module].name;
        made.each_of = each_of(rule.scope);
        made.for_person = has_words_for_person(rule);
        made.goal = rule.name;
        made.title = rule.title;
        made.may_override = rule.may_override;
        made.type = to_text(rule.type, program_);
    }

    void head(ClockOutcome& made, Goal goal) const {
        const auto& clock = program_.clocks[goal.id];
        made.module = program_.modules[clock.module].name;
        made.each_of = each_of(clock.scope);
        made.goal = clock.name;
        made.title = clock.title;
        made.type = "clock";
        made.missed_means = clock.missed_means;
    }

    void head(CheckOutcome& made, Goal goal) const {
        const auto& check = program_.checks[goal.id];
        made.module = program_.modules[check.module].name;
        made.each_of = each_of(check.scope);
        made.goal = check.name;
        made.title = check.title;
        made.type = "check";
        made.theme = check.theme;
        made.asks = check.asks;
    }

    static void stand(Outcome&, const Cell&) {}

    /// The state that the language calls not applicable is no decision, but that there is none to make.
    static void stand(ClockOutcome& made, const Cell& cell) {
        if (cell.known()) made.state = static_cast<ClockState>(std::get<Option>(cell.value).index);
        else if (cell.status == Status::NotApplicable) made.state = ClockState::NotApplicable;
        else if (cell.status == Status::Failed) made.state = ClockState::Fault;
        if (made.state != ClockState::NotApplicable) return;
        made.status = OutcomeStatus::NotApplicable;
        made.value = None{};
    }

    /// What is left for a person is not decided: the question waits for a judgement.
    static void stand(CheckOutcome& made, const Cell& cell) {
        if (cell.status == Status::NotApplicable) made.result = CheckResult::NotApplicable;
        if (cell.status == Status::Failed) made.result = CheckResult::Fault;
        if (!cell.known()) return;
        made.result = cell.is(true) ? CheckResult::Passed : cell.is(false) ? CheckResult::Failed : CheckResult::NeedsPerson;
        if (made.result != CheckResult::NeedsPerson) return;
        made.status = OutcomeStatus::Undecided;
        made.value = None{};
        const auto judged = std::stable_partition(made.immaterial.begin(), made.immaterial.end(), [](const MissingFact& fact) { return !fact.judgement; });
        made.missing.assign(std::make_move_iterator(judged), std::make_move_iterator(made.immaterial.end()));
        made.immaterial.erase(judged, made.immaterial.end());
    }

    void date(ClockOutcome& made, const ClockDates& dates) const {
        if (made.state == ClockState::NotApplicable) return;
        const auto take = [](const Cell& cell, Value& into) {
            if (cell.known()) into = cell.value;
        };
        take(dates.start, made.start), take(dates.due, made.due), take(dates.soon, made.due_soon_from);
        if (const auto stop = day_of(dates.stop.known() ? dates.stop.value : None{}); stop && *stop <= options_.on) made.stopped = dates.stop.value;
        const auto due = day_of(made.due);
        if (!due) return;
        const auto until = day_of(made.stopped).value_or(options_.on);
        made.days_left = days_between(until, *due);
        const auto* moment = std::get_if<DateTime>(&made.due);
        if (moment == nullptr || std::holds_alternative<Date>(made.stopped)) return;
        const auto* stopped = std::get_if<DateTime>(&made.stopped);
        made.minutes_left = std::chrono::floor<std::chrono::minutes>(moment->moment() - (stopped != nullptr ? *stopped : first_moment(until)).moment()).count();
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
            case Atom::Kind::Gap: made.figure_not_known = made.status == OutcomeStatus::Failed; break;
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
    std::vector<LaterJudgement> judged_later_;
    std::shared_ptr<const Item> root_;  // the record as far as it was judged by the day
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

std::string_view to_text(ClockState state) {
    constexpr std::array names = {"not started", "running", "due soon", "met", "missed", "not applicable", "undecided", "fault"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view to_text(CheckResult result) {
    constexpr std::array names = {"passed", "failed", "not evidenced", "needs a person", "not applicable", "fault"};
    return names[static_cast<std::size_t>(result)];
}

bool Outcome::something_recorded() const {
    const bool said_why = std::any_of(missing.begin(), missing.end(), [](const MissingFact& fact) { return fact.state != EvidenceState::Silent; });
    return said_why || status == OutcomeStatus::Failed || !facts.empty() || !judgements.empty();
}

bool ClockOutcome::is_open() const {
    const bool late = state == ClockState::Missed && std::holds_alternative<None>(stopped);
    return late || state == ClockState::Running || state == ClockState::DueSoon;
}

Determination evaluate(const Rulebook& rulebook, const Record& record, const EvaluateOptions& options) {
    return Determiner(rulebook.program(), record, options).run();
}

}  // namespace careact
