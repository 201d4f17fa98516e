#include "careact/version.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <iostream>

namespace {

constexpr auto footer = R"(Try:
  careact check rules                                     are the rules sound?
  careact test rules                                      do their examples hold?
  careact evaluate record.json --layer thurrock           what do they say of a record?
  careact explain record.json needs_eligible              and why?
  careact statement record.json --layer thurrock          what is the charge made of?
  careact verify receipt.json                             does a receipt follow?

Exit codes: 0 done ("not eligible" is an answer); 1 could not run; 2 the rules do
not compile; 3 records could not be read (the good ones are still done); 4
examples, promises, or a check of a casebook or a receipt found something.)";

/// Says what was wrong with the command line, and where to read more.
int misuse(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
    const auto chosen = app.get_subcommands();
    if (!chosen.empty()) {
        std::cerr << "careact: " << error.what() << "; `careact " << chosen.front()->get_name() << " --help` says more\n";
        return careact::cli::could_not_run;
    }
    std::cerr << "careact: " << (first.empty() ? "say what to do" : "there is no command `" + std::string(first) + "`") << "; the commands are";
    for (const auto* command : app.get_subcommands({})) std::cerr << " " << command->get_name();
    std::cerr << ", and `careact --help` says more\n";
    return careact::cli::could_not_run;
}

int run(int argc, char** argv) {
    CLI::App app{"careact: rules for care assessment and eligibility under the Care Act 2014.\nIt proposes, shows its reasons and says what is missing; a named person decides.", "careact"};
    app.set_version_flag("--version", std::string("careact ") + careact::version());
    app.require_subcommand(1);
    app.footer(footer);
    careact::cli::Run command;
    careact::cli::add_check(app, command);
    careact::cli::add_test(app, command);
    careact::cli::add_format(app, command);
    careact::cli::add_evaluate(app, command);
    careact::cli::add_explain(app, command);
    careact::cli::add_statement(app, command);
    careact::cli::add_timeline(app, command);
    careact::cli::add_due(app, command);
    careact::cli::add_schema(app, command);
    careact::cli::add_doc(app, command);
    careact::cli::add_verify(app, command);
    careact::cli::add_casebook(app, command);
    careact::cli::add_audit(app, command);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
        return misuse(app, error, argc > 1 ? argv[1] : "");
    }
    return command();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "careact: " << error.what() << "\n";
        return careact::cli::could_not_run;
    }
}
