/// The passes, each a function from one structure to the next:
///
///   SourceText --source--> SourceFile --syntax::parse--> RuleFile --resolve::resolve--> Resolution --typecheck::check--> Program
///
/// After the first two there is a barrier: what does not parse is not resolved further than its names, and a program is handed out
/// only if nothing was wrong.

#include "careact/rulebook.hpp"
#include "program/program.hpp"
#include "resolve/resolve.hpp"
#include "source/digest.hpp"
#include "syntax/parse.hpp"
#include "typecheck/typecheck.hpp"

#include <algorithm>

namespace careact {

namespace {

std::string digest_of(const std::vector<SourceText>& sources) {
    std::vector<std::string> digests;
    for (const auto& source : sources) digests.push_back(source::sha256(source.text));
    std::sort(digests.begin(), digests.end());
    std::string all;
    for (const auto& digest : digests) all += digest;
    return source::sha256(all);
}

std::vector<syntax::RuleFile> parse_all(const std::vector<SourceText>& sources, const CompileLimits& limits, Diagnostics& diagnostics) {
    std::vector<syntax::RuleFile> files;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        Diagnostics found;  // a limit on faults is for one file
        files.push_back(syntax::parse(file, source::SourceFile(sources[file]), {limits.file_bytes, limits.nesting}, found));
        diagnostics.append(found);
    }
    return files;
}

}  // namespace

const std::string& Rulebook::digest() const { return program_->digest; }
const std::string& Rulebook::layer() const { return program_->layer_name; }

std::vector<std::string> Rulebook::outcomes() const {
    std::vector<std::string> names;
    for (const auto& rule : program_->rules) {
        if (rule.is_reported()) names.push_back(rule.name);
    }
    return names;
}

CompileResult compile(const std::vector<SourceText>& sources, const CompileLimits& limits) {
    CompileResult result;
    auto& diagnostics = result.diagnostics;
    const auto files = parse_all(sources, limits, diagnostics);
    const auto names = resolve::resolve(files, diagnostics);
    auto program = typecheck::check(names, diagnostics);
    program.digest = digest_of(sources);
    program.keep(sources);
    if (!diagnostics.has_errors()) result.rulebook.emplace(std::make_shared<const program::Program>(std::move(program)));
    diagnostics.finish(limits.diagnostics);
    return result;
}

}  // namespace careact
