#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using Kinds = std::vector<std::string>;

constexpr auto facts = "choice Kind options single, couple\nfact a: yes/no\nfact b: yes/no\nfact kind: Kind\nfact years: whole number\nfact grant: money or none\n";

Kinds of(const std::string& clauses) { return faults_of(facts + ("rule r: money\n" + clauses)); }

std::string message(const std::string& clauses) {
    const auto result = compile({{"t.care", in_module(facts + ("rule r: money\n" + clauses))}});
    for (const auto& d : result.diagnostics.all()) {
        if (d.kind != DiagnosticKind::Unused) return d.message;
    }
    return "";
}

TEST(Cases, YesAndNoAreAll) {
    EXPECT_TRUE(of("  gives £1 when a\n  gives £2 when not a\n").empty());
    EXPECT_EQ(of("  gives £1 when a\n"), Kinds{"clause-missing"});
    EXPECT_EQ(of("  gives £1 when a and b\n  gives £2 when not a\n"), Kinds{"clause-missing"});
    EXPECT_TRUE(of("  gives £1 when a and b\n  gives £2 when not a or not b\n").empty());
}

TEST(Cases, EachOptionOfAChoice) {
    EXPECT_TRUE(of("  gives £1 when kind is single\n  gives £2 when kind is couple\n").empty());
    EXPECT_EQ(message("  gives £1 when kind is single\n"), "`r`: no clause gives an answer when `kind` is couple");
}

TEST(Cases, BelowAtAndAboveEachThreshold) {
    EXPECT_TRUE(of("  gives £1 when years < 18\n  gives £2 when years >= 18\n").empty());
    EXPECT_EQ(message("  gives £1 when years < 18\n  gives £2 when years > 18\n"), "`r`: no clause gives an answer when `years` is exactly 18");
}

TEST(Cases, OtherwiseTakesTheRest) { EXPECT_TRUE(of("  gives £1 when a\n  otherwise gives £2\n").empty()); }

TEST(Cases, AClauseThatIsNeverReached) {
    EXPECT_EQ(of("  gives £1 when a\n  gives £2 when a and b\n  otherwise gives £3\n"), Kinds{"unreachable"});
    EXPECT_EQ(of("  gives £1 when years < 18\n  gives £2 when years < 16\n  otherwise gives £3\n"), Kinds{"unreachable"});
}

TEST(Cases, WhereTheRuleDoesNotApplyNothingIsLeftOut) { EXPECT_TRUE(of("  applies when years >= 18\n  gives £1 when years < 25\n  gives £2 when years >= 25\n").empty()); }

TEST(Cases, ClausesWithDatesLeaveOtherDaysOut) { EXPECT_EQ(of("  gives £1 when a until 2025-03-31\n  gives £2 when not a\n"), Kinds{"clause-missing"}); }

TEST(Exceptions, ThatCannotHoldTogetherDoNotClash) {
    EXPECT_TRUE(of("  gives £1\n  exception gives £2 when kind is single\n  exception gives £3 when kind is couple\n").empty());
    EXPECT_EQ(of("  gives £1\n  exception gives £2 when kind is single\n  exception gives £3 when a\n"), Kinds{"exception-clash"});
    EXPECT_TRUE(of("  gives £1\n  exception gives £2 when a from 2025-04-01\n  exception gives £3 when a until 2025-03-31\n").empty());
}

TEST(Narrowing, AfterAClauseThatSpeaksOfNone) {
    EXPECT_TRUE(of("  gives £1 when grant is none\n  otherwise gives grant\n").empty());
    EXPECT_EQ(of("  gives £1 when a\n  otherwise gives grant\n"), Kinds{"may-be-none"});
    EXPECT_TRUE(of("  applies when grant is not none\n  gives grant\n").empty());
    EXPECT_EQ(of("  gives £1 when grant is none and a\n  otherwise gives grant\n"), Kinds{"may-be-none"});
}

TEST(Types, AreNotMixed) {
    EXPECT_EQ(of("  gives years\n"), Kinds{"type"});
    EXPECT_EQ(of("  gives £1 when years\n  otherwise gives £2\n"), Kinds{"type"});
    EXPECT_EQ(of("  gives £1 when kind is a\n  otherwise gives £2\n"), Kinds{"type"});
}

TEST(Protected, IsReadByChecksAlone) {
    constexpr auto faith = "choice Theme options fairness\nchoice Faith options buddhist, another\nfact faith: Faith \"religion or belief\" protected\n";
    EXPECT_EQ(faults_of(faith + std::string("rule r: yes/no\n  gives faith is another\n")), Kinds{"protected"});
    EXPECT_TRUE(faults_of(faith + std::string("check asked \"asked\"\n  theme fairness\n  passes when faith is recorded\n")).empty());
}

TEST(Protected, IsNotReadThroughAnotherRule) {
    constexpr auto faith = "choice Faith options buddhist, another\nrecord type Client\n  has faith: Faith \"religion or belief\" protected\nfact client: Client\n";
    EXPECT_EQ(faults_of(faith + std::string("rule h(p: Client): yes/no\n  gives p.faith is buddhist\nrule r: yes/no \"R\"\n  gives h(client)\n")), Kinds{"protected"});
}

TEST(Examples, AJudgementIsStatedWithItsParts) {
    EXPECT_EQ(faults_of("fact impact: judgement of yes/no\nrule r: yes/no \"R\"\n  gives impact\nexample \"one\" on 2025-10-01\n  given impact is yes\n  expect r is yes\n"), Kinds{"judgement-as-fact"});
}

TEST(Examples, ThatFailSayWhatTheRulesGive) {
    EXPECT_EQ(failures_of("fact a: yes/no\nrule r: yes/no \"R\"\n  gives a\nexample \"one\" on 2025-10-01\n  given a is yes\n  expect r is no\n"), std::vector<std::string>{"expected no; the rules give yes"});
    EXPECT_TRUE(failures_of("fact a: yes/no\nrule r: yes/no \"R\"\n  gives a\nexample \"one\" on 2025-10-01\n  given a is yes\n  expect r is yes\n").empty());
}

TEST(Promises, AreTriedOnEveryExample) {
    constexpr auto rules = "fact income: money\nrule charge: money \"the charge\"\n  gives income - £100\npromise small \"never over £50\"\n  always charge <= £50\n";
    EXPECT_EQ(failures_of(rules + std::string("example \"one\" on 2025-10-01\n  given income is £160\n  expect charge is £60\n")), std::vector<std::string>{"the promise `small` does not hold for an example"});
    EXPECT_TRUE(failures_of(rules + std::string("example \"one\" on 2025-10-01\n  given income is £150\n  expect charge is £50\n")).empty());
}

}  // namespace
}  // namespace careact::support
