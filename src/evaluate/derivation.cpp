#include "evaluate/derivation.hpp"

#include "evaluate/naming.hpp"
#include "evaluate/search.hpp"

#include <algorithm>
#include <array>

namespace careact::evaluation {

namespace {

using program::Op;
using program::Word;

std::string_view word_of(Word word) {
    constexpr std::array names = {"",      "less",   "at most", "more",   "at least", "before",       "after", "on or before", "on or after",
                                  "some",  "every",  "no",      "latest", "earliest", "sum",          "count", "least",        "greatest",
                                  "years", "months", "weeks",   "days",   "nights",   "working days", "part",  "whole"};
    return names[static_cast<std::size_t>(word)];
}

std::string_view op_of(Op op) {
    constexpr std::array names = {
        "written",      "the date",  "the start",      "the due date", "the answer", "given",    "fact",     "figure",     "data list", "asked",   "looked up",
        "clock",        "fact",      "part of period", "asked clock",  "item",       "list",     "rate",     "for time",   "converted", "on date", "with",
        "in layer",     "if none",   "shifted",        "sum",          "product",    "compared", "same",     "is none",    "compared",  "within",  "one of",
        "blank",        "same text", "recorded",       "not known",    "absent",     "not",      "and",      "or",         "rounded",   "steps",   "between",
        "time between", "date of",   "financial year", "collected",    "all of",     "any of",   "at least", "quantified", "picked"};
    static_assert(names.size() == static_cast<std::size_t>(Op::Pick) + 1);
    return names[static_cast<std::size_t>(op)];
}

std::string_view text_of(Rounding rounding) {
    constexpr std::array names = {"half up", "half even", "up", "down"};
    return names[static_cast<std::size_t>(rounding)];
}

std::string_view text_of(program::Unit unit) {
    constexpr std::array names = {"pound", "penny", "tenth of a penny", "hundredth of a penny", "whole number"};
    return names[static_cast<std::size_t>(unit)];
}

std::string_view text_of(MonthEnd convention) { return convention == MonthEnd::LastValidDay ? "last valid day" : "day after"; }

std::string_view text_of(program::Bound::Kind kind) {
    constexpr std::array names = {"up to", "over", "at least", "below"};
    return names[static_cast<std::size_t>(kind)];
}

/// Two uses of one operation that differ in more than their parts.
std::string how_of(const program::Expr& e) {
    constexpr std::array stretch = {"first day", "last day", "days"};
    constexpr std::array clock = {"state", "start", "due", "stop"};
    switch (e.op) {
        case Op::Shift: return e.signs[0] < 0 ? "before" : "after";
        case Op::Round: return std::string(text_of(e.rounding));
        case Op::StretchPart: return stretch[e.index];
        case Op::ClockPart: return clock[e.index];
        case Op::InLayer: return e.index == program::local ? "local" : "national";
        case Op::UnknownTest: return e.state == EvidenceState::Recorded ? "" : std::string(to_text(e.state));
        case Op::MakeRate:
        case Op::Convert: return std::string(to_text(e.type.period));
        default: return std::string(word_of(e.word));
    }
}

std::string unit_of(const program::Expr& e) {
    if (e.op == Op::Round) return std::string(text_of(e.unit));
    if (e.op == Op::Shift || e.op == Op::Within) return std::string(text_of(e.month_end));
    return e.op == Op::Collect && e.type.or_none ? "or none" : "";
}

DerivedStep::Key key_of(const program::Cell& cell) {
    DerivedStep::Key made{cell.any, cell.values, {}};
    for (const auto& bound : cell.bounds) made.bounds.emplace_back(text_of(bound.kind), bound.value);
    return made;
}

class DerivationWriter {
public:
    DerivationWriter(const Session& session, const RuleOutcome& outcome, const std::function<std::uint32_t(OutcomeId)>& node,
                     std::map<DerivedId, std::uint32_t>& places)
        : session_(session), program_(session.program()), outcome_(outcome), node_(node), places_(places) {}

    std::vector<DerivedStep> run() {
        static_cast<void>(write(outcome_.cell.derived));
        return std::move(all_);
    }

private:
    std::uint32_t write(DerivedId id) {
        if (const auto found = places_.find(id); found != places_.end()) return found->second;
        const auto& derived = session_.trace().derived[id];
        std::vector<DerivedStep::Part> parts;
        for (const auto& part : derived.parts) {
            auto made = role(derived, part);
            made.step = write(part.derived);
            parts.push_back(std::move(made));
        }
        auto made = step(derived);
        made.parts = std::move(parts);
        all_.push_back(std::move(made));
        const auto place = static_cast<std::uint32_t>(all_.size() - 1);
        places_.emplace(id, place);
        return place;
    }

