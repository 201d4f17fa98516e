#pragma once
/// What the two grammar files share: words as X3 terminals, and the rules that both use. Included by the grammar alone.

#include "diagnostics/suggest.hpp"
#include "syntax/builder.hpp"

#include <boost/fusion/include/at_c.hpp>
#include <boost/spirit/home/x3.hpp>

#include <functional>

namespace careact::syntax::grammar {

namespace x3 = boost::spirit::x3;
using boost::fusion::at_c;
using Iterator = const Token*;

struct builder_tag {};
using Context = x3::context<builder_tag, std::reference_wrapper<Builder>, x3::unused_type>;

template <typename Ctx>
Builder& builder(const Ctx& ctx) {
    return x3::get<builder_tag>(ctx).get();
}

/// One token that satisfies a test; its attribute is the token.
template <typename Test>
struct token_parser : x3::parser<token_parser<Test>> {
    using attribute_type = Token;
    static constexpr bool has_attribute = true;

    constexpr token_parser(std::string_view called, Test holds) : name(called), test(holds) {}

    template <typename Ctx, typename RCtx, typename Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx&, RCtx&, Attribute& attribute) const {
        if (first == last || !test(*first)) return false;
        x3::traits::move_to(*first, attribute);
        ++first;
        return true;
    }

    std::string_view name;
    Test test;
};

/// A word or sign of the language itself; it has no attribute.
struct keyword : x3::parser<keyword> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr explicit keyword(std::string_view written, std::string_view name = {}) : text(written), called(name) {}

    template <typename Ctx, typename RCtx, typename Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx&, RCtx&, Attribute&) const {
        if (first == last || first->text != text || (first->kind != TokenKind::Word && first->kind != TokenKind::Symbol)) return false;
        ++first;
        return true;
    }

    std::string_view text;
    std::string_view called;  // in messages; its text in backquotes if this is empty
};

constexpr keyword kw(std::string_view text) { return keyword{text}; }
/// What closes brackets round values that stand apart by commas: where it is missing, it may be a comma that is.
constexpr keyword closes(std::string_view text) { return keyword{text, text == ")" ? "`,` or `)`" : text == "]" ? "`,` or `]`" : "`,` or `}`"}; }

/// One of several phrases of one or more words, each with what it means. The longest should come first.
template <typename Meaning>
struct phrase_parser : x3::parser<phrase_parser<Meaning>> {
    using attribute_type = Meaning;
    static constexpr bool has_attribute = true;
    using Phrases = std::vector<std::pair<std::string_view, Meaning>>;

    explicit phrase_parser(Phrases all) : phrases(std::move(all)) {}

    template <typename Ctx, typename RCtx, typename Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx&, RCtx&, Attribute& attribute) const {
        for (const auto& [words, meaning] : phrases) {
            if (!match(words, first, last)) continue;
            x3::traits::move_to(Meaning(meaning), attribute);
            return true;
        }
        return false;
    }

    static bool match(std::string_view words, Iterator& first, Iterator last) {
        auto at = first;
        while (!words.empty()) {
            const auto end = std::min(words.find(' '), words.size());
            const bool same = at != last && at->text == words.substr(0, end) && at->kind != TokenKind::String;
            if (!same) return false;
            ++at;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        first = at;
        return true;
    }

    Phrases phrases;
};

template <typename Meaning>
auto phrases(std::initializer_list<std::pair<std::string_view, Meaning>> all) {
    return phrase_parser<Meaning>(all);
}
/// Phrases that stand for themselves.
inline auto words(std::initializer_list<std::string_view> all) {
    std::vector<std::pair<std::string_view, std::string>> same;
    for (const auto word : all) same.emplace_back(word, word);
    return phrase_parser<std::string>(std::move(same));
}

template <typename Test>
constexpr auto token(std::string_view name, Test test) {
    return token_parser<Test>(name, test);
}

inline constexpr auto of_kind(std::string_view name, TokenKind kind) {
    return token(name, [kind](const Token& t) { return t.kind == kind; });
}

/// Sets the rule's value from its attribute.
template <typename Make>
auto makes(Make make) {
    return [make](auto& ctx) { x3::_val(ctx) = make(ctx, x3::_attr(ctx)); };
}

/// Gives what a rule makes the place it was read from. (X3 tells `on_success` nothing of the value of a rule with actions.)
template <typename Subject>
struct located_parser : x3::unary_parser<Subject, located_parser<Subject>> {
    using base_type = x3::unary_parser<Subject, located_parser<Subject>>;
    static constexpr bool handles_container = Subject::handles_container;

    constexpr explicit located_parser(const Subject& subject) : base_type(subject) {}

    template <typename Ctx, typename RCtx, typename Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& ctx, RCtx& made, Attribute& attribute) const {
        const auto start = first;
        if (!this->subject.parse(first, last, ctx, made, attribute)) return false;
        if (first == start) return true;
        const Span span{start->span.file, start->span.begin, (first - 1)->span.end};
        if constexpr (std::is_same_v<RCtx, ExprId>) builder(ctx)[made].span = span;
        else made.span = span;
        return true;
    }
};

