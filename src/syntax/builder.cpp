#include "syntax/builder.hpp"

#include <algorithm>
#include <charconv>

namespace careact::syntax {

namespace {

Span join(Span first, Span last) { return {first.file, first.begin, std::max(first.end, last.end)}; }

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ',' && c != ' '; });
    return digits;
}

Value number_value(std::string_view digits, NumberKind kind, const Rational& scale) {
    const auto number = Rational::parse(digits);
    const auto scaled = number ? number->divided_by(scale) : std::nullopt;
    return scaled ? Value{Quantity{kind, *scaled, Period::Week}} : Value{None{}};
}

void append_utf8(std::string& out, std::uint32_t c) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) return byte(0xC0U | (c >> 6U)), byte(0x80U | (c & 0x3FU));
    if (c < 0x10000) return byte(0xE0U | (c >> 12U)), byte(0x80U | ((c >> 6U) & 0x3FU)), byte(0x80U | (c & 0x3FU));
    byte(0xF0U | (c >> 18U)), byte(0x80U | ((c >> 12U) & 0x3FU)), byte(0x80U | ((c >> 6U) & 0x3FU)), byte(0x80U | (c & 0x3FU));
}

/// Reads `u{2019}` at the front of the text; gives how many bytes it took, or none if it is not one.
std::size_t read_escape(std::string_view text, std::string& out) {
    if (!text.starts_with("u{")) return 0;
    const auto close = text.find('}');
    if (close == std::string_view::npos) return 0;
    std::uint32_t code = 0;
    const auto* last = text.data() + close;
    const auto [end, error] = std::from_chars(text.data() + 2, last, code, 16);
    if (error != std::errc{} || end != last || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0;
    append_utf8(out, code);
    return close + 1;
}

}  // namespace

ExprId Builder::add(Expr expr) {
    const auto deeper = [&](ExprId id) {
        if (id != no_expr) expr.depth = std::max(expr.depth, exprs_[id].depth + 1);
    };
    std::for_each(expr.args.begin(), expr.args.end(), deeper);
    for (const auto& element : expr.elements) deeper(element.value), deeper(element.list), deeper(element.where);
    if (expr.depth > nesting_limit_) {
        diagnostics_.add(DiagnosticKind::NestedTooDeep, expr.span, "this is nested over " + std::to_string(nesting_limit_) + " deep").help =
            "name parts of it with `let`, or make them rules of their own";
        expr = Expr{};
    }
    exprs_.push_back(std::move(expr));
    return static_cast<ExprId>(exprs_.size() - 1);
}

ExprId Builder::literal(const Token& token, Value value) {
    Expr expr;
    const bool lost = std::holds_alternative<None>(value) && token.text != "none";
    const auto told = [&](const Diagnostic& d) { return d.span.begin == token.span.begin; };
    if (lost && std::none_of(diagnostics_.all().begin(), diagnostics_.all().end(), told)) {
        diagnostics_.add(DiagnosticKind::TooLarge, token.span, "this number has too many digits to be held exactly").help = "check the digits";
    }
    expr.kind = lost ? ExprKind::Broken : ExprKind::Literal;
    expr.span = token.span;
    expr.literal = std::move(value);
    return add(std::move(expr));
}

ExprId Builder::wrap(ExprId inner, Expr outer) {
    outer.span = join(exprs_[inner].span, outer.span);
    outer.args.insert(outer.args.begin(), inner);
    return add(std::move(outer));
}

ExprId Builder::chain(ExprKind kind, ExprId first, const std::vector<std::pair<std::string, ExprId>>& rest) {
    if (rest.empty()) return first;
    Expr expr;
    expr.kind = kind;
    expr.span = join(exprs_[first].span, exprs_[rest.back().second].span);
    expr.args.push_back(first);
    for (const auto& [word, id] : rest) {
        expr.words.push_back(word);
        expr.args.push_back(id);
    }
    return add(std::move(expr));
}

void Builder::mixed_operators(const Token& second, ExprId first, ExprId rest) {
    const auto& all = exprs_[first];
    const auto& last = exprs_[all.args.back()];
    const std::string outer(second.text);
    const std::string inner = outer == "or" ? "and" : "or";
    const auto head = text({all.span.file, all.span.begin, exprs_[all.args[all.args.size() - 2]].span.end});
    const auto tail = text(last.span) + " " + outer + " " + text(exprs_[rest].span);
    fault(second.span, "`and` and `or` are mixed without brackets").help =
        "write `(" + text(all.span) + ") " + outer + " " + text(exprs_[rest].span) + "` or `" + head + " " + inner + " (" + tail + ")`";
}

void Builder::not_equality(const Token& token) {
    fault(token.span, "`" + std::string(token.text) + "` is not a word of the language").help = "write `is` to test, and `gives` to say a value";
}

void Builder::chained_comparison(const Token& token) {
    fault(token.span, "a comparison has two sides").help = "write two comparisons joined by `and`";
}

Value literal_value(const Token& token) {
    switch (token.kind) {
        case TokenKind::Money: return number_value(digits_of(token.text.substr(2)), NumberKind::Money, Rational{1});
        case TokenKind::Percent: return number_value(token.text.substr(0, token.text.size() - 1), NumberKind::Percent, Rational{100});
        case TokenKind::Number: {
            const bool whole = token.text.find('.') == std::string_view::npos;
            return number_value(token.text, whole ? NumberKind::Whole : NumberKind::Decimal, Rational{1});
        }
        case TokenKind::Date:
            if (const auto date = Date::parse(token.text)) return *date;
            return None{};
        case TokenKind::DateTime:
            if (const auto moment = DateTime::parse(token.text)) return *moment;
            return None{};
        case TokenKind::String: return unquoted(token.text);
        default: return None{};
    }
}

std::string unquoted(std::string_view text) {
    if (text.starts_with('"')) text.remove_prefix(1);
    if (text.ends_with('"')) text.remove_suffix(1);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            out += text[at];
            continue;
        }
        const auto taken = read_escape(text.substr(at + 1), out);
        if (taken == 0) out += text[at + 1];
        at += std::max<std::size_t>(taken, 1);
    }
    return out;
}

}  // namespace careact::syntax
