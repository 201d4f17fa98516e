/// The author's lines, and what the tree says of the words in them.

#include "syntax/format_page.hpp"

#include <algorithm>
#include <set>

namespace careact::syntax {

namespace {

bool opens(std::string_view sign) { return sign == "(" || sign == "[" || sign == "{"; }
bool closes(std::string_view sign) { return sign == ")" || sign == "]" || sign == "}"; }

/// The places in the source of what looks alike in tokens and is written differently.
struct TightBrackets {
    std::set<std::uint32_t> called;    // names that a `(` belongs to: calls and parameters
    std::set<std::uint32_t> indexed;   // ends of values that a `[` belongs to

    explicit TightBrackets(const RuleFile& tree) {
        for (const auto& expr : tree.exprs) {
            if (expr.kind == ExprKind::Call) called.insert(expr.name.span.begin);
            if (expr.kind == ExprKind::Index) indexed.insert(tree.exprs[expr.args[0]].span.end);
        }
        for (const auto& declaration : tree.declarations) {
            if (!declaration.parameters.empty()) called.insert(declaration.name.span.begin);
        }
    }
};

class PageMaker {
public:
    PageMaker(const RuleFile& tree, const Tokens& tokens, std::string_view text) : page_{text, tree, tokens, {}, {}, {}, {}}, tight_(tree) {}

    Page make() {
        page_.places.resize(page_.tokens.all.size());
        place_clauses();
        place_columns();
        make_lines();
        place_brackets();
        for (std::size_t i = 1; i < token_count(); ++i) page_.places[i].space = is_space_before(i);
        return std::move(page_);
    }

private:
    [[nodiscard]] std::size_t token_count() const { return page_.tokens.all.size() - 1; }  // without the end of the file
    [[nodiscard]] const Token& token(std::size_t i) const { return page_.token(i); }

    void place_clauses() {
        const auto& declarations = page_.tree.declarations;
        for (std::size_t d = 0; d < declarations.size(); ++d) {
            const auto begin = page_.token_at(declarations[d].span.begin);
            const auto end = d + 1 < declarations.size() ? page_.token_at(declarations[d + 1].span.begin) : page_.places.size();
            for (auto i = begin; i < end; ++i) page_.places[i].declaration = d;
            page_.places[begin].begins = Place::Begins::Declaration;
            for (const auto& clause : declarations[d].clauses) place_clause(clause);
        }
    }

    void place_clause(const Clause& clause) {
        const auto begin = page_.token_at(clause.span.begin);
        for (auto i = begin; i < token_count() && token(i).span.begin < clause.span.end; ++i) {
            page_.places[i].clause = &clause;
            // `x becomes 1 when c otherwise x becomes 2` is one clause and reads as two.
            const bool second = std::holds_alternative<BecomesClause>(clause.body) && page_.has(i, "otherwise");
            if (i == begin || second) page_.places[i].begins = Place::Begins::Clause;
        }
    }

    void place_columns() {
        std::size_t column = 0, at = 0;
        for (std::size_t i = 0; i < token_count(); ++i) {
            const auto between = page_.text.substr(at, token(i).span.begin - at);
            const auto line_end = between.rfind('\n');
            column = line_end == std::string_view::npos ? column + count_columns(between) : count_columns(between.substr(line_end + 1));
            page_.places[i].written = column;
            column += count_columns(token(i).text);
            at = token(i).span.end;
        }
    }

    void make_lines() {
        const auto& comments = page_.tokens.comments;
        std::size_t c = 0;
        const auto add_comments = [&](std::uint32_t before) {
            for (; c < comments.size() && comments[c].span.begin < before; ++c) add_comment(comments[c]);
        };
        for (std::size_t i = 0; i < token_count(); ++i) {
            add_comments(token(i).span.begin);
            const bool begins = token(i).first_on_line || page_.places[i].begins == Place::Begins::Declaration;
            if (page_.lines.empty() || begins || page_.lines.back().comment != nullptr) add_line(token(i).span.begin, i, page_.places[i].written);
            page_.lines.back().last = i + 1;
            written_to_ = token(i).span.end;
        }
        add_comments(token(token_count()).span.begin);
    }

    void add_line(std::uint32_t offset, std::size_t first, std::size_t written) {
        Line line;
        line.first = line.last = first;
        line.written = written;
        const auto between = page_.text.substr(written_to_, offset - written_to_);
        line.blank_before = !page_.lines.empty() && std::count(between.begin(), between.end(), '\n') > 1;
        page_.lines.push_back(std::move(line));
    }

    void add_comment(const Comment& comment) {
        if (page_.lines.empty() || comment.first_on_line || page_.lines.back().comment != nullptr) {
            const auto begin = page_.text.substr(0, comment.span.begin).rfind('\n') + 1;  // npos + 1 is the beginning
            add_line(comment.span.begin, page_.lines.empty() ? 0 : page_.lines.back().last, comment.span.begin - begin);
        }
        page_.lines.back().comment = &comment;
        written_to_ = comment.span.end;
    }

    void place_brackets() {
        std::vector<bool> hanging;
        for (const auto& line : page_.lines) {
            for (auto i = line.first; i < line.last; ++i) {
                auto& place = page_.places[i];
                const bool sign = token(i).kind == TokenKind::Symbol;
                place.depth = hanging.size();
                place.hanging = std::find(hanging.begin(), hanging.end(), true) != hanging.end();
                if (sign && opens(token(i).text)) hanging.push_back(i + 1 != line.last);
                if (sign && closes(token(i).text) && !hanging.empty()) hanging.pop_back();
            }
        }
    }

