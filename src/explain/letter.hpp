#pragma once
/// What a letter says and to whom, chosen once for the text and for the page.

#include "careact/determination.hpp"

namespace careact::explain {

/// The list of those who care for the person. What rules say of one of them is said to that carer, and not to the person.
constexpr std::string_view list_of_carers = "carers";

/// What is told of one thing: of the reader, or of a line of their plan, a need, an income.
struct LetterPart {
    std::string heading;                  // what the thing is called; empty of the reader
    std::vector<const Outcome*> decided;  // each with words for people
};

struct Letter {
    std::string to;                      // the carer that it is for: their name, or `carer 2`; empty for the person
    std::vector<LetterPart> parts;       // of the reader first; together what is of one thing
    std::vector<std::string> not_known;  // what the rules cannot say yet, each once
    std::vector<std::string> questions;  // what has to be known for it, each once, in titles alone: no codes
    bool of_carers_elsewhere = false;    // something is told to those who care for the person, in letters of their own
};

/// For the person. `all`: counts too, and what nothing recorded bears on.
[[nodiscard]] Letter letter_for_person(const Determination& determination, bool all);
/// One for each carer of whom there is something to tell, and nothing in it about anybody else.
[[nodiscard]] std::vector<Letter> letters_for_carers(const Determination& determination, bool all);

/// What follows of an answer for the reader, each once.
[[nodiscard]] std::vector<std::string> steps_for_reader(const Outcome& outcome);
/// Why the answer is no: the conditions that do not hold, and what people judged, with their reasons. None of other answers.
[[nodiscard]] std::vector<std::string> reasons_for_reader(const Outcome& outcome);
/// Of a list, as many as a letter names, and how many more there are.
[[nodiscard]] std::vector<std::string> most_important(const std::vector<std::string>& all);
/// What to call a missing fact: its title, or that of what it is part of; empty where nothing has one.
[[nodiscard]] const std::string& called(const MissingFact& fact);

}  // namespace careact::explain
