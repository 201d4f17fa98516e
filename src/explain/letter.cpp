#include "explain/letter.hpp"

#include "explain/page.hpp"
#include "explain/statement_words.hpp"

#include <algorithm>

namespace careact::explain {

namespace {

constexpr std::size_t most_listed = 10;
constexpr std::size_t longest_heading = 70;

void add_once(std::vector<std::string>& all, std::string one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

bool is_inside(const std::string& path, std::string_view list) {
    return path.starts_with(list) && (path.size() == list.size() || path[list.size()] == '[' || path[list.size()] == '.');
}

bool is_of_a_carer(const Outcome& o) { return o.each_of == list_of_carers || is_inside(o.item, list_of_carers); }

bool is_a_count(const Outcome& o) { return o.type.starts_with("whole number"); }

bool is_told(const Outcome& o) { return o.status == OutcomeStatus::Decided && (!o.tells_person.empty() || !steps_for_reader(o).empty()); }

bool is_awaited(const Outcome& o, bool all) {
    return o.status == OutcomeStatus::Undecided && o.for_person && !o.title.empty() && !o.missing.empty() && (all || !o.settled_by.empty());
}

/// What is written of a plan or a concern can be a paragraph: a heading is its beginning.
std::string heading_of(const Outcome& o) {
    if (o.item.empty()) return {};
    auto words = capital(!o.item_title.empty() ? o.item_title : !o.item_kind.empty() ? o.item_kind : as_words(o.item_name));
    if (words.size() <= longest_heading) return words;
    return words.substr(0, words.rfind(' ', longest_heading)) + " ...";
}

class LetterWriter {
public:
    /// `carer`: the item that the letter is about; empty for the person.
    LetterWriter(std::string carer, bool all) : carer_(std::move(carer)), all_(all) {}

    void take(const Outcome& o) {
        if (is_a_count(o) && !all_) return;
        if (is_told(o)) part_of(o).decided.push_back(&o);
        if (is_awaited(o, all_)) wait_for(o);
    }

    Letter take() { return std::move(letter_); }

private:
    LetterPart& part_of(const Outcome& o) {
        const auto heading = carer_.empty() ? heading_of(o) : std::string();
        const auto found = std::find_if(letter_.parts.begin(), letter_.parts.end(), [&](const LetterPart& part) {
            return heading.empty() ? part.heading.empty() : part.decided.front()->item == o.item;
        });
        if (found != letter_.parts.end()) return *found;
        const auto place = heading.empty() ? letter_.parts.begin() : letter_.parts.end();
        return *letter_.parts.insert(place, LetterPart{heading, {}});
    }

    void wait_for(const Outcome& o) {
        add_once(letter_.not_known, o.title);
        for (const auto& fact : o.missing) {
            const bool of_reader = carer_.empty() ? !is_inside(fact.path, list_of_carers) : is_inside(fact.path, carer_);
            if (of_reader) add_once(letter_.questions, called(fact));
        }
    }

    Letter letter_;
    std::string carer_;
    bool all_;
};

}  // namespace

Letter letter_for_person(const Determination& determination, bool all) {
    LetterWriter writer("", all);
    bool elsewhere = false;
    for (const auto* o : to_show(determination.outcomes, all)) {
        if (is_of_a_carer(*o)) elsewhere = elsewhere || is_told(*o);
        else writer.take(*o);
    }
    auto letter = writer.take();
    letter.of_carers_elsewhere = elsewhere;
    return letter;
}

std::vector<Letter> letters_for_carers(const Determination& determination, bool all) {
    std::vector<std::string> carers;
    const auto shown = to_show(determination.outcomes, all);
    for (const auto* o : shown) {
        if (is_of_a_carer(*o)) add_once(carers, o->item);
    }
    std::vector<Letter> letters;
    for (const auto& carer : carers) {
        LetterWriter writer(carer, all);
        std::string to;
        for (const auto* o : shown) {
            if (o->item == carer) writer.take(*o), to = heading_of(*o);
        }
        auto letter = writer.take();
        letter.to = std::move(to);
        if (!letter.parts.empty() || !letter.not_known.empty()) letters.push_back(std::move(letter));
    }
    return letters;
}

std::vector<std::string> steps_for_reader(const Outcome& outcome) {
    std::vector<std::string> steps;
    for (const auto& step : outcome.next_steps) add_once(steps, step.for_person);
    return steps;
}

std::vector<std::string> reasons_for_reader(const Outcome& outcome) {
    std::vector<std::string> reasons;
    if (outcome.value != Value{false}) return reasons;
    for (const auto& r : outcome.requirements) {
        if (r.status == OutcomeStatus::Decided && r.value == "no" && !r.title.empty()) add_once(reasons, "This is not so today: " + r.title);
    }
    for (const auto& j : outcome.judgements) {
        // What was judged of somebody is told to nobody else: of a carer to that carer, of the person to the person.
        const bool of_reader = is_of_a_carer(outcome) ? is_inside(j.path, outcome.item) : !is_inside(j.path, list_of_carers);
        if (j.value != "no" || !of_reader) continue;
        add_once(reasons, j.by + " decided " + (j.title.empty() ? "this" : "that this is not so: " + j.title) + ". Their reasons: " + j.because);
    }
    return reasons;
}

std::vector<std::string> most_important(const std::vector<std::string>& all) {
    auto some = all;
    some.resize(std::min(some.size(), most_listed));
    if (all.size() > most_listed) some.push_back("and " + std::to_string(all.size() - most_listed) + " more");
    return some;
}

const std::string& called(const MissingFact& fact) { return fact.title.empty() ? fact.part_of : fact.title; }

}  // namespace careact::explain
