#include "support/casebooks.hpp"

#include "careact/explain.hpp"
#include "source/digest.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace careact {
namespace {

using support::day;
using support::moment;
using support::TestCasebook;
using Lines = std::vector<std::string>;

constexpr auto ann = R"({"about":{"id":"ann","last_changed_on":"2026-01-01"},"savings":20000})";

Override one(std::int64_t decision, const std::string& goal) { return {decision, goal, "", "£5.00 per week", "C. Manager", "hardship", day("2026-12-31"), moment("2026-05-03T09:00")}; }

TEST(CasebookDecisions, AreReceiptsOfTheVersionDecidedOn) {
    TestCasebook test;
    test.add(ann);
    EXPECT_EQ(test.decide("ann", "2026-04-06"), 2);
    const auto receipt = nlohmann::json::parse(*test.casebook.content(2));
    EXPECT_EQ(receipt["record"]["digest"], source::sha256(ann));
    EXPECT_EQ(receipt["record"]["digest"], test.casebook.entry(1)->content_digest);
    EXPECT_EQ(receipt["rulebook"]["digest"], support::casebook_rules().digest());
    EXPECT_EQ(receipt["on"], "2026-04-06");
    EXPECT_FALSE(receipt["proof"].empty());
    EXPECT_EQ(test.casebook.entry(2)->about, 1);
    EXPECT_EQ(test.casebook.entry(2)->valid_on, day("2026-04-06"));
}

TEST(CasebookDecisions, AreThereOnce) {
    TestCasebook test;
    test.add(ann);
    EXPECT_EQ(test.decide("ann", "2026-04-06"), 2);
    EXPECT_EQ(test.decide("ann", "2026-04-06", "2026-05-02T10:00"), std::nullopt) << "the same receipt";
    EXPECT_EQ(test.decide("ann", "2026-04-07", "2026-05-02T10:00"), 3) << "for another day";
    EXPECT_EQ(test.found(), Lines{});
}

TEST(CasebookDecisions, AreOfTheVersionThatWasEvaluated) {
    TestCasebook test;
    test.add(ann);
    test.add(R"({"about":{"id":"ann","last_changed_on":"2026-02-01"},"savings":1})");
    const auto read = read_record("ann", ann, support::casebook_rules());
    EvaluateOptions options;
    options.on = day("2026-04-06");
    const auto determination = evaluate(support::casebook_rules(), *read.record, options);
    EXPECT_THROW(test.casebook.decide(2, determination, moment("2026-05-02T09:00")), CasebookError);
    EXPECT_THROW(test.casebook.decide(9, determination, moment("2026-05-02T09:00")), CasebookError);
    EXPECT_EQ(test.list().size(), 2U);
}

TEST(CasebookDecisions, MayBeOverriddenWhereTheRulesSaySo) {
    TestCasebook test;
    test.add(ann);
    test.decide("ann", "2026-04-06");
    EXPECT_EQ(test.casebook.override_outcome(one(2, "to_pay")), 3);
    const auto said = nlohmann::json::parse(*test.casebook.content(3));
    EXPECT_EQ(said["instead_of"]["amount"], "10.00");
    EXPECT_EQ(said["value"], "£5.00 per week");
    EXPECT_EQ(said["by"], "C. Manager");
    EXPECT_EQ(said["because"], "hardship");
    EXPECT_EQ(said["until"], "2026-12-31");
    EXPECT_EQ(test.list().back(), "3 override ann 2026-12-31");
    EXPECT_EQ(test.casebook.entry(3)->about, 2);
    EXPECT_EQ(test.found(), Lines{});
}

TEST(CasebookDecisions, AreNotOverriddenOtherwise) {
    TestCasebook test;
    test.add(ann);
    test.decide("ann", "2026-04-06");
    const auto refused = [&](Override override) {
        try {
            test.casebook.override_outcome(override);
        } catch (const CasebookError& error) {
            return std::string(error.what());
        }
        return std::string("it was taken");
    };
    EXPECT_EQ(refused(one(2, "over")), "`over` is not for anybody to override: no rule says that a person may");
    EXPECT_EQ(refused(one(2, "ovr")), "decision 2 has no outcome `ovr`");
    EXPECT_NE(refused(one(1, "to_pay")).find("is no decision"), std::string::npos);
    auto below = one(2, "to_pay");
    for (const auto* value : {"-£5.00 per week", "£-5.00 per week", " −£5.00 per week"}) {
        below.value = value;
        EXPECT_EQ(refused(below), "`to_pay` is not an amount below nothing, and `" + below.value + "` is");
    }
    auto nobody = one(2, "to_pay");
    nobody.by = " ";
    EXPECT_EQ(refused(nobody), "an override says the name of who decides so");
    auto before = one(2, "to_pay");
    before.until = day("2026-04-05");
    EXPECT_EQ(refused(before), "an override until 5 April 2026 would end before the day decided for, 6 April 2026");
    EXPECT_EQ(test.list().size(), 2U);
}

// ---- Redaction ----

TEST(CasebookRedaction, TakesEverythingOfARecordOutAndLeavesTheChainWhole) {
    TestCasebook test;
    const std::string secret = "Zebediah Quillfeather";
    test.add(R"({"about":{"id":"ann","last_changed_on":"2026-01-01"},"savings":20000,"note":")" + secret + "\"}");
    test.add(R"({"about":{"id":"bob"}})");
    test.decide("ann", "2026-04-06");
    auto override = one(3, "to_pay");
    override.because = secret;
    test.casebook.override_outcome(override);
    const auto head = test.casebook.stats().head;
    EXPECT_EQ(test.casebook.redact({"ann", {}, "D. Officer", "asked for erasure", moment("2026-05-04T09:00")}), (std::vector<std::int64_t>{1, 3, 4}));
    EXPECT_EQ(test.list(), (Lines{"1 record ann 2026-01-01 redacted", "2 record bob 2026-05-01", "3 decision ann 2026-04-06 redacted", "4 override ann 2026-12-31 redacted",
                                  "5 redaction ann 2026-05-04", "6 redaction ann 2026-05-04", "7 redaction ann 2026-05-04"}));
    EXPECT_EQ(test.casebook.content(1), std::nullopt);
    EXPECT_TRUE(test.casebook.findings(1).empty());
    EXPECT_EQ(test.found(head), Lines{}) << "the head from before is in the chain still";
    EXPECT_EQ(test.casebook.verify().redacted, 3);
    for (const char* ending : {"", "-wal"}) {
        if (!std::filesystem::exists(test.path + ending)) continue;
        EXPECT_EQ(support::read_text(test.path + ending).find(secret), std::string::npos) << "it is in the file" << ending;
    }
    EXPECT_TRUE(test.casebook.redact({"ann", {}, "D. Officer", "again", moment("2026-05-04T09:00")}).empty());
}

