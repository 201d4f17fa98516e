/// Where lines begin, and where those that do not fit are broken.

#include "syntax/format_page.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace careact::syntax {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A word that later lines may be aligned under.
struct Anchor {
    std::size_t written, now;
};

/// A clause, or a bracket in it that is open.
struct Frame {
    std::size_t line = 0;
    bool hanging = false;
    std::vector<Anchor> anchors;
};

class Indenter {
public:
    explicit Indenter(Page& page) : page_(page) {}

    void run() {
        for (std::size_t l = 0; l < page_.lines.size(); ++l) {
            if (page_.lines[l].first == page_.lines[l].last) continue;
            begin_line(l);
            if (!fits(l)) page_.lines[l].indent = page_.lines[l].plain;
            if (!fits(l)) break_line(l);
            walk(l);
        }
        indent_comments();
    }

private:
    [[nodiscard]] bool fits(std::size_t l) const { return page_.lines[l].in_column || page_.end_of(page_.lines[l]) <= page_width; }

    void begin_line(std::size_t l) {
        auto& line = page_.lines[l];
        const auto& place = page_.places[line.first];
        const bool continued = place.begins == Place::Begins::Nothing;
        if (!continued) begin_clause(l, line.first);
        line.plain = !continued ? own_indent(place) : closes(line.first) ? closing_indent() : plain_indent(l);
        const bool aligned = continued && !closes(line.first) && !begins_with_column(line);
        if (!line.in_column) line.indent = aligned ? aligned_indent(line) : line.plain;
    }

    void begin_clause(std::size_t l, std::size_t token) {
        frames_.assign(1, Frame{l, false, {}});
        base_ = base_indent(page_.places[token]);
    }

    static std::size_t own_indent(const Place& place) {
        if (place.begins == Place::Begins::Declaration) return 0;
        return place.clause != nullptr && std::holds_alternative<BecomesClause>(place.clause->body) ? 4 : 2;
    }

    /// Where the second line of a clause begins. Provisions one below another are equals; what is given runs on below other `given`s.
    static std::size_t base_indent(const Place& place) {
        if (place.clause == nullptr || std::holds_alternative<UnderClause>(place.clause->body)) return 2;
        const bool far = std::holds_alternative<GivenClause>(place.clause->body) || std::holds_alternative<BecomesClause>(place.clause->body);
        return far ? 6 : 4;
    }

    [[nodiscard]] bool closes(std::size_t token) const {
        return frames_.size() > 1 && (page_.has(token, ")") || page_.has(token, "]") || page_.has(token, "}"));
    }
    [[nodiscard]] bool opens(std::size_t token) const { return page_.has(token, "(") || page_.has(token, "[") || page_.has(token, "{"); }

    [[nodiscard]] std::size_t closing_indent() const {
        return frames_.back().hanging ? content_indent() : page_.lines[frames_.back().line].indent;
    }

    /// Two more than the line that the bracket was opened in, for each bracket that it opened.
    [[nodiscard]] std::size_t content_indent() const {
        const auto opened_in = frames_.back().line;
        if (opened_in == frames_.front().line) return base_;
        const auto same = std::count_if(frames_.begin(), frames_.end(), [&](const Frame& f) { return f.line == opened_in; });
        return page_.lines[opened_in].plain + 2 * static_cast<std::size_t>(same);
    }

    [[nodiscard]] std::size_t plain_indent(std::size_t l) const {
        const auto first = page_.lines[l].first;
        const auto* clause = page_.places[first].clause;
        const auto& anchors = frames_.front().anchors;
        if (clause != nullptr && std::holds_alternative<OptionsClause>(clause->body) && !anchors.empty() && anchors.front().now < page_width / 2) {
            return anchors.front().now;  // below the first option
        }
        return content_indent() + (is_in_block() && !begins_item(first) ? 2 : 0);
    }

    /// In a bracket with nothing after it on its line.
    [[nodiscard]] bool is_in_block() const { return frames_.size() > 1 && !frames_.back().hanging; }
    [[nodiscard]] bool begins_item(std::size_t token) const { return page_.has(token - 1, ",") || opens(token - 1); }

