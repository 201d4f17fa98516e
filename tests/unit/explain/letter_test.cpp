/// Letters: what is said to whom, and what is not.

#include "careact/explain.hpp"
#include "support/html.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto letter_rules =
    "choice Part options washing \"keeping clean\", eating\n"
    "record type Need\n  has met: yes/no\n  has limb: judgement of yes/no\n"
    "record type Carer\n  has name: text\n  has willing: yes/no \"says they are willing\"\n  has strain: judgement of yes/no \"a strain on the carer\"\n"
    "record type Money\n  has kind: Source\n  has amount: money\nchoice Source options pension \"a pension\"\n"
    "fact needs: Need for each Part \"how daily life goes\"\nfact carers: list of Carer\nfact income: list of Money\nfact code: yes/no\n"
    "fact well: judgement of yes/no \"a great effect on wellbeing\"\n"
    "rule able for each need in needs: yes/no \"the adult is unable to do this\"\n  gives not need.met\n"
    "  tells person \"{answer, select, yes {You have trouble with this.} other {You can do this yourself.}}\"\n"
    "rule limbs for each need in needs: yes/no \"it hurts\"\n  gives need.limb\n  tells person \"It hurts: {answer}.\"\n"
    "rule eligible: yes/no \"the adult has eligible needs\"\n  gives all of (well as effect \"there is an effect\")\n"
    "  tells person \"{answer, select, yes {You can have help.} other {Today you do not meet the test. You can ask again.}}\"\n"
    "rule how_many: whole number \"how many needs\"\n  gives count of (n.met for each n in needs)\n  tells person \"You have trouble with {answer}.\"\n"
    "rule quiet: yes/no \"a measure\"\n  gives code\n"
    "rule coded: yes/no \"somebody wrote it down\"\n  gives code\n  tells person \"We wrote it down: {answer}.\"\n"
    "rule carer_eligible for each carer in carers: yes/no \"the carer has eligible needs\"\n  gives carer.strain and carer.willing\n"
    "  tells person \"{answer, select, yes {As a carer, you meet the test.} other {You do not meet the carers'' test.}}\"\n"
    "rule counted for each i in income: money \"what counts\"\n  gives i.amount\n  tells person \"We count {answer}.\"\n";

Determination made(std::string_view json) {
    const auto rules = compile_or_fail(letter_rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    return evaluate(rules, record_or_fail(rules, json), options);
}

std::string letter(std::string_view json, bool for_carers = false) {
    TextOptions options;
    options.for_carers = for_carers;
    return to_plain_text(made(json), options);
}

std::string page(std::string_view json, bool for_carers = false) {
    HtmlOptions options;
    options.for_person = !for_carers, options.for_carers = for_carers;
    return to_html(made(json), options);
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

constexpr auto two_carers = R"({ "well": { "judged": false, "by": "A. Worker", "on": "2025-09-01", "because": "seen at home" },
  "carers": [ { "name": "Sue", "willing": true, "strain": { "judged": false, "by": "B. Worker", "on": "2025-09-01", "because": "Sue sleeps well" } },
              { "willing": false } ] })";

TEST(Letters, AnItemIsHeadedByItsNameAndNeverByTheTitleOfTheRule) {
    const auto text = letter(R"({ "needs": { "washing": { "met": true }, "eating": { "met": false } }, "income": [ { "kind": "pension", "amount": 5 }, { "amount": 7 } ] })");
    EXPECT_TRUE(says(text, "Keeping clean\n  You can do this yourself.\n")) << text;
    EXPECT_TRUE(says(text, "Eating\n  You have trouble with this.\n")) << text;
    EXPECT_TRUE(says(text, "A pension\n  We count £5.00.\n")) << text;
    EXPECT_TRUE(says(text, "Money 2\n  We count £7.00.\n")) << text;
    EXPECT_FALSE(says(text, "unable to do this")) << text;
}

TEST(Letters, WhatIsSaidOfOneThingStandsTogether) {
    const auto json = R"({ "needs": { "washing": { "met": true, "limb": { "judged": true, "by": "A", "on": "2025-09-01", "because": "seen" } } } })";
    EXPECT_TRUE(says(letter(json), "Keeping clean\n  You can do this yourself.\n  It hurts: yes.\n")) << letter(json);
    EXPECT_TRUE(says(page(json), "Keeping clean</h2>\n<p>You can do this yourself.</p>\n<p>It hurts: yes.</p>")) << page(json);
}

TEST(Letters, TheHeadingOnThePageIsTheAnswer) {
    const auto html = page(two_carers);
    EXPECT_EQ(html_faults(html), std::vector<std::string>{});
    EXPECT_TRUE(says(html, ">Today you do not meet the test</h2>\n<p>You can ask again.</p>")) << html;
    EXPECT_FALSE(says(html, "The adult has eligible needs")) << html;
}

TEST(Letters, AJudgementSaysWhatWasDecided) {
    EXPECT_TRUE(says(letter(two_carers), "- A. Worker decided that this is not so: a great effect on wellbeing. Their")) << letter(two_carers);
}

