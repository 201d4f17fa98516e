#include "syntax/token.hpp"

#include "careact/date.hpp"
#include "source/utf8.hpp"

#include <boost/spirit/home/x3.hpp>

namespace careact::syntax {

namespace {

namespace x3 = boost::spirit::x3;

// What each kind of word looks like. Bytes are taken as they are: non-ASCII ones occur in strings, comments and `£` alone.
const auto digit = x3::char_("0-9");
const auto name_char = x3::char_("A-Za-z0-9_");
const auto word = x3::char_("A-Za-z_") >> *name_char;
const auto decimal = +digit >> -('.' >> +digit);
const auto day = x3::repeat(4)[digit] >> '-' >> x3::repeat(2)[digit] >> '-' >> x3::repeat(2)[digit] >> !name_char;
const auto moment = x3::repeat(4)[digit] >> '-' >> x3::repeat(2)[digit] >> '-' >> x3::repeat(2)[digit] >> 'T' >>
                    x3::repeat(2)[digit] >> ':' >> x3::repeat(2)[digit] >>
                    -('Z' | (x3::char_("+-") >> x3::repeat(2)[digit] >> ':' >> x3::repeat(2)[digit]));
const auto thousands = x3::repeat(1, 3)[digit] >> +(',' >> x3::repeat(3)[digit] >> !digit);
const auto money = x3::lit("\xC2\xA3") >> (thousands | +digit) >> -('.' >> +digit);
const auto percent = decimal >> '%';
const auto text = '"' >> *(('\\' >> (x3::char_ - x3::eol)) | (x3::char_ - '"' - x3::eol)) >> '"';
const auto symbol = x3::lit("<=") | ">=" | "==" | x3::char_("<>=+*/()[]{},:.|-");
const auto comment = '#' >> *(x3::char_ - x3::eol);
const auto blank = +x3::char_(" \t\r\n\f\v");

/// A file with this many is not a rule file, or will read differently once the first are mended.
constexpr std::size_t most_faults = 1000;

class Lexer {
public:
    Lexer(std::uint32_t file, std::string_view text, Diagnostics& diagnostics)
        : file_(file), text_(text), diagnostics_(diagnostics), at_(text.begin()) {}

    Tokens run() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ += 3;  // a byte order mark
        while (at_ != text_.end() && diagnostics_.all().size() < most_faults) next();
        push(TokenKind::End, at_);
        return std::move(tokens_);
    }

private:
    using Iterator = std::string_view::const_iterator;

    template <typename Parser>
    bool scan(const Parser& parser) {
        return x3::parse(at_, text_.end(), parser);
    }

    template <typename Parser>
    bool token(TokenKind kind, const Parser& parser) {
        const auto begin = at_;
        if (!scan(parser)) return false;
        push(kind, begin);
        return true;
    }

    void next() {
        const auto begin = at_;
        if (scan(blank)) {
            first_on_line_ = first_on_line_ || std::find(begin, at_, '\n') != at_;
        } else if (scan(comment)) {
            tokens_.comments.push_back({span(begin), first_on_line_});
        } else if (token(TokenKind::DateTime, moment) || token(TokenKind::Date, day)) {
            check_date();
        } else if (token(TokenKind::Money, money)) {
            check_pence();
        } else if (token(TokenKind::Percent, percent) || token(TokenKind::Number, decimal)) {
            check_number_end();
        } else if (!token(TokenKind::Word, word) && !token(TokenKind::String, text)) {
            token(TokenKind::Symbol, symbol) ? check_comma() : unknown_character();
        }
    }

    void push(TokenKind kind, Iterator begin) {
        const auto at = span(begin);
        tokens_.all.push_back({kind, at, text_.substr(at.begin, at.end - at.begin), first_on_line_ || tokens_.all.empty()});
        first_on_line_ = false;
    }

    Span span(Iterator begin) const {
        return {file_, static_cast<std::uint32_t>(begin - text_.begin()), static_cast<std::uint32_t>(at_ - text_.begin())};
    }

    Diagnostic& fault(Span where, std::string message) { return diagnostics_.add(DiagnosticKind::Syntax, where, std::move(message)); }

    void check_date() {
        const auto& written = tokens_.all.back();
        const bool good = written.kind == TokenKind::Date ? Date::parse(written.text).has_value() : DateTime::parse(written.text).has_value();
        if (!good) fault(written.span, "`" + std::string(written.text) + "` is not a day in the calendar").help = "dates are written year-month-day: 2026-05-01";
    }

    void check_pence() {
        const auto& written = tokens_.all.back();
        const auto point = written.text.find('.');
        if (point != std::string_view::npos && written.text.size() - point != 3) {
            fault(written.span, "`" + std::string(written.text) + "` has pence that are not two digits").help = "write two digits of pence, or none: £12.50";
        }
        check_number_end();
    }

    void check_number_end() {
        const auto begin = at_;
        if (!scan(+name_char)) return;
        fault(span(begin), "`" + std::string(begin, at_) + "` stands against the number before it").help = "put a space between a number and a word";
    }

    /// `(£14,250,£300)` could be read two ways, so a comma between values is always followed by a space.
    void check_comma() {
        const auto& written = tokens_.all.back();
        if (written.text != "," || at_ == text_.end() || std::string_view(" \t\r\n#").find(*at_) != std::string_view::npos) return;
        fault(written.span, "a comma between values needs a space after it").help =
            "put a space after the comma; a thousands comma has exactly three digits after it, and only money has one";
    }

    void unknown_character() {
        const auto begin = at_;
        const auto offset = static_cast<std::size_t>(begin - text_.begin());
        if (*at_ == '"') {
            at_ = std::find(at_, text_.end(), '\n');
            fault(span(begin), "this text has no closing quotation mark on its line").help = "put `\"` at the end of the text";
            push(TokenKind::String, begin);
            return;
        }
        const auto point = source::code_point_at(text_, offset);
        at_ += static_cast<std::ptrdiff_t>(point.length);
        fault(span(begin), "`" + std::string(begin, at_) + "` has no meaning here").help = advice(point.value);
    }

    static std::string advice(char32_t c) {
        if (c == 0x201C || c == 0x201D) return "use straight quotation marks: \"";
        if (c == 0xA0) return "this is a no-break space; use an ordinary one";
        if (c == 0x2013 || c == 0x2014) return "this is a dash; use a hyphen: -";
        if (c == 0xA3) return "write the amount straight after the £: £14,250";
        if (c == 0x2264 || c == 0x2265) return "write `<=` or `>=`";
        if (c == '\'') return "texts stand in double quotation marks: \"";
        return "names are made of letters a to z, digits and _; anything else belongs in a text or after a #";
    }

    std::uint32_t file_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    Iterator at_;
    bool first_on_line_ = true;
    Tokens tokens_;
};

}  // namespace

Tokens tokenise(std::uint32_t file, std::string_view text, Diagnostics& diagnostics) {
    return Lexer(file, text, diagnostics).run();
}

}  // namespace careact::syntax
