#include "careact/timeline.hpp"

#include "timeline/causes.hpp"

#include <algorithm>
#include <stdexcept>

namespace careact {

namespace {

constexpr std::int64_t most_days = 50 * 366;
constexpr auto rounding = Rounding::HalfUp;

std::int64_t days_of(Date first, Date last) { return (last.days() - first.days()).count() + 1; }

/// A seventh of a weekly amount for each of these days.
std::optional<Rational> for_days(const Value& value, Date first, Date last) {
    const auto* weekly = std::get_if<Quantity>(&value);
    if (weekly == nullptr || weekly->kind != NumberKind::MoneyRate || weekly->period != Period::Week) return std::nullopt;
    const auto whole = weekly->amount.times(Rational{days_of(first, last)});
    return whole ? whole->divided_by(Rational{7}) : std::nullopt;
}

std::optional<Quantity> in_pennies(const std::optional<Rational>& amount) {
    if (!amount) return std::nullopt;
    const auto rounded = amount->rounded(rounding, *Rational::of(1, 100));
    return rounded ? std::optional<Quantity>{Quantity{NumberKind::Money, *rounded, Period::Week}} : std::nullopt;
}

/// The day itself is left out, so that days that fail alike are one interval.
std::string without(std::string text, const std::string& words) {
    const auto at = text.find(words);
    return at == std::string::npos ? text : text.erase(at, words.size());
}

std::string why(const Outcome& outcome, Date day) {
    if (outcome.status == OutcomeStatus::Failed) return without(outcome.fault, " on " + day.to_words());
    if (outcome.status == OutcomeStatus::NotApplicable) return outcome.not_applicable_because;
    std::string text;
    for (const auto& fact : outcome.missing) text += (text.empty() ? "waits for " : ", ") + fact.path;
    return text;
}

TimelineInterval interval(const Outcome& outcome, Date day) {
    TimelineInterval made;
    made.first_day = made.last_day = day;
    made.status = outcome.status;
    if (outcome.status == OutcomeStatus::Decided) made.value = outcome.value;
    else made.why = why(outcome, day);
    return made;
}

bool stands_the_same(const TimelineInterval& a, const TimelineInterval& b) {
    return a.status == b.status && a.why == b.why && (a.status != OutcomeStatus::Decided || same_value(a.value, b.value));
}

/// Goes through the days, keeping the day before to find causes in.
class Builder {
public:
    Builder(const Rulebook& rulebook, const Record& record, const TimelineOptions& asked) : rulebook_(rulebook), record_(record) {
        options_.goals = {asked.goal};
        options_.known_on = asked.known_on;
        options_.national_only = asked.national_only;
        options_.search = false;
    }

    void add(Date day) {
        options_.on = day;
        auto now = evaluate(rulebook_, record_, options_);
        for (const auto& outcome : now.outcomes) add(outcome, now, day);
        for (const auto& clock : now.clocks) add(clock, now, day);
        for (const auto& check : now.checks) add(check, now, day);
        before_ = std::move(now);
    }

    std::vector<Timeline> take() {
        for (auto& line : lines_) {
            for (auto& i : line.intervals) i.amount = in_pennies(for_days(i.value, i.first_day, i.last_day));
        }
        return std::move(lines_);
    }

private:
    void add(const Outcome& outcome, const Determination& now, Date day) {
        auto& line = line_of(outcome);
        auto today = interval(outcome, day);
        const bool follows = !line.intervals.empty() && add_days(line.intervals.back().last_day, 1) == day;
        if (follows && stands_the_same(line.intervals.back(), today)) {
            line.intervals.back().last_day = day;
            return;
        }
        if (follows) today.causes = timelines::causes(before_, now, outcome);
        line.intervals.push_back(std::move(today));
    }

    Timeline& line_of(const Outcome& outcome) {
        const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const Timeline& line) { return line.item == outcome.item; });
        if (found != lines_.end()) return *found;
        return lines_.emplace_back(Timeline{outcome.goal, outcome.title, outcome.item, outcome.item_name, {}});
    }

    const Rulebook& rulebook_;
    const Record& record_;
    EvaluateOptions options_;
    Determination before_;
    std::vector<Timeline> lines_;
};

std::string standing(const TimelineInterval& interval) {
    return interval.status == OutcomeStatus::Decided ? to_text(interval.value) : std::string(to_text(interval.status));
}

}  // namespace

std::vector<Timeline> timeline(const Rulebook& rulebook, const Record& record, const TimelineOptions& options) {
    if (options.to < options.from) throw std::invalid_argument("the last day comes before the first");
    if (days_of(options.from, options.to) > most_days) throw std::invalid_argument("that is over fifty years");
    Builder builder(rulebook, record, options);
    for (std::int64_t i = 0; i < days_of(options.from, options.to); ++i) builder.add(*add_days(options.from, i));
    return builder.take();
}

Difference difference(const Timeline& should, const Timeline& was) {
    Difference made;
    Rational total;
    for (const auto& a : should.intervals) {
        for (const auto& b : was.intervals) {
            const auto first = std::max(a.first_day, b.first_day), last = std::min(a.last_day, b.last_day);
            if (last < first) continue;
            const auto one = for_days(a.value, first, last), other = for_days(b.value, first, last);
            DifferenceInterval part{first, last, standing(a), standing(b), one && other ? in_pennies(one->minus(*other)) : std::nullopt};
            if (part.difference) total = total.plus(part.difference->amount).value_or(total);
            made.whole = made.whole && part.difference.has_value();
            made.intervals.push_back(std::move(part));
        }
    }
    made.total.amount = total;
    return made;
}

}  // namespace careact
