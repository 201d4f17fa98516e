#pragma once
/// What a record says of itself.

#include <optional>
#include <string>
#include <string_view>

namespace careact::casebook {

struct Identity {
    bool is_object = false;
    std::string id;               // `about.id`, a text or a number as it was written; empty if there is none
    std::string last_changed_on;  // `about.last_changed_on`
};

/// Of well-formed JSON; the rules need not declare these members.
[[nodiscard]] Identity identity_of(std::string_view record);

}  // namespace careact::casebook
