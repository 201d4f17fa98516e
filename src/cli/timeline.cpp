#include "careact/timeline.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <unistd.h>

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string record, from, to, known_on, goal = "weekly_charge", against_record, against_goal, format = "text";
    RuleChoice rules;
    bool national = false;
};

std::optional<std::vector<Timeline>> lines_of(const std::string& path, const std::string& goal, const Rulebook& rulebook, const Arguments& arguments) {
    TimelineOptions options{goal, date_or_today(arguments.from), date_or_today(arguments.to), {}, arguments.national};
    if (!arguments.known_on.empty()) options.known_on = date_or_today(arguments.known_on);
    std::optional<std::vector<Timeline>> lines;
    const auto texts = load_records({path});
    if (texts.size() != 1) throw FileError("`" + path + "` holds " + std::to_string(texts.size()) + " records, and a timeline is of one");
    each_record(texts, rulebook, [&](const Record& record) { lines = timeline(rulebook, record, options); });
    return lines;
}

int timeline_of(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    const auto lines = lines_of(arguments.record, arguments.goal, *rulebook, arguments);
    if (!lines) return records_unreadable;
    const bool json = arguments.format == "json";
    const TextOptions text{is_terminal(STDOUT_FILENO), terminal_width(), false, true};
    if (arguments.against_record.empty() && arguments.against_goal.empty()) {
        std::cout << (json ? to_json(*lines) : to_text(*lines, text));
        return done;
    }
    const auto others = lines_of(arguments.against_record.empty() ? arguments.record : arguments.against_record,
                                 arguments.against_goal.empty() ? arguments.goal : arguments.against_goal, *rulebook, arguments);
    if (!others) return records_unreadable;
    if (lines->size() != 1 || others->size() != 1) throw FileError("only outcomes about the person are set beside each other, and not those about each item of a list");
    const auto found = difference(lines->front(), others->front());
    std::cout << (json ? to_json(found) : to_text(found, text));
    return done;
}

}  // namespace

void add_timeline(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("timeline", "An outcome over a stretch of days: when it changes, and what changed it");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("record", arguments->record, "A record (.json)")->required();
    command->add_option("--from", arguments->from, "The first day (2026-04-06)")->required();
    command->add_option("--to", arguments->to, "The last day")->required();
    command->add_option("--goal", arguments->goal, "The outcome, clock or check")->capture_default_str();
    command->add_option("--against", arguments->against_record, "A record as it was before: what is owed or overpaid since");
    command->add_option("--against-goal", arguments->against_goal, "Another outcome to set beside it, such as what was charged");
    command->add_option("--rules", arguments->rules.folder, "The folder with the vocabulary, the national rules and the local layers")->capture_default_str();
    command->add_option("--layer", arguments->rules.layer, "The local layer to use, such as thurrock; the national rules alone if left out");
    command->add_option("--rule-files", arguments->rules.paths, "Rule files or folders to use instead");
    command->add_option("--known-on", arguments->known_on, "Use amounts as they were known on this date");
    command->add_option("--format", arguments->format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_flag("--national", arguments->national, "What the national rules alone would say");
    command->callback([arguments, &run] { run = [arguments] { return timeline_of(*arguments); }; });
}

}  // namespace careact::cli
