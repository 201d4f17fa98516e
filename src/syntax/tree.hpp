#pragma once
/// The syntax tree: what was written, with places, and nothing worked out.
///
/// Expressions are nodes in one pool for each file, named by `ExprId`. A declaration is its heading and its clauses in the order
/// they were written; `shape.hpp` says which clauses belong to which kind of declaration.

#include "careact/source.hpp"
#include "careact/value.hpp"

#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace careact::syntax {

struct Name {
    std::string text;
    Span span;
};

using ExprId = std::uint32_t;
constexpr ExprId no_expr = std::numeric_limits<ExprId>::max();

enum class ExprKind : std::uint8_t {
    Literal,        // literal
    Name,           // name
    TheDate,        // `the date`
    TheStart,       // `the start`, of a clock
    TheDueDate,     // `the due date`, of a clock
    TheAnswer,      // `the answer`, of a rule
    ListLiteral,    // [ args ]
    ItemLiteral,    // { fields: args }
    Call,           // name(args)
    Member,         // args[0] . name
    Index,          // args[0] [ number ], in examples
    PerPeriod,      // args[0] per period
    ForTime,        // args[0] for literal
    Convert,        // args[0] converted to per period
    OnDate,         // args[0] on args[1]
    With,           // args[0] with args[1] set to args[2]
    InLayer,        // args[0] in the name layer
    IfNone,         // args[0] if none args[1]
    After,          // args[0] after args[1]
    Before,         // args[0] before args[1]
    Sum,            // args joined by words + and -
    Product,        // args joined by words *, / and of
    Compare,        // args[0] word args[1]
    Is,             // args[0] is args[1]: a value or an option
    IsNone,         // args[0] is none
    IsDated,        // args[0] is `word` args[1]: before, after, on or before, on or after
    IsWithin,       // args[0] is within args[1] after or before args[2]
    IsOneOf,        // args[0] is one of args[1..]
    IsBlank,        // args[0] is blank
    IsSameText,     // args[0] is the same text as args[1]
    IsRecorded,     // args[0] is recorded
    IsUnknown,      // args[0] is unknown
    IsUnknownWhy,   // args[0] is unknown because state
    IsAbsent,       // args[0] is absent
    Not,            // not args[0]
    And,            // args
    Or,             // args
    Rounded,        // args[0] rounded
    Steps,          // steps of args[0] in args[1] counting word steps
    Between,        // number of word from args[0] to args[1]
    TimeBetween,    // time from args[0] to args[1]
    DateOf,         // date of args[0]
    FinancialYear,  // financial year of args[0]
    Collect,        // word of ( elements ): sum, count, least, greatest, earliest, latest
    AllOf,          // all of ( elements )
    AnyOf,          // any of ( elements )
    AtLeast,        // at least number of ( elements )
    Quantified,     // word ( name in args[0] where args[1] satisfies args[2] ): some, every, no
    Pick,           // word ( name in args[0] by args[2] where args[1] ): latest, earliest
    Broken,         // could not be read; already reported
};

/// `under CAR "reg 25"`.
struct Citation {
    Name authority;
    std::string place;
    Span span;
};

struct Text {
    std::string text;
    Span span;
};

struct DateNote {
    Date date;
    Span span;
    bool read = true;  // false for a day that is in no calendar, which was reported
};

/// What follows a clause: under, as, from, until, unverified.
struct Notes {
    std::vector<Citation> under;
    std::optional<Name> label;
    std::optional<Text> label_title;  // what the label stands for, in words for people
    std::optional<DateNote> from, until, known_from;
    std::optional<Text> source, unverified;
};

enum class RoundTo : std::uint8_t { Pound, Penny, TenthOfPenny, HundredthOfPenny, WholeNumber };

/// One element of `sum of ( ... )` and its like: a value, perhaps for each item of a list.
struct Element {
    ExprId value = no_expr;
    std::optional<Name> item;
    ExprId list = no_expr;
    ExprId where = no_expr;
    Notes notes;
};

