#include "unit/record/vocabulary.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using Kinds = std::vector<std::string>;

TEST(RecordStates, SayWhyThereIsNoValue) {
    EXPECT_EQ(told("savings", R"({ "unknown_because": "not_asked" })"), "not asked");
    EXPECT_EQ(told("savings", R"({ "unknown_because": "refused" })"), "refused");
    EXPECT_EQ(told("savings", R"({ "unknown_because": "disputed" })"), "disputed");
    EXPECT_EQ(told("savings", R"({ "unknown_because": "out_of_date" })"), "out of date");
    EXPECT_EQ(told("savings", R"({ "not_applicable": true })"), "not applicable");
    EXPECT_TRUE(complaints("savings", R"({ "unknown_because": "refused" })").empty());
}

TEST(RecordStates, AreOneOfThoseThereAre) {
    EXPECT_EQ(complaints("savings", R"({ "unknown_because": "on holiday" })"), Kinds{"record-value /savings"});
    EXPECT_EQ(complaints("savings", R"({ "unknown_because": 5 })"), Kinds{"record-value /savings"});
    EXPECT_EQ(complaints("savings", R"({ "not_applicable": false })"), Kinds{"record-value /savings/not_applicable"});
    EXPECT_EQ(told("savings", R"({ "unknown_because": "on holiday" })"), "unreadable");
}

TEST(RecordStates, StandForItemsListsAndJudgementsToo) {
    for (const auto* member : {"carer", "carers", "needs", "impact", "ended_on", "any_period", "words"}) {
        EXPECT_EQ(told(member, R"({ "unknown_because": "refused" })"), "refused") << member;
        EXPECT_EQ(told(member, R"({ "not_applicable": true })"), "not applicable") << member;
    }
}

TEST(RecordStates, OfAnItemAreThoseOfItsMembers) {
    const auto rules = compile_or_fail("record type Need\n  has met: yes/no\n  has other: yes/no\nfact need: Need\nrule r: yes/no\n  gives need.met\n");
    const auto waiting = [&] {
        EvaluateOptions options;
        options.on = day("2025-10-01");
        return outcome(rules, R"({ "need": { "unknown_because": "refused" } })", "r", options);
    }();
    ASSERT_EQ(waiting.missing.size(), 1U);
    EXPECT_EQ(waiting.missing[0].path, "need.met");
    EXPECT_EQ(waiting.missing[0].state, EvidenceState::Refused);
    EXPECT_EQ(answer(rules, R"({ "need": { "not_applicable": true } })", "2025-10-01", "r"), "not applicable");
}

TEST(RecordStates, WhatStandsBesideOneIsReported) {
    EXPECT_EQ(complaints("carer", R"({ "unknown_because": "refused", "name": "Ada" })").size(), 1U);
    EXPECT_EQ(complaints("savings", R"({ "unknown_because": "refused", "vlaue": 5 })").size(), 1U);
    EXPECT_EQ(complaints("savings", R"({ "unknown_because": "refused", "not_applicable": true })").size(), 1U);
}

TEST(RecordStates, AMemberOfThatNameComesFirst) {
    const auto rules = compile_or_fail("record type Form\n  has not_applicable: yes/no\nfact form: Form\nrule r: yes/no\n  gives form.not_applicable\n");
    EXPECT_EQ(answer(rules, R"({ "form": { "not_applicable": true } })", "2025-10-01", "r"), "yes");
}

std::string judged(std::string_view parts) { return "{ " + std::string(parts) + " }"; }

constexpr auto whole = R"("judged": true, "by": "B. Worker", "on": "2025-09-20", "because": "no longer safe")";

TEST(RecordJudgements, HaveFourParts) {
    const auto made = read("{ \"impact\": " + judged(whole) + " }");
    EXPECT_TRUE(made.complaints.empty());
    EXPECT_EQ(made.told("impact"), "yes");
    ASSERT_NE(made["impact"].judgement, nullptr);
    EXPECT_EQ(made["impact"].judgement->by, "B. Worker");
    EXPECT_EQ(made["impact"].judgement->on, day("2025-09-20"));
}

TEST(RecordJudgements, WithAPartLackingAreNotRecorded) {
    const std::vector<std::pair<const char*, const char*>> lacking = {
        {R"("by": "B", "on": "2025-09-20", "because": "c")", "`judged`"},
        {R"("judged": true, "on": "2025-09-20", "because": "c")", "`by`"},
        {R"("judged": true, "by": "B", "because": "c")", "`on`"},
        {R"("judged": true, "by": "B", "on": "2025-09-20")", "`because`"},
        {R"("judged": true, "by": " ", "on": "2025-09-20", "because": null)", "`by` and `because`"},
    };
    for (const auto& [parts, named] : lacking) {
        const auto made = read("{ \"impact\": " + judged(parts) + " }");
        EXPECT_EQ(made.kinds(), Kinds{"record-judgement /impact"}) << parts;
        EXPECT_NE(made.complaints.at(0).message.find(std::string("says nothing of ") + named + ","), std::string::npos) << made.complaints[0].message;
        EXPECT_EQ(made.told("impact"), "silent") << parts;
    }
}

TEST(RecordJudgements, AreNotPlainFacts) {
    EXPECT_EQ(complaints("impact", "true"), Kinds{"record-judgement /impact"});
    EXPECT_EQ(told("impact", "true"), "silent");
}

TEST(RecordJudgements, EachPartIsReadByItsType) {
    EXPECT_EQ(complaints("impact", judged(R"("judged": "yes", "by": "B", "on": "2025-09-20", "because": "c")")), Kinds{"record-value /impact/judged"});
    EXPECT_EQ(complaints("impact", judged(R"("judged": true, "by": 5, "on": "2025-09-20", "because": "c")")), Kinds{"record-value /impact/by"});
    EXPECT_EQ(complaints("impact", judged(R"("judged": true, "by": "B", "on": "yesterday", "because": "c")")), Kinds{"record-value /impact/on"});
    EXPECT_EQ(told("impact", judged(R"("judged": true, "by": "B", "on": "yesterday", "because": "c")")), "unreadable");
}

TEST(RecordJudgements, OtherPartsAreReported) {
    EXPECT_EQ(complaints("impact", judged(std::string(whole) + R"(, "becuase": "d")")), Kinds{"record-unknown /impact/becuase"});
}

TEST(RecordJudgements, MayBeNone) {
    EXPECT_EQ(told("review_after", "null"), "none");
    EXPECT_EQ(told("review_after", judged(R"("judged": "P18M", "by": "B", "on": "2025-09-20", "because": "c")")), "18 months");
    EXPECT_EQ(told("review_after", judged(R"("judged": null, "by": "B", "on": "2025-09-20", "because": "c")")), "none");
}

TEST(RecordJudgements, OfAnItemInAList) {
    const auto made = read(R"({ "carers": [ { "willing": true } ] })");
    EXPECT_EQ(made.kinds(), Kinds{"record-judgement /carers/0/willing"});
}

TEST(RecordSums, AreExact) {
    constexpr auto rules = "record type Bill\n  has amount: money\nfact bills: list of Bill\nrule r: money\n  gives sum of (b.amount for each b in bills)\n";
    std::string json;
    for (int i = 0; i < 100; ++i) json += std::string(i == 0 ? "" : ", ") + R"({ "amount": 0.1 }, { "amount": 0.2 })";
    EXPECT_EQ(answer(rules, "{ \"bills\": [ " + json + " ] }"), "£30.00");
}

}  // namespace
}  // namespace careact::support
