#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto limits =
    "figure limit: money\n  £100 from 2020-01-01\n  £200 from 2025-01-01\nfact savings: money\nfact partners: money\n"
    "rule over: money\n  gives greatest of (£0, savings - limit)\n";

std::string ask(const std::string& value, std::string_view json) { return answer(limits + ("rule r: money\n  gives " + value + "\n"), json); }

TEST(Elsewhere, OnADateChangesFiguresOfThatValueAlone) { EXPECT_EQ(ask("(over on 2024-12-31) + over", R"({ "savings": 250 })"), "£200.00"); }

TEST(Elsewhere, WithAFactSetToSomethingElse) {
    EXPECT_EQ(ask("over with savings set to partners", R"({ "savings": 250, "partners": 210 })"), "£10.00");
    EXPECT_EQ(ask("over with savings set to partners", R"({ "savings": 250 })"), "undecided: partners");
    EXPECT_EQ(ask("over with savings set to £300", "{}"), "£100.00");
}

TEST(Elsewhere, NothingIsChangedForThoseWhoAskAfterwards) { EXPECT_EQ(ask("(over with savings set to £300) + over", R"({ "savings": 201 })"), "£101.00"); }

TEST(Elsewhere, TwoQuestionsAtOnce) { EXPECT_EQ(ask("(over with savings set to £150) on 2024-12-31", "{}"), "£50.00"); }

TEST(Elsewhere, AMemberOfAFactCanBeSet) {
    constexpr auto rules = "record type Means\n  has income: money\n  has notional: money\nfact means: Means\nrule counted: money\n  gives means.income + means.notional\nrule r: money\n  gives counted with means.notional set to £0\n";
    EXPECT_EQ(answer(rules, R"({ "means": { "income": 5, "notional": 7 } })"), "£5.00");
    EXPECT_EQ(answer(rules, R"({ "means": { "income": 5 } })"), "£5.00");
}

TEST(Elsewhere, RulesThatNeedEachOtherAreRefused) {
    EXPECT_EQ(faults_of("fact a: money\nrule x: money\n  gives y + £1\nrule y: money\n  gives x + £1\n"), std::vector<std::string>{"cycle"});
    EXPECT_EQ(faults_of("fact a: money\nrule x: money\n  gives x with a set to £1\n"), std::vector<std::string>{"cycle"});
}

constexpr auto layered =
    "module national.charging \"The law\"\n"
    "figure guarantee: money\n  £100 from 2025-04-01\n  local may raise\nfact income: money\n"
    "rule charge: money\n  local may lower\n  gives greatest of (£0, income - guarantee)\n"
    "rule kept: money\n  local may raise\n  gives guarantee\n"
    "rule kind: text\n  local may replace\n  gives \"national\"\n"
    "layer town over national \"The town\"\n  uses national.charging\n"
    "raise figure guarantee\n  £110 from 2025-10-01\n"
    "lower rule charge\n  let law be charge in the national layer\n  gives law + £1 when income is £120\n  otherwise gives greatest of (£0, income - guarantee)\n"
    "raise rule kept\n  gives guarantee - £5\n"
    "replace rule kind\n  gives \"local\"\n"
    "rule own: money\n  gives charge in the national layer\n";

std::string in_town(std::string_view goal, std::string_view json, std::string_view on = "2025-10-01") { return answer(compile_or_fail(layered), json, on, goal); }

TEST(Layers, ALocalFigureHoldsFromItsDay) {
    EXPECT_EQ(in_town("charge", R"({ "income": 150 })", "2025-09-30"), "£50.00");
    EXPECT_EQ(in_town("charge", R"({ "income": 150 })", "2025-10-01"), "£40.00");
}

TEST(Layers, TheNationalLayerAnswersByTheLawAlone) { EXPECT_EQ(in_town("own", R"({ "income": 150 })"), "£50.00"); }

TEST(Layers, NationalOnlyAsksForTheLawAlone) {
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.national_only = true;
    const auto rules = compile_or_fail(layered);
    const auto law = outcome(rules, R"({ "income": 150 })", "charge", options);
    EXPECT_EQ(in_a_line(law), "£50.00");
    EXPECT_EQ(law.layer, "national");
    EXPECT_EQ(in_a_line(outcome(rules, "{}", "kind", options)), "national");
}

