/// Tables: the columns, the rows, and that every case has its row.

#include "typecheck/cases.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/expressions.hpp"
#include "typecheck/rules.hpp"

#include <algorithm>

namespace careact::typecheck {

using program::Bound;
using program::plain;
using resolve::Declared;
using syntax::DeclarationKind;

namespace {

class TableReader {
public:
    TableReader(Context& context, const Declared& declared, const program::Table& table)
        : context_(context), declared_(declared), in_(context, declared, Use::Table), table_(table) {}

    program::TableBody run() {
        const auto& declaration = *declared_.declaration;
        body_.module = declared_.module;
        body_.span = declaration.name.span;
        body_.unverified = context_.program.modules[declared_.module].unverified;
        for (const auto* under : syntax::clauses_of<syntax::UnderClause>(declaration)) {
            for (auto& citation : in_.citations(under->notes.under)) body_.under.push_back(std::move(citation));
            if (under->notes.unverified) body_.unverified = under->notes.unverified->text;
        }
        if (const auto* mode = syntax::clause_of<syntax::TableModeClause>(declaration)) read_mode(*mode);
        for (const auto& clause : declaration.clauses) {
            if (const auto* from = std::get_if<syntax::TableFromClause>(&clause.body)) begin_block(in_.dates(from->notes));
            if (const auto* cells = std::get_if<syntax::CellsClause>(&clause.body)) read_cells(*cells, clause.span);
        }
        return std::move(body_);
    }

private:
    void read_mode(const syntax::TableModeClause& mode) {
        body_.mode = mode.mode == "one row must match" ? program::TableBody::Mode::Unique : program::TableBody::Mode::First;
        if (mode.mode != "every row that matches") return;
        context_.fault(DiagnosticKind::Syntax, body_.span, "`every row that matches` is kept for later").help = "use a `sum of` over a list, or `first row that matches`";
    }

    void begin_block(program::Dates dates) {
        body_.blocks.push_back({dates, {}});
        headed_ = false;
    }

    void read_cells(const syntax::CellsClause& written, Span span) {
        if (body_.blocks.empty()) begin_block({});
        if (written.cells.size() != table_.parameters.size() + 1) {
            context_.fault(DiagnosticKind::Syntax, span, "this row has " + std::to_string(written.cells.size()) + " cells, and the table needs " + std::to_string(table_.parameters.size() + 1)).help =
                written.cells.size() > table_.parameters.size() + 1 ? "a row begins and ends with a |; is one missing at the end of it?" : "there is one cell for each name in brackets, and the result last";
            headed_ = true;
            return;
        }
        if (!headed_) return read_head(written);
        program::TableRow row;
        row.span = span;
        for (std::size_t i = 0; i < table_.parameters.size(); ++i) row.cells.push_back(cell(written.cells[i], table_.parameters[i]));
        row.cells.push_back(result(written.cells.back()));
        body_.blocks.back().rows.push_back(std::move(row));
    }

    void read_head(const syntax::CellsClause& head) {
        headed_ = true;
        for (std::size_t i = 0; i < table_.parameter_names.size(); ++i) {
            const auto& written = head.cells[i];
            const auto* name = written.values.size() == 1 ? &declared_.file->exprs[written.values[0]].name.text : nullptr;
            if (name != nullptr && *name == table_.parameter_names[i]) continue;
            context_.fault(DiagnosticKind::Syntax, written.span, "the first row of a table names its columns: `" + table_.parameter_names[i] + "` belongs here").help =
                "the columns stand in the order of the names in brackets above, and the result is last";
        }
    }

    program::Cell cell(const syntax::Cell& written, const Type& type) {
        program::Cell made;
        made.span = written.span;
        made.any = written.any;
        for (const auto value : written.values) made.values.push_back(literal(value, type, "a cell of this column"));
        for (const auto& bound : written.bounds) {
            const auto kind = bound.word == "up to"      ? Bound::Kind::UpTo
                              : bound.word == "over"     ? Bound::Kind::Over
                              : bound.word == "at least" ? Bound::Kind::AtLeast
                                                         : Bound::Kind::Below;
            made.bounds.push_back({kind, literal(bound.value, type, "a bound of this column")});
        }
        if (!written.bounds.empty() && !program::is_ordered(type) && type.kind != TypeKind::Error) {
            context_.fault(DiagnosticKind::Type, written.span, context_.a(type) + " has no order, so it has no bounds");
        }
        if (written.gap) context_.fault(DiagnosticKind::Syntax, written.span, "only a result can be a gap").help = "put `gap` in the last column, or leave the row out";
        return made;
    }

    Value literal(syntax::ExprId id, const Type& type, std::string_view role) {
        const auto made = in_.require(id, type, role);
        if (in_[made].op == program::Op::MakeRate) {
            const auto* number = std::get_if<Quantity>(&in_[in_[made].args[0]].literal);
            if (number != nullptr) return Quantity{program::number_kind(type.kind), number->amount, type.period};
        }
        if (in_[made].op != program::Op::Literal && in_[made].type.kind != TypeKind::Error) {
            context_.fault(DiagnosticKind::Type, in_[made].span, "a cell holds a plain value").help = "figures can stand in the last column alone";
        }
        return in_[made].literal;
    }

