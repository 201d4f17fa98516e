#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

/// A member of a record for each answer: Y yes, N no, u left out, - not applicable.
std::string record_of(std::string_view ways) {
    std::string json;
    char name = 'a';
    for (const char way : ways) {
        const std::string value = way == 'Y' ? "true" : way == 'N' ? "false" : "{ \"not_applicable\": true }";
        if (way != 'u') json += (json.empty() ? "" : ", ") + ("\"" + std::string(1, name) + "\": " + value);
        ++name;
    }
    return "{ " + json + " }";
}

/// What a rule comes to for a, b and so on: Y, N, u (undecided), - or F (failed).
char came_to(const Rulebook& rules, std::string_view ways) {
    const auto text = answer(rules, record_of(ways), "2025-10-01", "r");
    return text == "yes" ? 'Y' : text == "no" ? 'N' : text == "not applicable" ? '-' : text.starts_with("undecided") ? 'u' : 'F';
}

Rulebook rule(const std::string& value) {
    return compile_or_fail("fact a: yes/no\nfact b: yes/no\nfact c: yes/no\nfigure broken: whole number\n  1 from 2099-01-01\nrule r: yes/no\n  gives " + value + "\n");
}

void expect_table(const Rulebook& rules, const std::vector<std::pair<const char*, char>>& table) {
    for (const auto& [ways, result] : table) EXPECT_EQ(came_to(rules, ways), result) << ways;
}

TEST(Logic, And) {
    expect_table(rule("a and b"), {{"YY", 'Y'}, {"YN", 'N'}, {"Yu", 'u'}, {"Y-", 'Y'}, {"NY", 'N'}, {"NN", 'N'}, {"Nu", 'N'}, {"N-", 'N'},
                                   {"uY", 'u'}, {"uN", 'N'}, {"uu", 'u'}, {"u-", 'u'}, {"-Y", 'Y'}, {"-N", 'N'}, {"-u", 'u'}, {"--", '-'}});
}

TEST(Logic, Or) {
    expect_table(rule("a or b"), {{"YY", 'Y'}, {"YN", 'Y'}, {"Yu", 'Y'}, {"Y-", 'Y'}, {"NY", 'Y'}, {"NN", 'N'}, {"Nu", 'u'}, {"N-", 'N'},
                                  {"uY", 'Y'}, {"uN", 'u'}, {"uu", 'u'}, {"u-", 'u'}, {"-Y", 'Y'}, {"-N", 'N'}, {"-u", 'u'}, {"--", '-'}});
}

TEST(Logic, Not) { expect_table(rule("not a"), {{"Y", 'N'}, {"N", 'Y'}, {"u", 'u'}, {"-", '-'}}); }

TEST(Logic, AllOfIsAndOfEachElement) {
    expect_table(rule("all of (a, b, c)"), {{"YYY", 'Y'}, {"YYN", 'N'}, {"uuN", 'N'}, {"YuY", 'u'}, {"Y-Y", 'Y'}, {"-u-", 'u'}});
}

TEST(Logic, AnyOfIsOrOfEachElement) {
    expect_table(rule("any of (a, b, c)"), {{"NNN", 'N'}, {"NNY", 'Y'}, {"uuY", 'Y'}, {"NuN", 'u'}, {"N-N", 'N'}, {"-u-", 'u'}});
}

TEST(Logic, AtLeastTwo) {
    expect_table(rule("at least 2 of (a, b, c)"), {{"YYu", 'Y'}, {"YNN", 'N'}, {"Yuu", 'u'}, {"uNN", 'N'}, {"uuN", 'u'}, {"Y-u", 'u'}, {"Y-N", 'N'}, {"Y--", 'N'}, {"YY-", 'Y'}});
}

TEST(Logic, ATestOfTwoValuesNeedsBoth) {
    expect_table(rule("a is b"), {{"YY", 'Y'}, {"NN", 'Y'}, {"YN", 'N'}, {"Yu", 'u'}, {"uN", 'u'}, {"Y-", '-'}, {"-u", '-'}});
    expect_table(rule("a is not b"), {{"YY", 'N'}, {"YN", 'Y'}, {"Nu", 'u'}, {"-N", '-'}});
}

