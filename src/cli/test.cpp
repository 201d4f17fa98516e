#include "careact/testing.hpp"
#include "cli/command.hpp"
#include "cli/rule_sets.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <set>

namespace careact::cli {

namespace {

struct Arguments {
    std::vector<std::string> paths, records;
    std::string on, layer, touching;
    bool all = false;
};

void list(std::string_view what, const std::vector<std::string>& names, bool all) {
    if (names.empty()) return;
    constexpr std::size_t most = 10;
    std::cout << what << ":\n";
    for (std::size_t i = 0; i < names.size() && (all || i < most); ++i) std::cout << "  " << names[i] << "\n";
    if (!all && names.size() > most) std::cout << "  and " << names.size() - most << " more (--all lists them)\n";
}

/// Adds what one set's own files gave to the whole.
void add(TestResult& all, const TestResult& one, const RuleSets& rules, std::size_t set) {
    for (auto example : one.examples) {
        example.span.file = rules.sets[set][example.span.file];
        all.examples.push_back(std::move(example));
    }
    all.promises_checked += one.promises_checked;
    all.promises_undecided += one.promises_undecided;
    rules.add_own(set, one.diagnostics, all.diagnostics);
    // What the first set leaves out a layer's examples may reach, and each set lists what stands in it.
    const auto reached_too = [](std::vector<std::string>& names, const std::vector<std::string>& others) {
        std::erase_if(names, [&](const auto& name) { return std::find(others.begin(), others.end(), name) == others.end(); });
    };
    if (set == 0) {
        all.rules_not_reached = one.rules_not_reached;
        all.clauses_not_reached = one.clauses_not_reached;
    } else {
        reached_too(all.rules_not_reached, one.rules_not_reached);
        reached_too(all.clauses_not_reached, one.clauses_not_reached);
    }
}

std::string place_of(Span span, const std::vector<SourceText>& sources) {
    const auto& source = sources[span.file];
    const auto before = source.text.substr(0, span.begin);
    return source.name + ":" + std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
}

/// What a change to a figure would reach: the examples that rest on it, and the provisions of the rules in them that do.
void list_touched(const TestResult& result, const RuleSets& rules, const Arguments& arguments) {
    std::vector<std::string> examples;
    std::map<std::string, std::set<std::string>> by_provision;
    for (const auto& example : result.examples) {
        if (example.touched.empty()) continue;
        examples.push_back(place_of(example.span, rules.sources) + "  " + example.title + (example.passed ? "" : " (does not hold)"));
        for (const auto& rule : example.touched) {
            if (rule.provisions.empty()) by_provision["no provision of its own"].insert(rule.rule);
            for (const auto& provision : rule.provisions) by_provision[provision].insert(rule.rule);
        }
    }
    std::cout << "`" << arguments.touching << "`: " << examples.size() << (examples.size() == 1 ? " example rests" : " examples rest") << " on it\n";
    std::vector<std::string> provisions;
    for (const auto& [provision, names] : by_provision) {
        auto& line = provisions.emplace_back(provision + ":");
        for (const auto& name : names) line += " " + name;
    }
    list("provisions, and the rules that rest on it", provisions, true);
    list("examples that rest on it", examples, arguments.all);
}

int test(const Arguments& arguments) {
    const auto rules = rule_sets(arguments.paths, arguments.layer);
    TestResult result;
    bool all_read = true;
    for (std::size_t i = 0; i < rules.sets.size(); ++i) {
        const auto compiled = compile(rules.set(i));
        Diagnostics own;  // what the sets stand on is told of once
        rules.add_own(i, compiled.diagnostics, own);
        std::cerr << render_text(own, rules.sources, render_options());
        if (!compiled.rulebook) return rules_faulty;
        const auto& rulebook = compiled.rulebook;
        std::vector<Record> records;
        if (!arguments.records.empty() && i == 0) {
            all_read = each_record(load_records(arguments.records), *rulebook, [&](const Record& record) { records.push_back(record); });
        }
        const auto first_own = i == 0 ? 0 : static_cast<std::uint32_t>(rules.sets[0].size());
        add(result, run_tests(*rulebook, {std::move(records), date_or_today(arguments.on), first_own, arguments.touching}), rules, i);
    }
    std::cerr << render_text(result.diagnostics, rules.sources, render_options());
    const auto passed = std::count_if(result.examples.begin(), result.examples.end(), [](const auto& e) { return e.passed; });
    std::cout << passed << " of " << result.examples.size() << " examples hold\n";
    if (result.promises_checked > 0) std::cout << "promises: " << result.promises_checked << " cases, " << result.promises_undecided << " of them undecided\n";
    if (!arguments.touching.empty()) list_touched(result, rules, arguments);
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
    command->add_option("--layer", arguments->layer, "Of a folder of rules, this local layer alone, with everything run over it: thurrock");
    command->add_option("--records", arguments->records, "Check the promises on these records too");
    command->add_option("--touching", arguments->touching, "A figure: list the examples and the provisions that a change to it reaches");
    command->add_option("--on", arguments->on, "The date for the records (2026-04-06); today if left out");
    command->add_flag("--all", arguments->all, "List everything that no example reaches");
    command->callback([arguments, &run] { run = [arguments] { return test(*arguments); }; });
}

}  // namespace careact::cli
