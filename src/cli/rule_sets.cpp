#include "cli/rule_sets.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <set>

namespace careact::cli {

namespace {

namespace fs = std::filesystem;

bool is_rules_folder(const std::string& path) { return fs::is_directory(path + "/vocabulary") && fs::is_directory(path + "/national"); }

bool is_under(const fs::path& file, const fs::path& folder) {
    const auto inside = file.lexically_relative(folder);
    return !inside.empty() && *inside.begin() != "..";
}

/// The folder of the layer that a file belongs to: the outermost, from the file's own upwards, that holds rule files of its own.
fs::path layer_folder(const fs::path& file, const std::set<fs::path>& with_files) {
    auto found = file.parent_path();
    for (auto folder = found; folder.has_relative_path(); folder = folder.parent_path()) {
        if (with_files.contains(folder)) found = folder;
    }
    return found;
}

}  // namespace

std::vector<SourceText> RuleSets::set(std::size_t number) const {
    std::vector<SourceText> chosen;
    for (const auto file : sets[number]) chosen.push_back(sources[file]);
    return chosen;
}

void RuleSets::add_own(std::size_t number, const Diagnostics& found, Diagnostics& all) const {
    for (auto diagnostic : found.all()) {
        if (!is_own(number, diagnostic.span.file) && diagnostic.severity != Severity::Error) continue;
        diagnostic.span.file = sets[number][diagnostic.span.file];
        for (auto& label : diagnostic.context) label.span.file = sets[number][label.span.file];
        all.add(std::move(diagnostic));
    }
}

RuleSets rule_sets(const std::vector<std::string>& paths, const std::string& layer) {
    RuleSets made;
    if (!layer.empty()) {
        if (paths.size() != 1 || !is_rules_folder(paths[0])) throw FileError("a layer is named of one folder of rules, with `vocabulary` and `national` in it");
        made.sources = load_rules(RuleChoice{paths[0], layer, {}}.chosen());
        auto& all = made.sets.emplace_back(made.sources.size());
        std::iota(all.begin(), all.end(), 0U);
        return made;
    }
    made.sets.emplace_back();
    std::map<fs::path, std::vector<std::uint32_t>> layers;
    for (const auto& path : paths) {
        const bool layered = is_rules_folder(path);
        auto loaded = load_rules({path});
        std::set<fs::path> with_files;
        for (const auto& source : loaded) with_files.insert(fs::path(source.name).parent_path());
        for (auto& source : loaded) {
            const auto number = static_cast<std::uint32_t>(made.sources.size());
            const bool first = !layered || is_under(source.name, path + "/vocabulary") || is_under(source.name, path + "/national");
            (first ? made.sets[0] : layers[layer_folder(source.name, with_files)]).push_back(number);
            made.sources.push_back(std::move(source));
        }
    }
    for (const auto& [folder, files] : layers) {
        auto& set = made.sets.emplace_back(made.sets[0]);
        set.insert(set.end(), files.begin(), files.end());
    }
    return made;
}

}  // namespace careact::cli
