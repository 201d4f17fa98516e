#pragma once

#include <string_view>

namespace careact::syntax {

/// Whether two texts have the same words and the same comments at the same places between them: a change of layout and nothing else.
[[nodiscard]] bool says_the_same(std::string_view before, std::string_view after);

}  // namespace careact::syntax