    DerivedStep step(const Derived& derived) {
        constexpr std::array kinds = {"", "answer", "clauses", "exceptions", "way", "listed", "national"};
        DerivedStep made;
        made.op = kinds[static_cast<std::size_t>(derived.kind)];
        made.status = static_cast<OutcomeStatus>(derived.status);
        made.value = derived.value;
        if (std::holds_alternative<Option>(derived.value)) made.shown = readable(derived.value, program_);
        if (derived.kind == Derived::Kind::Answer) answer(made);
        if (derived.kind == Derived::Kind::Exceptions) {
            for (const auto& exception : body()->exceptions) made.exceptions.push_back(exception.exception_to);
        }
        if (derived.kind == Derived::Kind::Expression) expression(made, derived);
        if (derived.asked != no_outcome) made.asked = node_(derived.asked);
        return made;
    }

    void expression(DerivedStep& made, const Derived& derived) {
        const auto& e = program_[derived.expr];
        made.op = op_of(e.op);
        made.text = program_.written(e.span);
        made.line = line(e.span);
        made.how = how_of(e);
        made.unit = unit_of(e);
        made.negated = e.negated;
        made.name = e.op == Op::With ? e.path : e.op == Op::Lookup ? program_.tables[e.index].name : derived.path;
        if (e.op == Op::Call) made.name = program_.rules[e.index].name;
        if (e.op == Op::And || e.op == Op::Or) made.number = static_cast<std::int64_t>(e.args.size());
        if (e.op == Op::AtLeast) made.number = e.number;
        if (e.op == Op::Convert && !derived.path.empty()) made.factor = derived.factor;
        const bool of_evidence = e.op == Op::Recorded || e.op == Op::UnknownTest || e.op == Op::Absent;
        const bool other_than_recorded = derived.evidence != EvidenceState::Recorded || derived.status == Status::Unknown;
        const bool of_fact = (e.op == Op::Fact || e.op == Op::Member) && !derived.path.empty();
        if (of_evidence || (of_fact && other_than_recorded)) made.state = to_text(derived.evidence);
        if (derived.has_figure) made.figure = figure_of(session_.atoms()[derived.figure], program_);
        if (e.op != Op::Lookup) return;
        made.rows.emplace();
        for (std::size_t i = 0; derived.block != nullptr && i < derived.rows; ++i) made.rows->push_back(row(derived.block->rows[i]));
    }

    static DerivedStep::Row row(const program::TableRow& row) {
        DerivedStep::Row made;
        for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) made.keys.push_back(key_of(row.cells[i]));
        made.gap = row.cells.back().gap.has_value();
        return made;
    }

    void answer(DerivedStep& made) const {
        using Kind = RuleOutcome::Kind;
        made.op = outcome_.kind == Kind::Clock ? "clock" : outcome_.kind == Kind::Check ? "check" : "rule";
        if (outcome_.kind == Kind::Check && !program_.checks[outcome_.id].asks.empty()) made.how = "asks";
        if (outcome_.kind != Kind::Rule || body() == nullptr) return;
        made.how = body()->change == program::Opening::MayRaise ? "raises" : body()->change == program::Opening::MayLower ? "lowers" : "";
        if (body()->carry.stepping != program::Stepping::None) made.unit = "carried";
    }

    // ---- What a part was, told by where it stands in the rules ----

    DerivedStep::Part role(const Derived& derived, const Derived::Part& part) const {
        switch (derived.kind) {
            case Derived::Kind::Expression: return of_expression(program_[derived.expr], part.expr);
            case Derived::Kind::Answer: return of_answer(part);
            case Derived::Kind::Ladder: return named(of_clauses(ladder_of(part), part.expr).as);
            case Derived::Kind::Exceptions:
            case Derived::Kind::Way: return body() != nullptr ? of_clauses(body()->exceptions, part.expr) : DerivedStep::Part{};
            default: return {};
        }
    }

    static DerivedStep::Part named(std::string as, std::optional<std::size_t> of = {}) {
        DerivedStep::Part made;
        made.as = std::move(as);
        if (of) made.of = static_cast<std::uint32_t>(*of);
        return made;
    }

