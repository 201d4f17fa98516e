#include "syntax/parse.hpp"

#include "diagnostics/suggest.hpp"
#include "source/utf8.hpp"
#include "syntax/clause_grammar.hpp"
#include "syntax/shape.hpp"

#include <algorithm>

namespace careact::syntax {

namespace {

constexpr std::size_t most_faults = 1000;

bool admit(std::uint32_t file, const source::SourceFile& source, const ParseLimits& limits, Diagnostics& diagnostics) {
    const auto text = source.text();
    const Span start{file, 0, 0};
    if (text.size() > limits.file_bytes) {
        diagnostics.add(DiagnosticKind::TooLarge, start,
                        "this file has " + std::to_string(text.size()) + " bytes, over the limit of " + std::to_string(limits.file_bytes)).help =
            "split it into modules";
        return false;
    }
    const auto malformed = source::first_malformed_byte(text);
    const auto zero = text.find('\0');
    if (malformed || zero != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(std::min(malformed.value_or(text.size()), zero));
        diagnostics.add(DiagnosticKind::NotText, {file, at, at}, "this is not UTF-8 text").help = "save the file as plain text in the encoding UTF-8";
        return false;
    }
    if (source::is_blank(text)) {
        diagnostics.add(DiagnosticKind::EmptyFile, start, "there is nothing in this file").help = "begin with `module a.name \"what it is about\"`";
        return false;
    }
    return true;
}

void warn_of_deceptions(std::uint32_t file, std::string_view text, Diagnostics& diagnostics) {
    for (const auto& found : source::find_deceptions(text)) {
        using Kind = source::Deception::Kind;
        auto& d = diagnostics.add(DiagnosticKind::DeceptiveText, {file, static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end)},
                                  found.kind == Kind::Bidirectional ? "an invisible mark here changes the direction of the text"
                                  : found.kind == Kind::Invisible   ? "an invisible character stands here"
                                                                    : "this word mixes letters of different scripts that look alike");
        d.help = found.kind == Kind::MixedScript ? "type the word again in one script" : "delete the character before the next visible one";
        if (diagnostics.all().size() > most_faults) return;
    }
}

class Parser {
public:
    Parser(std::string_view text, Tokens tokens, const ParseLimits& limits, Diagnostics& diagnostics)
        : tokens_(std::move(tokens.all)), limits_(limits), diagnostics_(diagnostics), builder_(text, diagnostics, limits.nesting),
          at_(tokens_.data()), end_(tokens_.data() + tokens_.size() - 1) {}

    RuleFile run() {
        RuleFile tree;
        refuse_deep_nesting();
        while (at_ != end_ && diagnostics_.all().size() < most_faults) {
            if (is_word(declaration_words())) read_declaration(tree);
            else stray();
        }
        tree.exprs = builder_.take();
        return tree;
    }

private:
    /// Brackets are the one place where the grammar calls itself, so they are counted before it runs.
    void refuse_deep_nesting() {
        std::size_t depth = 0;
        for (auto& token : tokens_) {
            if (token.kind != TokenKind::Symbol) continue;
            const char c = token.text[0];
            if (c == '(' || c == '[' || c == '{') ++depth;
            if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
            if (depth <= limits_.nesting) continue;
            diagnostics_.add(DiagnosticKind::NestedTooDeep, token.span,
                             "brackets are nested over " + std::to_string(limits_.nesting) + " deep; the file is read up to here").help =
                "name parts of it with `let`, or make them rules of their own";
            end_ = &token;
            token.kind = TokenKind::End;
            return;
        }
    }

    bool is_word(const std::vector<std::string>& words) const {
        return at_->kind == TokenKind::Word && std::find(words.begin(), words.end(), at_->text) != words.end();
    }

    void read_declaration(RuleFile& tree) {
        Declaration declaration;
        const auto begin = at_;
        declaration.keyword = at_->span;
        if (!read(grammar::heading, declaration, begin)) {
            declaration.broken = true;
            salvage_name(declaration, begin);
            if (at_ == begin) ++at_;
            skip();
        }
        while (at_ != end_ && !is_word(declaration_words()) && diagnostics_.all().size() < most_faults) read_clause(declaration);
        declaration.span = {begin->span.file, begin->span.begin, std::max(begin, at_ - 1)->span.end};
        tree.declarations.push_back(std::move(declaration));
    }

    void read_clause(Declaration& declaration) {
        Clause clause;
        const auto begin = at_;
        if (read(grammar::clause, clause, begin)) {
            declaration.clauses.push_back(std::move(clause));
            return;
        }
        declaration.broken = true;
        if (at_ == begin) ++at_;
        skip();
    }

