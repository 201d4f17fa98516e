#pragma once
/// What is known of the mistakes that people make, and what they should write instead.

#include "syntax/token.hpp"

#include <string>
#include <vector>

namespace careact::syntax {

/// `write 2026-04-06` for `6 April 2026`, of which the 6 was found; `end` is where the tokens end.
[[nodiscard]] std::string date_in_words(const Token& found, const Token* end);

/// The words between backquotes in what was expected.
[[nodiscard]] std::vector<std::string> quoted(const std::string& what);

/// Words of other languages and of speech, and what is written here instead; empty for others.
[[nodiscard]] std::string translation(const Token& found);

/// The words of clauses and what goes on with them. Those come first that may stand at this place of a line, so that of two that are as near to
/// what was written the likelier is meant.
[[nodiscard]] const std::vector<std::string>& may_stand(const Token& found);

}  // namespace careact::syntax
