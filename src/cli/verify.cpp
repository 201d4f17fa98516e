#include "careact/receipt.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> receipts;
    RuleChoice rules;
    std::string record, format = "text";
    bool with_rules = false;
};

int verify(const Arguments& arguments) {
    ReceiptAgainst against;
    if (!arguments.record.empty()) against.record = read_file(arguments.record);
    if (arguments.with_rules) {
        const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
        if (!rulebook) return rules_faulty;
        against.rulebook_digest = rulebook->digest();
    }
    const bool json = arguments.format == "json";
    std::string separator = json ? "[\n" : "";
    int code = done;
    for (const auto& path : arguments.receipts) {
        const auto checks = verify_receipts(read_file(path), against);
        if (checks.empty()) std::cerr << "careact: `" << path << "` holds no receipt\n", code = records_unreadable;
        for (const auto& check : checks) {
            const bool names_it = !json && !check.unreadable.empty();  // which of several files it is, where the receipt does not say
            std::cout << separator << (names_it ? path + ": " : "") << (json ? to_json(check) : to_text(check));
            separator = json ? ",\n" : "";
            if (!check.unreadable.empty()) code = records_unreadable;
            else if (!check.findings.empty() && code == done) code = found_something;
        }
    }
    if (json) std::cout << (separator == "[\n" ? "[]\n" : "]\n");
    return code;
}

}  // namespace

void add_verify(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("verify", "Does a receipt follow? Each step of its proof is worked out again from its parts");
    const auto arguments = std::make_shared<Arguments>();
    command
        ->add_option("receipts", arguments->receipts,
                     "Receipts: what `evaluate --format json`, `evaluate --out` or `casebook show --entry N --format json` leave")
        ->required();
    command->add_option("--record", arguments->record, "The record, to compare its digest and each fact");
    auto* folder = command->add_option("--rules", arguments->rules.folder, "The folder of rules, to compare their digest");
    auto* layer = command->add_option("--layer", arguments->rules.layer, "The local layer to use with them");
    auto* paths = command->add_option("--rule-files", arguments->rules.paths, "Rule files or folders to use instead");
    command->add_option("--format", arguments->format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->callback([arguments, folder, layer, paths, &run] {
        arguments->with_rules = folder->count() + layer->count() + paths->count() > 0;
        run = [arguments] { return verify(*arguments); };
    });
}

}  // namespace careact::cli
