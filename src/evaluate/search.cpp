#include "evaluate/search.hpp"

#include <algorithm>

namespace careact::evaluation {

using program::TypeKind;

namespace {

constexpr std::size_t most_ways = 729;  // six facts with three ways each

bool same_result(const Cell& a, const Cell& b) {
    return a.status == b.status && (a.status != Status::Known || same_value(a.value, b.value));
}

/// One unit more and one less than a threshold, and the threshold itself.
std::vector<Value> around(const Value& value) {
    std::vector<Value> values = {value};
    const auto both = [&](auto make) {
        for (const int sign : {1, -1}) {
            if (auto moved = make(sign)) values.push_back(*moved);
        }
    };
    if (const auto* number = std::get_if<Quantity>(&value)) {
        const bool pence = number->kind == NumberKind::Money || number->kind == NumberKind::MoneyRate;
        const auto unit = pence || number->kind != NumberKind::Whole ? *Rational::of(1, 100) : Rational{1};
        both([&](int sign) -> std::optional<Value> {
            const auto moved = sign > 0 ? number->amount.plus(unit) : number->amount.minus(unit);
            return moved && *moved >= Rational{0} ? std::optional<Value>{Quantity{number->kind, *moved, number->period}} : std::nullopt;
        });
    } else if (const auto* date = std::get_if<Date>(&value)) {
        both([&](int sign) -> std::optional<Value> {
            const auto moved = add_days(*date, sign);
            return moved ? std::optional<Value>{*moved} : std::nullopt;
        });
    }
    return values;
}

/// Where nothing compares a fact with a value, the plainest values to try.
std::vector<Value> plainest(const program::Type& type, Date today) {
    const auto quantity = [&](NumberKind kind) { return std::vector<Value>{Quantity{kind, Rational{0}, type.period}}; };
    switch (type.kind) {
        case TypeKind::List:
            if (type.for_each) return {};
            return {std::make_shared<const List>()};
        case TypeKind::Date: return {today};
        case TypeKind::Whole: return quantity(NumberKind::Whole);
        case TypeKind::Decimal: return quantity(NumberKind::Decimal);
        case TypeKind::Money: return quantity(NumberKind::Money);
        case TypeKind::MoneyRate: return quantity(NumberKind::MoneyRate);
        default: return {};
    }
}

}  // namespace

std::string readable(const Value& value, const program::Program& program) {
    const auto* option = std::get_if<Option>(&value);
    if (option == nullptr || option->choice >= program.choices.size()) return to_text(value);
    const auto& title = program.choices[option->choice].options[option->index].title;
    if (!title.empty()) return title;
    auto words = option->name;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string outcome_text(const Cell& cell, const program::Program& program) {
    switch (cell.status) {
        case Status::Known: return readable(cell.value, program);
        case Status::Unknown: return "undecided";
        case Status::NotApplicable: return "not applicable";
        case Status::Failed: return "failed: " + cell.fault;
    }
    return {};
}

std::vector<Value> Search::candidates(const Atom& atom, bool& all) const {
    std::vector<Value> values;
    const auto& type = atom.type;
    all = type.kind == TypeKind::YesNo || type.kind == TypeKind::Choice;
    if (type.kind == TypeKind::YesNo) values = {true, false};
    if (type.kind == TypeKind::Choice) {
        const auto& options = session_.program().choices[type.index].options;
        for (std::uint32_t i = 0; i < options.size(); ++i) values.emplace_back(Option{type.index, i, options[i].name});
    }
    const auto thresholds = session_.thresholds().find(atom.text);
    if (!all && thresholds != session_.thresholds().end()) {
        for (const auto& threshold : thresholds->second) {
            for (auto& value : around(threshold)) values.push_back(std::move(value));
        }
    }
    if (!all && values.empty() && atom.kind == Atom::Kind::Missing) values = plainest(type, world_.date);
    if (type.or_none) values.emplace_back(None{});
    return values;
}

std::vector<Search::Fact> Search::facts(const Support& support, const Atoms& atoms, bool missing) {
    std::vector<Fact> all;
    for (const auto id : support) {
        const auto& atom = atoms[id];
        const bool wanted = missing ? atom.kind == Atom::Kind::Missing : atom.kind == Atom::Kind::Fact || atom.kind == Atom::Kind::Judgement;
        if (!wanted) continue;
        Fact fact{atom.text, &atom, {}, false};
        fact.values = candidates(atom, fact.all);
        all.push_back(std::move(fact));
    }
    std::sort(all.begin(), all.end(), [](const Fact& a, const Fact& b) { return a.path < b.path; });
    return all;
}

Cell Search::ask(const std::vector<std::pair<std::string, std::optional<Value>>>& set) {
    ++spent_;
    auto world = world_;
    for (const auto& [path, value] : set) world = session_.with(world, path, value ? known(*value) : not_applicable());
    return question_(session_, world);
}

Cell Search::decide(Cell cell, const Atoms& atoms) {
    if (cell.status != Status::Unknown || cell.open.empty()) return cell;
    static_cast<void>(ask({}));  // the session learns what facts are compared with
    const auto missing = facts(cell.open, atoms, true);
    if (missing.size() != cell.open.size()) return cell;  // something else is missing: whether anything is recorded at all
    std::size_t ways = 1;
    for (const auto& fact : missing) {
        if (!fact.all) return cell;
        ways *= fact.values.size() + 1;  // or it turns out not to apply
        if (ways > most_ways) return cell;
    }
    std::optional<Cell> result;
    for (std::size_t way = 0; way < ways; ++way) {
        std::vector<std::pair<std::string, std::optional<Value>>> set;
        auto number = way;
        for (const auto& fact : missing) {
            const auto at = number % (fact.values.size() + 1);
            number /= fact.values.size() + 1;
            set.emplace_back(fact.path, at < fact.values.size() ? std::optional{fact.values[at]} : std::nullopt);
        }
        auto answer = ask(set);
        if (answer.status == Status::Unknown || (result && !same_result(*result, answer))) return cell;
        if (!result) result = std::move(answer);
    }
    cell.status = result->status;
    cell.value = result->value;
    cell.fault = result->fault;
    return cell;
}

SettlingSet Search::try_set(const std::vector<const Fact*>& set) {
    SettlingSet found;
    std::size_t ways = 1;
    bool all = true;
    for (const auto* fact : set) {
        ways *= fact->values.size();
        all = all && fact->all;
    }
    if (ways == 0 || ways > most_ways) return found;
    for (const auto* fact : set) found.facts.push_back(fact->path);
    std::size_t settled = 0;
    for (std::size_t way = 0; way < ways && spent_ < budget_; ++way) {
        std::vector<std::pair<std::string, std::optional<Value>>> values;
        SettlingSet::Answer answer;
        auto number = way;
        for (const auto* fact : set) {
            const auto& value = fact->values[number % fact->values.size()];
            number /= fact->values.size();
            values.emplace_back(fact->path, value);
            answer.values.push_back(readable(value, session_.program()));
        }
        const auto cell = ask(values);
        if (cell.status == Status::Unknown || cell.status == Status::Failed) continue;  // a fault settles nothing
        ++settled;
        answer.outcome = outcome_text(cell, session_.program());
        found.answers.push_back(std::move(answer));
    }
    found.every_answer_tried = all && spent_ < budget_;
    found.whatever_the_answer = all && settled == ways;
    return found;
}

std::vector<SettlingSet> Search::settling(const Cell& cell, const Atoms& atoms, std::size_t most, std::size_t& searched_to) {
    std::vector<SettlingSet> sets;
    if (cell.status != Status::Unknown) return sets;
    static_cast<void>(ask({}));
    const auto missing = facts(cell.open, atoms, true);
    // A size is searched wholly or not at all, so that `searched_to` says what it seems to say.
    std::size_t ways = 1;
    for (std::size_t size = 1; size <= std::min(most, missing.size()); ++size) {
        ways = ways * (missing.size() - size + 1) * 2 / size;
        if (spent_ + ways > budget_) break;
        std::vector<std::size_t> pick(size);
        for (std::size_t i = 0; i < size; ++i) pick[i] = i;
        for (bool more = true; more && spent_ < budget_;) {
            std::vector<const Fact*> set;
            for (const auto i : pick) set.push_back(&missing[i]);
            auto found = try_set(set);
            if (!found.answers.empty()) sets.push_back(std::move(found));
            more = false;
            for (std::size_t i = size; i-- > 0 && !more;) {
                if (pick[i] + (size - i) >= missing.size()) continue;
                ++pick[i];
                for (std::size_t j = i + 1; j < size; ++j) pick[j] = pick[j - 1] + 1;
                more = true;
            }
        }
        searched_to = size;
        if (!sets.empty()) break;
    }
    return sets;
}

std::vector<NearestChange> Search::nearest(const Cell& cell, const Atoms& atoms) {
    std::vector<NearestChange> changes;
    const bool amount = cell.known() && std::holds_alternative<Quantity>(cell.value);
    const bool turns = cell.known() && (amount || std::holds_alternative<bool>(cell.value) || std::holds_alternative<Option>(cell.value));
    if (!turns) return changes;
    static_cast<void>(ask({}));
    for (const auto& fact : facts(cell.rests, atoms, false)) {
        // Every amount moves with every other, and what kind an income is is no question: of an amount, what turns it is a yes or no.
        if (amount && fact.atom->type.kind != TypeKind::YesNo) continue;
        for (const auto& value : fact.values) {
            if (spent_ >= budget_) return changes;
            const bool recorded = fact.atom->state == EvidenceState::Recorded;
            if (recorded && same_value(value, fact.atom->value)) continue;
            const auto answer = ask({{fact.path, value}});
            if (!answer.known() || same_value(answer.value, cell.value)) continue;
            changes.push_back({fact.path, "", recorded ? readable(fact.atom->value, session_.program()) : std::string(to_text(fact.atom->state)), readable(value, session_.program()), outcome_text(answer, session_.program())});
            break;
        }
    }
    return changes;
}

}  // namespace careact::evaluation
