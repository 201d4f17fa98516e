#pragma once
/// One figure being counted. What is undecided is kept apart from yes and from no.

#include "measures/answers.hpp"

#include <optional>

namespace careact::measures {

struct Tally {
    std::size_t cases = 0;                    // decided
    std::size_t counted = 0;                  // yes, or the total of a number
    std::size_t base = 0;                     // of a ratio: the total of its base
    std::size_t not_known = 0;                // undecided: neither yes nor no
    std::size_t faults = 0;                   // the rules failed
    std::map<Rational, std::size_t> numbers;  // of a median and the like: how often each was there
    Quantity unit;                            // what they are numbers of
    std::set<std::string> people;             // by their numbers
    std::size_t nameless = 0;                 // people without one: each is taken for another person
    std::vector<Tally> parts;                 // of a split: by option
    std::set<std::string> unverified;

    void add(const Measure& measure, const Answers& answers);
    void merge(const Tally& other);

    /// Nothing if there are no numbers, or none that can be held. Of an even number the median is the mean of the two in the middle.
    [[nodiscard]] std::optional<Rational> median() const;
    [[nodiscard]] std::optional<Rational> mean() const;
    [[nodiscard]] std::optional<Rational> greatest() const;
    [[nodiscard]] std::size_t people_seen() const { return people.size() + nameless; }

private:
    void take(const Measure& measure, const Answer& answer, const Answers& answers);
    void take_number(const Answer& answer);
    void take_person(const Measure& measure, const Answer& answer, const Answers& answers);
    void take_part(const Measure& measure, const Answer& answer, const Answers& answers);
};

}  // namespace careact::measures
