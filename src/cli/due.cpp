#include "careact/due.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <unistd.h>

#include <iostream>
#include <map>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> records, states;
    RuleChoice rules;
    std::string on, known_on, team_from, format = "text";
    std::optional<std::int64_t> within;
    std::optional<std::string> team;
    bool names = false, all = false, national = false;
};

const std::map<std::string, DueState> states = {{"missed", DueState::Missed},   {"due-today", DueState::DueToday},  {"due-soon", DueState::DueSoon},
                                                {"running", DueState::Running}, {"undecided", DueState::Undecided}, {"done-late", DueState::DoneLate},
                                                {"fault", DueState::Fault}};

std::vector<std::string> state_names() {
    std::vector<std::string> names;
    for (const auto& [name, state] : states) names.push_back(name);
    return names;
}

DueOptions options_of(const Arguments& arguments) {
    DueOptions options;
    options.on = date_or_today(arguments.on);
    if (!arguments.known_on.empty()) options.known_on = date_or_today(arguments.known_on);
    options.national_only = arguments.national;
    if (!arguments.states.empty()) options.states.clear();
    for (const auto& name : arguments.states) options.states.push_back(states.at(name));
    options.within = arguments.within;
    options.team = arguments.team;
    options.team_from = arguments.team_from;
    options.names = arguments.names;
    options.all = arguments.all;
    return options;
}

std::string rendered(const DueList& list, const std::string& format) {
    if (format == "json") return to_json(list);
    if (format == "csv") return to_csv(list);
    if (format == "ical") return to_calendar(list);
    return to_text(list, {is_terminal(STDOUT_FILENO), terminal_width(), false, true});
}

int due(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    DueLister lister(*rulebook, options_of(arguments));
    const bool all_read = each_record(load_records(arguments.records), *rulebook, [&](const Record& record) { lister.add(record); });
    std::cout << rendered(lister.take(), arguments.format);
    return all_read ? done : records_unreadable;
}

}  // namespace

void add_due(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("due", "What is due, due soon or missed, by team, oldest first");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("records", arguments->records, "Records (.json, .jsonl), or folders of them")->required();
    command->add_option("--on", arguments->on, "The day to look at (2026-04-06); today if left out");
    command->add_option("--within", arguments->within, "What is due in so many days is due soon, whatever the rules say")->check(CLI::NonNegativeNumber);
    command->add_option("--state", arguments->states, "Only these, with commas between: missed,due-today,due-soon,fault if left out; running, undecided, done-late too")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(state_names()));
    command->add_option("--team", arguments->team, "Only this team's");
    command->add_option("--team-from", arguments->team_from, "Where in a record its team stands; who.locality if left out");
    command->add_flag("--names", arguments->names, "People's names beside the ids of their records");
    command->add_flag("--all", arguments->all, "With --state undecided: clocks on which nothing recorded bears, too");
    command->add_option("--rules", arguments->rules.folder, "The folder with the vocabulary, the national rules and the local layers")->capture_default_str();
    command->add_option("--layer", arguments->rules.layer, "The local layer to use, such as thurrock; the national rules alone if left out");
    command->add_option("--rule-files", arguments->rules.paths, "Rule files or folders to use instead");
    command->add_option("--known-on", arguments->known_on, "Use amounts as they were known on this date");
    command->add_option("--format", arguments->format, "How to write it; ical for a calendar program")
        ->check(CLI::IsMember({"text", "csv", "json", "ical"}))
        ->capture_default_str();
    command->add_flag("--national", arguments->national, "What the national rules alone would say");
    command->callback([arguments, &run] { run = [arguments] { return due(*arguments); }; });
}

}  // namespace careact::cli
