#pragma once
/// The command-line tool, run as people run it.

#include <string>

namespace careact::support {

struct Ran {
    int exit_code = 0;
    std::string output, error;
};

/// Runs the tool with what stands after `careact` on a command line, from the top of the tree, in an empty environment.
[[nodiscard]] Ran run_careact(const std::string& arguments);

/// The same of careact-make-caseload.
[[nodiscard]] Ran run_make_caseload(const std::string& arguments);

/// The text with digests and the version left out: they change whenever a rule file or the project does.
[[nodiscard]] std::string without_digests(const std::string& text);

}  // namespace careact::support
