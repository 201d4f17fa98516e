/// What an audit says as a report and as text, and what it finds in decisions that the casebook keeps and in overrides.

#include "support/audit_tour.hpp"

#include <algorithm>
#include <map>

namespace careact {
namespace {

using support::day;
using support::moment;
using support::thurrock_rules;
using support::Tour;

TEST(AuditPages, HaveChecksDecisionsAndGrades) {
    Tour tour;
    tour.keep_readings();
    const auto pages = audit_pages(tour.run("2025-11-01"));
    ASSERT_EQ(pages.size(), 4U);
    EXPECT_EQ(pages[0].checks.size(), 60U);
    for (const auto& page : pages) {
        for (const auto& table : page.tables) {
            for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.id;
        }
    }
    // Same grade in 2 of 4; by chance (2 x 1 + 1 x 3) / 16; kappa (8 - 5) / 11, which is 0.27.
    EXPECT_EQ(pages[3].figures.at(0).value.text, "0.50");
    EXPECT_EQ(pages[3].figures.at(1).value.text, "0.27");
    EXPECT_EQ(pages[3].figures.at(1).base, "of 4 readings with two grades");
    EXPECT_EQ(pages[3].tables.back().rows.at(0).at(0).text, "overdue");
    EXPECT_EQ(audit_pages(Auditor(thurrock_rules(), {}).take()).size(), 4U) << "of no case at all";
}

TEST(AuditPages, ADecisionThatDiffersLeadsToItsWorking) {
    const auto findings = Tour().run("2025-11-01");
    const auto pages = audit_pages(findings);
    const auto& cases = pages[1].cases;
    EXPECT_EQ(cases.size(), pages[1].tables.at(1).rows.size());
    const auto charge = std::find_if(cases.begin(), cases.end(), [](const auto& one) { return one.id == "a-4"; });
    ASSERT_NE(charge, cases.end());
    EXPECT_EQ(charge->result, "differs");
    EXPECT_FALSE(charge->working.empty());
    const auto html = to_html(audit_report(findings, {}));
    EXPECT_NE(html.find("href=\"#case-a-4\""), std::string::npos);
    EXPECT_NE(html.find("id=\"case-a-4\""), std::string::npos);
    EXPECT_NE(html.find("id=\"on-decisions-a-4\""), std::string::npos);
}

TEST(AuditPages, ActionsOfOneStateStandOldestFirst) {
    AuditFindings findings;
    findings.on = day("2025-11-01");
    findings.readings.resize(2);
    findings.readings[0].actions = {{"a", "A", "second", "B", day("2025-10-20"), {}, {}}};
    findings.readings[1].actions = {{"b", "A", "third", "B", day("2025-10-31"), {}, {}}, {"b", "A", "first", "B", day("2025-10-01"), {}, {}}};
    const auto pages = audit_pages(findings);
    const auto& rows = pages[3].tables.back().rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0][2].text + ", " + rows[1][2].text + ", " + rows[2][2].text, "first, second, third");
}

TEST(AuditPages, TheReportSaysWhoseItIsAndWhatItRestsOn) {
    const Tour tour;
    AuditOptions options;
    options.casebook = "cases.book";
    options.known_on = day("2025-10-31");
    const auto report = audit_report(tour.run("2025-11-01", options), {});
    EXPECT_EQ(report.title, "Thurrock: audit on 1 November 2025");
    std::map<std::string, std::string> said(report.provenance.begin(), report.provenance.end());
    EXPECT_EQ(said["Casebook"], "cases.book");
    EXPECT_EQ(said["Entries in the casebook"], "7");
    EXPECT_EQ(said["Known by"], "the end of 31 October 2025");
    EXPECT_EQ(said["Rules"], "thurrock over national");
    EXPECT_EQ(said["Head of the casebook"], tour.casebook.stats().head);
}

// ---- What the casebook keeps ----

/// a-4's charge was kept as a decision, and a manager answered otherwise, twice.
struct Kept : Tour {
    std::int64_t decision = 0, first = 0, second = 0;

    Kept() {
        const auto version = casebook.version_on("a-4", day("2025-10-01"));
        const auto text = casebook.content(version->number);
        EvaluateOptions options;
        options.on = day("2025-10-01");
        options.goals = {"weekly_charge", "who_pays"};
        const auto made = evaluate(thurrock_rules(), *read_record("a-4", *text, thurrock_rules()).record, options);
        decision = casebook.decide(version->number, made, moment("2025-10-06T10:00")).value();
        first = casebook.override_outcome({decision, "weekly_charge", "", "£80.00 per week", "C. Manager", "rent owed", day("2025-10-31"), moment("2025-10-07T10:00")});
    }
};

