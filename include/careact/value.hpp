#pragma once
/// What a fact can hold, and how it is known.

#include "careact/date.hpp"
#include "careact/number.hpp"

#include <memory>
#include <array>
#include <string>
#include <variant>
#include <vector>

namespace careact {

enum class Period : std::uint8_t { Day, Week, Fortnight, FourWeeks, Month, Quarter, Year };
inline constexpr std::array all_periods = {Period::Day, Period::Week, Period::Fortnight, Period::FourWeeks, Period::Month, Period::Quarter, Period::Year};
[[nodiscard]] std::string_view to_text(Period period);

/// What a number counts. Rates are so much for each period.
enum class NumberKind : std::uint8_t { Whole, Decimal, Percent, Money, MoneyRate, PercentRate };

/// An exact number with its unit. Percent is held as a fraction: 90% is 9/10.
struct Quantity {
    NumberKind kind = NumberKind::Whole;
    Rational amount;
    Period period = Period::Week;  // of rates alone

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Recorded as being none, which is not the same as being left out.
struct None {
    friend bool operator==(const None&, const None&) = default;
};

/// One option of a choice.
struct Option {
    std::uint32_t choice = 0;
    std::uint32_t index = 0;
    std::string name;

    friend bool operator==(const Option& a, const Option& b) { return a.choice == b.choice && a.index == b.index; }
};

/// A stretch of time that a rule steps through: the last day is the last one inside it.
struct Stretch {
    Date first_day;
    Date last_day;

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct Item;
struct List;

/// Items and lists are shared and never changed once made.
using Value = std::variant<None, bool, Quantity, Date, DateTime, CalendarDuration, ExactDuration, std::string, Option, Stretch,
                           std::shared_ptr<const Item>, std::shared_ptr<const List>>;

/// How a fact stands in the record. Silent: the record says nothing. Unreadable: something was there that could not be read.
enum class EvidenceState : std::uint8_t { Recorded, Silent, NotAsked, Refused, Disputed, OutOfDate, NotApplicable, Unreadable };
/// As the language and records write it: `not asked`.
[[nodiscard]] std::string_view to_text(EvidenceState state);

/// Who settled a judgement, when, and why.
struct Judgement {
    std::string by;
    Date on;
    std::string because;
};

/// One member of a record: its state, its value if there is one to use or to show, and who judged it.
struct Evidence {
    EvidenceState state = EvidenceState::Silent;
    Value value;
    std::shared_ptr<const Judgement> judgement;
    bool presumed = false;  // the record is silent and the vocabulary presumes the value
};

/// One object of a record type. Members are in the order of the type; `path` says where it stands: `carers[1]`.
struct Item {
    std::uint32_t type = 0;
    std::string path;
    std::string key;  // its id, its option, or its place counted from 1
    EvidenceState state = EvidenceState::Recorded;  // of the item as a whole
    std::vector<Evidence> members;
    std::shared_ptr<const Option> option;  // of `T for each Choice`
};

struct List {
    std::string path;
    std::vector<Evidence> items;
};

/// As people write it: `£12.50 per week`, `yes`, `1 May 2026`, `12 months`.
[[nodiscard]] std::string to_text(const Value& value);
[[nodiscard]] std::string to_text(const Quantity& quantity);

/// Equality as rules mean it: numbers by amount and unit, text after Unicode normalisation.
[[nodiscard]] bool same_value(const Value& left, const Value& right);

/// Nine digits and a check digit that agrees with them, not all ten the same; spaces are passed over.
[[nodiscard]] bool is_nhs_number(std::string_view text);

}  // namespace careact
