#include "careact/value.hpp"

#include "source/utf8.hpp"

#include <algorithm>
#include <array>

namespace careact {

namespace {

template <typename... Handlers>
struct overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
overloaded(Handlers...) -> overloaded<Handlers...>;

std::string with_thousands(std::string digits) {
    const auto point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string money_text(const Rational& amount) {
    auto digits = amount.to_text(2);
    if (digits.find('/') != std::string::npos) {  // a fraction that no decimal ends: shown cut, and said to be
        const auto cut = amount.rounded(Rounding::Down, *Rational::of(1, 10000));
        digits = cut ? cut->to_text(4) + "..." : digits;
    }
    return digits.starts_with('-') ? "-£" + with_thousands(digits.substr(1)) : "£" + with_thousands(digits);
}

std::string percent_text(const Rational& fraction) {
    const auto percent = fraction.times(Rational{100});
    return percent ? percent->to_text() + "%" : fraction.to_text();
}

std::string list_text(const List& list) {
    std::string text;
    for (const auto& item : list.items) text += (text.empty() ? "" : ", ") + to_text(item.value);
    return text.empty() ? "nothing" : text;
}

bool same_list(const List& left, const List& right) {
    return std::equal(left.items.begin(), left.items.end(), right.items.begin(), right.items.end(),
                      [](const Evidence& a, const Evidence& b) { return a.state == b.state && same_value(a.value, b.value); });
}

}  // namespace

std::string_view to_text(Period period) {
    constexpr std::array names = {"day", "week", "fortnight", "four weeks", "month", "quarter", "year"};
    return names[static_cast<std::size_t>(period)];
}

std::string_view to_text(EvidenceState state) {
    constexpr std::array names = {"recorded", "silent",      "not asked",      "refused",
                                  "disputed", "out of date", "not applicable", "unreadable"};
    return names[static_cast<std::size_t>(state)];
}

std::string to_text(const Quantity& quantity) {
    const auto per = " per " + std::string(to_text(quantity.period));
    switch (quantity.kind) {
        case NumberKind::Whole:
        case NumberKind::Decimal: return quantity.amount.to_text();
        case NumberKind::Percent: return percent_text(quantity.amount);
        case NumberKind::Money: return money_text(quantity.amount);
        case NumberKind::MoneyRate: return money_text(quantity.amount) + per;
        case NumberKind::PercentRate: return percent_text(quantity.amount) + per;
    }
    return {};
}

std::string to_text(const Value& value) {
    return std::visit(
        overloaded{
            [](const None&) -> std::string { return "none"; },
            [](bool yes) -> std::string { return yes ? "yes" : "no"; },
            [](const Quantity& quantity) { return to_text(quantity); },
            [](const Date& date) { return date.to_words(); },
            [](const DateTime& moment) { return moment.to_words(); },
            [](const CalendarDuration& duration) { return to_text(duration); },
            [](const ExactDuration& duration) { return to_text(duration); },
            [](const std::string& text) { return text; },
            [](const Option& option) { return option.name; },
            [](const Stretch& stretch) { return stretch.first_day.to_words() + " to " + stretch.last_day.to_words(); },
            [](const std::shared_ptr<const Item>& item) { return item->path; },
            [](const std::shared_ptr<const List>& list) { return list_text(*list); },
        },
        value);
}

bool same_value(const Value& left, const Value& right) {
    if (left.index() != right.index()) return false;
    if (const auto* text = std::get_if<std::string>(&left)) {
        return *text == std::get<std::string>(right) || source::normalised(*text) == source::normalised(std::get<std::string>(right));
    }
    if (const auto* list = std::get_if<std::shared_ptr<const List>>(&left)) {
        return same_list(**list, *std::get<std::shared_ptr<const List>>(right));
    }
    if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&left)) {
        return (*item)->path == std::get<std::shared_ptr<const Item>>(right)->path;
    }
    const auto* number = std::get_if<Quantity>(&left);
    const auto plain = [](NumberKind kind) { return kind == NumberKind::Whole || kind == NumberKind::Decimal; };
    if (number != nullptr && plain(number->kind) && plain(std::get<Quantity>(right).kind)) return number->amount == std::get<Quantity>(right).amount;
    return left == right;
}

bool is_nhs_number(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
    const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() != 10 || !all_digits || digits.find_first_not_of(digits[0]) == std::string::npos) return false;
    int sum = 0;
    for (std::size_t at = 0; at < 9; ++at) sum += (digits[at] - '0') * static_cast<int>(10 - at);
    const int check = (11 - sum % 11) % 11;
    return check == digits[9] - '0';
}

}  // namespace careact
