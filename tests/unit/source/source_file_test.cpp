#include "source/source_file.hpp"

#include <gtest/gtest.h>

namespace careact::source {
namespace {

SourceFile file(std::string text) { return SourceFile({"demo.care", std::move(text)}); }

std::pair<std::uint32_t, std::uint32_t> place(const SourceFile& in, std::string_view word) {
    const auto at = in.locate(static_cast<std::uint32_t>(in.text().find(word)));
    return {at.line, at.column};
}

TEST(SourceFile, CountsLinesAndColumnsFromOne) {
    const auto in = file("one\ntwo three\n");
    EXPECT_EQ(place(in, "one"), std::pair(1U, 1U));
    EXPECT_EQ(place(in, "three"), std::pair(2U, 5U));
}

TEST(SourceFile, APoundSignIsOneColumn) { EXPECT_EQ(place(file("  £14,250 from"), "from"), std::pair(1U, 11U)); }

TEST(SourceFile, TheEndOfTheTextHasAPlace) {
    const auto in = file("a\n");
    const auto end = in.locate(2);
    EXPECT_EQ(end.line, 2U);
    EXPECT_EQ(end.column, 1U);
}

TEST(SourceFile, ALineIsWithoutItsEnd) {
    const auto in = file("one\r\ntwo\nlast");
    EXPECT_EQ(in.line(1), "one");
    EXPECT_EQ(in.line(2), "two");
    EXPECT_EQ(in.line(3), "last");
}

TEST(SourceFile, CarriageReturnsDoNotMoveLines) { EXPECT_EQ(place(file("a\r\nb\r\nc"), "c"), std::pair(3U, 1U)); }

TEST(SourceFile, AnEmptyTextHasOneEmptyLine) {
    const auto in = file("");
    EXPECT_EQ(in.line(1), "");
    EXPECT_EQ(in.locate(0).column, 1U);
}

TEST(SourceFile, ASpanIsItsBytes) {
    const auto in = file("£5 per week");
    EXPECT_EQ(in.text(Span{0, 0, 3}), "£5");
}

}  // namespace
}  // namespace careact::source
