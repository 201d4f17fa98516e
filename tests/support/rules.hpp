#pragma once
/// Small rulebooks for tests: rules written in the test itself, asked over a record written beside them.

#include "careact/determination.hpp"
#include "careact/record.hpp"
#include "careact/rulebook.hpp"
#include "careact/testing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace careact::support {

/// A day that the test knows to be in the calendar. Throws if it is not.
[[nodiscard]] Date day(std::string_view text);
[[nodiscard]] DateTime moment(std::string_view text);
/// A number that can be held. Throws if it cannot.
[[nodiscard]] Rational number(std::string_view text);
[[nodiscard]] Rational fraction(std::int64_t numerator, std::int64_t denominator);

/// Declarations with a module head in front, in which months end on the last valid day.
[[nodiscard]] std::string in_module(std::string_view declarations);

/// The rulebook of declarations (or of a whole file, if the text begins with `module`). Throws, with the diagnostics, if they do not compile.
[[nodiscard]] Rulebook compile_or_fail(std::string_view declarations);

/// The kinds of the errors and warnings of declarations, in their order: `unit`, `needs-rounding`. Warnings of what is unused are left out.
[[nodiscard]] std::vector<std::string> faults_of(std::string_view declarations);

/// The record in the JSON. Throws if it is refused, or if anything in it was complained of.
[[nodiscard]] Record record_or_fail(const Rulebook& rules, std::string_view json);

/// The same as `careact::evaluate`, with derivations. Throws, with what does not follow, if the receipt that it makes is not verified.
[[nodiscard]] Determination evaluated(const Rulebook& rules, const Record& record, EvaluateOptions options);

/// The outcome of one rule. Throws if there is not exactly one.
[[nodiscard]] Outcome outcome(const Rulebook& rules, std::string_view json, std::string_view goal, EvaluateOptions options);
[[nodiscard]] Outcome outcome(std::string_view declarations, std::string_view json, std::string_view goal = "r", std::string_view on = "2025-10-01");

/// An outcome in a line: `£50.00`, `undecided: a, b` (what still matters), `not applicable`, `failed: why`.
[[nodiscard]] std::string in_a_line(const Outcome& outcome);

/// What the rule `r` of the declarations comes to, in a line.
[[nodiscard]] std::string answer(std::string_view declarations, std::string_view json = "{}", std::string_view on = "2025-10-01");
[[nodiscard]] std::string answer(const Rulebook& rules, std::string_view json, std::string_view on, std::string_view goal);
/// The answers of `r for each ...`, in the order of the items: `Ada: yes`.
[[nodiscard]] std::vector<std::string> answers(std::string_view declarations, std::string_view json, std::string_view on = "2025-10-01");

/// What fails in the examples and promises of the declarations, a message each; there has to be an example.
[[nodiscard]] std::vector<std::string> failures_of(std::string_view declarations);

}  // namespace careact::support
