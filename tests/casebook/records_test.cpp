#include "support/casebooks.hpp"

#include <gtest/gtest.h>

namespace careact {
namespace {

using support::day;
using support::TestCasebook;
using Lines = std::vector<std::string>;

TEST(CasebookRecords, AreKeptByteForByte) {
    TestCasebook test;
    const std::string text = "{ \"about\": {\"id\": \"ann\"},\t\"savings\": 1.50 }\r";
    EXPECT_EQ(test.add(text).fate, Fate::Added);
    EXPECT_EQ(test.casebook.content(1), text);
    EXPECT_EQ(test.casebook.place(1), "a test");
    EXPECT_EQ(test.list(), Lines{"1 record ann 2026-05-01"});
}

TEST(CasebookRecords, AreAddedOnce) {
    TestCasebook test;
    EXPECT_EQ(test.add(R"({"about":{"id":"ann"}})").fate, Fate::Added);
    EXPECT_EQ(test.add(R"({"about":{"id":"ann"}})", "2026-06-01T09:00").fate, Fate::AlreadyThere);
    EXPECT_EQ(test.add(R"({"about":{"id":"ann"} })", "2026-06-01T09:00").fate, Fate::Added) << "other bytes are another version";
    EXPECT_EQ(test.list(), (Lines{"1 record ann 2026-05-01", "2 record ann 2026-06-01"}));
}

/// The fates of versions of ann with such savings, one after another, a day apart; `about` is what else the record says of itself.
std::vector<Fate> fates(TestCasebook& test, const std::vector<int>& savings, const std::string& about = "", std::optional<Date> as_of = {}) {
    std::vector<Fate> all;
    int day = 1;
    for (const auto one : savings) all.push_back(test.add(R"({"about":{"id":"ann")" + about + "},\"savings\":" + std::to_string(one) + "}", "2026-05-0" + std::to_string(day++) + "T09:00", as_of).fate);
    return all;
}

// What was known, and until when, is lost if the third is taken for the first.
TEST(CasebookRecords, ThatGoBackToWhatTheyWereAreAddedAgain) {
    const std::vector<Fate> expected = {Fate::Added, Fate::Added, Fate::Added, Fate::AlreadyThere};
    for (const auto& [about, as_of] : std::vector<std::pair<std::string, std::optional<Date>>>{{"", {}}, {R"(,"last_changed_on":"2026-01-01")", {}}, {"", day("2026-01-01")}}) {
        TestCasebook test;
        EXPECT_EQ(fates(test, {1, 2, 1, 1}, about, as_of), expected) << about;
        EXPECT_EQ(test.casebook.version_on("ann", day("2026-06-01"))->number, 3);
        EXPECT_EQ(test.casebook.version_on("ann", day("2026-06-01"), day("2026-05-02"))->number, 2);
        EXPECT_EQ(test.found(), Lines{});
    }
}

// A version that holds since an older day says nothing new by coming again: the newer one stands since its own.
TEST(CasebookRecords, OfAnOlderDayAreThereIfNothingOfThatDayCameAfter) {
    TestCasebook test;
    EXPECT_EQ(test.add(R"({"about":{"id":"ann","last_changed_on":"2026-01-01"}})").fate, Fate::Added);
    EXPECT_EQ(test.add(R"({"about":{"id":"ann","last_changed_on":"2026-02-01"}})").fate, Fate::Added);
    EXPECT_EQ(test.add(R"({"about":{"id":"ann","last_changed_on":"2026-01-01"}})").fate, Fate::AlreadyThere);
    EXPECT_EQ(test.add(R"({"about":{"id":"bob"}})", "2026-05-01T09:00", day("2026-01-01")).fate, Fate::Added);
    EXPECT_EQ(test.add(R"({"about":{"id":"bob"}})").fate, Fate::AlreadyThere) << "it says no day, and is what holds now";
}

TEST(CasebookRecords, HoldAgainSinceAnotherDayIfThatIsSaid) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann"}})", "2026-05-01T09:00", day("2026-01-01"));
    EXPECT_EQ(test.add(R"({"about":{"id":"ann"}})", "2026-05-02T09:00", day("2026-01-01")).fate, Fate::AlreadyThere);
    EXPECT_EQ(test.add(R"({"about":{"id":"ann"}})", "2026-05-02T09:00", day("2026-04-01")).fate, Fate::Added);
    EXPECT_EQ(test.list(), (Lines{"1 record ann 2026-01-01", "2 record ann 2026-04-01"}));
}

TEST(CasebookRecords, SayThemselvesSinceWhenTheyHold) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann","last_changed_on":"2025-12-24"}})", "2026-05-01T09:00", day("2026-01-01"));
    test.add(R"({"about":{"id":"bob","last_changed_on":"24/12/2025"}})", "2026-05-01T09:00", day("2026-01-01"));
    EXPECT_EQ(test.list(), (Lines{"1 record ann 2025-12-24", "2 record bob 2026-01-01"}));
    const auto found = test.casebook.findings(2);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, DiagnosticKind::RecordValue);
    EXPECT_EQ(found[0].pointer, "/about/last_changed_on");
}

