#include "source/utf8.hpp"

#include <gtest/gtest.h>

namespace careact::source {
namespace {

using Kind = Deception::Kind;

std::vector<Kind> kinds(std::string_view text) {
    std::vector<Kind> found;
    for (const auto& one : find_deceptions(text)) found.push_back(one.kind);
    return found;
}

TEST(Utf8, CountsCodePointsAndNotBytes) {
    EXPECT_EQ(count_code_points("£14"), 3U);
    EXPECT_EQ(count_code_points("e\u0301"), 2U);
    EXPECT_EQ(count_code_points("\U0001F600"), 1U);
}

TEST(Utf8, WidthIsWhatATerminalNeeds) {
    EXPECT_EQ(display_width("£14"), 3U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("\u6771\u4eac"), 4U);
    EXPECT_EQ(display_width("\uff21"), 2U);
}

TEST(Utf8, FindsTheFirstMalformedByte) {
    EXPECT_EQ(first_malformed_byte("plain £ text"), std::nullopt);
    EXPECT_EQ(first_malformed_byte("ab\x80"), 2U);            // goes on with nothing before it
    EXPECT_EQ(first_malformed_byte("abc\xC2"), 3U);            // cut off
    EXPECT_EQ(first_malformed_byte("£\xC0\xAF"), 2U);          // longer than it need be
    EXPECT_EQ(first_malformed_byte("\xED\xA0\x80"), 0U);       // half of a pair
    EXPECT_EQ(first_malformed_byte("a\xF5\x80\x80\x80"), 1U);  // past the last code point
}

TEST(Deceptions, MarksThatTurnTheDirection) {
    EXPECT_EQ(kinds("a \u202E b"), std::vector{Kind::Bidirectional});
    EXPECT_EQ(kinds("a \u2066b\u2069"), (std::vector{Kind::Bidirectional, Kind::Bidirectional}));
}

TEST(Deceptions, SayWhereTheyStand) {
    const auto found = find_deceptions("£ \u202E");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].begin, 3U);
    EXPECT_EQ(found[0].end, 6U);
}

TEST(Deceptions, InvisibleCharacters) {
    EXPECT_EQ(kinds("sav\u200Bings"), std::vector{Kind::Invisible});
    EXPECT_EQ(kinds("sav\u00ADings"), std::vector{Kind::Invisible});
}

TEST(Deceptions, OneWordOfLatinAndCyrillicOrGreek) {
    EXPECT_EQ(kinds("s\u0430vings"), std::vector{Kind::MixedScript});
    EXPECT_EQ(kinds("\u03bfwner"), std::vector{Kind::MixedScript});
}

TEST(Deceptions, NotTwoWordsOfTwoScripts) { EXPECT_TRUE(kinds("\u0434\u043e\u043c home").empty()); }

TEST(Deceptions, NotLettersWithAccentsOrPoundSigns) { EXPECT_TRUE(kinds("£14,250 caf\u00e9 Ll\u0177n \u2019").empty()); }

TEST(Normal, AccentsAreStoredOneWay) { EXPECT_EQ(normalised("cafe\u0301"), "caf\u00e9"); }

TEST(Folded, CapitalsAndSpacesCountForNothing) {
    EXPECT_EQ(folded("  No change\tthis\n YEAR. "), folded("no change this year."));
    EXPECT_EQ(folded("Stra\u00DFe"), folded("STRASSE"));
    EXPECT_NE(folded("no change"), folded("nochange"));
}

TEST(Blank, SpacesAndInvisibleCharactersAreNothing) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank(" \t\n"));
    EXPECT_TRUE(is_blank("\u00A0\u3000\u200B"));
    EXPECT_FALSE(is_blank(" . "));
}

TEST(Blank, AByteOrderMarkIsNothingToo) { EXPECT_TRUE(is_blank("\uFEFF")); }

}  // namespace
}  // namespace careact::source
