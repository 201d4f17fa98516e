#include "evaluate/session.hpp"

#include "evaluate/parts.hpp"
#include "evaluate/search.hpp"
#include "wording/message.hpp"

#include <algorithm>

namespace careact::evaluation {

using program::ExprId;
using program::Op;

namespace {

/// A value as a key: two values that differ have different keys, whatever their texts for people look like.
std::string exactly(const Value& value) {
    std::string text = to_text(value);
    if (const auto* number = std::get_if<Quantity>(&value)) text = number->amount.to_text() + "/" + std::to_string(static_cast<int>(number->kind)) + std::to_string(static_cast<int>(number->period));
    if (const auto* moment = std::get_if<DateTime>(&value)) text = std::to_string(moment->moment().time_since_epoch().count());
    return std::to_string(value.index()) + ":" + std::to_string(text.size()) + ":" + text;
}

/// Rules that ask rules, one inside the other: a chain longer than this is a fault, and must not use up the host's stack.
constexpr std::size_t deepest_asking = 200;

}  // namespace

// ---- Asking ------------------------------------------------------------------------------------------------------------------

const RuleOutcome& Session::ask(std::uint32_t rule, const World& world, const std::vector<Cell>& arguments) {
    const auto key = memo_key('r', rule, world, arguments);
    if (const auto* known = answered(key)) return *known;
    auto& outcome = begin(RuleOutcome::Kind::Rule, rule, world, arguments);
    const auto id = static_cast<OutcomeId>(trace_.outcomes.size() - 1);
    if (asking_ == deepest_asking) {
        outcome.cell = failed("rules ask each other over " + std::to_string(deepest_asking) + " deep");
    } else {
        ++asking_;
        run_rule(outcome, world, arguments);
        --asking_;
    }
    answered_[key] = id;
    return outcome;
}

const RuleOutcome& Session::check(std::uint32_t check, const World& world, const std::vector<Cell>& arguments) {
    const auto key = memo_key('c', check, world, arguments);
    if (const auto* known = answered(key)) return *known;
    auto& outcome = begin(RuleOutcome::Kind::Check, check, world, arguments);
    const auto id = static_cast<OutcomeId>(trace_.outcomes.size() - 1);
    auto frame = frame_of(outcome, world, arguments, program_.checks[check].slots);
    outcome.layer = program_.checks[check].layer;
    outcome.cell = derive(Derived::Kind::Answer, program::no_expr, frame, [&] { return Clocks(*this).check(program_.checks[check], frame); });
    if (outcome.cell.status == Status::NotApplicable) outcome.why_not_applicable = program_.checks[check].else_text;
    answered_[key] = id;
    return outcome;
}

const RuleOutcome& Session::clock(std::uint32_t clock, const World& world, const std::vector<Cell>& arguments) {
    const auto key = memo_key('k', clock, world, arguments);
    if (const auto* known = answered(key)) return *known;
    auto& outcome = begin(RuleOutcome::Kind::Clock, clock, world, arguments);
    const auto id = static_cast<OutcomeId>(trace_.outcomes.size() - 1);
    auto frame = frame_of(outcome, world, arguments, program_.clocks[clock].slots);
    outcome.layer = program_.clocks[clock].layer;
    outcome.cell = derive(Derived::Kind::Answer, program::no_expr, frame, [&] { return Clocks(*this).state(program_.clocks[clock], frame); });
    answered_[key] = id;
    return outcome;
}

/// What was answered before. An answer of which nothing was kept is given again where it is wanted with its steps: it is the same.
const RuleOutcome* Session::answered(const std::string& key) const {
    const auto found = answered_.find(key);
    if (found == answered_.end()) return nullptr;
    const auto& outcome = trace_.outcomes[found->second];
    return outcome.kept || unkept_ || keep_ == Keep::Nothing ? &outcome : nullptr;
}

Cell Session::evaluate(ExprId id, const World& world, std::uint32_t slots, const std::vector<Cell>& arguments) {
    Frame frame{world, arguments};
    frame.slots.resize(std::max<std::size_t>(slots, arguments.size()));
    frame.quiet = true;
    return eval(id, frame);
}

Cell Session::items(const program::Scope& scope, const World& world, std::vector<Cell>& items) {
    Frame frame{world, {}};
    frame.quiet = true;
    const auto list = eval(scope.list, frame);
    if (list.known()) items = Lists(*this).items(list, program_[scope.list].type, frame);
    return list;
}

World Session::with(const World& world, const std::string& path, Cell value) {
    auto changes = changes_[world.changes];
    changes[path] = std::move(value);
    std::string key;
    for (const auto& [where, cell] : changes) {
        key += where + "=" + std::to_string(static_cast<int>(cell.status)) + (cell.known() ? exactly(cell.value) : "") + ";";
        for (const auto atom : cell.rests) key += std::to_string(atom) + ",";
        for (const auto atom : cell.open) key += "?" + std::to_string(atom) + ",";
    }
    const auto [place, fresh] = change_ids_.emplace(key, static_cast<std::uint32_t>(changes_.size()));
    if (fresh) changes_.push_back(std::move(changes));
    auto changed = world;
    changed.changes = place->second;
    return changed;
}

std::string Session::memo_key(char kind, std::uint32_t id, const World& world, const std::vector<Cell>& arguments) {
    std::string key = kind + std::to_string(id) + "|" + std::to_string(world.date.days().time_since_epoch().count()) + "|" +
                      (world.known_on ? std::to_string(world.known_on->days().time_since_epoch().count()) : "") + "|" +
                      std::to_string(world.layer) + "|" + std::to_string(world.changes);
    for (const auto& argument : arguments) {
        key += "|" + std::to_string(static_cast<int>(argument.status)) + (argument.known() ? exactly(argument.value) : "");
        // Two arguments with one value may rest on different facts; the answers then rest on different facts too.
        for (const auto atom : argument.rests) key += "," + std::to_string(atom);
        for (const auto atom : argument.open) key += "?" + std::to_string(atom);
    }
    return key;
}

RuleOutcome& Session::begin(RuleOutcome::Kind kind, std::uint32_t id, const World& world, const std::vector<Cell>& arguments) {
    auto& outcome = trace_.outcomes.emplace_back();
    outcome.number = static_cast<OutcomeId>(trace_.outcomes.size() - 1);
    outcome.kind = kind;
    outcome.id = id;
    outcome.kept = !unkept_;
    outcome.date = world.date;
    outcome.asked_layer = world.layer;
    for (const auto& argument : arguments) {
        const auto* item = argument.known() ? std::get_if<std::shared_ptr<const Item>>(&argument.value) : nullptr;
        outcome.item += (outcome.item.empty() ? "" : ", ") + (argument.known() ? to_text(argument.value) : "not known");
        outcome.item_key = item != nullptr ? (*item)->key : outcome.item;
        if (item != nullptr && arguments.size() == 1) outcome.subject = *item;
    }
    for (const auto& [path, cell] : changes_[world.changes]) {
        outcome.changes += (outcome.changes.empty() ? "" : ", ") + path + " set to " + (cell.known() ? to_text(cell.value) : "something not known");
    }
    return outcome;
}

// ---- A rule ----------------------------------------------------------------------------------------------------------------------

void Session::run_rule(RuleOutcome& outcome, const World& world, const std::vector<Cell>& arguments) {
    const auto& rule = program_.rules[outcome.id];
    const bool in_local = world.layer == program::local && rule.bodies[program::local].has_value();
    outcome.layer = in_local ? program::local : program::national;
    const auto& body = rule.bodies[outcome.layer];
    if (!body) {
        outcome.cell = failed("`" + rule.name + "` is not declared in the national layer");
        return;
    }
    auto frame = frame_of(outcome, world, arguments, body->slots);
    frame.module = body->module;
    outcome.cell = derive(Derived::Kind::Answer, program::no_expr, frame, [&] {
        auto cell = answer(rule, *body, frame);
        if (auto* number = std::get_if<Quantity>(&cell.value); number != nullptr && cell.known() && program::is_number(rule.type.kind)) {
            *number = Quantity{program::number_kind(rule.type.kind), number->amount, rule.type.kind == program::TypeKind::MoneyAnyPeriod ? number->period : rule.type.period};
        }
        return in_local && rule.bodies[program::national] ? beside_national(rule, *body, std::move(cell), arguments, frame) : cell;
    });
    if (!frame.quiet) tell(outcome, *body, frame);
}

Session::Frame Session::frame_of(RuleOutcome& outcome, const World& world, const std::vector<Cell>& arguments, std::uint32_t slots) const {
    Frame frame{world, arguments, &outcome};
    for (auto& argument : frame.slots) argument.derived = not_derived;  // it is of the answer that asks
    frame.slots.resize(std::max<std::size_t>(slots, arguments.size()));
    frame.quiet = keep_ == Keep::Nothing || unkept_;
    return frame;
}

/// The rule's sentences for people, filled in with what it came to. An answer that is not known has none.
void Session::tell(RuleOutcome& outcome, const program::RuleBody& body, Frame& frame) {
    if (!outcome.cell.known()) return;
    frame.quiet = true;
    const auto filled = [&](const program::Message& message) {
        const auto said = [&](const Value& value) { return wording::Said{readable(value, program_), to_text(value)}; };
        std::map<std::string, wording::Said> values = {{"answer", said(outcome.cell.value)}, {"item", {outcome.item_key, outcome.item_key}}};
        for (const auto& [name, id] : message.arguments) {
            const auto cell = eval(id, frame);
            values[name] = cell.known() ? said(cell.value) : wording::Said{"(not known)", ""};
        }
        return std::pair{message.locale, wording::fill(message.text, message.locale, values)};
    };
    for (const auto& message : body.person) outcome.person.push_back(filled(message));
    for (const auto& message : body.professional) outcome.professional.push_back(filled(message));
}

Cell Session::answer(const program::Rule& rule, const program::RuleBody& body, Frame& frame) {
    Support turns_on;
    Cell applies = known(true);
    if (body.applies != program::no_expr) {
        applies = eval(body.applies, frame);
        step(frame, Step::Kind::Applies, program_[body.applies].span, applies);
        if (applies.status == Status::Failed) return applies;
        if (applies.status == Status::NotApplicable || applies.is(false)) {
            frame.outcome->why_not_applicable = body.else_text;
            reached(frame, "else");
            auto cell = not_applicable();
            lean_on(cell, applies);
            cite(cell, body.under);
            return cell;
        }
    }
    auto cell = body_answer(body, frame);
    if (applies.status == Status::Unknown) {
        auto maybe = not_applicable();
        cell = either(maybe, cell, applies.open);
        merge(cell.rests, applies.rests);
    } else {
        lean_on(cell, applies);
    }
    cite(cell, body.under);
    doubt(cell, rule.name, body.unverified);
    return cell;
}

Cell Session::body_answer(const program::RuleBody& body, Frame& frame) {
    for (const auto& let : body.lets) frame.slots[let.slot] = eval(let.value, frame);
    if (body.carry.stepping != program::Stepping::None) {
        if (auto stuck = Carrying(*this).run(body.carry, frame); !stuck.known()) return stuck;
    }
    if (body.exceptions.empty()) return ladder(body.clauses, frame);
    return derive(Derived::Kind::Exceptions, program::no_expr, frame, [&] { return general_and_exceptions(body, frame); });
}

/// Clauses in order, the first that holds. Where it is not known whether one holds, both ways on are looked at.
Cell Session::ladder(const std::vector<program::Clause>& clauses, Frame& frame) {
    return derive(Derived::Kind::Ladder, program::no_expr, frame, [&] { return ladder_from(clauses, 0, frame); });
}

Cell Session::ladder_from(const std::vector<program::Clause>& clauses, std::size_t from, Frame& frame) {
    for (std::size_t i = from; i < clauses.size(); ++i) {
        const auto& clause = clauses[i];
        if (!clause.dates.contain(frame.world.date)) continue;
        if (clause.when == program::no_expr) return clause_value(clause, frame);
        const auto holds = condition(clause.when, frame);
        if (holds.status == Status::Failed) return holds;
        const bool skipped = holds.is(false) || holds.status == Status::NotApplicable;
        auto cell = skipped ? ladder_from(clauses, i + 1, frame) : clause_value(clause, frame);
        if (holds.status == Status::Unknown) {
            cell = either(cell, ladder_from(clauses, i + 1, frame), holds.open);
            merge(cell.rests, holds.rests);
        } else {
            lean_on(cell, holds);
        }
        return cell;
    }
    return failed("no clause gives an answer on " + frame.world.date.to_words());
}

Cell Session::clause_value(const program::Clause& clause, Frame& frame) {
    reached(frame, clause.label.empty() ? std::to_string(clause.span.begin) : clause.label);
    auto cell = eval(clause.value, frame);
    if (auto* taken = step(frame, Step::Kind::Clause, clause.span, cell)) {
        taken->label = clause.label;
        taken->title = clause.title;
        taken->under = clause.under;
    }
    label(cell, clause.label, frame.outcome != nullptr ? frame.outcome->id : 0);
    cite(cell, clause.under);
    doubt(cell, clause.label, clause.unverified);
    return cell;
}

/// The general answer, unless exceptions hold. Where it is not known which hold, every way is looked at, up to a number of them.
Cell Session::general_and_exceptions(const program::RuleBody& body, Frame& frame) {
    constexpr std::size_t most_unknown = 8;
    std::vector<std::optional<Cell>> conditions(body.exceptions.size());
    // An exception to another is asked about only where that one may hold.
    const auto ask_whether = [&](auto& self, std::size_t i) -> const Cell& {
        if (conditions[i]) return *conditions[i];
        const auto& exception = body.exceptions[i];
        const auto may_hold = [](const Cell& condition) { return !condition.is(false) && condition.status != Status::NotApplicable; };
        conditions[i] = known(false);
        const bool there = exception.dates.contain(frame.world.date) && (!exception.exception_to || may_hold(self(self, *exception.exception_to)));
        if (there) conditions[i] = condition(exception.when, frame);
        return *conditions[i];
    };
    std::vector<bool> holds(body.exceptions.size(), false);
    std::vector<std::size_t> unknown;
    Cell all = known(None{});
    for (std::size_t i = 0; i < body.exceptions.size(); ++i) {
        const auto& condition = ask_whether(ask_whether, i);
        if (condition.status == Status::Failed) return condition;
        holds[i] = condition.is(true);
        if (condition.status == Status::Unknown) unknown.push_back(i);
        merge(all.rests, condition.rests);
        merge(all.open, condition.open);
    }
    Cell result;
    if (unknown.size() > most_unknown) {
        merge(result.rests, all.rests);
        merge(result.open, all.open);
        return result;
    }
    for (std::size_t ways = 0; ways < (std::size_t{1} << unknown.size()); ++ways) {
        for (std::size_t i = 0; i < unknown.size(); ++i) holds[unknown[i]] = ((ways >> i) & 1U) != 0;
        auto way = derive(Derived::Kind::Way, program::no_expr, frame, [&] { return among(body, holds, frame); });
        result = ways == 0 ? std::move(way) : either(result, way, all.open);
    }
    lean_on(result, all);
    return result;
}

Cell Session::among(const program::RuleBody& body, const std::vector<bool>& holds, Frame& frame) {
    const auto& all = body.exceptions;
    // An exception to another stands only where that one holds, and takes the case back out of it.
    const auto stands = [&](std::size_t i) {
        for (std::size_t at = i;; at = *all[at].exception_to) {
            if (!holds[at]) return false;
            if (!all[at].exception_to) return true;
        }
    };
    std::vector<bool> standing(all.size()), replaced(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) standing[i] = stands(i);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (standing[i] && all[i].exception_to) replaced[*all[i].exception_to] = true;
    }
    std::optional<Cell> result;
    const program::Clause* first = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!standing[i] || replaced[i]) continue;
        auto cell = clause_value(all[i], frame);
        if (!result) {
            result = std::move(cell);
            first = &all[i];
        } else if (result->known() && cell.known() && same_value(result->value, cell.value)) {
            lean_on(*result, cell);
        } else if (result->status == Status::Unknown || cell.status == Status::Unknown) {
            result = either(*result, cell, {});
        } else {
            const auto name = [](const program::Clause& c) { return c.label.empty() ? "an exception" : "`" + c.label + "`"; };
            return failed("two exceptions hold together and give different values: " + name(*first) + " and " + name(all[i]));
        }
    }
    return result ? *result : ladder(body.clauses, frame);
}