    /// Reads one heading or clause; on a mistake reports it and stands after what was wrong.
    template <typename Rule, typename Attribute>
    bool read(const Rule& rule, Attribute& attribute, const Token* begin) {
        auto first = at_;
        const auto parser = grammar::x3::with<grammar::builder_tag>(std::ref(builder_))[rule];
        const auto faults = diagnostics_.all().size();
        try {
            if (grammar::x3::parse(first, static_cast<const Token*>(end_), parser, attribute)) {
                at_ = first;
                return true;
            }
            if (diagnostics_.all().size() == faults) unexpected(*at_);
        } catch (const grammar::x3::expectation_failure<const Token*>& failure) {
            if (diagnostics_.all().size() == faults) expected(failure.which(), *failure.where(), *begin);
            at_ = failure.where();
        }
        return false;
    }

    void expected(const std::string& what, const Token& found, const Token& begin) {
        auto& d = builder_.fault(found.span, "expected " + what + ", found " + describe(found));
        d.help = advice(what, found);
        if (begin.span != found.span) d.context.push_back({begin.span, "while reading this"});
    }

    std::string advice(const std::string& what, const Token& found) const {
        if (found.text == "=" || found.text == "==") return "write `is` to test, and `gives` to say a value";
        if (found.kind == TokenKind::Word && is_reserved(found.text) && what == "a name") {
            return "`" + std::string(found.text) + "` is a word of the language; use another name";
        }
        if (found.kind == TokenKind::Word && what.starts_with("`")) return diagnostics::did_you_mean(found.text, quoted(what));
        if (what == "a date, such as 2026-04-06," && found.kind == TokenKind::Number) return "dates are written year-month-day";
        return {};
    }

    /// The words between backquotes in what was expected.
    static std::vector<std::string> quoted(const std::string& what) {
        std::vector<std::string> words;
        for (std::size_t open = what.find('`'); open != std::string::npos; open = what.find('`', open + 1)) {
            const auto close = what.find('`', open + 1);
            if (close == std::string::npos) break;
            words.push_back(what.substr(open + 1, close - open - 1));
            open = close;
        }
        return words;
    }

    /// A word that can begin no clause, or that stands after a clause that was complete.
    void unexpected(const Token& found) {
        static const auto known = [] {
            auto words = clause_words();
            words.insert(words.end(), declaration_words().begin(), declaration_words().end());
            for (const auto* word : {"when", "under", "as", "from", "until", "unverified", "source", "known", "rounded", "converted", "presumed",
                                     "because", "needing", "and", "or", "where", "else"}) {
                words.emplace_back(word);
            }
            return words;
        }();
        auto& d = builder_.fault(found.span, describe(found) + " does not belong here");
        const auto near = found.kind == TokenKind::Word ? diagnostics::did_you_mean(found.text, known) : "";
        d.help = !near.empty()        ? near
                 : found.text == "="  ? "write `is` to test, and `gives` to say a value"
                 : found.text == "==" ? "write `is` to test"
                                      : "a clause begins with a word such as `gives`, `when`, `exception` or `under`";
    }

    void stray() {
        unexpected(*at_);
        auto& d = const_cast<Diagnostic&>(diagnostics_.all().back());
        const auto near = at_->kind == TokenKind::Word ? diagnostics::did_you_mean(at_->text, declaration_words()) : "";
        d.help = !near.empty() ? near : "a file is made of declarations: `module`, then `rule`, `figure`, `fact` and so on";
        ++at_;
        skip();
    }

    /// Recovery looks at lines, which the grammar never does: to the next clause or declaration word that is first on its line.
    void skip() {
        while (at_ != end_ && !(at_->first_on_line && (is_word(clause_words()) || begins_declaration()))) ++at_;
    }

    bool begins_declaration() const {
        if (!is_word(declaration_words())) return false;
        const auto& next = at_[1];
        return next.kind == TokenKind::String || (next.kind == TokenKind::Word && (!is_reserved(next.text) || next.text == "rule" || next.text == "figure" ||
                                                                                     next.text == "list" || next.text == "table"));
    }

    /// What is broken keeps its name, so that those who use it are not reported too.
    static void salvage_name(Declaration& declaration, const Token* begin) {
        if (!declaration.name.text.empty()) return;
        const Token* at = begin + 1;
        if (at->text == "type" || (!declaration.change.empty() && at->kind == TokenKind::Word)) ++at;
        if (at->kind == TokenKind::Word && !is_reserved(at->text)) declaration.name = grammar::to_name(*at);
    }

    std::vector<Token> tokens_;
    const ParseLimits& limits_;
    Diagnostics& diagnostics_;
    Builder builder_;
    const Token* at_;
    const Token* end_;
};

}  // namespace

RuleFile parse(std::uint32_t file, const source::SourceFile& source, const ParseLimits& limits, Diagnostics& diagnostics) {
    RuleFile tree;
    if (admit(file, source, limits, diagnostics)) {
        warn_of_deceptions(file, source.text(), diagnostics);
        tree = Parser(source.text(), tokenise(file, source.text(), diagnostics), limits, diagnostics).run();
        check_shape(tree, diagnostics);
    }
    tree.file = file;
    return tree;
}

}  // namespace careact::syntax