TEST(CasebookRedaction, OfARecordKeepsItFromComingBackWhateverTheDay) {
    TestCasebook test;
    const std::string bob = R"({"about":{"id":"bob"}})";
    test.add(ann);
    test.add(bob, "2026-05-01T09:00", day("2026-01-05"));
    test.add("no record");
    for (const std::int64_t entry : {1, 2, 3}) test.casebook.redact({"", entry, "D. Officer", "asked for erasure", moment("2026-05-04T09:00")});
    EXPECT_EQ(test.add(ann, "2026-05-05T09:00").fate, Fate::Redacted);
    EXPECT_EQ(test.add(ann, "2026-05-05T09:00", day("2026-05-05")).fate, Fate::Redacted);
    EXPECT_EQ(test.add(bob, "2026-05-05T09:00", day("2026-01-06")).fate, Fate::Redacted) << "as every night, since that day";
    EXPECT_EQ(test.add("no record", "2026-05-05T09:00", {}, "another place").fate, Fate::Redacted);
    EXPECT_EQ(test.list().size(), 6U) << "three and their redactions";
    EXPECT_EQ(Casebook(test.path).add({"elsewhere", bob, day("2026-01-07"), moment("2026-05-06T09:00"), 0}, support::casebook_rules()).fate, Fate::Redacted);
    EXPECT_EQ(test.add(R"({"about":{"id":"bob"},"savings":1})", "2026-05-06T09:00").fate, Fate::Added) << "another text";
    AddCounts counts;
    counts.count("a test", test.add(bob, "2026-05-06T09:00"));
    EXPECT_EQ(to_text(counts), "0 versions added\n1 redacted, not added\n");
}

TEST(CasebookRedaction, ByAnotherProgramIsSeen) {
    TestCasebook test;
    test.add(ann);
    EXPECT_EQ(test.add(ann).fate, Fate::AlreadyThere);
    Casebook(test.path).redact({"ann", {}, "D. Officer", "asked for erasure", moment("2026-05-04T09:00")});
    EXPECT_EQ(test.add(ann, "2026-05-05T09:00", day("2026-05-05")).fate, Fate::Redacted);
}

TEST(CasebookRedaction, SaysWhoAndWhyAndOfWhat) {
    TestCasebook test;
    test.add(ann);
    EXPECT_THROW(test.casebook.redact({"ann", {}, "", "why", moment("2026-05-04T09:00")}), CasebookError);
    EXPECT_THROW(test.casebook.redact({"ann", {}, "who", "", moment("2026-05-04T09:00")}), CasebookError);
    EXPECT_THROW(test.casebook.redact({"bob", {}, "who", "why", moment("2026-05-04T09:00")}), CasebookError);
    EXPECT_THROW(test.casebook.redact({"", 7, "who", "why", moment("2026-05-04T09:00")}), CasebookError);
    EXPECT_EQ(test.list().size(), 1U);
}

}  // namespace
}  // namespace careact
