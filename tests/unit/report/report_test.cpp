/// Reports as pages: what is on them, where links lead, what hostile text does to them.

#include "careact/report.hpp"
#include "support/html.hpp"
#include "support/reports.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using Kind = ReportCell::Kind;
using Faults = std::vector<std::string>;

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

ReportCell number(const std::string& digits) { return {Kind::Number, digits, digits, {}}; }

Report report_of(const ReportPage& page) { return {"A report", *Date::parse("2024-12-19"), {}, {page}}; }

ReportPage page_of(const ReportTable& table) {
    ReportPage page;
    page.id = "p", page.title = "P", page.tables = {table};
    return page;
}

ReportTable bars(const std::vector<std::string>& values) {
    ReportTable table{"t", "t", "", "", "", {"row", "value"}, {}, ReportTable::Chart::Bars};
    for (const auto& value : values) table.rows.push_back({ReportCell::words("row of " + value), number(value)});
    return table;
}

/// Whether a bar of that width is drawn, in thousandths.
bool drawn(const std::string& page, const std::string& width) { return says(page, "width=\"" + width + "%\" y="); }

TEST(ReportPage, IsWholeAndLeadsNowhereElse) {
    for (const auto& report : {rich_report(3), hostile_report(), Report{"Nothing", *Date::parse("2024-12-19"), {}, {}}}) EXPECT_EQ(html_faults(to_html(report)), Faults{});
}

TEST(ReportPage, HasASectionForEachPageAndAWayToIt) {
    const auto report = rich_report(1);
    const auto page = to_html(report);
    for (const auto& one : report.pages) {
        EXPECT_EQ(times(page, "<li><a href=\"#page-" + one.id + "\">"), 1U) << one.id;
        EXPECT_EQ(times(page, "id=\"page-" + one.id + "\">"), 1U) << one.id;
    }
    EXPECT_TRUE(says(page, "<a class=\"skip\" href=\"#main\">"));
}

TEST(ReportPage, EveryFigureHasItsBaseItsDateItsRuleAndThePlaceOfIt) {
    const auto page = to_html(rich_report(1));
    EXPECT_TRUE(says(page, "<h3>Reviewed in the last 12 months</h3>\n<p class=\"value\">70.2%</p>\n<p>Of 1,255 people who have had support for over 12 months, on 19 December 2024</p>\n"
                           "<details><summary>What this rests on</summary><div>\n<p>37 people whose last review is not recorded are counted as not reviewed.</p>\n</div></details>\n<span class=\"small\">within, rules/thurrock/measures_reviews.care:41</span>"));
    EXPECT_TRUE(says(page, "<p class=\"value said\">not known</p>"));
    EXPECT_TRUE(says(page, "<p class=\"value said\">fewer than 5</p>"));
}

TEST(ReportPage, WhatHasNoWordsGetsSome) {
    auto page = page_of(bars({}));
    page.figures = {{"f", "f", {Kind::NotKnown, "", "", ""}, "", "", "", "", ""}, {"g", "g", {Kind::Suppressed, "", "", ""}, "", "", "", "", ""}};
    const auto html = to_html(report_of(page));
    EXPECT_TRUE(says(html, ">not known<"));
    EXPECT_TRUE(says(html, ">not shown: too few<"));
    EXPECT_TRUE(says(html, "There are no rows."));
    EXPECT_TRUE(says(to_html(report_of({})), "There is nothing to show here."));
}

