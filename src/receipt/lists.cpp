/// Whatever goes through a list: sums, counts, all of, some, latest.

#include "receipt/operations.hpp"

namespace careact::receipt {

/// In numbers.cpp: amounts or lengths of time added up.
[[nodiscard]] Came sum_of(const Parts& parts);

namespace {

using Status = OutcomeStatus;

/// Goes through parts in their order, by what each of them was.
class Reading {
public:
    explicit Reading(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] bool done() const { return place_ == parts_.size(); }
    [[nodiscard]] bool next_is(std::string_view as) const { return !done() && parts_[place_].as == as; }
    const Part& take(std::string_view as) {
        if (!next_is(as)) throw Unfit{};
        return parts_[place_++];
    }
    /// Whether the next item counts, if there is a condition on it.
    Came where() { return next_is("where") ? take("where").came : decided(true); }

private:
    const Parts& parts_;
    std::size_t place_ = 0;
};

const List& list_of(const Part& part) { return *need<std::shared_ptr<const List>>(part.came.value); }

bool left_out(const Came& where) { return where.is(false) || !where.applies(); }

struct Gathered {
    Parts counted;
    bool some_do_not_apply = false;
    Came held_up = decided(None{});  // by a list or a condition that is not known
};

void hold_up(Gathered& gathered, const Came& by) {
    if (gathered.held_up.decided()) gathered.held_up = by;
}

/// What does not apply is left out; so is an item of which the record says that it does not.
void count(Gathered& gathered, Part each, const Came& where, bool conditions) {
    const auto* item = each.came.decided() ? std::get_if<std::shared_ptr<const Item>>(&each.came.value) : nullptr;
    if (item != nullptr && (*item)->state == EvidenceState::NotApplicable) each.came = standing(Status::NotApplicable);
    if (!each.came.applies()) {
        gathered.some_do_not_apply = true;
        return;
    }
    if (conditions) each.came = joined({where, each.came}, true);
    else if (!where.decided()) hold_up(gathered, where);
    gathered.counted.push_back(each);
}

Gathered gather(const Parts& parts, bool conditions) {
    Gathered gathered;
    Reading reading(parts);
    while (!reading.done()) {
        if (!reading.next_is("list")) {
            count(gathered, reading.take("each"), decided(true), conditions);
            continue;
        }
        const auto& list = reading.take("list");
        if (!list.came.applies()) continue;
        if (!list.came.decided()) {
            hold_up(gathered, list.came);
            continue;
        }
        for (std::size_t i = 0; i < list_of(list).items.size(); ++i) {
            const auto where = reading.where();
            if (!left_out(where)) count(gathered, reading.take("each"), where, conditions);
        }
    }
    return gathered;
}

/// Of a sum of nothing there is no part to tell the unit by; it is nothing in the unit that was said.
Came sum_of_counted(const DerivedStep& step, Parts counted) {
    if (!counted.empty()) {
        for (auto& part : counted) part.as = "plus";
        return sum_of(counted);
    }
    if (std::holds_alternative<ExactDuration>(step.value)) return decided(ExactDuration{0});
    auto nothing = need<Quantity>(step.value);
    nothing.amount = 0;
    return decided(nothing);
}

Came best(const DerivedStep& step, const Parts& counted) {
    if (counted.empty()) return step.unit == "or none" ? decided(None{}) : standing(Status::NotApplicable);
    const bool lowest = step.how == "least" || step.how == "earliest";
    const auto* found = &counted[0];
    for (const auto& part : counted) {
        const int compared = order(part.came.value, found->came.value);
        if (lowest ? compared < 0 : compared > 0) found = &part;
    }
    return found->came;
}

Came collected(const DerivedStep& step, const Parts& parts) {
    const auto gathered = gather(parts, false);
    std::vector<Came> all = {gathered.held_up};
    for (const auto& part : gathered.counted) all.push_back(part.came);
    auto result = all_needed(all);
    if (!result.decided()) return result;
    if (step.how == "sum") return sum_of_counted(step, gathered.counted);
    if (step.how != "count") return best(step, gathered.counted);
    std::int64_t number = 0;
    for (const auto& part : gathered.counted) number += part.came.is(false) ? 0 : 1;
    return decided(Quantity{NumberKind::Whole, Rational{number}, Period::Week});
}

Came at_least(std::int64_t number, const std::vector<Came>& conditions) {
    std::int64_t yes = 0, no = 0, not_known = 0, faults = 0;
    for (const auto& one : conditions) {
        if (one.is(true)) ++yes;
        else if (one.decided()) ++no;
        else if (one.status == Status::Failed) ++faults;
        else if (one.applies()) ++not_known;
    }
    if (yes >= number) return decided(true);
    // Where nothing is known, all of it may turn out not to apply, and then there is nothing to say it of.
    const bool something_said = yes > 0 || no > 0 || conditions.empty();
    if (yes + not_known + (faults > 0 ? 1 : 0) < number && something_said) return decided(false);
    return standing(not_known == 0 && faults > 0 ? Status::Failed : Status::Undecided);
}

Came conditions(const DerivedStep& step, const Parts& parts) {
    const auto gathered = gather(parts, true);
    const bool waiting = !gathered.held_up.decided();
    std::vector<Came> all;
    for (const auto& part : gathered.counted) all.push_back(part.came);
    if (waiting) all.push_back(gathered.held_up);
    if (all.empty() && gathered.some_do_not_apply) return standing(Status::NotApplicable);
    if (step.op == "at least") {
        const auto without = at_least(need(step.number), all);
        return waiting && without.is(false) ? gathered.held_up : without;  // a list that is not known could hold any number
    }
    return all.empty() ? decided(step.op == "all of") : joined(all, step.op == "all of");
}

Came quantified(const DerivedStep& step, const Parts& parts) {
    Reading reading(parts);
    const auto& list = reading.take("list");
    if (!list.came.decided()) return list.came;
    const bool every = step.how == "every";
    std::vector<Came> all;
    for (std::size_t i = 0; i < list_of(list).items.size(); ++i) {
        const auto where = reading.where();
        if (left_out(where)) {
            all.push_back(decided(every));
            continue;
        }
        const auto holds = reading.take("each").came;
        if (!holds.applies() && where.decided()) continue;
        all.push_back(every ? joined({opposite(where), holds}, false) : joined({where, holds}, true));
    }
    if (!reading.done()) throw Unfit{};
    auto result = !all.empty() ? joined(all, every) : list_of(list).items.empty() ? decided(every) : standing(Status::NotApplicable);
    return step.how == "no" ? opposite(std::move(result)) : result;
}

/// Of two on one day, the latest is the one further down the list, and the earliest the one further up.
Came picked(const DerivedStep& step, const Parts& parts) {
    Reading reading(parts);
    const auto& list = reading.take("list");
    if (!list.came.decided()) return list.came;
    Came held_up = decided(None{}), found = decided(None{});
    std::optional<Value> found_by;
    for (const auto& item : list_of(list).items) {
        const auto where = reading.where();
        if (left_out(where)) continue;
        const auto by = reading.take("by").came;
        if (!by.applies()) continue;
        for (const auto* one : {&where, &by}) {
            if (!one->decided() && held_up.decided()) held_up = *one;
        }
        if (!where.decided() || !by.decided()) continue;
        const int compared = found_by ? order(by.value, *found_by) : 0;
        if (found_by && (step.how == "latest" ? compared < 0 : compared >= 0)) continue;
        found = decided(item.value);
        found_by = by.value;
    }
    if (!reading.done()) throw Unfit{};
    return held_up.decided() ? found : held_up;
}

Came list(const DerivedStep&, const Parts& parts) {
    auto made = std::make_shared<List>();
    for (const auto& part : parts) {
        if (!part.came.decided()) return part.came;
        made->items.push_back({EvidenceState::Recorded, part.came.value, nullptr, false});
    }
    return decided(std::shared_ptr<const List>(std::move(made)));
}

}  // namespace

void add_lists(Operations& all) {
    all.insert({{"collected", collected},
                {"all of", conditions},
                {"any of", conditions},
                {"at least", conditions},
                {"quantified", quantified},
                {"picked", picked},
                {"list", list}});
}

}  // namespace careact::receipt
