#pragma once
/// From rule files to a rulebook.

#include "careact/diagnostic.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace careact {

namespace program {
struct Program;
}

/// A compiled set of modules: a base and perhaps one local layer over it. Immutable; cheap to copy, since copies share it; safe to use
/// from many threads at once.
class Rulebook {
public:
    explicit Rulebook(std::shared_ptr<const program::Program> program) : program_(std::move(program)) {}

    /// SHA-256 of the rule files it was made from, in hexadecimal. The same files in any order have the same digest.
    [[nodiscard]] const std::string& digest() const;
    /// The name of the local layer, such as `thurrock`; empty if there is none.
    [[nodiscard]] const std::string& layer() const;
    /// The names of its rules that are reported as outcomes, in the order they were declared.
    [[nodiscard]] std::vector<std::string> outcomes() const;

    /// The compiled form, for the parts of this library that work on it.
    [[nodiscard]] const program::Program& program() const { return *program_; }

private:
    std::shared_ptr<const program::Program> program_;
};

/// Limits on what is read, each with a diagnostic of its own when it is passed.
struct CompileLimits {
    std::size_t file_bytes = std::size_t{4} << 20U;
    std::size_t nesting = 100;
    std::size_t diagnostics = 100;
};

/// There is a rulebook exactly if no error was found; warnings may be there beside it.
struct CompileResult {
    std::optional<Rulebook> rulebook;
    Diagnostics diagnostics;
};

/// Parses, resolves and checks the files together. Never throws for what the files contain.
[[nodiscard]] CompileResult compile(const std::vector<SourceText>& sources, const CompileLimits& limits = {});

/// One stage of the compiler, as text for people who write rules or work on the compiler: `syntax`, `resolved`, `types` or `program`.
/// Nothing for any other name.
[[nodiscard]] std::optional<std::string> show_stage(const std::vector<SourceText>& sources, std::string_view stage);

}  // namespace careact
