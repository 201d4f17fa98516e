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

std::string fill(std::string_view text, std::string_view locale, const std::map<std::string, std::string>& values) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale in(locale.empty() ? "en_GB" : std::string(locale).c_str());
    icu::MessageFormat format(to_icu(text), in, status);
    if (U_FAILURE(status)) return std::string(text);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> filled;
    for (const auto& [name, value] : values) {
        names.push_back(to_icu(name));
        filled.emplace_back(to_icu(value));
    }
    icu::UnicodeString result;
    format.format(names.data(), filled.data(), static_cast<int32_t>(names.size()), result, status);
    return U_SUCCESS(status) ? to_utf8(result) : std::string(text);
}

}  // namespace careact::wording
