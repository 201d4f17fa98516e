#pragma once
/// The commands under `careact casebook`.

#include "careact/casebook.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

namespace careact::cli {

void add_casebook_add(CLI::App& casebook, Run& run);
void add_casebook_decide(CLI::App& casebook, Run& run);
void add_casebook_override(CLI::App& casebook, Run& run);
void add_casebook_list(CLI::App& casebook, Run& run);
void add_casebook_show(CLI::App& casebook, Run& run);

/// The day, if one was given.
[[nodiscard]] inline std::optional<Date> date_if_given(const std::string& given) {
    return given.empty() ? std::nullopt : std::optional{date_or_today(given)};
}

/// Adds the options that say which rules to use, as every command has them.
inline void add_rule_options(CLI::App& command, RuleChoice& rules) {
    command.add_option("--rules", rules.folder, "The folder with the vocabulary, the national rules and the local layers")->capture_default_str();
    command.add_option("--layer", rules.layer, "The local layer to use, such as thurrock; the national rules alone if left out");
    command.add_option("--rule-files", rules.paths, "Rule files or folders to use instead");
}

}  // namespace careact::cli
