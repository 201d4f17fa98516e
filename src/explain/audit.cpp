#include "careact/audit.hpp"

#include "explain/page.hpp"
#include "source/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace careact {

namespace {

using explain::as_words;
using explain::Tone;

/// Ids and what people wrote come from records and the casebook: nothing in a line may act on the terminal.
class Page : public explain::Page {
public:
    using explain::Page::Page;
    void add(std::size_t indent, const std::string& text, Tone tone = Tone::Plain, std::size_t hanging = 0) { explain::Page::add(indent, source::printable(text), tone, hanging); }
};

constexpr std::size_t most_named = 10;  // cases in one line

std::string counted(std::size_t number, const std::string& one, const std::string& many = "") { return std::to_string(number) + " " + (number == 1 ? one : many.empty() ? one + "s" : many); }

void comma(std::string& text, const std::string& more) { text += (text.empty() ? "" : ", ") + more; }

std::string grade_words(const std::string& grade) { return as_words(grade.starts_with("graded_") ? std::string_view(grade).substr(7) : std::string_view(grade)); }

std::string counts_of(const ReportCheck& c) {
    std::string text;
    for (const auto& [count, what] : {std::pair{c.failed, "failed"}, {c.not_evidenced, "not evidenced"}, {c.needs_person, "for a person"}, {c.fault, "faults of the rules"}, {c.passed, "passed"}, {c.not_applicable, "not applicable"}}) {
        if (count > 0) comma(text, std::to_string(count) + " " + what);
    }
    return text.empty() ? "nothing to check" : text;
}

std::string cases_that(const ReportCheck& check, std::string_view result, std::size_t all) {
    std::string text;
    std::size_t named = 0;
    std::string last;
    for (const auto& one : check.cases) {
        if (one.result != result || named == most_named || one.id == last) continue;
        comma(text, last = one.id);
        ++named;
    }
    return named == 0 ? "" : text + (all > named ? " ..." : "");
}

void add_checks(Page& page, const AuditFindings& findings) {
    std::vector<std::string> themes;
    for (const auto& check : findings.checks) {
        if (std::find(themes.begin(), themes.end(), check.theme) == themes.end()) themes.push_back(check.theme);
    }
    for (const auto& theme : themes) {
        page.gap();
        page.add(0, theme, Tone::Strong);
        for (const auto& check : findings.checks) {
            if (check.theme != theme) continue;
            page.add(2, check.id + ": " + counts_of(check), check.failed > 0 ? Tone::Bad : Tone::Plain, 2);
            if (const auto cases = cases_that(check, "failed", check.failed); !cases.empty()) page.add(4, "failed in " + cases, Tone::Plain, 2);
        }
    }
}

void add_decision(Page& page, const DecisionCompared& d) {
    page.add(2, d.record + ", " + d.kind + " (" + d.item + ")" + (d.decided_on == Date() ? "" : ", " + d.decided_on.to_words()) + ": the council " + d.council + ", the rules " + d.rules, Tone::Bad, 2);
    page.add(4, d.because, Tone::Plain, 2);
    std::string where;
    for (const auto& provision : d.provisions) comma(where, provision);
    page.add(4, where + (where.empty() ? "" : "; ") + d.place + (d.version_is_later ? "; no version was known on the day: entry " + std::to_string(d.version) + " was used" : ""), Tone::Quiet, 2);
}

void add_decisions(Page& page, const AuditFindings& findings) {
    if (findings.tallies.empty()) return;
    page.gap();
    page.add(0, "Recorded decisions, decided again", Tone::Strong);
    for (const auto& tally : findings.tallies) {
        std::string text;
        for (std::size_t i = 0; i < comparisons; ++i) {
            if (tally.counts[i] > 0) comma(text, std::to_string(tally.counts[i]) + " " + std::string(to_text(static_cast<Comparison>(i))));
        }
        page.add(2, tally.kind + ": " + (text.empty() ? "none recorded" : text), Tone::Plain, 2);
    }
    page.gap();
    constexpr std::size_t most = 100;
    std::size_t shown = 0, all = 0;
    for (const auto& tally : findings.tallies) all += tally.count(Comparison::Differs);
    for (const auto& d : findings.decisions) {
        if (d.comparison == Comparison::Differs && shown < most) add_decision(page, d), ++shown;
    }
    if (all > shown) page.add(2, "and " + std::to_string(all - shown) + " more that differ (--format json, --out)", Tone::Quiet);
    if (findings.later_versions > 0) page.add(2, counted(findings.later_versions, "decision") + " from before the first version that the casebook has: the earliest version was used.", Tone::Quiet, 2);
}

void add_kept(Page& page, const AuditFindings& findings) {
    const auto& k = findings.kept;
    if (k.decisions > 0) {
        page.gap();
        page.add(0, "Decisions kept in the casebook, asked again", Tone::Strong);
        page.add(2, counted(k.decisions, "decision") + ", " + counted(k.agree + k.differ + k.not_compared, "outcome") + ": " + std::to_string(k.agree) + " agree, " + std::to_string(k.differ) + " differ, " + std::to_string(k.not_compared) + " not compared" + (k.redacted > 0 ? "; " + std::to_string(k.redacted) + " redacted" : "") + (k.other_rules > 0 ? "; " + std::to_string(k.other_rules) + " made by other rules" : ""), Tone::Plain, 2);
        constexpr std::size_t most = 20;
        for (std::size_t i = 0; i < k.not_the_same.size() && i < most; ++i) {
            const auto& one = k.not_the_same[i];
            page.add(2, one.record + ", decision " + std::to_string(one.entry) + ", " + one.goal + (one.item.empty() ? "" : " (" + one.item + ")") + ": kept " + one.kept + (one.now.empty() ? "" : ", the rules now " + one.now), Tone::Bad, 2);
            page.add(4, one.because, Tone::Quiet, 2);
        }
        if (k.not_the_same.size() > most) page.add(2, "and " + std::to_string(k.not_the_same.size() - most) + " more (--format json, --out)", Tone::Quiet);
    }
    if (findings.overrides.empty()) return;
    page.gap();
    page.add(0, "Overrides", Tone::Strong);
    for (const auto& o : findings.overrides) {
        page.add(2, std::string(to_text(o.state)) + ", until " + o.until.to_words() + ": " + o.record + ", " + (o.redacted ? "redacted" : o.goal + (o.item.empty() ? "" : " (" + o.item + ")") + ": " + o.value + " instead of " + o.instead_of + ", by " + o.by + ", because " + o.because) + " (override of decision " + std::to_string(o.decision) + ")", o.state == OverrideState::InForce ? Tone::Waiting : Tone::Plain, 2);
    }
}

void add_agreement(Page& page, const MarkerAgreement& a) {
    if (a.readings == 0) return page.add(2, "No reading has two grades.", Tone::Quiet);
    const auto rounded = [](const Rational& value) { return value.rounded(Rounding::HalfUp, *Rational::of(1, 100)).value_or(value).to_text(2); };
    page.add(2, counted(a.readings, "reading") + " with two grades: " + std::to_string(a.same) + " the same, " + std::to_string(a.second_higher) + " higher by the second marker, " + std::to_string(a.second_lower) + " lower.", Tone::Plain, 2);
    page.add(2, "Cohen's kappa: " + (a.kappa ? rounded(*a.kappa) + " (observed " + rounded(a.observed) + ", by chance " + rounded(a.expected) + ")" : "none, since only one grade was ever given"), Tone::Strong, 2);
    page.add(2, "Drift: the second marker is " + rounded(a.drift) + " steps lower on average (below nothing: higher).", Tone::Plain, 2);
    for (std::size_t i = 0; i < a.grades.size(); ++i) {
        std::string text;
        for (std::size_t j = 0; j < a.grades.size(); ++j) {
            if (a.table[i][j] > 0) comma(text, std::to_string(a.table[i][j]) + " " + grade_words(a.grades[j]));
        }
        if (!text.empty()) page.add(4, "graded " + grade_words(a.grades[i]) + ", second marker: " + text, Tone::Plain, 2);
    }
    for (const auto& one : a.auditors) page.add(4, one.auditor + ": " + counted(one.readings, "reading") + ", " + std::to_string(one.same) + " the same, the second marker " + rounded(one.drift) + " lower", Tone::Plain, 2);
}

void add_readings(Page& page, const AuditFindings& findings) {
    if (findings.readings.empty()) return;
    page.gap();
    page.add(0, "What auditors found", Tone::Strong);
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < findings.readings.size() && i < most; ++i) {
        const auto& r = findings.readings[i];
        page.add(2, r.record + ": " + (r.grade.empty() ? "not graded" : grade_words(r.grade)) + (r.grade_reasons.empty() ? "" : ", because " + r.grade_reasons), Tone::Plain, 2);
        page.add(4, "read by " + r.auditor + (r.audited_on ? " on " + r.audited_on->to_words() : "") + "; checks that failed: " + std::to_string(r.failed), Tone::Quiet, 2);
        for (const auto& [what, text] : {std::pair{"good practice", &r.good_practice}, {"to improve", &r.to_improve}, {"the person", &r.persons_view}, {"the practitioner", &r.practitioners_view}}) {
            if (!text->empty()) page.add(4, std::string(what) + ": " + *text, Tone::Plain, 2);
        }
    }
    if (findings.readings.size() > most) page.add(2, "and " + std::to_string(findings.readings.size() - most) + " more readings (--format json)", Tone::Quiet);
    add_agreement(page, findings.agreement);
}

}  // namespace

