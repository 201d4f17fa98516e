#include "syntax/token.hpp"

#include <algorithm>
#include <array>

namespace careact::syntax {

const std::vector<std::string>& declaration_words() {
    static const std::vector<std::string> words = {
        "module", "layer", "authority", "conversion", "choice", "record",  "fact",  "figure",  "list",  "table",
        "rule",   "clock", "check",     "promise",    "example", "raise", "lower", "replace", "extend"};
    return words;
}

const std::vector<std::string>& clause_words() {
    static const std::vector<std::string> words = {
        "uses",    "months",    "options",   "has",       "gap",   "local", "person", "applies", "let",    "starting", "for",
        "becomes", "gives",     "otherwise", "exception", "tells", "next",  "starts", "due",     "stops",  "missed",   "theme",
        "passes",  "asks",      "always",    "given",     "expect", "one",  "first",  "until",   "every"};
    return words;
}

bool is_reserved(std::string_view word) {
    static constexpr std::array others = {
        "under", "as",  "from", "known",     "source", "unverified", "presumed", "because", "and",   "or", "not",   "when", "else",
        "is",    "of",  "after", "before",   "on",     "per",        "with",     "set",     "if",        "converted",
        "rounded", "steps", "counting", "where", "satisfies", "in", "by", "the", "yes", "no", "none"};
    const auto contains = [&](const auto& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    return contains(declaration_words()) || (word != "every" && contains(clause_words())) || contains(others);
}

namespace {

/// The first characters of a long text, none of them cut in two.
std::string shortened(std::string_view text) {
    constexpr std::size_t most = 40;
    if (text.size() <= most) return std::string(text);
    auto end = most;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "...";
}

}  // namespace

std::string describe(const Token& token) {
    if (token.kind == TokenKind::End) return "the end of the file";
    if (token.kind == TokenKind::String) return "the text " + shortened(token.text);
    return "`" + shortened(token.text) + "`";
}

}  // namespace careact::syntax