TEST(Letters, WhatCarersAreToldIsNotInThePersonsLetter) {
    const auto text = letter(two_carers), html = page(two_carers);
    for (const auto* words : {"Sue", "carers' test", "sleeps well", "As a carer"}) EXPECT_FALSE(says(text, words) || says(html, words)) << words;
    EXPECT_TRUE(says(text, "What we say to those who care for you is in letters of their own.")) << text;
}

TEST(Letters, EachCarerHasOneWithNothingOfAnybodyElse) {
    const auto text = letter(two_carers, true);
    const auto second = text.find("What this means for you, Carer 2, on 1 October 2025");
    ASSERT_NE(second, std::string::npos) << text;
    EXPECT_TRUE(says(text, "What this means for you, Sue, on 1 October 2025")) << text;
    EXPECT_TRUE(says(text.substr(0, second), "B. Worker decided that this is not so: a strain on the carer. Their reasons:\n    Sue sleeps well.\n")) << text;
    EXPECT_TRUE(says(text.substr(second), "You do not meet the carers' test.")) << text;
    EXPECT_FALSE(says(text.substr(second), "sleeps well")) << text;
    for (const auto* words : {"A. Worker", "seen at home", "You can have help"}) EXPECT_FALSE(says(text, words)) << words;
    const auto html = page(two_carers, true);
    EXPECT_EQ(html_faults(html), std::vector<std::string>{});
    EXPECT_TRUE(says(html, "<h2 id=\"carer-1\">Sue</h2>")) << html;
    EXPECT_TRUE(says(html, ">You do not meet the carers&#39; test</h3>")) << html;
}

TEST(Letters, WithoutCarersThereIsNothingToTellOne) { EXPECT_TRUE(says(letter("{}", true), "There is nothing to tell a carer on 1 October 2025.")); }

TEST(Letters, WhatIsMissingIsToldInTitlesOnce) {
    const auto text = letter(R"({ "needs": { "washing": { "met": { "unknown_because": "refused" } }, "eating": { "met": { "unknown_because": "refused" } } },
        "code": { "unknown_because": "not_asked" } })");
    EXPECT_TRUE(says(text, "We do not know this yet:\n  - the adult is unable to do this\n  - somebody wrote it down\n")) << text;
    EXPECT_TRUE(says(text, "We still need to know:\n  - keeping clean\n  - eating\n")) << text;
    for (const auto* code : {"met", "- code", "a measure", "how many needs"}) EXPECT_FALSE(says(text, code)) << code << "\n" << text;
}

TEST(Letters, CountsAreLeftOutUnlessTheyAreAskedFor) {
    const auto of = made(R"({ "needs": { "washing": { "met": true }, "eating": { "met": true } } })");
    EXPECT_FALSE(says(to_plain_text(of), "You have trouble with 2."));
    TextOptions options;
    options.all = true;
    EXPECT_TRUE(says(to_plain_text(of, options), "You have trouble with 2."));
}

// ---- What the professional reads of the same -----------------------------------------------------------------------------------------

TEST(ExplainText, AnItemIsNamedWithItsPlace) {
    const auto text = to_text(made(two_carers));
    EXPECT_TRUE(says(text, "carer_eligible (Sue, carers[1]): no\n    not so: the carer has eligible needs\n")) << text;
    EXPECT_TRUE(says(text, "carer_eligible (carers[2]): no")) << text;
}

TEST(ExplainText, NamesAllThatIsWaitedForByWhatItIsPartOf) {
    const auto rules = compile_or_fail(
        "record type Finance\n  has capital: yes/no\n  has income: yes/no\nrecord type Home\n  has kind: yes/no\nfact finance: Finance\nfact home: Home\nfact seen: yes/no\n"
        "rule r: yes/no \"R\"\n  gives finance.capital and home.kind and finance.income and seen\n");
    EvaluateOptions options;
    options.on = day("2025-10-01");
    TextOptions all;
    all.all = true;
    const auto text = to_text(evaluate(rules, record_or_fail(rules, "{}"), options), all);
    EXPECT_TRUE(says(text, "waits for seen; finance: capital, income; home.kind\n")) << text;
}

TEST(ExplainText, AFigureThatNobodyKnowsIsNoFaultInTheRules) {
    const auto rules = compile_or_fail(
        "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfigure limit: money under A \"1\"\n  £5 from 2000-01-01 until 2001-01-01\nfact savings: money\n"
        "rule r: yes/no \"R\"\n  gives savings > limit\nrule d: money \"D\"\n  gives savings / n rounded half up to the penny\nfact n: whole number\n");
    EvaluateOptions options;
    options.on = day("2025-10-01");
    const auto text = to_text(evaluate(rules, record_or_fail(rules, R"({ "savings": 5, "n": 0 })"), options));
    EXPECT_TRUE(says(text, "Cannot be worked out: a figure is not known\n\n  r: cannot be worked out\n")) << text;
    EXPECT_TRUE(says(text, "Failed: a fault in the rules\n\n  d: failed\n")) << text;
}

}  // namespace
}  // namespace careact::support
