#include "unit/record/vocabulary.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

/// Each of the values is taken without a word.
void expect_read(std::string_view member, const std::vector<std::pair<const char*, const char*>>& values) {
    for (const auto& [json, text] : values) {
        EXPECT_EQ(told(member, json), text) << json;
        EXPECT_TRUE(complaints(member, json).empty()) << json;
    }
}

/// Each of the values is complained of once, at the member, and counts as unknown.
void expect_refused(std::string_view member, const std::vector<const char*>& values) {
    for (const auto* json : values) {
        EXPECT_EQ(told(member, json), "unreadable") << json;
        EXPECT_EQ(complaints(member, json), std::vector<std::string>{"record-value /" + std::string(member)}) << json;
    }
}

TEST(RecordValues, YesNo) {
    expect_read("yes_no", {{"true", "yes"}, {"false", "no"}});
    expect_refused("yes_no", {"1", "\"yes\"", "null", "[]", "{}"});
}

TEST(RecordValues, WholeNumbers) {
    expect_read("whole", {{"3", "3"}, {"0", "0"}, {"3.0", "3"}, {"1e3", "1000"}, {"18446744073709551616", "18446744073709551616"}});
    expect_refused("whole", {"3.5", "-1", "\"3\"", "null"});
}

TEST(RecordValues, Decimals) {
    expect_read("decimal_number", {{"0.5", "0.5"}, {"3", "3"}, {"0.1000", "0.1"}, {"1.5e-3", "0.0015"}});
    expect_refused("decimal_number", {"-0.5", "\"0.5\""});
}

TEST(RecordValues, PercentIsANumberOfPercent) {
    expect_read("share", {{"2.65", "2.65%"}, {"100", "100%"}});
    expect_read("interest", {{"2.65", "2.65% per year"}});
    expect_refused("share", {"-1", "\"5%\""});
}

TEST(RecordValues, MoneyIsReadFromItsDigits) {
    expect_read("savings", {{"14250", "£14,250.00"}, {"14250.00", "£14,250.00"}, {"14250.1", "£14,250.10"}, {"0.29", "£0.29"}, {"1.425e4", "£14,250.00"}, {"14250.010", "£14,250.01"}});
    expect_read("weekly", {{"120.50", "£120.50 per week"}});
}

TEST(RecordValues, MoneyHasNoFractionsOfAPenny) {
    expect_refused("savings", {"14250.000000000000001", "0.005", "1e-3", "-1", "\"5\"", "\"£5\"", "null"});
    EXPECT_EQ(read(R"({ "savings": 14250.000000000000001 })").complaints.at(0).message, "this amount has fractions of a penny");
}

TEST(RecordValues, MoneyStopsAtATrillion) {
    expect_read("savings", {{"1000000000000", "£1,000,000,000,000.00"}});
    expect_refused("savings", {"1000000000000.01", "1e13", "1e99"});
}

TEST(RecordValues, NumbersTooLargeToHoldAreRefusedAndNotChanged) {
    expect_refused("whole", {"1e40", "1e99", "170141183460469231731687303715884105728"});
    expect_refused("decimal_number", {"1e-40", "1e99"});
}

TEST(RecordValues, MoneyPerAnyPeriodBringsItsPeriod) {
    expect_read("any_period", {{R"({ "amount": 10.00, "per": "month" })", "£10.00 per month"}, {R"({ "amount": 10, "per": "four weeks" })", "£10.00 per four weeks"},
                               {R"({ "amount": 10, "per": "fortnight" })", "£10.00 per fortnight"}});
    expect_refused("any_period", {"10", R"({ "amount": 10 })", R"({ "per": "week" })", R"({ "amount": "10", "per": "week" })", "null"});
    EXPECT_EQ(complaints("any_period", R"({ "amount": 10, "per": "ten days" })"), std::vector<std::string>{"record-value /any_period/per"});
    EXPECT_EQ(complaints("any_period", R"({ "amount": 0.001, "per": "week" })"), std::vector<std::string>{"record-value /any_period/amount"});
}

TEST(RecordValues, DatesAndTimes) {
    expect_read("born_on", {{"\"2025-09-20\"", "20 September 2025"}, {"\"2024-02-29\"", "29 February 2024"}});
    expect_refused("born_on", {"\"2025-02-29\"", "\"20/09/2025\"", "\"2025-09-20T09:00\"", "20250920", "\"\"", "null"});
    expect_read("called_at", {{"\"2025-01-02T09:00\"", "2 January 2025 at 09:00"}, {"\"2025-07-01T08:00Z\"", "1 July 2025 at 09:00"}});
    expect_refused("called_at", {"\"2025-01-02\"", "\"2025-01-02T25:00\"", "1735808400"});
}

