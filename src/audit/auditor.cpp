#include "audit/decided.hpp"
#include "audit/finding.hpp"
#include "audit/reading.hpp"
#include "audit/steps.hpp"
#include "careact/version.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace careact {

namespace {

using auditing::Decided;
using program::Program;

constexpr auto usual_team = "who.locality";

/// What a check says of itself with `let`: `from data`. Empty if it says nothing of that.
std::string said_by(const Program& program, const program::Check& check, std::string_view name) {
    const auto found = std::find_if(check.lets.begin(), check.lets.end(), [&](const auto& let) { return let.name == name; });
    auto text = found == check.lets.end() ? std::string() : to_text(found->value, program);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string theme_title(const Program& program, const std::string& theme) {
    for (const auto& choice : program.choices) {
        for (const auto& option : choice.options) {
            if (option.name == theme && !option.title.empty()) return option.title;
        }
    }
    return theme;
}

ReportCheck page_of(const Program& program, const program::Check& check) {
    ReportCheck made;
    made.id = check.name;
    made.title = check.title;
    made.theme = theme_title(program, check.theme);
    made.mode = said_by(program, check, "mode");
    made.basis = said_by(program, check, "basis");
    made.severity = said_by(program, check, "severity");
    made.place = program.place(check.span);
    for (const auto& citation : check.under) made.provisions.push_back(to_text(citation, program));
    return made;
}

std::size_t& counted(ReportCheck& check, CheckResult result) {
    switch (result) {
        case CheckResult::Passed: return check.passed;
        case CheckResult::Failed: return check.failed;
        case CheckResult::NotEvidenced: return check.not_evidenced;
        case CheckResult::NeedsPerson: return check.needs_person;
        case CheckResult::NotApplicable: return check.not_applicable;
        case CheckResult::Fault: return check.fault;
    }
    return check.fault;
}

std::string why(const CheckOutcome& check, const Determination& determination) {
    if (check.result == CheckResult::Fault) return check.fault;
    if (check.result == CheckResult::NeedsPerson) return check.asks;
    if (check.result == CheckResult::Failed) return auditing::why_failed(determination, check);
    const auto missing = auditing::missing_in_words(check.missing);
    return missing.empty() ? "the record does not say" : "not evidenced: " + missing;
}

ReportCase case_of(const CheckOutcome& check, const Determination& determination, const std::string& record, const std::string& team) {
    ReportCase made{record, team, check.item, std::string(to_text(check.result)), why(check, determination), {}, {}};
    for (const auto& fact : check.missing) made.missing.push_back(fact.path);
    if (check.result != CheckResult::NotEvidenced) made.working = auditing::working_of(determination, check);
    return made;
}

/// Failed first, then a fault of the rules, then what is not evidenced, then what is for a person.
int order_of(const ReportCase& one) {
    if (one.result == to_text(CheckResult::Failed)) return 0;
    if (one.result == to_text(CheckResult::Fault)) return 1;
    return one.result == to_text(CheckResult::NotEvidenced) ? 2 : 3;
}

int order_of(Comparison comparison) {
    constexpr std::array order = {4, 0, 2, 3, 1};
    return order[static_cast<std::size_t>(comparison)];
}

/// The decisions of one case, decided again: those of one day together.
class Again {
public:
    Again(const Rulebook& rulebook, const AuditCase& one, const std::string& record, const std::string& team) : rulebook_(rulebook), case_(one), record_(record), team_(team) {}

    std::vector<DecisionCompared> run() {
        const auto all = auditing::decided_in(rulebook_.program(), case_.record);
        std::map<std::pair<Date, Date>, std::vector<const Decided*>> by_day;
        for (const auto& decided : all) {
            if (decided.day) by_day[{*decided.day, *decided.on}].push_back(&decided);
            else undated(decided);
        }
        for (const auto& [days, decided] : by_day) of_a_day(days.first, days.second, decided);
        return std::move(made_);
    }

private:
    DecisionCompared blank(const Decided& decided) const {
        DecisionCompared made;
        made.kind = decided.kind->kind;
        made.record = record_;
        made.team = team_;
        made.item = decided.item;
        made.goal = decided.kind->goal;
        made.decided_by = decided.by;
        made.council = auditing::readable(rulebook_.program(), decided.answer);
        return made;
    }

    void undated(const Decided& decided) {
        auto made = blank(decided);
        made.missing.push_back(decided.decision->path + "." + std::string(decided.kind->day));
        made.because = "the day of the decision is not recorded";
        made_.push_back(std::move(made));
    }

    void of_a_day(Date day, Date on, const std::vector<const Decided*>& decided) {
        const auto version = case_.version_on ? case_.version_on(day) : VersionFound{case_.record, 0, {}, false};
        std::optional<Determination> rules;
        if (version.record) rules = evaluate(rulebook_, *version.record, asked(day, on, decided));
        for (const auto* one : decided) {
            auto made = blank(*one);
            made.decided_on = day;
            made.on = on;
            made.version = version.number;
            made.version_since = version.since;
            made.version_is_later = version.is_later;
            if (rules) auditing::compare(made, *one, *rules, rulebook_.program());
            else made.because = "the version of the record that was decided on was redacted, or cannot be read";
            made_.push_back(std::move(made));
        }
    }

    static EvaluateOptions asked(Date day, Date on, const std::vector<const Decided*>& decided) {
        EvaluateOptions options;
        options.on = on;
        options.known_on = day;
        options.search = false;
        for (const auto* one : decided) {
            if (std::find(options.goals.begin(), options.goals.end(), one->kind->goal) == options.goals.end()) options.goals.emplace_back(one->kind->goal);
        }
        return options;
    }

    const Rulebook& rulebook_;
    const AuditCase& case_;
    const std::string &record_, &team_;
    std::vector<DecisionCompared> made_;
};

}  // namespace

std::string_view to_text(Comparison comparison) {
    constexpr std::array<std::string_view, comparisons> names = {"agrees", "differs", "not evidenced", "not applicable", "fault"};
    return names[static_cast<std::size_t>(comparison)];
}

Auditor::Auditor(const Rulebook& rulebook, const AuditOptions& options) : rulebook_(rulebook), options_(options) {
    if (options_.team_from.empty()) options_.team_from = usual_team;
    else if (!auditing::leads_somewhere(rulebook.program(), options_.team_from)) throw std::invalid_argument("a record has no value at `" + options_.team_from + "`");
    static_cast<void>(take());
}

CaseFindings Auditor::look(const AuditCase& one) const {
    const auto& program = rulebook_.program();
    const auto record = auditing::id_of(program, one.record), team = auditing::text_at(program, one.record.root(), options_.team_from);
    const auto read = one.reading ? auditing::with_reading(program, one.record, *one.reading) : auditing::with_no_reading(program, one.record);
    CaseFindings found;
    if (options_.checks) {
        EvaluateOptions asked;
        asked.on = options_.on;
        asked.known_on = options_.known_on;
        asked.outcomes = asked.clocks = asked.search = false;
        asked.checks = true;
        const auto determination = evaluate(rulebook_, read, asked);
        std::map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < program.checks.size(); ++i) places[program.checks[i].name] = i;
        for (const auto& check : determination.checks) {
            const auto place = places.at(check.goal);
            found.results.emplace_back(place, check.result);
            if (check.result != CheckResult::Passed && check.result != CheckResult::NotApplicable) found.cases.emplace_back(place, case_of(check, determination, record, team));
        }
    }
    if (options_.decisions) found.decisions = Again(rulebook_, one, record, team).run();
    found.reading = auditing::reading_of(program, read, team, one.reading_entry);
    if (found.reading) found.reading->failed = static_cast<std::size_t>(std::count_if(found.results.begin(), found.results.end(), [](const auto& r) { return r.second == CheckResult::Failed; }));
    return found;
}

