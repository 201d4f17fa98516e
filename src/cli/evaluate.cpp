#include "careact/explain.hpp"
#include "careact/statement.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> records, goals;
    RuleChoice rules;
    std::string on, known_on, format = "text", reader = "professional", locale, out;
    bool proof = false, national = false, quick = false, all = false, checks = false;
};

EvaluateOptions options_of(const Arguments& arguments) {
    EvaluateOptions options;
    options.on = date_or_today(arguments.on);
    if (!arguments.known_on.empty()) options.known_on = date_or_today(arguments.known_on);
    options.goals = arguments.goals;
    options.checks = arguments.checks;
    options.national_only = arguments.national;
    options.search = !arguments.quick;
    options.derivations = arguments.format == "json" || (!arguments.out.empty() && arguments.format != "html");  // what is kept as data is a receipt
    options.locale = arguments.locale;
    return options;
}

std::string rendered(const Determination& determination, const Arguments& arguments) {
    const bool carer = arguments.reader == "carer";
    const TextOptions text{is_terminal(STDOUT_FILENO), terminal_width(), arguments.proof, arguments.all || !arguments.goals.empty(), carer};
    return carer || arguments.reader == "person" ? to_plain_text(determination, text) : to_text(determination, text);
}

HtmlOptions html_options(const Arguments& arguments) {
    return {arguments.reader == "person", arguments.proof, arguments.all || !arguments.goals.empty(), arguments.locale.empty() ? "en" : arguments.locale, arguments.reader == "carer"};
}

/// `fixtures/a.json` becomes `a.json`, `caseload.jsonl:12` becomes `caseload-12.json`; or `a.html`.
std::string file_name_for(const std::string& record, const std::string& ending) {
    auto name = std::filesystem::path(record).filename().string();
    if (const auto line = name.find(".jsonl:"); line != std::string::npos) return name.substr(0, line) + "-" + name.substr(line + 7) + ending;
    return (name.ends_with(".json") ? name.substr(0, name.size() - 5) : name) + ending;
}

/// A page is of one record: on standard output if there is one record, and in the folder that was asked for.
int pages(const Arguments& arguments, const Rulebook& rulebook, const EvaluateOptions& options) {
    const auto texts = load_records(arguments.records);
    if (texts.size() != 1 && arguments.out.empty()) throw FileError("a page is of one record, and there are " + std::to_string(texts.size()) + "; `--out FOLDER` leaves a page for each");
    const bool all_read = each_record(texts, rulebook, [&](const Record& record) {
        const auto page = to_html(careact::evaluate(rulebook, record, options), html_options(arguments));
        if (arguments.out.empty()) std::cout << page;
        else write_file(arguments.out + "/" + file_name_for(record.name(), ".html"), page);
    });
    return all_read ? done : records_unreadable;
}

int evaluate(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    const auto options = options_of(arguments);
    if (!arguments.out.empty()) std::filesystem::create_directories(arguments.out);
    if (arguments.format == "html") return pages(arguments, *rulebook, options);
    const bool json = arguments.format == "json";
    std::string separator = json ? "[\n" : "";
    const bool all_read = each_record(load_records(arguments.records), *rulebook, [&](const Record& record) {
        const auto determination = careact::evaluate(*rulebook, record, options);
        std::cout << separator << (json ? to_json(determination) : rendered(determination, arguments));
        separator = json ? ",\n" : "\n";
        if (!arguments.out.empty()) write_file(arguments.out + "/" + file_name_for(record.name(), ".json"), to_json(determination));
    });
    if (json) std::cout << (separator == "[\n" ? "[]\n" : "]\n");
    return all_read ? done : records_unreadable;
}

constexpr auto readers = "Who reads it: the professional, the person, or each of those who care for the person, in a letter of their own";

