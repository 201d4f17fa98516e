#include "careact/testing.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> paths, records;
    std::string on;
    bool all = false;
};

void list(std::string_view what, const std::vector<std::string>& names, bool all) {
    if (names.empty()) return;
    constexpr std::size_t most = 10;
    std::cout << what << ":\n";
    for (std::size_t i = 0; i < names.size() && (all || i < most); ++i) std::cout << "  " << names[i] << "\n";
    if (!all && names.size() > most) std::cout << "  and " << names.size() - most << " more (--all lists them)\n";
}

int test(const Arguments& arguments) {
    const auto sources = load_rules(arguments.paths);
    const auto rulebook = compile_or_complain(sources);
    if (!rulebook) return rules_faulty;
    std::vector<Record> records;
    bool all_read = true;
    if (!arguments.records.empty()) {
        all_read = each_record(load_records(arguments.records), *rulebook, [&](const Record& record) { records.push_back(record); });
    }
    const auto result = run_tests(*rulebook, records, date_or_today(arguments.on));
    std::cerr << render_text(result.diagnostics, sources, render_options());
    const auto passed = std::count_if(result.examples.begin(), result.examples.end(), [](const auto& e) { return e.passed; });
    std::cout << passed << " of " << result.examples.size() << " examples hold\n";
    if (result.promises_checked > 0) std::cout << "promises: " << result.promises_checked << " cases, " << result.promises_undecided << " of them undecided\n";
    list("rules that no example reaches", result.rules_not_reached, arguments.all);
    list("clauses that no example reaches", result.clauses_not_reached, arguments.all);
    if (!result.diagnostics.empty()) return found_something;
    return all_read ? done : records_unreadable;
}

}  // namespace

void add_test(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("test", "Run the examples and promises of rule files, and list what they do not reach");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("paths", arguments->paths, "Rule files, or folders of them")->required();
    command->add_option("--records", arguments->records, "Check the promises on these records too");
    command->add_option("--on", arguments->on, "The date for the records (2026-04-06); today if left out");
    command->add_flag("--all", arguments->all, "List everything that no example reaches");
    command->callback([arguments, &run] { run = [arguments] { return test(*arguments); }; });
}

}  // namespace careact::cli
