/// Columns: words that stand one below another in neighbouring lines of one kind.

#include "syntax/format_page.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace careact::syntax {

namespace {

/// Lines of one kind that are neighbours share columns.
enum class Kind : std::uint8_t { None, Members, Options, Rows, Cells, Answers, Items };

template <typename... Bodies>
bool holds(const Place& place) {
    return place.clause != nullptr && (std::holds_alternative<Bodies>(place.clause->body) || ...);
}

Kind kind_of(const Page& page, const Line& line) {
    const auto& place = page.places[line.first];
    if (holds<HasClause>(place)) return Kind::Members;
    if (holds<OptionsClause>(place)) return Kind::Options;
    if (holds<RowClause>(place)) return Kind::Rows;
    if (holds<CellsClause>(place)) return Kind::Cells;
    const bool can_have_items = holds<GivesClause, ExceptionClause, LetClause, AlwaysClause, PassesClause, AppliesClause, BecomesClause>(place);
    if (can_have_items && place.depth > 0) return place.hanging ? Kind::None : Kind::Items;
    if (holds<GivesClause, ExceptionClause>(place)) return Kind::Answers;
    if (place.clause != nullptr) return Kind::None;
    const auto kind = page.tree.declarations[place.declaration].kind;
    if (kind == DeclarationKind::Fact) return Kind::Members;
    return kind == DeclarationKind::Figure && holds<RowClause>(page.places[line.last - 1]) ? Kind::Rows : Kind::None;
}

class ColumnFinder {
public:
    ColumnFinder(const Page& page, Line& line) : page_(page), line_(line) {}

    void run() {
        line_.columns.clear();
        const auto kind = kind_of(page_, line_);
        if (kind == Kind::None) return;
        if (kind == Kind::Options && page_.flowing.contains(page_.places[line_.first].clause)) return;
        for (auto i = line_.first; i < line_.last; ++i) {
            switch (kind) {
                case Kind::Members: member(i); break;
                case Kind::Options: option(i); break;
                case Kind::Rows: row(i); break;
                case Kind::Cells: cell(i); break;
                case Kind::Answers: answer(i); break;
                default: note(i, 1);
            }
        }
    }

private:
    void begins(std::size_t token, int least_key, std::size_t gap = 2) {
        const auto key = line_.columns.empty() ? least_key : std::max(least_key, line_.columns.back().key + 1);
        line_.columns.push_back({token, key, gap, gap});
    }

    [[nodiscard]] bool is_text(std::size_t i) const { return page_.token(i).kind == TokenKind::String; }
    [[nodiscard]] bool is_before_date(std::size_t i) const { return page_.token(i + 1).kind == TokenKind::Date; }

    void member(std::size_t i) {
        const bool named = i > 0 && (page_.has(i - 1, "has") || page_.has(i - 1, "fact"));
        const bool word = !named && (page_.has(i, "protected") || page_.has(i, "presumed") || page_.has(i, "not"));
        if (word || (is_text(i) && line_.columns.empty())) begins(i, 0);
    }

    void option(std::size_t i) {
        const bool first_under = page_.has(i, "under") && (line_.columns.empty() || line_.columns.back().key == 0);
        if (first_under) begins(i, 1);
        else if (is_text(i) && line_.columns.empty() && i != line_.first) begins(i, 0, 1);
    }

    void row(std::size_t i) {
        if (!holds<RowClause>(page_.places[i])) return;
        if (page_.places[i].begins == Place::Begins::Clause) {
            if (i != line_.first) begins(i, 0);
        } else if (page_.has(i, "from")) {
            if (!page_.has(i - 1, "known")) begins(i, 1, 1);
        } else if (is_text(i) && page_.token(i - 1).kind == TokenKind::Date) {
            begins(i, 2);
        } else if (!page_.has(i, "until")) {
            note(i, 2);
        }
    }

    void cell(std::size_t i) {
        if (i != line_.first && page_.has(i, "|")) begins(i, 0, 1);
    }

    /// `when` has a column if its author gave it one.
    void answer(std::size_t i) {
        const auto& place = page_.places[i];
        if (page_.has(i, "when") && i != line_.first && place.depth == 0) {
            if (page_.when_has_column.contains(place.declaration)) begins(i, 0);
        } else {
            note(i, 1);
        }
    }

    /// A provision, a label or a date. Several provisions one after another are one thing, too wide for others to line up after.
    void note(std::size_t i, int least_key) {
        const bool label = page_.has(i, "as") && i > 1 && !page_.has(i - 2, "same");  // `is the same text as` is a test
        const bool plain_word = label || page_.has(i, "under") || page_.has(i, "unverified") || page_.has(i, "source");
        const bool dated = (page_.has(i, "from") || page_.has(i, "until")) && is_before_date(i) && !page_.has(i + 2, "to");
        if ((!plain_word && !dated) || page_.places[i].hanging || several_provisions_) return;
        several_provisions_ = !line_.columns.empty() && page_.has(i, "under") && page_.has(line_.columns.back().token, "under");
        if (!several_provisions_) begins(i, least_key);
    }

