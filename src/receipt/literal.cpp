#include "receipt/literal.hpp"

#include <algorithm>
#include <array>

namespace careact::receipt {

namespace {

std::string without_commas(std::string text) {
    std::erase(text, ',');
    return text;
}

/// As the receipt has what was written: with one space for any run of them.
std::string on_one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

std::string quoted(const std::string& text) { return text.size() > 1 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text; }

/// `12 weeks`, `1 year`.
std::optional<Value> duration(const std::string& text) {
    constexpr std::array exact = {std::pair{"week", 604'800}, std::pair{"day", 86'400}, std::pair{"night", 86'400}, std::pair{"hour", 3600},
                                  std::pair{"minute", 60}};
    const auto space = text.find(' ');
    const auto count = Rational::parse(text.substr(0, space));
    constexpr std::int64_t most = 1'000'000'000;
    if (space == std::string::npos || !count || !count->whole() || *count > Rational{most}) return std::nullopt;
    auto unit = text.substr(space + 1);
    if (unit.ends_with('s')) unit.pop_back();
    if (unit == "month" || unit == "year") return CalendarDuration{*count->whole() * (unit == "year" ? 12 : 1)};
    for (const auto& [name, seconds] : exact) {
        if (unit == name) return ExactDuration{*count->whole() * seconds};
    }
    return std::nullopt;
}

std::optional<Value> number(const std::string& text) {
    const bool money = text.starts_with("£"), percent = text.ends_with('%');
    const auto digits = text.substr(money ? std::string("£").size() : 0, percent ? text.size() - 1 : std::string::npos);
    const auto amount = Rational::parse(digits);
    if (!amount) return std::nullopt;
    if (percent) return Quantity{NumberKind::Percent, *amount->divided_by(Rational{100}), Period::Week};
    return Quantity{money ? NumberKind::Money : NumberKind::Decimal, *amount, Period::Week};
}

std::optional<Value> value_of(const std::string& text, const Value& said) {
    if (text.empty()) return std::nullopt;
    if (text == "yes" || text == "no") return text == "yes";
    if (text == "none") return None{};
    if (const auto day = Date::parse(text)) return *day;
    if (std::holds_alternative<Option>(said)) return Option{0, 0, text};
    if (const auto* words = std::get_if<std::string>(&said)) return quoted(text) == on_one_line(*words) ? said : Value{quoted(text)};
    const auto plain = without_commas(text);
    if (auto length = duration(plain)) return length;
    return number(plain);
}

}  // namespace

Came written(const DerivedStep& step, const Came& said) {
    if (!said.decided()) throw Unfit{};
    const auto value = value_of(step.text, said.value);
    return value ? decided(*value) : said;
}

}  // namespace careact::receipt
