#include "source/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cctype>

namespace careact::source {

namespace {

template <typename Visit>
void each_code_point(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        visit(point.value, at, point.length);
        at += point.length;
    }
}

bool is_bidirectional_control(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL);
}

bool is_invisible(char32_t c) {
    return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR && c != 0xFEFF;
}

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
    return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

/// Tracks one run of letters, and whether it mixes Latin with a script of look-alike letters.
class WordScripts {
public:
    void extend(char32_t c, std::size_t at, std::size_t length) {
        if (!open_) begin_ = at;
        open_ = true;
        end_ = at + length;
        const auto script = script_of(c);
        latin_ |= script == USCRIPT_LATIN;
        look_alike_ |= script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
    }
    void close(std::vector<Deception>& found) {
        if (open_ && latin_ && look_alike_) found.push_back({Deception::Kind::MixedScript, begin_, end_});
        *this = {};
    }

private:
    bool open_ = false, latin_ = false, look_alike_ = false;
    std::size_t begin_ = 0, end_ = 0;
};

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string apply(const icu::Normalizer2* form, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    form->normalize(to_icu(text), status).toUTF8String(result);
    return U_SUCCESS(status) ? result : std::string(text);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t next = offset;
    UChar32 value = 0;
    U8_NEXT(bytes, next, text.size(), value);
    return {value < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(value), next - offset};
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_code_point(text, [&](char32_t c, std::size_t, std::size_t) {
        const auto type = u_charType(static_cast<UChar32>(c));
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return;
        const auto east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
        width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    });
    return width;
}

std::string printable(std::string_view text) {
    std::string shown;
    each_code_point(text, [&](char32_t c, std::size_t at, std::size_t length) {
        const auto type = u_charType(static_cast<UChar32>(c));
        const bool hidden = c == 0xFFFD || type == U_FORMAT_CHAR || (type == U_CONTROL_CHAR && c != '\t');
        shown += hidden ? std::string_view("\xEF\xBF\xBD") : text.substr(at, length);
    });
    return shown;
}

std::optional<std::size_t> first_malformed_byte(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        UChar32 value = 0;
        U8_NEXT(bytes, at, text.size(), value);
        if (value < 0) return begin;
    }
    return std::nullopt;
}

std::vector<Deception> find_deceptions(std::string_view text) {
    std::vector<Deception> found;
    WordScripts word;
    each_code_point(text, [&](char32_t c, std::size_t at, std::size_t length) {
        if (c < 0x80 ? std::isalpha(static_cast<int>(c)) != 0 : u_isalpha(static_cast<UChar32>(c)) != 0) {
            word.extend(c, at, length);
            return;
        }
        word.close(found);
        if (c < 0x80) return;
        if (is_bidirectional_control(c)) found.push_back({Deception::Kind::Bidirectional, at, at + length});
        else if (is_invisible(c)) found.push_back({Deception::Kind::Invisible, at, at + length});
    });
    word.close(found);
    return found;
}

std::string normalised(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? apply(form, text) : std::string(text);
}

std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto plain = U_SUCCESS(status) ? apply(form, text) : std::string(text);
    std::string result;
    bool gap = false;
    each_code_point(plain, [&](char32_t c, std::size_t at, std::size_t length) {
        if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
            gap = !result.empty();
            return;
        }
        if (gap) result += ' ';
        gap = false;
        result.append(plain, at, length);
    });
    return result;
}

bool is_blank(std::string_view text) {
    bool blank = true;
    each_code_point(text, [&](char32_t c, std::size_t, std::size_t) {
        blank = blank && (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || is_invisible(c) || c == 0xFEFF);
    });
    return blank;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width) {
    std::vector<std::string> lines = {""};
    std::size_t used = 0, room = first_width;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find_first_of(" \n", begin), text.size());
        const auto word = text.substr(begin, end - begin);
        const auto wide = display_width(word);
        if (used > 0 && used + 1 + wide > room) {
            lines.emplace_back();
            used = 0;
            room = width;
        }
        if (used > 0) lines.back() += ' ', ++used;
        lines.back().append(word);
        used += wide;
        begin = end + 1;
    }
    return lines;
}

}  // namespace careact::source