template <typename Parser>
constexpr auto located(const Parser& parser) {
    return located_parser<typename x3::extension::as_parser<Parser>::value_type>(x3::as_parser(parser));
}

// Rules of the expression grammar that clauses use.
struct value_class {};
struct postfix_class {};
struct path_class {};
struct literal_class {};
struct notes_class {};
struct type_class {};
struct citation_class {};

using value_rule = x3::rule<value_class, ExprId>;
using postfix_rule = x3::rule<postfix_class, ExprId>;
using path_rule = x3::rule<path_class, ExprId>;
using literal_rule = x3::rule<literal_class, ExprId>;
using notes_rule = x3::rule<notes_class, Notes>;
using type_rule = x3::rule<type_class, TypeExpr>;
using citation_rule = x3::rule<citation_class, Citation>;

const value_rule value{"a value"};
const postfix_rule postfix{"a value"};
const path_rule path{"the name of a fact"};
const literal_rule literal{"a literal value"};
const notes_rule notes{"notes"};
const type_rule type{"a type"};
const citation_rule citation{"an authority and a provision, such as CA \"s13\""};

BOOST_SPIRIT_DECLARE(value_rule, postfix_rule, path_rule, literal_rule, notes_rule, type_rule, citation_rule)

// Tokens.
const auto name_token = token("a name", [](const Token& t) { return t.kind == TokenKind::Word && !is_reserved(t.text); });
const auto any_word = token("a name", [](const Token& t) { return t.kind == TokenKind::Word; });
const auto string_token = of_kind("a text in quotation marks", TokenKind::String);
const auto date_token = of_kind("a date, such as 2026-04-06", TokenKind::Date);
const auto number_token = of_kind("a number", TokenKind::Number);

inline Name to_name(const Token& token) { return {std::string(token.text), token.span}; }
inline Text to_text(const Token& token) { return {unquoted(token.text), token.span}; }
inline DateNote to_date(const Token& token) {
    const auto date = Date::parse(token.text);
    return {date ? *date : Date{}, token.span, date.has_value()};
}

const auto name_of = [](const auto&, const Token& token) { return to_name(token); };
const x3::rule<struct name_class, Name> name{"a name"};
const x3::rule<struct member_class, Name> member_name{"a name"};
const x3::rule<struct text_class, Text> text{"a text in quotation marks"};
const x3::rule<struct date_class, DateNote> date{"a date, such as 2026-04-06"};
const auto name_def = name_token[makes(name_of)];
const auto member_name_def = any_word[makes(name_of)];
const auto text_def = string_token[makes([](const auto&, const Token& t) { return to_text(t); })];
const auto date_def = date_token[makes([](const auto&, const Token& t) { return to_date(t); })];
BOOST_SPIRIT_DEFINE(name, member_name, text, date)

template <typename T>
std::optional<T> optional(const boost::optional<T>& maybe) {
    return maybe ? std::optional<T>{*maybe} : std::nullopt;
}
inline ExprId optional_expr(const boost::optional<ExprId>& maybe) { return maybe ? *maybe : no_expr; }

const auto period = phrases<Period>({{"four weeks", Period::FourWeeks}, {"day", Period::Day}, {"week", Period::Week}, {"fortnight", Period::Fortnight},
                                     {"month", Period::Month}, {"quarter", Period::Quarter}, {"year", Period::Year}});

}  // namespace careact::syntax::grammar

namespace boost::spirit::x3 {

template <>
struct get_info<careact::syntax::grammar::keyword> {
    using result_type = std::string;
    std::string operator()(const careact::syntax::grammar::keyword& k) const { return k.called.empty() ? "`" + std::string(k.text) + "`" : std::string(k.called); }
};
template <typename Test>
struct get_info<careact::syntax::grammar::token_parser<Test>> {
    using result_type = std::string;
    std::string operator()(const careact::syntax::grammar::token_parser<Test>& t) const { return std::string(t.name); }
};
// What is only dressed up is called what it dresses: actions by their subject, lists by their first item.
template <typename Subject, typename Action>
struct get_info<action<Subject, Action>> {
    using result_type = std::string;
    std::string operator()(const action<Subject, Action>& a) const { return what(a.subject); }
};
template <typename Left, typename Right>
struct get_info<list<Left, Right>> {
    using result_type = std::string;
    std::string operator()(const list<Left, Right>& l) const { return what(l.left); }
};
template <typename Left, typename Right>
struct get_info<sequence<Left, Right>> {
    using result_type = std::string;
    std::string operator()(const sequence<Left, Right>& s) const { return what(s.left); }
};
template <typename Meaning>
struct get_info<careact::syntax::grammar::phrase_parser<Meaning>> {
    using result_type = std::string;
    std::string operator()(const careact::syntax::grammar::phrase_parser<Meaning>& p) const {
        std::vector<std::string> names;
        for (const auto& [words, meaning] : p.phrases) names.emplace_back(words);
        return careact::diagnostics::one_of(names);
    }
};

}  // namespace boost::spirit::x3
