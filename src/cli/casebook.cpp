#include "cli/casebook.hpp"

#include "cli/progress.hpp"

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, to, head, format = "text", record, by, because, recorded;
    std::optional<std::int64_t> entry;
};

int init(const Arguments& arguments) {
    Casebook::create(arguments.book);
    std::cout << "`" << arguments.book << "` is ready\n";
    return done;
}

int verify(const Arguments& arguments) {
    const bool is_head = arguments.head.size() == 64 && arguments.head.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!arguments.head.empty() && !is_head) throw FileError("`" + arguments.head + "` is no head: one has 64 of the digits 0 to 9 and a to f");
    const auto result = Casebook(arguments.book, {true, false, 0}).verify(arguments.head);
    std::cout << (arguments.format == "json" ? to_json(result) : to_text(result));
    return result.found.empty() ? done : found_something;
}

int stats(const Arguments& arguments) {
    const auto result = Casebook(arguments.book, {true, true, 0}).stats();
    std::cout << (arguments.format == "json" ? to_json(result) : to_text(result));
    return done;
}

/// Made under another name, and given its own when it is whole: what stands under that is never half a casebook.
int backup(const Arguments& arguments) {
    namespace fs = std::filesystem;
    if (fs::exists(fs::symlink_status(arguments.to))) throw FileError("`" + arguments.to + "` is there already, and is left as it is");
    const Casebook casebook(arguments.book, {true, true, 0});
    const auto partial = arguments.to + ".part";
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(partial + ending);
    {
        Progress progress(0, "pages");
        casebook.backup(partial, [&](int pages, int) { progress.show(static_cast<std::uint64_t>(pages), static_cast<std::uint64_t>(pages)); });
    }
    fs::rename(partial, arguments.to);
    std::cout << "`" << arguments.to << "` is a copy, whole and readable\nhead " << casebook.stats().head << "\n";
    return done;
}

int redact(const Arguments& arguments) {
    if (arguments.record.empty() == !arguments.entry) throw FileError("name a record, or one entry with --entry");
    Casebook casebook(arguments.book);
    const auto emptied = casebook.redact({arguments.record, arguments.entry, arguments.by, arguments.because, moment_or_now(arguments.recorded)});
    std::cout << (emptied.empty() ? "redacted already" : emptied.size() == 1 ? "1 entry redacted:" : std::to_string(emptied.size()) + " entries redacted:");
    for (const auto number : emptied) std::cout << " " << number;
    std::cout << "\n";
    return done;
}

using Command = int (*)(const Arguments&);

CLI::App* add_command(CLI::App& casebook, Run& run, const char* name, const char* about, Command command, const std::shared_ptr<Arguments>& arguments) {
    auto* made = casebook.add_subcommand(name, about);
    made->add_option("casebook", arguments->book, "The casebook's file")->required();
    made->callback([arguments, command, &run] { run = [arguments, command] { return command(*arguments); }; });
    return made;
}

void add_format(CLI::App& command, Arguments& arguments) {
    command.add_option("--format", arguments.format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
}

void add_redact(CLI::App& casebook, Run& run) {
    const auto arguments = std::make_shared<Arguments>();
    auto* command = add_command(casebook, run, "redact", "Take contents out for good; that they were there stays, and can be verified", redact, arguments);
    command->add_option("record", arguments->record, "A record's id: every version, decision and override of it");
    command->add_option("--entry", arguments->entry, "One entry alone, by its number");
    command->add_option("--by", arguments->by, "Who does it")->required();
    command->add_option("--because", arguments->because, "Why")->required();
    command->add_option("--recorded", arguments->recorded, "The day and time to record (2026-04-06T09:00); now if left out");
}

}  // namespace

void add_casebook(CLI::App& app, Run& run) {
    auto* casebook = app.add_subcommand("casebook", "Records, decisions and overrides kept in one file: what was known, and what was decided on it");
    casebook->require_subcommand(1);
    add_command(*casebook, run, "init", "Make an empty casebook", init, std::make_shared<Arguments>());
    add_casebook_add(*casebook, run);
    add_casebook_decide(*casebook, run);
    add_casebook_override(*casebook, run);
    add_casebook_list(*casebook, run);
    add_casebook_show(*casebook, run);
    auto arguments = std::make_shared<Arguments>();
    auto* checked = add_command(*casebook, run, "verify", "Check that nothing was changed or taken out, and name what was", verify, arguments);
    checked->add_option("--head", arguments->head, "A head printed earlier, which has to be in the chain");
    add_format(*checked, *arguments);
    arguments = std::make_shared<Arguments>();
    auto* copied = add_command(*casebook, run, "backup", "Copy the casebook while it is in use", backup, arguments);
    copied->add_option("to", arguments->to, "The copy, which must not be there yet")->required();
    add_redact(*casebook, run);
    arguments = std::make_shared<Arguments>();
    add_format(*add_command(*casebook, run, "stats", "How much there is of what, since when, and what was found in it", stats, arguments), *arguments);
}

}  // namespace careact::cli