TEST(ReportPage, HostileTextStaysText) {
    const auto page = to_html(hostile_report());
    EXPECT_FALSE(says(page, "<script"));
    EXPECT_TRUE(says(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    EXPECT_FALSE(says(page, "\u202E"));
    EXPECT_FALSE(says(page, "\xe9 "));
    EXPECT_EQ(times(page, "</style>"), 1U);
}

// ---- Charts ----------------------------------------------------------------------------------------------------------------------------

TEST(ReportChart, TheLargestBarIsFullAndTheOthersAreShares) {
    const auto page = to_html(report_of(page_of(bars({"80", "20", "0", "-5"}))));
    EXPECT_TRUE(drawn(page, "100.0"));
    EXPECT_TRUE(drawn(page, "25.0"));
    EXPECT_EQ(times(page, "fill=\"url(#fill-0)\""), 2U) << "nothing, and less than nothing, have no length";
}

TEST(ReportChart, PercentagesAreOfAHundred) {
    auto table = bars({"62.1"});
    table.rows[0][1].text = "62.1%";
    EXPECT_TRUE(drawn(to_html(report_of(page_of(table))), "62.1"));
}

TEST(ReportChart, NothingIsDividedByNothing) {
    const auto page = to_html(report_of(page_of(bars({"0", "0"}))));
    EXPECT_FALSE(says(page, "fill=\"url(#fill-0)\""));
    EXPECT_EQ(html_faults(page), Faults{});
}

TEST(ReportChart, BesideOneHugeNumberTheOthersAreStillSeen) {
    const auto page = to_html(report_of(page_of(bars({"1000000000000000000000000000000", "1"}))));
    EXPECT_TRUE(drawn(page, "100.0"));
    EXPECT_TRUE(drawn(page, "0.4"));
    EXPECT_EQ(html_faults(to_html(report_of(page_of(bars({std::string(60, '9'), "1"}))))), Faults{}) << "too large to compare";
}

TEST(ReportChart, PartsOfABarStandOneAfterTheOther) {
    ReportTable table{"t", "t", "", "", "", {"team", "late", "in time"}, {{ReportCell::words("a"), number("1"), number("3")}}, ReportTable::Chart::Stacked};
    const auto page = to_html(report_of(page_of(table)));
    EXPECT_TRUE(says(page, "<rect x=\"0.0%\" width=\"25.0%\""));
    EXPECT_TRUE(says(page, "<rect x=\"25.0%\" width=\"75.0%\""));
    EXPECT_TRUE(says(page, ">Late</text>")) << "in the key";
    table.rows.push_back({ReportCell::words("b"), {Kind::Suppressed, "fewer than 5", "", ""}, number("2")});
    EXPECT_TRUE(says(to_html(report_of(page_of(table))), "Not drawn: late"));
}

TEST(ReportChart, SharesAreOfEachRowsOwnWhole) {
    ReportTable table{"t", "t", "", "", "", {"decision", "agree", "differ"}, {{ReportCell::words("outcome"), number("23741"), number("82")}, {ReportCell::words("who pays"), number("3"), number("1")}}, ReportTable::Chart::Shares};
    const auto page = to_html(report_of(page_of(table)));
    EXPECT_TRUE(says(page, "<rect x=\"75.0%\" width=\"25.0%\""));
    EXPECT_FALSE(says(page, "<rect x=\"0.0%\" width=\"0.4%\"")) << "beside 23,741, three would be the least that is seen";
    EXPECT_TRUE(says(page, "all of one length"));
}

TEST(ReportChart, PartsThatCouldNotBeToldApartAreNotDrawn) {
    ReportTable table{"t", "t", "", "", "", {"team"}, {{ReportCell::words("a")}}, ReportTable::Chart::Stacked};
    for (int i = 0; i < 9; ++i) table.columns.push_back("c" + std::to_string(i)), table.rows[0].push_back(number("1"));
    EXPECT_FALSE(says(to_html(report_of(page_of(table))), "<svg class=\"chart\""));
}

// ---- Checks and cases ------------------------------------------------------------------------------------------------------------------

TEST(ReportChecks, StandByThemeWithTheirCases) {
    const auto page = to_html(rich_report(4));
    EXPECT_EQ(times(page, "<details class=\"check\">"), 60U);
    EXPECT_EQ(times(page, "<details class=\"case\">"), 240U);
    EXPECT_EQ(times(page, ": results of each check</caption>"), 12U);
    EXPECT_TRUE(says(page, "31 more cases are not listed here"));
    EXPECT_TRUE(says(page, "<dt>Under</dt><dd>CA s27(1)(a); SG 13.32</dd>"));
    EXPECT_TRUE(says(page, "<dt>Rule</dt><dd>rules/thurrock/audit/reviews.care:107</dd>"));
    EXPECT_TRUE(says(page, "<li>reviews[2].completed_on: the day the review was completed</li>"));
}

TEST(ReportChecks, ACellLeadsToItsCaseIfTheReportHasIt) {
    const auto page = to_html(rich_report(1));  // check_1 lists P0001, check_2 P0002 and so on
    EXPECT_TRUE(says(page, "<a href=\"#case-P0001\">374</a>"));
    EXPECT_EQ(times(page, "id=\"case-P0001\""), 1U);
    EXPECT_FALSE(says(page, "case-P0000"));
    EXPECT_TRUE(says(page, "<th scope=\"row\">P0000</th>"));
}

TEST(ReportChecks, ACaseOfAPageIsFoundThere) {
    auto page = page_of(bars({"1"}));
    page.id = "decisions", page.title = "Decisions compared";
    page.cases = {{"N229", "Grays", "determinations[1]", "differs", "the rules say no", {"two or more: no"}, {}}};
    page.tables[0].rows[0][0].case_id = "N229";
    const auto html = to_html(report_of(page));
    EXPECT_EQ(html_faults(html), Faults{});
    EXPECT_TRUE(says(html, "href=\"#case-N229\""));
    EXPECT_TRUE(says(html, "<a href=\"#on-decisions-N229\">Decisions compared</a>: differs"));
    EXPECT_TRUE(says(html, "<div id=\"on-decisions-N229\">"));
    EXPECT_TRUE(says(html, "<li>two or more: no</li>"));
}

TEST(ReportChecks, SixtyOfFiftyCasesEachAreAFewMegabytes) {
    EXPECT_LT(to_html(rich_report(50)).size(), 4'000'000U);
}

TEST(ReportCell, CountsAreReadWithCommasAndTakenWithout) {
    for (const auto& [count, text] : std::vector<std::pair<std::size_t, std::string>>{{0, "0"}, {999, "999"}, {1000, "1,000"}, {1234567, "1,234,567"}}) {
        EXPECT_EQ(ReportCell::count(count).text, text);
        EXPECT_EQ(ReportCell::count(count).number, std::to_string(count));
    }
}

}  // namespace
}  // namespace careact::support
