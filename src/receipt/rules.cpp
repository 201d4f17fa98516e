/// Answers as a whole: clauses in order, exceptions, tables; rules, clocks and checks.

#include "receipt/operations.hpp"

#include <algorithm>

namespace careact::receipt {

namespace {

using Status = OutcomeStatus;

const Part* part_as(const Parts& parts, std::string_view as) {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.as == as; });
    return found == parts.end() ? nullptr : &*found;
}

// ---- Clauses and exceptions ------------------------------------------------------------------------------------------------------

/// The first clause that holds; where one is not known to hold, what it gives and what the rest give are both possible.
Came first_that_holds(const Parts& parts, std::size_t from) {
    constexpr std::size_t most = 10'000;
    if (parts.size() > most) throw Unfit{};
    if (from == parts.size()) return standing(Status::Failed);
    const auto& first = parts[from];
    if (first.as == "gives") {
        if (from + 1 != parts.size()) throw Unfit{};
        return first.came;
    }
    if (first.as != "when") throw Unfit{};
    if (first.came.status == Status::Failed) return first.came;
    if (first.came.is(false) || !first.came.applies()) return first_that_holds(parts, from + 1);
    const auto& gives = at(parts, from + 1);
    if (gives.as != "gives") throw Unfit{};
    if (!first.came.decided()) return either(gives.came, first_that_holds(parts, from + 2));
    if (from + 2 != parts.size()) throw Unfit{};
    return gives.came;
}

Came clauses(const DerivedStep&, const Parts& parts) { return first_that_holds(parts, 0); }

/// What one way of the exceptions gives: the one value of those that stand, or what the clauses give if none does.
Came way(const DerivedStep&, const Parts& parts) {
    if (parts.size() == 1 && parts[0].as.empty()) return parts[0].came;
    auto result = at(parts, 0).came;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto& other = parts[i].came;
        if (result.decided() && agree(result, other)) continue;
        if (result.status != Status::Undecided && other.status != Status::Undecided) return standing(Status::Failed);  // two that hold give different values
        result = either(result, other);
    }
    return result;
}

using To = std::vector<std::optional<std::uint32_t>>;

/// An exception to another stands only where that one holds, and takes the case back out of it.
std::vector<std::uint32_t> standing_alone(const To& to, const std::vector<bool>& holds) {
    std::vector<bool> stands(to.size()), replaced(to.size(), false);
    for (std::size_t i = 0; i < to.size(); ++i) {
        std::size_t depth = 0;
        bool all = true;
        for (std::optional<std::uint32_t> at = static_cast<std::uint32_t>(i); at; at = to[*at]) {
            if (*at >= to.size() || ++depth > to.size()) throw Unfit{};
            all = all && holds[*at];
        }
        stands[i] = all;
        if (all && to[i]) replaced[*to[i]] = true;
    }
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < to.size(); ++i) {
        if (stands[i] && !replaced[i]) left.push_back(i);
    }
    return left;
}

/// Whether the step that is to be a way gives what those exceptions give, and nothing else.
bool is_way_of(const DerivedStep& step, const std::vector<std::uint32_t>& exceptions) {
    if (step.op != "way") return false;
    if (exceptions.empty()) return step.parts.size() == 1 && step.parts[0].as.empty();
    return std::equal(step.parts.begin(), step.parts.end(), exceptions.begin(), exceptions.end(),
                      [](const auto& part, std::uint32_t of) { return part.as == "gives" && part.of == of; });
}

Came exceptions(const DerivedStep& step, const Parts& parts) {
    constexpr std::size_t most_not_known = 8;
    std::vector<bool> holds(step.exceptions.size(), false);
    std::vector<std::size_t> not_known;
    std::vector<Part> ways;
    bool fault = false;
    for (const auto& part : parts) {
        if (part.as != "when") {
            ways.push_back(part);
            continue;
        }
        const auto of = need(part.of);
        if (of >= holds.size()) throw Unfit{};
        holds[of] = part.came.is(true);
        fault = fault || part.came.status == Status::Failed;
        if (part.came.status == Status::Undecided) not_known.push_back(of);
    }
    if (fault && ways.empty()) return standing(Status::Failed);
    if (not_known.size() > most_not_known) return standing(Status::Undecided);
    std::sort(not_known.begin(), not_known.end());
    if (ways.size() != std::size_t{1} << not_known.size()) throw Unfit{};
    std::optional<Came> result;
    for (std::size_t number = 0; number < ways.size(); ++number) {
        for (std::size_t i = 0; i < not_known.size(); ++i) holds[not_known[i]] = ((number >> i) & 1U) != 0;
        if (!is_way_of(*ways[number].step, standing_alone(step.exceptions, holds))) throw Unfit{};
        result = result ? either(*result, ways[number].came) : ways[number].came;
    }
    return *result;
}

