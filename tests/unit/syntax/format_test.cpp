#include "careact/format.hpp"
#include "syntax/format_check.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace careact {

namespace {

#ifndef CAREACT_RULES_DIR
#define CAREACT_RULES_DIR "rules"
#endif

std::vector<std::filesystem::path> rule_files() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CAREACT_RULES_DIR)) {
        if (entry.path().extension() == ".care") found.push_back(entry.path());
    }
    return found;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string formatted(const std::string& text) {
    const SourceText source{"test.care", text};
    const auto result = format(source);
    EXPECT_TRUE(result.text.has_value()) << render_text(result.diagnostics, {source});
    return result.text.value_or("");
}

/// The text with its white space outside strings and comments spread at random: the same words, badly laid out.
std::string scattered(const std::string& text, std::mt19937& random) {
    static const std::vector<std::string> blanks = {" ", "  ", "\t", "\n", "\r\n", "\n\n\n", "\n      ", "\n                        "};
    std::string out;
    char in = ' ';  // a quotation mark in a string, `#` in a comment
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in == '#' && c == '\n') in = ' ';
        if (in == ' ' && c == ' ' && random() % 4 == 0) {
            out += blanks[random() % blanks.size()];
            continue;
        }
        if (in == '"' && c == '\\') out += text[i++];
        else if (c == '"' && in != '#') in = in == '"' ? ' ' : '"';
        else if (c == '#' && in == ' ') in = '#';
        out += text[i];
    }
    return out;
}

TEST(Format, KeepsWhatRuleFilesSay) {
    const auto files = rule_files();
    ASSERT_FALSE(files.empty());
    for (const auto& path : files) {
        const auto text = read(path);
        EXPECT_TRUE(syntax::says_the_same(text, formatted(text))) << path;
    }
}

TEST(Format, ChangesNothingTheSecondTime) {
    for (const auto& path : rule_files()) {
        const auto once = formatted(read(path));
        EXPECT_EQ(formatted(once), once) << path;
    }
}

TEST(Format, SettlesWhateverTheLayoutWas) {
    std::mt19937 random(20251001);
    for (const auto& path : rule_files()) {
        const auto text = scattered(read(path), random);
        const auto once = formatted(text);
        EXPECT_TRUE(syntax::says_the_same(text, once)) << path;
        EXPECT_EQ(formatted(once), once) << path;
    }
}

struct BeforeAndAfter {
    std::string name, before, after;
};

class FormatCase : public testing::TestWithParam<BeforeAndAfter> {};

TEST_P(FormatCase, IsLaidOut) { EXPECT_EQ(formatted(GetParam().before), GetParam().after); }