TEST(RecordValues, LengthsOfTime) {
    expect_read("interval", {{"\"P18M\"", "18 months"}, {"\"P1Y\"", "1 year"}});
    expect_refused("interval", {"\"P8W\"", "\"18 months\"", "18"});
    expect_read("length", {{"\"P8W\"", "8 weeks"}, {"\"PT4H\"", "4 hours"}});
    expect_refused("length", {"\"P1M\"", "\"P1Y\"", "8"});
}

TEST(RecordValues, LengthsOfTimeStopBelowAMillion) {
    expect_read("length", {{"\"P999999W\"", "999999 weeks"}});
    expect_refused("length", {"\"P1000000W\"", "\"P15250284452471W\""});
    expect_refused("interval", {"\"P1000000M\"", "\"P9000000000000000000M\""});
}

TEST(RecordValues, Texts) {
    expect_read("words", {{"\"caf\\u00e9\"", "caf\u00e9"}, {"\"\"", ""}});
    expect_refused("words", {"1", "true", "[]", "null"});
}

TEST(RecordValues, NhsNumbersAreChecked) {
    expect_read("nhs", {{"\"9434765919\"", "9434765919"}, {"\"943 476 5919\"", "943 476 5919"}});
    expect_refused("nhs", {"\"9434765918\"", "9434765919", "\"\""});
}

TEST(RecordValues, ChoicesAreOneOfTheirOptions) {
    expect_read("setting", {{"\"own_home\"", "own_home"}});
    expect_refused("setting", {"\"Own_home\"", "\"hospital\"", "1", "true"});
    EXPECT_EQ(read(R"({ "setting": "extracare" })").complaints.at(0).help, "did you mean `extra_care`?");
    EXPECT_EQ(read(R"({ "setting": "hospital" })").complaints.at(0).help, "the options are `own_home`, `extra_care` and `care_home`");
}

TEST(RecordValues, ATimeThatClocksSkippedOrShowedTwiceIsReadAndComplainedOf) {
    const auto never = read(R"({ "called_at": "2025-03-30T01:30" })"), twice = read(R"({ "called_at": "2024-10-27T01:30" })");
    EXPECT_EQ(never.told("called_at"), "30 March 2025 at 02:30");
    EXPECT_EQ(twice.told("called_at"), "27 October 2024 at 01:30");
    for (const auto* made : {&never, &twice}) EXPECT_EQ(made->kinds(), std::vector<std::string>{"record-clock /called_at"});
    EXPECT_EQ(never.complaints.at(0).help, "it is read as 2025-03-30T02:30+01:00; check it against the source");
    EXPECT_EQ(twice.complaints.at(0).help, "it is read as 2024-10-27T01:30+01:00, the first of the two; with +01:00 or +00:00 after it, it is one of them");
    EXPECT_TRUE(complaints("called_at", "\"2024-10-27T01:30+00:00\"").empty());
}

TEST(RecordValues, NullIsNoneWhereThereCanBeNone) {
    expect_read("ended_on", {{"null", "none"}, {"\"2025-09-20\"", "20 September 2025"}});
    EXPECT_EQ(read(R"({ "born_on": null })").complaints.at(0).help, "leave the member out if nothing is known");
}

TEST(RecordValues, WhatIsLeftOutIsSilent) { EXPECT_EQ(read("{}").told("savings"), "silent"); }

TEST(RecordValues, OneThatCannotBeReadLeavesTheOthers) {
    const auto made = read(R"({ "savings": "many", "whole": 3 })");
    EXPECT_EQ(made.told("savings"), "unreadable");
    EXPECT_EQ(made.told("whole"), "3");
}

TEST(RecordValues, AnOutcomeThatNeedsOneIsUndecidedAndSaysWhy) {
    const auto rules = compile_or_fail("fact savings: money\nrule r: yes/no\n  gives savings > £5\n");
    const auto record = read_record("r", R"({ "savings": "many" })", rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.goals = {"r"};
    const auto waiting = evaluate(rules, *record.record, options).outcomes.at(0);
    EXPECT_EQ(in_a_line(waiting), "undecided: savings");
    EXPECT_EQ(waiting.missing[0].state, EvidenceState::Unreadable);
}

}  // namespace
}  // namespace careact::support
