#include "receipt/came.hpp"

#include <algorithm>

namespace careact::receipt {

namespace {

constexpr auto undecided = OutcomeStatus::Undecided;

bool plain(NumberKind kind) { return kind == NumberKind::Whole || kind == NumberKind::Decimal; }

bool per_period(NumberKind kind) { return kind == NumberKind::MoneyRate || kind == NumberKind::PercentRate; }

bool same_quantity(const Quantity& left, const Quantity& right) {
    const bool kind = left.kind == right.kind || (plain(left.kind) && plain(right.kind));
    return kind && left.amount == right.amount && (!per_period(left.kind) || left.period == right.period);
}

bool same_items(const List& left, const List& right) {
    return std::equal(left.items.begin(), left.items.end(), right.items.begin(), right.items.end(),
                      [](const Evidence& a, const Evidence& b) { return a.state == b.state && same(a.value, b.value); });
}

template <typename T>
int compared(const Value& left, const Value& right) {
    const auto &a = need<T>(left), &b = need<T>(right);
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace

const Part& at(const Parts& parts, std::size_t place) {
    if (place >= parts.size()) throw Unfit{};
    return parts[place];
}

bool same(const Value& left, const Value& right) {
    if (left.index() != right.index()) return false;
    if (const auto* option = std::get_if<Option>(&left)) return option->name == std::get<Option>(right).name;
    if (const auto* quantity = std::get_if<Quantity>(&left)) return same_quantity(*quantity, std::get<Quantity>(right));
    if (const auto* list = std::get_if<std::shared_ptr<const List>>(&left)) return same_items(**list, *std::get<std::shared_ptr<const List>>(right));
    return same_value(left, right);
}

int order(const Value& left, const Value& right) {
    if (std::holds_alternative<Date>(left)) return compared<Date>(left, right);
    if (std::holds_alternative<DateTime>(left)) return compared<DateTime>(left, right);
    if (std::holds_alternative<CalendarDuration>(left)) return compared<CalendarDuration>(left, right);
    if (std::holds_alternative<ExactDuration>(left)) return compared<ExactDuration>(left, right);
    const auto &a = need<Quantity>(left).amount, &b = need<Quantity>(right).amount;
    return a < b ? -1 : b < a ? 1 : 0;
}

bool agree(const Came& said, const Came& follows) { return said.status == follows.status && (!said.decided() || same(said.value, follows.value)); }

std::string text_of(const Came& came) { return came.decided() ? to_text(came.value) : std::string(to_text(came.status)); }

Came all_needed(const std::vector<Came>& operands) {
    for (const auto status : {OutcomeStatus::NotApplicable, undecided, OutcomeStatus::Failed}) {
        if (std::any_of(operands.begin(), operands.end(), [&](const Came& one) { return one.status == status; })) return standing(status);
    }
    return decided(None{});
}

Came joined(const std::vector<Came>& conditions, bool conjunction) {
    const auto any = [&](const auto& holds) { return std::any_of(conditions.begin(), conditions.end(), holds); };
    if (any([&](const Came& one) { return one.is(!conjunction); })) return decided(!conjunction);
    if (any([](const Came& one) { return one.status == undecided; })) return standing(undecided);
    if (any([](const Came& one) { return one.status == OutcomeStatus::Failed; })) return standing(OutcomeStatus::Failed);
    if (!conditions.empty() && !any([](const Came& one) { return one.decided(); })) return standing(OutcomeStatus::NotApplicable);
    return decided(conjunction);
}

Came opposite(Came came) {
    if (came.decided()) came.value = !need<bool>(came.value);
    return came;
}

Came either(const Came& first, const Came& second) { return first.status != undecided && agree(first, second) ? first : standing(undecided); }

}  // namespace careact::receipt
