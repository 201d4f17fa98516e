/// Files that no policy officer would write: each comes back with a diagnostic that says what is too much. The files are made here,
/// since they would be large to keep.

#include "careact/rulebook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace careact {
namespace {

constexpr std::size_t many = 100'000;

const std::string head = "module limits \"Limits\"\nfact a: yes/no\nfact n: whole number\nfact m: money\n";

std::string repeated(std::size_t times, std::string_view text) {
    std::string all;
    all.reserve(times * text.size());
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::string in_a_rule(const std::string& type, const std::string& value) { return head + "rule r: " + type + " \"r\"\n  gives " + value + "\n"; }

Diagnostics found_in(std::string text) { return compile({{"limits.care", std::move(text)}}).diagnostics; }

/// Whether the errors are of one kind alone; warnings of names that nothing uses are beside the point.
testing::AssertionResult all_are(const Diagnostics& found, DiagnosticKind kind) {
    if (!found.has_errors()) return testing::AssertionFailure() << "nothing was found";
    for (const auto& d : found.all()) {
        if (d.severity == Severity::Error && d.kind != kind) return testing::AssertionFailure() << to_text(d.kind) << ": " << d.message;
    }
    return testing::AssertionSuccess();
}

/// One message a reader can take in: a line, of no great length, with a way out.
void expect_readable(const Diagnostics& found) {
    for (const auto& d : found.all()) {
        EXPECT_LT(d.message.size(), 300U) << d.message.substr(0, 300);
        EXPECT_EQ(d.message.find('\n'), std::string::npos);
        EXPECT_FALSE(d.message.empty());
    }
}

TEST(Limits, BracketsNestedDeep) {
    for (const auto& [open, close] : {std::pair{"(", ")"}, {"[", "]"}, {"{", "}"}}) {
        const auto found = found_in(in_a_rule("yes/no", repeated(many, open) + "a" + repeated(many, close)));
        EXPECT_TRUE(std::any_of(found.all().begin(), found.all().end(), [](const auto& d) { return d.kind == DiagnosticKind::NestedTooDeep; }));
        expect_readable(found);
    }
}

TEST(Limits, BracketsThatNeverClose) {
    const auto found = found_in(in_a_rule("yes/no", repeated(many, "(")));
    EXPECT_TRUE(found.has_errors());
    expect_readable(found);
}

TEST(Limits, BracketsThatNeverOpen) {
    const auto found = found_in(in_a_rule("yes/no", "a" + repeated(many, ")")));
    EXPECT_TRUE(all_are(found, DiagnosticKind::Syntax));
    expect_readable(found);
}

TEST(Limits, TheDeepestBracketsAllowed) {
    const CompileLimits limits;
    EXPECT_FALSE(found_in(in_a_rule("yes/no", repeated(limits.nesting, "(") + "a" + repeated(limits.nesting, ")"))).has_errors());
    EXPECT_TRUE(all_are(found_in(in_a_rule("yes/no", repeated(limits.nesting + 1, "(") + "a" + repeated(limits.nesting + 1, ")"))), DiagnosticKind::NestedTooDeep));
}

TEST(Limits, ASumOfManyTerms) { EXPECT_FALSE(found_in(in_a_rule("whole number", "n" + repeated(many - 1, " + n"))).has_errors()); }

TEST(Limits, AChainOfManyConditions) {
    EXPECT_FALSE(found_in(in_a_rule("yes/no", "a" + repeated(many - 1, " and a"))).has_errors());
    EXPECT_FALSE(found_in(in_a_rule("yes/no", "a" + repeated(many - 1, " or a"))).has_errors());
}

TEST(Limits, NotSaidManyTimes) {
    const auto found = found_in(in_a_rule("yes/no", repeated(many, "not ") + "a"));
    EXPECT_TRUE(found.has_errors());
    expect_readable(found);
}

TEST(Limits, NotNestedInBrackets) {
    const auto found = found_in(in_a_rule("yes/no", repeated(many, "not (") + "a" + repeated(many, ")")));
    EXPECT_TRUE(found.has_errors());
    expect_readable(found);
}

TEST(Limits, ManySuffixesInARow) {
    const auto found = found_in(in_a_rule("money", "m" + repeated(many, " on 2026-01-01")));
    EXPECT_TRUE(std::any_of(found.all().begin(), found.all().end(), [](const auto& d) { return d.kind == DiagnosticKind::NestedTooDeep; }));
    expect_readable(found);
}

TEST(Limits, ALengthOfTimeAfterManyOthers) {
    const auto found = found_in(head + "fact d: date\nrule r: date \"r\"\n  gives " + repeated(many, "1 day after ") + "d\n");
    EXPECT_TRUE(std::any_of(found.all().begin(), found.all().end(), [](const auto& d) { return d.kind == DiagnosticKind::NestedTooDeep; }));
    expect_readable(found);
}

TEST(Limits, AVeryLongName) {
    for (const std::size_t letters : {std::size_t{101}, many}) {
        const auto found = found_in("module limits \"Limits\"\nfact " + std::string(letters, 'a') + ": money\nrule r: money \"r\"\n  gives " + std::string(letters, 'b') + "\n");
        EXPECT_TRUE(std::any_of(found.all().begin(), found.all().end(), [](const auto& d) { return d.kind == DiagnosticKind::TooLarge; }));
        expect_readable(found);
    }
}

TEST(Limits, AVeryLongText) {
    const auto found = found_in("module limits \"" + std::string(many, 'a') + "\"\nfact m: money\nrule r: money \"" + std::string(many, 'b') + "\" m\n  gives m\n");
    EXPECT_TRUE(all_are(found, DiagnosticKind::Syntax));
    expect_readable(found);
}

TEST(Limits, AVeryLongNumber) {
    for (const auto& number : {std::string(many, '9'), "£" + std::string(many, '9'), "£0." + std::string(many, '9'), std::string(many, '9') + "%", std::string(many, '9') + " months"}) {
        const auto found = found_in(in_a_rule("whole number", number));
        EXPECT_TRUE(found.has_errors()) << number.substr(0, 8);
        expect_readable(found);
    }
}

TEST(Limits, AFileOfFiftyMillionSpaces) {
    EXPECT_TRUE(all_are(found_in(std::string(50'000'000, ' ')), DiagnosticKind::TooLarge));
    EXPECT_TRUE(all_are(found_in(std::string(4U << 20U, ' ')), DiagnosticKind::EmptyFile));
}

TEST(Limits, AFileOfFiftyMillionLetters) {
    EXPECT_TRUE(all_are(found_in(std::string(50'000'000, 'a')), DiagnosticKind::TooLarge));
    const auto found = found_in(std::string(4U << 20U, 'a'));
    EXPECT_TRUE(found.has_errors());
    expect_readable(found);
}

TEST(Limits, AMillionRandomBytes) {
    std::mt19937 random(20'260'406);
    for (int round = 0; round < 4; ++round) {
        std::string bytes(1'000'000, ' ');
        // The first round takes any byte, the others plain letters, digits and signs, which the grammar is asked about.
        for (auto& byte : bytes) byte = static_cast<char>(round == 0 ? random() % 256 : 32 + random() % 95);
        const auto found = found_in(std::move(bytes));
        EXPECT_TRUE(found.has_errors());
        expect_readable(found);
    }
}

TEST(Limits, TheLanguagesWordsInAnyOrder) {
    const std::vector<std::string> words = {"rule ", "r ", ": ", "money ", "gives ", "when ", "( ", ") ", "£5 ", "and ", "or ", "not ", "is ", "fact ", "m ", "\n",
                                            "exception ", "otherwise ", "2026-01-01 ", "from ", "for each ", "in ", "\"t\" ", "| ", "let ", "be ", "+ ", "of ", "under "};
    std::mt19937 random(20'260'406);
    for (int round = 0; round < 50; ++round) {
        std::string text = head;
        for (int i = 0; i < 2000; ++i) text += words[random() % words.size()];
        const auto found = found_in(std::move(text));
        EXPECT_TRUE(found.has_errors());
        expect_readable(found);
    }
}

TEST(Limits, TenThousandMistakes) {
    std::string text = head;
    for (int i = 0; i < 10'000; ++i) text += "rule r" + std::to_string(i) + ": yes/no \"r\"\n  gives nothing_of_that_name\n";
    const CompileLimits limits;
    const auto found = found_in(std::move(text));
    ASSERT_EQ(found.all().size(), limits.diagnostics + 1);
    EXPECT_EQ(found.all().back().kind, DiagnosticKind::TooMany);
    EXPECT_EQ(found.all().back().message, "9900 more are not listed");
    EXPECT_EQ(found.all().back().help, "mend these first, then run it again");
}

TEST(Limits, TenThousandSlipsOfGrammar) {
    std::string text = head;
    for (int i = 0; i < 10'000; ++i) text += "rule r" + std::to_string(i) + ": yes/no \"r\"\n  gives (\n";
    const CompileLimits limits;
    const auto found = found_in(std::move(text));
    ASSERT_EQ(found.all().size(), limits.diagnostics + 1);
    EXPECT_EQ(found.all().back().kind, DiagnosticKind::TooMany);
}

}  // namespace
}  // namespace careact
