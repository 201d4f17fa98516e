#pragma once
/// What each operation of a derivation means: from what its parts came to, to what it comes to. One file a family.

#include "receipt/came.hpp"

#include <map>

namespace careact::receipt {

/// Throws Unfit where the parts are not such as the operation can have.
using Operation = Came (*)(const DerivedStep& step, const Parts& parts);
using Operations = std::map<std::string_view, Operation>;

void add_logic(Operations& all);
void add_numbers(Operations& all);
void add_dates(Operations& all);
void add_lists(Operations& all);
void add_rules(Operations& all);

/// Whether what distinguishes two uses of the operation is one of the words that can: `half up` and `penny` of a rounding.
[[nodiscard]] bool has_words_of_its_own(const DerivedStep& step);

/// Nothing for an operation that stands for something outside the receipt, or is no operation.
[[nodiscard]] Operation operation(std::string_view name);

}  // namespace careact::receipt