void add_options(CLI::App& command, const std::shared_ptr<Arguments>& arguments) {
    command.add_option("--rules", arguments->rules.folder, "The folder with the vocabulary, the national rules and the local layers")->capture_default_str();
    command.add_option("--layer", arguments->rules.layer, "The local layer to use, such as thurrock; the national rules alone if left out");
    command.add_option("--rule-files", arguments->rules.paths, "Rule files or folders to use instead");
    command.add_option("--on", arguments->on, "The date the answers are for (2026-04-06); today if left out");
    command.add_option("--known-on", arguments->known_on, "Use amounts as they were known on this date");
    command.add_option("--locale", arguments->locale, "Language of the wording, where the rules have it: cy");
    command.add_option("--format", arguments->format, "How to write it")->check(CLI::IsMember({"text", "json", "html"}))->capture_default_str();
    command.add_flag("--national", arguments->national, "What the national rules alone would say");
}

/// The amounts among the goals, line by line. Throws std::invalid_argument where a goal is no amount of money.
int statement(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    auto options = options_of(arguments);
    if (options.goals.empty()) options.goals = {"weekly_charge"};
    const auto texts = load_records(arguments.records);
    if (texts.size() != 1) throw FileError("`" + arguments.records[0] + "` holds " + std::to_string(texts.size()) + " records, and a statement is of one");
    const bool all_read = each_record(texts, *rulebook, [&](const Record& record) {
        const auto made = statements(careact::evaluate(*rulebook, record, options));
        if (made.empty()) throw std::invalid_argument("`" + options.goals.front() + "` is no amount of money, and has no statement");
        const TextOptions text{is_terminal(STDOUT_FILENO), terminal_width(), false, true};
        const bool person = arguments.reader == "person";
        if (arguments.format == "json") std::cout << to_json(made);
        else if (arguments.format == "html") std::cout << to_html(made, html_options(arguments));
        else std::cout << (person ? to_plain_text(made, text) : to_text(made, text));
    });
    return all_read ? done : records_unreadable;
}

}  // namespace

void add_evaluate(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("evaluate", "What the rules say of records: outcomes, reasons, what is missing, what follows");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("records", arguments->records, "Records (.json, .jsonl), or folders of them")->required();
    add_options(*command, arguments);
    command->add_option("--for", arguments->reader, readers)->check(CLI::IsMember({"professional", "person", "carer"}))->capture_default_str();
    command->add_option("--goal", arguments->goals, "Only these outcomes, clocks or checks");
    command->add_flag("--checks", arguments->checks, "The audit checks, too");
    command->add_option("--out", arguments->out, "Leave each determination in this folder: as JSON, or with --format html as a page");
    command->add_flag("--all", arguments->all, "Outcomes on which nothing recorded bears, too");
    command->add_flag("--quick", arguments->quick, "Do not look for settling sets and nearest changes");
    command->callback([arguments, &run] { run = [arguments] { return evaluate(*arguments); }; });
}

void add_statement(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("statement", "An amount line by line: what was added and taken away, by which rule, and why");
    const auto arguments = std::make_shared<Arguments>();
    arguments->records.resize(1);
    command->add_option("record", arguments->records[0], "A record (.json)")->required();
    command->add_option("goals", arguments->goals, "The amounts to itemise; weekly_charge if left out");
    add_options(*command, arguments);
    command->add_option("--for", arguments->reader, "Who reads it")->check(CLI::IsMember({"professional", "person"}))->capture_default_str();
    command->callback([arguments, &run] { run = [arguments] { return statement(*arguments); }; });
}

void add_explain(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("explain", "Why: each step of the working, with the rule, the provision and the values");
    const auto arguments = std::make_shared<Arguments>();
    arguments->proof = true;
    arguments->records.resize(1);
    command->add_option("record", arguments->records[0], "A record (.json)")->required();
    command->add_option("goals", arguments->goals, "The outcomes, clocks or checks to explain; outcomes and clocks if left out");
    add_options(*command, arguments);
    command->add_option("--for", arguments->reader, readers)->check(CLI::IsMember({"professional", "person", "carer"}))->capture_default_str();
    command->callback([arguments, &run] { run = [arguments] { return evaluate(*arguments); }; });
}

}  // namespace careact::cli
