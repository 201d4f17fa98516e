#include "statement/source.hpp"

#include <algorithm>

namespace careact::statement {

using Kind = WorkedNumber::Kind;

namespace {

bool is_national(const std::string& layer) { return layer.empty() || layer == "national"; }

void add_all(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const auto& one : more) {
        if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(one);
    }
}

/// The last member of a path: `finance.income[1].amount` is an amount.
std::string last_member(const std::string& path) {
    const auto word = path.substr(path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1);
    return as_words(word.substr(0, word.find('[')));
}

}  // namespace

bool is_nothing(const std::optional<Quantity>& amount) { return amount && amount->amount == Rational{0}; }

std::string as_words(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

// ---- Where a number comes from -----------------------------------------------------------------------------------------------------

std::optional<Place> Proof::root(std::uint32_t node) const {
    const auto& working = d_.proof[node].working;
    if (working.empty()) return std::nullopt;
    return Place{node, static_cast<std::uint32_t>(working.size() - 1)};
}

Origin Proof::origin(Place place) const {
    Origin made;
    follow(place, made);
    return made;
}

Origin Proof::origin_of_rule(std::uint32_t node) const {
    Origin made;
    made.through.push_back(node);
    if (const auto first = root(node)) follow(*first, made);
    return made;
}

void Proof::follow(Place place, Origin& origin) const {
    while (true) {
        const auto& here = number(place);
        if (here.kind == Kind::Asked && here.asked) {
            origin.through.push_back(*here.asked);
            origin.number = std::nullopt;
            const auto next = root(*here.asked);
            if (!next) return;
            place = *next;
            continue;
        }
        origin.number = place;
        auto next = handed_on(place);
        if (!next && is_of_item(origin)) next = only_one_that_counts(place);
        if (!next) return;
        place = *next;
    }
}

/// Of a rounding or a conversion that changed nothing: what it was made of.
std::optional<Place> Proof::handed_on(Place place) const {
    const auto& here = number(place);
    const bool one_part = here.kind == Kind::Rounded || here.kind == Kind::Converted;
    if (!one_part || here.parts.size() != 1 || here.status != OutcomeStatus::Decided) return std::nullopt;
    const Place inner{place.node, here.parts[0].number};
    return number(inner).value == here.value ? std::optional{inner} : std::nullopt;
}

/// Of one item, a sum of one amount and nothings, or the one of several that is the least, is that amount; of nothings, the first.
std::optional<Place> Proof::only_one_that_counts(Place place) const {
    const auto& here = number(place);
    if (here.status != OutcomeStatus::Decided) return std::nullopt;
    const bool sum = here.kind == Kind::Sum, product = here.kind == Kind::Product, chosen = here.kind == Kind::Least || here.kind == Kind::Greatest;
    if (!sum && !product && !chosen) return std::nullopt;
    std::optional<Place> found;
    std::size_t counting = 0;
    for (const auto& part : here.parts) {
        const auto& other = number({place.node, part.number});
        const bool counts = chosen ? other.value.amount == here.value.amount && other.kind != Kind::Written : other.value.amount != Rational{sum ? 0 : 1};
        if (!counts) continue;
        ++counting;
        found = part.sign > 0 ? std::optional{Place{place.node, part.number}} : std::nullopt;
    }
    const bool all_nothing = sum && counting == 0 && !here.parts.empty() && here.parts[0].sign > 0;
    if (all_nothing) return Place{place.node, here.parts[0].number};
    return chosen || counting == 1 ? found : std::nullopt;
}

bool Proof::is_made_up(const Origin& origin) const {
    if (!origin.number) return false;
    return !number(*origin.number).parts.empty();
}

bool Proof::is_of_item(const Origin& origin) const {
    return std::any_of(origin.through.begin(), origin.through.end(), [&](std::uint32_t n) { return !node(n).item.empty(); });
}

bool Proof::is_money(Place place) const {
    const auto kind = number(place).value.kind;
    return number(place).status != OutcomeStatus::Decided || kind == NumberKind::Money || kind == NumberKind::MoneyRate;
}

// ---- Why ---------------------------------------------------------------------------------------------------------------------------

std::vector<StatementReason> Proof::reasons(std::uint32_t number) const {
    const auto& from = node(number);
    std::vector<StatementReason> all;
    const bool decided = from.status == to_text(OutcomeStatus::Decided);
    const auto clause = std::find_if(from.steps.rbegin(), from.steps.rend(), [&](const ProofStep& s) { return s.kind == "clause" && s.name == from.clause; });
    if (decided && !from.clause.empty() && clause != from.steps.rend()) {
        const bool titled = !from.clause_title.empty();
        all.push_back({titled ? from.clause_title : as_words(from.clause), titled, from.rule, from.clause, from.layer, clause->place, clause->provisions});
        if (titled) return all;
    }
    if (decided) decided_by(from, all);
    return all;
}

void Proof::decided_by(const ProofNode& from, std::vector<StatementReason>& reasons) const {
    for (const auto& step : from.steps) {
        if (!step.decided || !step.asked) continue;
        const auto& asked = node(*step.asked);
        const auto before = reasons.size();
        for (const auto& inner : asked.steps) {
            const bool yes = inner.kind == "requirement" && inner.value == "yes" && step.value == "yes" && !inner.title.empty();
            if (yes) reasons.push_back({inner.title, true, asked.rule, inner.name, asked.layer, inner.place, inner.provisions});
        }
        if (reasons.size() > before) continue;
        if (!asked.clause_title.empty()) {
            const auto clause = std::find_if(asked.steps.begin(), asked.steps.end(), [&](const ProofStep& s) { return s.kind == "clause" && s.name == asked.clause; });
            reasons.push_back({asked.clause_title, true, asked.rule, asked.clause, asked.layer, clause == asked.steps.end() ? asked.place : clause->place,
                               clause == asked.steps.end() ? asked.provisions : clause->provisions});
            continue;
        }
        const auto words = asked.title.empty() ? as_words(asked.rule) : asked.title;
        reasons.push_back({words + (step.value == "yes" ? "" : ": " + step.value), !asked.title.empty(), asked.rule, "", asked.layer, asked.place, asked.provisions});
    }
}

// ---- What to call it ---------------------------------------------------------------------------------------------------------------

void Proof::describe(StatementLine& line, const Origin& origin, Place asked) const {
    const auto& from = origin.number ? number(*origin.number) : number(asked);
    line.text = from.text, line.place = from.place, line.layer = "national";
    if (from.kind == Kind::Fact) line.path = from.name;
    if (from.figure) {
        line.figures.push_back(*from.figure);
        if (!is_national(from.figure->layer)) line.layer = from.figure->layer;
    }
    for (const auto n : origin.through) {
        const auto& through = node(n);
        if (line.rule.empty()) line.rule = through.rule;
        if (line.words.empty()) line.words = through.title;
        if (line.of.empty()) line.of = through.item_name;
        if (line.path.empty()) line.path = through.item;
        if (!is_national(through.layer)) line.layer = through.layer;
        add_all(line.provisions, through.provisions);
        for (const auto& reason : reasons(n)) {
            const bool there = std::any_of(line.reasons.begin(), line.reasons.end(), [&](const auto& r) { return r.words == reason.words; });
            if (!there) line.reasons.push_back(reason);
        }
        if (!through.waits_for.empty()) line.waits_for = through.waits_for;
        if (!through.why.empty()) line.fault = through.why;
        if (is_nothing(line.amount) && line.recorded.empty()) line.recorded = through.item_amounts;
    }
    if (line.of.empty()) line.of = from.item_name;
    if (!origin.through.empty() && line.figures.empty()) line.place = node(origin.through.front()).place;
    if (line.waits_for.empty() && line.status == OutcomeStatus::Undecided) line.waits_for = node(asked.node).waits_for;
    if (line.words.empty()) line.words = from.title;
    line.in_words = !line.words.empty();
    if (line.in_words) return;
    if (!line.rule.empty()) line.words = as_words(line.rule);
    else if (from.kind == Kind::Fact) line.words = last_member(from.name);
    else line.words = from.name.empty() ? from.text : as_words(from.name);
}

void Proof::describe(StatementPart& part, const Origin& origin) const {
    part.layer = "national";
    for (const auto n : origin.through) {
        const auto& through = node(n);
        if (part.rule.empty()) part.rule = through.rule, part.place = through.place;
        if (part.title.empty()) part.title = through.title;
        if (part.of.empty()) part.of = through.item_name;
        if (part.item.empty()) part.item = through.item;
        if (!is_national(through.layer)) part.layer = through.layer;
        add_all(part.provisions, through.provisions);
        for (auto& reason : reasons(n)) part.reasons.push_back(std::move(reason));
    }
    part.in_words = !part.title.empty();
    if (!part.in_words) part.title = !part.rule.empty() ? as_words(part.rule) : origin.number ? number(*origin.number).text : "";
}

}  // namespace careact::statement
