/// Dated rows: every row has its date, none is said twice, and no day falls between two rows unnoticed.

#include "typecheck/cases.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/expressions.hpp"
#include "typecheck/rules.hpp"

#include <algorithm>

namespace careact::typecheck {

using program::Layer;
using program::Row;
using resolve::Declared;
using syntax::DeclarationKind;

namespace {

bool covers(const Row& row, Date date) { return row.dates.contain(date); }

class FigureReader {
public:
    FigureReader(Context& context, const Declared& declared, program::Figure& figure)
        : context_(context), declared_(declared), in_(context, declared, Use::Table), figure_(figure), layer_(layer_of(context, declared)) {}

    void run() {
        const auto& declaration = *declared_.declaration;
        figure_.defined[layer_] = true;
        figure_.module[layer_] = declared_.module;
        for (const auto* under : syntax::clauses_of<syntax::UnderClause>(declaration)) {
            add(figure_.under[layer_], in_.citations(under->notes.under));
            if (under->notes.unverified) unverified_ = under->notes.unverified->text;
        }
        for (const auto* row : syntax::clauses_of<syntax::RowClause>(declaration)) figure_.rows[layer_].push_back(read(*row));
        if (!figure_.is_list && !declaration.broken) check_order();
    }

private:
    static void add(std::vector<program::Citation>& to, std::vector<program::Citation> more) {
        to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    Row read(const syntax::RowClause& written) {
        Row row;
        row.layer = layer_;
        row.dates = in_.dates(written.notes);
        row.under = in_.citations(written.notes.under);
        if (written.notes.known_from && written.notes.known_from->read) row.known_from = written.notes.known_from->date;
        if (written.notes.source) row.source = written.notes.source->text;
        if (written.notes.unverified) row.unverified = written.notes.unverified->text;
        if (row.unverified.empty()) row.unverified = unverified_;
        if (row.unverified.empty()) row.unverified = context_.program.modules[declared_.module].unverified;
        if (written.gap) row.gap = written.gap->text;
        else read_value(written, row);
        row.span = written.value != syntax::no_expr ? declared_.file->exprs[written.value].span : written.notes.from->span;
        if (!written.notes.from) {
            context_.fault(DiagnosticKind::MissingDate, row.span, "this row has no date").help = "say from which day it holds: `from 2026-04-06`";
        }
        in_.check_in_force(row.under, row.dates, row.span);
        in_.check_in_force(figure_.under[layer_], row.dates, row.span);
        return row;
    }

    /// Rows leave off the period that the heading gives.
    void read_value(const syntax::RowClause& written, Row& row) {
        const auto id = in_.value(written.value, &figure_.type);
        const auto& value = in_[id];
        auto literal = value.literal;
        const bool rate = figure_.type.kind == TypeKind::MoneyRate || figure_.type.kind == TypeKind::PercentRate;
        if (value.op == program::Op::MakeRate && value.type == figure_.type) {
            row.value = with_period(in_[value.args[0]].literal);
        } else if (rate && value.op == program::Op::Literal &&
                   value.type.kind == (figure_.type.kind == TypeKind::MoneyRate ? TypeKind::Money : TypeKind::Percent)) {
            row.value = with_period(literal);
        } else if (rate && value.op == program::Op::MakeRate && value.type.kind == figure_.type.kind) {
            context_.fault(DiagnosticKind::Unit, value.span, "this row is per " + std::string(to_text(value.type.period)) + ", and `" + figure_.name + "` is per " + std::string(to_text(figure_.type.period))).help =
                "write the amount per " + std::string(to_text(figure_.type.period)) + ", as its source gives it";
        } else if (!Expressions::agrees(value.type, figure_.type)) {
            in_.disagree(value.span, value.type, figure_.type, "each row of `" + figure_.name + "`");
        } else {
            row.value = std::move(literal);
        }
    }

    Value with_period(const Value& amount) const {
        const auto* number = std::get_if<Quantity>(&amount);
        return number == nullptr ? amount : Value{Quantity{program::number_kind(figure_.type.kind), number->amount, figure_.type.period}};
    }

    void check_order() {
        const auto& rows = figure_.rows[layer_];
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto &before = rows[i - 1], &row = rows[i];
            if (!before.dates.from || !row.dates.from) continue;
            const bool same_day = *row.dates.from == *before.dates.from;
            if (same_day && row.known_from == before.known_from) {
                complain(DiagnosticKind::DateOrder, row, before, "two rows hold from the same day",
                         "give one of them its own day; an amount that became known later says so: `known from 2020-04-01`");
            } else if (*row.dates.from < *before.dates.from) {
                complain(DiagnosticKind::DateOrder, row, before, "this row begins before the row above it", "put rows in the order of their dates");
            } else if (before.dates.until && !same_day && add_days(*before.dates.until, 1) < row.dates.from) {
                complain(DiagnosticKind::DatedGap, row, before,
                         "nothing holds from " + add_days(*before.dates.until, 1)->to_words() + " until this row begins on " + row.dates.from->to_words(),
                         "leave `until` off, so that the row above holds until this one, or say that it is not known: `gap from " +
                             add_days(*before.dates.until, 1)->to_text() + " \"why\"`");
            }
        }
    }

