/// The file: its names, its versions, its limits, and lines read into it.

#include "support/casebooks.hpp"

#include "support/files.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

namespace careact {
namespace {

using support::casebook_rules;
using support::moment;
using support::Scratch;
using support::TestCasebook;
using Lines = std::vector<std::string>;

std::string refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const CasebookError& error) {
        return error.what();
    }
    return "it was done";
}

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

TEST(CasebookFile, MayHaveAnyName) {
    const Scratch scratch;
    for (const std::string name : {"with space.book", "it's \"quoted\".book", "Thürrock–ß.book", "100%_?mode=memory#.book", "-dash", "*"}) {
        Casebook::create(scratch.path(name));
        EXPECT_TRUE(std::filesystem::exists(scratch.path(name))) << name;
        EXPECT_EQ(Casebook(scratch.path(name)).verify().entries, 0) << name;
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(scratch.path()), std::filesystem::directory_iterator()), 6) << "files beside them stayed";
}

TEST(CasebookFile, IsNeverMadeOverAnother) {
    const Scratch scratch;
    write(scratch.path("notes.txt"), "These are notes, and they are long enough to be taken for something else. ................................................");
    write(scratch.path("blank"), "");
    EXPECT_NE(refused([&] { Casebook::create(scratch.path("notes.txt")); }).find("is not a casebook"), std::string::npos);
    EXPECT_EQ(refused([&] { Casebook::create(scratch.path("blank")); }), "it was done") << "a start that was stopped leaves a blank file";
    EXPECT_NE(refused([&] { Casebook::create(scratch.path("blank")); }).find("is there already"), std::string::npos);
    EXPECT_NE(refused([&] { Casebook(scratch.path("notes.txt")); }).find("is not a casebook"), std::string::npos);
    EXPECT_NE(refused([&] { Casebook(scratch.path("nowhere")); }).find("cannot be opened"), std::string::npos);
    EXPECT_NE(refused([&] { Casebook::create(scratch.path("no/such/folder")); }).find("cannot be opened"), std::string::npos);
    EXPECT_EQ(refused([] { Casebook::create(""); }), "a casebook has a file name");
}

TEST(CasebookFile, OfANewerVersionIsLeftAlone) {
    TestCasebook test;
    test.tamper("PRAGMA user_version = 99");
    EXPECT_NE(refused([&] { Casebook(test.path); }).find("was made by a newer careact: its form is version 99"), std::string::npos);
}

// As version 1 wrote it, so that each later version is held to opening it.
TEST(CasebookFile, OfVersion1IsOpened) {
    const Scratch scratch;
    const auto path = scratch.path("old.book");
    {
        SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(support::read_text("tests/casebook/version1.sql"));
    }
    EXPECT_NE(refused([&] { Casebook(path, {true, true, 0}); }).find("is of an older form"), std::string::npos) << "reading alone changes nothing";
    Casebook casebook(path);
    const auto verified = casebook.verify();
    EXPECT_TRUE(verified.found.empty()) << to_text(verified);
    EXPECT_EQ(verified.entries, 5);
    EXPECT_EQ(verified.redacted, 1);
    EXPECT_EQ(casebook.keep_sample("{}", support::day("2026-05-31"), moment("2026-05-31T09:00")), 6) << "version 2 brought samples and audits";
    EXPECT_EQ(casebook.keep_audit({1, support::day("2026-05-31"), "{}", moment("2026-05-31T09:00")}), 7);
    EXPECT_TRUE(casebook.verify(verified.head).found.empty()) << "the chain goes on from where it was";
    EXPECT_EQ(casebook.content(1), "{\"about\":{\"id\":\"ann\"},\"savings\":20000}");
    EXPECT_EQ(casebook.add({"here", R"({"about":{"id":"new"}})", {}, moment("2026-06-01T09:00"), 0}, casebook_rules()).fate, Fate::Added);
}

TEST(CasebookFile, OfVersion1IsGuardedAsANewOneIs) {
    const Scratch scratch;
    const auto path = scratch.path("old.book");
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(support::read_text("tests/casebook/version1.sql"));
    static_cast<void>(Casebook(path));
    for (const auto* forbidden : {"DELETE FROM entry", "UPDATE entry SET record = 'bob'", "UPDATE content SET bytes = x''", "DELETE FROM content WHERE entry = 1", "INSERT INTO entry VALUES (9, 'else', '', NULL, '', '', '', '')"}) {
        EXPECT_THROW(database.exec(forbidden), SQLite::Exception) << forbidden;
    }
}

