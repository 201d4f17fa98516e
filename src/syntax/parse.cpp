#include "syntax/parse.hpp"

#include "diagnostics/suggest.hpp"
#include "source/utf8.hpp"
#include "syntax/advice.hpp"
#include "syntax/clause_grammar.hpp"
#include "syntax/letters.hpp"
#include "syntax/shape.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace careact::syntax {

namespace {

constexpr std::size_t most_faults = 1000;

void nothing_in(Span start, Diagnostics& diagnostics) {
    diagnostics.add(DiagnosticKind::EmptyFile, start, "there is nothing in this file").help = "begin with `module a.name \"what it is about\"`";
}

/// What has a mistake in it is not looked through for what it leaves out.
void mark_broken(RuleFile& file, const Diagnostics& diagnostics) {
    for (const auto& d : diagnostics.all()) {
        if (d.severity != Severity::Error) continue;
        for (auto& declaration : file.declarations) {
            if (declaration.span.begin <= d.span.begin && d.span.begin <= declaration.span.end) declaration.broken = true;
        }
    }
}

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
        diagnostics.add(DiagnosticKind::NotText, {file, at, at}, "this is not text in the encoding UTF-8").help = "save the file as plain text, in the encoding UTF-8";
        return false;
    }
    if (source::is_blank(text)) {
        nothing_in(start, diagnostics);
        return false;
    }
    return true;
}

