#include "careact/statement.hpp"

#include "statement/source.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace careact {

namespace {

using namespace statement;
using Kind = WorkedNumber::Kind;

/// What a part comes to with one more line.
std::optional<Quantity> with(const std::optional<Quantity>& before, const StatementLine& line) {
    if (!line.amount) return std::nullopt;
    const auto& by = *line.amount;
    if (!before) return std::nullopt;
    auto after = *before;
    const auto become = [&](const std::optional<Rational>& amount) { return amount ? std::optional{Quantity{after.kind, *amount, after.period}} : std::nullopt; };
    switch (line.kind) {
        case LineKind::Added: return become(before->amount.plus(by.amount));
        case LineKind::TakenAway: return become(before->amount.minus(by.amount));
        case LineKind::AtLeast: return before->amount < by.amount ? become(by.amount) : before;
        case LineKind::AtMost: return before->amount > by.amount ? become(by.amount) : before;
        case LineKind::Multiplied:
            if (by.kind == NumberKind::Money || by.kind == NumberKind::MoneyRate) after = by;
            return become(before->amount.times(by.amount));
        case LineKind::Divided: return become(before->amount.divided_by(by.amount));
        case LineKind::InSteps:
        case LineKind::InPartSteps: {
            const auto exact = before->amount.divided_by(by.amount);
            const auto steps = exact ? exact->rounded(line.kind == LineKind::InPartSteps ? Rounding::Up : Rounding::Down, Rational{1}) : std::nullopt;
            after = Quantity{NumberKind::Whole, {}, Period::Week};
            return steps && *steps < Rational{0} ? become(Rational{0}) : become(steps);
        }
        case LineKind::Converted:
        case LineKind::Rounded: return by;
    }
    return std::nullopt;
}

class Maker {
public:
    Maker(const Determination& determination, const StatementOptions& options, Statement& made) : proof_(determination), options_(options), made_(made) {}

    void run(std::uint32_t outcome) {
        const auto origin = proof_.origin_of_rule(outcome);
        StatementPart part;
        proof_.describe(part, origin);
        part.rule = proof_.node(outcome).rule;
        part.status = made_.status, part.total = made_.total;
        if (origin.number && proof_.is_made_up(origin)) itemise(part, *origin.number, 1);
        else if (origin.number) add_line(part, LineKind::Added, *origin.number, origin, 1);
        finish(part);
        made_.parts.push_back(std::move(part));
    }

private:
    // ---- Parts ----

    /// The part that itemises where a number comes from; nothing if there is nothing to itemise, or it stands too deep.
    std::optional<std::uint32_t> part_for(const Origin& origin, std::size_t depth) {
        if (!proof_.is_made_up(origin) || depth > options_.depth) return std::nullopt;
        if (const auto found = parts_.find(*origin.number); found != parts_.end()) return found->second;
        StatementPart part;
        proof_.describe(part, origin);
        const auto& number = proof_.number(*origin.number);
        part.status = number.status;
        if (number.status == OutcomeStatus::Decided) part.total = number.value;
        const auto parts_before = made_.parts.size();
        itemise(part, *origin.number, depth);
        const bool draws_on_nothing = std::none_of(part.lines.begin(), part.lines.end(), [](const auto& line) { return !line.amount || !is_nothing(line.amount); });
        auto& place = parts_[*origin.number];
        if (draws_on_nothing && made_.parts.size() == parts_before) return std::nullopt;
        finish(part);
        made_.parts.push_back(std::move(part));
        place = static_cast<std::uint32_t>(made_.parts.size() - 1);
        return place;
    }

    static void finish(StatementPart& part) {
        part.is_sum = std::all_of(part.lines.begin(), part.lines.end(), [](const auto& l) { return l.kind == LineKind::Added || l.kind == LineKind::TakenAway; });
        for (auto& line : part.lines) {
            const bool sum = line.kind == LineKind::Added || line.kind == LineKind::TakenAway;
            line.nothing = sum && is_nothing(line.amount) && part.lines.size() > 1;
        }
    }

    // ---- Lines: what has to be done, from the top, to come to a number ----