TEST(Layers, AnAnswerSaysWhoseItIs) {
    const auto rules = compile_or_fail(layered);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    EXPECT_EQ(outcome(rules, R"({ "income": 150 })", "charge", options).layer, "town");
    EXPECT_EQ(in_a_line(outcome(rules, "{}", "kind", options)), "local");
}

TEST(Layers, OnTheWrongSideItFails) {
    EXPECT_EQ(in_town("charge", R"({ "income": 120 })"), "failed: the local answer £21.00 is above the national £20.00, and may only be lowered");
    EXPECT_EQ(in_town("kept", "{}", "2025-10-01"), "£105.00");
    EXPECT_EQ(in_town("kept", "{}", "2025-09-30"), "failed: the local answer £95.00 is below the national £100.00, and may only be raised");
}

TEST(Layers, ARaisedRuleAppliesWhereTheNationalOneDoes) {
    const auto rules = compile_or_fail(
        "module national.a \"A\"\nfact income: money\nrule kept: money\n  local may raise\n  applies when income > £10\n  gives £100\n"
        "layer town over national \"T\"\n  uses national.a\nraise rule kept\n  applies when income > £20\n  gives £110\n");
    const auto kept = [&](std::string_view json) { return answer(rules, json, "2025-10-01", "kept"); };
    EXPECT_EQ(kept(R"({ "income": 30 })"), "£110.00");
    EXPECT_EQ(kept(R"({ "income": 15 })"),
              "failed: the local rule does not apply, and the national answer is £100.00: a rule that is raised or lowered applies where the national one does");
    EXPECT_EQ(kept(R"({ "income": 5 })"), "not applicable");
    EXPECT_EQ(kept("{}"), "undecided: income");
}

TEST(Layers, AFigureOnTheWrongSideIsRefusedOnAnyDate) {
    const auto layer = [](const std::string& rows) {
        return "module national.a \"A\"\nfigure f: money\n  £100 from 2025-04-01\n  £120 from 2026-04-01\n  local may raise\nrule r: money\n  gives f\nlayer town over national \"T\"\n  uses national.a\nraise figure f\n" + rows;
    };
    EXPECT_TRUE(faults_of(layer("  £110 from 2025-04-01\n  £120 from 2026-04-01\n")).empty());
    EXPECT_EQ(faults_of(layer("  £99.99 from 2025-04-01\n")), std::vector<std::string>{"layer-closed"});
    EXPECT_EQ(faults_of(layer("  £110 from 2025-04-01\n")), std::vector<std::string>{"layer-closed"});
}

/// A figure of a type, opened one way at a national value, and changed to a local one.
std::vector<std::string> faults_of_change(const std::string& type, const std::string& word, const std::string& national, const std::string& local) {
    return faults_of("module national.a \"A\"\n  months end on the last valid day\nfigure f: " + type + "\n  " + national + " from 2025-04-01\n  local may " + word + "\nrule r: " + type +
                     "\n  gives f\nlayer town over national \"T\"\n  uses national.a\n" + word + " figure f\n  " + local + " from 2025-10-01\n");
}

TEST(Layers, LengthsOfTimeAndDatesAreComparedToo) {
    const std::vector<std::string> none, wrong = {"layer-closed"};
    EXPECT_EQ(faults_of_change("calendar duration", "raise", "12 months", "11 months"), wrong);
    EXPECT_EQ(faults_of_change("calendar duration", "raise", "12 months", "1 year"), none);
    EXPECT_EQ(faults_of_change("calendar duration", "lower", "1 year", "13 months"), wrong);
    EXPECT_EQ(faults_of_change("calendar duration", "lower", "1 year", "11 months"), none);
    EXPECT_EQ(faults_of_change("exact duration", "raise", "6 weeks", "41 days"), wrong);
    EXPECT_EQ(faults_of_change("exact duration", "raise", "6 weeks", "42 days"), none);
    EXPECT_EQ(faults_of_change("exact duration", "lower", "48 hours", "3 days"), wrong);
    EXPECT_EQ(faults_of_change("exact duration", "lower", "48 hours", "2 days"), none);
    EXPECT_EQ(faults_of_change("date", "raise", "2025-12-31", "2025-12-30"), wrong);
    EXPECT_EQ(faults_of_change("date", "raise", "2025-12-31", "2026-01-01"), none);
    EXPECT_EQ(faults_of_change("date", "lower", "2025-12-31", "2026-01-01"), wrong);
}