    program::Cell result(const syntax::Cell& written) {
        program::Cell made;
        made.span = written.span;
        if (written.gap) {
            made.gap = written.gap->text;
        } else if (written.values.size() == 1) {
            made.result = in_.leaving(written.values[0], table_.type, "the result of `" + table_.name + "`");
        } else {
            context_.fault(DiagnosticKind::Syntax, written.span, "the last column is one value, or `gap \"why\"`");
        }
        return made;
    }

    Context& context_;
    const Declared& declared_;
    Expressions in_;
    const program::Table& table_;
    program::TableBody body_;
    bool headed_ = false;
};

// ---- Gaps and overlaps -----------------------------------------------------------------------------------------------------------

int compared(const Value& a, const Value& b) {
    const auto by = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
    if (const auto* number = std::get_if<Quantity>(&a)) return by(number->amount, std::get<Quantity>(b).amount);
    if (const auto* date = std::get_if<Date>(&a)) return by(*date, std::get<Date>(b));
    return 0;
}

/// One stretch of a column's values on which every row answers alike.
struct Region {
    std::string text;
    const Value* exactly = nullptr;             // one value
    const Value *after = nullptr, *before = nullptr;  // or strictly between two
};

bool matches(const program::Cell& cell, const Region& region) {
    if (cell.any) return true;
    if (cell.bounds.empty()) {
        const auto same = [&](const Value& v) { return region.exactly != nullptr && same_value(v, *region.exactly); };
        return std::any_of(cell.values.begin(), cell.values.end(), same);
    }
    if (region.exactly != nullptr && std::holds_alternative<None>(*region.exactly)) return false;
    return std::all_of(cell.bounds.begin(), cell.bounds.end(), [&](const Bound& bound) {
        const bool upper = bound.kind == Bound::Kind::UpTo || bound.kind == Bound::Kind::Below;
        if (region.exactly != nullptr) {
            const int order = compared(*region.exactly, bound.value);
            return bound.kind == Bound::Kind::UpTo ? order <= 0 : bound.kind == Bound::Kind::Below ? order < 0 : bound.kind == Bound::Kind::Over ? order > 0 : order >= 0;
        }
        if (upper) return region.before != nullptr && compared(*region.before, bound.value) <= 0;
        return region.after != nullptr && compared(*region.after, bound.value) >= 0;
    });
}

class GridCheck {
public:
    GridCheck(Context& context, const program::Table& table, const program::TableBody& body) : context_(context), table_(table), body_(body) {}

    void run() {
        for (const auto& block : body_.blocks) check(block);
    }

private:
    static constexpr std::size_t most_cases = 200'000;

    void check(const program::TableBlock& block) {
        std::vector<std::vector<Region>> columns;
        std::size_t count = 1;
        for (std::size_t i = 0; i < table_.parameters.size(); ++i) {
            columns.push_back(regions(block, i));
            count *= std::max<std::size_t>(columns.back().size(), 1);
            if (count > most_cases) return;
        }
        std::vector<bool> reached(block.rows.size(), false);
        bool gap_told = false;
        std::set<std::pair<std::size_t, std::size_t>> overlaps;
        for (std::size_t number = 0; number < count; ++number) {
            const auto found = rows_for(block, columns, number);
            for (const auto row : found) {
                reached[row] = true;
                if (body_.mode == program::TableBody::Mode::First) break;
            }
            if (found.empty() && !gap_told) gap(columns, number, gap_told);
            if (body_.mode == program::TableBody::Mode::Unique && found.size() > 1 && overlaps.emplace(found[0], found[1]).second) overlap(block, found, columns, number);
        }
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            if (!reached[i]) context_.fault(DiagnosticKind::Unreachable, block.rows[i].span, "this row is never reached").help = "the rows above it take every case that it would";
        }
    }

    std::vector<Region> regions(const program::TableBlock& block, std::size_t column) const {
        static const Value none{None{}};
        auto all = present_regions(block, column);
        if (table_.parameters[column].or_none) all.push_back({"none", &none, nullptr, nullptr});
        return all;
    }

    std::vector<Region> present_regions(const program::TableBlock& block, std::size_t column) const {
        std::vector<const Value*> values;
        for (const auto& row : block.rows) {
            for (const auto& value : row.cells[column].values) {
                if (!std::holds_alternative<None>(value)) values.push_back(&value);
            }
            for (const auto& bound : row.cells[column].bounds) values.push_back(&bound.value);
        }
        const auto& type = table_.parameters[column];
        if (type.kind == TypeKind::YesNo || type.kind == TypeKind::Choice || !program::is_ordered(type)) return separate(values, type);
        std::sort(values.begin(), values.end(), [](const Value* a, const Value* b) { return compared(*a, *b) < 0; });
        values.erase(std::unique(values.begin(), values.end(), [](const Value* a, const Value* b) { return compared(*a, *b) == 0; }), values.end());
        return bands(values, type);
    }

