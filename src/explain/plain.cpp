#include "careact/explain.hpp"

#include "explain/page.hpp"

#include <algorithm>
#include <set>

namespace careact {

namespace {

using explain::Page;
using explain::Tone;

constexpr std::size_t most_listed = 5;

std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    if (text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
    return text;
}

/// What to call a missing fact: its title, or the last word of where it stands.
std::string called(const MissingFact& fact) {
    if (!fact.title.empty()) return fact.title;
    const auto dot = fact.path.rfind('.');
    auto word = dot == std::string::npos ? fact.path : fact.path.substr(dot + 1);
    return explain::as_words(word.substr(0, word.find('[')));
}

class PlainText {
public:
    PlainText(const Determination& determination, const TextOptions& options) : d_(determination), all_(options.all), page_(options) {}

    std::string run() {
        page_.add(0, "What this means for you, on " + d_.on.to_words(), Tone::Strong);
        page_.add(0, "A computer worked this out from what has been written down. A person will decide, and will talk to you about it.");
        for (const auto* outcome : explain::to_show(d_.outcomes, all_)) write(*outcome);
        return page_.take();
    }

private:
    void write(const Outcome& o) {
        const bool has_words = !o.tells_person.empty() || std::any_of(o.next_steps.begin(), o.next_steps.end(), [](const auto& s) { return !s.for_person.empty(); });
        if (o.status == OutcomeStatus::Decided && has_words) decided(o);
        if (o.status == OutcomeStatus::Undecided && !o.title.empty() && !o.missing.empty()) undecided(o);
    }

    void decided(const Outcome& o) {
        page_.gap();
        if (!o.item_name.empty()) page_.add(0, sentence(o.title + " (" + explain::as_words(o.item_name) + ")"), Tone::Strong);
        for (const auto& words : o.tells_person) page_.add(0, words);
        reasons(o);
        for (const auto& step : o.next_steps) {
            if (!step.for_person.empty()) page_.add(2, "- " + step.for_person, Tone::Plain, 2);
        }
    }

    void reasons(const Outcome& o) {
        if (o.value != Value{false}) return;
        for (const auto& r : o.requirements) {
            if (r.status == OutcomeStatus::Decided && r.value == "no" && !r.title.empty()) page_.add(2, "- This is not so today: " + sentence(r.title), Tone::Plain, 2);
        }
        for (const auto& j : o.judgements) {
            if (j.value == "no") page_.add(2, "- " + j.by + " decided this. Their reasons: " + sentence(j.because), Tone::Plain, 2);
        }
    }

    void undecided(const Outcome& o) {
        std::vector<std::string> needed;
        for (const auto& fact : o.missing) {
            const auto name = called(fact);
            if (std::find(needed.begin(), needed.end(), name) == needed.end()) needed.push_back(name);
        }
        if (o.tells_person.empty() && o.settled_by.empty()) return;
        page_.gap();
        page_.add(0, "We do not know this yet: " + sentence(o.title));
        page_.add(0, "We still need to know:");
        for (std::size_t i = 0; i < std::min(needed.size(), most_listed); ++i) page_.add(2, "- " + needed[i], Tone::Plain, 2);
        if (needed.size() > most_listed) page_.add(2, "- and " + std::to_string(needed.size() - most_listed) + " more things", Tone::Plain, 2);
    }

    const Determination& d_;
    bool all_;
    Page page_;
};

}  // namespace

std::string to_plain_text(const Determination& determination, const TextOptions& options) { return PlainText(determination, options).run(); }

}  // namespace careact
