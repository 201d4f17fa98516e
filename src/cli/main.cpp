#include "careact/version.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"

#include <iostream>

namespace {

/// The command that the line came to, as far as it names one.
const CLI::App& chosen(const CLI::App& app) {
    const auto under = app.get_subcommands();
    return under.empty() ? app : chosen(*under.front());
}

std::string commands_of(const CLI::App& app) {
    std::string text = "the commands are";
    for (const auto* command : app.get_subcommands({})) text += " " + command->get_name();
    return text;
}

/// What is missing or wrong; of an argument that was left out, what it is.
std::string what_is_wrong(const CLI::App& command, const CLI::ParseError& error) {
    const std::string said = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) == nullptr) return said;
    const auto name = said.substr(0, said.find(' '));
    const auto* option = command.get_option_no_throw(name);
    return option == nullptr ? said : name + " (" + option->get_description() + ") is required";
}

/// Says what was wrong with the command line, and where to read more.
int misuse(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
    const auto& command = chosen(app);
    const auto name = careact::cli::full_name(command);
    std::cerr << "careact: ";
    if (&command == &app) std::cerr << (first.empty() ? "say what to do" : "there is no command `" + std::string(first) + "`") << "; " << commands_of(app) << ", and";
    else if (command.get_subcommands({}).empty()) std::cerr << what_is_wrong(command, error) << ";";
    else if (const auto left = app.remaining(true); left.empty()) std::cerr << "say what to do with `" << name << "`; " << commands_of(command) << ", and";
    else std::cerr << "`" << name << "` has no command `" << left.front() << "`; " << commands_of(command) << ", and";
    std::cerr << " `" << name << " --help` says more\n";
    return careact::cli::could_not_run;
}

int run(int argc, char** argv) {
    CLI::App app{"careact: rules for care assessment and eligibility under the Care Act 2014.\nIt proposes, shows its reasons and says what is missing; a named person decides.", "careact"};
    app.set_version_flag("--version", std::string("careact ") + careact::version());
    app.require_subcommand(1);
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
    careact::cli::set_up_help(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
        return misuse(app, error, argc > 1 ? argv[1] : "");
    }
    return command();
}

/// The exit code, unless something of what was said did not arrive.
int delivered(int code) {
    if (std::cout.flush()) return code;
    std::cerr << "careact: what was to be printed could not be written: is the disk full?\n";
    return careact::cli::could_not_run;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return delivered(run(argc, argv));
    } catch (const std::exception& error) {
        std::cerr << "careact: " << error.what() << "\n";
        return careact::cli::could_not_run;
    }
}