    /// What its author put further right is aligned with something above: the nearest word that it can be.
    [[nodiscard]] std::size_t aligned_indent(const Line& line) const {
        if (line.written <= line.plain || (is_in_block() && begins_item(line.first))) return line.plain;
        std::optional<Anchor> best;
        const auto distance = [&](const Anchor& a) { return a.written > line.written ? a.written - line.written : line.written - a.written; };
        for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
            for (const auto& anchor : frame->anchors) {
                if (anchor.now > line.plain && (!best || distance(anchor) < distance(*best))) best = anchor;
            }
            if (!frame->hanging) break;  // what stands outside a block is no measure in it
        }
        return best ? best->now : line.plain;
    }

    /// Goes through the line's words for the brackets it leaves open and for what can be aligned with them.
    void walk(std::size_t l) {
        const auto& line = page_.lines[l];
        auto at = line.indent;
        auto column = line.columns.begin();
        bool anchors = false;
        for (auto i = line.first; i < line.last; ++i) {
            const bool begins_column = column != line.columns.end() && column->token == i;
            if (i != line.first) at += begins_column ? column->spaces : static_cast<std::size_t>(page_.places[i].space);
            if (begins_column) ++column;
            if (i != line.first && page_.places[i].begins == Place::Begins::Clause) begin_clause(l, i);
            if (closes(i)) frames_.pop_back();
            if (page_.has(i, ",") && is_in_block()) frames_.back().anchors.clear();
            if (anchors) frames_.back().anchors.push_back({page_.places[i].written, at});
            anchors = opens(i) || begins_value(i);
            if (opens(i)) frames_.push_back({l, i + 1 != line.last, {}});
            at += count_columns(page_.token(i).text);
        }
    }

    [[nodiscard]] bool begins_value(std::size_t token) const {
        static constexpr std::array<std::string_view, 11> words = {"gives",   "when",   "be",  "becomes", "where", "satisfies",
                                                                   "options", "always", "due", "starts",  "is"};
        const auto& t = page_.token(token);
        return t.kind == TokenKind::Word && is_one_of(t.text, words);
    }

    // ---- Lines that do not fit -------------------------------------------------------------------------------------------------

    /// The last break that fits, of those in the fewest brackets. What follows it becomes the next line.
    void break_line(std::size_t l) {
        const auto at = best_break(page_.lines[l]);
        if (!at) return;
        auto& line = page_.lines[l];
        Line rest;
        rest.first = *at;
        rest.last = line.last;
        rest.comment = line.comment;
        line.comment = nullptr;
        line.last = *at;
        find_columns(page_, line);
        find_columns(page_, rest);
        rest.written = begins_with_column(rest) ? page_width : 0;
        page_.lines.insert(page_.lines.begin() + static_cast<std::ptrdiff_t>(l) + 1, std::move(rest));
    }

    [[nodiscard]] std::optional<std::size_t> best_break(const Line& line) const {
        std::optional<std::size_t> best;
        auto end = line.indent + count_columns(page_.token(line.first).text);
        auto column = std::find_if(line.columns.begin(), line.columns.end(), [&](const Column& c) { return c.token > line.first; });
        for (auto i = line.first + 1; i < line.last && end <= page_width; ++i) {
            if (can_break(i) && (!best || page_.places[i].depth <= page_.places[*best].depth)) best = i;
            const bool begins_column = column != line.columns.end() && column->token == i;
            end += begins_column ? (column++)->spaces : static_cast<std::size_t>(page_.places[i].space);
            end += count_columns(page_.token(i).text);
        }
        return best;
    }

    [[nodiscard]] bool can_break(std::size_t i) const {
        static constexpr std::array<std::string_view, 12> words = {"when",  "under",  "and",        "or",        "because", "else",
                                                                   "where", "source", "unverified", "satisfies", "needing", "cited"};
        const auto &t = page_.token(i), &before = page_.token(i - 1);
        if (t.kind == TokenKind::Word) return is_one_of(t.text, words) && before.text != "." && before.text != "has" && before.text != "unknown";
        if (before.text == ",") return true;
        const auto* clause = page_.places[i].clause;
        const bool has_title = clause == nullptr || std::holds_alternative<TellsClause>(clause->body) || std::holds_alternative<HasClause>(clause->body);
        return t.kind == TokenKind::String && has_title && i >= 2 && !page_.has(i - 2, "under") && before.text != "cited" && before.text != "example";
    }

    /// A comment stands above what it is about.
    void indent_comments() {
        std::size_t below = 0;
        for (auto line = page_.lines.rbegin(); line != page_.lines.rend(); ++line) {
            if (line->first != line->last) below = line->plain;
            else line->indent = line->belongs_above ? 2 : below;
            if (line->belongs_above) below = 2;
        }
    }

    Page& page_;
    std::vector<Frame> frames_;
    std::size_t base_ = 0;
};

}  // namespace

void indent(Page& page) { Indenter(page).run(); }

}  // namespace careact::syntax
