#include "careact/measures.hpp"

#include "measures/completeness.hpp"
#include "measures/figures.hpp"
#include "program/program.hpp"
#include "program/recorded.hpp"

#include <algorithm>
#include <stdexcept>

namespace careact {

namespace {

using namespace measures;

constexpr std::string_view usual_team = "who.locality";
constexpr std::size_t usual_fewest = 5;
constexpr std::size_t not_recorded_last = 1'000'000;

/// White: Irish, and White: Roma, are one group: what stands before the colon.
std::string group_title(const std::string& title) { return title.substr(0, title.find(": ")); }

/// Groups stand in the order in which the vocabulary first has one of their options.
Group group_of(const program::Program& program, const Value& value) {
    const auto* option = std::get_if<Option>(&value);
    if (option == nullptr) return {not_recorded_last, "not recorded"};
    const auto name = group_title(option_title(program, option->choice, option->index));
    for (std::size_t i = 0; i < option->index; ++i) {
        if (group_title(option_title(program, option->choice, i)) == name) return {i, name};
    }
    return {option->index, name};
}

/// What is asked on each of the days, and of which measures.
struct Plan {
    std::vector<Measure> measures;        // that the rules can answer
    std::set<std::string_view> left_out;  // the ids of the others
    Rules on_the_day, to_the_month, in_periods;
    std::vector<Grouping> groupings;
    std::vector<Field> fields;
};

Plan plan_for(const program::Program& program, program::Layer layer) {
    Plan plan;
    const auto id = [&](std::string_view rule) { return rule_id(program, layer, rule); };
    const auto there = [&](std::string_view rule) { return rule.empty() || id(rule); };
    const auto ask = [&](Rules& rules, std::string_view rule) {
        if (!rule.empty()) rules.emplace(rule, *id(rule));
    };
    for (const auto& measure : all()) {
        if (!there(measure.base) || !there(measure.rule) || !there(measure.detail)) {
            plan.left_out.insert(measure.id);
            continue;
        }
        plan.measures.push_back(measure);
        for (const auto rule : {measure.base, measure.rule, measure.detail}) {
            ask(measure.when == When::Day ? plan.on_the_day : plan.to_the_month, rule);
            if (measure.when == When::Periods) ask(plan.in_periods, rule);
        }
    }
    for (const auto& grouping : groupings()) {
        const bool readable = grouping.fact.empty() ? there(grouping.rule) : program::leads_to_a_value(program, grouping.fact);
        if (!readable) continue;
        plan.groupings.push_back(grouping);
        ask(plan.on_the_day, grouping.rule);
    }
    plan.fields = protected_fields(program);
    if (id(contact_rule)) ask(plan.to_the_month, contact_rule);
    return plan;
}

/// What the rules say of the council itself: asked of a record that says nothing.
Answers of_nobody(const Rulebook& rulebook, program::Layer layer, const MeasureOptions& options, std::string_view rule) {
    const auto id = rule_id(rulebook.program(), layer, rule);
    if (!id) return {};
    const auto empty = *read_record("", "{}", rulebook).record;
    return Asking(rulebook.program(), empty, layer, options.known_on).ask({{rule, *id}}, options.on);
}

std::optional<Rational> number_in(const Answers& answers, std::string_view rule) {
    const auto& all = answers.of(rule);
    const auto* quantity = all.empty() ? nullptr : std::get_if<Quantity>(&all[0].value);
    return quantity != nullptr ? std::optional(quantity->amount) : std::nullopt;
}

}  // namespace

struct Measures::State {
    Rulebook rulebook;
    MeasureOptions options;
    Days days;
    program::Layer layer;
    Plan plan;
    std::vector<Counted> counted;
    Completeness completeness;
    std::size_t records = 0;

    State(const Rulebook& rules, const MeasureOptions& asked)
        : rulebook(rules),
          options(asked),
          days(days_of(asked.on, asked.counted_to)),
          layer(asked.national_only || rules.layer().empty() ? program::national : program::local),
          plan(plan_for(rules.program(), layer)) {
        if (options.team_from.empty()) options.team_from = usual_team;
        else if (!program::leads_to_a_value(rules.program(), options.team_from))
            throw std::invalid_argument("a record has no single value at `" + options.team_from + "`");
        clear();
    }

    void clear() {
        records = 0;
        completeness = {};
        counted.clear();
        for (const auto& measure : plan.measures) counted.push_back({measure, {}, {}, std::vector<std::map<Group, Tally>>(plan.groupings.size())});
    }

    void add(const Record& record) {
        const auto team = program::recorded_text(rulebook.program(), record, options.team_from);
        if (options.team && team != *options.team) return;
        ++records;
        Asking asking(rulebook.program(), record, layer, options.known_on);
        const auto on_the_day = asking.ask(plan.on_the_day, days.on);
        const auto to_the_month = asking.ask(plan.to_the_month, days.counted_to);
        const auto before = asking.ask(plan.in_periods, days.year_before);
        const auto last = asking.ask(plan.in_periods, days.last_year);
        const auto groups = groups_of(record, on_the_day);
        for (auto& one : counted) {
            count(one, one.measure.when == When::Day ? on_the_day : to_the_month, team, groups);
            if (one.measure.when != When::Periods) continue;
            one.periods[1].add(one.measure, before);
            one.periods[2].add(one.measure, last);
        }
        completeness.add(rulebook.program(), plan.fields, record, team, month_of_contact(to_the_month));
    }

