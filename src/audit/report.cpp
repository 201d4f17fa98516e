#include "careact/audit.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace careact {

namespace {

/// What a reader wants to know first, by the page it stands on.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> first_figures = {{
    {"people", "people_with_services"},
    {"reviews", "late_reviews"},
    {"reviews", "late_rate"},
    {"reviews", "reviewed_within_12_months"},
    {"reviews", "median_days_over"},
    {"reviews", "late_on_plan"},
    {"waits", "waiting_for_assessment"},
    {"carers", "carers_separate_people"},
    {"carers", "carers_joint_people"},
    {"safeguarding", "conversion"},
    {"safeguarding", "over_in_time"},
    {"completeness", "equality_recorded"},
}};

ReportFigure sum(std::string id, std::string title, std::size_t count, std::string base, const AuditFindings& findings) {
    return {std::move(id), std::move(title), ReportCell::count(count), std::move(base), "on " + findings.on.to_words(), "", "", ""};
}

void add_findings(ReportPage& page, const AuditFindings& findings) {
    std::size_t failed = 0, not_evidenced = 0, decisions = 0, differ = 0;
    for (const auto& check : findings.checks) failed += check.failed, not_evidenced += check.not_evidenced;
    for (const auto& tally : findings.tallies) {
        for (const auto count : tally.counts) decisions += count;
        differ += tally.count(Comparison::Differs);
    }
    const auto cases = "in " + ReportCell::count(findings.records).text + " cases, by " + std::to_string(findings.checks.size()) + " checks";
    page.figures.push_back(sum("checks_failed", "findings: the record shows that something was not done", failed, cases, findings));
    page.figures.push_back(sum("checks_not_evidenced", "not evidenced: the record does not say", not_evidenced, cases, findings));
    page.figures.push_back(sum("decisions_differ", "recorded decisions that differ from what the rules say", differ, "of " + ReportCell::count(decisions).text + " decisions", findings));
}

ReportPage overview(const AuditFindings& findings, const std::vector<ReportPage>& figures) {
    ReportPage page{"overview", "Overview",
                    {"What the rules find in each case, and what that adds up to. The rules find; people decide, and grade.",
                     "What a record does not say is told apart from what it says was not done. Each figure names of whom it is, on which day, and the rule that counts."},
                    {}, {}, {}, {}};
    for (const auto& [on, id] : first_figures) {
        for (const auto& from : figures) {
            if (from.id != on) continue;
            for (const auto& figure : from.figures) {
                if (figure.id == id) page.figures.push_back(figure);
            }
        }
    }
    add_findings(page, findings);
    if (findings.unreadable > 0) page.notes.push_back(std::to_string(findings.unreadable) + " records could not be read, and are in no figure.");
    if (findings.redacted > 0) page.notes.push_back(std::to_string(findings.redacted) + " records were redacted, and are in no figure.");
    return page;
}

bool is_national(const AuditFindings& findings) { return findings.layer.empty() || findings.layer == "national"; }

/// Whose it is: the local layer is that of a council.
std::string title_of(const AuditFindings& findings) {
    auto council = findings.layer;
    std::replace(council.begin(), council.end(), '_', ' ');
    if (!council.empty()) council[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(council[0])));
    return (is_national(findings) ? "" : council + ": ") + (is_national(findings) ? "Audit on " : "audit on ") + findings.on.to_words();
}

std::vector<std::pair<std::string, std::string>> provenance_of(const AuditFindings& findings) {
    std::vector<std::pair<std::string, std::string>> rows = {{"Known by", findings.known_on ? "the end of " + findings.known_on->to_words() : "the time it was made: all that the casebook has"},
                                                             {"Cases", ReportCell::count(findings.records).text}};
    if (!findings.casebook.empty()) rows.emplace_back("Casebook", findings.casebook);
    if (findings.entries > 0) rows.emplace_back("Entries in the casebook", ReportCell::count(static_cast<std::size_t>(findings.entries)).text);
    if (!findings.head.empty()) rows.emplace_back("Head of the casebook", findings.head);
    rows.emplace_back("Rules", is_national(findings) ? "national" : findings.layer + " over national");
    rows.emplace_back("Rulebook", findings.rulebook_digest);
    rows.emplace_back("Worked out by", "careact " + findings.engine_version);
    return rows;
}

}  // namespace

Report audit_report(const AuditFindings& findings, std::vector<ReportPage> figures) {
    Report report{title_of(findings), findings.on, {}, {overview(findings, figures)}};
    for (auto& page : figures) report.pages.push_back(std::move(page));
    for (auto& page : audit_pages(findings)) report.pages.push_back(std::move(page));
    report.provenance = provenance_of(findings);
    return report;
}

}  // namespace careact
