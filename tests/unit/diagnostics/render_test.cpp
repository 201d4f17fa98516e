#include "careact/diagnostic.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace careact {
namespace {

/// One mistake about a word of a text.
Diagnostics about(const std::string& text, std::string_view word, std::string label = "here") {
    Diagnostics found;
    const auto begin = static_cast<std::uint32_t>(text.find(word));
    auto& d = found.add(DiagnosticKind::Type, {0, begin, begin + static_cast<std::uint32_t>(word.size())}, "it is wrong");
    d.label = std::move(label);
    d.help = "mend it";
    return found;
}

std::string rendered(const std::string& text, std::string_view word) { return render_text(about(text, word), {{"demo.care", text}}); }

TEST(RenderText, ShowsTheMessageThePlaceTheLineAndTheWayOut) {
    EXPECT_EQ(rendered("one\ntwo bad four\n", "bad"),
              "error: it is wrong [type]\n"
              "  --> demo.care:2:5\n"
              "  2 | two bad four\n"
              "    |     ^^^ here\n"
              "   = help: mend it\n"
              "\n");
}

TEST(RenderText, TheCaretStandsUnderItsWordAfterAPoundSign) { EXPECT_NE(rendered("£14,250 bad", "bad").find("  1 | £14,250 bad\n    |         ^^^ here\n"), std::string::npos); }

TEST(RenderText, WideCharactersTakeTwoPlaces) { EXPECT_NE(rendered("\u6771\u4eac bad", "bad").find("    |      ^^^ here\n"), std::string::npos); }

TEST(RenderText, TabsStayTabs) { EXPECT_NE(rendered("\ta\tbad", "bad").find("    | \t \t^^^ here\n"), std::string::npos); }

TEST(RenderText, AMarkOfSeveralLinesEndsWithTheFirst) { EXPECT_NE(rendered("a bad\nline b", "bad\nline").find("    |   ^^^ here\n"), std::string::npos); }

TEST(RenderText, AnEmptyPlaceHasOneCaret) {
    Diagnostics found;
    found.add(DiagnosticKind::Syntax, {0, 3, 3}, "something is missing");
    EXPECT_NE(render_text(found, {{"demo.care", "abc"}}).find("  1 | abc\n    |    ^\n"), std::string::npos);
}

TEST(RenderText, OtherPlacesFollow) {
    const std::string text = "first\nsecond";
    auto found = about(text, "second");
    auto mistake = found.all()[0];
    mistake.context.push_back({{0, 0, 5}, "the one before"});
    Diagnostics both;
    both.add(mistake);
    EXPECT_NE(render_text(both, {{"demo.care", text}}).find("  ... demo.care:1:1\n  1 | first\n    | ^^^^^ the one before\n"), std::string::npos);
}

TEST(RenderText, AMistakeInARecordHasALineAndAPointer) {
    Diagnostics found;
    auto& d = found.add(DiagnosticKind::RecordValue, {}, "it is wrong");
    d.record = "a.json";
    d.line = 12;
    d.pointer = "/carers/0/name";
    EXPECT_EQ(render_text(found, {}), "error: it is wrong [record-value]\n  --> a.json:12  /carers/0/name\n\n");
}

TEST(RenderText, ColourIsAskedFor) {
    EXPECT_EQ(rendered("bad", "bad").find('\033'), std::string::npos);
    EXPECT_NE(render_text(about("bad", "bad"), {{"demo.care", "bad"}}, {true, 80}).find("\033[1;31merror"), std::string::npos);
}

TEST(RenderJson, APlaceHasLinesColumnsAndBytes) {
    const std::string text = "£5\n£14 bad";
    const auto json = nlohmann::json::parse(render_json(about(text, "bad"), {{"demo.care", text}}));
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0]["kind"], "type");
    EXPECT_EQ(json[0]["severity"], "error");
    EXPECT_EQ(json[0]["message"], "it is wrong");
    EXPECT_EQ(json[0]["help"], "mend it");
    EXPECT_EQ(json[0]["label"], "here");
    EXPECT_EQ(json[0]["place"],
              (nlohmann::json{{"file", "demo.care"}, {"line", 2}, {"column", 5}, {"end_line", 2}, {"end_column", 8}, {"offset", 9}, {"length", 3}}));
}

TEST(RenderJson, OfARecordItHasAPointer) {
    Diagnostics found;
    auto& d = found.add(DiagnosticKind::RecordUnknown, {}, "it is wrong");
    d.record = "a.json";
    d.pointer = "/x";
    const auto json = nlohmann::json::parse(render_json(found, {}));
    EXPECT_EQ(json[0]["record"], "a.json");
    EXPECT_EQ(json[0]["pointer"], "/x");
    EXPECT_FALSE(json[0].contains("line"));
    EXPECT_FALSE(json[0].contains("place"));
}

TEST(RenderJson, NothingWrongIsAnEmptyList) { EXPECT_EQ(render_json({}, {}), "[]\n"); }

}  // namespace
}  // namespace careact