void warn_of_deceptions(std::uint32_t file, std::string_view text, Diagnostics& diagnostics) {
    for (const auto& found : source::find_deceptions(text)) {
        using Kind = source::Deception::Kind;
        const auto told = [&](const Diagnostic& d) { return d.span.begin < found.end && found.begin < d.span.end; };
        if (std::any_of(diagnostics.all().begin(), diagnostics.all().end(), told)) continue;
        const bool mixed = found.kind == Kind::MixedScript;
        const auto letter = foreign_letter(text, found.begin, found.end);
        const Span span{file, static_cast<std::uint32_t>(mixed ? letter.begin : found.begin), static_cast<std::uint32_t>(mixed ? letter.end : found.end)};
        auto& d = diagnostics.add(DiagnosticKind::DeceptiveText, span,
                                  mixed                               ? "this `" + std::string(text.substr(letter.begin, letter.end - letter.begin)) + "` is " + letter.what + ", in a word of other letters that look alike"
                                  : found.kind == Kind::Bidirectional ? "an invisible mark here changes the direction of the text"
                                                                      : "an invisible character stands here");
        d.help = mixed ? "type the letter again" : "delete what stands between the letters here, and type them again";
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
        tree.unread = too_deep_ || at_ != end_;
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
            too_deep_ = true;
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
        last_clause_ = nullptr;
        if (!read(grammar::heading, declaration, begin)) {
            declaration = {};
            declaration.keyword = begin->span;
            declaration.broken = true;
            declaration.names_lost = true;
            salvage(declaration, begin);
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
            last_clause_ = begin;
            return;
        }
        declaration.broken = true;
        declaration.names_lost = declaration.names_lost || begin->text == "let" || begin->text == "starting" || begin->text == "for" || begin->text == "uses";
        if (mended_ && is_word(declaration_words())) return;
        if (mended_ && !is_word(clause_words()) && last_clause_ != nullptr) {  // a word that goes on with the clause before it
            declaration.clauses.pop_back();
            at_ = std::exchange(last_clause_, nullptr);
            return;
        }
        if (at_ == begin) ++at_;
        skip();
    }

    /// Reads one heading or clause; on a mistake reports it and stands after what was wrong. A misspelt word is reported, mended, and read on.
    template <typename Rule, typename Attribute>
    bool read(const Rule& rule, Attribute& attribute, const Token* begin) {
        const auto parser = grammar::x3::with<grammar::builder_tag>(std::ref(builder_))[rule];
        do {
            auto first = begin;
            mended_ = false;
            attribute = Attribute{};
            if constexpr (std::is_same_v<Attribute, Declaration>) attribute.keyword = begin->span;
            const auto faults = diagnostics_.all().size();
            try {
                if (grammar::x3::parse(first, static_cast<const Token*>(end_), parser, attribute)) {
                    at_ = first;
                    return true;
                }
                if (diagnostics_.all().size() == faults) unexpected(*at_);
                if (mended_ && !is_word(clause_words())) return false;
            } catch (const grammar::x3::expectation_failure<const Token*>& failure) {
                if (diagnostics_.all().size() == faults) expected(failure.which(), *failure.where(), *begin);
                if (!mended_) at_ = failure.where();
            }
        } while (mended_);
        return false;
    }

    // ---- What is said of a mistake ----

    /// One message a place: a token that the reading of words complained of has had its share.
    bool already_told(const Token& found) const {
        const auto here = [&](const Diagnostic& d) { return d.severity == Severity::Error && d.span.begin < found.span.end && found.span.begin < d.span.end; };
        return std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(), here);
    }

    void expected(std::string what, const Token& found, const Token& begin) {
        if (what.starts_with("`,` or ") && ends_the_clause(found)) what = what.substr(what.size() - 3);
        const auto word = found.kind == TokenKind::Word ? diagnostics::nearest(found.text, quoted(what)) : std::nullopt;
        if (!already_told(found)) {
            const bool next_line = found.first_on_line || found.kind == TokenKind::End;
            const auto& before = &found == tokens_.data() ? found : *(&found - 1);
            const auto detail = what.find_first_of(",:;");
            auto& d = builder_.fault(next_line ? Span{before.span.file, before.span.end, before.span.end} : found.span,
                                     "expected " + what.substr(0, what.starts_with("`") ? what.npos : detail) + " after " + described(before) +
                                         (next_line ? "" : ", found " + describe(found)));
            d.help = word ? "did you mean `" + *word + "`?" : advice(what, found, before);
            if (d.help.empty() && detail != what.npos && !what.starts_with("`")) d.help = (what[detail] == ',' ? "one" : "it is") + what.substr(detail + 1);
            if (std::any_of(&begin + 1, &before + 1, [](const Token& t) { return t.first_on_line; })) d.context.push_back({begin.span, "while reading this"});
        }
        if (word) mend(found, *word);
    }

    /// Nothing more can stand in the brackets that are open: they were to be closed before this.
    bool ends_the_clause(const Token& found) const {
        const auto stands = [&](const auto& words) { return std::find(words.begin(), words.end(), found.text) != words.end(); };
        return found.kind == TokenKind::End || (found.kind == TokenKind::Word && found.first_on_line && (stands(clause_words()) || stands(declaration_words())));
    }

    /// `all of` is one phrase.
    std::string described(const Token& token) const {
        const bool second = token.text == "of" && &token != tokens_.data() && (&token)[-1].kind == TokenKind::Word;
        return second ? "`" + std::string((&token)[-1].text) + " of`" : describe(token);
    }

    std::string advice(const std::string& what, const Token& found, const Token& before) const {
        const bool word = found.kind == TokenKind::Word;
        if (word && found.text == before.text) return "it stands twice; take one out";
        if (what == "`be`") return "a part is named with `let " + std::string(before.text) + " be VALUE`";
        if (found.text == "=" || found.text == "==") return "write `is` to test, and `gives` to say a value";
        if (word && is_reserved(found.text) && !what.starts_with("`") && !what.starts_with("a value") && !what.starts_with("a condition") && !found.first_on_line) return "`" + std::string(found.text) + "` is a word of the language; use another name";
        if (what.starts_with("a date")) return date_in_words(found, end_);
        if (what == "`:`" && word && (&found)[1].text == ":") return "a name is one word: `" + std::string(before.text) + "_" + std::string(found.text) + "`";
        if (what == "`:`" && word && before.kind == TokenKind::Word && !found.first_on_line) return "write `" + std::string(before.text) + ": " + std::string(found.text) + "`";
        if (what == "`:`") return "say what it is: `: yes/no`, `: money`, `: date`";
        if (what == "`none`" && before.text == "if") return "to say when it holds, write `when`";
        if (what == "`the`" && before.text == "when") return "a next step follows an answer: `when the answer is yes`";
        if (what == "`on`" && before.kind == TokenKind::String) return "say on which day: `on 2026-04-06`";
        if (what == "`by`") return "a judgement names who made it: `by \"name\"`";
        if (what == "`because`") return "a judgement gives its reasons: `because \"...\"`";
        if (what == "`)`" || what == "`]`" || what == "`}`") return "a bracket is open that has to be closed";
        if (what.starts_with("`,` or ")) return "parts in brackets stand apart by commas";
        if (what == "`(`" && before.text == "of") return "its parts stand in brackets, with commas between them: `" + std::string((&before)[-1].text) + " of ( ..., ... )`";
        if (what == "a literal value" && (before.text == "to" || before.text == "over" || before.text == "least" || before.text == "below")) {
            return "a band is of amounts, numbers or dates: `over £100`";
        }
        if (what == "a text in quotation marks" && found.kind != TokenKind::String && found.first_on_line) return "say in words what it is: \"...\"";
        if (what.starts_with("`end on the last")) return "a length of time begins with digits: `12 months`";
        if (what == "a text in quotation marks" && word && !is_reserved(found.text)) return "words for people stand in quotation marks: \"...\"";
        if ((what == "a value" || what == "a condition") && !found.text.empty() && std::string_view("<>").find(found.text[0]) != std::string_view::npos) {
            return "say again what is compared: `savings > £5 and savings < £9`";
        }
        return {};
    }

    /// A word that can begin no clause, or that stands after a clause that was complete.
    void unexpected(const Token& found) {
        const auto known = may_stand(found);
        const auto meant = translation(found);
        const bool own_word = found.kind == TokenKind::Word && !is_reserved(found.text);
        const auto near = own_word && meant.empty() ? diagnostics::nearest(found.text, known) : std::nullopt;
        if (!already_told(found)) {
            auto& d = builder_.fault(found.span, describe(found) + (near ? " is not a word of the language" : " does not belong here"));
            d.help = !meant.empty() ? meant : near ? "did you mean `" + *near + "`?" : left_over(found);
        }
        if (near) mend(found, *near);
    }

    std::string left_over(const Token& found) const {
        const bool word = found.kind == TokenKind::Word;
        if (last_clause_ != nullptr && last_clause_->text == "options") return "options stand apart by commas";
        if (word && !is_reserved(found.text) && !found.first_on_line && &found != tokens_.data() && (&found)[-1].kind == TokenKind::Word && !is_reserved((&found)[-1].text) &&
            !(&found - tokens_.data() > 1 && (&found)[-2].text == ":")) {
            return "is a word missing before it? a name is one word: `" + std::string((&found)[-1].text) + "_" + std::string(found.text) + "`";
        }
        return word ? "a clause begins with a word such as `gives`, `when`, `exception` or `under`; words for people stand in quotation marks"
                    : "a sign or a word is missing before it, or it is left over";
    }

    /// Reads a misspelt word as what was meant; once for each word, so that this ends.
    void mend(const Token& found, const std::string& meant) {
        if (!mendings_.emplace(&found, meant).second) return;
        tokens_[static_cast<std::size_t>(&found - tokens_.data())].text = mendings_.at(&found);
        mended_ = true;
    }

    void stray() {
        unexpected(*at_);
        if (mended_ && is_word(declaration_words())) return;
        auto& d = const_cast<Diagnostic&>(diagnostics_.all().back());
        if (d.span == at_->span) d.help = "a file begins with `module`; notes of your own stand after a #";
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

    /// What is broken keeps its kind and its name, so that its clauses and those who use it are not reported too.
    void salvage(Declaration& declaration, const Token* begin) const {
        using enum DeclarationKind;
        static const std::map<std::string_view, DeclarationKind> kinds = {
            {"module", Module}, {"layer", Layer}, {"authority", Authority}, {"conversion", Conversion}, {"choice", Choice},
            {"record", RecordType}, {"fact", Fact}, {"figure", Figure}, {"list", List}, {"table", Table}, {"rule", Rule},
            {"clock", Clock}, {"check", Check}, {"promise", Promise}, {"example", Example}};
        const Token* at = begin;
        if (!kinds.contains(at->text)) declaration.change = (at++)->text;
        if (at >= end_) return;
        const auto kind = kinds.find(at->text);
        if (kind != kinds.end()) declaration.kind = kind->second, ++at;
        if (at < end_ && at->text == "type") ++at;
        if (at < end_ && at->kind == TokenKind::Word && !is_reserved(at->text)) declaration.name = grammar::to_name(*at);
        while (declaration.kind == Module && end_ - at > 2 && at[1].text == "." && at[2].kind == TokenKind::Word) {
            at += 2;
            declaration.name.text += "." + std::string(at->text);
            declaration.name.span.end = at->span.end;
        }
    }

    std::vector<Token> tokens_;
    std::map<const Token*, std::string> mendings_;
    bool mended_ = false;
    bool too_deep_ = false;
    const Token* last_clause_ = nullptr;
    const ParseLimits& limits_;
    Diagnostics& diagnostics_;
    Builder builder_;
    const Token* at_;
    const Token* end_;
};

}  // namespace

RuleFile parse(std::uint32_t file, const source::SourceFile& source, const ParseLimits& limits, Diagnostics& diagnostics) {
    RuleFile tree;
    tree.unread = true;
    if (admit(file, source, limits, diagnostics)) {
        auto tokens = tokenise(file, source.text(), diagnostics);
        warn_of_deceptions(file, source.text(), diagnostics);
        tree = Parser(source.text(), std::move(tokens), limits, diagnostics).run();
        if (tree.declarations.empty() && !diagnostics.has_errors()) nothing_in({file, 0, 0}, diagnostics);
        mark_broken(tree, diagnostics);
        check_shape(tree, diagnostics);
        check_notes(tree, diagnostics);
    }
    tree.file = file;
    return tree;
}

}  // namespace careact::syntax
