#include "program/bound.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

std::string bound(std::string_view declarations) {
    const auto rules = compile_or_fail(declarations);
    for (const auto& rule : rules.program().rules) {
        if (rule.name == "r") return program::bound_of(rules.program(), rule, program::national);
    }
    return "no rule";
}

TEST(Bound, OfARuleWithoutListsIsANumber) { EXPECT_EQ(bound("fact a: yes/no\nrule r: yes/no\n  gives a\n").find('n'), std::string::npos); }

TEST(Bound, GrowsWithTheList) {
    const auto once = bound("record type A\n  has n: money\nfact items: list of A\nrule r: money\n  gives sum of (a.n for each a in items)\n");
    EXPECT_TRUE(once.ends_with(" n")) << once;
}

TEST(Bound, AListInAListIsASquare) {
    const auto twice = bound("record type A\n  has n: money\nfact items: list of A\nrule h: money\n  gives sum of (a.n for each a in items)\nrule r: money\n  gives sum of (h for each b in items)\n");
    EXPECT_TRUE(twice.ends_with(" n^2")) << twice;
}

TEST(Bound, GrowsWithTheStepsOfACarry) {
    const auto carried = bound("rule r: whole number\n  starting with n as 0\n  for each day d from 2025-01-01 to the date\n    n becomes n + 1\n  gives n\n");
    EXPECT_TRUE(carried.find(" t") != std::string::npos && carried.find('n') == std::string::npos) << carried;
}

}  // namespace
}  // namespace careact::support
