#include "cli/command.hpp"
#include "cli/files.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

void add_schema(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("schema", "The JSON Schema of the records that the rules read");
    const auto choice = std::make_shared<RuleChoice>();
    command->add_option("--rules", choice->folder, "The folder with the vocabulary, the national rules and the local layers")->capture_default_str();
    command->add_option("--layer", choice->layer, "The local layer to use");
    command->add_option("--rule-files", choice->paths, "Rule files or folders to use instead");
    command->callback([choice, &run] {
        run = [choice] {
            const auto rulebook = compile_or_complain(load_rules(choice->chosen()));
            if (!rulebook) return static_cast<int>(rules_faulty);
            std::cout << record_schema(*rulebook);
            return static_cast<int>(done);
        };
    });
}

}  // namespace careact::cli
