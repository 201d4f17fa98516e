/// The commands on files that are awkward: read-only, named oddly, in use, or no casebook at all.

#include "careact/casebook.hpp"
#include "support/command.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <fstream>
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

TEST(CasebookCommand, SaysThatAFileIsNoCasebook) {
    const auto ran = run_careact("casebook list README.md");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(ran.error, "careact: `README.md` is not a casebook\n");
}

}  // namespace
}  // namespace careact
