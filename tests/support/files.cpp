#include "support/files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace careact::support {

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path + " (tests run from the top of the tree)");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> files_under(const std::string& folder, const std::string& ending) {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        auto path = entry.path().generic_string();
        if (entry.is_regular_file() && path.ends_with(ending)) found.push_back(std::move(path));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<SourceText> rule_sources(const std::vector<std::string>& folders) {
    std::vector<SourceText> sources;
    for (const auto& folder : folders) {
        for (auto& path : files_under(folder, ".care")) {
            auto text = read_text(path);
            sources.push_back({std::move(path), std::move(text)});
        }
    }
    return sources;
}

Rulebook compiled(const std::vector<SourceText>& sources) {
    const auto result = compile(sources);
    if (!result.rulebook) throw std::runtime_error(render_text(result.diagnostics, sources));
    return *result.rulebook;
}

const Rulebook& national_rules() {
    static const auto rules = compiled(rule_sources({"rules/vocabulary", "rules/national"}));
    return rules;
}

const Rulebook& thurrock_rules() {
    static const auto rules = compiled(rule_sources({"rules/vocabulary", "rules/national", "rules/thurrock"}));
    return rules;
}

}  // namespace careact::support
