#include "syntax/letters.hpp"
#include "syntax/token.hpp"

#include "careact/date.hpp"
#include "source/utf8.hpp"

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <array>

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
const auto wrong_way_round = x3::lit("=>") | "=<";
const auto symbol = x3::lit("<=") | ">=" | "==" | x3::char_("<>=+*/()[]{},:.|-");
const auto comment = '#' >> *(x3::char_ - x3::eol);
const auto blank = +x3::char_(" \t\r\n\f\v");

// What is often written for them. It is reported, and then read as what was meant, so that one slip is one message.
const auto day_first = x3::repeat(1, 2)[digit] >> x3::char_("/.-") >> x3::repeat(1, 2)[digit] >> x3::char_("/.-") >> x3::repeat(4)[digit] >> !name_char;
const auto short_day = x3::repeat(4)[digit] >> x3::char_("/-") >> x3::repeat(1, 2)[digit] >> x3::char_("/-") >> x3::repeat(1, 2)[digit] >> !name_char;
const auto pounds_apart = x3::lit("\xC2\xA3") >> +x3::lit(' ') >> (thousands | +digit) >> -('.' >> +digit);
const auto percent_in_words = decimal >> +x3::lit(' ') >> (x3::lit("percent") | "per cent") >> !name_char;
const auto time_unit = (x3::lit("minute") | "hour" | "day" | "week" | "month" | "year") >> -x3::lit('s') >> !name_char;

struct LookAlike {
    char32_t written;
    std::string_view meant, advice;
};
constexpr std::array look_alikes = {
    LookAlike{0x2013, "-", "this is a dash; write a hyphen: -"},   LookAlike{0x2014, "-", "this is a dash; write a hyphen: -"},
    LookAlike{0x2212, "-", "this is a minus sign; write a hyphen: -"}, LookAlike{0x2264, "<=", "write `<=`"},
    LookAlike{0x2265, ">=", "write `>=`"},                         LookAlike{0x00D7, "*", "write `*`"},
    LookAlike{0x00F7, "/", "write `/`"}};