struct Expr {
    ExprKind kind = ExprKind::Broken;
    Span span;
    std::uint32_t depth = 0;  // of the tree below
    Name name;
    std::string word;                // the operator, as in the list above
    std::vector<std::string> words;  // of Sum and Product, one between each two args
    Value literal;
    Period period = Period::Week;
    std::int64_t number = 0;
    Rounding rounding = Rounding::HalfUp;
    RoundTo round_to = RoundTo::Penny;
    EvidenceState state = EvidenceState::Recorded;
    bool negated = false;  // `is not ...`
    std::vector<ExprId> args;
    std::vector<Name> fields;       // of ItemLiteral
    std::vector<Element> elements;  // of Collect and its like
};

enum class TypeWord : std::uint8_t {
    YesNo, WholeNumber, Decimal, Percent, PercentRate, Money, MoneyRate, MoneyAnyPeriod, Date, DateTime, CalendarDuration,
    ExactDuration, Text, NhsNumber, Named, ListOf,
};

struct TypeExpr {
    TypeWord word = TypeWord::Text;
    Span span;
    Period period = Period::Week;
    Name name;                       // of Named
    std::vector<TypeExpr> element;   // of ListOf, one
    std::optional<Name> for_each;    // T for each Choice
    bool judgement = false;
    bool or_none = false;
};

struct Parameter {
    Name name;
    TypeExpr type;
};

struct ForEach {
    Name item;
    ExprId list = no_expr;
};

// ---- Clauses ---------------------------------------------------------------------------------------------------------

struct UsesClause { Name module; };
struct MonthsClause { MonthEnd convention = MonthEnd::LastValidDay; };
struct UnderClause { Notes notes; };
struct ChoiceOption { Name name; std::optional<Text> title; Notes notes; };
struct OptionsClause { std::vector<ChoiceOption> options; };
struct Presumed { ExprId value = no_expr; Notes notes; Span span; };
struct HasClause {
    Name name;
    TypeExpr type;
    std::optional<Text> title;
    std::optional<Name> not_before;  // the member of the same item whose day comes first
    bool is_protected = false;
    std::vector<Citation> protected_under;
    std::optional<Presumed> presumed;
};
struct RowClause { ExprId value = no_expr; std::optional<Text> gap; Notes notes; };
struct LocalMayClause { Name word; };
struct OverrideClause {};
struct AppliesClause { ExprId when = no_expr; std::optional<Text> otherwise; };
struct LetClause { Name name; ExprId value = no_expr; };
struct StartingClause { Name name; ExprId value = no_expr; };
/// Steps through periods (`period` holds `whole week`, `calendar month`, `day`) or over the items of a list.
struct CarryClause { std::string period; Name item; ExprId from = no_expr, to = no_expr; ExprId list = no_expr, where = no_expr, in_order_of = no_expr; };
struct BecomesClause { Name name; ExprId value = no_expr; ExprId when = no_expr; std::optional<Name> otherwise_name; ExprId otherwise = no_expr; };
struct GivesClause { ExprId value = no_expr; ExprId when = no_expr; bool otherwise = false; Notes notes; };
struct ExceptionClause { std::optional<Name> to; ExprId value = no_expr; ExprId when = no_expr; Notes notes; };
struct TellsClause { bool person = true; std::optional<Name> locale; Text message; };
struct NextStepClause { Text step; std::optional<Text> for_person; ExprId answer = no_expr; Notes notes; };
struct TableModeClause { std::string mode; };
struct TableFromClause { Notes notes; };

struct Bound { std::string word; ExprId value = no_expr; };  // up to, over, at least, below
struct Cell { bool any = false; std::vector<ExprId> values; std::vector<Bound> bounds; std::optional<Text> gap; Span span; };
struct CellsClause { std::vector<Cell> cells; };