/// A raised or lowered rule is compared with the national one at each answer. The wrong side is a fault, never put right quietly.
Cell Session::beside_national(const program::Rule& rule, const program::RuleBody& body, Cell local, const std::vector<Cell>& arguments, Frame& frame) {
    if (body.change != program::Opening::MayRaise && body.change != program::Opening::MayLower) return local;
    auto base = frame.world;
    base.layer = program::national;
    const auto national = derive(Derived::Kind::National, program::no_expr, frame, [&] {
        const auto& asked = ask(static_cast<std::uint32_t>(&rule - program_.rules.data()), base, arguments);
        if (auto* noted = deriving(frame)) noted->asked = asked.number;
        return asked.cell;
    });
    const bool not_here = local.status == Status::NotApplicable;
    if (not_here ? national.status == Status::NotApplicable : !local.known()) return local;
    if (national.status == Status::Unknown) {
        Cell waiting;
        lean_on(waiting, local);
        lean_on(waiting, national);
        return waiting;
    }
    lean_on(local, national);
    if (not_here && national.known()) {
        auto fault = failed("the local rule does not apply, and the national answer is " + to_text(national.value) + ": a rule that is raised or lowered applies where the national one does");
        lean_on(fault, local);
        return fault;
    }
    const bool our_none = std::holds_alternative<None>(local.value), their_none = std::holds_alternative<None>(national.value);
    if (!national.known() || our_none != their_none) {
        auto fault = failed("there is no national answer to compare the local one with");
        lean_on(fault, local);
        return fault;
    }
    const bool raise = body.change == program::Opening::MayRaise;
    const int order = compared(local.value, national.value);
    if (raise ? order >= 0 : order <= 0) return local;
    auto fault = failed("the local answer " + to_text(local.value) + " is " + (raise ? "below" : "above") + " the national " + to_text(national.value) +
                        ", and may only be " + (raise ? "raised" : "lowered"));
    lean_on(fault, local);
    return fault;
}

