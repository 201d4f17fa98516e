/// Adding is killed at random moments, and nothing is lost and nothing is there twice. CAREACT_KILLS says how often (200 by hand).

#include "careact/casebook.hpp"
#include "support/random.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <thread>

namespace careact {
namespace {

constexpr auto rules = "tests/golden/cli/files/good.care";

pid_t start(std::vector<std::string> words) {
    words.insert(words.begin(), CAREACT_COMMAND);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto pid = fork();
    if (pid != 0) return pid;
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execv(CAREACT_COMMAND, arguments.data());
    _exit(127);
}

pid_t start_adding(const std::string& book, const std::string& lines) { return start({"casebook", "add", book, lines, "--rule-files", rules}); }

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

/// The contents of the entries, in order, up to as many as there are texts.
std::size_t in_order(const Casebook& casebook, const std::vector<std::string>& texts) {
    std::size_t count = 0;
    casebook.each({}, [&](const CasebookEntry& entry) { return casebook.content(entry.number) == texts.at(count) && ++count < texts.size(); });
    return count;
}

// Each version is like the one before the one before it, so that only where it stands tells it from that one: lines, and files of their own.
TEST(CasebookCrash, TellsAgainFromStill) {
    const auto* asked = std::getenv("CAREACT_KILLS");
    const std::size_t kills = asked == nullptr ? 6 : std::strtoul(asked, nullptr, 10), many = 1'500 + 500 * kills;
    const support::Scratch scratch;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < many; ++i) texts.push_back("{\"about\":{\"id\":\"r" + std::to_string(i % 3) + "\"},\"savings\":" + std::to_string(i / 3 % 2) + "}");
    std::filesystem::create_directories(scratch.path("files"));
    std::ofstream lines(scratch.path("lines.jsonl"));
    for (std::size_t i = 0; i < many; ++i) {
        lines << texts[i] << "\n";
        std::ofstream(scratch.path("files/" + std::to_string(1'000'000 + i) + ".json")) << texts[i];
    }
    lines.close();
    for (const std::string from : {"lines.jsonl", "files"}) {
        const auto book = scratch.path(from + ".book");
        Casebook::create(book);
        support::Random random(kills);
        std::size_t killed = 0;
        for (std::size_t i = 0; i < kills; ++i) killed += killed_after(start_adding(book, scratch.path(from)), std::chrono::microseconds{random.between(500, 150'000)}) ? 1 : 0;
        int status = 0;
        waitpid(start_adding(book, scratch.path(from)), &status, 0);
        EXPECT_EQ(WEXITSTATUS(status), 0);
        const Casebook casebook(book);
        EXPECT_EQ(casebook.stats().entries.at(EntryKind::Record), static_cast<std::int64_t>(many)) << from;
        EXPECT_EQ(in_order(casebook, texts), many) << from;
        EXPECT_TRUE(casebook.verify().found.empty());
        std::cout << from << ": " << killed << " runs were killed\n";
    }
}

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Two audits in turn leave their reports in one folder: where a report stands, what stands beside it is of the same day.
TEST(CasebookCrash, LeavesNoReportOfTwoAudits) {
    const auto* asked = std::getenv("CAREACT_KILLS");
    const std::size_t kills = asked == nullptr ? 8 : std::strtoul(asked, nullptr, 10);
    const std::string audit_rules = "tests/golden/casebook/files/audit.care";
    const support::Scratch scratch;
    const auto book = scratch.path("book"), out = scratch.path("out");
    {
        std::ofstream file(scratch.path("cases.jsonl"));
        for (std::size_t i = 0; i < 1'000; ++i) file << "{\"about\":{\"id\":\"r" << i << "\",\"last_changed_on\":\"2026-0" << 1 + i % 2 << "-01\"},\"savings\":" << i << "}\n";
    }
    Casebook::create(book);
    int status = 0;
    waitpid(start({"casebook", "add", book, scratch.path("cases.jsonl"), "--rule-files", audit_rules}), &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    support::Random random(kills);
    std::size_t killed = 0, whole = 0;
    for (std::size_t i = 0; i < kills; ++i) {
        const auto day = i % 2 == 0 ? "2026-01-15" : "2026-02-15";
        killed += killed_after(start({"audit", "run", book, "--on", day, "--rule-files", audit_rules, "--out", out}), std::chrono::microseconds{random.between(500, 600'000)}) ? 1 : 0;
        const auto report = text_of(out + "/report.html");
        if (report.empty()) continue;
        ++whole;
        const bool january = report.find("15 January 2026") != std::string::npos;
        EXPECT_NE(text_of(out + "/report.json").find(january ? "2026-01-15" : "2026-02-15"), std::string::npos);
        EXPECT_NE(text_of(out + "/audit.json").find(january ? "\"on\": \"2026-01-15\"" : "\"on\": \"2026-02-15\""), std::string::npos);
        EXPECT_EQ(text_of(out + "/cases.csv").back(), '\n') << "not cut off in a line";
    }
    std::cout << killed << " runs were killed, and " << whole << " times there was a report\n";
}

// Auditing reads; keeping readings and samples is one transaction: all of them or none.
TEST(CasebookCrash, AuditingLosesNothingAndKeepsNothingTwice) {
    const auto* asked = std::getenv("CAREACT_KILLS");
    const std::size_t kills = asked == nullptr ? 12 : std::strtoul(asked, nullptr, 10), cases = 4'000;
    const std::string audit_rules = "tests/golden/casebook/files/audit.care";
    const support::Scratch scratch;
    const auto book = scratch.path("book"), records = scratch.path("cases.jsonl"), readings = scratch.path("readings.jsonl");
    {
        std::ofstream file(records), read(readings);
        for (std::size_t i = 0; i < cases; ++i) {
            const auto id = "{\"about\":{\"id\":\"r" + std::to_string(i) + "\"}";
            file << id << ",\"savings\":" << i << "}\n";
            read << id << R"(,"audit":{"auditor":"A. Auditor","audited_on":"2026-02-01","grade":"graded_good","grade_reasons":"clear"}})" << "\n";
        }
    }
    Casebook::create(book);
    int status = 0;
    waitpid(start({"casebook", "add", book, records, "--rule-files", audit_rules, "--as-of", "2026-01-01"}), &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    support::Random random(kills);
    std::size_t killed = 0;
    const std::vector<std::vector<std::string>> commands = {
        {"audit", "keep", book, readings, "--rule-files", audit_rules},
        {"audit", "run", book, "--on", "2026-03-01", "--rule-files", audit_rules},
        {"audit", "sample", book, "--size", "1000", "--auditor", "A. Auditor", "--on", "2026-01-15", "--keep", "--rule-files", audit_rules},
    };
    for (std::size_t i = 0; i < kills; ++i) {
        const bool was_killed = killed_after(start(commands[i % commands.size()]), std::chrono::microseconds{random.between(500, 150'000)});
        killed += was_killed ? 1 : 0;
        const Casebook casebook(book);
        const auto verified = casebook.verify();
        ASSERT_TRUE(verified.found.empty()) << "after " << killed << " kills\n" << to_text(verified);
        const auto stats = casebook.stats();
        EXPECT_EQ(stats.entries.at(EntryKind::Record), static_cast<std::int64_t>(cases));
        const auto found = stats.entries.find(EntryKind::Audit);
        EXPECT_TRUE(found == stats.entries.end() || found->second == static_cast<std::int64_t>(cases)) << "all readings, or none";
    }
    for (int twice = 0; twice < 2; ++twice) {
        for (const auto& command : commands) {
            waitpid(start(command), &status, 0);
            EXPECT_EQ(WEXITSTATUS(status), 0) << command[1];
        }
    }
    const auto stats = Casebook(book).stats();
    EXPECT_EQ(stats.entries.at(EntryKind::Audit), static_cast<std::int64_t>(cases)) << "kept once each";
    EXPECT_TRUE(Casebook(book).verify().found.empty());
    std::cout << killed << " runs were killed\n";
}

}  // namespace
}  // namespace careact
