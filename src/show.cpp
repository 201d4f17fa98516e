/// The stages of the compiler as text, for `careact check --show`.

#include "careact/rulebook.hpp"
#include "program/bound.hpp"
#include "program/program.hpp"
#include "resolve/resolve.hpp"
#include "syntax/parse.hpp"
#include "typecheck/typecheck.hpp"

#include <algorithm>

namespace careact {

namespace {

struct Stages {
    std::vector<SourceText> sources;
    std::vector<syntax::RuleFile> files;
    resolve::Resolution names;
    program::Program program;
};

Stages run_stages(const std::vector<SourceText>& sources) {
    Stages stages;
    Diagnostics diagnostics;
    stages.sources = sources;
    for (std::uint32_t file = 0; file < sources.size(); ++file) stages.files.push_back(syntax::parse(file, source::SourceFile(sources[file]), {}, diagnostics));
    stages.names = resolve::resolve(stages.files, diagnostics);
    stages.program = typecheck::check(stages.names, diagnostics);
    stages.program.sources = sources;
    return stages;
}

/// Declarations and clauses as they were read, each with its place and the text it covers.
std::string show_syntax(const Stages& stages) {
    std::string text;
    for (std::size_t i = 0; i < stages.files.size(); ++i) {
        text += stages.sources[i].name + "\n";
        for (const auto& declaration : stages.files[i].declarations) {
            text += "  " + std::string(to_text(declaration.kind)) + " " + declaration.name.text + (declaration.change.empty() ? "" : " (" + declaration.change + ")") + "\n";
            for (const auto& clause : declaration.clauses) text += "    " + stages.program.written(clause.span) + "\n";
        }
    }
    return text;
}

std::string show_resolved(const Stages& stages) {
    std::string text;
    for (std::size_t i = 0; i < stages.names.modules.size(); ++i) {
        const auto& module = stages.names.modules[i];
        text += (module.layer == program::local ? "layer " : "module ") + module.name + " uses";
        for (const auto other : stages.names.reach[i]) text += other == i ? "" : " " + stages.names.modules[other].name;
        text += "\n";
        std::vector<std::string> lines;
        for (const auto& [name, symbol] : stages.names.names) {
            if (symbol.declared.module != i) continue;
            const bool changed = stages.names.changed_by.contains(symbol.declared.declaration);
            lines.push_back("  " + std::string(to_text(symbol.kind)) + " " + name + (changed ? " (changed by the layer)" : "") + "\n");
        }
        std::sort(lines.begin(), lines.end());
        for (const auto& line : lines) text += line;
    }
    return text;
}

std::string show_types(const Stages& stages) {
    const auto& program = stages.program;
    std::string text;
    const auto line = [&](const std::string& name, const program::Type& type) { text += "  " + name + ": " + to_text(type, program) + "\n"; };
    text += "facts\n";
    for (const auto& fact : program.facts()) line(fact.name, fact.type);
    for (std::size_t i = 1; i < program.types.size(); ++i) {
        text += "record type " + program.types[i].name + "\n";
        for (const auto& member : program.types[i].members) line(member.name, member.type);
    }
    text += "figures and lists\n";
    for (const auto& figure : program.figures) line(figure.name, figure.is_list ? program::list_of(figure.type) : figure.type);
    text += "rules\n";
    for (const auto& rule : program.rules) {
        std::string scope;
        for (std::size_t i = 0; i < rule.scope.names.size(); ++i) scope += (i == 0 ? "" : ", ") + rule.scope.names[i] + ": " + to_text(rule.scope.types[i], program);
        line(rule.name + (scope.empty() ? "" : (rule.scope.for_each ? " for each " : " of ") + scope), rule.type);
    }
    return text;
}

std::string show_program(const Stages& stages) {
    const auto& program = stages.program;
    std::string text;
    for (const auto& rule : program.rules) {
        for (const auto layer : {program::national, program::local}) {
            const auto& body = rule.bodies[layer];
            if (!body) continue;
            text += "rule " + rule.name + " [" + (layer == program::local ? program.layer_name : "national") + "], work " + program::bound_of(program, rule, layer) + "\n";
            const auto clause = [&](std::string_view word, const program::Clause& c) {
                text += "  " + std::string(word) + " " + to_text(c.value, program) + (c.when == program::no_expr ? "" : " when " + to_text(c.when, program)) + (c.label.empty() ? "" : " as " + c.label) + "\n";
            };
            if (body->applies != program::no_expr) text += "  applies when " + to_text(body->applies, program) + "\n";
            for (const auto& let : body->lets) text += "  let $" + std::to_string(let.slot) + " " + let.name + " be " + to_text(let.value, program) + "\n";
            for (const auto& c : body->clauses) clause("gives", c);
            for (const auto& c : body->exceptions) clause("exception gives", c);
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> show_stage(const std::vector<SourceText>& sources, std::string_view stage) {
    if (stage != "syntax" && stage != "resolved" && stage != "types" && stage != "program") return std::nullopt;
    const auto stages = run_stages(sources);
    if (stage == "syntax") return show_syntax(stages);
    if (stage == "resolved") return show_resolved(stages);
    return stage == "types" ? show_types(stages) : show_program(stages);
}

}  // namespace careact
