#pragma once
/// What `--help` prints: no line longer than eighty columns, and for each command an example of it.

#include <CLI/CLI.hpp>

namespace careact::cli {

/// Of the application and every command under it.
void set_up_help(CLI::App& app);

/// `careact casebook add`.
[[nodiscard]] std::string full_name(const CLI::App& command);

}  // namespace careact::cli