    void complain(DiagnosticKind kind, const Row& row, const Row& before, std::string message, std::string help) {
        auto& d = context_.fault(kind, row.span, std::move(message));
        d.context.push_back({before.span, "the row above"});
        d.help = std::move(help);
    }

    Context& context_;
    const Declared& declared_;
    Expressions in_;
    std::string unverified_;  // of the heading: of every row that does not say it itself
    program::Figure& figure_;
    Layer layer_;
};

/// The row in force on a day, as far as was known on another.
const Row* row_on(const std::vector<Row>& rows, Date date, std::optional<Date> known_on) {
    const Row* found = nullptr;
    for (const auto& row : rows) {
        const bool known = !row.known_from || !known_on || *row.known_from <= *known_on;
        if (row.dates.from && *row.dates.from <= date && known) found = &row;
    }
    return found != nullptr && covers(*found, date) ? found : nullptr;
}

/// What a value on the wrong side is, and one on the right side: `below` and `more`, `shorter than` and `longer`.
struct Sides {
    std::string_view wrong, right;
};
Sides sides_of(TypeKind kind, bool raise) {
    if (program::is_duration(kind)) return raise ? Sides{"shorter than", "longer"} : Sides{"longer than", "shorter"};
    if (kind == TypeKind::Date || kind == TypeKind::DateTime) return raise ? Sides{"before", "later"} : Sides{"after", "earlier"};
    return raise ? Sides{"below", "more"} : Sides{"above", "less"};
}

/// A raised figure is at or above the national one on every day that both have a value, whatever was known, and a lowered one at or below.
class DirectionProof {
public:
    DirectionProof(Context& context, const program::Figure& figure, bool raise) : context_(context), figure_(figure), raise_(raise) {}

    void run() {
        // Values change only where a row of one of them begins or becomes known, so those days are all there is to look at.
        std::vector<std::optional<Date>> known = {std::nullopt};
        for (const auto& rows : figure_.rows) {
            for (const auto& row : rows) {
                if (row.known_from) known.insert(known.end(), {row.known_from, add_days(*row.known_from, -1)});
            }
        }
        for (const auto& rows : figure_.rows) {
            for (const auto& row : rows) {
                const auto wrong = [&](const auto& known_on) { return row.dates.from && is_wrong(*row.dates.from, known_on); };
                if (std::any_of(known.begin(), known.end(), wrong)) return;
            }
        }
    }

private:
    bool is_wrong(Date day, std::optional<Date> known_on) {
        const auto* national = row_on(figure_.rows[program::national], day, known_on);
        const auto* local = row_on(figure_.rows[program::local], day, known_on);
        if (national == nullptr || local == nullptr || !national->value || !local->value) return false;
        const bool ordered = local->value->index() == national->value->index();  // a value and `none` have no order
        const int order = ordered ? compared(*local->value, *national->value) : 0;
        if (ordered && (raise_ ? order >= 0 : order <= 0)) return false;
        report(*national, *local, day, ordered);
        return true;
    }

    void report(const Row& national, const Row& local, Date day, bool ordered) {
        const auto sides = sides_of(figure_.type.kind, raise_);
        const auto* date = std::get_if<Date>(&*national.value);
        const auto law = to_text(*national.value), direction = std::string(raise_ ? "raised" : "lowered");
        auto& d = context_.fault(DiagnosticKind::LayerClosed, local.span,
                                 "on " + day.to_words() + (ordered ? " this is " + std::string(sides.wrong) + " the national " : " nothing tells whether this is above or below the national ") + law);
        d.context.push_back({national.span, "the national row"});
        d.help = ordered ? "from that day write " + (date != nullptr ? date->to_text() : law) + " or " + std::string(sides.right) + "; `" + figure_.name + "` may only be " + direction + " locally"
                         : "take the row out, so that the national one holds; `none` and a value have no order, and only `local may replace` lets one stand for the other";
    }

    Context& context_;
    const program::Figure& figure_;
    bool raise_;
};

void prove_direction(Context& context, const program::Figure& figure, const std::string& change) {
    if (change == "raise" || change == "lower") DirectionProof(context, figure, change == "raise").run();
}

}  // namespace

void check_figures(Context& context) {
    const auto& figures = declared_of(context, DeclarationKind::Figure);
    for (std::uint32_t id = 0; id < figures.size(); ++id) {
        auto& figure = context.program.figures[id];
        const auto bodies = bodies_of(context, figures[id]);
        const bool broken = std::any_of(bodies.begin(), bodies.end(), [](const auto* body) { return body != nullptr && body->declaration->broken; });
        for (const auto* body : bodies) {
            if (body == nullptr) continue;
            FigureReader(context, *body, figure).run();
            if (!figure.is_list && !broken) prove_direction(context, figure, body->declaration->change);
        }
    }
}

}  // namespace careact::typecheck
