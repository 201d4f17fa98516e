#pragma once
/// Examples and promises: a rulebook's own tests.

#include "careact/diagnostic.hpp"
#include "careact/record.hpp"
#include "careact/rulebook.hpp"

#include <string>
#include <vector>

namespace careact {

/// A rule whose answer in an example rests on the figure that was asked about.
struct TouchedRule {
    std::string rule;
    std::vector<std::string> provisions;  // that the rule implements
};

struct ExampleResult {
    std::string title;
    Span span;
    bool passed = true;
    std::vector<TouchedRule> touched;  // by `TestOptions::touching`, in the order in which they were answered
};

struct TestResult {
    std::vector<ExampleResult> examples;
    std::size_t promises_checked = 0;          // promise and case pairs
    std::size_t promises_undecided = 0;        // of them, those the case says too little for
    std::vector<std::string> rules_not_reached;    // rules of which no example reaches an answer
    std::vector<std::string> clauses_not_reached;  // `rule: label or text` of clauses that no example reaches
    Diagnostics diagnostics;                   // one for each expectation or promise that fails
};

struct TestOptions {
    std::vector<Record> records;   // promises are checked on these too
    std::optional<Date> on;        // the date for the records; there has to be one if there are any
    std::uint32_t first_file = 0;  // examples in source files before it are left out: those of what a local layer stands on, when they have been run
    std::string touching;          // a figure: which examples and which rules in them rest on it
};

/// Runs every example, and checks every promise on every example's case and on the records given. Throws std::invalid_argument for a
/// figure that is not in the rulebook.
[[nodiscard]] TestResult run_tests(const Rulebook& rulebook, const TestOptions& options = {});

}  // namespace careact
