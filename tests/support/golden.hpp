#pragma once
/// Golden tests: what the program says of an input, kept beside it in NAME.golden and read like code when it changes.

#include <string>
#include <string_view>
#include <vector>

namespace careact::support {

/// The inputs of one stage: files directly in a folder of tests/golden whose names end with `ending`, without the ending, in order of name.
[[nodiscard]] std::vector<std::string> golden_inputs(const std::string& folder, const std::string& ending);

/// Compares with the golden of that name, and gives what differs in words; nothing if it is the same.
/// With CAREACT_UPDATE_GOLDEN=1 in the environment it writes the golden instead, and says so, so that a run that wrote anything fails.
[[nodiscard]] std::string differs_from_golden(const std::string& path, const std::string& actual);

/// The first lines that differ, with those around them: `-` is in the golden, `+` is what came.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual);

}  // namespace careact::support
