#pragma once
/// The compiled rulebook: typed, id-indexed, immutable once made.

#include "careact/source.hpp"
#include "program/expr.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace careact::program {

/// Where something is from: 0 is the base that local layers stand over.
using Layer = std::uint8_t;
constexpr Layer national = 0;
constexpr Layer local = 1;

struct Dates {
    std::optional<Date> from, until;  // both inclusive

    [[nodiscard]] bool contain(Date date) const { return (!from || *from <= date) && (!until || date <= *until); }
};

struct Module {
    std::string name;
    std::string title;
    Layer layer = national;
    MonthEnd month_end = MonthEnd::LastValidDay;
    bool month_end_declared = false;
    std::string unverified;
};

struct Authority {
    std::string name, kind, title, cited;
    Dates dates;
};

struct ChoiceOption {
    std::string name, title;
    std::vector<Citation> under;
};
struct Choice {
    std::string name, title;
    std::vector<ChoiceOption> options;
};

/// A member of a record type, or a fact: a member of the record itself.
struct Member {
    std::string name, title;
    Type type;
    bool is_protected = false;
    std::optional<Value> presumed;
    std::vector<Citation> presumed_under;
    std::optional<std::uint32_t> not_before;  // the member of the same item whose day comes first
    Span span;
};
struct RecordType {
    std::string name, title;
    std::vector<Member> members;
};
/// The record itself is the first record type; its members are the facts.
constexpr std::uint32_t record_root = 0;
/// The states of a clock are the first choice.
constexpr std::uint32_t clock_states = 0;

struct Conversion {
    std::string name;
    Period from = Period::Week, to = Period::Week;
    Rational factor;
    std::vector<Citation> under;
};

enum class Opening : std::uint8_t { Closed, MayRaise, MayLower, MayReplace, MayExtend };

struct Row {
    std::optional<Value> value;  // none: a gap
    std::string gap;
    Dates dates;
    std::optional<Date> known_from;
    std::string source, unverified;
    std::vector<Citation> under;
    Layer layer = national;
    Span span;
};

/// A figure, or with `is_list` a dated list. Each layer that defines it has its own rows.
struct Figure {
    std::string name, title;
    Type type;
    bool is_list = false;
    Opening opening = Opening::Closed;
    std::array<std::vector<Row>, 2> rows;  // by layer; an extended list has the added rows in the local one
    std::array<bool, 2> defined{};
    std::array<std::vector<Citation>, 2> under;
    std::array<std::uint32_t, 2> module{};
    Span span;
};

struct Bound {
    enum class Kind : std::uint8_t { UpTo, Over, AtLeast, Below } kind = Kind::UpTo;
    Value value;
};
struct Cell {
    bool any = false;
    std::vector<Value> values;
    std::vector<Bound> bounds;
    std::optional<std::string> gap;  // of a result
    ExprId result = no_expr;
    Span span;
};
struct TableRow {
    std::vector<Cell> cells;  // one for each parameter, then the result
    Span span;
};
struct TableBlock {
    Dates dates;
    std::vector<TableRow> rows;
};
struct TableBody {
    enum class Mode : std::uint8_t { Unique, First } mode = Mode::Unique;
    std::vector<TableBlock> blocks;
    std::vector<Citation> under;
    std::string unverified;
    std::uint32_t module = 0;
    Span span;
};
struct Table {
    std::string name, title;
    std::vector<Type> parameters;
    std::vector<std::string> parameter_names;
    Type type;
    Opening opening = Opening::Closed;
    std::array<std::optional<TableBody>, 2> bodies;
};

/// A clause that gives a value: under which provision, from when, and what it is called.
struct Clause {
    ExprId value = no_expr;
    ExprId when = no_expr;
    bool otherwise = false;
    std::string label, title;
    std::optional<std::uint32_t> exception_to;  // index among the exceptions
    std::vector<Citation> under;
    Dates dates;
    std::string unverified;
    Span span;
};

struct Let {
    std::string name;
    std::uint32_t slot = 0;
    ExprId value = no_expr;
};

struct Becomes {
    std::uint32_t variable = 0;  // index into Carry::variables
    ExprId value = no_expr;
    ExprId when = no_expr;
    ExprId otherwise = no_expr;
};
enum class Stepping : std::uint8_t { None, WholeWeek, Month, Quarter, HalfYear, Day, Items };
struct Carry {
    Stepping stepping = Stepping::None;
    std::vector<Let> variables;
    std::uint32_t slot = 0;  // of the period or item
    ExprId from = no_expr, to = no_expr;
    ExprId list = no_expr, where = no_expr, in_order_of = no_expr;
    std::vector<Becomes> becomes;
};

/// A sentence for people, with the values it is filled in with.
struct Message {
    std::string locale;  // empty: English
    std::string text;    // ICU message format
    std::vector<std::pair<std::string, ExprId>> arguments;  // but for `answer` and `item`
    Span span;
};
struct NextStep {
    std::string step, for_person;
    Value answer;
    std::vector<Citation> under;
};

struct RuleBody {
    ExprId applies = no_expr;
    std::string else_text;
    std::vector<Let> lets;
    Carry carry;
    std::vector<Clause> clauses;
    std::vector<Clause> exceptions;
    std::vector<Message> person, professional;
    std::vector<NextStep> steps;
    std::vector<Citation> under;
    std::string unverified;
    bool broken = false;               // an exception is to a label that is not there; already reported
    Opening change = Opening::Closed;  // in a layer: raise, lower or replace
    std::uint32_t module = 0;
    std::uint32_t slots = 0;
    Span span;
};