    DerivedStep::Part of_expression(const program::Expr& e, program::ExprId part) const {
        const auto at = static_cast<std::size_t>(std::find(e.args.begin(), e.args.end(), part) - e.args.begin());
        const bool is_argument = at < e.args.size();
        switch (e.op) {
            case Op::Sum: return named(e.signs[at] < 0 ? "minus" : "plus");
            case Op::Product: return named(e.signs[at] < 0 ? "over" : "times");
            case Op::OnDate: return named(at == 1 ? "day" : "");
            case Op::With: return named(at == 1 ? "set" : "");
            case Op::Quantified: return named(at == 0 ? "list" : at == 1 ? "where" : "each");
            case Op::Pick: return named(at == 0 ? "list" : at == 1 ? "where" : "by");
            case Op::Lookup: return is_argument ? named("key") : row_of(e, part);
            default: break;
        }
        for (const auto& element : e.elements) {
            if (element.value == part) return named("each");
            if (element.list == part) return named("list");
            if (element.where == part) return named("where");
        }
        return {};
    }

    DerivedStep::Part row_of(const program::Expr& e, program::ExprId part) const {
        for (const auto& body : program_.tables[e.index].bodies) {
            if (!body) continue;
            for (const auto& block : body->blocks) {
                for (std::size_t i = 0; i < block.rows.size(); ++i) {
                    if (block.rows[i].cells.back().result == part) return named("gives", i);
                }
            }
        }
        return {};
    }

    static DerivedStep::Part of_clauses(const std::vector<program::Clause>& clauses, program::ExprId part) {
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            if (clauses[i].when == part && part != program::no_expr) return named("when", i);
            if (clauses[i].value == part) return named("gives", i);
        }
        return {};
    }

    const std::vector<program::Clause>& ladder_of(const Derived::Part& part) const {
        static const std::vector<program::Clause> none;
        if (outcome_.kind == RuleOutcome::Kind::Clock) {
            const auto& clock = program_.clocks[outcome_.id];
            return of_clauses(clock.starts, part.expr).as.empty() ? clock.due : clock.starts;
        }
        return body() != nullptr ? body()->clauses : none;
    }

    DerivedStep::Part of_answer(const Derived::Part& part) const {
        if (outcome_.kind == RuleOutcome::Kind::Check) return of_check(part.expr);
        if (outcome_.kind == RuleOutcome::Kind::Clock) return of_clock(part);
        if (part.expr == program::no_expr || body() == nullptr)
            return named(session_.trace().derived[part.derived].kind == Derived::Kind::National ? "national" : "answer");
        return named(part.expr == body()->applies ? "applies" : "let");
    }

    DerivedStep::Part of_check(program::ExprId part) const {
        const auto& check = program_.checks[outcome_.id];
        return named(part == check.applies ? "applies" : part == check.passes ? "passes" : part == check.answered_by ? "answered by" : "let");
    }

    DerivedStep::Part of_clock(const Derived::Part& part) const {
        const auto& clock = program_.clocks[outcome_.id];
        if (part.expr != program::no_expr)
            return named(part.expr == clock.applies ? "applies" : part.expr == clock.stops ? "stops" : part.expr == clock.due_soon ? "due soon" : "let");
        const auto& parts = session_.trace().derived[part.derived].parts;
        const bool starts = parts.empty() || !of_clauses(clock.starts, parts.front().expr).as.empty();
        return named(starts ? "start" : "due");
    }

    const program::RuleBody* body() const {
        if (outcome_.kind != RuleOutcome::Kind::Rule) return nullptr;
        const auto& body = program_.rules[outcome_.id].bodies[outcome_.layer];
        return body ? &*body : nullptr;
    }

    /// Counted on from the last that was asked for, where it comes after that: most do.
    std::uint32_t line(Span span) {
        if (span.file >= program_.sources.size()) return 0;
        if (span.file != counted_.file || span.begin < counted_.begin) counted_ = {span.file, 0, 1};
        const auto& text = program_.sources[span.file].text;
        const auto on = [&](std::uint32_t place) { return text.begin() + std::min<std::ptrdiff_t>(place, std::ssize(text)); };
        counted_.line += static_cast<std::uint32_t>(std::count(on(counted_.begin), on(span.begin), '\n'));
        counted_.begin = span.begin;
        return counted_.line;
    }

    const Session& session_;
    const program::Program& program_;
    const RuleOutcome& outcome_;
    const std::function<std::uint32_t(OutcomeId)>& node_;
    std::map<DerivedId, std::uint32_t>& places_;
    std::vector<DerivedStep> all_;
    struct {
        std::uint32_t file = 0, begin = 0, line = 1;
    } counted_;
};

}  // namespace

std::vector<DerivedStep> derivation_of(const Session& session, const RuleOutcome& outcome, const std::function<std::uint32_t(OutcomeId)>& node,
                                       std::map<DerivedId, std::uint32_t>& places) {
    if (outcome.cell.derived == not_derived) return {};
    return DerivationWriter(session, outcome, node, places).run();
}

}  // namespace careact::evaluation
