#pragma once
/// The words of a rule file.

#include "careact/diagnostic.hpp"

#include <string_view>
#include <vector>

namespace careact::syntax {

enum class TokenKind : std::uint8_t { Word, Number, Money, Percent, Date, DateTime, String, Symbol, End };

struct Token {
    TokenKind kind = TokenKind::End;
    Span span;
    std::string_view text;       // as written; views the source
    bool first_on_line = false;
};

struct Comment {
    Span span;
    bool first_on_line = false;
};

struct Tokens {
    std::vector<Token> all;  // ends with one of kind End
    std::vector<Comment> comments;
};

/// Cuts a source into words. Characters that belong to none are reported and passed over.
[[nodiscard]] Tokens tokenise(std::uint32_t file, std::string_view text, Diagnostics& diagnostics);

/// What a reader would call the token, for messages: "`gives`", "the end of the file".
[[nodiscard]] std::string describe(const Token& token);

/// The words that begin a declaration, that begin a clause, and all that may not be names.
[[nodiscard]] const std::vector<std::string>& declaration_words();
[[nodiscard]] const std::vector<std::string>& clause_words();
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace careact::syntax