    void itemise(StatementPart& part, Place place, std::size_t depth) {
        const auto& here = proof_.number(place);
        switch (here.kind) {
            case Kind::Sum: return sum(part, place, 1, {}, depth);
            case Kind::Product: return product(part, place, depth);
            case Kind::Least:
            case Kind::Greatest: return limited(part, place, depth);
            case Kind::Steps:
                begin(part, {place.node, here.parts[1].number}, depth);
                return line(part, here.part_steps ? LineKind::InPartSteps : LineKind::InSteps, {place.node, here.parts[0].number}, {}, depth);
            case Kind::Rounded:
            case Kind::Converted:
            case Kind::MadeRate:
                begin(part, {place.node, here.parts[0].number}, depth);
                return changed(part, place);
            default: return line(part, LineKind::Added, place, {}, depth);
        }
    }

    /// The first amount of a part: line by line where it has no name of its own, or only counts something; else as one line.
    void begin(StatementPart& part, Place place, std::size_t depth) {
        const auto origin = proof_.origin(place);
        if (!is_written_out(origin)) return line(part, LineKind::Added, place, {}, depth);
        for (const auto node : origin.through) {
            for (auto& reason : proof_.reasons(node)) part.reasons.push_back(std::move(reason));
        }
        itemise(part, *origin.number, depth);
    }

    [[nodiscard]] bool is_written_out(const Origin& origin) const {
        return proof_.is_made_up(origin) && (origin.through.empty() || !proof_.is_money(*origin.number));
    }

    void sum(StatementPart& part, Place place, int sign, const std::vector<std::uint32_t>& through, std::size_t depth) {
        const auto& here = proof_.number(place);
        for (const auto& operand : here.parts) {
            const Place next{place.node, operand.number};
            const auto origin = proof_.origin(next);
            const int its_sign = sign * operand.sign;
            const bool inner_sum = proof_.is_made_up(origin) && proof_.number(*origin.number).kind == Kind::Sum;
            if (inner_sum && (origin.through.empty() || proof_.is_of_item(origin))) {
                auto all = through;
                all.insert(all.end(), origin.through.begin(), origin.through.end());
                sum(part, *origin.number, its_sign, all, depth);
            } else if (part.lines.empty() && its_sign > 0 && is_written_out(origin)) {
                begin(part, next, depth);
            } else {
                line(part, its_sign > 0 ? LineKind::Added : LineKind::TakenAway, next, through, depth);
            }
        }
    }

    void product(StatementPart& part, Place place, std::size_t depth) {
        const auto& here = proof_.number(place);
        auto first = base(place, [&](const Origin& origin, std::int8_t sign) { return sign > 0 && is_written_out(origin); });
        if (first == none) first = base(place, [&](const Origin& origin, std::int8_t sign) { return sign > 0 && origin.number && proof_.is_money(*origin.number); });
        if (first == none) first = 0;
        begin(part, {place.node, here.parts[first].number}, depth);
        for (std::size_t i = 0; i < here.parts.size(); ++i) {
            if (i != first) line(part, here.parts[i].sign > 0 ? LineKind::Multiplied : LineKind::Divided, {place.node, here.parts[i].number}, {}, depth);
        }
    }

    /// Of several amounts the least or the greatest: one of them, and the others as limits on it.
    void limited(StatementPart& part, Place place, std::size_t depth) {
        const auto& here = proof_.number(place);
        auto first = base(place, [&](const Origin& origin, std::int8_t) { return is_written_out(origin); });
        if (first == none) first = base(place, [&](const Origin& origin, std::int8_t) { return !origin.number || proof_.number(*origin.number).kind != Kind::Written; });
        if (first == none) first = 0;
        begin(part, {place.node, here.parts[first].number}, depth);
        for (std::size_t i = 0; i < here.parts.size(); ++i) {
            if (i != first) line(part, here.kind == Kind::Least ? LineKind::AtMost : LineKind::AtLeast, {place.node, here.parts[i].number}, {}, depth);
        }
    }

    static constexpr auto none = static_cast<std::size_t>(-1);

