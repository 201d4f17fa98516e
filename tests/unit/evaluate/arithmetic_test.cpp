#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

TEST(Units, MoneyForTwoPeriodsIsNotAdded) {
    EXPECT_EQ(faults_of("fact w: money per week\nfact m: money per month\nrule r: money per week\n  gives w + m\n"), std::vector<std::string>{"unit"});
    EXPECT_EQ(faults_of("fact w: money per week\nfact m: money per month\nrule r: yes/no\n  gives w > m\n"), std::vector<std::string>{"unit"});
    EXPECT_EQ(faults_of("fact w: money per week\nrule r: money\n  gives w\n"), std::vector<std::string>{"unit"});
}

TEST(Units, CalendarAndExactDurationsAreNotCompared) {
    EXPECT_EQ(faults_of("fact a: calendar duration\nfact b: exact duration\nrule r: yes/no\n  gives a > b\n"), std::vector<std::string>{"unit"});
}

TEST(Units, MonthsHaveNoFixedLength) {
    EXPECT_EQ(faults_of("fact m: money per month\nrule r: money\n  gives m for 2 weeks rounded up to the penny\n"), std::vector<std::string>{"unit"});
}

TEST(For, MultipliesByTime) {
    EXPECT_EQ(answer("fact w: money per week\nrule r: money\n  gives w for 3 weeks\n", R"({ "w": 33.33 })"), "£99.99");
    EXPECT_EQ(answer("fact w: money per week\nrule r: money\n  gives w for 5 days rounded down to the penny\n", R"({ "w": 100 })"), "£71.42");
    EXPECT_EQ(answer("fact f: money per four weeks\nrule r: money\n  gives f for 1 week rounded half up to the penny\n", R"({ "f": 10.02 })"), "£2.51");
}

TEST(Percent, OfAnAmount) {
    EXPECT_EQ(answer("fact p: percent\nfact v: money\nrule r: money\n  gives p of v rounded half up to the penny\n", R"({ "p": 2.65, "v": 100.01 })"), "£2.65");
    EXPECT_EQ(answer("fact p: percent\nrule r: percent\n  gives 100% - p\n", R"({ "p": 10.5 })"), "89.5%");
    EXPECT_EQ(faults_of("fact p: percent\nfact v: money\nrule r: money\n  gives p * v rounded up to the penny\n"), std::vector<std::string>{"type"});
}

constexpr auto conversions =
    "authority SG guidance \"Guidance\" cited \"G\" from 2015-04-01\nconversion month_to_week from month to week times 12 / 52 under SG \"Annex C\"\n";

TEST(Convert, ByTheConversionThatIsDeclaredAndCited) {
    const auto converted = outcome(conversions + std::string("fact m: money per month\nrule r: money per week\n  gives m converted to per week rounded half up to the penny\n"), R"({ "m": 100 })");
    EXPECT_EQ(in_a_line(converted), "£23.08 per week");  // 1200 / 52 = 23.0769...
    EXPECT_EQ(converted.provisions, std::vector<std::string>{"SG Annex C"});
}

TEST(Convert, TakesThePeriodFromTheRecord) {
    const std::string rules = conversions + std::string("fact m: money per any period\nrule r: money per week\n  gives m converted to per week rounded half up to the penny\n");
    EXPECT_EQ(answer(rules, R"({ "m": { "amount": 520, "per": "month" } })"), "£120.00 per week");
    EXPECT_EQ(answer(rules, R"({ "m": { "amount": 520, "per": "week" } })"), "£520.00 per week");
    EXPECT_EQ(answer(rules, R"({ "m": { "amount": 520, "per": "year" } })"), "failed: no conversion from year to week is declared");
}

TEST(Steps, PartStepsAndWholeSteps) {
    const auto rules = compile_or_fail("fact v: money\nrule part: whole number\n  gives steps of £250 in v counting part steps\nrule whole: whole number\n  gives steps of £250 in v counting whole steps\n");
    const auto ask = [&](const char* v, const char* goal) { return answer(rules, std::string("{ \"v\": ") + v + " }", "2025-10-01", goal); };
    struct Row {
        const char *value, *part, *whole;
    };
    for (const auto& row : std::vector<Row>{{"0", "0", "0"}, {"0.01", "1", "0"}, {"249.99", "1", "0"}, {"250", "1", "1"}, {"250.01", "2", "1"}, {"500", "2", "2"}}) {
        EXPECT_EQ(ask(row.value, "part"), row.part) << row.value;
        EXPECT_EQ(ask(row.value, "whole"), row.whole) << row.value;
    }
}

