#include "syntax/letters.hpp"

#include "source/utf8.hpp"

#include <optional>

namespace careact::syntax {

namespace {

constexpr char32_t first_greek = 0x370, first_cyrillic = 0x400, after_cyrillic = 0x530;

std::string named(char32_t letter) {
    if (letter < first_greek) return "an accented or foreign letter";
    if (letter < first_cyrillic) return "a Greek letter";
    return letter < after_cyrillic ? "a Cyrillic letter" : "a letter of another alphabet";
}

}  // namespace

ForeignLetter foreign_letter(std::string_view text, std::size_t begin, std::size_t end) {
    std::optional<ForeignLetter> accented;
    for (auto at = begin; at < end;) {
        const auto point = source::code_point_at(text, at);
        if (point.value >= first_greek) return {at, at + point.length, named(point.value), point.value < after_cyrillic};
        if (point.value >= 0x80 && !accented) accented = {at, at + point.length, named(point.value), false};
        at += point.length;
    }
    return accented.value_or(ForeignLetter{begin, end, "of another alphabet", false});
}

}  // namespace careact::syntax
