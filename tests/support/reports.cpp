#include "support/reports.hpp"

#include <array>

namespace careact::support {

namespace {

using Kind = ReportCell::Kind;
using Chart = ReportTable::Chart;

const std::string day = "on 19 December 2024", year = "1 April to 30 November 2024";
constexpr std::array<const char*, 6> teams = {"North locality team", "South locality team", "Hospital discharge", "Learning disability and autism", "Preparing for adulthood", "Safeguarding"};

ReportCell count(std::size_t number) { return ReportCell::count(number); }
ReportCell percent(const std::string& digits) { return {Kind::Number, digits + "%", digits, {}}; }
ReportCell pounds(const std::string& digits) { return {Kind::Number, "£" + digits, digits, {}}; }
const ReportCell few{Kind::Suppressed, "fewer than 5", {}, {}}, not_known{Kind::NotKnown, "not known", {}, {}};

ReportFigure figure(const std::string& id, const std::string& title, const ReportCell& value, const std::string& base, const std::string& note = "") {
    return {id, title, value, base, day, id, "rules/thurrock/measures_reviews.care:41", note};
}

ReportPage page(const std::string& id, const std::string& title) {
    ReportPage made;
    made.id = id, made.title = title;
    made.intro = {"What is counted here, of whom, and by which rule, stands with each figure. What is not recorded is counted apart, and never as no."};
    return made;
}

ReportPage overview() {
    auto made = page("overview", "Overview");
    made.figures = {figure("people", "people with care and support", count(2327), "everybody with an open record"),
                    figure("late", "reviews late", count(374), "of 1,255 people who have had support for over 12 months"),
                    figure("within", "reviewed in the last 12 months", percent("70.2"), "of 1,255 people who have had support for over 12 months", "37 people whose last review is not recorded are counted as not reviewed."),
                    figure("rate", "late reviews per 100,000 adults", {Kind::Number, "281.5", "281.5", {}}, "of 132,860 adults", "The number of adults is not verified."),
                    figure("asked", "people asked about sexual orientation", not_known, "of 2,327 people"), figure("traveller", "Gypsy, Roma or Traveller people waiting", few, "of people waiting for an assessment")};
    made.figures[1].value.case_id = "P0001";
    made.tables = {{"longest", "the longest waits", "of 27 people waiting for an assessment", day, "", {"case", "team", "days waiting", "charge each week"}, {}, Chart::None}};
    for (std::size_t i = 0; i < 4; ++i) {
        auto name = ReportCell::words("P000" + std::to_string(i));
        name.case_id = name.text;
        made.tables[0].rows.push_back({name, ReportCell::words(teams.at(i)), count(122 - 9 * i), i == 2 ? not_known : pounds("214.25")});
    }
    return made;
}

/// Of each team: late, due soon and in time.
ReportTable by_team(const std::string& id, const std::string& title, Chart chart) {
    ReportTable made{id, title, "of 1,255 people who have had support for over 12 months", day, "A person stands under the team that holds the case on the day.", {"team", "late", "due soon", "in time", "not known"}, {}, chart};
    for (std::size_t i = 0; i < teams.size(); ++i) made.rows.push_back({ReportCell::words(teams.at(i)), i == 5 ? few : count(112 - 17 * i), count(20 + i * 3), count(240 - i * 31), count(i)});
    return made;
}

ReportTable shares(const std::string& id, const std::string& title) {
    ReportTable made{id, title, "of people with a completed assessment", year, "", {"group", "share", "people"}, {}, Chart::Bars};
    made.rows = {{ReportCell::words("18 to 64"), percent("62.1"), count(310)}, {ReportCell::words("65 to 74"), percent("55.0"), count(200)}, {ReportCell::words("75 to 84"), percent("48.3"), count(1513)},
                 {ReportCell::words("85 and over"), percent("0"), count(0)}, {ReportCell::words("Asked, and preferred not to say, or the question was put off"), few, few}};
    return made;
}

ReportPage figures_page(const std::string& id, const std::string& title) {
    auto made = page(id, title);
    made.figures = {figure(id + "_all", title + ": all", count(1255), "everybody counted"), figure(id + "_median", "median days over", count(122), "of 374 late reviews")};
    made.tables = {by_team(id + "_teams", title + " by team", Chart::Stacked), shares(id + "_ages", title + " by age")};
    made.notes = {"Counts under 5 are not shown, nor is a count that would give one away."};
    return made;
}

ReportCase one_case(std::size_t number, std::size_t check, const std::string& result) {
    const auto id = "P" + std::to_string(10000 + number).substr(1);
    return {id, teams.at(number % teams.size()), number % 3 == 0 ? "plan.lines[2]" : "", result, "the last review was on 3 May 2023, and the next is not recorded",
            {"requirement reviewed_in_time: `last_review + 12 months >= today` is no (CA s27(1)(a))", "fact reviews[1].completed_on is 2023-05-03", "rule check_" + std::to_string(check) + ", rules/thurrock/audit/reviews.care:" + std::to_string(100 + check)},
            result == "not evidenced" ? std::vector<std::string>{"reviews[2].completed_on: the day the review was completed"} : std::vector<std::string>{}};
}

ReportCheck check(std::size_t number, const std::string& theme, std::size_t cases) {
    ReportCheck made;
    made.id = "check_" + std::to_string(number), made.theme = theme;
    made.title = "the person had a copy of the plan, and it says what was agreed (" + std::to_string(number) + ")";
    made.mode = "from the record", made.basis = "in law", made.severity = number % 2 == 0 ? "high" : "medium", made.place = "rules/thurrock/audit/reviews.care:" + std::to_string(100 + number);
    made.provisions = {"CA s27(1)(a)", "SG 13.32"};
    made.passed = number % 7 == 0 ? 0 : 900 - 11 * number, made.not_applicable = 40 * (number % 5);
    for (std::size_t i = 0; i < cases; ++i) made.cases.push_back(one_case(i * 7 + number, number, i * 2 < cases ? "failed" : i * 4 < cases * 3 ? "not evidenced" : "needs a person"));
    for (const auto& one : made.cases) ++(one.result == "failed" ? made.failed : one.result == "not evidenced" ? made.not_evidenced : made.needs_person);
    made.more_cases = number % 4 == 0 ? 31 : 0, made.failed += made.more_cases;
    return made;
}

ReportPage checks_page(std::size_t cases) {
    constexpr std::array<const char*, 12> themes = {"eligibility", "assessment", "planning", "reviewing", "charging", "carers", "safeguarding", "advocacy", "capacity", "becoming_an_adult", "recording", "complaints"};
    auto made = page("checks", "Checks of cases");
    for (std::size_t i = 0; i < 60; ++i) made.checks.push_back(check(i + 1, themes.at(i / 5), cases));
    return made;
}

}  // namespace

const std::string hostile_text = "=1+1 <script>alert('x')</script> \"quoted\" & \u202Eturned\u202C '); DROP TABLE cases;-- Ren\xc3\x83\xc2\xa9" "e \xe9\n</style></svg>";

Report rich_report(std::size_t cases_each) {
    Report made;
    made.title = "Audit of adult social care, 19 December 2024";
    made.on = *Date::parse("2024-12-19");
    made.provenance = {{"Rules", "thurrock over national, SHA-256 " + std::string(64, 'a')}, {"Casebook", "2,327 records, head " + std::string(64, 'b')}, {"Sample", "seed 20241219"}};
    made.pages.push_back(overview());
    for (const auto& [id, title] : std::vector<std::pair<std::string, std::string>>{{"reviews", "Reviews"}, {"waits", "Waits"}, {"carers", "Carers"}, {"safeguarding", "Safeguarding"}, {"charging", "Charging"}, {"people", "People"}, {"completeness", "Completeness of answers"}, {"disparity", "Differences between groups"}}) {
        made.pages.push_back(figures_page(id, title));
    }
    made.pages.push_back(checks_page(cases_each));
    made.pages.push_back(figures_page("decisions", "Decisions compared"));
    made.pages.push_back(page("grades", "Grades"));
    return made;
}

Report hostile_report() {
    const auto& bad = hostile_text;
    const ReportCell words{Kind::Text, bad, {}, bad}, number{Kind::Number, bad, "99999999999999999999999999999999999999999999999999", {}}, negative{Kind::Number, "-3", "-3", {}};
    ReportPage page{bad, bad, {bad}, {{bad, bad, words, bad, bad, bad, bad, bad}, {bad, bad, number, bad, bad, bad, bad, bad}}, {}, {}, {bad}};
    for (const auto chart : {Chart::None, Chart::Bars, Chart::Stacked}) page.tables.push_back({bad, bad, bad, bad, bad, {bad, bad, bad}, {{words, number, negative}, {words, negative, few}}, chart});
    ReportCheck check;
    check.id = check.title = check.theme = check.mode = check.basis = check.severity = check.place = bad;
    check.provisions = {bad};
    check.failed = 1;
    check.cases = {{bad, bad, bad, bad, bad, {bad}, {bad}}};
    page.checks = {check, check};
    page.cases = check.cases;
    return {bad, *Date::parse("2024-12-19"), {{bad, bad}}, {page, page}};
}

}  // namespace careact::support