std::string to_text(const AuditFindings& findings, const TextOptions& options) {
    Page page(options);
    page.add(0, "Audit on " + findings.on.to_words(), Tone::Strong);
    page.add(0, "Rules: " + findings.layer + ", rulebook " + findings.rulebook_digest.substr(0, 12) + ". Worked out by careact " + findings.engine_version + "; a named person decides.", Tone::Quiet);
    page.add(0, counted(findings.records, "case") + (findings.redacted > 0 ? ", " + std::to_string(findings.redacted) + " redacted" : "") + (findings.unreadable > 0 ? ", " + std::to_string(findings.unreadable) + " unreadable" : "") + ".");
    add_checks(page, findings);
    add_decisions(page, findings);
    add_kept(page, findings);
    add_readings(page, findings);
    return page.take();
}

std::string to_text(const Sample& sample, const TextOptions& options) {
    Page page(options);
    page.add(0, counted(sample.drawn.size(), "case") + " drawn of " + std::to_string(sample.cases) + " on " + sample.options.on.to_words() + ", with seed " + std::to_string(sample.options.seed), Tone::Strong);
    if (sample.options.size == 0 && !sample.options.regulator) page.add(0, "Enough to be " + std::to_string(sample.options.confidence) + "% sure of a share within " + std::to_string(sample.options.margin) + "%.", Tone::Quiet);
    page.add(0, counted(sample.left_out.size(), "case is", "cases are") + " left out.");
    page.gap();
    for (const auto& stratum : sample.strata) page.add(2, stratum.name + ": " + std::to_string(stratum.drawn) + " of " + std::to_string(stratum.cases), Tone::Plain, 2);
    page.gap();
    for (const auto& one : sample.drawn) {
        std::string criteria;
        for (const auto& criterion : one.criteria) comma(criteria, as_words(criterion));
        page.add(2, one.record + " (" + one.stratum + ")" + (one.list == 0 ? "" : ", in the list of " + std::to_string(one.list)) + (criteria.empty() ? "" : ": " + criteria), Tone::Plain, 2);
    }
    if (!sample.left_out.empty()) page.gap(), page.add(0, "Left out", Tone::Strong);
    for (const auto& one : sample.left_out) page.add(2, one.record + ": " + one.left_out_because, Tone::Quiet, 2);
    std::string unmet;
    for (const auto& criterion : sample.unmet) comma(unmet, as_words(criterion));
    if (!unmet.empty()) page.gap(), page.add(0, "No case drawn has: " + unmet, Tone::Waiting, 2);
    if (sample.options.regulator) page.add(0, "What a list is to hold is a reading: no source that could be read says which criteria the regulator sets.", Tone::Quiet);
    return page.take();
}