/// Rules, clocks, checks and promises have parameters, or an item of a list that they are asked about one by one.
struct Scope {
    std::vector<std::string> names;
    std::vector<Type> types;
    bool for_each = false;
    ExprId list = no_expr;
};

struct Rule {
    std::string name, title;
    Scope scope;
    Type type;
    Opening opening = Opening::Closed;
    bool may_override = false;
    std::array<std::optional<RuleBody>, 2> bodies;
    Span span;

    /// Whether it is an outcome that is reported: it has a title and needs nothing but the record.
    [[nodiscard]] bool is_reported() const { return !title.empty() && (scope.names.empty() || scope.for_each); }
};

struct Clock {
    std::string name, title;
    Scope scope;
    ExprId applies = no_expr;
    std::string else_text;
    std::vector<Let> lets;
    std::vector<Clause> starts, due;
    ExprId due_soon = no_expr, stops = no_expr;
    std::string missed_means;
    Type start_type = plain(TypeKind::Date), due_type = plain(TypeKind::Date);
    std::vector<Citation> under;
    std::string unverified;
    Layer layer = national;
    std::uint32_t module = 0;
    std::uint32_t slots = 0;
    Span span;
};

struct Check {
    std::string name, title, theme;
    Scope scope;
    ExprId applies = no_expr;
    std::string else_text;
    std::vector<Let> lets;
    ExprId passes = no_expr;
    std::string asks;
    ExprId answered_by = no_expr;
    std::vector<Citation> under;
    std::string unverified;
    Layer layer = national;
    std::uint32_t module = 0;
    std::uint32_t slots = 0;
    Span span;
};

struct Promise {
    std::string name, title;
    Scope scope;
    ExprId applies = no_expr;
    ExprId always = no_expr;
    std::vector<Citation> under;
    Layer layer = national;
    std::uint32_t slots = 0;
    Span span;
};

/// What an example expects of its case.
struct Expectation {
    ExprId goal = no_expr;               // of a check: the item it is about, if any
    std::optional<std::uint32_t> check;
    std::optional<Date> on;              // of a check asked on another day
    std::string outcome;  // empty: a value
    std::optional<Value> value;
    std::vector<std::string> needing;
    std::string because_label;
    std::optional<Citation> because_citation;
    std::string because_gap;
    Span span;
};
struct Example {
    std::string title;
    Date on;
    std::optional<Date> known_on;
    std::shared_ptr<const Item> record;
    std::vector<Expectation> expectations;
    Layer layer = national;
    Span span;
};

struct Program {
    std::string digest;
    std::vector<SourceText> sources;
    std::vector<std::vector<std::uint32_t>> line_starts;  // of each source: proofs ask for places by the thousand
    std::string layer_name, layer_title;  // of the local layer, if there is one
    std::vector<Module> modules;
    std::vector<Authority> authorities;
    std::vector<Choice> choices;
    std::vector<RecordType> types;
    std::vector<Conversion> conversions;
    std::vector<Figure> figures;
    std::vector<Table> tables;
    std::vector<Rule> rules;
    std::vector<Clock> clocks;
    std::vector<Check> checks;
    std::vector<Promise> promises;
    std::vector<Example> examples;
    std::vector<Expr> exprs;

    void keep(const std::vector<SourceText>& all);
    [[nodiscard]] const Expr& operator[](ExprId id) const { return exprs[id]; }
    /// What was written there, on one line.
    [[nodiscard]] std::string written(Span span) const;
    /// The file and the line where it begins: `charge.care:41`.
    [[nodiscard]] std::string place(Span span) const;
    [[nodiscard]] const std::vector<Member>& facts() const { return types[record_root].members; }
};

/// As the language writes it: `money per week or none`.
[[nodiscard]] std::string to_text(const Type& type, const Program& program);
[[nodiscard]] std::string to_text(const Citation& citation, const Program& program);
/// The expression as the language writes it, for messages and for matching conditions with each other.
[[nodiscard]] std::string to_text(ExprId id, const Program& program);
/// Where in the record an expression of facts, members and items leads: `needs.nutrition.limbs`, `carers[1].name`.
[[nodiscard]] std::string record_path(ExprId id, const Program& program);

/// Calls `visit` with each part of an expression.
template <typename Visit>
void each_part(const Expr& expr, Visit visit) {
    const auto part = [&](ExprId id) {
        if (id != no_expr) visit(id);
    };
    for (const auto arg : expr.args) part(arg);
    for (const auto& element : expr.elements) part(element.list), part(element.where), part(element.value);
}

/// Calls `visit` with each expression that a rule's body is made of.
template <typename Visit>
void each_root(const RuleBody& body, Visit visit) {
    const auto root = [&](ExprId id) {
        if (id != no_expr) visit(id);
    };
    root(body.applies);
    for (const auto& let : body.lets) root(let.value);
    for (const auto& variable : body.carry.variables) root(variable.value);
    for (const auto id : {body.carry.from, body.carry.to, body.carry.list, body.carry.where, body.carry.in_order_of}) root(id);
    for (const auto& step : body.carry.becomes) root(step.value), root(step.when), root(step.otherwise);
    for (const auto& clause : body.clauses) root(clause.value), root(clause.when);
    for (const auto& exception : body.exceptions) root(exception.value), root(exception.when);
    for (const auto& message : body.person) for (const auto& [name, id] : message.arguments) root(id);
    for (const auto& message : body.professional) for (const auto& [name, id] : message.arguments) root(id);
}

}  // namespace careact::program
