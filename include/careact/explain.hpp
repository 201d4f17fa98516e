#pragma once
/// Determinations as people and programs read them. Everything said here is made from what ran.

#include "careact/determination.hpp"

#include <string>

namespace careact {

/// A JSON object, described by `docs/schema/determination.schema.json`.
[[nodiscard]] std::string to_json(const Determination& determination);

struct TextOptions {
    bool colour = false;
    std::size_t width = 80;
    bool proof = false;  // each step of the working, not only the reasons
    bool all = false;    // those outcomes too on which nothing recorded bears; they are only counted otherwise
};

/// For the professional: each outcome with its status, reasons, provisions, what is missing, and what follows.
[[nodiscard]] std::string to_text(const Determination& determination, const TextOptions& options = {});

/// For the person: short sentences, "you", no codes. Outcomes that the rules have no words for are left out.
[[nodiscard]] std::string to_plain_text(const Determination& determination, const TextOptions& options = {});

struct HtmlOptions {
    bool for_person = false;      // as the plain text is; for the professional otherwise
    bool proof = false;           // with each step of the working, folded away
    bool all = false;             // as in `TextOptions`
    std::string language = "en";  // of the wording; the rest of the page is in English
};

/// One page with everything in it: no script, nothing fetched from anywhere. What a record contains is escaped. Amounts are itemised.
[[nodiscard]] std::string to_html(const Determination& determination, const HtmlOptions& options = {});

}  // namespace careact
