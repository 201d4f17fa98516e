#include "cli/audit.hpp"

#include <unistd.h>

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, on, recorded, criteria, format = "text";
    RuleChoice rules;
    SampleOptions options;
    bool keep = false;
};

int sample(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    auto options = arguments.options;
    options.on = date_or_today(arguments.on);
    options.regulator = arguments.criteria == "regulator";
    if (options.regulator && options.strata.empty()) options.strata = {"team", "setting", "age"};
    Casebook casebook(arguments.book, {!arguments.keep, true, 0});
    auto drawn = draw(sample_cases(casebook, *rulebook, options), options);
    std::cout << (arguments.format == "json" ? to_json(drawn) : to_text(drawn, {is_terminal(STDOUT_FILENO), terminal_width(), false, true}));
    if (!arguments.keep) return done;
    const auto number = casebook.keep_sample(to_json(drawn), options.on, moment_or_now(arguments.recorded));
    std::cerr << (number ? "kept as entry " + std::to_string(*number) : std::string("there already")) << "\n";
    return done;
}

}  // namespace

void add_audit_sample(CLI::App& audit, Run& run) {
    auto* command = audit.add_subcommand("sample", "Draw cases to read: by size or confidence, stratified, seeded, without the auditor's own and those read lately");
    const auto arguments = std::make_shared<Arguments>();
    auto& options = arguments->options;
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    auto* size = command->add_option("--size", options.size, "How many to draw")->check(CLI::Range(1, 1'000'000));
    auto* confidence = command->add_option("--confidence", options.confidence, "Or as many as make one this sure (percent)")->check(CLI::IsMember({90, 95, 99}))->capture_default_str()->excludes(size);
    command->add_option("--margin", options.margin, "Of a share within so many percent")->check(CLI::Range(1, 50))->capture_default_str()->excludes(size);
    command->add_option("--criteria", arguments->criteria, "Instead, lists of fifty, ten and six cases that between them meet criteria")->check(CLI::IsMember({"regulator"}))->excludes(size)->excludes(confidence);
    command->add_option("--stratify", options.strata, "In proportion by: team, setting, reason, age, or where in a record a value stands")->delimiter(',');
    command->add_option("--seed", options.seed, "The same seed and casebook give the same sample")->capture_default_str();
    command->add_option("--auditor", options.auditor, "Who will read them: their own cases are left out")->required();
    command->add_option("--manages", options.manages, "Somebody whom the auditor manages: so are theirs")->allow_extra_args(false);
    command->add_option("--not-within", options.not_within_months, "Leave out files audited within so many months")->check(CLI::NonNegativeNumber)->capture_default_str();
    command->add_option("--on", arguments->on, "The day it is drawn (2026-04-06); today if left out");
    command->add_flag("--keep", arguments->keep, "Keep it in the casebook");
    command->add_option("--recorded", arguments->recorded, "With --keep: the day and time to record (2026-04-06T09:00); now if left out");
    command->add_option("--format", arguments->format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    add_rule_options(*command, arguments->rules);
    command->callback([arguments, &run] { run = [arguments] { return sample(*arguments); }; });
}

}  // namespace careact::cli
