#include "measures/figures.hpp"

#include "program/program.hpp"

#include <algorithm>

namespace careact::measures {

namespace {

/// Of whom, with the numbers that a share was made of.
std::string base_of(const Measure& measure, const Tally& tally, const Made& made) {
    const auto of = std::string(measure.of);
    switch (measure.kind) {
        case Kind::Share: return with_commas(tally.counted) + " of " + with_commas(tally.cases) + " " + of;
        case Kind::Ratio: return with_commas(tally.counted) + " to " + with_commas(tally.base) + " " + of;
        case Kind::Rate:
            return with_commas(tally.counted) + " " + of + " to " +
                   (made.population ? with_commas(static_cast<std::size_t>(made.population->whole().value_or(0))) : "an unknown number of") + " adults";
        case Kind::Constant: return of;
        default: return of.empty() ? "in " + with_commas(made.records) + " records" : "of " + with_commas(tally.cases) + " " + of;
    }
}

std::string note_of(const Measure& measure, const Tally& tally, const Made& made) {
    const auto more = [](std::size_t number, const char* what) {
        return number == 0 ? std::string() : with_commas(number) + " more " + (number == 1 ? "is" : "are") + what;
    };
    const bool halves = measure.kind == Kind::Median && tally.cases > 0 && tally.cases % 2 == 0;
    return joined({more(tally.not_known, " not known, and neither yes nor no."), more(tally.faults, " not counted: the rules have a fault."),
                   halves ? "Of an even number, the mean of the two in the middle." : "", measure.kind == Kind::Rate ? made.population_note : "",
                   not_verified(tally.unverified)});
}

ReportFigure figure_of(const Counted& counted, const Made& made) {
    const auto& measure = counted.measure;
    const auto& tally = counted.periods[0];
    ReportFigure figure;
    figure.id = measure.id;
    figure.title = measure.title;
    figure.value = cell_of(measure, tally, made);
    figure.base = base_of(measure, tally, made);
    figure.when = when_text(measure.when, made.days);
    figure.rule = measure.rule;
    const auto& rules = made.program.rules;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return r.name == measure.rule; });
    if (rule != rules.end()) figure.place = made.program.place(rule->span);
    figure.note = note_of(measure, tally, made);
    return figure;
}

/// The people behind the events of a figure.
ReportFigure people_of(const Counted& counted, ReportFigure figure) {
    const auto& tally = counted.periods[0];
    figure.id += "_people";
    figure.title += ": people";
    figure.value = count_cell(tally.people_seen());
    if (tally.nameless > 0)
        figure.note =
            joined({with_commas(tally.nameless) + (tally.nameless == 1 ? " has" : " have") + " no number of their own, and are not taken for anybody else.",
                    figure.note});
    return figure;
}

}  // namespace

void Counted::merge(const Counted& other) {
    for (std::size_t i = 0; i < periods.size(); ++i) periods[i].merge(other.periods[i]);
    for (const auto& [team, tally] : other.teams) teams[team].merge(tally);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (const auto& [group, tally] : other.groups[i]) groups[i][group].merge(tally);
    }
}

ReportCell cell_of(const Measure& measure, const Tally& tally, const Made& made) {
    if (tally.cases == 0 && tally.not_known + tally.faults > 0) return not_known();
    switch (measure.kind) {
        case Kind::Share: return share_cell(tally.counted, tally.cases, measure.places);
        case Kind::Ratio: return share_cell(tally.counted, tally.base, measure.places);
        case Kind::Rate: return rate_cell(tally.counted, made.population, measure.places);
        case Kind::Median: return number_cell(tally.median(), tally.unit, measure.unit);
        case Kind::Longest: return number_cell(tally.greatest(), tally.unit, measure.unit);
        case Kind::Mean: return number_cell(tally.mean(), tally.unit, measure.unit, measure.places);
        default: return count_cell(tally.counted);
    }
}

std::vector<ReportFigure> figures_of(const Counted& counted, const Made& made) {
    const auto kind = counted.measure.kind;
    if (kind == Kind::Split || kind == Kind::SplitNumbers) return {};
    auto figure = figure_of(counted, made);
    if (kind != Kind::EventsAndPeople) return {std::move(figure)};
    auto people = people_of(counted, figure);
    figure.id += "_events";
    figure.title += ": events";
    return {std::move(figure), std::move(people)};
}

}  // namespace careact::measures
