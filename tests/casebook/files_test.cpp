/// The commands on files that are awkward: read-only, named oddly, in use, or no casebook at all.

#include "careact/casebook.hpp"
#include "support/command.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <sys/stat.h>
#include <sys/wait.h>

namespace careact {
namespace {

using support::run_careact;
using support::Scratch;

const std::string rules = " --rule-files tests/golden/cli/files/good.care";

/// In quotation marks, as a shell takes it for one word.
std::string quoted(const std::string& text) {
    std::string made = "'";
    for (const char c : text) made += c == '\'' ? "'\\''" : std::string(1, c);
    return made + "'";
}

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

TEST(CasebookCommand, TakesFilesOfAnyName) {
    const Scratch scratch;
    for (const std::string name : {"a book", "it's \"mine\"", "Grüße–ñ", "$(touch x);`y`", "file:x?mode=memory"}) {
        const auto book = quoted(scratch.path(name)), lines = quoted(scratch.path(name + ".jsonl"));
        write(scratch.path(name + ".jsonl"), "{\"about\":{\"id\":\"ann\"}}\n");
        EXPECT_EQ(run_careact("casebook init " + book).exit_code, 0) << name;
        const auto added = run_careact("casebook add " + book + " " + lines + rules);
        EXPECT_EQ(added.output.substr(0, 15), "1 version added") << name << added.error;
        EXPECT_EQ(run_careact("casebook backup " + book + " " + quoted(scratch.path(name + " copy"))).exit_code, 0) << name;
        EXPECT_EQ(run_careact("casebook verify " + quoted(scratch.path(name + " copy"))).exit_code, 0) << name;
    }
}

TEST(CasebookCommand, AddsAFolderOfFilesAndSaysWhatIsWrong) {
    const Scratch scratch;
    std::filesystem::create_directories(scratch.path("records"));
    write(scratch.path("records/one.json"), R"({"about":{"id":"one"},"savings":"a lot"})");
    write(scratch.path("records/two.json"), R"({"about":{"id":"two"},)");
    write(scratch.path("records/three.jsonl"), "{\"about\":{\"id\":\"three\"}}\n{\"about\":{\"id\":\"three\"},\"savings\":3}\n");
    const auto book = quoted(scratch.path("book"));
    ASSERT_EQ(run_careact("casebook init " + book).exit_code, 0);
    const auto added = run_careact("casebook add " + book + " " + quoted(scratch.path("records")) + rules);
    EXPECT_EQ(added.exit_code, 3);
    EXPECT_NE(added.output.find("3 versions added\n1 record could not be read: in quarantine\n"), std::string::npos) << added.output;
    const auto again = run_careact("casebook add " + book + " " + quoted(scratch.path("records")) + rules);
    EXPECT_NE(again.output.find("0 versions added, 2 there already, 2 lines read by an earlier run\n1 record could not be read: in quarantine, some since before\n"), std::string::npos) << again.output;
}

/// Runs a command as a user who is not root, since root may write everything. Gives what it says on standard error.
std::string run_as_nobody(const std::vector<std::string>& arguments, const std::string& said) {
    const auto pid = fork();
    if (pid == 0) {
        const int out = open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        dup2(out, STDERR_FILENO);
        if (geteuid() == 0 && setuid(65534) != 0) _exit(126);
        std::vector<char*> argv;
        std::string command = CAREACT_COMMAND;
        argv.push_back(command.data());
        auto copies = arguments;
        for (auto& one : copies) argv.push_back(one.data());
        argv.push_back(nullptr);
        execv(CAREACT_COMMAND, argv.data());
        _exit(127);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return "exit code " + std::to_string(WEXITSTATUS(status)) + "\n" + support::read_text(said);
}

TEST(CasebookCommand, LeavesAReadOnlyFileAsItIs) {
    const Scratch scratch;
    const auto book = scratch.path("book");
    chmod(scratch.path().c_str(), 0777);
    Casebook::create(book);
    chmod(book.c_str(), 0444);
    const auto before = support::read_text(book);
    const auto said = run_as_nobody({"casebook", "redact", book, "ann", "--by", "x", "--because", "y"}, scratch.path("said"));
    if (said.find("exit code 127") == 0 || said.find("ermission denied") != std::string::npos) GTEST_SKIP() << "the command cannot be run by another user here";
    EXPECT_EQ(said, "exit code 1\ncareact: `" + book + "` can only be read: nothing was changed\n");
    EXPECT_EQ(run_as_nobody({"casebook", "stats", book}, scratch.path("said")), "exit code 0\n");
    EXPECT_EQ(support::read_text(book), before);
}

// As an auditor is given one: on a medium that can only be read, where nothing can be made beside it.
TEST(CasebookCommand, ReadsWhereNothingCanBeWritten) {
    const Scratch scratch;
    const auto folder = scratch.path("evidence 100%"), book = folder + "/cases?mode=memory.book";
    std::filesystem::create_directories(folder);
    chmod(scratch.path().c_str(), 0777);
    Casebook::create(book);
    write(scratch.path("ann.json"), R"({"about":{"id":"ann","last_changed_on":"2026-01-01"}})");
    ASSERT_EQ(run_careact("casebook add " + quoted(book) + " " + quoted(scratch.path("ann.json")) + rules).exit_code, 0);
    chmod(book.c_str(), 0444);
    chmod(folder.c_str(), 0555);
    const auto as_nobody = [&](std::vector<std::string> arguments) { return run_as_nobody(arguments, scratch.path("said")); };
    const auto said = as_nobody({"casebook", "verify", book});
    if (said.find("exit code 127") == 0 || said.find("ermission denied") != std::string::npos) GTEST_SKIP() << "the command cannot be run by another user here";
    EXPECT_EQ(said, "exit code 0\n");
    EXPECT_EQ(as_nobody({"casebook", "list", book}), "exit code 0\n");
    EXPECT_EQ(as_nobody({"casebook", "backup", book, scratch.path("copy")}), "exit code 0\n");
    EXPECT_EQ(as_nobody({"audit", "run", book, "--on", "2026-02-01", "--rule-files", "tests/golden/casebook/files/audit.care"}), "exit code 0\n");
    EXPECT_EQ(as_nobody({"casebook", "redact", book, "ann", "--by", "x", "--because", "y"}), "exit code 1\ncareact: `" + book + "` can only be read: nothing was changed\n");
    chmod(folder.c_str(), 0755);
    write(book + "-wal", "what was written last");
    chmod(folder.c_str(), 0555);
    EXPECT_NE(as_nobody({"casebook", "verify", book}).find("copy both"), std::string::npos);
    chmod(folder.c_str(), 0755);
}

TEST(CasebookCommand, LeavesACopyOfOneFile) {
    const Scratch scratch;
    const auto book = scratch.path("book"), copy = scratch.path("copies/copy");
    Casebook::create(book);
    std::filesystem::create_directories(scratch.path("copies"));
    ASSERT_EQ(run_careact("casebook backup " + book + " " + copy).exit_code, 0);
    ASSERT_EQ(run_careact("casebook verify " + copy).exit_code, 0);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(scratch.path("copies")), std::filesystem::directory_iterator()), 1);
    write(scratch.path("ann.json"), R"({"about":{"id":"ann"}})");
    EXPECT_EQ(run_careact("casebook add " + copy + " " + scratch.path("ann.json") + rules).exit_code, 0) << "it can be gone on with";
    std::filesystem::create_directories(scratch.path("taken.part"));
    write(scratch.path("taken.part/in the way"), "");
    EXPECT_EQ(run_careact("casebook backup " + book + " " + scratch.path("taken")).exit_code, 1);
}

TEST(CasebookCommand, RecordsNothingAheadOfTheClock) {
    const Scratch scratch;
    const auto book = scratch.path("book");
    Casebook::create(book);
    write(scratch.path("ann.json"), R"({"about":{"id":"ann"}})");
    for (const auto& command : std::vector<std::string>{"add " + book + " " + scratch.path("ann.json") + rules, "decide " + book + rules, "redact " + book + " ann --by x --because y"}) {
        const auto ran = run_careact("casebook " + command + " --recorded 2206-02-01T09:00");
        EXPECT_EQ(ran.exit_code, 1) << command;
        EXPECT_EQ(ran.error.substr(0, 52), "careact: `2206-02-01T09:00` is still to come: it is ") << command;
    }
    EXPECT_EQ(Casebook(book).verify().entries, 0);
}

/// The exit code of a command line that a shell runs.
int shell(const std::string& line) {
    const int status = std::system(line.c_str());  // NOLINT(cert-env33-c): the command lines are the tests' own
    return WEXITSTATUS(status);
}

TEST(CasebookCommand, SaysThatItsOutputWasLost) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no device that is always full";
    const Scratch scratch;
    const auto book = scratch.path("book"), said = scratch.path("said"), command = std::string("'") + CAREACT_COMMAND + "' ";
    Casebook::create(book);
    for (const auto& arguments : std::vector<std::string>{"--help", "casebook verify " + book, "casebook stats --format json " + book, "schema --rules rules"}) {
        EXPECT_EQ(shell(command + arguments + " >/dev/full 2>" + said), 1) << arguments;
        EXPECT_EQ(support::read_text(said), "careact: what was to be printed could not be written: is the disk full?\n") << arguments;
    }
}