// ---- Tables ------------------------------------------------------------------------------------------------------------------------

bool is_within(const DerivedStep::Key& key, const Value& value) {
    if (std::holds_alternative<None>(value)) return false;  // none is in no band
    return std::all_of(key.bounds.begin(), key.bounds.end(), [&](const auto& bound) {
        const int compared = order(value, bound.second);
        return bound.first == "up to"      ? compared <= 0
               : bound.first == "below"    ? compared < 0
               : bound.first == "over"     ? compared > 0
               : bound.first == "at least" ? compared >= 0
                                           : throw Unfit{};
    });
}

Came takes(const DerivedStep::Key& key, const Came& came) {
    if (key.any) return decided(true);
    if (!came.decided()) return came;
    if (!key.bounds.empty()) return decided(is_within(key, came.value));
    return decided(std::any_of(key.values.begin(), key.values.end(), [&](const Value& one) { return same(one, came.value); }));
}

/// Rows in order, as far as one that is sure. A key that does not apply is in no row but one that takes anything.
Came looked_up(const DerivedStep& step, const Parts& parts) {
    std::vector<Came> keys;
    for (const auto& part : parts) {
        if (part.as == "key") keys.push_back(part.came);
    }
    const auto& rows = need(step.rows);
    std::optional<Came> result;
    bool inapplicable = false, sure = false;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (sure || rows[i].keys.size() != keys.size()) throw Unfit{};
        std::vector<Came> tests;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            tests.push_back(takes(rows[i].keys[k], keys[k]));
            if (tests.back().applies()) continue;
            inapplicable = true;
            tests.back() = decided(false);
        }
        const auto matches = joined(tests, true);
        if (matches.is(false)) continue;
        if (matches.status == Status::Failed) return matches;
        sure = matches.decided();
        const auto gives = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.as == "gives" && part.of == i; });
        if (gives == parts.end() && !rows[i].gap) throw Unfit{};
        const auto given = rows[i].gap ? standing(Status::Failed) : gives->came;
        result = result ? either(*result, given) : given;
    }
    if (!result) return standing(inapplicable ? Status::NotApplicable : Status::Failed);
    return sure ? *result : either(*result, standing(Status::NotApplicable));
}

// ---- Rules, clocks, checks ---------------------------------------------------------------------------------------------------------

/// A raised or lowered rule never gives less, or more, than the national one.
Came beside(const Came& local, const Came& national, bool raises) {
    if (local.applies() ? !local.decided() : !national.applies()) return local;
    if (national.status == Status::Undecided) return national;
    if (!national.decided() || !local.decided() || local.is_none() != national.is_none()) return standing(Status::Failed);
    if (local.is_none()) return local;
    const int compared = order(local.value, national.value);
    return (raises ? compared >= 0 : compared <= 0) ? local : standing(Status::Failed);
}

/// An answer takes the kind of number that its rule declares; the amount stays.
Came as_declared(Came came, const Value& declared) {
    auto* number = came.decided() ? std::get_if<Quantity>(&came.value) : nullptr;
    const auto* said = std::get_if<Quantity>(&declared);
    const auto is_money = [](const Quantity& q) { return q.kind == NumberKind::Money || q.kind == NumberKind::MoneyRate; };
    if (number != nullptr && said != nullptr && !is_money(*number) && !is_money(*said)) number->kind = said->kind, number->period = said->period;
    return came;
}

Came body(const DerivedStep& step, const Parts& parts) {
    const auto* applies = part_as(parts, "applies");
    const auto condition = applies != nullptr ? applies->came : decided(true);
    if (condition.status == Status::Failed) return condition;
    if (condition.is(false) || !condition.applies()) return standing(Status::NotApplicable);
    const auto* answer = part_as(parts, "answer");
    // Values that are carried forward may themselves hold the answer up.
    const bool held_up = answer == nullptr && step.unit == "carried" && step.status != Status::Decided;
    if (answer == nullptr && !held_up) throw Unfit{};
    auto result = held_up ? standing(step.status) : as_declared(answer->came, step.value);
    return condition.decided() ? result : either(standing(Status::NotApplicable), result);
}