INSTANTIATE_TEST_SUITE_P(
    Small, FormatCase,
    testing::Values(
        BeforeAndAfter{"Spaces", "rule  r( a :yes/no,\n  b: text ) : money gives f( a, b . c )+g*£2",
                       "rule r(a: yes/no,\n  b: text): money gives f(a, b.c) + g * £2\n"},
        BeforeAndAfter{"BlankLines", "fact a: text\n\n\n\nfact b: text\nrule r: yes/no\n\n  gives a is blank\nrule s: yes/no\n  gives no\n\n\n",
                       "fact a: text\n\nfact b: text\n\nrule r: yes/no\n  gives a is blank\n\nrule s: yes/no\n  gives no\n"},
        BeforeAndAfter{"TwoDeclarationsOnALine", "fact a: text rule r: yes/no gives yes", "fact a: text\n\nrule r: yes/no gives yes\n"},
        BeforeAndAfter{"WindowsLineEnds", "# one\r\nfact a: text   # two  \r\nfact b: text\r\n", "# one\nfact a: text  # two\nfact b: text\n"},
        BeforeAndAfter{"ByteOrderMark", "\xEF\xBB\xBF" "fact a: text", "fact a: text\n"},
        BeforeAndAfter{"CommentsAtBothEnds", "\n\n  # one\n\n\n# two\nfact a: text\n\n\n# three", "# one\n\n# two\nfact a: text\n\n# three\n"},
        BeforeAndAfter{"DeclarationAfterComment", "fact a: text\n  # of a\n# of r\nrule r: yes/no gives yes",
                       "fact a: text\n  # of a\n\n# of r\nrule r: yes/no gives yes\n"},
        BeforeAndAfter{"ListsAndIndexes", "example \"e\" on 2025-01-01\ngiven a[ 1 ].b is [1,\n 2]\nexpect r( a[1] ) is [ ]",
                       "example \"e\" on 2025-01-01\n  given a[1].b is [ 1,\n      2 ]\n  expect r(a[1]) is []\n"},
        BeforeAndAfter{"OneWordTypes", "record type R\nhas a: date-time\nhas b: list of yes / no", "record type R\n  has a: date-time\n  has b: list of yes/no\n"},
        BeforeAndAfter{"MemberNamedAsAWord", "record type R\nhas presumed: text \"t\"\nhas under: text",
                       "record type R\n  has presumed: text  \"t\"\n  has under: text\n"},
        BeforeAndAfter{"AsOfATestIsNoLabel", "rule r: yes/no\ngives x is not the same text as y as named", "rule r: yes/no\n  gives x is not the same text as y  as named\n"}),
    [](const auto& info) { return info.param.name; });

TEST(Format, BreaksLinesThatDoNotFit) {
    const std::string name(40, 'a');
    const auto text = formatted("rule r: yes/no\n  gives " + name + " and " + name + " and " + name + " under CA \"s1\"\n");
    EXPECT_EQ(text, "rule r: yes/no\n  gives " + name + " and " + name + "\n    and " + name + "  under CA \"s1\"\n");
}

TEST(Format, AlignsColumnsUnlessALineIsTooLong) {
    const std::string name(90, 'a');
    const auto text = formatted("rule r: yes/no\ngives any of (\na as first_one,\n" + name + " as second,\nbcd as third_one under CA \"s1\"\n)");
    EXPECT_EQ(text, "rule r: yes/no\n  gives any of (\n    a    as first_one,\n    " + name + "  as second,\n    bcd  as third_one  under CA \"s1\"\n  )\n");
}

TEST(Format, RefusesWhatDoesNotParse) {
    for (const auto* text : {"", "  \n", "rule", "fact a: text\nnonsense here", "rule r: yes/no gives (a", "fact a: \"x", "\xFF\xFE", "rule r: money gives 1x"}) {
        const auto result = format({"test.care", text});
        EXPECT_FALSE(result.text.has_value()) << text;
        EXPECT_TRUE(result.diagnostics.has_errors()) << text;
    }
}

TEST(Format, PassesWarningsOn) {
    const auto result = format({"test.care", "fact a: text \"\xE2\x80\x8Bhidden\"\n"});
    EXPECT_TRUE(result.text.has_value());
    EXPECT_FALSE(result.diagnostics.empty());
}

TEST(FormatCheck, SeesAChange) {
    EXPECT_TRUE(syntax::says_the_same("fact a: text # c\n", "fact a:\n  text  # c"));
    EXPECT_FALSE(syntax::says_the_same("fact a: text", "fact b: text"));
    EXPECT_FALSE(syntax::says_the_same("fact a: \"1\"", "fact a: 1"));
    EXPECT_FALSE(syntax::says_the_same("fact a: text # c", "fact a: text"));
    EXPECT_FALSE(syntax::says_the_same("fact a: text # c", "fact a: # c\ntext"));
    EXPECT_FALSE(syntax::says_the_same("fact a: text # c", "fact a: text\n# c"));
    EXPECT_FALSE(syntax::says_the_same("fact a: text", "fact a: text rule"));
}

}  // namespace

}  // namespace careact