std::string to_text(const MarkerAgreement& agreement, const TextOptions& options) {
    Page page(options);
    page.add(0, "Two markers", Tone::Strong);
    add_agreement(page, agreement);
    return page.take();
}

std::string actions_text(const std::vector<Reading>& readings, Date on, const TextOptions& options) {
    std::vector<std::pair<ActionState, const AuditActionFound*>> actions;
    for (const auto& reading : readings) {
        for (const auto& action : reading.actions) actions.emplace_back(state_on(action, on), &action);
    }
    std::stable_sort(actions.begin(), actions.end(), [](const auto& a, const auto& b) { return std::tuple(a.first, a.second->due_on) < std::tuple(b.first, b.second->due_on); });
    Page page(options);
    page.add(0, counted(actions.size(), "action") + " on " + on.to_words(), Tone::Strong);
    for (const auto& [state, a] : actions) {
        std::string text = std::string(to_text(state)) + (a->due_on ? ", due " + a->due_on->to_words() : "") + (a->owner.empty() ? "" : ", " + a->owner) + ": " + a->record + ", " + a->what;
        page.add(2, text, state == ActionState::Overdue || state == ActionState::NotOwned ? Tone::Bad : Tone::Plain, 2);
        const bool again = a->checked_again_on && *a->checked_again_on <= on;
        if (a->closed_on && *a->closed_on <= on) page.add(4, "closed on " + a->closed_on->to_words() + (again ? ", looked at again on " + a->checked_again_on->to_words() : ", and not looked at again"), Tone::Quiet);
    }
    return page.take();
}

}  // namespace careact
