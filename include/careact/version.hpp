#pragma once

namespace careact {

/// The version of the library, such as `0.1.0`, from the one place it is written: the build's `project` line.
[[nodiscard]] const char* version();

}  // namespace careact
