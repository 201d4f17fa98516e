#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto states = {"\"not_asked\"", "\"refused\"", "\"disputed\"", "\"out_of_date\""};

std::string ask(const std::string& test, const std::string& offered) {
    return answer("fact offered: yes/no\nrule r: yes/no\n  gives offered " + test + "\n", offered.empty() ? "{}" : "{ \"offered\": " + offered + " }");
}

TEST(Evidence, RecordedOfAValueAndOfAState) {
    EXPECT_EQ(ask("is recorded", "false"), "yes");
    for (const auto* state : states) EXPECT_EQ(ask("is recorded", std::string("{ \"unknown_because\": ") + state + " }"), "no") << state;
}

TEST(Evidence, SilenceAnswersNothing) {
    for (const auto* test : {"is recorded", "is not recorded", "is unknown", "is unknown because refused"}) EXPECT_EQ(ask(test, ""), "undecided: offered") << test;
}

TEST(Evidence, UnknownBecauseSaysWhich) {
    EXPECT_EQ(ask("is unknown because refused", R"({ "unknown_because": "refused" })"), "yes");
    EXPECT_EQ(ask("is unknown because refused", R"({ "unknown_because": "not_asked" })"), "no");
    EXPECT_EQ(ask("is unknown because refused", "true"), "no");
    EXPECT_EQ(ask("is unknown", R"({ "unknown_because": "disputed" })"), "yes");
    EXPECT_EQ(ask("is unknown", "true"), "no");
}

TEST(Evidence, AStateLeavesTheValueUnknown) {
    for (const auto* state : states) EXPECT_EQ(ask("is yes", std::string("{ \"unknown_because\": ") + state + " }"), "undecided: offered") << state;
}

TEST(Evidence, AnOutcomeSaysWhyAFactIsMissing) {
    const auto waiting = outcome("fact offered: yes/no \"help was offered\"\nrule r: yes/no\n  gives offered\n", R"({ "offered": { "unknown_because": "refused" } })");
    ASSERT_EQ(waiting.missing.size(), 1U);
    EXPECT_EQ(waiting.missing[0].state, EvidenceState::Refused);
    EXPECT_EQ(waiting.missing[0].title, "help was offered");
    EXPECT_FALSE(waiting.missing[0].judgement);
}

TEST(Evidence, AFactIsMissingOnceThoughItsValueAndItsStateAreAsked) {
    EXPECT_EQ(answer("fact offered: yes/no\nrule r: yes/no\n  gives offered is recorded and offered\n", "{}"), "undecided: offered");
}

// ---- Judgements of a later day -----------------------------------------------------------------------------------------------------------

constexpr auto judged_rules = "record type Need\n  has hard: judgement of yes/no \"it is hard\"\nfact impact: judgement of yes/no\nfact needs: list of Need\nrule r: yes/no\n  gives impact\n"
                              "rule recorded_at_all: yes/no\n  gives impact is recorded\nrule hard for each n in needs: yes/no\n  gives n.hard\n";
constexpr auto judged_in_june = R"({ "impact": { "judged": true, "by": "A", "on": "2025-06-01", "because": "seen" },
  "needs": [ { "hard": { "judged": true, "by": "A", "on": "2025-02-01", "because": "seen" } }, { "hard": { "judged": true, "by": "A", "on": "2025-02-02", "because": "seen" } } ] })";

TEST(Judgements, AreNotThereBeforeTheDayTheyWereMade) {
    EXPECT_EQ(answer(judged_rules, judged_in_june, "2025-05-31"), "undecided: impact");
    EXPECT_EQ(answer(judged_rules, judged_in_june, "2025-06-01"), "yes");
}

TEST(Judgements, OfALaterDayAreListed) {
    const auto rules = compile_or_fail(judged_rules);
    EvaluateOptions options;
    options.on = day("2025-02-01");
    options.goals = {"r", "recorded_at_all", "hard"};
    const auto made = evaluated(rules, record_or_fail(rules, judged_in_june), options);
    ASSERT_EQ(made.judged_later.size(), 2U);
    EXPECT_EQ(made.judged_later[0].path, "impact");
    EXPECT_EQ(made.judged_later[1].path, "needs[2].hard");
    EXPECT_EQ(made.judged_later[1].title, "it is hard");
    EXPECT_EQ(made.judged_later[1].on, day("2025-02-02"));
    EXPECT_EQ(in_a_line(made.outcomes[1]), "undecided: impact");
    EXPECT_EQ(in_a_line(made.outcomes[2]), "yes");
    EXPECT_EQ(in_a_line(made.outcomes[3]), "undecided: needs[2].hard");
}

TEST(Judgements, OfALaterDayLeaveWhatIsPresumed) {
    constexpr auto rules = "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfact able: judgement of yes/no presumed no under A \"s1\"\nrule r: yes/no\n  gives able\n";
    constexpr auto record = R"({ "able": { "judged": true, "by": "A", "on": "2025-06-01", "because": "seen" } })";
    EXPECT_EQ(answer(rules, record, "2025-05-31"), "no");
    EXPECT_EQ(answer(rules, record, "2025-06-01"), "yes");
}