    static void count(Counted& one, const Answers& answers, const std::string& team, const std::vector<Group>& groups) {
        if (one.measure.kind == Kind::Constant) return;
        one.periods[0].add(one.measure, answers);
        if ((one.measure.also & ByTeam) != 0) one.teams[team].add(one.measure, answers);
        if ((one.measure.also & ByGroup) == 0) return;
        for (std::size_t i = 0; i < groups.size(); ++i) one.groups[i][groups[i]].add(one.measure, answers);
    }

    /// The group that the person is in, by each grouping. Rules may not read these; a report may.
    [[nodiscard]] std::vector<Group> groups_of(const Record& record, const Answers& answers) const {
        std::vector<Group> groups;
        for (const auto& grouping : plan.groupings) {
            const auto& given = answers.of(grouping.rule);
            if (grouping.fact.empty()) groups.push_back(group_of(rulebook.program(), given.size() == 1 ? given[0].value : Value()));
            else groups.push_back(group_of(rulebook.program(), recorded(record, grouping.fact)));
        }
        return groups;
    }

    [[nodiscard]] Value recorded(const Record& record, std::string_view fact) const {
        const auto& evidence = program::evidence_at(rulebook.program(), record, fact);
        return evidence.state == EvidenceState::Recorded ? evidence.value : Value();
    }

    /// `2024-11`; empty where there was no contact in the twelve months that are counted.
    [[nodiscard]] std::string month_of_contact(const Answers& answers) const {
        const auto& given = answers.of(contact_rule);
        const auto* day = given.size() == 1 ? std::get_if<Date>(&given[0].value) : nullptr;
        return day == nullptr || *day <= days.year_before ? std::string() : day->to_text().substr(0, 7);
    }

    void merge(const State& other) {
        records += other.records;
        completeness.merge(other.completeness);
        for (std::size_t i = 0; i < counted.size(); ++i) counted[i].merge(other.counted[i]);
    }

    /// Of the council itself, and not of a record.
    void add_constants() {
        for (auto& one : counted) {
            const auto rule = one.measure.rule;
            if (one.measure.kind == Kind::Constant) one.periods[0].add(one.measure, of_nobody(rulebook, layer, options, rule));
        }
    }

    [[nodiscard]] Made made() const {
        Made made{rulebook.program(), days, records, {}, {}, usual_fewest};
        const auto population = of_nobody(rulebook, layer, options, population_rule);
        made.population = number_in(population, population_rule);
        if (const auto doubts = population.unverified.find(population_rule); doubts != population.unverified.end())
            made.population_note = not_verified(doubts->second);
        const auto fewest = number_in(of_nobody(rulebook, layer, options, fewest_rule), fewest_rule);
        const auto whole = fewest ? fewest->whole() : std::nullopt;
        if (whole && *whole > 0) made.fewest = static_cast<std::size_t>(*whole);
        if (options.fewest_shown) made.fewest = *options.fewest_shown;
        return made;
    }

    [[nodiscard]] ReportPage page(const Page& of, const Made& made) const {
        ReportPage page;
        page.id = of.id;
        page.title = of.title;
        page.intro = {std::string(of.intro)};
        std::vector<const Counted*> here;
        for (const auto& one : counted) {
            if (one.measure.page == of.id) here.push_back(&one);
        }
        for (const auto* one : here) fill_in(page, *one, made);
        for (auto& table : group_tables(here, made)) page.tables.push_back(std::move(table));
        for (auto& table : {periods_table(here, made), teams_table(here, made)}) {
            if (!table.rows.empty()) page.tables.push_back(table);
        }
        if (page.id == "completeness") measures::fill_in(page, completeness, plan.fields, days);
        page.notes.push_back(with_commas(records) + (records == 1 ? " record" : " records") + " counted" + (options.team ? " of one team." : "."));
        if (const auto out = left_out(of); !out.empty()) page.notes.push_back("Left out, for these rules say nothing of them: " + out + ".");
        return page;
    }

    static void fill_in(ReportPage& page, const Counted& one, const Made& made) {
        for (auto& figure : figures_of(one, made)) page.figures.push_back(std::move(figure));
        const auto kind = one.measure.kind;
        if (kind == Kind::Split || kind == Kind::SplitNumbers) page.tables.push_back(split_table(one, made));
    }

    [[nodiscard]] std::string left_out(const Page& of) const {
        std::string text;
        for (const auto& measure : all()) {
            if (measure.page == of.id && plan.left_out.contains(measure.id)) text += (text.empty() ? "" : "; ") + std::string(measure.title);
        }
        return text;
    }
};

Measures::Measures(const Rulebook& rulebook, const MeasureOptions& options) : state_(std::make_unique<State>(rulebook, options)) {}
Measures::~Measures() = default;
Measures::Measures(Measures&& other) noexcept = default;
Measures& Measures::operator=(Measures&& other) noexcept = default;

void Measures::add(const Record& record) { state_->add(record); }

void Measures::merge(Measures&& other) {
    state_->merge(*other.state_);
    other.state_->clear();
}

std::vector<ReportPage> Measures::take() {
    state_->add_constants();
    const auto made = state_->made();
    std::vector<ReportPage> pages;
    for (const auto& page : measures::pages()) pages.push_back(state_->page(page, made));
    state_->clear();
    return pages;
}

}  // namespace careact
