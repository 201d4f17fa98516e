#pragma once
/// What the commands share: one file a command, each adding itself to the application and giving back its exit code.

#include <CLI/CLI.hpp>

#include <functional>

namespace careact::cli {

/// The exit codes, the same for every command.
enum ExitCode : int {
    done = 0,               // "not eligible" is an answer
    could_not_run = 1,      // usage, files
    rules_faulty = 2,       // the rules do not compile
    records_unreadable = 3, // some records could not be read, or not wholly; the others are done
    found_something = 4,    // examples, promises, a comparison, or a check of a casebook or a receipt found something
};

/// Adds a command; what it is to do once the arguments are read is left in `run`.
using Run = std::function<int()>;
void add_check(CLI::App& app, Run& run);
void add_test(CLI::App& app, Run& run);
void add_format(CLI::App& app, Run& run);
void add_evaluate(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
void add_statement(CLI::App& app, Run& run);
void add_schema(CLI::App& app, Run& run);
void add_due(CLI::App& app, Run& run);
void add_timeline(CLI::App& app, Run& run);
void add_doc(CLI::App& app, Run& run);
void add_verify(CLI::App& app, Run& run);
void add_casebook(CLI::App& app, Run& run);
void add_audit(CLI::App& app, Run& run);

}  // namespace careact::cli