Came rule(const DerivedStep& step, const Parts& parts) {
    const auto result = body(step, parts);
    const auto* national = part_as(parts, "national");
    return national != nullptr ? beside(result, national->came, step.how == "raises") : result;
}

Came state(std::string_view name) { return decided(Option{0, 0, std::string(name)}); }

Date day_of(const Value& value) {
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->london_date();
    return need<Date>(value);
}

/// To the minute where both are times of day, and else by the day.
bool comes_after(const Value& stop, const Value& due) {
    const bool timed = std::holds_alternative<DateTime>(stop) && std::holds_alternative<DateTime>(due);
    return timed ? order(stop, due) > 0 : day_of(stop) > day_of(due);
}

Came came_as(const Parts& parts, std::string_view as) {
    const auto* part = part_as(parts, as);
    return part != nullptr ? part->came : decided(None{});
}

}  // namespace

Came clock_on(const Parts& parts, Date on) {
    const auto* applies = part_as(parts, "applies");
    if (applies != nullptr && (applies->came.is(false) || !applies->came.applies())) return state("not_applicable");
    if (applies != nullptr && !applies->came.decided()) return applies->came;
    const auto start = came_as(parts, "start"), due = came_as(parts, "due"), soon = came_as(parts, "due soon");
    if (start.is_none()) return state("not_started");
    if (const auto dates = all_needed({start, due}); !dates.decided()) return dates;
    if (const auto* stops = part_as(parts, "stops")) {
        if (!stops->came.decided()) return stops->came;
        if (!stops->came.is_none() && day_of(stops->came.value) <= on) return state(comes_after(stops->came.value, due.value) ? "missed" : "met");
    }
    if (day_of(start.value) > on) return state("not_started");
    if (day_of(due.value) < on) return state("missed");
    if (soon.status == Status::Undecided || soon.status == Status::Failed) return soon;
    return state(soon.decided() && !soon.is_none() && day_of(soon.value) <= on ? "due_soon" : "running");
}

namespace {

Came check(const DerivedStep& step, const Parts& parts) {
    const auto* applies = part_as(parts, "applies");
    const auto condition = applies != nullptr ? applies->came : decided(true);
    if (condition.is(false) || !condition.applies()) return standing(Status::NotApplicable);
    const auto* passes = part_as(parts, "passes");
    if (passes == nullptr) throw Unfit{};
    if (!condition.decided()) return either(standing(Status::NotApplicable), passes->came);
    if (!passes->came.is(true) || step.how != "asks") return passes->came;
    const auto* answer = part_as(parts, "answered by");
    return answer != nullptr && answer->came.decided() ? answer->came : decided(std::string("needs a person"));
}

/// Asked somewhere else, or with something set: the answer there.
Came elsewhere(const DerivedStep& step, const Parts& parts) {
    const auto* first = part_as(parts, "day");
    if (step.op == "on date" && first == nullptr) throw Unfit{};
    if (first != nullptr && !first->came.decided()) return first->came;
    const auto* answer = part_as(parts, "");
    if (answer == nullptr) throw Unfit{};
    return answer->came;
}

Came if_none(const DerivedStep&, const Parts& parts) { return at(parts, 0).came.is_none() ? at(parts, 1).came : parts[0].came; }

}  // namespace

void add_rules(Operations& all) {
    all.insert({{"clauses", clauses},
                {"exceptions", exceptions},
                {"way", way},
                {"looked up", looked_up},
                {"rule", rule},
                {"check", check},
                {"on date", elsewhere},
                {"with", elsewhere},
                {"in layer", elsewhere},
                {"if none", if_none}});
}

Operation operation(std::string_view name) {
    static const auto all = [] {
        Operations made;
        add_logic(made), add_numbers(made), add_dates(made), add_lists(made), add_rules(made);
        return made;
    }();
    const auto found = all.find(name);
    return found == all.end() ? nullptr : found->second;
}

}  // namespace careact::receipt
