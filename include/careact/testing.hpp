#pragma once
/// Examples and promises: a rulebook's own tests.

#include "careact/diagnostic.hpp"
#include "careact/record.hpp"
#include "careact/rulebook.hpp"

#include <string>
#include <vector>

namespace careact {

struct ExampleResult {
    std::string title;
    Span span;
    bool passed = true;
};

struct TestResult {
    std::vector<ExampleResult> examples;
    std::size_t promises_checked = 0;          // promise and case pairs
    std::size_t promises_undecided = 0;        // of them, those the case says too little for
    std::vector<std::string> rules_not_reached;    // rules of which no example reaches an answer
    std::vector<std::string> clauses_not_reached;  // `rule: label or text` of clauses that no example reaches
    Diagnostics diagnostics;                   // one for each expectation or promise that fails
};

/// Runs every example, and checks every promise on every example's case and on the records given, on the given date. Examples in
/// source files before `first_file` are left out: those of what a local layer stands on, say, when they have been run without it.
[[nodiscard]] TestResult run_tests(const Rulebook& rulebook, const std::vector<Record>& records = {}, std::optional<Date> on = std::nullopt,
                                   std::uint32_t first_file = 0);

}  // namespace careact
