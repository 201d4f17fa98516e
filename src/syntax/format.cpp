#include "careact/format.hpp"

#include "careact/rulebook.hpp"
#include "syntax/format_check.hpp"
#include "syntax/format_page.hpp"
#include "syntax/parse.hpp"

#include <algorithm>
#include <tuple>

namespace careact {

namespace syntax {

namespace {

/// A comment's words, without the spaces that end its line.
std::string_view comment_text(std::string_view text, const Comment& comment) {
    const auto written = text.substr(comment.span.begin, comment.span.end - comment.span.begin);
    return written.substr(0, written.find_last_not_of(" \t\f\v") + 1);
}

std::string print(const Page& page) {
    std::string out;
    for (const auto& line : page.lines) {
        if (line.blank_before) out += '\n';
        out.append(line.indent, ' ');
        auto column = line.columns.begin();
        for (auto i = line.first; i < line.last; ++i) {
            const bool begins_column = column != line.columns.end() && column->token == i;
            if (i != line.first) out.append(begins_column ? column->spaces : static_cast<std::size_t>(page.places[i].space), ' ');
            if (begins_column) ++column;
            out += page.token(i).text;
        }
        if (line.comment != nullptr) {
            if (line.first != line.last) out.append(line.comment_gap, ' ');
            out += comment_text(page.text, *line.comment);
        }
        out += '\n';
    }
    return out;
}

/// For each comment the number of words before it, and whether it has a line of its own.
std::vector<std::tuple<std::size_t, bool, std::string_view>> comments_in(std::string_view text, const Tokens& tokens) {
    std::vector<std::tuple<std::size_t, bool, std::string_view>> found;
    std::size_t before = 0;
    for (const auto& comment : tokens.comments) {
        while (tokens.all[before].kind != TokenKind::End && tokens.all[before].span.begin < comment.span.begin) ++before;
        found.emplace_back(before, comment.first_on_line, comment_text(text, comment));
    }
    return found;
}

std::string lay_out_once(const source::SourceFile& file) {
    Diagnostics ignored;
    const auto tree = parse(0, file, {}, ignored);
    const auto tokens = tokenise(0, file.text(), ignored);
    auto page = make_page(tree, tokens, file.text());
    find_columns(page);
    indent(page);
    separate(page);
    find_columns(page);  // of the lines that are left
    align(page);
    indent(page);  // again, since what is aligned with a word in a column moves with it
    align(page);
    align_comments(page);
    return print(page);
}

/// Breaking a line can change which lines are neighbours, so a text is laid out until that changes nothing. Two or three rounds are
/// usual. A text that does not settle, or that would say something else, is given up.
std::optional<std::string> lay_out(const SourceText& source) {
    constexpr int most_rounds = 8;
    auto text = source.text;
    for (int round = 0; round < most_rounds; ++round) {
        auto next = lay_out_once(source::SourceFile({source.name, text}));
        if (next == text) return text;
        if (!says_the_same(source.text, next)) break;
        text = std::move(next);
    }
    return std::nullopt;
}

}  // namespace

bool says_the_same(std::string_view before, std::string_view after) {
    Diagnostics ignored;
    const auto a = tokenise(0, before, ignored), b = tokenise(0, after, ignored);
    const auto same = [](const Token& x, const Token& y) { return x.kind == y.kind && x.text == y.text; };
    return std::equal(a.all.begin(), a.all.end(), b.all.begin(), b.all.end(), same) && comments_in(before, a) == comments_in(after, b);
}

}  // namespace syntax

FormatResult format(const SourceText& source) {
    FormatResult result;
    (void)syntax::parse(0, source::SourceFile(source), {}, result.diagnostics);
    if (!result.diagnostics.has_errors()) {
        result.text = syntax::lay_out(source);
        if (!result.text) {
            result.diagnostics.add(DiagnosticKind::Syntax, {}, "internal error: this file could not be laid out without a change to what it says").help =
                "leave it as it is, and report this together with the file";
        }
    }
    result.diagnostics.finish(CompileLimits{}.diagnostics);
    return result;
}

}  // namespace careact
