#pragma once
/// What is written in a rule file as it stands: £14,250, 12 weeks, 2025-04-01, yes.

#include "receipt/came.hpp"

namespace careact::receipt {

/// What the text says, if it is one of those forms; else what was said. Of a text that the receipt leaves out, what was said.
[[nodiscard]] Came written(const DerivedStep& step, const Came& said);

}  // namespace careact::receipt
