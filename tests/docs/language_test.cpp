/// Every block of the language reference is run: `care` compiles and its examples hold; `care wrong KIND` gives that diagnostic.

#include "careact/testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace {

struct Block {
    std::size_t line = 0;
    std::string kind;  // of the diagnostic it must give; empty if it must be right
    std::string text;
    std::vector<std::string> message;  // lines the page shows of what is printed
};

std::vector<Block> blocks_in(const std::string& page) {
    std::ifstream file(page);
    std::vector<Block> blocks;
    enum class In { Text, Care, Message, Other } in = In::Text;
    bool after_wrong = false;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.starts_with("```") && in != In::Text) {
            in = In::Text;
        } else if (line == "```care" || line.starts_with("```care wrong ")) {
            in = In::Care;
            blocks.push_back({number, line == "```care" ? "" : line.substr(14), "", {}});
            after_wrong = !blocks.back().kind.empty();
        } else if (line.starts_with("```")) {
            in = after_wrong && line == "```" ? In::Message : In::Other;
            after_wrong = false;
        } else if (in == In::Care) {
            blocks.back().text += line + "\n";
        } else if (in == In::Message && !line.empty()) {
            blocks.back().message.push_back(line);
        } else if (!line.empty()) {
            after_wrong = after_wrong && line.front() != '#';
        }
    }
    return blocks;
}

class LanguageBlock : public testing::TestWithParam<Block> {};

TEST_P(LanguageBlock, does_what_the_page_says) {
    const auto& block = GetParam();
    const std::vector<careact::SourceText> sources = {{"language.md", block.text}};
    auto result = careact::compile(sources);
    // An example that fails and a promise that is broken are found by running them.
    const bool runs = block.kind == "example-fails" || block.kind == "promise-broken";
    if (runs && result.rulebook) result.diagnostics.append(careact::run_tests(*result.rulebook).diagnostics);
    const auto printed = careact::render_text(result.diagnostics, sources);
    if (block.kind.empty()) {
        ASSERT_TRUE(result.rulebook && result.diagnostics.empty()) << "docs/language.md:" << block.line << "\n" << printed;
        const auto tests = careact::run_tests(*result.rulebook);
        EXPECT_FALSE(tests.examples.empty()) << "docs/language.md:" << block.line << " has no example";
        EXPECT_TRUE(tests.diagnostics.empty()) << "docs/language.md:" << block.line << "\n" << careact::render_text(tests.diagnostics, sources);
        return;
    }
    ASSERT_FALSE(result.diagnostics.empty()) << "docs/language.md:" << block.line << " should be wrong, and is not";
    for (const auto& d : result.diagnostics.all()) EXPECT_EQ(careact::to_text(d.kind), block.kind) << "docs/language.md:" << block.line << "\n" << printed;
    std::size_t at = 0;
    for (const auto& line : block.message) {
        const auto found = printed.find(line, at);
        EXPECT_NE(found, std::string::npos) << "docs/language.md:" << block.line << ": not printed: " << line << "\n" << printed;
        if (found != std::string::npos) at = found;
    }
}

INSTANTIATE_TEST_SUITE_P(Reference, LanguageBlock, testing::ValuesIn(blocks_in("docs/language.md")),
                         [](const auto& info) { return "line_" + std::to_string(info.param.line); });

}  // namespace
