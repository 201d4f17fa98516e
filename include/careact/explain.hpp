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
    bool for_carers = false;  // of the plain text: letters to those who care for the person, and not the one to the person
};

/// For the professional: each outcome with its status, reasons, provisions, what is missing, and what follows.
[[nodiscard]] std::string to_text(const Determination& determination, const TextOptions& options = {});

/// For the person: short sentences, "you", no codes. Outcomes that the rules have no words for are left out, and so are counts if not
/// `all`, and what is about one of the `carers`: that is told to the carer. With `for_carers`, a letter for each carer, with nothing
/// in it about anybody else but what the rules say of the carer.
[[nodiscard]] std::string to_plain_text(const Determination& determination, const TextOptions& options = {});

struct HtmlOptions {
    bool for_person = false;      // as the plain text is; for the professional otherwise
    bool proof = false;           // with each step of the working, folded away
    bool all = false;             // as in `TextOptions`
    std::string language = "en";  // of the wording; the rest of the page is in English
    bool for_carers = false;      // as the plain text is: a part for each carer, on a page of its own when it is printed
};

/// One page with everything in it: no script, nothing fetched from anywhere. What a record contains is escaped. Amounts are itemised.
[[nodiscard]] std::string to_html(const Determination& determination, const HtmlOptions& options = {});

}  // namespace careact
