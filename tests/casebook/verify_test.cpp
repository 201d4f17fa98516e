/// Whatever is changed or taken out is found, and its entry named.

#include "support/casebooks.hpp"

#include "source/digest.hpp"
#include "support/files.hpp"
#include "support/random.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace careact {
namespace {

using support::day;
using support::TestCasebook;
using Lines = std::vector<std::string>;

/// Two records, a decision on each (3 and 4), and one more record.
struct Filled : TestCasebook {
    Filled() {
        add(R"({"about":{"id":"ann"},"savings":20000})");
        add(R"({"about":{"id":"bob"},"savings":1})");
        decide("ann", "2026-05-01");
        decide("bob", "2026-05-01");
        add(R"({"about":{"id":"cat"}})", "2026-05-02T09:00");
    }
};

TEST(CasebookVerify, FindsNothingWhereNothingWasDone) {
    const Filled test;
    EXPECT_EQ(test.found(), Lines{});
    EXPECT_EQ(test.found(test.casebook.entry(2)->digest), Lines{}) << "a head from before";
    EXPECT_EQ(test.casebook.verify().head, test.casebook.entry(5)->digest);
}

// The form as docs/auditing.md tells it, put together by hand: lengths count bytes.
TEST(CasebookVerify, FollowsTheFormThatIsTold) {
    const Filled test;
    const auto e = *test.casebook.entry(2);
    const std::string text = "64:" + test.casebook.entry(1)->digest + "\n1:2\n6:record\n3:bob\n0:\n10:2026-05-01\n20:2026-05-01T08:00:00Z\n64:" + e.content_digest + "\n";
    EXPECT_EQ(source::sha256(text), e.digest);
}

TEST(CasebookVerify, NamesTheDecisionOfWhichAFieldWasChanged) {
    const auto fields = "3 decision ann does not agree with its digest: a field of it was changed, or the entry before it was replaced";
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"UPDATE entry SET valid_on = '2026-05-02' WHERE number = 3", {fields}},
        {"UPDATE entry SET recorded_at = '2026-05-01T09:00:01Z' WHERE number = 3", {fields}},
        {"UPDATE entry SET about = 2 WHERE number = 3", {fields}},
        {"UPDATE entry SET about = NULL WHERE number = 3", {fields}},
        {"UPDATE entry SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE number = 3", {fields}},
        {"UPDATE entry SET record = 'eve' WHERE number = 3", {"3 decision eve does not agree with its digest: a field of it was changed, or the entry before it was replaced"}},
        {"UPDATE entry SET kind = 'override' WHERE number = 3", {"3 override ann does not agree with its digest: a field of it was changed, or the entry before it was replaced"}},
        {"UPDATE content SET place = 'x' WHERE entry = 3", {"3 decision ann has a place that it was read from, and was read from none"}},
        {"DELETE FROM content WHERE entry = 3", {"3 decision ann has lost its content"}},
        {"DELETE FROM entry WHERE number = 3", {"3 is missing", "rows of `content` that belong to no entry: 1"}},
        {"DELETE FROM content WHERE entry = 4; DELETE FROM entry WHERE number = 4", {"4 is missing"}},
        {"DELETE FROM content WHERE entry = 5; DELETE FROM entry WHERE number = 5", {"5 is missing"}},
        {"DELETE FROM content WHERE entry = 1; DELETE FROM entry WHERE number = 1", {"1 is missing", "entries about an entry that is missing: 1"}},
        {"UPDATE head SET digest = 'x'", {"5 record cat has another digest than the note of the last entry: one of them was changed"}},
        {"DELETE FROM head", {"the note of the last entry is missing"}},
        {"DROP INDEX entry_record", {"the index entry_record is missing"}},
        {"CREATE TABLE extra (a)", {"the table extra is no part of a casebook"}},
    };
    for (const auto& [sql, expected] : cases) {
        Filled test;
        test.tamper(sql);
        EXPECT_EQ(test.found(), expected) << sql;
    }
}

void flip_a_bit(std::string& bytes, std::size_t at, support::Random& random) {
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << random.below(8)));
}

TEST(CasebookVerify, NamesTheDecisionOfWhichAnyByteWasChanged) {
    Filled test;
    const auto receipt = *test.casebook.content(3);
    support::Random random(1);
    for (std::size_t i = 0; i < receipt.size(); i += 1 + random.below(receipt.size() / 60)) {
        auto changed = receipt;
        flip_a_bit(changed, i, random);
        const auto put = [&](const std::string& text) {
            std::string hex;
            for (const char c : text) {
                const auto byte = static_cast<unsigned char>(c);
                hex += "0123456789abcdef"[byte >> 4U], hex += "0123456789abcdef"[byte & 15U];
            }
            test.tamper("UPDATE content SET bytes = x'" + hex + "' WHERE entry = 3");
        };
        put(changed);
        ASSERT_EQ(test.found(), Lines{"3 decision ann does not agree with the digest of its content: one of them was changed"}) << "byte " << i;
        put(receipt);
    }
    EXPECT_EQ(test.found(), Lines{});
}

// Whoever can make the whole chain anew can only be found out with a digest kept elsewhere.
TEST(CasebookVerify, MissesWhatWasCutOffWithTheHeadThatWasKept) {
    Filled test;
    const auto head = test.casebook.stats().head;
    const auto before = test.casebook.entry(4)->digest;
    test.tamper("DELETE FROM content WHERE entry = 5; DELETE FROM entry WHERE number = 5; UPDATE head SET number = 4, digest = '" + before + "'");
    EXPECT_EQ(test.found(), Lines{});
    EXPECT_EQ(test.found(head), Lines{"no entry has the digest given: entries were cut off the end, or the chain was made anew"});
}

TEST(CasebookVerify, FindsAContentPutBackAfterItsRedaction) {
    Filled test;
    test.casebook.redact({"", 3, "who", "why", support::moment("2026-05-03T09:00")});
    test.tamper("INSERT INTO content VALUES (3, '', x'00')");
    EXPECT_EQ(test.found(), (Lines{"3 decision ann was redacted, and has a content", "3 decision ann does not agree with the digest of its content: one of them was changed"}));
}

TEST(CasebookVerify, WithoutTamperingNothingIsChangedOrTakenOut) {
    const Filled test;
    SQLite::Database database(test.path, SQLite::OPEN_READWRITE, 5000);
    for (const char* sql : {"DELETE FROM entry WHERE number = 5", "UPDATE entry SET record = 'x'", "UPDATE content SET bytes = x'00'", "DELETE FROM content WHERE entry = 3"}) {
        EXPECT_THROW(database.exec(sql), SQLite::Exception) << sql;
    }
}

// A byte of the file itself, anywhere: never a crash, and never "as appended" unless the bytes read are the same.
TEST(CasebookVerify, SurvivesAnyByteOfTheFileChanged) {
    support::Scratch scratch;
    const auto path = scratch.path("copy.book");
    {
        const Filled test;
        test.casebook.backup(path);
    }
    const auto whole = support::read_text(path);
    support::Random random(2);
    std::size_t told = 0, tries = 0;
    for (; tries < 150; ++tries) {
        auto bytes = whole;
        flip_a_bit(bytes, random.below(bytes.size()), random);
        std::ofstream(path, std::ios::binary) << bytes;
        try {
            told += Casebook(path, {true, false, 0}).verify().found.empty() ? 0 : 1;
        } catch (const CasebookError&) {
            ++told;
        }
    }
    EXPECT_GT(told, 10U) << "of " << tries;
}

}  // namespace
}  // namespace careact