Cell Session::condition(ExprId id, Frame& frame) {
    const auto before = frame.outcome != nullptr ? frame.outcome->steps.size() : 0;
    auto holds = eval(id, frame);
    if (frame.outcome == nullptr || !holds.is(true)) return holds;
    for (auto i = before; i < frame.outcome->steps.size(); ++i) frame.outcome->steps[i].decided = true;
    return holds;
}

// ---- What results rest on ----------------------------------------------------------------------------------------------------------

void Session::cite(Cell& cell, const std::vector<program::Citation>& under) {
    for (const auto& citation : under) {
        Atom atom;
        atom.kind = Atom::Kind::Provision;
        atom.text = to_text(citation, program_);
        add(cell.rests, atoms_.intern(std::move(atom)));
    }
}

void Session::label(Cell& cell, const std::string& label, std::uint32_t rule) {
    if (label.empty()) return;
    Atom atom;
    atom.kind = Atom::Kind::Label;
    atom.text = label;
    atom.index = rule;
    add(cell.rests, atoms_.intern(std::move(atom)));
}

void Session::doubt(Cell& cell, const std::string& what, const std::string& why) {
    if (why.empty()) return;
    Atom atom;
    atom.kind = Atom::Kind::Unverified;
    atom.text = (what.empty() ? "" : what + ": ") + why;
    add(cell.rests, atoms_.intern(std::move(atom)));
}

