/// Reports for programs and spreadsheets.

#include "careact/report.hpp"
#include "report/csv.hpp"
#include "support/html.hpp"
#include "support/reports.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace careact::support {
namespace {

using report::csv_cell;

std::string line(const std::string& csv, std::size_t number) {
    std::istringstream text(csv);
    std::string found;
    for (std::size_t i = 0; i <= number; ++i) std::getline(text, found);
    return found;
}

TEST(ReportCsv, NothingRunsAsAFormula) {
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("+44 20"), "'+44 20");
    EXPECT_EQ(csv_cell("-lines"), "'-lines");
    EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_cell(" \t=1"), "' \t=1");
    EXPECT_EQ(csv_cell("\tx"), "'\tx");
    EXPECT_EQ(csv_cell("＝1+1"), "'＝1+1");
    EXPECT_EQ(csv_cell("=\"a\",1"), "\"'=\"\"a\"\",1\"");
}

TEST(ReportCsv, NumbersKeepTheirSign) {
    for (const std::string same : {"-3", "-214.25", "0", "1513", "a-b", "", "2024-12-19"}) EXPECT_EQ(csv_cell(same), same);
}

TEST(ReportCsv, CellsAreQuotedWhereTheyMustBe) {
    EXPECT_EQ(csv_cell("1,513"), "\"1,513\"");
    EXPECT_EQ(csv_cell("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_cell(" x"), "\" x\"");
}

TEST(ReportCsv, FiguresAreALineEach) {
    const auto csv = figures_csv(rich_report(1));
    EXPECT_EQ(line(csv, 0), "page,figure,title,value,kind,number,base,when,rule,place,note,case\r");
    EXPECT_EQ(line(csv, 2),
              "overview,late,reviews late,374,number,374,\"of 1,255 people who have had support for over 12 months\",on 19 December 2024,late,rules/thurrock/measures_reviews.care:41,,P0001\r");
    EXPECT_EQ(line(csv, 6), "overview,traveller,\"Gypsy, Roma or Traveller people waiting\",fewer than 5,suppressed,,of people waiting for an assessment,on 19 December 2024,traveller,"
                            "rules/thurrock/measures_reviews.care:41,,\r");
    EXPECT_EQ(times(csv, "\r\n"), 1U + 6 + 9 * 2) << "six of the overview, two of each of nine pages";
}

TEST(ReportCsv, TablesAreALineForEachCell) {
    const auto csv = tables_csv(rich_report(1));
    EXPECT_EQ(line(csv, 0), "page,table,title,base,when,row,name,column,value,kind,number,case\r");
    EXPECT_EQ(line(csv, 4), "overview,longest,the longest waits,of 27 people waiting for an assessment,on 19 December 2024,1,P0000,charge each week,£214.25,number,214.25,\r");
}

TEST(ReportCsv, ChecksAreALineEach) {
    const auto csv = checks_csv(rich_report(4));
    EXPECT_EQ(times(csv, "\r\n"), 61U);
    // Of four cases two failed, one is not evidenced, and one needs a person; 900 - 11 passed, and it did not apply to 40.
    EXPECT_EQ(line(csv, 1), "checks,eligibility,check_1,\"the person had a copy of the plan, and it says what was agreed (1)\",CA s27(1)(a); SG 13.32,from the record,in law,medium,"
                            "rules/thurrock/audit/reviews.care:101,889,2,1,1,40,0,2024-12-19\r");
}

TEST(ReportCsv, HostileTextIsQuotedAndDoesNotRun) {
    const auto report = hostile_report();
    for (const auto& csv : {figures_csv(report), tables_csv(report), checks_csv(report)}) {
        for (const std::string begin : {",=", ",\"=", "\n="}) EXPECT_EQ(times(csv, begin), 0U) << begin;
    }
}

TEST(ReportJson, KeepsEveryValue) {
    const auto json = nlohmann::json::parse(to_json(rich_report(4)));
    EXPECT_EQ(json["on"], "2024-12-19");
    EXPECT_EQ(json["pages"].size(), 12U);
    EXPECT_EQ(json["pages"][0]["figures"][1]["value"], (nlohmann::json{{"kind", "number"}, {"text", "374"}, {"number", "374"}, {"case", "P0001"}}));
    EXPECT_EQ(json["pages"][0]["figures"][5]["value"], (nlohmann::json{{"kind", "suppressed"}, {"text", "fewer than 5"}}));
    EXPECT_EQ(json["pages"][9]["checks"][0]["results"]["failed"], 2);
    EXPECT_EQ(json["pages"][9]["checks"][0]["cases"].size(), 4U);
    EXPECT_EQ(nlohmann::json::parse(to_json(hostile_report()))["pages"].size(), 2U) << "bytes that are no text do not break it";
}

}  // namespace
}  // namespace careact::support
