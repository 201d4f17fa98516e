#include "measures/completeness.hpp"

#include "program/program.hpp"
#include "program/recorded.hpp"

namespace careact::measures {

namespace {

constexpr std::string_view declined_option = "_declined";  // how the vocabulary ends the name of `asked, and preferred not to say`

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_declined(const Evidence& evidence) {
    const auto* option = std::get_if<Option>(&evidence.value);
    return evidence.state == EvidenceState::Refused ||
           (evidence.state == EvidenceState::Recorded && option != nullptr && ends_with(option->name, declined_option));
}

bool is_answered(const Evidence& evidence) { return evidence.state == EvidenceState::Recorded || evidence.state == EvidenceState::NotApplicable; }

void count(Filled& filled, const Evidence& evidence) { ++(is_declined(evidence) ? filled.declined : is_answered(evidence) ? filled.answered : filled.missing); }

std::string month_in_words(const std::string& month) {
    const auto words = Date::parse(month + "-01")->to_words();
    return words.substr(words.find(' ') + 1);
}

std::vector<ReportCell> row_of(std::string name, const Filled& filled) {
    return {ReportCell::words(std::move(name)), share_cell(filled.recorded(), filled.all(), 1), count_cell(filled.answered), count_cell(filled.declined),
            count_cell(filled.missing)};
}

ReportTable table(std::string id, std::string title, std::string rows_are, std::string when) {
    ReportTable made;
    made.id = std::move(id), made.title = std::move(title), made.when = std::move(when);
    made.columns = {std::move(rows_are), "recorded, %", "answered", "asked and declined", "not recorded"};
    made.chart = ReportTable::Chart::Bars;
    return made;
}

}  // namespace

void Filled::merge(const Filled& other) {
    answered += other.answered;
    declined += other.declined;
    missing += other.missing;
}

std::vector<Field> protected_fields(const program::Program& program) {
    std::vector<Field> all;
    for (const auto& fact : program.facts()) {
        if (fact.is_protected) all.push_back({fact.name, title_or_name(fact.title, fact.name)});
        if (fact.type.kind != program::TypeKind::Record) continue;
        for (const auto& member : program.types[fact.type.index].members) {
            if (member.is_protected) all.push_back({fact.name + "." + member.name, title_or_name(member.title, member.name)});
        }
    }
    return all;
}

void Completeness::add(const program::Program& program, const std::vector<Field>& all, const Record& record, const std::string& team,
                       const std::string& month) {
    ++people;
    fields.resize(all.size());
    Filled whole;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& evidence = program::evidence_at(program, record, all[i].path);
        count(fields[i], evidence);
        count(whole, evidence);
    }
    teams[team].merge(whole);
    if (!month.empty()) months[month].merge(whole);
}

void Completeness::merge(const Completeness& other) {
    people += other.people;
    if (fields.size() < other.fields.size()) fields.resize(other.fields.size());
    for (std::size_t i = 0; i < other.fields.size(); ++i) fields[i].merge(other.fields[i]);
    for (const auto& [team, filled] : other.teams) teams[team].merge(filled);
    for (const auto& [month, filled] : other.months) months[month].merge(filled);
}

void fill_in(ReportPage& page, const Completeness& counted, const std::vector<Field>& fields, const Days& days) {
    const auto when = when_text(When::Day, days);
    Filled whole;
    auto by_field = table("completeness_by_field", "by what was asked", "asked about", when);
    auto by_team = table("completeness_by_team", "by team", "team", when);
    auto by_month = table("completeness_by_month", "by the month of the last contact", "month", when_text(When::Year, days));
    for (std::size_t i = 0; i < counted.fields.size(); ++i) {
        whole.merge(counted.fields[i]);
        by_field.rows.push_back(row_of(fields[i].title, counted.fields[i]));
    }
    for (const auto& [team, filled] : counted.teams) by_team.rows.push_back(row_of(team.empty() ? "no team named" : team, filled));
    for (const auto& [month, filled] : counted.months) by_month.rows.push_back(row_of(month_in_words(month), filled));
    by_field.base = "of " + with_commas(counted.people) + " people; a line for each thing they are asked";
    by_team.base = by_month.base = "answers to all of them together";
    ReportFigure figure;
    figure.id = "equality_recorded";
    figure.title = "equality monitoring: asked, and the answer recorded";
    figure.value = share_cell(whole.recorded(), whole.all(), 1);
    figure.base = with_commas(whole.recorded()) + " of " + with_commas(whole.all()) + " answers of " + with_commas(counted.people) + " people";
    figure.when = when;
    figure.note = with_commas(whole.declined) + " were asked and preferred not to say, and count as recorded.";
    page.figures.push_back(std::move(figure));
    for (auto* made : {&by_field, &by_team, &by_month}) {
        if (!made->rows.empty()) page.tables.push_back(std::move(*made));
    }
}

}  // namespace careact::measures
