#pragma once

#include "careact/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace careact::syntax {

/// Checks that each declaration has the clauses its kind needs, none that it cannot have, and in the order they are read in.
void check_shape(const RuleFile& file, Diagnostics& diagnostics);

/// Reports notes that mean nothing where they stand.
void check_notes(const RuleFile& file, Diagnostics& diagnostics);

}  // namespace careact::syntax