TEST(Logic, AFaultLosesToWhatSettlesAndToWhatIsUnknown) {
    expect_table(rule("broken > 0 and a"), {{"Y", 'F'}, {"N", 'N'}, {"u", 'u'}, {"-", 'F'}});
    expect_table(rule("a or broken > 0"), {{"Y", 'Y'}, {"N", 'F'}, {"u", 'u'}});
}

TEST(Logic, OneOfIsYesIfAnyIsTheSame) {
    const auto rules = compile_or_fail("choice C options x, y, z\nfact c: C\nrule r: yes/no\n  gives c is one of (x, y)\nrule not_one: yes/no\n  gives c is not one of (x, y)\n");
    const auto ask = [&](const char* json, const char* goal) { return answer(rules, json, "2025-10-01", goal); };
    EXPECT_EQ(ask(R"({ "c": "y" })", "r"), "yes");
    EXPECT_EQ(ask(R"({ "c": "z" })", "r"), "no");
    EXPECT_EQ(ask(R"({ "c": "z" })", "not_one"), "yes");
    EXPECT_EQ(ask("{}", "r"), "undecided: c");
    EXPECT_EQ(ask(R"({ "c": { "not_applicable": true } })", "r"), "not applicable");
}

TEST(Logic, TheMissingFactsListedAreThoseThatStillMatter) {
    const auto rules = rule("all of (a, any of (b, c))");
    EXPECT_EQ(answer(rules, "{}", "2025-10-01", "r"), "undecided: a, b, c");
    EXPECT_EQ(answer(rules, R"({ "b": true })", "2025-10-01", "r"), "undecided: a");
    EXPECT_EQ(answer(rules, R"({ "a": true, "b": false })", "2025-10-01", "r"), "undecided: c");
}

TEST(Logic, WhatIsMissingAndDoesNotMatterIsSaidApart) {
    EvaluateOptions options;
    options.on = day("2025-10-01");
    const auto decided = outcome(rule("all of (a, b)"), R"({ "b": false })", "r", options);
    EXPECT_EQ(in_a_line(decided), "no");
    ASSERT_EQ(decided.immaterial.size(), 1U);
    EXPECT_EQ(decided.immaterial[0].path, "a");
    EXPECT_TRUE(decided.missing.empty());
}

TEST(Logic, AWholeNumberAndADecimalOfOneAmountAreTheSame) {
    constexpr auto rules = "fact w: whole number\nfact d: decimal\nrule r: yes/no\n  gives w is d\n";
    EXPECT_EQ(answer(rules, R"({ "w": 2, "d": 2.0 })"), "yes");
    EXPECT_EQ(answer(rules, R"({ "w": 2, "d": 2.5 })"), "no");
}

TEST(Logic, ADecimalIsComparedWithALiteralWholeNumber) {
    EXPECT_EQ(answer("fact d: decimal\nrule r: yes/no\n  gives d is 2\n", R"({ "d": 2 })"), "yes");
    EXPECT_EQ(answer("fact d: decimal\nrule r: yes/no\n  gives d is one of (1, 2)\n", R"({ "d": 2 })"), "yes");
    EXPECT_EQ(answer("fact d: decimal\nrule r: yes/no\n  gives d >= 2\n", R"({ "d": 2.0 })"), "yes");
}

TEST(Logic, SoTheyAreInAListOfValues) {
    EXPECT_EQ(answer("fact w: whole number\nfact d: decimal\nrule r: yes/no\n  gives w is one of (d, 7)\n", R"({ "w": 2, "d": 2.0 })"), "yes");
}

TEST(Logic, WhatAKnownPartDidNotNeedIsNotMissing) {
    constexpr auto rules = "fact a: money\nfact b: yes/no\nrule part: money\n  gives £1 when b\n  otherwise gives £1\nrule r: money\n  gives a + part\n";
    EXPECT_EQ(answer(rules, "{}"), "undecided: a");
}

}  // namespace
}  // namespace careact::support
