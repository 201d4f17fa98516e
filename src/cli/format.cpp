#include "careact/format.hpp"

#include "cli/command.hpp"
#include "cli/files.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> paths;
    bool check = false;
};

int format(const Arguments& arguments) {
    int code = done;
    for (const auto& source : load_rules(arguments.paths)) {
        const auto result = careact::format(source);
        std::cerr << render_text(result.diagnostics, {source}, render_options());
        if (!result.text) {
            code = rules_faulty;
        } else if (*result.text != source.text) {
            std::cout << (arguments.check ? "not formatted: " : "formatted: ") << source.name << "\n";
            if (!arguments.check) write_file(source.name, *result.text);
            else if (code == done) code = found_something;
        }
    }
    return code;
}

}  // namespace

void add_format(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("format", "Lay rule files out in the one way; what they mean is not touched");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("paths", arguments->paths, "Rule files, or folders of them")->required();
    command->add_flag("--check", arguments->check, "Change nothing; name the files that would change, and end with 4 if there are any");
    command->callback([arguments, &run] { run = [arguments] { return format(*arguments); }; });
}

}  // namespace careact::cli
