#include "wording/message.hpp"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>

namespace careact::wording {

namespace {

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

/// What is added to a name where the key, or the number in it, is wanted and not the words. Names in rule files have no capitals.
constexpr std::string_view of_key = "KEY", of_number = "NUMBER";

/// The message with the names told apart: `{answer}`, `{answerKEY, select, ...}` and `{answerNUMBER, plural, ...}`.
icu::UnicodeString keys_named(std::string_view text, UErrorCode& status) {
    auto named = to_icu(text);
    const icu::MessagePattern pattern(named, nullptr, status);
    for (int32_t i = pattern.countParts() - 2; U_SUCCESS(status) && i >= 0; --i) {  // from the end, so that places stay true
        const auto& part = pattern.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_START || part.getArgType() == UMSGPAT_ARG_TYPE_NONE) continue;
        named.insert(pattern.getPart(i + 1).getLimit(), to_icu(part.getArgType() == UMSGPAT_ARG_TYPE_SELECT ? of_key : of_number));
    }
    return named;
}

/// The first number in a key: of `3`, `1,200.50` and `3 weeks`. Nothing counts as none.
icu::Formattable number_in(const std::string& key) {
    const auto first = std::min(key.find_first_of("-0123456789"), key.size());
    auto number = key.substr(first, key.find_first_not_of("-0123456789.,", first) - first);
    std::erase(number, ',');
    UErrorCode status = U_ZERO_ERROR;
    icu::Formattable counted(icu::StringPiece(number), status);
    return U_SUCCESS(status) ? counted : icu::Formattable(0);
}

}  // namespace

MessageNeeds message_needs(std::string_view text) {
    MessageNeeds needs;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    const icu::MessagePattern pattern(to_icu(text), &where, status);
    if (U_FAILURE(status)) {
        needs.fault = "the braces do not match near `" + to_utf8(icu::UnicodeString(where.postContext)) + "`";
        return needs;
    }
    for (int32_t i = 0; i < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME && part.getType() != UMSGPAT_PART_TYPE_ARG_NUMBER) continue;
        const auto name = to_utf8(pattern.getSubstring(part));
        if (std::find(needs.names.begin(), needs.names.end(), name) == needs.names.end()) needs.names.push_back(name);
    }
    return needs;
}

std::string fill(std::string_view text, std::string_view locale, const std::map<std::string, Said>& values) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale in(locale.empty() ? "en_GB" : std::string(locale).c_str());
    icu::MessageFormat format(keys_named(text, status), in, status);
    if (U_FAILURE(status)) return std::string(text);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> filled;
    for (const auto& [name, said] : values) {
        names.push_back(to_icu(name));
        filled.emplace_back(to_icu(said.words));
        names.push_back(to_icu(name) + to_icu(of_key));
        filled.emplace_back(to_icu(said.key));
        names.push_back(to_icu(name) + to_icu(of_number));
        filled.push_back(number_in(said.key));
    }
    icu::UnicodeString result;
    format.format(names.data(), filled.data(), static_cast<int32_t>(names.size()), result, status);
    return U_SUCCESS(status) ? to_utf8(result) : std::string(text);
}

}  // namespace careact::wording