    /// The first part of an operation that is wanted to begin with.
    template <typename Wanted>
    std::size_t base(Place place, Wanted wanted) const {
        const auto& parts = proof_.number(place).parts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (wanted(proof_.origin({place.node, parts[i].number}), parts[i].sign)) return i;
        }
        return none;
    }

    /// A rounding or a conversion, where it changed something.
    void changed(StatementPart& part, Place place) {
        const auto& here = proof_.number(place);
        StatementLine made;
        made.kind = here.kind == Kind::Rounded ? LineKind::Rounded : LineKind::Converted;
        made.status = here.status;
        if (here.status == OutcomeStatus::Decided) made.amount = here.value;
        if (made.amount && !part.lines.empty() && part.lines.back().after == made.amount) return;
        const auto how = here.text.rfind(here.kind == Kind::Rounded ? "rounded " : "per ");
        made.words = how == std::string::npos ? std::string(to_text(made.kind)) : here.text.substr(how);
        made.in_words = true;
        made.text = here.text, made.place = here.place, made.layer = part.layer;
        if (!here.name.empty()) made.reasons.push_back({as_words(here.name), false, "", here.name, part.layer, here.place, {}});
        push(part, std::move(made));
    }

    void line(StatementPart& part, LineKind kind, Place place, const std::vector<std::uint32_t>& through, std::size_t depth) {
        auto origin = proof_.origin(place);
        if (origin.through.empty()) origin.through = through;
        else origin.through.insert(origin.through.end(), through.begin(), through.end());
        add_line(part, kind, place, origin, depth);
    }

    void add_line(StatementPart& part, LineKind kind, Place place, const Origin& origin, std::size_t depth) {
        StatementLine made;
        const auto& asked = proof_.number(place);
        made.kind = kind;
        made.status = asked.status;
        if (asked.status == OutcomeStatus::Decided) made.amount = asked.value;
        proof_.describe(made, origin, place);
        made.part = part_for(origin, depth + 1);
        push(part, std::move(made));
    }

    static void push(StatementPart& part, StatementLine line) {
        if (part.lines.empty() && line.amount) {
            const auto nothing = std::optional{Quantity{line.amount->kind, Rational{0}, line.amount->period}};
            line.after = with(nothing, line);
        } else if (!part.lines.empty()) {
            line.after = with(part.lines.back().after, line);
        }
        part.lines.push_back(std::move(line));
    }

    Proof proof_;
    const StatementOptions& options_;
    Statement& made_;
    std::map<Place, std::optional<std::uint32_t>> parts_;
};

Statement headed(const Determination& d, const Outcome& o) {
    Statement made;
    made.goal = o.goal, made.title = o.title, made.item = o.item, made.item_name = o.item_name;
    made.status = o.status;
    if (const auto* amount = std::get_if<Quantity>(&o.value); amount != nullptr && o.status == OutcomeStatus::Decided) made.total = *amount;
    made.fault = o.status == OutcomeStatus::NotApplicable ? o.not_applicable_because : o.fault;
    made.figure_not_known = o.figure_not_known;
    made.missing = o.missing, made.would_change = o.would_change;
    made.tells_person = o.tells_person, made.tells_professional = o.tells_professional, made.unverified = o.unverified;
    made.record = d.record, made.record_digest = d.record_digest, made.rulebook_digest = d.rulebook_digest;
    made.layer = d.layer, made.engine_version = d.engine_version;
    made.on = d.on, made.known_on = d.known_on;
    return made;
}

}  // namespace

std::string_view to_text(LineKind kind) {
    constexpr std::array names = {"added", "taken away", "multiplied by", "divided by", "in whole steps of", "in steps or part steps of", "no less than", "no more than", "converted", "rounded"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Statement> statements(const Determination& determination, const StatementOptions& options) {
    std::vector<Statement> all;
    for (const auto& outcome : determination.outcomes) {
        if (!outcome.type.starts_with("money")) continue;
        all.push_back(headed(determination, outcome));
        if (outcome.proof) Maker(determination, options, all.back()).run(*outcome.proof);
    }
    return all;
}

}  // namespace careact