void Auditor::keep(ReportCheck& check, ReportCase&& one) {
    const auto order = order_of(one);
    const auto same = std::count_if(check.cases.begin(), check.cases.end(), [&](const auto& other) { return order_of(other) == order; });
    if (static_cast<std::size_t>(same) < options_.most_cases) check.cases.push_back(std::move(one));
}

void Auditor::add(CaseFindings&& found, const AuditSink& sink) {
    ++found_.records;
    for (const auto& [place, result] : found.results) ++counted(found_.checks[place], result);
    for (auto& [place, one] : found.cases) {
        if (sink.check) sink.check(found_.checks[place], one);
        keep(found_.checks[place], std::move(one));
    }
    for (auto& decision : found.decisions) {
        const auto tally = std::find_if(found_.tallies.begin(), found_.tallies.end(), [&](const auto& t) { return t.kind == decision.kind; });
        if (tally != found_.tallies.end()) ++tally->counts[static_cast<std::size_t>(decision.comparison)];
        if (decision.version_is_later) ++found_.later_versions;
        if (sink.decision) sink.decision(decision);
        if (decision.comparison == Comparison::Agrees || decision.comparison == Comparison::NotApplicable) continue;
        // What differs is never pushed out by what is only not evidenced.
        const auto same = std::count_if(found_.decisions.begin(), found_.decisions.end(), [&](const auto& other) { return other.comparison == decision.comparison; });
        if (static_cast<std::size_t>(same) < options_.most_decisions) found_.decisions.push_back(std::move(decision));
        else ++found_.more_decisions;
    }
    if (found.reading) found_.readings.push_back(std::move(*found.reading));
}

AuditFindings Auditor::take() {
    auto made = std::move(found_);
    for (auto& check : made.checks) {
        std::stable_sort(check.cases.begin(), check.cases.end(), [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
        if (check.cases.size() > options_.most_cases) check.cases.resize(options_.most_cases);
        check.more_cases = check.failed + check.fault + check.not_evidenced + check.needs_person - check.cases.size();
    }
    std::stable_sort(made.decisions.begin(), made.decisions.end(), [](const auto& a, const auto& b) { return order_of(a.comparison) < order_of(b.comparison); });
    made.agreement = agreement(made.readings, rulebook_);
    found_ = {};
    found_.on = options_.on;
    found_.known_on = options_.known_on;
    found_.rulebook_digest = rulebook_.digest();
    found_.layer = rulebook_.layer().empty() ? "national" : rulebook_.layer();
    found_.engine_version = version();
    const auto& program = rulebook_.program();
    for (const auto& check : program.checks) found_.checks.push_back(page_of(program, check));
    for (const auto& kind : auditing::decided_kinds()) {
        if (!auditing::is_known(program, kind)) continue;
        const auto rule = std::find_if(program.rules.begin(), program.rules.end(), [&](const auto& r) { return r.name == kind.goal; });
        found_.tallies.push_back({std::string(kind.kind), std::string(kind.goal), rule->title, {}});
    }
    return made;
}

}  // namespace careact
