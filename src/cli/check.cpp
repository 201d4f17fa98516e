#include "cli/command.hpp"
#include "cli/rule_sets.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> paths;
    std::string format = "text", show, layer;
};

int check(const Arguments& arguments) {
    const auto rules = rule_sets(arguments.paths, arguments.layer);
    if (!arguments.show.empty()) std::cout << show_stage(rules.set(0), arguments.show).value_or("");
    Diagnostics found;
    bool sound = true;
    for (std::size_t i = 0; i < rules.sets.size(); ++i) {
        const auto result = compile(rules.set(i));
        rules.add_own(i, result.diagnostics, found);
        sound = sound && result.rulebook;
    }
    found.finish(found.all().size());  // an error of the first set comes with every other
    if (arguments.format == "json") std::cout << render_json(found, rules.sources);
    else std::cerr << render_text(found, rules.sources, render_options());
    if (!sound) return rules_faulty;
    if (arguments.format == "text" && arguments.show.empty()) {
        const auto warnings = found.all().size();
        std::cout << rules.sources.size() << (rules.sources.size() == 1 ? " file" : " files") << " checked, "
                  << (warnings == 0 ? "nothing found" : std::to_string(warnings) + (warnings == 1 ? " warning" : " warnings")) << "\n";
    }
    return done;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("check", "Check rule files: every mistake, where it is, and what to do");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("paths", arguments->paths, "Rule files, or folders of them")->required();
    command->add_option("--layer", arguments->layer, "Of a folder of rules, this local layer alone: thurrock");
    command->add_option("--format", arguments->format, "How to write what is found")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_option("--show", arguments->show, "Print a stage of the compiler, without the local layers of a folder of rules")->check(CLI::IsMember({"syntax", "resolved", "types", "program"}));
    command->callback([arguments, &run] { run = [arguments] { return check(*arguments); }; });
}

}  // namespace careact::cli
