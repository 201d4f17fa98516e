#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

std::string ask(const std::string& type, const std::string& value, std::string_view json = "{}", std::string_view on = "2025-10-01") {
    return answer("fact d: date\nfact e: date\nfact t: date-time\nfact u: date-time\nrule r: " + type + "\n  gives " + value + "\nrule others: yes/no\n  gives d is before e and t is before u\n", json, on);
}

TEST(Dates, AMonthEndsAsTheModuleSays) {
    const auto rules = [](const std::string& convention) { return "module m \"M\"\n  " + convention + "\nfact d: date\nrule r: date\n  gives 1 month after d\n"; };
    EXPECT_EQ(answer(rules("months end on the last valid day"), R"({ "d": "2025-01-31" })"), "28 February 2025");
    EXPECT_EQ(answer(rules("months run to the day after"), R"({ "d": "2025-01-31" })"), "1 March 2025");
}

TEST(Dates, AModuleThatDoesNotSayIsWarned) { EXPECT_EQ(faults_of("module m \"M\"\nfact d: date\nrule r: date\n  gives 1 month after d\n"), std::vector<std::string>{"month-end"}); }

TEST(Dates, BeforeAndAfterLeaveTheDayItselfOut) {
    constexpr auto same = R"({ "d": "2025-03-01", "e": "2025-03-01" })";
    EXPECT_EQ(ask("yes/no", "d is before e", same), "no");
    EXPECT_EQ(ask("yes/no", "d is after e", same), "no");
    EXPECT_EQ(ask("yes/no", "d is on or before e", same), "yes");
    EXPECT_EQ(ask("yes/no", "d is on or after e", same), "yes");
}

TEST(Dates, WithinIncludesBothEnds) {
    const auto within = [](const char* e) { return ask("yes/no", "e is within 12 weeks after d", std::string(R"({ "d": "2025-01-01", "e": ")") + e + "\" }"); };
    EXPECT_EQ(within("2024-12-31"), "no");
    EXPECT_EQ(within("2025-01-01"), "yes");
    EXPECT_EQ(within("2025-03-26"), "yes");
    EXPECT_EQ(within("2025-03-27"), "no");
}

TEST(Dates, WithinBeforeIncludesBothEnds) {
    const auto within = [](const char* e) { return ask("yes/no", "e is within 1 year before d", std::string(R"({ "d": "2025-03-01", "e": ")") + e + "\" }"); };
    EXPECT_EQ(within("2024-02-29"), "no");
    EXPECT_EQ(within("2024-03-01"), "yes");
    EXPECT_EQ(within("2025-03-01"), "yes");
    EXPECT_EQ(within("2025-03-02"), "no");
}

TEST(Dates, EighteenOnTheFirstOfMarchInACommonYear) {
    EXPECT_EQ(ask("whole number", "number of years from d to the date", R"({ "d": "2008-02-29" })", "2026-02-28"), "17");
    EXPECT_EQ(ask("whole number", "number of years from d to the date", R"({ "d": "2008-02-29" })", "2026-03-01"), "18");
}

TEST(Dates, NightsDaysAndWeeks) {
    constexpr auto json = R"({ "d": "2025-01-31", "e": "2025-02-28" })";
    EXPECT_EQ(ask("whole number", "number of nights from d to e", json), "28");
    EXPECT_EQ(ask("whole number", "number of days from d to d", json), "0");
    EXPECT_EQ(ask("whole number", "number of weeks from d to e", json), "4");
    EXPECT_EQ(ask("whole number", "number of months from d to e", json), "0");
}

constexpr auto holidays = "list bank_holidays: date\n  2025-12-25 from 2025-01-01\n  2025-12-26 from 2025-01-01\nfact d: date\nfact e: date\n";

TEST(WorkingDays, LeaveOutWeekendsAndBankHolidaysAndTheFirstDay) {
    const std::string rules = holidays + std::string("rule r: whole number\n  gives number of working days from d to e\n");
    EXPECT_EQ(answer(rules, R"({ "d": "2025-12-24", "e": "2025-12-29" })"), "1");  // Thursday and Friday are holidays, then a weekend, then Monday
    EXPECT_EQ(answer(rules, R"({ "d": "2025-12-15", "e": "2025-12-19" })"), "4");
    EXPECT_EQ(answer(rules, R"({ "d": "2025-12-15", "e": "2025-12-15" })"), "0");
}

TEST(WorkingDays, ALayersOwnHolidaysAreNotNational) {
    constexpr auto rules =
        "module national.a \"A\"\nlist bank_holidays: date\n  2025-12-25 from 2025-01-01\n  local may extend\nfact d: date\n"
        "rule r: whole number\n  gives number of working days from d to 2025-12-31\n"
        "layer town over national \"Town\"\n  uses national.a\nextend list bank_holidays\n  2025-12-30 from 2025-01-01\n";
    const auto book = compile_or_fail(rules);
    EvaluateOptions options;
    options.on = day("2025-12-01");
    constexpr auto json = R"({ "d": "2025-12-28" })";  // Monday 29 to Wednesday 31
    EXPECT_EQ(in_a_line(outcome(book, json, "r", options)), "2");
    options.national_only = true;
    EXPECT_EQ(in_a_line(outcome(book, json, "r", options)), "3");
}

TEST(DateTimes, FourHoursAcrossTheChangesAreFourHours) {
    EXPECT_EQ(ask("date-time", "4 hours after t", R"({ "t": "2024-10-26T23:00" })"), "27 October 2024 at 02:00");
    EXPECT_EQ(ask("date-time", "4 hours after t", R"({ "t": "2025-03-29T23:00" })"), "30 March 2025 at 04:00");
    EXPECT_EQ(ask("yes/no", "time from t to u <= 4 hours", R"({ "t": "2024-10-26T23:00", "u": "2024-10-27T02:00" })"), "yes");
    EXPECT_EQ(ask("yes/no", "time from t to u <= 4 hours", R"({ "t": "2024-10-26T23:00", "u": "2024-10-27T02:01" })"), "no");
}

TEST(DateTimes, MonthsKeepTheTimeOnTheClock) { EXPECT_EQ(ask("date-time", "1 month after t", R"({ "t": "2025-03-15T09:00" })"), "15 April 2025 at 09:00"); }

TEST(DateTimes, TheTwoHalvesOfAnHourThatIsShownTwiceAreNotOne) {
    constexpr auto rules = "rule since(t: date-time): exact duration\n  gives time from 2025-10-25T00:00Z to t\nrule r: exact duration\n  gives since(2025-10-26T01:30Z) - since(2025-10-26T00:30Z)\n";
    EXPECT_EQ(answer(rules, "{}"), "1 hour");
}

TEST(Calendar, PastItsEndItFails) {
    EXPECT_TRUE(ask("date", "12 months after d", R"({ "d": "9999-01-01" })").starts_with("failed"));
    EXPECT_TRUE(ask("date-time", "600000 weeks after t", R"({ "t": "2025-01-01T09:00" })").starts_with("failed"));
    EXPECT_TRUE(ask("date-time", "600000 weeks before t", R"({ "t": "2025-01-01T09:00" })").starts_with("failed"));
}

}  // namespace
}  // namespace careact::support
