#pragma once
/// How answers came of their parts, as receipts carry it: every value exact, and with its type.

#include "careact/determination.hpp"
#include "explain/value_json.hpp"

namespace careact::explain {

[[nodiscard]] Json derivation_json(const std::vector<DerivedStep>& steps);

}  // namespace careact::explain
