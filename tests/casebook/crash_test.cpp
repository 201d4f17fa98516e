/// Adding is killed at random moments, and nothing is lost and nothing is there twice. CAREACT_KILLS says how often (200 by hand).

#include "careact/casebook.hpp"
#include "support/random.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <thread>

namespace careact {
namespace {

constexpr auto rules = "tests/golden/cli/files/good.care";

pid_t start_adding(const std::string& book, const std::string& lines) {
    const auto pid = fork();
    if (pid != 0) return pid;
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execl(CAREACT_COMMAND, CAREACT_COMMAND, "casebook", "add", book.c_str(), lines.c_str(), "--rule-files", rules, static_cast<char*>(nullptr));
    _exit(127);
}

/// Waits so long, kills it if it is still at work, and says whether it was.
bool killed_after(pid_t pid, std::chrono::microseconds wait) {
    std::this_thread::sleep_for(wait);
    kill(pid, SIGKILL);
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status);
}

std::string write_lines(const std::string& path, std::size_t count) {
    std::ofstream file(path);
    for (std::size_t i = 0; i < count; ++i) file << (i % 500 == 499 ? "no record\n" : "{\"about\":{\"id\":\"r" + std::to_string(i) + "\"},\"savings\":" + std::to_string(i) + "}\n");
    return path;
}

TEST(CasebookCrash, LosesNothingAndAddsNothingTwice) {
    const auto* asked = std::getenv("CAREACT_KILLS");
    const std::size_t kills = asked == nullptr ? 12 : std::strtoul(asked, nullptr, 10), lines = 3'000 * kills;
    const support::Scratch scratch;
    const auto book = scratch.path("a book.sqlite"), file = write_lines(scratch.path("lines.jsonl"), lines);
    Casebook::create(book);
    support::Random random(kills);
    std::size_t killed = 0, while_some_were_there = 0;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < kills; ++i) {
        if (!killed_after(start_adding(book, file), std::chrono::microseconds{random.between(500, 150'000)})) continue;
        ++killed;
        const auto verified = Casebook(book).verify();
        ASSERT_TRUE(verified.found.empty()) << "after " << killed << " kills\n" << to_text(verified);
        EXPECT_GE(verified.entries, most) << "something that was kept is gone";
        most = verified.entries;
        while_some_were_there += most > 0 ? 1 : 0;
    }
    int status = 0;
    waitpid(start_adding(book, file), &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 3) << "some lines are no records";
    const Casebook casebook(book);
    const auto stats = casebook.stats();
    EXPECT_EQ(stats.records, static_cast<std::int64_t>(lines - lines / 500));
    EXPECT_EQ(stats.entries.at(EntryKind::Record), stats.records);
    EXPECT_EQ(stats.entries.at(EntryKind::Quarantined), static_cast<std::int64_t>(lines / 500));
    EXPECT_TRUE(casebook.verify().found.empty());
    // In the order of their lines, since each run goes on where the last one was stopped.
    std::int64_t line = 0;
    casebook.each({}, [&](const CasebookEntry& entry) {
        const auto expected = line % 500 == 499 ? file + ":" + std::to_string(line + 1) : "r" + std::to_string(line);
        EXPECT_EQ(entry.record, expected);
        ++line;
        return entry.record == expected;
    });
    std::cout << killed << " runs were killed, " << while_some_were_there << " of them with something added\n";
    EXPECT_GT(killed, kills / 2);
}

}  // namespace
}  // namespace careact
