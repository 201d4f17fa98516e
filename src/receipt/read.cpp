#include "receipt/read.hpp"

#include <array>

namespace careact::receipt {

namespace {

std::string text(const Json& from, const char* key) { return from.value(key, std::string()); }

std::optional<std::uint32_t> place(const Json& from, const char* key) {
    return from.contains(key) ? std::optional{from.at(key).get<std::uint32_t>()} : std::nullopt;
}

template <typename T>
T needed(const std::optional<T>& read, const Json& from) {
    if (!read) throw Malformed{"`" + from.dump() + "` is no value that a receipt can have"};
    return *read;
}

/// Decimal digits, or `a/b`.
Rational number(const Json& from) {
    const auto digits = from.get<std::string>();
    const auto slash = digits.find('/');
    if (slash == std::string::npos) return needed(Rational::parse(digits), from);
    const auto above = needed(Rational::parse(digits.substr(0, slash)), from), below = needed(Rational::parse(digits.substr(slash + 1)), from);
    return needed(above.divided_by(below), from);
}

template <typename T, std::size_t N, typename Name>
T named(const std::array<T, N>& all, const std::string& name, Name name_of) {
    for (const auto one : all) {
        if (name_of(one) == name) return one;
    }
    throw Malformed{"`" + name + "` is not one of the names that can stand there"};
}

EvidenceState state_of(const std::string& name) {
    using State = EvidenceState;
    constexpr std::array all = {State::Recorded, State::Silent,    State::NotAsked,      State::Refused,
                                State::Disputed, State::OutOfDate, State::NotApplicable, State::Unreadable};
    return named(all, name, [](State state) { return to_text(state); });
}

Quantity quantity(const Json& from) {
    constexpr std::array kinds = {"whole", "decimal", "percent", "money", "money rate", "percent rate"};
    constexpr std::array all = {NumberKind::Whole, NumberKind::Decimal, NumberKind::Percent, NumberKind::Money, NumberKind::MoneyRate, NumberKind::PercentRate};
    Quantity made;
    made.amount = number(from.at("amount"));
    made.kind = named(all, from.at("kind").get<std::string>(), [&](NumberKind kind) { return std::string_view(kinds[static_cast<std::size_t>(kind)]); });
    if (made.kind == NumberKind::MoneyRate || made.kind == NumberKind::PercentRate)
        made.period = named(all_periods, from.at("per").get<std::string>(), [](Period period) { return to_text(period); });
    return made;
}

/// Lists of lists are read so deep, and lengths of time so long: more than any rule has.
constexpr std::size_t deepest = 16;
constexpr std::int64_t longest = 1'000'000'000'000'000;

Value value_of(const Json& from, std::size_t depth = 0);

std::int64_t length(const Json& from) {
    const auto read = from.get<std::int64_t>();
    if (read > longest || read < -longest) throw Malformed{"`" + from.dump() + "` is too long a time"};
    return read;
}

Value item(const Json& from) {
    auto made = std::make_shared<Item>();
    made->path = text(from, "item");
    if (from.contains("state")) made->state = state_of(text(from, "state"));
    return std::shared_ptr<const Item>(std::move(made));
}

Value list(const Json& from, std::size_t depth) {
    if (depth > deepest) throw Malformed{"a list of lists is too deep"};
    auto made = std::make_shared<List>();
    made->path = text(from, "path");
    for (const auto& one : from.at("list")) {
        Evidence evidence;
        evidence.state = EvidenceState::Recorded;
        const bool stated = one.is_object() && one.contains("state") && !one.contains("item");
        if (stated) evidence.state = state_of(text(one, "state"));
        else evidence.value = value_of(one, depth + 1);
        made->items.push_back(std::move(evidence));
    }
    return std::shared_ptr<const List>(std::move(made));
}

Date day(const Json& from, const char* key) { return needed(Date::parse(from.at(key).get<std::string>()), from); }

Value value_of(const Json& from, std::size_t depth) {
    if (from.is_null()) return None{};
    if (from.is_boolean()) return from.get<bool>();
    if (from.contains("amount")) return quantity(from);
    if (from.contains("date")) return day(from, "date");
    if (from.contains("moment")) return needed(DateTime::parse(text(from, "moment")), from);
    if (from.contains("months")) return CalendarDuration{length(from.at("months"))};
    if (from.contains("seconds")) return ExactDuration{length(from.at("seconds"))};
    if (from.contains("text")) return from.at("text").get<std::string>();
    if (from.contains("option")) return Option{0, 0, text(from, "option")};
    if (from.contains("first_day")) return Stretch{day(from, "first_day"), day(from, "last_day")};
    if (from.contains("item")) return item(from);
    if (from.contains("list")) return list(from, depth);
    throw Malformed{"`" + from.dump() + "` is no value that a receipt can have"};
}

DerivedStep::Key key_of(const Json& from) {
    DerivedStep::Key made;
    made.any = from == "any";
    if (made.any) return made;
    for (const auto& [name, value] : from.items()) {
        if (name != "is") made.bounds.emplace_back(name, value_of(value));
        else
            for (const auto& one : value) made.values.push_back(value_of(one));
    }
    return made;
}

std::vector<DerivedStep::Row> rows_of(const Json& from) {
    std::vector<DerivedStep::Row> all;
    for (const auto& row : from) {
        auto& made = all.emplace_back();
        for (const auto& key : row.at("keys")) made.keys.push_back(key_of(key));
        made.gap = row.value("gap", false);
    }
    return all;
}

DerivedStep derived(const Json& from) {
    DerivedStep made;
    made.op = from.at("op").get<std::string>();
    made.status = from.contains("status") ? status_of(text(from, "status")) : OutcomeStatus::Decided;
    if (made.status == OutcomeStatus::Decided) made.value = value_of(from.at("value"));
    if (std::holds_alternative<Option>(made.value)) made.shown = text(from.at("value"), "shown");
    for (const auto& part : from.value("parts", Json::array()))
        made.parts.push_back({part.at("step").get<std::uint32_t>(), text(part, "as"), place(part, "of")});
    made.text = text(from, "text"), made.name = text(from, "name"), made.how = text(from, "how"), made.unit = text(from, "unit"),
    made.state = text(from, "state");
    made.line = from.value("line", 0U);
    made.negated = from.value("negated", false);
    if (from.contains("number")) made.number = from.at("number").get<std::int64_t>();
    if (from.contains("factor")) made.factor = number(from.at("factor"));
    if (from.contains("figure"))
        made.figure =
            FigureUsed{made.name, "", "", text(from.at("figure"), "from"), "", "", text(from.at("figure"), "layer"), text(from.at("figure"), "place")};
    made.asked = place(from, "asked");
    for (const auto& to : from.value("exceptions", Json::array()))
        made.exceptions.push_back(to.is_null() ? std::nullopt : std::optional{to.get<std::uint32_t>()});
    if (from.contains("rows")) made.rows = rows_of(from.at("rows"));
    return made;
}

ProofStep step(const Json& from) {
    ProofStep made;
    made.kind = from.at("kind").get<std::string>();
    made.text = text(from, "text"), made.name = text(from, "name"), made.value = text(from, "value"), made.before = text(from, "before");
    made.status = from.at("status").get<std::string>();
    made.layer = text(from, "layer"), made.since = text(from, "from"), made.place = text(from, "place");
    made.depth = from.value("depth", 0U);
    if (from.contains("provisions")) made.provisions = from.at("provisions").get<std::vector<std::string>>();
    made.asked = place(from, "asked"), made.derived = place(from, "derived");
    return made;
}

ProofNode node(const Json& from) {
    ProofNode made;
    made.rule = from.at("rule").get<std::string>();
    made.item = text(from, "item"), made.layer = text(from, "layer"), made.date = text(from, "date"), made.status = text(from, "status"),
    made.value = text(from, "value");
    made.clause = text(from, "clause"), made.why = text(from, "why"), made.changes = text(from, "changes"), made.place = text(from, "place");
    made.national_alone = from.value("national_alone", false);
    for (const auto& one : from.at("steps")) made.steps.push_back(step(one));
    for (const auto& one : from.value("derivation", Json::array())) made.derivation.push_back(derived(one));
    return made;
}

}  // namespace

OutcomeStatus status_of(const std::string& name) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    return named(all, name, [](OutcomeStatus status) { return to_text(status); });
}

std::vector<ProofNode> proof_of(const Json& receipt) {
    std::vector<ProofNode> all;
    for (const auto& one : receipt.at("proof")) all.push_back(node(one));
    return all;
}

}  // namespace careact::receipt
