#pragma once
/// Types of the rule language.

#include "careact/value.hpp"

#include <memory>
#include <string>

namespace careact::program {

enum class TypeKind : std::uint8_t {
    Error,  // already reported; agrees with everything
    None,   // of the literal `none` alone
    YesNo, Whole, Decimal, Percent, PercentRate, Money, MoneyRate, MoneyAnyPeriod, Date, DateTime, CalendarDuration, ExactDuration,
    Text, NhsNumber, Choice, Record, List, Stretch, Clock,
};

struct Type {
    TypeKind kind = TypeKind::Error;
    Period period = Period::Week;             // of rates
    std::uint32_t index = 0;                  // of a choice, a record type, a clock
    std::shared_ptr<const Type> element;      // of a list
    std::shared_ptr<const std::uint32_t> for_each;  // the choice of `T for each Choice`
    bool or_none = false;
    bool judgement = false;                   // needs a named person, a day and reasons

    friend bool operator==(const Type& a, const Type& b);
};

[[nodiscard]] inline Type plain(TypeKind kind) {
    Type type;
    type.kind = kind;
    return type;
}
[[nodiscard]] inline Type rate(TypeKind kind, Period period) {
    auto type = plain(kind);
    type.period = period;
    return type;
}
[[nodiscard]] inline Type indexed(TypeKind kind, std::uint32_t index) {
    auto type = plain(kind);
    type.index = index;
    return type;
}
[[nodiscard]] Type list_of(Type element);
/// The type of a value that is there: not none, and settled if it is a judgement.
[[nodiscard]] Type present(Type type);
[[nodiscard]] Type or_none(Type type);

[[nodiscard]] inline bool is_number(TypeKind kind) { return kind >= TypeKind::Whole && kind <= TypeKind::MoneyAnyPeriod; }
[[nodiscard]] inline bool is_duration(TypeKind kind) { return kind == TypeKind::CalendarDuration || kind == TypeKind::ExactDuration; }
[[nodiscard]] inline bool is_text(TypeKind kind) { return kind == TypeKind::Text || kind == TypeKind::NhsNumber; }
/// Whether values of the type have an order, for comparing and for finding the least.
[[nodiscard]] bool is_ordered(const Type& type);
[[nodiscard]] NumberKind number_kind(TypeKind kind);

}  // namespace careact::program
