#pragma once
/// A rule file as lines on a page, on its way through the formatter.

#include "syntax/token.hpp"
#include "syntax/tree.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace careact::syntax {

constexpr std::size_t page_width = 120;

/// Where a token stands in the language.
struct Place {
    enum class Begins : std::uint8_t { Nothing, Clause, Declaration } begins = Begins::Nothing;
    std::size_t declaration = 0;
    const Clause* clause = nullptr;  // none in a heading
    std::size_t depth = 0;           // brackets around it; a closing one counts as inside
    bool hanging = false;            // one of them has its first word on its own line: `of (a,` and not `of (` and a new line
    bool space = true;               // before it
    std::size_t written = 0;         // the column that its author put it in, from 0
};

/// A token in a line from which a column begins.
struct Column {
    std::size_t token = 0;
    int key = 0;           // lines that have the same share the column
    std::size_t gap = 2;   // spaces before it, at least
    std::size_t spaces = 2;
};

struct Line {
    std::size_t first = 0, last = 0;   // its tokens; none in a line that is a comment alone
    const Comment* comment = nullptr;
    std::size_t comment_gap = 2;
    std::size_t written = 0;           // the column that its author began it in, from 0
    bool blank_before = false;
    bool belongs_above = false;        // of a comment: it is the last thing in a declaration
    std::size_t indent = 0, plain = 0; // where it begins, and where it would if it were aligned with nothing
    bool in_column = false;            // it begins with a column
    std::size_t lead = 0;              // how far it reaches before its first column
    std::vector<Column> columns;
};

[[nodiscard]] inline bool begins_with_column(const Line& line) { return !line.columns.empty() && line.columns.front().token == line.first; }

struct Page {
    std::string_view text;
    const RuleFile& tree;
    const Tokens& tokens;
    std::vector<Place> places;  // of each token
    std::vector<Line> lines;
    std::set<std::size_t> when_has_column;  // declarations whose author aligned the `when` of clauses
    std::set<const Clause*> flowing;        // options with several to a line, which have no columns

    [[nodiscard]] const Token& token(std::size_t index) const { return tokens.all[index]; }
    [[nodiscard]] bool has(std::size_t index, std::string_view word) const {
        const auto& t = token(index);
        return t.text == word && t.kind != TokenKind::String;
    }
    [[nodiscard]] std::size_t token_at(std::uint32_t offset) const;
    /// The column that a token begins in, and the one after the line's last token.
    [[nodiscard]] std::size_t column_of(const Line& line, std::size_t token) const;
    [[nodiscard]] std::size_t end_of(const Line& line) const { return column_of(line, line.last); }
};

[[nodiscard]] std::size_t count_columns(std::string_view text);

/// The author's lines, with what is known of each token.
[[nodiscard]] Page make_page(const RuleFile& tree, const Tokens& tokens, std::string_view text);
/// Puts blank lines between declarations, and takes them out of declarations.
void separate(Page& page);
/// Sets where each line begins. Lines that do not fit are broken.
void indent(Page& page);
/// Finds where columns begin, without yet spreading them.
void find_columns(Page& page);
void find_columns(const Page& page, Line& line);
/// Spreads the words of neighbouring lines into columns.
void align(Page& page);
void align_comments(Page& page);

}  // namespace careact::syntax