TEST(Judgements, OfALaterDayAreNotThereInExamplesEither) {
    EXPECT_EQ(failures_of("fact able: judgement of yes/no\nrule r: yes/no\n  gives able\nexample \"before it was judged\" on 2025-05-31\n"
                          "  given able is judged yes by \"A\" on 2025-06-01 because \"seen\"\n  expect r is undecided needing able\n"),
              std::vector<std::string>{});
}

TEST(Evidence, AbsentIsForChecksAlone) { EXPECT_EQ(faults_of("fact offered: yes/no\nrule r: yes/no\n  gives offered is absent\n"), std::vector<std::string>{"evidence-test"}); }

constexpr auto presumed =
    "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfact debt: money presumed £0 under A \"s1\"\nfact value: money\nrule r: money\n  gives value - debt\n";

TEST(Presumptions, FillSilenceAndSaySo) {
    const auto made = outcome(presumed, R"({ "value": 5 })");
    EXPECT_EQ(in_a_line(made), "£5.00");
    ASSERT_EQ(made.presumptions.size(), 1U);
    EXPECT_EQ(made.presumptions[0].path, "debt");
    EXPECT_EQ(made.provisions, std::vector<std::string>{"A s1"});
}

TEST(Presumptions, DoNotFillAQuestionThatWasRefused) { EXPECT_EQ(answer(presumed, R"({ "value": 5, "debt": { "unknown_because": "refused" } })"), "undecided: debt"); }

TEST(Presumptions, GiveWayToWhatIsRecorded) {
    const auto made = outcome(presumed, R"({ "value": 5, "debt": 2 })");
    EXPECT_EQ(in_a_line(made), "£3.00");
    EXPECT_TRUE(made.presumptions.empty());
}

TEST(Presumptions, NeedAProvision) { EXPECT_EQ(faults_of("fact debt: money presumed £0\nrule r: money\n  gives debt\n"), std::vector<std::string>{"presumption"}); }

constexpr auto judged = "fact impact: judgement of yes/no \"significant impact\"\nrule r: yes/no\n  gives impact\n";

TEST(Judgements, AnOutcomeSaysWhoJudgedWhenAndWhy) {
    const auto made = outcome(judged, R"({ "impact": { "judged": true, "by": "B. Worker", "on": "2025-09-20", "because": "no longer safe" } })");
    EXPECT_EQ(in_a_line(made), "yes");
    ASSERT_EQ(made.judgements.size(), 1U);
    EXPECT_EQ(made.judgements[0].by, "B. Worker");
    EXPECT_EQ(made.judgements[0].on, "2025-09-20");
    EXPECT_EQ(made.judgements[0].because, "no longer safe");
    EXPECT_TRUE(made.facts.empty());
}

TEST(Judgements, SilenceWaitsForAPerson) {
    const auto waiting = outcome(judged, "{}");
    ASSERT_EQ(waiting.missing.size(), 1U);
    EXPECT_TRUE(waiting.missing[0].judgement);
}

TEST(Judgements, WithoutReasonsAreNotRecorded) {
    const auto rules = compile_or_fail(judged);
    const auto read = read_record("record", R"({ "impact": { "judged": true, "by": "B. Worker", "on": "2025-09-20", "because": "  " } })", rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.goals = {"r"};
    EXPECT_EQ(in_a_line(evaluate(rules, *read.record, options).outcomes.at(0)), "undecided: impact");
}

TEST(None, IsAnAnswerAndSilenceIsNot) {
    constexpr auto rules = "fact ended_on: date or none\nrule r: yes/no\n  gives ended_on is none\n";
    EXPECT_EQ(answer(rules, R"({ "ended_on": null })"), "yes");
    EXPECT_EQ(answer(rules, R"({ "ended_on": "2025-09-30" })"), "no");
    EXPECT_EQ(answer(rules, "{}"), "undecided: ended_on");
}

TEST(None, IfNoneIsNotIfUnknown) {
    constexpr auto rules = "fact ended_on: date or none\nrule r: date\n  gives ended_on if none the date\n";
    EXPECT_EQ(answer(rules, R"({ "ended_on": null })"), "1 October 2025");
    EXPECT_EQ(answer(rules, "{}"), "undecided: ended_on");
}

TEST(None, HasToBeSpokenForBeforeTheValueIsUsed) {
    EXPECT_EQ(faults_of("fact ended_on: date or none\nrule r: yes/no\n  gives ended_on is before the date\n"), std::vector<std::string>{"may-be-none"});
    EXPECT_TRUE(faults_of("fact ended_on: date or none\nrule r: yes/no\n  gives ended_on is not none and ended_on is before the date\n").empty());
}

TEST(Text, IsBlankWithNothingButSpaces) {
    constexpr auto rules = "fact words: text\nrule r: yes/no\n  gives words is blank\n";
    EXPECT_EQ(answer(rules, R"({ "words": "  \t" })"), "yes");
    EXPECT_EQ(answer(rules, R"({ "words": "as before" })"), "no");
}

TEST(Text, TheSameTextButForCapitalsSpacesAndAccents) {
    constexpr auto rules = "fact words: text\nrule r: yes/no\n  gives words is the same text as \"No change,  caf\u00e9\"\n";
    EXPECT_EQ(answer(rules, "{ \"words\": \" no CHANGE, cafe\u0301\" }"), "yes");
    EXPECT_EQ(answer(rules, R"({ "words": "no change, cafe" })"), "no");
}

}  // namespace
}  // namespace careact::support