    /// `[` and `{` have spaces inside unless they are empty or an index; `(` has none.
    [[nodiscard]] bool is_space_before(std::size_t i) const {
        const auto a = token(i - 1).text, b = token(i).text;
        if (b == "," || b == "." || b == ":" || b == ")" || a == "." || a == "(") return false;
        if (b == "(") return !tight_.called.contains(token(i - 1).span.begin);
        if (b == "[") return !tight_.indexed.contains(token(i - 1).span.end);
        if (b == "]") return a != "[" && !(i >= 2 && is_index(token(i - 2).text, i - 2));
        if (b == "}") return a != "{";
        return !is_index(a, i - 1) && !is_one_word(i);
    }

    [[nodiscard]] bool is_index(std::string_view sign, std::size_t i) const {
        return sign == "[" && i > 0 && tight_.indexed.contains(token(i - 1).span.end);
    }

    /// `yes/no`; `date-time` and `half-year`, which are a subtraction if they are written with spaces.
    [[nodiscard]] bool is_one_word(std::size_t i) const {
        const auto sign = token(i).text == "/" || token(i).text == "-" ? i : i - 1;
        if (sign == 0 || sign + 1 >= token_count()) return false;
        const auto &before = token(sign - 1), &after = token(sign + 1);
        if (token(sign).text == "/") return before.text == "yes" && after.text == "no";
        const bool together = before.span.end == token(sign).span.begin && after.span.begin == token(sign).span.end;
        return token(sign).text == "-" && together &&
               ((before.text == "date" && after.text == "time") || (before.text == "half" && after.text == "year"));
    }

    Page page_;
    TightBrackets tight_;
    std::uint32_t written_to_ = 0;
};

// ---- Blank lines -------------------------------------------------------------------------------------------------------------

class Separator {
public:
    explicit Separator(Page& page) : page_(page) {}

    /// Blank lines stand between declarations, and are taken out of them. A comment before a declaration belongs to it or stands alone,
    /// unless it is indented and follows the declaration above without a blank line.
    void run() {
        bool in_declaration = false;
        std::size_t gap = 0;  // the first line since the last declaration
        for (std::size_t l = 0; l < page_.lines.size(); ++l) {
            auto& line = page_.lines[l];
            if (line.first == line.last) {
                if (!in_declaration) continue;
                const bool more = continues(l);
                line.belongs_above = !more && line.written > 0 && !line.blank_before;
                in_declaration = more || line.belongs_above;
                if (in_declaration) line.blank_before = false;
                else gap = l;
                continue;
            }
            if (page_.places[line.first].begins == Place::Begins::Declaration) {
                if (in_declaration) gap = l;
                separate(gap, l);
            } else {
                line.blank_before = false;
            }
            in_declaration = true;
        }
    }

private:
    /// Whether the declaration goes on after a line that is a comment.
    [[nodiscard]] bool continues(std::size_t l) const {
        const auto next = page_.lines[l].first;
        return next < page_.tokens.all.size() - 1 && page_.places[next].begins != Place::Begins::Declaration;
    }

    void separate(std::size_t gap, std::size_t head) {
        if (gap == 0) return;
        const auto declaration = page_.places[page_.lines[head].first].declaration;
        const auto is_blank = [](const Line& line) { return line.blank_before; };
        const auto first = page_.lines.begin() + static_cast<std::ptrdiff_t>(gap), last = page_.lines.begin() + static_cast<std::ptrdiff_t>(head) + 1;
        if (declaration == 0 || std::any_of(first, last, is_blank) || (is_short(declaration - 1) && is_short(declaration))) return;
        first->blank_before = true;
    }

    /// Whether a declaration may stand against its neighbour.
    [[nodiscard]] bool is_short(std::size_t d) const {
        const auto& declaration = page_.tree.declarations[d];
        using enum DeclarationKind;
        if (declaration.kind == Authority || declaration.kind == Conversion || declaration.kind == Fact) return true;
        const auto begin = page_.token_at(declaration.span.begin), end = page_.token_at(declaration.span.end);
        const auto second = std::upper_bound(page_.lines.begin(), page_.lines.end(), begin, [](std::size_t at, const Line& line) { return at < line.first; });
        return (declaration.kind == Choice || declaration.kind == Figure) && (second == page_.lines.end() || second->first >= end);
    }

    Page& page_;
};

}  // namespace

std::size_t count_columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t Page::token_at(std::uint32_t offset) const {
    const auto& all = tokens.all;
    const auto found = std::lower_bound(all.begin(), all.end(), offset, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    return static_cast<std::size_t>(found - all.begin());
}

std::size_t Page::column_of(const Line& line, std::size_t wanted) const {
    auto at = line.indent;
    auto column = line.columns.begin();
    for (auto i = line.first; i < line.last; ++i) {
        const bool begins_column = column != line.columns.end() && column->token == i;
        if (i != line.first) at += begins_column ? column->spaces : static_cast<std::size_t>(places[i].space);
        if (begins_column) ++column;
        if (i == wanted) break;
        at += count_columns(token(i).text);
    }
    return at;
}

Page make_page(const RuleFile& tree, const Tokens& tokens, std::string_view text) { return PageMaker(tree, tokens, text).make(); }

void separate(Page& page) { Separator(page).run(); }

}  // namespace careact::syntax
