#pragma once

#include "careact/diagnostic.hpp"
#include "source/source_file.hpp"
#include "syntax/tree.hpp"

namespace careact::syntax {

struct ParseLimits {
    std::size_t file_bytes = std::size_t{4} << 20U;
    std::size_t nesting = 100;
};

/// Text to tree. Every mistake is reported once, and reading goes on at the next clause or declaration, so the tree holds all that
/// could be read. A file that is too large or is not text gives an empty tree.
[[nodiscard]] RuleFile parse(std::uint32_t file, const source::SourceFile& source, const ParseLimits& limits, Diagnostics& diagnostics);

}  // namespace careact::syntax
