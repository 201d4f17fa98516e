#pragma once
/// Which rule files are compiled together. A rulebook has one local layer, and a folder of rules may hold many.

#include "careact/diagnostic.hpp"
#include "cli/files.hpp"

namespace careact::cli {

/// All the files, and the sets of them, by place, that are compiled together. The first set is what the others stand on.
struct RuleSets {
    std::vector<SourceText> sources;
    std::vector<std::vector<std::uint32_t>> sets;

    [[nodiscard]] std::vector<SourceText> set(std::size_t number) const;
    /// Whether a file of a set is its own, and not one of the first set's.
    [[nodiscard]] bool is_own(std::size_t number, std::uint32_t file) const { return number == 0 || file >= sets[0].size(); }
    /// What was found in a set's own files, placed in `sources`; errors in the others too, since a layer can bring them about.
    void add_own(std::size_t number, const Diagnostics& found, Diagnostics& all) const;
};

/// A folder with `vocabulary` and `national` in it gives them as the first set, and a set for each further folder that holds rule
/// files: a local layer over them. Any other paths are one set, and so is a folder of rules with one layer of it, if one is named.
[[nodiscard]] RuleSets rule_sets(const std::vector<std::string>& paths, const std::string& layer = "");

}  // namespace careact::cli
