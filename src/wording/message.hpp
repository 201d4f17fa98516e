#pragma once
/// Sentences in ICU message format: what they need filled in, and filling them in.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace careact::wording {

struct MessageNeeds {
    std::vector<std::string> names;  // each once, in order
    std::string fault;               // why the text is not a message; empty if it is one
};
[[nodiscard]] MessageNeeds message_needs(std::string_view text);

/// A value to fill in: in words for people, and what `select` goes by and `plural` counts: an option's name, a number.
struct Said {
    std::string words, key;
};

/// Fills the message in. `{name}` is filled with the words; `{name, select, ...}` and `{name, plural, ...}` go by the key. A name that is
/// missing stays in braces. A locale is a language tag such as `cy`; empty is English.
[[nodiscard]] std::string fill(std::string_view text, std::string_view locale, const std::map<std::string, Said>& values);

}  // namespace careact::wording
