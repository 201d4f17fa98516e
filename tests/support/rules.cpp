#include "support/rules.hpp"

#include "careact/explain.hpp"
#include "careact/receipt.hpp"

#include <algorithm>
#include <stdexcept>

namespace careact::support {

namespace {

std::vector<SourceText> sources_of(std::string_view declarations) {
    const bool whole = declarations.starts_with("module");
    return {{"test.care", whole ? std::string(declarations) : in_module(declarations)}};
}

template <typename T>
T present(const std::optional<T>& value, std::string_view what) {
    if (!value) throw std::logic_error("the test is wrong: `" + std::string(what) + "` cannot be held");
    return *value;
}

}  // namespace

Date day(std::string_view text) { return present(Date::parse(text), text); }
DateTime moment(std::string_view text) { return present(DateTime::parse(text), text); }
Rational number(std::string_view text) { return present(Rational::parse(text), text); }
Rational fraction(std::int64_t numerator, std::int64_t denominator) { return present(Rational::of(numerator, denominator), "a fraction"); }

std::string in_module(std::string_view declarations) {
    return "module demo.test \"Test\"\n  months end on the last valid day\n" + std::string(declarations);
}

Rulebook compile_or_fail(std::string_view declarations) {
    const auto sources = sources_of(declarations);
    auto result = compile(sources);
    if (!result.rulebook) throw std::runtime_error("these rules do not compile:\n" + render_text(result.diagnostics, sources));
    return *result.rulebook;
}

std::vector<std::string> faults_of(std::string_view declarations) {
    std::vector<std::string> kinds;
    const auto result = compile(sources_of(declarations));
    for (const auto& d : result.diagnostics.all()) {
        if (d.kind != DiagnosticKind::Unused) kinds.emplace_back(to_text(d.kind));
    }
    return kinds;
}

Record record_or_fail(const Rulebook& rules, std::string_view json) {
    auto result = read_record("record", json, rules);
    if (!result.record || !result.diagnostics.empty()) throw std::runtime_error("this record is complained of:\n" + render_text(result.diagnostics, {}));
    return *result.record;
}

Determination evaluated(const Rulebook& rules, const Record& record, EvaluateOptions options) {
    options.derivations = true;
    auto made = evaluate(rules, record, options);
    if (made.outcomes.empty() && made.clocks.empty() && made.checks.empty()) return made;  // a receipt of nothing is none
    const auto json = to_json(made);
    const auto check = verify_receipts(json).at(0);
    if (!check.unreadable.empty() || !check.findings.empty()) throw std::runtime_error("the receipt does not follow:\n" + to_text(check) + json);
    return made;
}

Outcome outcome(const Rulebook& rules, std::string_view json, std::string_view goal, EvaluateOptions options) {
    options.goals = {std::string(goal)};
    auto determination = evaluated(rules, record_or_fail(rules, json), options);
    if (determination.outcomes.size() != 1) throw std::runtime_error("there are " + std::to_string(determination.outcomes.size()) + " outcomes");
    return determination.outcomes[0];
}

Outcome outcome(std::string_view declarations, std::string_view json, std::string_view goal, std::string_view on) {
    EvaluateOptions options;
    options.on = day(on);
    return outcome(compile_or_fail(declarations), json, goal, options);
}

std::string in_a_line(const Outcome& outcome) {
    switch (outcome.status) {
        case OutcomeStatus::Decided: return to_text(outcome.value);
        case OutcomeStatus::NotApplicable: return "not applicable";
        case OutcomeStatus::Failed: return "failed: " + outcome.fault;
        case OutcomeStatus::Undecided: break;
    }
    std::string text = "undecided:";
    for (const auto& fact : outcome.missing) text += (&fact == outcome.missing.data() ? " " : ", ") + fact.path;
    return text;
}

std::string answer(const Rulebook& rules, std::string_view json, std::string_view on, std::string_view goal) {
    EvaluateOptions options;
    options.on = day(on);
    return in_a_line(outcome(rules, json, goal, options));
}

std::string answer(std::string_view declarations, std::string_view json, std::string_view on) { return answer(compile_or_fail(declarations), json, on, "r"); }

std::vector<std::string> answers(std::string_view declarations, std::string_view json, std::string_view on) {
    const auto rules = compile_or_fail(declarations);
    EvaluateOptions options;
    options.on = day(on);
    options.goals = {"r"};
    std::vector<std::string> lines;
    for (const auto& one : evaluated(rules, record_or_fail(rules, json), options).outcomes) lines.push_back(one.item_name + ": " + in_a_line(one));
    return lines;
}

std::vector<std::string> failures_of(std::string_view declarations) {
    const auto result = run_tests(compile_or_fail(declarations));
    if (result.examples.empty()) throw std::logic_error("the test is wrong: there is no example");
    std::vector<std::string> messages;
    for (const auto& d : result.diagnostics.all()) messages.push_back(d.message);
    const auto passed = static_cast<std::size_t>(std::count_if(result.examples.begin(), result.examples.end(), [](const auto& e) { return e.passed; }));
    if (messages.empty() && passed != result.examples.size()) messages.emplace_back("an example failed without a word");
    return messages;
}

}  // namespace careact::support
