#include "measures/tally.hpp"

#include <algorithm>

namespace careact::measures {

namespace {

/// Yes is one and no is nothing; a number is itself.
std::size_t count_of(const Value& value) {
    if (const auto* yes = std::get_if<bool>(&value)) return *yes ? 1 : 0;
    const auto* number = std::get_if<Quantity>(&value);
    const auto whole = number != nullptr ? number->amount.whole() : std::nullopt;
    return whole && *whole > 0 ? static_cast<std::size_t>(*whole) : 0;
}

const Answer* about(const std::vector<Answer>& answers, const std::string& item) {
    const auto found = std::find_if(answers.begin(), answers.end(), [&](const Answer& a) { return a.item == item && a.status == OutcomeStatus::Decided; });
    return found == answers.end() ? nullptr : &*found;
}

/// The number in the place that a sorted list of them all would have at `place`.
const Rational& at(const std::map<Rational, std::size_t>& numbers, std::size_t place) {
    auto each = numbers.begin();
    while (place >= each->second) place -= (each++)->second;
    return each->first;
}

bool is_of_numbers(Kind kind) { return kind == Kind::Median || kind == Kind::Longest || kind == Kind::Mean; }

}  // namespace

void Tally::add(const Measure& measure, const Answers& answers) {
    for (const auto rule : {measure.base, measure.rule, measure.detail}) {
        if (const auto found = answers.unverified.find(rule); found != answers.unverified.end()) unverified.insert(found->second.begin(), found->second.end());
    }
    if (measure.kind != Kind::Ratio) {
        each_case(measure, answers, [&](const Answer& answer) { take(measure, answer, answers); });
        return;
    }
    Tally above, below;
    for (const auto& answer : answers.of(measure.base)) below.take(measure, answer, answers);
    for (const auto& answer : answers.of(measure.rule)) above.take(measure, answer, answers);
    cases += above.cases;
    counted += above.counted;
    base += below.counted;
    not_known += std::max(above.not_known, below.not_known);  // the same things are often not known of both
    faults += std::max(above.faults, below.faults);
}

void Tally::take(const Measure& measure, const Answer& answer, const Answers& answers) {
    if (answer.status == OutcomeStatus::NotApplicable) return;
    if (answer.status == OutcomeStatus::Undecided) ++not_known;
    if (answer.status == OutcomeStatus::Failed) ++faults;
    if (answer.status != OutcomeStatus::Decided) return;
    ++cases;
    if (measure.kind == Kind::Split || measure.kind == Kind::SplitNumbers) take_part(measure, answer, answers);
    else if (is_of_numbers(measure.kind)) take_number(answer);
    else counted += count_of(answer.value);
    if (measure.kind == Kind::EventsAndPeople) take_person(measure, answer, answers);
}

void Tally::take_number(const Answer& answer) {
    const auto* number = std::get_if<Quantity>(&answer.value);
    if (number == nullptr) return;
    unit = *number;
    ++numbers[number->amount];
}

void Tally::take_person(const Measure& measure, const Answer& answer, const Answers& answers) {
    if (count_of(answer.value) == 0) return;
    const auto* name = about(answers.of(measure.detail), answer.item);
    const auto* text = name != nullptr ? std::get_if<std::string>(&name->value) : nullptr;
    if (text == nullptr || text->empty()) ++nameless;
    else people.insert(*text);
}

void Tally::take_part(const Measure& measure, const Answer& answer, const Answers& answers) {
    const auto* option = std::get_if<Option>(&answer.value);
    if (option == nullptr) return;
    if (parts.size() <= option->index) parts.resize(option->index + 1);
    auto& part = parts[option->index];
    ++part.cases;
    if (measure.detail.empty()) return;
    if (const auto* number = about(answers.of(measure.detail), answer.item)) part.take_number(*number);
    else ++part.not_known;
}

void Tally::merge(const Tally& other) {
    cases += other.cases;
    counted += other.counted;
    base += other.base;
    not_known += other.not_known;
    faults += other.faults;
    nameless += other.nameless;
    if (!other.numbers.empty()) unit = other.unit;
    for (const auto& [number, times] : other.numbers) numbers[number] += times;
    people.insert(other.people.begin(), other.people.end());
    unverified.insert(other.unverified.begin(), other.unverified.end());
    if (parts.size() < other.parts.size()) parts.resize(other.parts.size());
    for (std::size_t i = 0; i < other.parts.size(); ++i) parts[i].merge(other.parts[i]);
}

std::optional<Rational> Tally::median() const {
    std::size_t all = 0;
    for (const auto& [number, times] : numbers) all += times;
    if (all == 0) return std::nullopt;
    const auto sum = at(numbers, (all - 1) / 2).plus(at(numbers, all / 2));
    return sum ? sum->divided_by(2) : std::nullopt;
}

std::optional<Rational> Tally::mean() const {
    Rational sum;
    std::int64_t all = 0;
    for (const auto& [number, times] : numbers) {
        const auto part = number.times(static_cast<std::int64_t>(times));
        const auto together = part ? sum.plus(*part) : std::nullopt;
        if (!together) return std::nullopt;
        sum = *together;
        all += static_cast<std::int64_t>(times);
    }
    return sum.divided_by(all);
}

std::optional<Rational> Tally::greatest() const { return numbers.empty() ? std::nullopt : std::optional(numbers.rbegin()->first); }

}  // namespace careact::measures
