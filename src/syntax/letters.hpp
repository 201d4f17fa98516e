#pragma once
/// Letters of other alphabets, named.

#include <cstddef>
#include <string>
#include <string_view>

namespace careact::syntax {

struct ForeignLetter {
    std::size_t begin = 0, end = 0;
    std::string what;          // "a Cyrillic letter"
    bool looks_alike = false;  // Greek and Cyrillic letters may look like those of a to z
};

/// The first letter of a word that is none of a to z: of another alphabet if there is one, else with an accent. The word has one.
[[nodiscard]] ForeignLetter foreign_letter(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace careact::syntax
