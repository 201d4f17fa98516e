#pragma once

#include "careact/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace careact::resolve {

/// Labels are unique in a declaration, an exception is to a label that is there, and no exception is to itself in the end.
void check_labels(const syntax::Declaration& declaration, Diagnostics& diagnostics);

}  // namespace careact::resolve
