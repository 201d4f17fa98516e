#include "careact/explain.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace careact::support {
namespace {

EvaluateOptions options_on(std::string_view on) {
    EvaluateOptions options;
    options.on = day(on);
    return options;
}

TEST(Evaluate, ReportsRulesWithATitleInTheirOrder) {
    const auto rules = compile_or_fail("fact a: yes/no\nrule later: yes/no \"the later\"\n  gives helper\nrule earlier: yes/no \"the earlier\"\n  gives not a\nrule helper: yes/no\n  gives a\n");
    const auto made = evaluate(rules, record_or_fail(rules, R"({ "a": true })"), options_on("2025-10-01"));
    ASSERT_EQ(made.outcomes.size(), 2U);
    EXPECT_EQ(made.outcomes[0].goal, "later");
    EXPECT_EQ(made.outcomes[1].goal, "earlier");
    EXPECT_EQ(rules.outcomes(), (std::vector<std::string>{"later", "earlier"}));
}

TEST(Evaluate, AGoalThatIsNoRuleIsAMisuse) {
    const auto rules = compile_or_fail("fact a: yes/no\nrule r: yes/no \"R\"\n  gives helper(a)\nrule helper(x: yes/no): yes/no\n  gives x\n");
    auto options = options_on("2025-10-01");
    for (const auto* goal : {"nothing", "helper", "a"}) {
        options.goals = {goal};
        EXPECT_THROW(static_cast<void>(evaluate(rules, record_or_fail(rules, "{}"), options)), std::invalid_argument) << goal;
    }
}

TEST(Evaluate, TheSameFilesInAnyOrderAreTheSameRulebook) {
    const SourceText a{"a.care", "module m.a \"A\"\nfact x: yes/no\n"}, b{"b.care", "module m.b \"B\"\n  uses m.a\nrule r: yes/no \"R\"\n  gives x\n"};
    const auto one = compile({a, b}), other = compile({b, a});
    ASSERT_TRUE(one.rulebook && other.rulebook);
    EXPECT_EQ(one.rulebook->digest(), other.rulebook->digest());
    EXPECT_NE(one.rulebook->digest(), compile({a}).rulebook->digest());
}

// Answers are remembered by what was asked; two questions that read alike when written out are still two.

TEST(Remembering, TextsThatRunTogetherAreNotOneQuestion) {
    constexpr auto rules = "rule second_of(x: text, y: text): text\n  gives y\nrule r: text\n  let asked_before be second_of(\"a|07b\", \"c\")\n  gives second_of(\"a\", \"b|07c\") when asked_before is \"c\"\n  otherwise gives asked_before\n";
    EXPECT_EQ(answer(rules, "{}"), "b|07c");
}

TEST(Remembering, ChangedFactsThatRunTogetherAreNotOneQuestion) {
    constexpr auto rules =
        "fact a: text\nfact b: text\nrule other: text\n  gives b when a is blank\n  otherwise gives b\nrule r: text\n"
        "  let asked_before be (other with a set to \"x\") with b set to \"y\"\n  gives other with a set to \"x;b=0y\" when asked_before is \"y\"\n  otherwise gives asked_before\n";
    EXPECT_EQ(answer(rules, R"({ "b": "as recorded" })"), "as recorded");
}

TEST(Limits, TooManyStepsFail) {
    const auto rules = compile_or_fail("rule r: whole number\n  starting with n as 0\n  for each day d from 2000-01-01 to 2025-01-01\n    n becomes n + 1\n  gives n\n");
    auto options = options_on("2025-10-01");
    EXPECT_EQ(in_a_line(outcome(rules, "{}", "r", options)), "9132");  // 25 years of 365 days, and seven leap days
    options.steps = 1000;
    EXPECT_EQ(in_a_line(outcome(rules, "{}", "r", options)), "failed: this takes more than the 1000 steps that are allowed");
}

TEST(Limits, TooManyDaysToCarryThroughFail) {
    EXPECT_TRUE(answer("rule r: whole number\n  starting with n as 0\n  for each day d from 1800-01-01 to the date\n    n becomes n + 1\n  gives n\n", "{}").starts_with("failed"));
}

TEST(Settling, TheSmallestSetsAreFound) {
    const auto waiting = outcome("fact a: yes/no\nfact b: yes/no\nfact c: yes/no\nrule r: yes/no\n  gives a or (b and c)\n", "{}");
    EXPECT_EQ(in_a_line(waiting), "undecided: a, b, c");
    ASSERT_EQ(waiting.settled_by.size(), 1U);
    EXPECT_EQ(waiting.settled_by[0].facts, std::vector<std::string>{"a"});
    ASSERT_EQ(waiting.settled_by[0].answers.size(), 1U);
    EXPECT_EQ(waiting.settled_by[0].answers[0].values, std::vector<std::string>{"yes"});
    EXPECT_EQ(waiting.settled_by[0].answers[0].outcome, "yes");
    EXPECT_FALSE(waiting.settled_by[0].whatever_the_answer);
    EXPECT_EQ(waiting.searched_to, 1U);
}

TEST(Settling, AFactThatSettlesItWhateverTheAnswerSaysSo) {
    const auto waiting = outcome("fact a: yes/no\nfact b: yes/no\nrule r: yes/no\n  gives a is b\n", R"({ "b": true })");
    ASSERT_EQ(waiting.settled_by.size(), 1U);
    EXPECT_TRUE(waiting.settled_by[0].whatever_the_answer);
}

TEST(Settling, PairsAreSearchedWhereOneIsNotEnough) {
    const auto waiting = outcome("fact a: yes/no\nfact b: yes/no\nfact c: yes/no\nrule r: whole number\n  gives count of (a, b, c, yes)\n", R"({ "c": true })");
    ASSERT_EQ(waiting.settled_by.size(), 1U);
    EXPECT_EQ(waiting.settled_by[0].facts, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(waiting.searched_to, 2U);
}

TEST(NearestChange, OnePennyOverTheLimitTurnsIt) {
    const auto made = outcome("figure limit: money\n  £23,250 from 2015-04-01\nfact savings: money\nrule r: yes/no\n  gives savings > limit\n", R"({ "savings": 14250 })");
    ASSERT_EQ(made.would_change.size(), 1U);
    EXPECT_EQ(made.would_change[0].path, "savings");
    EXPECT_EQ(made.would_change[0].from, "£14,250.00");
    EXPECT_EQ(made.would_change[0].to, "£23,250.01");
    EXPECT_EQ(made.would_change[0].outcome, "yes");
}

TEST(NearestChange, AnUndecidedOutcomeHasNone) { EXPECT_TRUE(outcome("fact a: yes/no\nrule r: yes/no\n  gives a\n", "{}").would_change.empty()); }

TEST(Wording, IsFilledInInTheLanguageAskedFor) {
    const auto rules = compile_or_fail("fact n: whole number\nrule r: yes/no \"R\"\n  gives n >= 2\n  tells person \"{answer, select, yes {You have {n}.} other {You don''t.}}\"\n  tells person in cy \"{answer, select, yes {Oes: {n}.} other {Nac oes.}}\"\n");
    auto options = options_on("2025-10-01");
    EXPECT_EQ(outcome(rules, R"({ "n": 2 })", "r", options).tells_person, std::vector<std::string>{"You have 2."});
    EXPECT_EQ(outcome(rules, R"({ "n": 1 })", "r", options).tells_person, std::vector<std::string>{"You don't."});
    options.locale = "cy";
    EXPECT_EQ(outcome(rules, R"({ "n": 2 })", "r", options).tells_person, std::vector<std::string>{"Oes: 2."});
    options.locale = "pl";
    EXPECT_EQ(outcome(rules, R"({ "n": 2 })", "r", options).tells_person, std::vector<std::string>{"You have 2."});
}

TEST(NextSteps, AreThoseOfTheAnswer) {
    constexpr auto rules = "fact a: yes/no\nrule r: yes/no \"R\"\n  gives a\n  next step \"Give advice.\" tells person \"We will write.\" when the answer is no\n  next step \"Plan.\" when the answer is yes\n";
    const auto no = outcome(rules, R"({ "a": false })");
    ASSERT_EQ(no.next_steps.size(), 1U);
    EXPECT_EQ(no.next_steps[0].step, "Give advice.");
    EXPECT_EQ(no.next_steps[0].for_person, "We will write.");
    EXPECT_TRUE(outcome(rules, "{}").next_steps.empty());
}

constexpr auto shared =
    "choice Area options washing, eating, dressing\nrecord type Need\n  has met: yes/no\n  has since: date-time\nfact needs: Need for each Area\nfact savings: money\n"
    "figure limit: money\n  £14,250 from 2015-04-01\n"
    "rule unmet for each n in needs: yes/no \"not met\"\n  gives not n.met and n.since is before 2025-10-26T01:30\n"
    "rule eligible: yes/no \"eligible\"\n  gives at least 2 of (unmet(n) for each n in needs)\n  tells person \"{answer, select, yes {Yes} other {No}}\"\n"
    "rule tariff: money \"tariff\"\n  gives £1 * steps of £250 in (savings - limit) counting part steps\n";

TEST(Threads, OneRulebookGivesEachTheSame) {
    const auto rules = compile_or_fail(shared);
    const auto record = record_or_fail(rules, R"({ "savings": 15250.01, "needs": { "washing": { "met": false, "since": "2025-10-26T00:30Z" }, "eating": { "met": true } } })");
    const auto options = options_on("2025-10-01");
    const auto expected = to_json(evaluate(rules, record, options));
    ASSERT_NE(expected.find("\"amount\": \"5.00\""), std::string::npos) << expected;
    constexpr std::size_t threads = 8, each = 25;
    std::vector<std::size_t> same(threads, 0);
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (std::size_t i = 0; i < each; ++i) same[t] += to_json(evaluate(rules, record, options)) == expected ? 1 : 0;
        });
    }
    for (auto& thread : running) thread.join();
    EXPECT_EQ(same, std::vector<std::size_t>(threads, each));
}

TEST(Threads, CompileAndReadBesideEachOther) {
    const auto expected = compile_or_fail(shared).digest();
    std::vector<char> same(8, 0);
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < same.size(); ++t) {
        running.emplace_back([&, t] {
            const auto result = compile({{"test.care", in_module(shared)}});
            const auto read = read_record("r", R"({ "savings": 1, "needs": { "washing": { "since": "2025-06-01T09:00" } } })", *result.rulebook);
            same[t] = result.rulebook->digest() == expected && read.record && read.diagnostics.empty() ? 1 : 0;
        });
    }
    for (auto& thread : running) thread.join();
    EXPECT_EQ(same, std::vector<char>(8, 1));
}

}  // namespace
}  // namespace careact::support
