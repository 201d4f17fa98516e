#include "careact/audit.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace careact {

namespace {

using Row = std::vector<ReportCell>;

/// The regulator's four themes have nine statements; checks stand under theirs, in the order in which the rules first name them.
std::vector<ReportCheck> by_theme(const std::vector<ReportCheck>& checks) {
    std::vector<std::string> themes;
    for (const auto& check : checks) {
        if (std::find(themes.begin(), themes.end(), check.theme) == themes.end()) themes.push_back(check.theme);
    }
    std::vector<ReportCheck> sorted;
    for (const auto& theme : themes) std::copy_if(checks.begin(), checks.end(), std::back_inserter(sorted), [&](const auto& check) { return check.theme == theme; });
    return sorted;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) { return ReportCell::count(count).text + " " + (count == 1 ? one : many); }

ReportTable table(std::string id, std::string title, std::vector<std::string> columns, const AuditFindings& findings) {
    ReportTable made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.columns = std::move(columns);
    made.base = "of " + counted(findings.records, "case", "cases");
    made.when = "on " + findings.on.to_words();
    return made;
}

ReportCell case_cell(const std::string& record) {
    auto cell = ReportCell::words(record);
    cell.case_id = record;
    return cell;
}

ReportCell day_cell(const std::optional<Date>& day) { return ReportCell::words(day ? day->to_words() : ""); }

std::string words(std::string name) {
    if (name.starts_with("graded_")) name.erase(0, std::string_view("graded_").size());
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

ReportFigure figure(std::string id, std::string title, ReportCell value, std::string base, const AuditFindings& findings, std::string note = "") {
    return {std::move(id), std::move(title), std::move(value), std::move(base), "on " + findings.on.to_words(), "", "", std::move(note)};
}

ReportPage checks_page(const AuditFindings& findings) {
    ReportPage page{"checks", "Checks by theme", {"What the rules find in each case. What the record does not say is not evidenced, which is no failure; findings are not added up, and are no grade."}, {}, {}, by_theme(findings.checks), {}};
    auto themes = table("checks_by_theme", "Results by theme", {"Theme", "Passed", "Failed", "Not evidenced", "Needs a person", "Not applicable"}, findings);
    themes.chart = ReportTable::Chart::Stacked;
    themes.note = "Each check counts once for each case, or for each item of the case that it is about.";
    std::vector<std::pair<std::string, std::array<std::size_t, 5>>> rows;
    for (const auto& check : page.checks) {
        if (rows.empty() || rows.back().first != check.theme) rows.push_back({check.theme, {}});
        auto& sums = rows.back().second;
        const std::array counts = {check.passed, check.failed, check.not_evidenced, check.needs_person, check.not_applicable};
        for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
    }
    for (const auto& [theme, sums] : rows) {
        Row row = {ReportCell::words(theme)};
        for (const auto sum : sums) row.push_back(ReportCell::count(sum));
        themes.rows.push_back(std::move(row));
    }
    page.tables.push_back(std::move(themes));
    return page;
}

ReportTable tallies_table(const AuditFindings& findings) {
    auto made = table("decisions_compared", "Recorded decisions and what the rules say", {"Decision", "Agree", "Differ", "Not evidenced", "Not applicable", "Fault"}, findings);
    made.base = "decisions of each kind, in " + counted(findings.records, "case", "cases");
    made.when = "each as at its own date, with the rules and figures then in force";
    made.chart = ReportTable::Chart::Shares;
    for (const auto& tally : findings.tallies) {
        Row row = {ReportCell::words(tally.kind)};
        for (const auto count : tally.counts) row.push_back(ReportCell::count(count));
        made.rows.push_back(std::move(row));
    }
    return made;
}

ReportPage decisions_page(const AuditFindings& findings) {
    ReportPage page{"decisions", "Decisions compared", {"Each decision that is recorded was decided again, on the version of the record that was known on its date."}, {}, {tallies_table(findings)}, {}, {}};
    auto differ = table("decisions_that_differ", "Decisions that differ", {"Case", "Decision", "Decided on", "The council", "The rules", "The step that differs"}, findings);
    std::size_t all = 0, shown = 0;
    for (const auto& tally : findings.tallies) all += tally.count(Comparison::Differs);
    for (const auto& d : findings.decisions) {
        if (d.comparison != Comparison::Differs) continue;
        ++shown;
        page.cases.push_back({d.record, d.team, d.kind + ", " + d.item, "differs", "the council " + words(d.council) + ", the rules " + words(d.rules) + ": " + d.because, d.working, d.missing});
        differ.rows.push_back({case_cell(d.record), ReportCell::words(d.kind + " (" + d.item + ")"), ReportCell::words(d.decided_on.to_words()), ReportCell::words(d.council), ReportCell::words(d.rules), ReportCell::words(d.because)});
    }
    if (shown < all) differ.note = "And " + std::to_string(all - shown) + " more, which the list of decisions has.";
    page.tables.push_back(std::move(differ));
    if (findings.later_versions > 0) page.notes.push_back(counted(findings.later_versions, "decision is", "decisions are") + " older than the first version of the record that the casebook has: that version was used.");
    return page;
}

void add_kept(ReportPage& page, const AuditFindings& findings) {
    const auto& k = findings.kept;
    const auto base = "of " + counted(k.agree + k.differ + k.not_compared, "outcome", "outcomes") + " in " + counted(k.decisions, "kept decision", "kept decisions");
    page.figures.push_back(figure("kept_differ", "outcomes for which the rules have another answer now", ReportCell::count(k.differ), base, findings));
    page.figures.push_back(figure("kept_by_other_rules", "decisions that were made by other rules than these", ReportCell::count(k.other_rules), "of " + counted(k.decisions, "kept decision", "kept decisions"), findings));
    auto made = table("kept_that_differ", "Kept decisions that the rules would not give now", {"Case", "Entry", "For the day", "What", "Decided", "The rules now", "Why"}, findings);
    made.base = base;
    for (const auto& one : k.not_the_same) {
        made.rows.push_back({case_cell(one.record), ReportCell::words(std::to_string(one.entry)), ReportCell::words(one.on.to_words()), ReportCell::words(words(one.goal) + (one.item.empty() ? "" : " (" + one.item + ")")), ReportCell::words(words(one.kept)),
                             ReportCell::words(one.now.empty() ? "not asked" : words(one.now)), ReportCell::words(one.because)});
    }
    if (const auto all = k.differ + k.not_compared; all > made.rows.size()) made.note = "And " + std::to_string(all - made.rows.size()) + " more.";
    page.tables.push_back(std::move(made));
    if (k.redacted > 0) page.notes.push_back(counted(k.redacted, "kept decision was", "kept decisions were") + " redacted, and cannot be compared.");
}

void add_overrides(ReportPage& page, const AuditFindings& findings) {
    const auto& all = findings.overrides;
    const auto in = [&](OverrideState state) { return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& o) { return o.state == state; })); };
    const auto base = "of " + counted(all.size(), "override", "overrides");
    page.figures.push_back(figure("overrides_in_force", "overrides in force", ReportCell::count(in(OverrideState::InForce)), base, findings));
    page.figures.push_back(figure("overrides_ended", "overrides that ended", ReportCell::count(in(OverrideState::Ended)), base, findings, "After its last day the rules' answer holds again: what is paid should be looked at."));
    auto made = table("overrides", "Overrides", {"State", "Case", "Decision", "What", "The rules", "Instead", "By", "Because", "Recorded on", "Until"}, findings);
    made.base = base;
    for (const auto& o : all) {
        made.rows.push_back({ReportCell::words(std::string(to_text(o.state)) + (o.redacted ? ", redacted" : "")), case_cell(o.record), ReportCell::words(std::to_string(o.decision)), ReportCell::words(words(o.goal) + (o.item.empty() ? "" : " (" + o.item + ")")),
                             ReportCell::words(words(o.instead_of)), ReportCell::words(o.value), ReportCell::words(o.by), ReportCell::words(o.because), ReportCell::words(o.recorded_at.london_date().to_words()), ReportCell::words(o.until.to_words())});
    }
    page.tables.push_back(std::move(made));
}