TEST(CasebookCommand, ReadsWhatIsLeftOfAFileThatWasCutOff) {
    const Scratch scratch;
    const auto book = scratch.path("book"), whole = scratch.path("whole");
    Casebook::create(book);
    {
        std::ofstream lines(scratch.path("lines.jsonl"));
        for (int i = 0; i < 2'000; ++i) lines << "{\"about\":{\"id\":\"r" << i << "\"},\"note\":\"" << std::string(200, 'x') << "\"}\n";
    }
    ASSERT_EQ(run_careact("casebook add " + book + " " + scratch.path("lines.jsonl") + rules).exit_code, 0);
    ASSERT_EQ(run_careact("casebook backup " + book + " " + whole).exit_code, 0);
    const auto bytes = support::read_text(whole);
    std::string before;
    for (const std::size_t percent : {99U, 90U, 50U}) {
        const auto part = scratch.path(std::to_string(percent));
        write(part, bytes.substr(0, bytes.size() * percent / 100));
        const auto ran = run_careact("casebook verify " + part);
        EXPECT_EQ(ran.exit_code, 4) << percent << ran.error;
        EXPECT_EQ(ran.error, "");
        EXPECT_NE(ran.output.find("cannot be read"), std::string::npos) << ran.output;
        EXPECT_EQ(ran.output.find("\xEF\xBF\xBD"), std::string::npos) << "a line feed was printed as a character that is none\n" << ran.output.substr(0, 500);
        EXPECT_NE(run_careact("casebook list " + part).error.find("is damaged"), std::string::npos);
    }
}

TEST(CasebookCommand, SaysThatAFolderIsNoCasebook) {
    const Scratch scratch;
    for (const auto& command : std::vector<std::string>{"list ", "init ", "verify "}) {
        EXPECT_EQ(run_careact("casebook " + command + scratch.path()).error, "careact: `" + scratch.path() + "` is a folder, and a casebook is a file\n") << command;
    }
}

// ---- audit run ----

struct Audited {
    Scratch scratch;
    std::string book = scratch.path("book"), out = scratch.path("out");
    const std::string audit_rules = " --rule-files tests/golden/casebook/files/audit.care";

    Audited() {
        Casebook::create(book);
        write(scratch.path("lines.jsonl"), "{\"about\":{\"id\":\"ann\",\"last_changed_on\":\"2026-01-10\"}}\n{\"about\":{\"id\":\"bob\",\"last_changed_on\":\"2026-01-20\"}}\n");
        EXPECT_EQ(run_careact("casebook add " + book + " " + scratch.path("lines.jsonl") + audit_rules + " --recorded 2026-02-01T09:00").exit_code, 0);
    }
    [[nodiscard]] support::Ran run(const std::string& arguments) const { return run_careact("audit run " + book + audit_rules + " " + arguments); }
    [[nodiscard]] std::map<std::string, std::string> left() const {
        std::map<std::string, std::string> files;
        for (const auto& file : std::filesystem::directory_iterator(out)) files[file.path().filename().string()] = support::read_text(file.path().string());
        return files;
    }
};

TEST(AuditCommand, OfNothingIsNoAudit) {
    const Audited test;
    EXPECT_EQ(test.run("--on 2026-02-01").exit_code, 0);
    const auto nobody = test.run("--on 2026-02-01 --record ann --record nobody");
    EXPECT_EQ(nobody.exit_code, 1);
    EXPECT_EQ(nobody.error, "careact: there is no record `nobody` in `" + test.book + "`\n");
    const auto early = test.run("--on 2026-01-09 --out " + test.out);
    EXPECT_EQ(early.exit_code, 1);
    EXPECT_EQ(early.error, "careact: there is no case to audit: of 2 records, none that can be read holds on 9 January 2026; the first version in the casebook holds since 10 January 2026\n");
    EXPECT_TRUE(test.left().empty()) << "no report of nothing";
    EXPECT_EQ(test.run("--on 2026-01-10 --record bob").error, "careact: there is no case to audit: of 1 record, none that can be read holds on 10 January 2026; the first version in the casebook holds since 10 January 2026\n");
    EXPECT_NE(test.run("--on 2026-02-01 --known-on 2026-01-31").error.find("as known by the end of 31 January 2026"), std::string::npos) << "recorded on the day after";
    const auto none = test.scratch.path("none");
    Casebook::create(none);
    EXPECT_EQ(run_careact("audit run " + none + test.audit_rules).error, "careact: there is no case to audit: the casebook holds no record\n");
}

TEST(AuditCommand, LeavesAFolderThatIsWholeOrAsItWas) {
    const Audited test;
    ASSERT_EQ(test.run("--on 2026-02-01 --out " + test.out).exit_code, 0);
    const auto before = test.left();
    const std::vector<std::string> names = {"audit.json", "cases.csv", "checks.csv", "decisions.csv", "figures.csv", "report.html", "report.json", "tables.csv"};
    std::vector<std::string> found;
    for (const auto& [name, text] : before) found.push_back(name);
    EXPECT_EQ(found, names);
    std::filesystem::create_directories(test.out + "/tables.csv.part");  // so that this one cannot be written
    const auto failed = test.run("--on 2026-03-01 --out " + test.out);
    EXPECT_EQ(failed.exit_code, 1);
    EXPECT_EQ(failed.error, "careact: `" + test.out + "/tables.csv.part` cannot be written: Is a directory\n");
    EXPECT_EQ(test.left(), before);
    EXPECT_EQ(test.run("--on 2026-03-01 --out " + test.out).exit_code, 0);
    EXPECT_NE(test.left().at("report.html").find("1 March 2026"), std::string::npos);
    EXPECT_EQ(test.left().size(), names.size());
    EXPECT_EQ(test.run("--on 2026-03-01 --out " + test.book).error, "careact: `" + test.book + "` is a file, and --out names a folder\n");
    EXPECT_EQ(test.run("--on 2026-03-01 --cases -1").exit_code, 1);
}

TEST(CasebookCommand, SaysThatAFileIsNoCasebook) {
    const auto ran = run_careact("casebook list README.md");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(ran.error, "careact: `README.md` is not a casebook\n");
}

}  // namespace
}  // namespace careact
