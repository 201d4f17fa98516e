#include "receipt/record.hpp"

#include "receipt/answer.hpp"

namespace careact::receipt {

namespace {

/// Where a path leads: `carers[1].name`, items from 1. A judgement stands for its answer. Nothing where the record says nothing.
const Json* led_to(const Json& record, const std::string& path) {
    const auto* at = &record;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find_first_of(".[", begin), path.size());
        const auto name = path.substr(begin, end - begin);
        if (!at->is_object() || !at->contains(name)) return nullptr;
        at = &at->at(name);
        begin = end + 1;
        while (end < path.size() && path[begin - 1] == '[') {
            const auto close = path.find(']', begin);
            if (close == std::string::npos) return nullptr;
            const auto number = std::strtoull(path.c_str() + begin, nullptr, 10);
            if (!at->is_array() || number == 0 || number > at->size()) return nullptr;
            at = &at->at(number - 1);
            begin = close + 2;
            if (close + 1 == path.size()) return at;
        }
    }
    return at;
}

/// A judgement made after the day that the receipt is for was not there on that day.
bool is_judged_after(const Json& there, const std::string& on) {
    if (!there.is_object() || !there.contains("judged") || !there.contains("on") || !there.at("on").is_string()) return false;
    return there.at("on").get<std::string>() > on;
}

/// The number as it was written: JSON numbers are taken by their digits.
std::optional<Rational> digits(const Json& number) { return number.is_number() ? Rational::parse(number.dump()) : std::nullopt; }

bool says(const Json& record, const Quantity& quantity) {
    const bool percent = quantity.kind == NumberKind::Percent || quantity.kind == NumberKind::PercentRate;
    const auto amount = digits(record.is_object() && record.contains("amount") ? record.at("amount") : record);
    if (!amount) return false;
    if (record.is_object() && record.value("per", std::string()) != to_text(quantity.period)) return false;
    return percent ? amount->divided_by(Rational{100}) == quantity.amount : *amount == quantity.amount;
}

/// Whether the record says the value; of items and lists, whether something like it is there.
bool says(const Json& record, const Value& value) {
    if (std::holds_alternative<None>(value)) return record.is_null();
    if (const auto* yes = std::get_if<bool>(&value)) return record == *yes;
    if (const auto* quantity = std::get_if<Quantity>(&value)) return says(record, *quantity);
    if (const auto* list = std::get_if<std::shared_ptr<const List>>(&value))
        return record.is_object() || (record.is_array() && record.size() == (*list)->items.size());
    if (std::holds_alternative<std::shared_ptr<const Item>>(value)) return record.is_object();
    if (!record.is_string()) return false;
    const auto text = record.get<std::string>();
    if (const auto* date = std::get_if<Date>(&value)) return text == date->to_text();
    if (const auto* moment = std::get_if<DateTime>(&value)) return DateTime::parse(text) == *moment;
    if (const auto* months = std::get_if<CalendarDuration>(&value)) return parse_calendar_duration(text) == *months;
    if (const auto* exact = std::get_if<ExactDuration>(&value)) return parse_exact_duration(text) == *exact;
    if (const auto* option = std::get_if<Option>(&value)) return text == option->name;
    return same_value(text, value);
}

/// Who judged, when and why.
std::size_t check_judgements(const Json& record, const Json& outcome, Findings& findings) {
    for (const auto& one : outcome.at("reasons").at("judgements")) {
        const std::string path = one.at("fact");
        const auto* there = led_to(record, path);
        for (const char* member : {"by", "on", "because"}) {
            const std::string said = one.value(member, std::string()),
                              should_be = there != nullptr && there->is_object() ? there->value(member, std::string()) : "";
            if (said != should_be) findings.add_to_head(outcome.at("goal"), "", std::string(member) + " of the judgement " + path, said, should_be);
        }
    }
    return outcome.at("reasons").at("judgements").size();
}

}  // namespace

std::size_t check_record(const Json& record, const std::vector<ProofNode>& proof, const Json& receipt, Findings& findings) {
    std::size_t compared = 0;
    for (const char* kind : {"outcomes", "clocks", "checks"}) {
        for (const auto& outcome : receipt.at(kind)) compared += check_judgements(record, outcome, findings);
    }
    for (const auto& [path, mentions] : findings.facts.all()) {
        for (const auto& mention : mentions) {
            if (!mention.came.decided()) continue;
            const auto* there = led_to(record, path);
            if (there != nullptr && is_judged_after(*there, receipt.at("on"))) there = nullptr;
            if (there != nullptr && there->is_object() && there->contains("judged")) there = &there->at("judged");
            const bool silent = proof[mention.node].derivation[mention.step].state == "silent";  // then it is presumed, or an item of which nothing is said
            ++compared;
            if (there != nullptr ? says(*there, mention.came.value) : silent) continue;
            findings.add(mention.node, mention.step, "fact " + path, shown(proof[mention.node].derivation[mention.step]),
                         there == nullptr ? "nothing: the record is silent" : "what the record says: " + there->dump());
        }
    }
    return compared;
}

}  // namespace careact::receipt
