#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto unique =
    "fact savings: money\nfact benefit: yes/no\n"
    "table rate(held: money, claimed: yes/no): money\n  one row must match\n  from 2024-04-01 until 2026-03-31\n"
    "  | held | claimed | amount |\n"
    "  | up to £14,250              | yes | £70             |\n"
    "  | up to £14,250              | no  | £90             |\n"
    "  | over £14,250 up to £23,250 | any | £115            |\n"
    "  | over £23,250               | any | gap \"full cost\" |\n"
    "rule r: money\n  gives rate(savings, benefit)\n";

TEST(Tables, OneRowMatches) {
    EXPECT_EQ(answer(unique, R"({ "savings": 14250, "benefit": true })"), "£70.00");
    EXPECT_EQ(answer(unique, R"({ "savings": 14250, "benefit": false })"), "£90.00");
    EXPECT_EQ(answer(unique, R"({ "savings": 14250.01, "benefit": false })"), "£115.00");
    EXPECT_EQ(answer(unique, R"({ "savings": 23250, "benefit": false })"), "£115.00");
}

TEST(Tables, AKeyThatIsUnknownMattersOnlyWhereARowTurnsOnIt) {
    EXPECT_EQ(answer(unique, R"({ "savings": 20000 })"), "£115.00");
    EXPECT_EQ(answer(unique, R"({ "savings": 100 })"), "undecided: benefit");
    EXPECT_EQ(answer(unique, R"({ "benefit": true })"), "undecided: savings");
}

TEST(Tables, AStatedGapFails) { EXPECT_EQ(answer(unique, R"({ "savings": 23250.01, "benefit": true })"), "failed: `rate` has no amount for this case: full cost"); }

TEST(Tables, OutsideItsDatesThereAreNoRows) {
    EXPECT_EQ(answer(unique, R"({ "savings": 1, "benefit": true })", "2026-03-31"), "£70.00");
    EXPECT_TRUE(answer(unique, R"({ "savings": 1, "benefit": true })", "2024-03-31").starts_with("failed: `rate` has no rows"));
    EXPECT_TRUE(answer(unique, R"({ "savings": 1, "benefit": true })", "2026-04-01").starts_with("failed: `rate` has no rows"));
}

TEST(Tables, AKeyThatIsNotApplicable) { EXPECT_EQ(answer(unique, R"({ "savings": { "not_applicable": true }, "benefit": true })"), "not applicable"); }

constexpr auto first =
    "choice Home options flat, terrace, detached\nfact home: Home\nfact people: whole number\n"
    "table cost(kind: Home, n: whole number): money\n  first row that matches\n"
    "  | kind            | n                  | amount |\n"
    "  | flat or terrace | below 3            | £20    |\n"
    "  | detached        | at least 2 up to 4 | £36    |\n"
    "  | any             | any                | £30    |\n"
    "rule r: money\n  gives cost(home, people)\n";

TEST(Tables, TheFirstRowThatMatches) {
    EXPECT_EQ(answer(first, R"({ "home": "terrace", "people": 2 })"), "£20.00");
    EXPECT_EQ(answer(first, R"({ "home": "terrace", "people": 3 })"), "£30.00");
    EXPECT_EQ(answer(first, R"({ "home": "detached", "people": 2 })"), "£36.00");
    EXPECT_EQ(answer(first, R"({ "home": "detached", "people": 4 })"), "£36.00");
    EXPECT_EQ(answer(first, R"({ "home": "detached", "people": 5 })"), "£30.00");
}

TEST(Tables, AnUnknownKeyIsDecidedByTheRowsThatAreLeft) {
    EXPECT_EQ(answer(first, R"({ "people": 5 })"), "£30.00");
    EXPECT_EQ(answer(first, R"({ "people": 4 })"), "undecided: home");
    EXPECT_EQ(answer(first, R"({ "home": "flat" })"), "undecided: people");
}

TEST(Tables, HolesAndOverlapsAreRefused) {
    EXPECT_EQ(faults_of("fact v: money\ntable t(held: money): money\n  one row must match\n  | held | amount |\n  | below £5 | £1 |\n  | over £5 | £2 |\nrule r: money\n  gives t(v)\n"),
              std::vector<std::string>{"table-gap"});
    EXPECT_EQ(faults_of("fact v: money\ntable t(held: money): money\n  one row must match\n  | held | amount |\n  | up to £5 | £1 |\n  | at least £5 | £2 |\nrule r: money\n  gives t(v)\n"),
              std::vector<std::string>{"table-overlap"});
}

TEST(Tables, ARowThatIsNeverReachedIsWarnedOf) {
    EXPECT_EQ(faults_of("fact v: money\ntable t(held: money): money\n  first row that matches\n  | held | amount |\n  | any | £1 |\n  | over £5 | £2 |\nrule r: money\n  gives t(v)\n"),
              std::vector<std::string>{"unreachable"});
}

TEST(Tables, AWholeNumberMatchesADecimalOfTheSameAmount) {
    constexpr auto rules =
        "fact w: whole number\ntable t(x: decimal): money\n  first row that matches\n  | x | amount |\n  | 2 | £5 |\n  | any | £6 |\nrule r: money\n  gives t(w)\n";
    EXPECT_EQ(answer(rules, R"({ "w": 2 })"), "£5.00");
    EXPECT_EQ(answer(rules, R"({ "w": 3 })"), "£6.00");
}

}  // namespace
}  // namespace careact::support