ReportPage kept_page(const AuditFindings& findings) {
    ReportPage page{"kept", "Kept decisions and overrides", {"Each decision that the casebook keeps was asked again, of the version it was made on and for its own day. Overrides are people's: who answered otherwise than the rules, why, and until when."}, {}, {}, {}, {}};
    add_kept(page, findings);
    add_overrides(page, findings);
    return page;
}

/// Kappa and shares to two decimals, half up.
ReportCell decimal(const std::optional<Rational>& value) {
    const auto rounded = value ? value->rounded(Rounding::HalfUp, *Rational::of(1, 100)) : std::nullopt;
    if (!rounded) return {ReportCell::Kind::NotKnown, "none: only one grade was ever given", "", ""};
    return {ReportCell::Kind::Number, rounded->to_text(2), rounded->to_text(2), ""};
}

void add_grades(ReportPage& page, const AuditFindings& findings) {
    auto made = table("grades", "Grades", {"Grade", "Cases"}, findings);
    made.base = "of " + counted(findings.readings.size(), "reading", "readings");
    made.chart = ReportTable::Chart::Bars;
    auto grades = findings.agreement.grades;
    grades.emplace_back();
    for (const auto& grade : grades) {
        const auto count = std::count_if(findings.readings.begin(), findings.readings.end(), [&](const auto& r) { return r.grade == grade; });
        made.rows.push_back({ReportCell::words(grade.empty() ? "not graded" : words(grade)), ReportCell::count(static_cast<std::size_t>(count))});
    }
    page.tables.push_back(std::move(made));
}

