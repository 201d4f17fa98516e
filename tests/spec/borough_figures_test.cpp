/// The figures of the borough, against those that were published, to the precision they were printed in.

#include "careact/measures.hpp"
#include "caseload/borough.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <thread>

namespace careact {
namespace {

std::vector<ReportPage> pages() {
    const auto& rules = support::thurrock_rules();
    std::vector<std::string> lines;
    const caseload::Assumptions assumptions(caseload::built_in_assumptions);
    caseload::Borough(assumptions, 2327, 1).make([&](const std::string& line) { lines.push_back(line); }, true);
    MeasureOptions options;
    options.on = *Date::parse("2024-12-19");
    Measures all(rules, options), half(rules, options);
    const auto count = [&](Measures& into, std::size_t from) {
        for (std::size_t i = from; i < lines.size(); i += 2) into.add(read_record("borough", lines[i], rules).record.value());
    };
    std::thread other([&] { count(half, 1); });
    count(all, 0);
    other.join();
    all.merge(std::move(half));
    return all.take();
}

const std::vector<ReportPage>& report() {
    static const auto made = pages();
    return made;
}

/// What a figure says, or a cell of a table: `late_reviews`, or `periods/concerns received/1 April 2023 to 31 March 2024`.
std::string shown(const std::string& page_id, const std::string& what) {
    const auto slash = what.find('/');
    for (const auto& page : report()) {
        if (page.id != page_id) continue;
        for (const auto& figure : page.figures) {
            if (figure.id == what) return figure.value.text;
        }
        for (const auto& table : page.tables) {
            if (slash == std::string::npos || table.id != what.substr(0, slash)) continue;
            const auto last = what.rfind('/');
            const auto column = std::find(table.columns.begin(), table.columns.end(), what.substr(last + 1)) - table.columns.begin();
            for (const auto& row : table.rows) {
                if (row[0].text == what.substr(slash + 1, last - slash - 1)) return row.at(static_cast<std::size_t>(column)).text;
            }
        }
    }
    return "not there";
}

/// [SA]: the council's self-assessment for the Care Quality Commission, winter 2024/25. [FOI]: its answer to a request for information of
/// 17 September 2019. Each was typed from there.
struct Published {
    const char *page, *what, *value, *source;
};

const Published all_published[] = {
    {"reviews", "late_reviews", "374", "[SA] waiting over 12 months for a review"},
    {"reviews", "late_rate", "281.5 per 100,000", "[SA] the same"},
    {"reviews", "reviewed_within_12_months", "70.2%", "[SA] quarter 2 of 2024/25"},
    {"reviews", "median_days_over", "122 days", "[SA] the same"},
    {"waits", "waiting_for_assessment", "27", "[SA] Care Act assessments"},
    {"waits", "waiting_for_assessment_rate", "20.32 per 100,000", "[SA] the same"},
    {"waits", "waiting_for_carer_assessment", "0", "[SA] the same"},
    {"waits", "waiting_for_support", "0", "[SA] home support, end of November 2024"},
    {"carers", "carers_separate_events", "65", "[SA] 12 months to 30 November 2024"},
    {"carers", "carers_separate_people", "63", "[SA] the same"},
    {"carers", "carers_joint_events", "575", "[SA] the same"},
    {"carers", "carers_joint_people", "441", "[SA] the same"},
    {"carers", "carers_waiting", "0", "[SA] the same"},
    {"safeguarding", "concerns", "920", "[SA] April to November 2024"},
    {"safeguarding", "enquiries", "367", "[SA] the same"},
    {"safeguarding", "conversion", "39.89%", "[SA] the same"},
    {"safeguarding", "asked_what_they_wanted", "95%", "[SA] the same"},
    {"safeguarding", "outcomes_met", "97%", "[SA] the same"},
    {"safeguarding", "over_in_time", "58%", "[SA] the same"},
    {"safeguarding", "screened_in_time", "100%", "[SA] the same"},
    {"safeguarding", "begun_at_once", "100%", "[SA] the same"},
    {"safeguarding", "held_by_safeguarding", "65%", "[SA] 2024 so far"},
    {"safeguarding", "periods/concerns received/1 April to 30 November 2023", "947", "[SA] the same months of 2023"},
    {"safeguarding", "periods/concerns received/1 April 2023 to 31 March 2024", "1,513", "[SA] 2023/24"},
    {"safeguarding", "periods/enquiries begun/1 April to 30 November 2023", "267", "[SA] the same months of 2023"},
    {"safeguarding", "periods/enquiries begun/1 April 2023 to 31 March 2024", "451", "[SA] 2023/24"},
    {"safeguarding", "periods/adults asked what they wanted to happen/1 April to 30 November 2023", "88%", "[SA] the same months of 2023"},
    {"safeguarding", "periods/enquiries finished within 90 days/1 April to 30 November 2023", "64%", "[SA] the same"},
    {"safeguarding", "periods/enquiries held by the safeguarding team/1 April to 30 November 2023", "46%", "[SA] 2023"},
    {"safeguarding", "dols_requests", "743", "[SA] April to November 2024"},
    {"safeguarding", "periods/requests to deprive somebody of liberty/1 April 2023 to 31 March 2024", "723", "[SA] 2023/24"},
    {"safeguarding", "dols_waiting", "127", "[SA] 30 November 2024"},
    {"safeguarding", "periods/deprivations of liberty granted/1 April 2023 to 31 March 2024", "309", "[SA] without its period: taken for 2023/24"},
    {"safeguarding", "periods/granted, and somebody objects/1 April 2023 to 31 March 2024", "8.4%", "[SA] 26 of 309"},
    {"charging", "recorded_who_pays/pays nothing/%", "13.4%", "[FOI] 341 of 2,552 in 2018/19"},
    {"charging", "recorded_who_pays/pays part/%", "69.6%", "[FOI] 1,777 of 2,552"},
    {"people", "people_with_services", "2,327", "[SA] 19 December 2024"},
    {"people", "aged_18_to_64", "34.5%", "[SA] the same"},
    {"people", "aged_65_or_over", "65.5%", "[SA] the same"},
    {"people", "autistic", "102", "[SA] the same"},
    {"people", "autistic_another_reason", "12", "[SA] the same"},
    {"people", "in_care_home", "25%", "[SA] 30 November 2024"},
    {"people", "direct_payment_share", "28.4%", "[SA] quarter 2 of 2024/25"},
    {"people", "appointees", "132", "[SA]"},
    {"people", "sensory_register", "552", "[SA] 30 November 2024"},
    {"people", "sensory_categories/sight impaired (partially sighted)/%", "34.06%", "[SA] the same"},
    {"people", "sensory_categories/severely sight impaired (blind)/%", "33.88%", "[SA] the same"},
    {"people", "sensory_categories/hard of hearing/%", "31.70%", "[SA] the same"},
    {"people", "transition_cases", "204", "[SA]"},
    {"people", "periods/young people introduced to that team/1 April 2023 to 31 March 2024", "50", "[SA] 2023/24"},
    {"people", "periods/introduced by children's services/1 April 2023 to 31 March 2024", "32", "[SA] 2023/24"},
};

class BoroughFigures : public testing::TestWithParam<Published> {};

TEST_P(BoroughFigures, AreThePublishedOnes) {
    const auto& published = GetParam();
    EXPECT_EQ(shown(published.page, published.what), published.value) << published.source;
}

INSTANTIATE_TEST_SUITE_P(Published, BoroughFigures, testing::ValuesIn(all_published), [](const auto& info) {
    std::string name = std::to_string(info.index) + "_" + info.param.what;
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

/// On plan and late at once: the split was not published, and nobody is taken out of either count by the other.
TEST(BoroughFiguresBeside, LateAndOnPlanAreCountedBeside) {
    EXPECT_EQ(shown("reviews", "late_reviews"), "374");
    EXPECT_NE(shown("reviews", "late_on_plan"), "0.0%");
    EXPECT_NE(shown("reviews", "late_on_plan"), "100.0%");
}

// ---- Numbers that are not shown, and what all that is printed tells of them ----

constexpr std::int64_t fewest = 5;

/// A column of counts as a reader has it: what is told of each row, and the total.
struct Printed {
    std::string table, column;
    std::map<std::string, std::optional<std::int64_t>> rows;  // none: not shown
    std::optional<std::int64_t> total;
};

std::optional<std::int64_t> number_in(const ReportCell& cell) {
    return cell.kind == ReportCell::Kind::Number ? std::optional(std::stoll(cell.number)) : std::nullopt;
}

/// `of 2,327 people` says the total of a table that has no line for everybody.
std::optional<std::int64_t> number_in_words(const std::string& words) {
    std::string digits;
    std::copy_if(words.begin(), words.end(), std::back_inserter(digits), [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits.empty() ? std::nullopt : std::optional(std::stoll(digits));
}

Printed printed(const ReportTable& table, std::size_t column) {
    Printed made{table.id, table.columns[column], {}, number_in_words(table.base)};
    for (const auto& row : table.rows) {
        if (row[0].text == "everybody") made.total = number_in(row.at(column));
        else made.rows[row[0].text] = number_in(row.at(column));
    }
    return made;
}

/// What is left of a whole: `of` less `number`.
Printed rest(const Printed& whole, const Printed& part) {
    Printed made{whole.table, "the others", {}, {}};
    for (const auto& [name, value] : whole.rows) made.rows[name] = value && part.rows.at(name) ? std::optional(*value - *part.rows.at(name)) : std::nullopt;
    if (whole.total && part.total) made.total = *whole.total - *part.total;
    return made;
}

/// The counts of a page that has tables with something hidden.
std::vector<Printed> counts_of(const ReportPage& page) {
    std::vector<Printed> all;
    for (const auto& table : page.tables) {
        const auto hides = [](const auto& row) { return std::any_of(row.begin(), row.end(), [](const auto& cell) { return cell.kind == ReportCell::Kind::Suppressed; }); };
        if (std::none_of(table.rows.begin(), table.rows.end(), hides) && page.id != "disparity") continue;
        std::map<std::string, Printed> here;
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            if (table.columns[i] == "number" || table.columns[i] == "of" || table.columns[i] == "not known") here[table.columns[i]] = printed(table, i);
        }
        if (here.contains("number") && here.contains("of")) here["the others"] = rest(here.at("of"), here.at("number"));
        for (auto& [name, column] : here) all.push_back(std::move(column));
    }
    return all;
}

/// Whether two columns are plainly of the same: each row that both tell is the same in both, and three at least are.
bool is_the_same(const Printed& a, const Printed& b) {
    std::size_t same = 0;
    for (const auto& [name, value] : a.rows) {
        const auto other = b.rows.find(name);
        if (other == b.rows.end() || !value || !other->second) continue;
        if (*value != *other->second) return false;
        ++same;
    }
    return same >= 3;
}

TEST(BoroughFiguresBeside, WhatIsHiddenCannotBeWorkedOutFromATotal) {
    std::size_t hidden_anywhere = 0;
    for (const auto& page : report()) {
        for (const auto& column : counts_of(page)) {
            std::int64_t left = column.total.value_or(0);
            std::size_t hidden = 0;
            for (const auto& [name, value] : column.rows) {
                hidden += value ? 0 : 1;
                left -= value.value_or(0);
                EXPECT_TRUE(!value || *value == 0 || *value >= fewest) << column.table << ", " << name << ", " << column.column << ": " << *value;
            }
            hidden_anywhere += hidden;
            if (hidden == 0 || !column.total) continue;
            EXPECT_GE(hidden, 2U) << column.table << ", " << column.column;
            EXPECT_TRUE(left == 0 || left >= fewest) << column.table << ", " << column.column << ": " << left << " for " << hidden << " rows together";
        }
    }
    EXPECT_GT(hidden_anywhere, 0U) << "nothing is hidden, so nothing is tried";
}

TEST(BoroughFiguresBeside, WhatIsHiddenInOneTableIsHiddenInEachOfTheSamePeople) {
    for (const auto& page : report()) {
        const auto columns = counts_of(page);
        for (const auto& a : columns) {
            for (const auto& b : columns) {
                if (!is_the_same(a, b)) continue;
                for (const auto& [name, value] : a.rows) {
                    EXPECT_TRUE(value || !b.rows.contains(name) || !b.rows.at(name)) << name << " is hidden in " << a.table << " (" << a.column << "), and " << b.table << " (" << b.column << ") tells it";
                }
            }
        }
    }
}

TEST(BoroughFiguresBeside, NoTableThatHidesTellsOnePersonsOwnAmount) {
    for (const auto& page : report()) {
        for (const auto& table : page.tables) {
            const bool hides = std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.at(1).kind == ReportCell::Kind::Suppressed; });
            EXPECT_TRUE(!hides || std::find(table.columns.begin(), table.columns.end(), "greatest") == table.columns.end()) << table.id;
        }
    }
}

}  // namespace
}  // namespace careact
