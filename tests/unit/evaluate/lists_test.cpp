#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto bills = "record type Bill\n  has late: yes/no\n  has amount: money\n  has due_on: date\nfact bills: list of Bill\n";

std::string ask(const std::string& heading, const std::string& value, std::string_view json) {
    return answer(bills + ("rule r: " + heading + "\n  gives " + value + "\n"), json);
}

TEST(Lists, SomeIsYesAsSoonAsOneIs) {
    constexpr auto value = "some (b in bills satisfies b.late)";
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ {}, { "late": true } ] })"), "yes");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ {}, { "late": false } ] })"), "undecided: bills[1].late");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": false }, { "late": { "not_applicable": true } } ] })"), "no");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [] })"), "no");
    EXPECT_EQ(ask("yes/no", value, "{}"), "undecided: bills");
}

TEST(Lists, EveryIsNoAsSoonAsOneIsNot) {
    constexpr auto value = "every (b in bills satisfies b.late)";
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ {}, { "late": false } ] })"), "no");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ {}, { "late": true } ] })"), "undecided: bills[1].late");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": true }, { "late": { "not_applicable": true } } ] })"), "yes");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [] })"), "yes");
}

TEST(Lists, NoIsTheOppositeOfSome) {
    constexpr auto value = "no (b in bills satisfies b.late)";
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ {}, { "late": true } ] })"), "no");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": false } ] })"), "yes");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [] })"), "yes");
}

TEST(Lists, AnItemThatTheWhereMayLeaveOutMatters) {
    constexpr auto value = "every (b in bills where b.amount > £50 satisfies b.late)";
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": false } ] })"), "undecided: bills[1].amount");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": true } ] })"), "yes");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": false, "amount": 50 } ] })"), "yes");
    EXPECT_EQ(ask("yes/no", value, R"({ "bills": [ { "late": false, "amount": 50.01 } ] })"), "no");
}

TEST(Lists, ConditionsOfAnEmptyList) {
    EXPECT_EQ(ask("yes/no", "all of (b.late for each b in bills)", R"({ "bills": [] })"), "yes");
    EXPECT_EQ(ask("yes/no", "any of (b.late for each b in bills)", R"({ "bills": [] })"), "no");
    EXPECT_EQ(ask("yes/no", "at least 1 of (b.late for each b in bills)", R"({ "bills": [] })"), "no");
}

TEST(Lists, AListThatIsLeftOutCouldHoldAnyNumber) {
    EXPECT_EQ(ask("yes/no", "all of (b.late for each b in bills)", "{}"), "undecided: bills");
    EXPECT_EQ(ask("yes/no", "at least 3 of (b.late for each b in bills)", "{}"), "undecided: bills");
    EXPECT_EQ(ask("whole number", "count of (b for each b in bills)", "{}"), "undecided: bills");
}

TEST(Lists, SumsOfNothingAreNothingAndTheLeastOfNothingIsNone) {
    EXPECT_EQ(ask("money", "sum of (b.amount for each b in bills)", R"({ "bills": [] })"), "£0.00");
    EXPECT_EQ(ask("whole number", "count of (b for each b in bills)", R"({ "bills": [] })"), "0");
    EXPECT_EQ(ask("money or none", "least of (b.amount for each b in bills)", R"({ "bills": [] })"), "none");
    EXPECT_EQ(ask("date or none", "latest of (b.due_on for each b in bills)", R"({ "bills": [] })"), "none");
}

TEST(Lists, ASumNeedsEveryItem) {
    constexpr auto value = "sum of (b.amount for each b in bills)";
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "amount": 0.10 }, { "amount": 0.20 } ] })"), "£0.30");
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "amount": 0.10 }, {} ] })"), "undecided: bills[2].amount");
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "amount": 0.10 }, { "amount": { "not_applicable": true } } ] })"), "£0.10");
}

