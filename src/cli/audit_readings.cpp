#include "cli/audit.hpp"

#include <unistd.h>

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, on, recorded, format = "text";
    std::vector<std::string> files;
    RuleChoice rules;
};

TextOptions text_options() { return {is_terminal(STDOUT_FILENO), terminal_width(), false, true}; }

/// Finds the version that was read: the one that held on the day of the reading.
AuditReading of_version(const Casebook& casebook, const ReadingResult& read) {
    auto reading = *read.reading;
    const auto version = casebook.version_on(read.record, reading.audited_on);
    if (!version) throw FileError("no version of `" + read.record + "` holds on " + reading.audited_on.to_words());
    reading.version = version->number;
    return reading;
}

/// All of them, or none: what one run hands in is kept together.
int keep(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    const auto recorded = moment_or_now(arguments.recorded);
    Casebook casebook(arguments.book);
    std::vector<AuditReading> readings;
    bool all = true;
    for (const auto& text : load_records(arguments.files)) {
        const auto read = read_reading(text.name, text.text, *rulebook, recorded);
        if (!read.diagnostics.empty()) std::cerr << render_text(read.diagnostics, {}, render_options());
        if (read.reading) readings.push_back(of_version(casebook, read));
        else all = false;
    }
    if (!all) {
        std::cerr << "careact: nothing is kept\n";
        return records_unreadable;
    }
    std::size_t kept = 0;
    Casebook::Batch batch(casebook);
    for (const auto& reading : readings) kept += casebook.keep_audit(reading) ? 1 : 0;
    batch.commit();
    std::cout << kept << (kept == 1 ? " reading" : " readings") << " kept";
    if (kept < readings.size()) std::cout << ", " << readings.size() - kept << " there already";
    std::cout << "\n";
    return done;
}

/// The last reading of each case, with the agreement of those that two people graded.
std::optional<AuditFindings> found(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return std::nullopt;
    AuditOptions options;
    options.on = date_or_today(arguments.on);
    options.checks = options.decisions = false;
    return audit(Casebook(arguments.book, {true, true, 0}), *rulebook, options);
}

int show_agreement(const Arguments& arguments) {
    const auto findings = found(arguments);
    if (!findings) return rules_faulty;
    std::cout << (arguments.format == "json" ? to_json(findings->agreement) : to_text(findings->agreement, text_options()));
    return done;
}

int show_actions(const Arguments& arguments) {
    const auto findings = found(arguments);
    if (!findings) return rules_faulty;
    std::cout << (arguments.format == "json" ? actions_json(findings->readings, findings->on) : actions_text(findings->readings, findings->on, text_options()));
    return done;
}

using Command = int (*)(const Arguments&);

std::shared_ptr<Arguments> add_command(CLI::App& audit, Run& run, const char* name, const char* about, Command what) {
    auto* command = audit.add_subcommand(name, about);
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    add_rule_options(*command, arguments->rules);
    command->callback([arguments, what, &run] { run = [arguments, what] { return what(*arguments); }; });
    return arguments;
}

void add_shown(CLI::App& audit, Run& run, const char* name, const char* about, Command what) {
    const auto arguments = add_command(audit, run, name, about, what);
    auto* command = audit.get_subcommand(name);
    command->add_option("--on", arguments->on, "With the readings made by this day (2026-04-06); today if left out");
    command->add_option("--format", arguments->format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
}

}  // namespace

void add_audit_keep(CLI::App& audit, Run& run) {
    const auto arguments = add_command(audit, run, "keep", "Keep what an auditor found in a case: a record that says about.id and audit", keep);
    auto* command = audit.get_subcommand("keep");
    command->add_option("readings", arguments->files, "Readings (.json, .jsonl), or folders of them")->required();
    command->add_option("--recorded", arguments->recorded, "The day and time to record (2026-04-06T09:00); now if left out");
}

void add_audit_agreement(CLI::App& audit, Run& run) { add_shown(audit, run, "agreement", "How far two markers agree: the table, Cohen's kappa and drift", show_agreement); }

void add_audit_actions(CLI::App& audit, Run& run) { add_shown(audit, run, "actions", "What auditors asked for, the overdue first", show_actions); }

}  // namespace careact::cli