    const Page& page_;
    Line& line_;
    bool several_provisions_ = false;
};

// ---- Spreading ---------------------------------------------------------------------------------------------------------------

/// Neighbouring lines that share columns.
class Run {
public:
    Run(Page& page, std::vector<Line*> lines) : page_(page), lines_(std::move(lines)) {
        for (auto* line : lines_) {
            reset(*line);
            line->lead = line->columns.empty() || begins_with_column(*line) ? 0 : page_.column_of(*line, line->columns.front().token);
        }
    }

    /// While not all lines fit, one stands out of the columns: the one that pushes the others furthest, or the only one too long.
    void align() {
        for (;;) {
            spread();
            std::vector<Line*> wide;
            std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(wide), [&](const Line* l) { return page_.end_of(*l) > page_width; });
            if (wide.empty()) return;
            auto* out = wide.size() == 1 && !pushes_far() ? wide.front() : widest();
            reset(*out);
            lines_.erase(std::find(lines_.begin(), lines_.end(), out));
        }
    }

private:
    static bool is_leading(const Line& line, const Column& column) { return column.token == line.first; }
    /// What its author put at the left stays there, and has no columns further on.
    static bool stays_left(const Line& line) { return begins_with_column(line) && line.written <= line.plain; }

    void reset(Line& line) const {
        if (begins_with_column(line)) line.indent = line.plain;
        line.in_column = false;
        for (auto& column : line.columns) column.spaces = column.gap;
    }

    void spread() {
        std::map<int, std::vector<std::pair<Line*, Column*>>> by_key;
        for (auto* line : lines_) {
            reset(*line);
            if (stays_left(*line)) continue;
            for (auto& column : line->columns) by_key[column.key].emplace_back(line, &column);
        }
        for (auto& [key, places] : by_key) spread(places);
    }

    void spread(const std::vector<std::pair<Line*, Column*>>& places) {
        std::size_t position = 0;
        for (const auto& [line, column] : places) {
            if (!is_leading(*line, *column)) position = std::max(position, page_.column_of(*line, column->token));
        }
        for (const auto& [line, column] : places) {
            if (is_leading(*line, *column)) {
                line->in_column = position != 0;
                line->indent = position != 0 ? position : line->plain;
            } else {
                column->spaces += position - page_.column_of(*line, column->token);
            }
        }
    }

    [[nodiscard]] Line* widest() const {
        return *std::max_element(lines_.begin(), lines_.end(), [&](const Line* a, const Line* b) { return a->lead < b->lead; });
    }

    /// Whether one line alone is why the others are far to the right.
    [[nodiscard]] bool pushes_far() const {
        constexpr std::size_t far = 20;
        const auto* first = widest();
        return std::all_of(lines_.begin(), lines_.end(), [&](const Line* l) { return l == first || l->lead + far < first->lead; });
    }

    Page& page_;
    std::vector<Line*> lines_;
};

/// What lines of one run have in common.
std::tuple<Kind, const Clause*, std::size_t> run_of(const Page& page, const Line& line) {
    const auto kind = kind_of(page, line);
    const auto& place = page.places[line.first];
    const bool one_clause = kind == Kind::Items || kind == Kind::Options;
    // Facts and figures of one line are neighbours as members and rows are.
    return {kind, one_clause ? place.clause : nullptr, place.clause == nullptr ? 0 : place.declaration + 1};
}

}  // namespace

void find_columns(const Page& page, Line& line) { ColumnFinder(page, line).run(); }

void find_columns(Page& page) {
    page.flowing.clear();
    for (const auto& line : page.lines) {
        for (auto i = line.first + 1; i < line.last; ++i) {
            const auto &place = page.places[i], &before = page.places[i - 1];
            const bool apart = place.written > before.written + count_columns(page.token(i - 1).text) + 1;
            if (apart && page.has(i, "when") && place.depth == 0 && holds<GivesClause, ExceptionClause>(place)) page.when_has_column.insert(place.declaration);
            if (page.has(i - 1, ",") && holds<OptionsClause>(place)) page.flowing.insert(place.clause);
        }
    }
    for (auto& line : page.lines) {
        if (line.first != line.last) find_columns(page, line);
    }
}

void align(Page& page) {
    std::vector<Line*> run;
    const auto finish = [&] {
        if (!run.empty()) Run(page, std::move(run)).align();
        run.clear();
    };
    for (auto& line : page.lines) {
        if (line.blank_before) finish();
        if (line.first == line.last) continue;
        if (!run.empty() && run_of(page, *run.back()) != run_of(page, line)) finish();
        if (kind_of(page, line) != Kind::None) run.push_back(&line);
        else finish();
    }
    finish();
}

void align_comments(Page& page) {
    for (auto line = page.lines.begin(); line != page.lines.end();) {
        const auto ends = [](const Line& l) { return l.comment == nullptr || l.first == l.last; };
        auto last = std::find_if(line, page.lines.end(), ends);
        if (last != line) last = std::find_if(line + 1, last, [](const Line& l) { return l.blank_before; });
        std::size_t begin = 0, longest = 0;
        for (auto l = line; l != last; ++l) {
            begin = std::max(begin, page.end_of(*l) + 2);
            longest = std::max(longest, count_columns(page.text.substr(l->comment->span.begin, l->comment->span.end - l->comment->span.begin)));
        }
        for (auto l = line; l != last; ++l) l->comment_gap = begin + longest <= page_width ? begin - page.end_of(*l) : 2;
        line = last == line ? line + 1 : last;
    }
}

}  // namespace careact::syntax