TEST(AuditKept, DecisionsAreAskedAgain) {
    const Kept kept;
    const auto found = kept.run("2025-11-01").kept;
    EXPECT_EQ(found.decisions, 1U);
    EXPECT_EQ(found.agree, 2U);
    EXPECT_EQ(found.differ, 0U);
    EXPECT_EQ(found.other_rules, 0U);
    EXPECT_TRUE(found.not_the_same.empty());
    EXPECT_EQ(kept.run("2025-10-05").kept.decisions, 0U) << "the day before it was recorded";
}

// What £93.20 rests on is in AuditDecisions above; a national rulebook without the council's layer takes other costs into account.
TEST(AuditKept, ADecisionByOtherRulesSaysSo) {
    const Kept kept;
    AuditOptions options;
    options.on = day("2025-11-01");
    const auto found = audit(kept.casebook, support::national_rules(), options).kept;
    EXPECT_EQ(found.decisions, 1U);
    EXPECT_EQ(found.other_rules, 1U);
    EXPECT_EQ(found.agree + found.differ + found.not_compared, 2U);
    for (const auto& one : found.not_the_same) EXPECT_FALSE(one.same_rules);
}

TEST(AuditKept, ADecisionOnARedactedVersionIsNotCompared) {
    Kept kept;
    kept.casebook.redact({"", kept.casebook.entry(kept.decision)->about, "D. Officer", "asked for", moment("2025-10-30T09:00")});
    const auto found = kept.run("2025-11-01").kept;
    EXPECT_EQ(found.not_compared, 2U);
    ASSERT_EQ(found.not_the_same.size(), 2U);
    EXPECT_EQ(found.not_the_same[0].kept, "£93.20 per week");
    EXPECT_EQ(found.not_the_same[0].because, "the version that was decided on was redacted, or cannot be read");
}

TEST(AuditKept, OverridesAreInForceUntilTheirLastDay) {
    Kept kept;
    const auto on = [&](const std::string& date) { return kept.run(date).overrides; };
    EXPECT_TRUE(on("2025-10-06").empty()) << "not recorded yet";
    ASSERT_EQ(on("2025-10-31").size(), 1U);
    const auto last = on("2025-10-31").front();
    EXPECT_EQ(last.state, OverrideState::InForce);
    EXPECT_EQ(last.instead_of, "£93.20 per week");
    EXPECT_EQ(last.value, "£80.00 per week");
    EXPECT_EQ(last.by, "C. Manager");
    EXPECT_EQ(last.because, "rent owed");
    EXPECT_EQ(last.decision, kept.decision);
    EXPECT_EQ(on("2025-11-01").front().state, OverrideState::Ended);
    static_cast<void>(kept.casebook.override_outcome({kept.decision, "weekly_charge", "", "£85.00 per week", "C. Manager", "less owed", day("2025-12-31"), moment("2025-10-20T10:00")}));
    const auto both = on("2025-10-25");
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0].value, "£85.00 per week");
    EXPECT_EQ(both[0].state, OverrideState::InForce);
    EXPECT_EQ(both[1].state, OverrideState::Replaced);
    const auto text = to_text(kept.run("2025-10-25"));
    EXPECT_NE(text.find("in force, until 31 December 2025: a-4, weekly_charge: £85.00 per week"), std::string::npos) << text;
}

TEST(AuditText, NothingInARecordActsOnTheTerminal) {
    Tour tour;
    tour.add("{\"about\":{\"id\":\"b\\u001b[31m\",\"last_changed_on\":\"2025-10-01\"},\"contacts\":[{\"carer_mentioned\":true}],\"carers\":[]}", "2025-10-06T09:00");
    EXPECT_EQ(to_text(tour.run("2025-11-01")).find('\x1b'), std::string::npos);
    SampleOptions options;
    options.on = day("2025-11-01");
    options.size = 7;
    const auto sample = to_text(draw(sample_cases(tour.casebook, thurrock_rules(), options), options));
    EXPECT_EQ(sample.find('\x1b'), std::string::npos);
    EXPECT_NE(sample.find("b\xef\xbf\xbd[31m"), std::string::npos) << sample;
}

TEST(AuditCsv, RunsNoFormula) {
    ReportCheck check;
    check.id = "c";
    const auto line = to_csv(check, {"=1+1", "a,b", "", "failed", "\"so\"", {}, {"x", "y"}});
    EXPECT_EQ(line, "'=1+1,\"a,b\",c,,,failed,\"\"\"so\"\"\",x; y\r\n");
}

}  // namespace
}  // namespace careact
