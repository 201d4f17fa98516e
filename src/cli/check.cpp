#include "cli/command.hpp"
#include "cli/files.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> paths;
    std::string format = "text", show;
};

int check(const Arguments& arguments) {
    const auto sources = load_rules(arguments.paths);
    if (!arguments.show.empty()) {
        std::cout << show_stage(sources, arguments.show).value_or("");
    }
    const auto result = compile(sources);
    if (arguments.format == "json") std::cout << render_json(result.diagnostics, sources);
    else std::cerr << render_text(result.diagnostics, sources, render_options());
    if (!result.rulebook) return rules_faulty;
    if (arguments.format == "text" && arguments.show.empty()) {
        const auto warnings = result.diagnostics.all().size();
        std::cout << sources.size() << (sources.size() == 1 ? " file" : " files") << " checked, "
                  << (warnings == 0 ? "nothing found" : std::to_string(warnings) + (warnings == 1 ? " warning" : " warnings")) << "\n";
    }
    return done;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("check", "Check rule files: every mistake, where it is, and what to do");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("paths", arguments->paths, "Rule files, or folders of them")->required();
    command->add_option("--format", arguments->format, "How to write what is found")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_option("--show", arguments->show, "Print a stage of the compiler")->check(CLI::IsMember({"syntax", "resolved", "types", "program"}));
    command->callback([arguments, &run] { run = [arguments] { return check(*arguments); }; });
}

}  // namespace careact::cli
