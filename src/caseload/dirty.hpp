#pragma once
/// Lines that go wrong in the ways that exports from case systems do.

#include <cstdint>
#include <string>

namespace careact::caseload {

/// The mistakes come round in turn.
[[nodiscard]] std::string dirty_line(std::int64_t number);

}  // namespace careact::caseload