TEST(Steps, BelowNothingThereAreNone) {
    EXPECT_EQ(answer("fact v: money\nrule r: whole number\n  gives steps of £250 in (v - £1000) counting part steps\n", R"({ "v": 999.99 })"), "0");
}

TEST(Steps, OfNothingFail) { EXPECT_TRUE(answer("fact v: money\nrule r: whole number\n  gives steps of v in £5 counting part steps\n", R"({ "v": 0 })").starts_with("failed")); }

TEST(Round, IsInTheWorkingWithTheValueBeforeAndAfter) {
    const auto rules = compile_or_fail("fact v: money\nrule r: money\n  gives v / 8 rounded half even to the penny\n");
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.goals = {"r"};
    const auto asked = evaluate(rules, record_or_fail(rules, R"({ "v": 1 })"), options);
    ASSERT_EQ(asked.proof.size(), 1U);
    const ProofStep* rounding = nullptr;
    for (const auto& step : asked.proof[0].steps) rounding = step.kind == "rounded" ? &step : rounding;
    ASSERT_NE(rounding, nullptr);
    EXPECT_EQ(rounding->before, "£0.125");
    EXPECT_EQ(rounding->value, "£0.12");
}

TEST(Round, IsAskedForWhereAnAmountCouldHaveFractionsOfAPenny) {
    for (const auto* value : {"v / 3", "10% of v", "v * d", "(v / 3) + £1", "least of (v / 3, £5)"}) {
        EXPECT_EQ(faults_of(std::string("fact v: money\nfact d: decimal\nrule r: money\n  gives ") + value + "\n"), std::vector<std::string>{"needs-rounding"}) << value;
    }
    EXPECT_TRUE(faults_of("fact v: money\nrule r: money\n  gives v * 3 - £1\n").empty());
}

TEST(Round, CannotBePassedByAskingElsewhere) {
    EXPECT_EQ(faults_of("fact v: money\nrule r: money\n  gives (v / 3) on 2025-01-01\n"), std::vector<std::string>{"needs-rounding"});
    EXPECT_EQ(faults_of("fact v: money\nfact w: money\nrule r: money\n  gives (v / 3) with v set to w\n"), std::vector<std::string>{"needs-rounding"});
    EXPECT_EQ(faults_of("fact v: money\nrule same(x: money): money\n  gives x\nrule r: money\n  gives same(v / 3)\n"), std::vector<std::string>{"needs-rounding"});
}

TEST(Divide, ByNothingFails) {
    constexpr auto rules = "fact v: money\nfact n: whole number\nrule r: money\n  gives v / n rounded down to the penny\n";
    EXPECT_EQ(answer(rules, R"({ "v": 10, "n": 3 })"), "£3.33");
    EXPECT_EQ(answer(rules, R"({ "v": 10, "n": 0 })"), "failed: this divides by nothing");
    EXPECT_EQ(answer(rules, R"({ "n": 0 })"), "undecided: v");
}

TEST(Overflow, FailsAndIsNeverAWrongNumber) {
    constexpr auto rules = "fact n: decimal\nrule r: decimal\n  gives n * n\n";
    EXPECT_EQ(answer(rules, R"({ "n": 1e15 })"), "1" + std::string(30, '0'));
    EXPECT_EQ(answer(rules, R"({ "n": 1e20 })"), "failed: this number is too large to be held exactly");
    EXPECT_EQ(answer("record type A\n  has n: decimal\nfact items: list of A\nrule r: decimal\n  gives sum of (a.n for each a in items)\n",
                     R"({ "items": [ { "n": 170141183460469231731687303715884105727 }, { "n": 1 } ] })"),
              "failed: this number is too large to be held exactly");
}

TEST(Arithmetic, CarriesUnknownsAndWhatIsNotApplicable) {
    constexpr auto rules = "fact a: money\nfact b: money\nrule r: money\n  gives a + b\n";
    EXPECT_EQ(answer(rules, R"({ "a": 0.1, "b": 0.2 })"), "£0.30");
    EXPECT_EQ(answer(rules, R"({ "a": 1 })"), "undecided: b");
    EXPECT_EQ(answer(rules, R"({ "a": { "not_applicable": true } })"), "not applicable");
}

TEST(Arithmetic, AmountsCanFallBelowNothing) {
    EXPECT_EQ(answer("fact a: money\nrule r: money\n  gives £0 - a\n", R"({ "a": 14250 })"), "-£14,250.00");
    EXPECT_EQ(answer("fact a: money\nrule r: money\n  gives (£0 - a) / 2 rounded half up to the pound\n", R"({ "a": 5 })"), "-£3.00");
}

}  // namespace
}  // namespace careact::support
