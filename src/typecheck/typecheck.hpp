#pragma once

#include "careact/diagnostic.hpp"
#include "program/program.hpp"
#include "resolve/resolve.hpp"

namespace careact::typecheck {

/// From names to the compiled program. The program is whole only if no error was reported.
[[nodiscard]] program::Program check(const resolve::Resolution& names, Diagnostics& diagnostics);

}  // namespace careact::typecheck
