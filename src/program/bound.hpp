#pragma once

#include "program/program.hpp"

namespace careact::program {

/// A bound on the work of one rule, before anything is remembered: a sum of products of list lengths (n) and of steps through time (t).
/// `12 + 40 n + 8 n^2`.
[[nodiscard]] std::string bound_of(const Program& program, const Rule& rule, Layer layer);

}  // namespace careact::program