    std::vector<Region> separate(const std::vector<const Value*>& values, const Type& type) const {
        static const Value yes{true}, no{false};
        std::vector<Region> made;
        if (type.kind == TypeKind::YesNo) return {{"yes", &yes, nullptr, nullptr}, {"no", &no, nullptr, nullptr}};
        for (const auto* value : values) {
            const auto seen = std::any_of(made.begin(), made.end(), [&](const Region& r) { return same_value(*r.exactly, *value); });
            if (!seen) made.push_back({to_text(*value), value, nullptr, nullptr});
        }
        const bool all = type.kind == TypeKind::Choice && made.size() == context_.program.choices[type.index].options.size();
        if (!all) made.push_back({rest_of(made, type), nullptr, nullptr, nullptr});
        return made;
    }

    /// The options that no row names, or what cannot be listed.
    std::string rest_of(const std::vector<Region>& named, const Type& type) const {
        if (type.kind != TypeKind::Choice) return "anything else";
        std::string text;
        for (const auto& option : context_.program.choices[type.index].options) {
            const auto same = [&](const Region& r) { return r.text == option.name; };
            if (std::none_of(named.begin(), named.end(), same)) text += (text.empty() ? "" : " or ") + option.name;
        }
        return text;
    }

    /// Below the first threshold, each threshold, and between them; between whole numbers that follow each other there is nothing.
    static std::vector<Region> bands(const std::vector<const Value*>& values, const Type& type) {
        if (values.empty()) return {{"anything", nullptr, nullptr, nullptr}};
        std::vector<Region> made = {{"below " + to_text(*values.front()), nullptr, nullptr, values.front()}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            made.push_back({to_text(*values[i]), values[i], nullptr, nullptr});
            const auto* next = i + 1 < values.size() ? values[i + 1] : nullptr;
            if (next != nullptr && type.kind == TypeKind::Whole && follows(*values[i], *next)) continue;
            made.push_back({"over " + to_text(*values[i]) + (next != nullptr ? " and below " + to_text(*next) : ""), nullptr, values[i], next});
        }
        return made;
    }

    static bool follows(const Value& a, const Value& b) {
        const auto next = std::get<Quantity>(a).amount.plus(Rational{1});
        return next && *next == std::get<Quantity>(b).amount;
    }

    static std::vector<std::size_t> places(const std::vector<std::vector<Region>>& columns, std::size_t number) {
        std::vector<std::size_t> made;
        for (const auto& column : columns) {
            made.push_back(number % column.size());
            number /= column.size();
        }
        return made;
    }

    static std::vector<std::size_t> rows_for(const program::TableBlock& block, const std::vector<std::vector<Region>>& columns, std::size_t number) {
        const auto at = places(columns, number);
        std::vector<std::size_t> found;
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            bool all = true;
            for (std::size_t i = 0; i < columns.size() && all; ++i) all = matches(block.rows[row].cells[i], columns[i][at[i]]);
            if (all) found.push_back(row);
        }
        return found;
    }

    std::string describe(const std::vector<std::vector<Region>>& columns, std::size_t number) const {
        const auto at = places(columns, number);
        std::string text;
        for (std::size_t i = 0; i < columns.size(); ++i) text += (i == 0 ? "" : " and ") + ("`" + table_.parameter_names[i] + "`") + " is " + columns[i][at[i]].text;
        return text;
    }

    void gap(const std::vector<std::vector<Region>>& columns, std::size_t number, bool& told) {
        told = true;
        context_.fault(DiagnosticKind::TableGap, body_.span, "no row of `" + table_.name + "` is for the case that " + describe(columns, number)).help =
            "add a row for it, or one whose result is `gap \"why\"`";
    }

    void overlap(const program::TableBlock& block, const std::vector<std::size_t>& rows, const std::vector<std::vector<Region>>& columns, std::size_t number) {
        auto& d = context_.fault(DiagnosticKind::TableOverlap, block.rows[rows[1]].span, "two rows are for the case that " + describe(columns, number));
        d.context.push_back({block.rows[rows[0]].span, "the other row"});
        d.help = "narrow one of them, or say `first row that matches`";
    }

    Context& context_;
    const program::Table& table_;
    const program::TableBody& body_;
};

}  // namespace

void check_tables(Context& context) {
    const auto& tables = declared_of(context, DeclarationKind::Table);
    for (std::uint32_t id = 0; id < tables.size(); ++id) {
        const auto bodies = bodies_of(context, tables[id]);
        for (const auto layer : {program::national, program::local}) {
            if (bodies[layer] == nullptr) continue;
            const auto faults = context.diagnostics.all().size();
            auto body = TableReader(context, *bodies[layer], context.program.tables[id]).run();
            if (faults == context.diagnostics.all().size() && !bodies[layer]->declaration->broken) GridCheck(context, context.program.tables[id], body).run();
            context.program.tables[id].bodies[layer] = std::move(body);
        }
    }
}

}  // namespace careact::typecheck