Step* Session::step(Frame& frame, Step::Kind kind, Span span, const Cell& cell) {
    if (frame.quiet || frame.inner || frame.outcome == nullptr || frame.outcome->steps.size() >= limits_.trace_steps) return nullptr;
    auto& taken = frame.outcome->steps.emplace_back();
    taken.kind = kind;
    taken.depth = frame.depth;
    taken.span = span;
    taken.status = cell.status;
    if (cell.known()) taken.value = cell.value;
    const bool of_this = frame.derived != not_derived && trace_.derived[frame.derived].expr != program::no_expr && program_[trace_.derived[frame.derived].expr].span == span;
    taken.derived = of_this ? frame.derived : cell.derived;
    return &taken;
}

void Session::reached(const Frame& frame, const std::string& what) {
    if (coverage_ != nullptr && frame.outcome != nullptr && frame.outcome->kind == RuleOutcome::Kind::Rule) coverage_->clauses.emplace(frame.outcome->id, frame.outcome->layer, what);
}

Cell either(const Cell& first, const Cell& second, const Support& turns_on) {
    const bool same = first.status == second.status && first.status != Status::Unknown &&
                      (first.status != Status::Known || same_value(first.value, second.value));
    Cell result;
    if (same) result = first;
    else lean_on(result, first);
    lean_on(result, second);
    merge(result.open, turns_on);
    return result;
}

}  // namespace careact::evaluation