TEST(CasebookFile, ThatIsFullKeepsWhatWasThere) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann"}})");
    test.casebook = Casebook(test.path, {false, true, 200'000});
    const auto filler = std::string(20'000, 'x');
    std::size_t added = 0;
    const auto said = refused([&] {
        for (; added < 100; ++added) test.add("{\"about\":{\"id\":\"r" + std::to_string(added) + "\"},\"note\":\"" + filler + "\"}");
    });
    EXPECT_NE(said.find("the disk is full"), std::string::npos) << said;
    EXPECT_GT(added, 2U);
    EXPECT_EQ(test.list().size(), added + 1);
    EXPECT_EQ(test.found(), Lines{});
    test.casebook = Casebook(test.path);
    EXPECT_EQ(test.add(R"({"about":{"id":"later"}})").fate, Fate::Added) << "with room again, it goes on";
}

TEST(CasebookFile, KeepsABatchWholeOrNotAtAll) {
    TestCasebook test;
    {
        const Casebook::Batch batch(test.casebook);
        test.add(R"({"about":{"id":"ann"}})");
    }
    EXPECT_EQ(test.list(), Lines{});
    Casebook::Batch batch(test.casebook);
    test.add(R"({"about":{"id":"ann"}})");
    EXPECT_THROW(test.casebook.redact({"nobody", {}, "who", "why", moment("2026-05-04T09:00")}), CasebookError);
    EXPECT_THROW(batch.commit(), CasebookError) << "something failed in it";
}

TEST(CasebookFile, CanBeReadWhileAnotherWrites) {
    TestCasebook test;
    test.add(R"({"about":{"id":"ann"}})");
    Casebook::Batch batch(test.casebook);
    test.add(R"({"about":{"id":"bob"}})");
    EXPECT_EQ(Casebook(test.path, {true, true, 0}).stats().records, 1);
    batch.commit();
    EXPECT_EQ(Casebook(test.path, {true, true, 0}).stats().records, 2);
}

TEST(CasebookFile, IsCopiedWhole) {
    TestCasebook test;
    for (int i = 0; i < 300; ++i) test.add("{\"about\":{\"id\":\"" + std::to_string(i) + "\"}}");
    test.casebook.backup(test.scratch.path("copy"));
    const auto verified = Casebook(test.scratch.path("copy")).verify(test.casebook.stats().head);
    EXPECT_TRUE(verified.found.empty()) << to_text(verified);
    EXPECT_EQ(verified.entries, 300);
    EXPECT_THROW(test.casebook.backup(test.scratch.path("copy")), CasebookError) << "it is there already";
}

// ---- Lines ----

/// Text as a source that can be cut off: reading past `broken_at` fails, as a disk does.
struct TestSource {
    std::string text;
    std::uint64_t broken_at = ~std::uint64_t{0};
    std::uint64_t furthest = 0;

    LineSource lines(const std::string& name = "some.jsonl", bool can_return = true) {
        LineSource source;
        source.name = name;
        source.can_return = can_return;
        source.recorded_at = moment("2026-05-01T09:00");
        source.read = [this](std::uint64_t place, char* into, std::size_t size) {
            if (place >= broken_at) throw std::runtime_error("broken");
            const auto rest = std::string_view(text).substr(std::min<std::size_t>(place, text.size()), std::min<std::size_t>(size, broken_at - place));
            std::memcpy(into, rest.data(), rest.size());
            furthest = std::max<std::uint64_t>(furthest, place + rest.size());
            return rest.size();
        };
        return source;
    }
};

std::string many(std::size_t from, std::size_t to) {
    std::string text;
    for (auto i = from; i < to; ++i) text += "{\"about\":{\"id\":\"" + std::to_string(i) + "\"},\"savings\":" + std::to_string(i) + "}\n";
    return text;
}

TEST(CasebookLines, AreAddedEachAsItStands) {
    TestCasebook test;
    TestSource source{"{\"about\":{\"id\":\"a\"}}\r\n\n  \nnonsense\n{\"about\":{\"id\":\"b\"}}"};
    const auto counts = test.casebook.add_lines(source.lines(), casebook_rules());
    EXPECT_EQ(counts.added, 2U);
    EXPECT_EQ(counts.quarantined, 1U);
    EXPECT_EQ(test.list(), (Lines{"1 record a 2026-05-01", "2 quarantined some.jsonl:4 2026-05-01", "3 record b 2026-05-01"}));
    EXPECT_EQ(test.casebook.content(1), "{\"about\":{\"id\":\"a\"}}\r");
    EXPECT_EQ(test.casebook.place(3), "some.jsonl:5");
}

TEST(CasebookLines, GoOnWhereTheyWereStopped) {
    TestCasebook test;
    TestSource source{many(0, 10'000)};
    source.broken_at = std::uint64_t{300'000};
    EXPECT_THROW(test.casebook.add_lines(source.lines(), casebook_rules()), std::runtime_error);
    const auto kept = test.list().size();
    EXPECT_GT(kept, 0U);
    EXPECT_LT(kept, 10'000U);
    source.broken_at = ~std::uint64_t{0};
    const auto counts = test.casebook.add_lines(source.lines(), casebook_rules());
    EXPECT_EQ(counts.read_before, kept);
    EXPECT_EQ(counts.added, 10'000 - kept);
    EXPECT_EQ(counts.already_there, 0U);
    EXPECT_EQ(test.casebook.stats().records, 10'000);
    EXPECT_EQ(test.found(), Lines{});
}

TEST(CasebookLines, OfAFileThatGrewAreReadFromItsOldEnd) {
    TestCasebook test;
    TestSource source{many(0, 10) + "{\"about\":{\"id\":\"10\"},"};  // its last line is still being written
    EXPECT_EQ(test.casebook.add_lines(source.lines(), casebook_rules()).quarantined, 1U);
    source.text = many(0, 20);
    const auto counts = test.casebook.add_lines(source.lines(), casebook_rules());
    EXPECT_EQ(counts.read_before, 10U);
    EXPECT_EQ(counts.added, 10U);
}

TEST(CasebookLines, OfAFileThatWasChangedAreReadAgain) {
    TestCasebook test;
    TestSource source{many(0, 10)};
    test.casebook.add_lines(source.lines(), casebook_rules());
    source.text = "{}\n" + many(0, 10);
    const auto counts = test.casebook.add_lines(source.lines(), casebook_rules());
    EXPECT_EQ(counts.read_before, 0U);
    EXPECT_EQ(counts.added, 1U);
    EXPECT_EQ(counts.already_there, 10U);
}

TEST(CasebookLines, OfAPipeAreReadOnce) {
    TestCasebook test;
    TestSource source{many(0, 10)};
    EXPECT_EQ(test.casebook.add_lines(source.lines("pipe", false), casebook_rules()).added, 10U);
    EXPECT_EQ(test.casebook.add_lines(source.lines("pipe", false), casebook_rules()).already_there, 10U);
}

/// Versions of one record, each unlike the one before it and like the one before that.
std::string to_and_fro(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += R"({"about":{"id":"ann"},"savings":)" + std::to_string(i % 2) + ",\"note\":\"" + std::string(300, '.') + "\"}\n";
    return text;
}

TEST(CasebookLines, OfARecordThatGoesToAndFroAreEachAddedOnce) {
    for (const bool can_return : {true, false}) {
        TestCasebook test;
        TestSource source{to_and_fro(5'000)};  // some 340 bytes each
        source.broken_at = 1'200'000;
        EXPECT_THROW(test.casebook.add_lines(source.lines("some", can_return), casebook_rules()), std::runtime_error);
        const auto kept = test.list().size();
        EXPECT_EQ(kept, 2'000U) << "one batch";
        source.broken_at = ~std::uint64_t{0};
        const auto counts = test.casebook.add_lines(source.lines("some", can_return), casebook_rules());
        EXPECT_EQ(counts.added, 3'000U);
        EXPECT_EQ(can_return ? counts.read_before : counts.already_there, 2'000U);
        EXPECT_EQ(test.list().size(), 5'000U);
        for (const std::int64_t number : {1, 2'000, 2'001, 5'000}) EXPECT_EQ(test.casebook.content(number), to_and_fro(2).substr(number % 2 == 1 ? 0 : 345, 344)) << number;
    }
}

// What stood in a pipe that came to its end is said anew; of one that was stopped, what differs is.
TEST(CasebookLines, OfAPipeAreHeldAgainstWhatCameAfterIt) {
    TestCasebook test;
    TestSource one{to_and_fro(1)}, two{to_and_fro(2).substr(345)};
    const auto add = [&](TestSource& source) { return test.casebook.add_lines(source.lines("pipe", false), casebook_rules()).added; };
    EXPECT_EQ(add(one) + add(two) + add(one), 3U);
    TestSource broken{to_and_fro(4'000)};
    broken.broken_at = 1'200'000;
    EXPECT_THROW(test.casebook.add_lines(broken.lines("pipe", false), casebook_rules()), std::runtime_error);
    EXPECT_EQ(test.list().size(), 3U + 1'999U) << "the first is what stands there";
    EXPECT_EQ(add(one), 1U) << "this is another pipe";
}

// A pipe that comes again when nothing else has says nothing new, however its records went to and fro in it.
TEST(CasebookLines, OfAPipeThatComesAgainAreThere) {
    TestCasebook test;
    TestSource pipe{to_and_fro(3)}, other{to_and_fro(2).substr(345)};
    const auto add = [&](TestSource& source) { return test.casebook.add_lines(source.lines("pipe", false), casebook_rules()).added; };
    EXPECT_EQ(add(pipe), 3U);
    EXPECT_EQ(add(pipe), 0U);
    EXPECT_EQ(add(other), 1U);
    EXPECT_EQ(add(pipe), 3U) << "since then it was otherwise";
    test.add(R"({"about":{"id":"ann"},"savings":5})", "2026-05-02T09:00");
    auto later = pipe.lines("pipe", false);
    later.recorded_at = moment("2026-05-03T09:00");
    EXPECT_EQ(test.casebook.add_lines(later, casebook_rules()).added, 3U) << "nor if it came from elsewhere";
}

TEST(CasebookLines, WithoutAnEndAreReadOnceUntilMoreComes) {
    TestCasebook test;
    TestSource first{"{\"about\":{\"id\":\"ann\"}}"}, second{"{\"about\":{\"id\":\"ann\"},\"savings\":1}\n"};
    const auto add = [&](TestSource& source, const char* name) { return test.casebook.add_lines(source.lines(name), casebook_rules()); };
    EXPECT_EQ(add(first, "first").added + add(second, "second").added, 2U);
    EXPECT_EQ(add(first, "first").read_before, 1U);
    first.text += "\n";
    EXPECT_EQ(add(first, "first").read_before, 1U);
    first.text += first.text;
    const auto counts = add(first, "first");
    EXPECT_EQ(counts.read_before, 1U);
    EXPECT_EQ(counts.added, 1U) << "the second line says again what the first did";
    EXPECT_EQ(test.list().size(), 3U);
}

TEST(CasebookLines, ThatAnEarlierRunPutIntoQuarantineAreTold) {
    TestCasebook test;
    TestSource source{"nonsense\n" + many(0, 2) + "nonsense\n"};
    EXPECT_EQ(test.casebook.add_lines(source.lines(), casebook_rules()).quarantined, 2U);
    const auto again = test.casebook.add_lines(source.lines(), casebook_rules());
    EXPECT_EQ(again.quarantined_before, 2U);
    EXPECT_EQ(to_text(again), "0 versions added, 4 lines read by an earlier run, 2 of them in quarantine\n");
    source.text = many(2, 3) + many(0, 2) + "nonsense\n";  // one of them is mended
    EXPECT_EQ(test.casebook.add_lines(source.lines(), casebook_rules()).added, 1U);
    EXPECT_EQ(test.casebook.add_lines(source.lines(), casebook_rules()).quarantined_before, 1U);
}

TEST(CasebookLines, ThatAreTooLongAreKeptInPart) {
    TestCasebook test;
    const auto long_line = "{\"about\":{\"id\":\"a\"},\"note\":\"" + std::string(5'000'000, 'x') + "\"}";
    TestSource source{long_line + "\n" + many(0, 3)};
    auto lines = source.lines();
    lines.longest_line = 1000;
    const auto counts = test.casebook.add_lines(lines, casebook_rules());
    EXPECT_EQ(counts.quarantined, 1U);
    EXPECT_EQ(counts.added, 3U);
    EXPECT_EQ(test.casebook.content(1), long_line.substr(0, 1000));
    EXPECT_EQ(test.casebook.findings(1).at(0).message, "this record has " + std::to_string(long_line.size()) + " bytes; the first 1000 of them are kept");
    EXPECT_EQ(test.casebook.add_lines(lines, casebook_rules()).read_before, 4U) << "its bytes were counted whole";
}

}  // namespace
}  // namespace careact