TEST(Lists, ASumWaitsForWhatItsWhereNeeds) {
    constexpr auto value = "sum of (b.amount for each b in bills where b.late)";
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "amount": 5, "late": true }, { "amount": 7, "late": false } ] })"), "£5.00");
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "amount": 5 } ] })"), "undecided: bills[1].late");
    EXPECT_EQ(ask("money", value, R"({ "bills": [ { "late": false } ] })"), "£0.00");
}

TEST(Lists, ACountOfConditionsCountsThoseThatHold) {
    EXPECT_EQ(ask("whole number", "count of (b.late for each b in bills)", R"({ "bills": [ { "late": true }, { "late": false }, { "late": true } ] })"), "2");
}

TEST(Lists, LeastAndGreatestTakePlainValuesToo) {
    EXPECT_EQ(ask("money", "least of (£50, b.amount for each b in bills)", R"({ "bills": [ { "amount": 70 }, { "amount": 40 } ] })"), "£40.00");
    EXPECT_EQ(ask("money", "greatest of (£50, b.amount for each b in bills)", R"({ "bills": [ { "amount": 40 } ] })"), "£50.00");
}

TEST(Lists, OfTwoOnOneDayTheLatestIsTheLastAndTheEarliestTheFirst) {
    constexpr auto json = R"({ "bills": [ { "amount": 1, "due_on": "2025-01-01" }, { "amount": 2, "due_on": "2025-01-01" } ] })";
    const auto rule = [](const std::string& which) {
        return bills + ("rule r: money\n  let found be " + which + " (b in bills by b.due_on)\n  gives £0 when found is none\n  otherwise gives found.amount\n");
    };
    EXPECT_EQ(answer(rule("latest"), json), "£2.00");
    EXPECT_EQ(answer(rule("earliest"), json), "£1.00");
    EXPECT_EQ(answer(rule("latest"), R"({ "bills": [] })"), "£0.00");
    EXPECT_EQ(answer(rule("latest"), R"({ "bills": [ { "amount": 1, "due_on": "2025-01-01" }, { "amount": 2 } ] })"), "undecided: bills[2].due_on");
}

TEST(Lists, EachOptionOfAChoiceHasAnItem) {
    constexpr auto rules =
        "choice Area options washing, eating\nrecord type Need\n  has met: yes/no\nfact needs: Need for each Area\n"
        "rule r: whole number\n  gives count of (n.met for each n in needs)\n";
    EXPECT_EQ(answer(rules, R"({ "needs": { "washing": { "met": true } } })"), "undecided: needs.eating.met");
    EXPECT_EQ(answer(rules, R"({ "needs": { "washing": { "met": true }, "eating": { "not_applicable": true } } })"), "1");
    EXPECT_EQ(answer(rules, "{}"), "undecided: needs.eating.met, needs.washing.met");
}

TEST(Lists, OutcomesOfItemsAreNamedByIdElseByPlace) {
    const std::string carers = "record type Carer\n  has id: text\n  has hours: whole number\nfact carers: list of Carer\nrule r for each c in carers: yes/no \"long hours\"\n  gives c.hours >= 35\n";
    EXPECT_EQ(answers(carers, R"({ "carers": [ { "id": "ada", "hours": 35 }, { "hours": 34 }, {} ] })"),
              (std::vector<std::string>{"ada: yes", "2: no", "3: undecided: carers[3].hours"}));
    EXPECT_TRUE(answers(carers, R"({ "carers": [] })").empty());
}

TEST(Lists, AListThatIsLeftOutIsItselfAnOutcomeThatWaits) {
    EXPECT_EQ(answers("record type Carer\n  has hours: whole number\nfact carers: list of Carer\nrule r for each c in carers: yes/no \"long hours\"\n  gives c.hours >= 35\n", "{}"),
              std::vector<std::string>{": undecided: carers"});
}

TEST(Lists, ThePartsOfOneItemThatIsNotReadDoNotMatter) {
    EXPECT_EQ(ask("yes/no", "some (b in bills where b.late satisfies b.amount > £5)", R"({ "bills": [ { "late": false } ] })"), "no");
}

}  // namespace
}  // namespace careact::support