TEST(Layers, WhatHasNoOrderIsNotRaisedOrLowered) {
    const std::vector<std::string> wrong = {"layer-closed"};
    EXPECT_EQ(faults_of_change("exact duration or none", "raise", "4 weeks", "none"), wrong);
    EXPECT_EQ(faults_of_change("exact duration or none", "lower", "none", "4 weeks"), wrong);
    EXPECT_TRUE(faults_of_change("exact duration or none", "lower", "none", "none").empty());
    EXPECT_EQ(faults_of_change("yes/no", "raise", "no", "yes"), wrong);
    EXPECT_EQ(faults_of_change("text", "lower", "\"a\"", "\"b\""), wrong);
}

TEST(Layers, AFigureIsComparedByWhatWasKnownOnEachDay) {
    const auto layer = [](const std::string& rows) {
        return "module national.a \"A\"\nfigure f: money\n  £100 from 2025-04-01\n  local may raise\nrule r: money\n  gives f\nlayer town over national \"T\"\n  uses national.a\nraise figure f\n" + rows;
    };
    EXPECT_TRUE(faults_of(layer("  £100 from 2025-04-01\n  £110 from 2025-04-01 known from 2025-06-01\n")).empty());
    EXPECT_EQ(faults_of(layer("  £90 from 2025-04-01\n  £110 from 2025-04-01 known from 2025-06-01\n")), std::vector<std::string>{"layer-closed"});
    EXPECT_EQ(faults_of(layer("  £110 from 2025-04-01\n  £90 from 2025-04-01 known from 2025-06-01\n")), std::vector<std::string>{"layer-closed"});
}

/// A rule that gives so long, or that day, nationally and in the town.
std::string in_town_given(const std::string& type, const std::string& word, const std::string& national, const std::string& local) {
    const auto rules = compile_or_fail("module national.a \"A\"\n  months end on the last valid day\nrule r: " + type + "\n  local may " + word + "\n  gives " + national +
                                       "\nlayer town over national \"T\"\n  uses national.a\n  months end on the last valid day\n" + word + " rule r\n  gives " + local + "\n");
    return answer(rules, "{}", "2025-10-01", "r");
}

TEST(Layers, ARuleThatGivesALengthOfTimeOrADateFailsOnTheWrongSide) {
    EXPECT_EQ(in_town_given("calendar duration", "raise", "12 months", "9 months"), "failed: the local answer 9 months is below the national 1 year, and may only be raised");
    EXPECT_EQ(in_town_given("calendar duration", "raise", "12 months", "18 months"), "18 months");
    EXPECT_EQ(in_town_given("exact duration", "lower", "8 weeks", "57 days"), "failed: the local answer 57 days is above the national 8 weeks, and may only be lowered");
    EXPECT_EQ(in_town_given("exact duration", "lower", "8 weeks", "56 days"), "8 weeks");
    EXPECT_EQ(in_town_given("date", "raise", "the date", "1 day before the date"), "failed: the local answer 30 September 2025 is below the national 1 October 2025, and may only be raised");
    EXPECT_EQ(in_town_given("date", "lower", "6 months after the date", "5 months after the date"), "1 March 2026");
}

TEST(Layers, WhatIsNotOpenIsClosed) {
    const auto layer = [](const std::string& change) { return "module national.a \"A\"\nrule f: money\n  local may lower\n  gives £5\nrule g: money\n  gives f\nlayer town over national \"T\"\n  uses national.a\n" + change; };
    EXPECT_EQ(faults_of(layer("raise rule f\n  gives £6\n")), std::vector<std::string>{"layer-closed"});
    EXPECT_EQ(faults_of(layer("lower rule g\n  gives £4\n")), std::vector<std::string>{"layer-closed"});
    EXPECT_TRUE(faults_of(layer("lower rule f\n  gives £4\n")).empty());
}

}  // namespace
}  // namespace careact::support
