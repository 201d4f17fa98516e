#pragma once
/// Expressions of the compiled rulebook: typed, every name an id.

#include "careact/source.hpp"
#include "program/type.hpp"

#include <limits>
#include <vector>

namespace careact::program {

using ExprId = std::uint32_t;
constexpr ExprId no_expr = std::numeric_limits<ExprId>::max();

enum class Op : std::uint8_t {
    Literal, TheDate, TheStart, TheDueDate, TheAnswer,
    Local,       // index: slot
    Fact,        // index: fact
    Figure,      // index: figure
    DataList,    // index: list
    Call,        // index: rule; args
    Lookup,      // index: table; args
    Clock,       // index: clock; args
    Member,      // args[0] . index
    StretchPart, // args[0] . index: first_day, last_day, days
    ClockPart,   // args[0] . index: state, start, due, stop
    At,          // args[0] [ index ], from 1
    ListOf,      // args
    MakeRate,    // args[0] per period of the type
    ForTime,     // args[0] for args[1]
    Convert,     // args[0] converted to the type's period
    OnDate,      // args[0] on args[1]
    With,        // args[0] with path set to args[1]
    InLayer,     // args[0] in layer index
    IfNone,      // args[0] if none args[1]
    Shift,       // args[0] after (sign 1) or before (-1) args[1]
    Sum,         // args with signs
    Product,     // args with operators * or /
    Compare, Same, IsNone, DateTest, Within, OneOf, Blank, SameText, Recorded, UnknownTest, Absent,
    Not, And, Or, Round, Steps, Between, TimeBetween, DateOf, FinancialYear,
    Collect, AllOf, AnyOf, AtLeast, Quantified, Pick,
};

/// What distinguishes two uses of one operation.
enum class Word : std::uint8_t {
    None, Less, AtMost, Greater, AtLeast, Before, After, OnOrBefore, OnOrAfter, Some, Every, No, Latest, Earliest, Sum, Count, Least,
    Most, Years, Months, Weeks, Days, Nights, WorkingDays, Part, Whole,
};

/// `under CAR "reg 25"`.
struct Citation {
    std::uint32_t authority = 0;
    std::string place;
};

enum class Unit : std::uint8_t { Pound, Penny, TenthOfPenny, HundredthOfPenny, WholeNumber };

/// One element of a collection. An element over a list binds its item to a slot.
struct Element {
    ExprId value = no_expr;
    ExprId list = no_expr;
    ExprId where = no_expr;
    std::uint32_t slot = 0;
    std::string label, title;
    std::vector<Citation> under;
    std::string unverified;
};

struct Expr {
    Op op = Op::Literal;
    Span span;
    Type type;
    Value literal;
    std::uint32_t index = 0;
    Word word = Word::None;
    bool negated = false;
    std::vector<ExprId> args;
    std::vector<std::int8_t> signs;  // of Sum: 1 or -1; of Product: 1 to multiply, -1 to divide
    std::vector<Element> elements;
    std::int64_t number = 0;         // of AtLeast
    Rounding rounding = Rounding::HalfUp;
    Unit unit = Unit::Penny;
    EvidenceState state = EvidenceState::Recorded;
    MonthEnd month_end = MonthEnd::LastValidDay;
    std::string path;                // of With: the fact that is set
    std::uint32_t slot = 0;          // of Quantified and Pick
};

}  // namespace careact::program