void add_readings(ReportPage& page, const AuditFindings& findings) {
    auto made = table("readings", "What auditors found", {"Case", "Read on", "Auditor", "Grade", "Reasons", "Second marker", "Good practice", "To improve", "The person's view", "The practitioner's view", "Checks that failed"}, findings);
    made.base = "of " + counted(findings.readings.size(), "reading", "readings");
    made.note = "The checks that failed stand beside the grade, and are no part of it.";
    for (const auto& r : findings.readings) {
        made.rows.push_back({case_cell(r.record), day_cell(r.audited_on), ReportCell::words(r.auditor), ReportCell::words(words(r.grade)), ReportCell::words(r.grade_reasons), ReportCell::words(r.second_marked_by + (r.second_grade.empty() ? "" : (r.second_marked_by.empty() ? "" : ": ") + words(r.second_grade))), ReportCell::words(r.good_practice),
                             ReportCell::words(r.to_improve), ReportCell::words(r.persons_view), ReportCell::words(r.practitioners_view), ReportCell::count(r.failed)});
    }
    page.tables.push_back(std::move(made));
}

void add_agreement(ReportPage& page, const AuditFindings& findings) {
    const auto& a = findings.agreement;
    if (a.readings == 0) return;
    const auto base = "of " + counted(a.readings, "reading", "readings") + " with two grades";
    page.figures.push_back(figure("markers_agree", "both markers gave the same grade", decimal(a.observed), base, findings));
    page.figures.push_back(figure("markers_kappa", "Cohen's kappa", decimal(a.kappa), base, findings, "1 is full agreement, 0 what chance would give."));
    page.figures.push_back(figure("markers_drift", "steps that the second marker is lower, on average", decimal(a.drift), base, findings, "Below nothing, the second marker is higher."));
    ReportTable made = table("markers", "The auditor's grade (rows) and the second marker's (columns)", {"Auditor"}, findings);
    made.base = base;
    for (const auto& grade : a.grades) made.columns.push_back(words(grade));
    for (std::size_t i = 0; i < a.grades.size(); ++i) {
        Row row = {ReportCell::words(words(a.grades[i]))};
        for (const auto count : a.table[i]) row.push_back(ReportCell::count(count));
        made.rows.push_back(std::move(row));
    }
    page.tables.push_back(std::move(made));
    auto drift = table("markers_drift_by_auditor", "The second marker beside each auditor", {"Auditor", "Readings", "Same grade", "Steps lower, on average"}, findings);
    drift.base = base;
    for (const auto& one : a.auditors) drift.rows.push_back({ReportCell::words(one.auditor), ReportCell::count(one.readings), ReportCell::count(one.same), decimal(one.drift)});
    page.tables.push_back(std::move(drift));
}

void add_actions(ReportPage& page, const AuditFindings& findings) {
    std::vector<std::pair<ActionState, const AuditActionFound*>> actions;
    for (const auto& reading : findings.readings) {
        for (const auto& action : reading.actions) actions.emplace_back(state_on(action, findings.on), &action);
    }
    std::stable_sort(actions.begin(), actions.end(), [](const auto& a, const auto& b) { return std::tuple(a.first, a.second->due_on) < std::tuple(b.first, b.second->due_on); });
    auto made = table("actions", "Actions", {"State", "Case", "What", "Owner", "Due on", "Closed on", "Looked at again on"}, findings);
    made.base = counted(actions.size(), "action", "actions");
    for (const auto& [state, a] : actions) {
        made.rows.push_back({ReportCell::words(std::string(to_text(state))), case_cell(a->record), ReportCell::words(a->what), ReportCell::words(a->owner), day_cell(a->due_on), day_cell(a->closed_on), day_cell(a->checked_again_on)});
    }
    page.tables.push_back(std::move(made));
}

ReportPage readings_page(const AuditFindings& findings) {
    ReportPage page{"grades", "Grades and actions", {"The grade is the auditor's, with the auditor's reasons. Nothing here is worked out from the checks."}, {}, {}, {}, {}};
    add_grades(page, findings);
    add_agreement(page, findings);
    add_readings(page, findings);
    add_actions(page, findings);
    return page;
}

}  // namespace

std::vector<ReportPage> audit_pages(const AuditFindings& findings) { return {checks_page(findings), decisions_page(findings), kept_page(findings), readings_page(findings)}; }

}  // namespace careact
