#include "syntax/advice.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace careact::syntax {

std::string date_in_words(const Token& found, const Token* end) {
    constexpr std::array months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string otherwise = "a date is written 2026-04-06";
    if (found.kind != TokenKind::Number || end - &found < 3 || found.text.size() > 2 || (&found)[2].text.size() != 4) return otherwise;
    std::string name;
    for (const char c : (&found)[1].text.substr(0, 3)) name += static_cast<char>(c | 0x20);
    const auto month = std::find(months.begin(), months.end(), name);
    if (month == months.end()) return otherwise;
    const auto two = [](const std::string& digits) { return digits.size() < 2 ? "0" + digits : digits; };
    return "write `" + std::string((&found)[2].text) + "-" + two(std::to_string(month - months.begin() + 1)) + "-" + two(std::string(found.text)) + "`";
}

std::vector<std::string> quoted(const std::string& what) {
    std::vector<std::string> words;
    for (std::size_t open = what.find('`'); open != std::string::npos; open = what.find('`', open + 1)) {
        const auto close = what.find('`', open + 1);
        if (close == std::string::npos) break;
        const auto word = what.substr(open + 1, close - open - 1);
        if (std::isalpha(static_cast<unsigned char>(word[0])) != 0) words.push_back(word.substr(0, word.find(' ')));
        open = close;
    }
    return words;
}

std::string translation(const Token& found) {
    static const std::map<std::string_view, std::string_view> translations = {
        {"if", "to say when it holds, write `when`"},
        {"unless", "write `when not`"},
        {"else", "write `otherwise gives ...`"},
        {"otherwise", "write `otherwise gives VALUE`"},
        {"then", "leave it out: `gives VALUE when CONDITION`"},
        {"is", "`gives` says a value; `is` only tests"},
        {"be", "`gives` says a value; `let NAME be VALUE` names one"},
        {"equals", "write `is`"},
        {"equal", "write `is`"},
        {"greater", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"less", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"more", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"than", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"fewer", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"exceeds", "compare with signs: `<`, `<=`, `>`, `>=`"},
        {"percent", "write the sign: 10%"},
        {"=", "write `is` to test, and `gives` to say a value"},
        {"==", "write `is` to test"},
        {")", "no bracket is open here for it to close"},
        {"]", "no bracket is open here for it to close"},
        {"}", "no bracket is open here for it to close"},
        {",", "commas stand between values in brackets; clauses need none between them"}};
    const auto known = translations.find(found.text);
    return known == translations.end() || found.kind == TokenKind::String ? "" : std::string(known->second);
}

const std::vector<std::string>& may_stand(const Token& found) {
    static const std::vector<std::string> going_on = {"when", "under", "as", "from", "until", "unverified", "source", "known", "rounded", "converted",
                                                      "presumed", "because", "needing", "and", "or", "where", "else", "protected"};
    static const auto all = [](bool first) {
        std::vector<std::string> words = clause_words();
        words.insert(words.end(), declaration_words().begin(), declaration_words().end());
        words.insert(first ? words.end() : words.begin(), going_on.begin(), going_on.end());
        return words;
    };
    static const auto at_the_beginning = all(true), within = all(false);
    return found.first_on_line ? at_the_beginning : within;
}

}  // namespace careact::syntax
