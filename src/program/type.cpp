#include "program/type.hpp"

namespace careact::program {

bool operator==(const Type& a, const Type& b) {
    if (a.kind != b.kind || a.or_none != b.or_none) return false;
    switch (a.kind) {
        case TypeKind::MoneyRate:
        case TypeKind::PercentRate: return a.period == b.period;
        case TypeKind::Choice:
        case TypeKind::Record:
        case TypeKind::Clock: return a.index == b.index;
        case TypeKind::List: return *a.element == *b.element;
        default: return true;
    }
}

Type list_of(Type element) {
    auto type = plain(TypeKind::List);
    type.element = std::make_shared<const Type>(std::move(element));
    return type;
}

Type present(Type type) {
    type.or_none = false;
    type.judgement = false;
    return type;
}

Type or_none(Type type) {
    type.or_none = true;
    return type;
}

bool is_ordered(const Type& type) {
    return (is_number(type.kind) && type.kind != TypeKind::MoneyAnyPeriod) || is_duration(type.kind) || type.kind == TypeKind::Date ||
           type.kind == TypeKind::DateTime;
}

NumberKind number_kind(TypeKind kind) {
    switch (kind) {
        case TypeKind::Decimal: return NumberKind::Decimal;
        case TypeKind::Percent: return NumberKind::Percent;
        case TypeKind::PercentRate: return NumberKind::PercentRate;
        case TypeKind::Money: return NumberKind::Money;
        case TypeKind::MoneyRate:
        case TypeKind::MoneyAnyPeriod: return NumberKind::MoneyRate;
        default: return NumberKind::Whole;
    }
}

}  // namespace careact::program
