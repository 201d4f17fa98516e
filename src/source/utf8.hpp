#pragma once
/// UTF-8 and the characters that make a line read differently from what it says.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace careact::source {

[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// How many columns a terminal needs for the text (wide and combining characters counted as such).
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text broken between words into lines of so many columns, the first of which may have less room than the others.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width);

/// The text as it can be shown: control and invisible characters, and bytes that are not text, become a replacement character.
[[nodiscard]] std::string printable(std::string_view text);

/// The offset of the first byte that is not part of well-formed UTF-8.
[[nodiscard]] std::optional<std::size_t> first_malformed_byte(std::string_view text);

/// The code point that begins at an offset of well-formed text, and its length in bytes.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Something in the text that a reader cannot see, or may take for something else.
struct Deception {
    enum class Kind : std::uint8_t { Bidirectional, MixedScript, Invisible };
    Kind kind = Kind::Bidirectional;
    std::size_t begin = 0;
    std::size_t end = 0;
};
/// Bidirectional controls, invisible format characters, and words that mix look-alike scripts (Latin with Cyrillic or Greek).
[[nodiscard]] std::vector<Deception> find_deceptions(std::string_view text);

/// The text in Unicode normalisation form C, for comparison only.
[[nodiscard]] std::string normalised(std::string_view text);

/// Case folded, compatibility normalised, white space collapsed: equal for copies of one text.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether there is nothing but white space and invisible characters.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace careact::source