/// One rung of `starts` or `due`: a value, perhaps when something holds.
struct LadderClause { std::string word; ExprId value = no_expr; ExprId when = no_expr; bool otherwise = false; };
struct DueSoonClause { ExprId value = no_expr; };
struct StopsClause { ExprId value = no_expr; };
struct MissedClause { Text means; };
struct ThemeClause { Name theme; };
struct PassesClause { ExprId when = no_expr; };
struct AsksClause { Text question; ExprId answered_by = no_expr; };
struct AlwaysClause { ExprId condition = no_expr; };

struct GivenClause {
    ExprId path = no_expr;
    enum class How : std::uint8_t { Value, Judged, Unknown, NotApplicable } how = How::Value;
    ExprId value = no_expr;
    std::optional<Text> by, because;
    std::optional<DateNote> on;
    EvidenceState state = EvidenceState::Recorded;
};

struct Because { std::string word; Name name; std::optional<Citation> citation; Span span; };  // word: "gap", "" for a label or a provision
struct ExpectClause {
    ExprId goal = no_expr;
    ExprId on = no_expr;
    std::string outcome;  // empty for a value; else undecided, not applicable, failed, unverified, passed, not evidenced, needs a person
    ExprId value = no_expr;
    std::vector<ExprId> needing;
    std::optional<Because> because;
};

using ClauseBody = std::variant<UsesClause, MonthsClause, UnderClause, OptionsClause, HasClause, RowClause, LocalMayClause,
                                OverrideClause, AppliesClause, LetClause, StartingClause, CarryClause, BecomesClause, GivesClause,
                                ExceptionClause, TellsClause, NextStepClause, TableModeClause, TableFromClause, CellsClause,
                                LadderClause, DueSoonClause, StopsClause, MissedClause, ThemeClause, PassesClause, AsksClause,
                                AlwaysClause, GivenClause, ExpectClause>;

struct Clause {
    Span span;
    ClauseBody body;
};

enum class DeclarationKind : std::uint8_t {
    Module, Layer, Authority, Conversion, Choice, RecordType, Fact, Figure, List, Table, Rule, Clock, Check, Promise, Example,
};

/// `from month to week times 12 / 52`, `act "Care Act 2014" cited "2014 c. 23"`: what only some headings have.
struct AuthorityHead { std::string kind; std::string title; std::string cited; };
struct ConversionHead { Period from = Period::Week, to = Period::Week; Rational factor; };
struct ExampleHead { DateNote on; std::optional<DateNote> known_on; };

struct Declaration {
    DeclarationKind kind = DeclarationKind::Rule;
    std::string change;  // in a layer: raise, lower, replace or extend
    Span keyword;
    Span span;
    Name name;            // of a module, dotted; of an example, its title
    std::optional<Name> over;
    std::vector<Parameter> parameters;
    std::optional<ForEach> for_each;
    std::optional<TypeExpr> type;
    std::optional<Text> title;
    AuthorityHead authority;
    ConversionHead conversion;
    ExampleHead example;
    std::optional<Presumed> presumed;  // of a fact
    bool is_protected = false;         // of a fact
    Notes notes;                       // of the heading
    std::vector<Clause> clauses;
    bool broken = false;               // something in it could not be read, and was reported
    bool names_lost = false;           // and names that the rest of it uses may have stood there
};

/// One rule file. Declarations of kind Module and Layer head the ones after them.
struct RuleFile {
    std::uint32_t file = 0;
    std::vector<Expr> exprs;
    std::vector<Declaration> declarations;
    bool unread = false;  // all of it, or what follows some place: what it declares is not known
};

/// All clauses of one kind, in order.
template <typename Body>
[[nodiscard]] std::vector<const Body*> clauses_of(const Declaration& declaration) {
    std::vector<const Body*> found;
    for (const auto& clause : declaration.clauses) {
        if (const auto* body = std::get_if<Body>(&clause.body)) found.push_back(body);
    }
    return found;
}

template <typename Body>
[[nodiscard]] const Body* clause_of(const Declaration& declaration) {
    const auto found = clauses_of<Body>(declaration);
    return found.empty() ? nullptr : found.front();
}

[[nodiscard]] std::string_view to_text(DeclarationKind kind);

}  // namespace careact::syntax
