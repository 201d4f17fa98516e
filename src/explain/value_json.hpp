#pragma once

#include "careact/determination.hpp"

#include <nlohmann/json.hpp>

namespace careact::explain {

using Json = nlohmann::ordered_json;

/// Values keep their type: amounts are texts of exact digits, so that no reader makes a binary fraction of them.
[[nodiscard]] Json value_json(const Value& value);
[[nodiscard]] Json changes_json(const std::vector<NearestChange>& changes);

}  // namespace careact::explain
