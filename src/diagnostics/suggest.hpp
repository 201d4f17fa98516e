#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace careact::diagnostics {

/// The candidate nearest in spelling, if one is near enough to be a slip of the keys.
[[nodiscard]] std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates);

/// "did you mean `x`?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates);

/// `a`, `b` or `c`.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names, std::string_view last_joined_by = "or");

}  // namespace careact::diagnostics
