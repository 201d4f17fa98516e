#pragma once
/// Files of the tree, for tests: rule files, fixtures, texts. Tests run from the top of the tree.

#include "careact/rulebook.hpp"

#include <string>
#include <vector>

namespace careact::support {

/// The whole file. Throws std::runtime_error if it cannot be read: a test that cannot read its file must not pass.
[[nodiscard]] std::string read_text(const std::string& path);

/// Files under a folder, at any depth, whose names end with `ending`; in order of name.
[[nodiscard]] std::vector<std::string> files_under(const std::string& folder, const std::string& ending);

/// The rule files under the folders.
[[nodiscard]] std::vector<SourceText> rule_sources(const std::vector<std::string>& folders);

/// Compiles, and throws with the rendered diagnostics if anything is wrong.
[[nodiscard]] Rulebook compiled(const std::vector<SourceText>& sources);

/// The vocabulary and the national rules; compiled once.
[[nodiscard]] const Rulebook& national_rules();
/// The same with Thurrock's layer over them; compiled once.
[[nodiscard]] const Rulebook& thurrock_rules();

}  // namespace careact::support