// What was known on 15 April of 1 March: the version recorded by then that holds since the latest day.
TEST(CasebookRecords, AreKnownSinceTheyWereRecorded) {
    TestCasebook test;
    const auto version = [](const char* since, int savings) { return R"({"about":{"id":"ann","last_changed_on":")" + std::string(since) + R"("},"savings":)" + std::to_string(savings) + "}"; };
    test.add(version("2026-01-01", 1), "2026-02-01T09:00");  // 1
    test.add(version("2026-03-01", 2), "2026-04-01T09:00");  // 2
    test.add(version("2026-01-01", 3), "2026-05-01T09:00");  // 3 corrects 1
    test.add(version("2026-03-01", 4), "2026-06-01T09:00");  // 4 corrects 2
    const auto number = [&](const char* on, std::optional<Date> known) {
        const auto found = test.casebook.version_on("ann", day(on), known);
        return found ? found->number : 0;
    };
    EXPECT_EQ(number("2025-12-31", {}), 0) << "no version holds yet";
    EXPECT_EQ(number("2026-02-28", {}), 3);
    EXPECT_EQ(number("2026-02-28", day("2026-04-30")), 1) << "the correction came later";
    EXPECT_EQ(number("2026-03-01", day("2026-03-31")), 1) << "the change came later";
    EXPECT_EQ(number("2026-03-01", day("2026-04-01")), 2) << "recorded on that very day";
    EXPECT_EQ(number("2026-03-01", day("2026-05-31")), 2) << "a correction of the older one does not take its place";
    EXPECT_EQ(number("2026-03-01", {}), 4);
    EXPECT_EQ(number("2026-03-01", day("2026-01-31")), 0) << "nothing was known";
}

// In summer the London day ends at 23:00 of the clock in Greenwich.
TEST(CasebookRecords, AreKnownOnADayInLondon) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann","last_changed_on":"2026-01-01"}})", "2026-06-30T23:30Z");
    EXPECT_FALSE(test.casebook.version_on("ann", day("2026-06-01"), day("2026-06-30")));
    EXPECT_TRUE(test.casebook.version_on("ann", day("2026-06-01"), day("2026-07-01")));
}

TEST(CasebookRecords, AreNotRecordedBeforeWhatIsThere) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann"}})", "2026-05-01T09:00");
    EXPECT_THROW(test.add(R"({"about":{"id":"bob"}})", "2026-05-01T08:59"), CasebookError);
    EXPECT_EQ(test.list().size(), 1U);
    EXPECT_EQ(test.found(), Lines{});
}

TEST(CasebookRecords, WithoutAnIdAreKeptUnderTheirDigest) {
    TestCasebook test;
    EXPECT_FALSE(test.add("{}").names_itself);
    EXPECT_FALSE(test.add(R"({"about":{"id":"  "}})").names_itself);
    EXPECT_TRUE(test.add(R"({"about":{"id":4711}})").names_itself);
    // The digest of `{}`, as `printf '{}' | sha256sum` prints it.
    EXPECT_EQ(test.casebook.entry(1)->record, "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    EXPECT_EQ(test.casebook.entry(3)->record, "4711");
}

TEST(CasebookRecords, FromAnotherCouncilAreKeptAndReported) {
    TestCasebook test;
    const auto result = test.add(R"({"about":{"id":"x'); DROP TABLE entry;--"},"shoes":2,"hats":[1],"savings":"viel","name":"MÃ¼ller"})");
    EXPECT_EQ(result.fate, Fate::Added);
    EXPECT_EQ(test.casebook.entry(1)->record, "x'); DROP TABLE entry;--");
    const auto found = test.casebook.findings(1);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, DiagnosticKind::RecordUnknown);
    EXPECT_EQ(found[0].count, 3U);
    EXPECT_EQ(found[1].kind, DiagnosticKind::RecordValue);
    EXPECT_EQ(test.found(), Lines{});
}

TEST(CasebookRecords, ThatAreNoneGoToQuarantine) {
    TestCasebook test;
    const std::vector<std::string> texts = {"", "{", "[1]", "7", "{\"a\":1,\"a\":2}", "{\"name\":\"M\xFCller\"}", std::string("\0\x1b[2J", 5)};
    for (const auto& text : texts) {
        const auto result = test.add(text);
        EXPECT_EQ(result.fate, Fate::Quarantined) << text;
        EXPECT_FALSE(result.readable);
        EXPECT_FALSE(result.diagnostics.empty());
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_EQ(test.casebook.content(static_cast<std::int64_t>(i + 1)), texts[i]);
        EXPECT_EQ(test.casebook.findings(static_cast<std::int64_t>(i + 1)).size(), 1U);
    }
    const auto again = test.add("{");
    EXPECT_EQ(again.fate, Fate::AlreadyThere);
    EXPECT_FALSE(again.readable);
    EXPECT_EQ(test.found(), Lines{});
}

// Every text that a record can bring: in its id, its members' names and values, the place it is from.
TEST(CasebookRecords, DoNothingWithSqlInThem) {
    TestCasebook test;
    const std::vector<std::string> texts = {"'; DROP TABLE entry; --", "\\\"; DELETE FROM content; --", "Robert'); UPDATE entry SET record = 'x", "?1", ":id", "%", "_", "NULL", "\\u0000'"};
    for (const auto& text : texts) {
        const auto record = "{\"about\":{\"id\":\"" + text + "\"},\"" + text + "\":\"" + text + "\"}";
        EXPECT_EQ(test.add(record, "2026-05-01T09:00", {}, text).fate, Fate::Added) << text;
        EXPECT_EQ(test.add(record, "2026-05-01T09:00", {}, text).fate, Fate::AlreadyThere) << text;
    }
    EXPECT_EQ(test.list().size(), texts.size());
    EXPECT_EQ(test.list({EntryKind::Record, "%", {}, {}, {}}).size(), 1U);
    EXPECT_EQ(test.casebook.redact({texts[0], {}, texts[0], texts[0], support::moment("2026-05-02T09:00")}).size(), 1U);
    EXPECT_EQ(test.list().size(), texts.size() + 1);
    EXPECT_EQ(test.found(), Lines{});
}

}  // namespace
}  // namespace careact
