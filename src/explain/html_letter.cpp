#include "explain/html_letter.hpp"

#include "careact/statement.hpp"
#include "explain/html_page.hpp"
#include "explain/html_statement.hpp"
#include "explain/letter.hpp"
#include "explain/statement_words.hpp"

namespace careact::explain {

namespace {

/// Letters to several people are handed out one by one.
constexpr std::string_view letter_style = ".letter+.letter{break-before:page}\n";

/// The first sentence, without its full stop, and what comes after it.
std::pair<std::string, std::string> first_sentence(const std::string& text) {
    const auto end = text.find(". ");
    if (end != std::string::npos) return {text.substr(0, end), text.substr(end + 2)};
    return {text.ends_with('.') ? text.substr(0, text.size() - 1) : text, ""};
}

class LetterPage {
public:
    LetterPage(const Determination& d, const HtmlOptions& options)
        : d_(d), options_(options), statements_(careact::statements(d)), page_(title(d, options), options.for_carers ? letter_style : "") {}

    std::string run() {
        page_.paragraph("A computer worked this out from what has been written down. A person will decide, and will talk to you about it.", "inset");
        if (options_.for_carers) for_carers();
        else write(letter_for_person(d_, options_.all), 2);
        return page_.take("You can ask us to explain any of this, and to look at it again.");
    }

private:
    static std::string title(const Determination& d, const HtmlOptions& options) {
        return std::string(options.for_carers ? "What this means for each carer, on " : "What this means for you, on ") + d.on.to_words();
    }

    void for_carers() {
        const auto letters = letters_for_carers(d_, options_.all);
        if (letters.empty()) page_.paragraph("There is nothing to tell a carer.");
        for (const auto& letter : letters) {
            const auto id = "carer-" + std::to_string(&letter - letters.data() + 1);
            page_.raw("<section class=\"letter\" aria-labelledby=\"" + id + "\">\n");
            page_.heading(2, letter.to, id);
            write(letter, 3);
            page_.end_section();
        }
    }

    void write(const Letter& letter, int level) {
        for (const auto& part : letter.parts) {
            if (part.heading.empty()) of_reader(part, level);
            else of_item(part, level);
        }
        const auto number = std::to_string(++letters_);
        list("We do not know this yet", letter.not_known, level, "not-known-" + number);
        list("We still need to know", letter.questions, level, "questions-" + number);
        if (letter.of_carers_elsewhere) page_.paragraph("What we say to those who care for you is in letters of their own.");
    }

    void list(std::string_view heading, const std::vector<std::string>& all, int level, const std::string& id) {
        if (all.empty()) return;
        page_.begin_section(id);
        page_.heading(level, heading, id);
        page_.list(most_important(all));
        page_.end_section();
    }

    /// The answer itself is the heading: it says what is so, whichever way it went.
    void of_reader(const LetterPart& part, int level) {
        for (const auto* o : part.decided) {
            begin(*o);
            auto words = o->tells_person.empty() ? steps_for_reader(*o) : o->tells_person;
            const auto [heading, rest] = first_sentence(words.front());
            page_.heading(level, heading, id_of(*o), options_.language);
            words.front() = rest;
            for (const auto& one : words) {
                if (!one.empty() && !o->tells_person.empty()) page_.paragraph(one, "", options_.language);
            }
            more(*o, level);
            page_.end_section();
        }
    }

    void of_item(const LetterPart& part, int level) {
        begin(*part.decided.front());
        page_.heading(level, part.heading, id_of(*part.decided.front()));
        for (const auto* o : part.decided) {
            for (const auto& words : o->tells_person) page_.paragraph(words, "", options_.language);
            more(*o, level);
        }
        page_.end_section();
    }

    /// Why, what follows, and how an amount was worked out.
    void more(const Outcome& o, int level) {
        page_.list(reasons_for_reader(o));
        page_.list(steps_for_reader(o));
        for (const auto& s : statements_) {
            if (s.goal != o.goal || s.item != o.item) continue;
            page_.heading(level + 1, "How this was worked out");
            write_statement(page_, s, true, "working-" + std::to_string(&s - statements_.data() + 1) + "-");
        }
    }

    void begin(const Outcome& o) { page_.begin_section(id_of(o)); }
    std::string id_of(const Outcome& o) const { return "about-" + std::to_string(&o - d_.outcomes.data() + 1); }

    const Determination& d_;
    const HtmlOptions& options_;
    std::vector<Statement> statements_;
    HtmlPage page_;
    std::size_t letters_ = 0;
};

}  // namespace

std::string letter_page(const Determination& determination, const HtmlOptions& options) { return LetterPage(determination, options).run(); }

}  // namespace careact::explain
