/// Determinations as a letter reads them out.

#include "careact/explain.hpp"

#include "explain/letter.hpp"
#include "explain/page.hpp"
#include "explain/statement_words.hpp"

namespace careact {

namespace {

using explain::Letter;
using explain::Page;
using explain::Tone;

std::string sentence(std::string text) {
    text = explain::capital(std::move(text));
    if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
    return text;
}

class LetterText {
public:
    LetterText(const Letter& letter, Page& page) : letter_(letter), page_(page) {}

    void write(Date on) {
        page_.gap();
        page_.add(0, "What this means for you, " + (letter_.to.empty() ? "" : letter_.to + ", ") + "on " + on.to_words(), Tone::Strong);
        page_.add(0, "A computer worked this out from what has been written down. A person will decide, and will talk to you about it.");
        for (const auto& part : letter_.parts) write(part);
        not_known();
        if (!letter_.of_carers_elsewhere) return;
        page_.gap();
        page_.add(0, "What we say to those who care for you is in letters of their own.");
    }

private:
    void write(const explain::LetterPart& part) {
        page_.gap();
        const std::size_t indent = part.heading.empty() ? 0 : 2;
        if (!part.heading.empty()) page_.add(0, part.heading, Tone::Strong);
        for (const auto* o : part.decided) {
            if (part.heading.empty()) page_.gap();
            for (const auto& words : o->tells_person) page_.add(indent, words);
            for (const auto& reason : explain::reasons_for_reader(*o)) page_.add(indent + 2, "- " + sentence(reason), Tone::Plain, 2);
            for (const auto& step : explain::steps_for_reader(*o)) page_.add(indent + 2, "- " + step, Tone::Plain, 2);
        }
    }

    void not_known() {
        list("We do not know this yet:", letter_.not_known);
        list("We still need to know:", letter_.questions);
    }

    void list(std::string_view heading, const std::vector<std::string>& all) {
        if (all.empty()) return;
        page_.gap();
        page_.add(0, heading);
        for (const auto& one : explain::most_important(all)) page_.add(2, "- " + one, Tone::Plain, 2);
    }

    const Letter& letter_;
    Page& page_;
};

}  // namespace

std::string to_plain_text(const Determination& determination, const TextOptions& options) {
    Page page(options);
    if (!options.for_carers) {
        LetterText(explain::letter_for_person(determination, options.all), page).write(determination.on);
        return page.take();
    }
    const auto letters = explain::letters_for_carers(determination, options.all);
    for (const auto& letter : letters) LetterText(letter, page).write(determination.on);
    if (letters.empty()) page.add(0, "There is nothing to tell a carer on " + determination.on.to_words() + ".");
    return page.take();
}

}  // namespace careact