constexpr std::size_t longest_name = 100;

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
        } else if (token(TokenKind::Date, day_first) || token(TokenKind::Date, short_day)) {
            misordered_date();
        } else if (token(TokenKind::Money, money)) {
            check_pence();
        } else if (token(TokenKind::Money, pounds_apart)) {
            fault(tokens_.all.back().span, "a space stands between the £ and the amount").help = "write the amount straight after the £: £14,250";
        } else if (token(TokenKind::Percent, percent_in_words)) {
            fault(tokens_.all.back().span, "a percent is written with its sign").help = "write, for example, 10%";
        } else if (token(TokenKind::Percent, percent) || token(TokenKind::Number, decimal)) {
            check_number_end();
        } else if (token(TokenKind::Word, word)) {
            check_word_end();
        } else if (token(TokenKind::Symbol, wrong_way_round)) {
            auto& written = tokens_.all.back();
            const std::string_view meant = written.text == "=>" ? ">=" : "<=";
            fault(written.span, describe(written) + " is not a sign of the language").help = "write `" + std::string(meant) + "`";
            written.text = meant;
        } else if (!token(TokenKind::String, text)) {
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
        if (good) return;
        const auto days = Date::parse(std::string(written.text.substr(0, 8)) + "01") ? days_of_month(written.text) : "";
        const bool day_good = Date::parse(written.text.substr(0, 10)).has_value();
        fault(written.span, describe(written) + (day_good ? " is not a time of day" : " is not a day in the calendar")).help =
            day_good ? "times go from 00:00 to 23:59" : !days.empty() ? days : "dates are written year-month-day: 2026-05-01";
    }

    /// `April has 30 days`; the year is said where it matters.
    static std::string days_of_month(std::string_view written) {
        const auto first = *Date::parse(std::string(written.substr(0, 8)) + "01");
        const auto words = Date{std::chrono::sys_days{first.ymd().year() / first.ymd().month() / std::chrono::last}}.to_words();  // `30 April 2015`
        const auto month = words.substr(3, words.rfind(' ') - 3);
        return month + (month == "February" ? words.substr(words.rfind(' ')) : "") + " has " + words.substr(0, 2) + " days";
    }

    /// `06/04/2026` is taken for the sixth of April, as it is in Britain.
    void misordered_date() {
        const auto& written = tokens_.all.back();
        std::vector<std::string> parts(1);
        for (const char c : written.text) {
            if (c >= '0' && c <= '9') parts.back() += c;
            else parts.emplace_back();
        }
        if (parts[0].size() < 3) std::swap(parts[0], parts[2]);
        for (auto* part : {&parts[1], &parts[2]}) part->insert(0, 2 - part->size(), '0');
        const auto meant = parts[0] + "-" + parts[1] + "-" + parts[2];
        fault(written.span, "`" + std::string(written.text) + "` is not how a date is written here").help =
            Date::parse(meant) ? "write the year, the month and the day: " + meant : "write the year, the month and the day: 2026-05-01";
    }

    void check_pence() {
        const auto& written = tokens_.all.back();
        const auto point = written.text.find('.');
        if (point != std::string_view::npos && written.text.size() - point != 3) {
            fault(written.span, describe(written) + " has pence that are not two digits").help = "write two digits of pence, or none: £12.50";
        }
        check_number_end();
    }

    void check_number_end() {
        check_thousands();
        const auto begin = at_;
        if (!scan(+name_char)) return;
        const std::string stuck(begin, at_);
        const bool short_form = stuck == "k" || stuck == "K" || stuck == "m" || stuck == "M";
        fault(span(begin), (stuck.size() > longest_name ? "a long word" : "`" + stuck + "`") + " stands against the number before it").help =
            short_form ? "write the amount out in full: £14,000" : "put a space between a number and a word";
        at_ = begin;
        if (!scan(time_unit)) scan(+name_char);
        else at_ = begin;
    }

    /// `14,250` without a £, and `£1,42,50`.
    void check_thousands() {
        auto& written = tokens_.all.back();
        const bool is_money = written.kind == TokenKind::Money;
        const auto begin = at_;
        const bool goes_on = is_money ? scan(+(',' >> +digit)) : scan(+(',' >> x3::repeat(3)[digit] >> !digit));
        if (!goes_on) return;
        written.span.end = span(begin).end;
        written.text = text_.substr(written.span.begin, written.span.end - written.span.begin);
        fault(written.span, describe(written) + " has a comma " + (is_money ? "in the wrong place" : "in it")).help =
            is_money ? "a comma has exactly three digits after it: £14,250; between two values put a space after the comma"
                     : "write a plain number without commas; if it is money, begin it with £";
    }

    /// A letter of another alphabet belongs to the word, and makes it another word than it looks.
    void check_word_end() {
        auto& written = tokens_.all.back();
        const auto first = source::code_point_at(text_, written.span.begin).value;
        if (first >= 0x80 || (at_ != text_.end() && take_foreign_letter())) {
            while (at_ != text_.end() && (scan(name_char) || take_foreign_letter())) {}
            written.span.end = static_cast<std::uint32_t>(at_ - text_.begin());
            written.text = text_.substr(written.span.begin, written.span.end - written.span.begin);
            const auto letter = foreign_letter(text_, written.span.begin, written.span.end);
            const Span span{file_, static_cast<std::uint32_t>(letter.begin), static_cast<std::uint32_t>(letter.end)};
            fault(span, "this `" + std::string(text_.substr(letter.begin, letter.end - letter.begin)) + "` is " + letter.what + ", and words have the letters a to z alone").help =
                letter.looks_alike ? "type the letter again; it only looks like one of them" : "an accented or foreign letter belongs in a text or after a #";
        }
        if (written.text.size() <= longest_name) return;
        diagnostics_.add(DiagnosticKind::TooLarge, {file_, written.span.begin, written.span.begin + 1},
                         "this name has " + std::to_string(written.text.size()) + " letters, over the limit of " + std::to_string(longest_name)).help =
            "use a shorter name, and say the rest in a title";
        written.text = written.text.substr(0, longest_name);
    }

    bool take_foreign_letter() {
        const auto point = source::code_point_at(text_, static_cast<std::size_t>(at_ - text_.begin()));
        const bool letter = point.value >= 0xC0 && point.value < 0x2000 && point.value != 0xD7 && point.value != 0xF7;
        if (letter) at_ += static_cast<std::ptrdiff_t>(point.length);
        return letter;
    }

    /// `(£14,250,£300)` could be read two ways, so a comma between values is always followed by a space.
    void check_comma() {
        const auto& written = tokens_.all.back();
        if (written.text != "," || at_ == text_.end() || std::string_view(" \t\r\n#").find(*at_) != std::string_view::npos) return;
        fault(written.span, "a comma between values needs a space after it").help =
            "put a space after the comma; a comma inside an amount of money has exactly three digits after it: £14,250";
    }

    void unknown_character() {
        const auto begin = at_;
        const auto offset = static_cast<std::size_t>(begin - text_.begin());
        if (*at_ == '"') {
            at_ = std::find(at_, text_.end(), '\n');
            const bool alone = std::all_of(begin + 1, at_, [](char c) { return c == ' ' || c == '\r' || c == '\t'; });
            fault(span(begin), alone ? "this quotation mark has no other on its line" : "this text has no closing quotation mark on its line").help =
                alone ? "a text begins with one and ends with one" : "put `\"` at the end of the text";
            push(TokenKind::String, begin);
            return;
        }
        const auto point = source::code_point_at(text_, offset);
        if (other_quotation_marks(point.value)) return;
        if (take_foreign_letter()) {
            push(TokenKind::Word, begin);
            return check_word_end();
        }
        at_ += static_cast<std::ptrdiff_t>(point.length);
        const auto like = std::find_if(look_alikes.begin(), look_alikes.end(), [&](const LookAlike& l) { return l.written == point.value; });
        const bool space = point.value == 0xA0 || (point.value >= 0x2000 && point.value <= 0x200A) || point.value == 0x202F;
        fault(span(begin), space ? "this space is not an ordinary one" : "`" + shown(begin) + "` has no meaning here").help = like != look_alikes.end() ? std::string(like->advice) : advice(point.value);
        if (like == look_alikes.end()) return;
        push(TokenKind::Symbol, begin);
        tokens_.all.back().text = like->meant;
    }

    /// A text in curly or single quotation marks that closes on its line is read as a text.
    bool other_quotation_marks(char32_t first) {
        const bool curly = first == 0x201C || first == 0x201D;
        const bool single = first == '\'' || first == 0x2018 || first == 0x2019;
        if (!curly && !single) return false;
        const auto begin = at_;
        const auto offset = static_cast<std::size_t>(begin - text_.begin());
        const auto inside = offset + source::code_point_at(text_, offset).length;
        for (auto at = inside; at < text_.size() && text_[at] != '\n';) {
            const auto point = source::code_point_at(text_, at);
            const bool closes = point.value == '"' || (curly ? point.value == 0x201C || point.value == 0x201D
                                                             : point.value == '\'' || point.value == 0x2018 || point.value == 0x2019);
            at += point.length;
            if (!closes) continue;
            at_ = text_.begin() + static_cast<std::ptrdiff_t>(at);
            fault(span(begin), std::string("this text stands in ") + (curly ? "curly" : "single") + " quotation marks").help = "use straight double ones: \"...\"";
            push(TokenKind::String, begin);
            tokens_.all.back().text = text_.substr(inside, at - point.length - inside);
            return true;
        }
        return false;
    }

    /// A character as a message can print it.
    std::string shown(Iterator begin) const { return static_cast<unsigned char>(*begin) < 0x20 || *begin == 0x7F ? "a control character" : std::string(begin, at_); }

    static std::string advice(char32_t c) {
        if (c == 0x201C || c == 0x201D) return "use straight quotation marks: \"";
        if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F) return "delete it and press the space bar; word processors put such spaces in";
        if (c == 0xA3) return "an amount follows the £: £14,250";
        if (c == 0x20AC || c == '$') return "amounts are in pounds: £";
        if (c == ';') return "nothing is needed at the end of a clause";
        if (c == 0x2260) return "write `is not`";
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
