#include "audit/reading.hpp"

#include "program/draft.hpp"
#include "source/utf8.hpp"

#include <algorithm>
#include <map>

namespace careact {

namespace {

using program::Program;

constexpr std::string_view the_fact = "audit", the_head = "about", grade_at = "audit.grade", second_marker_at = "audit.second_marked_by";

std::optional<std::size_t> place_of_fact(const Program& program, std::string_view name) {
    const auto& facts = program.facts();
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& fact) { return fact.name == name; });
    return found == facts.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - facts.begin())};
}

/// The grades as the rulebook has them, best first; none if it has none.
std::vector<std::string> grades_of(const Program& program) {
    const auto audit = place_of_fact(program, the_fact);
    std::vector<std::string> grades;
    if (!audit || !auditing::leads_somewhere(program, grade_at)) return grades;
    for (const auto& member : program.types[program.facts()[*audit].type.index].members) {
        if (member.name != "grade" || member.type.kind != program::TypeKind::Choice) continue;
        for (const auto& option : program.choices[member.type.index].options) grades.push_back(option.name);
    }
    return grades;
}

Rational fraction(std::size_t numerator, std::size_t denominator) {
    return denominator == 0 ? Rational() : *Rational::of(static_cast<Rational::Integer>(numerator), static_cast<Rational::Integer>(denominator));
}

void refuse(ReadingResult& result, const std::string& name, const std::string& pointer, const std::string& message) {
    auto& d = result.diagnostics.add(DiagnosticKind::RecordValue, {}, message);
    d.record = name;
    d.pointer = pointer;
    result.reading.reset();
}

bool says_anything(const Evidence& evidence) {
    if (evidence.state == EvidenceState::Silent || evidence.presumed) return false;
    const auto* list = std::get_if<std::shared_ptr<const List>>(&evidence.value);
    return list == nullptr || *list == nullptr || !(*list)->items.empty();
}

/// The facts besides `about` and `audit` that the reading speaks of: they would be lost.
/// Two grades say something of each other only if two people gave them.
bool has_no_second_marker(const Program& program, const Reading& reading) {
    if (reading.second_grade.empty() || !auditing::leads_somewhere(program, second_marker_at)) return false;
    return source::is_blank(reading.second_marked_by) || source::folded(reading.second_marked_by) == source::folded(reading.auditor);
}

std::string other_facts(const Program& program, const Record& record) {
    std::string names;
    for (std::size_t i = 0; i < program.facts().size(); ++i) {
        const auto& name = program.facts()[i].name;
        if (name != the_fact && name != the_head && says_anything(record.root()->members[i])) names += (names.empty() ? "`" : ", `") + name + "`";
    }
    return names;
}

}  // namespace

namespace auditing {

Record with_reading(const Program& program, const Record& record, const Record& reading) {
    const auto place = place_of_fact(program, the_fact);
    if (!place) return record;
    auto root = std::make_shared<Item>(*record.root());
    root->members[*place] = reading.root()->members[*place];
    return {record.name(), record.digest(), std::move(root)};
}

Record with_no_reading(const Program& program, const Record& record) {
    const auto place = place_of_fact(program, the_fact);
    if (!place || !leads_somewhere(program, "audit.actions") || reading_of(program, record, "", 0)) return record;
    const auto type = program.facts()[*place].type.index;
    const auto& members = program.types[type].members;
    const auto actions = std::find_if(members.begin(), members.end(), [](const auto& member) { return member.name == "actions"; }) - members.begin();
    const auto* said = std::get_if<std::shared_ptr<const Item>>(&record.root()->members[*place].value);
    auto audit = said != nullptr && *said != nullptr ? std::make_shared<Item>(**said) : program::blank_item(program, type, std::string(the_fact), "", EvidenceState::Recorded);
    auto none = std::make_shared<List>();
    none->path = "audit.actions";
    audit->members[static_cast<std::size_t>(actions)] = {EvidenceState::Recorded, std::shared_ptr<const List>(std::move(none)), nullptr, false};
    auto root = std::make_shared<Item>(*record.root());
    root->members[*place] = {EvidenceState::Recorded, std::shared_ptr<const Item>(std::move(audit)), nullptr, false};
    return {record.name(), record.digest(), std::move(root)};
}

std::optional<Reading> reading_of(const Program& program, const Record& record, const std::string& team, std::int64_t entry) {
    const auto& root = record.root();
    const auto text = [&](std::string_view path) { return text_at(program, root, path); };
    Reading made;
    made.record = id_of(program, record);
    made.team = team;
    made.auditor = text("audit.auditor");
    made.audited_on = day_at(program, root, "audit.audited_on");
    made.grade = text(grade_at);
    made.grade_reasons = text("audit.grade_reasons");
    made.second_grade = text("audit.second_grade");
    made.second_marked_by = text(second_marker_at);
    made.good_practice = text("audit.good_practice");
    made.to_improve = text("audit.to_improve");
    made.persons_view = text("audit.citizen_feedback");
    made.practitioners_view = text("audit.practitioner_reflection");
    made.entry = entry;
    each_fact(program, root, "audit.actions[]", [&](const Evidence&, const Way& way) {
        if (way.empty()) return;
        const auto& action = way.back();
        made.actions.push_back({made.record, made.auditor, text_at(program, action, "what"), text_at(program, action, "owner"), day_at(program, action, "due_on"),
                                day_at(program, action, "closed_on"), day_at(program, action, "checked_again_on")});
    });
    if (!made.audited_on && made.auditor.empty() && made.grade.empty() && made.actions.empty()) return std::nullopt;
    return made;
}

}  // namespace auditing

ReadingResult read_reading(const std::string& name, const std::string& text, const Rulebook& rulebook, DateTime recorded_at) {
    ReadingResult result;
    auto read = read_record(name, text, rulebook);
    result.diagnostics = std::move(read.diagnostics);
    if (!read.record) return result;
    const auto& program = rulebook.program();
    result.record = auditing::text_at(program, read.record->root(), "about.id");
    const auto reading = auditing::reading_of(program, *read.record, "", 0);
    if (reading && reading->audited_on && !result.diagnostics.has_errors()) result.reading = AuditReading{0, *reading->audited_on, text, recorded_at};
    if (result.record.empty()) refuse(result, name, "/about/id", "a reading says whose record was read, in `about.id`");
    if (!reading || source::is_blank(reading->auditor)) refuse(result, name, "/audit/auditor", "a reading says who read, in `audit.auditor`");
    if (!reading || !reading->audited_on) refuse(result, name, "/audit/audited_on", "a reading says on what day, in `audit.audited_on`");
    if (reading && !reading->grade.empty() && source::is_blank(reading->grade_reasons)) refuse(result, name, "/audit/grade_reasons", "a grade has its reasons, in `audit.grade_reasons`");
    if (reading && has_no_second_marker(program, *reading)) refuse(result, name, "/audit/second_marked_by", "a second grade says who gave it, in `audit.second_marked_by`, and that is somebody else than the auditor");
    if (reading && reading->audited_on && *reading->audited_on > recorded_at.london_date()) refuse(result, name, "/audit/audited_on", "a case is read before the reading is kept; " + reading->audited_on->to_words() + " is after " + recorded_at.london_date().to_words());
    if (const auto others = other_facts(program, *read.record); !others.empty()) refuse(result, name, "", "a reading says `about.id` and `audit` alone; leave out " + others);
    return result;
}

// ---- Two markers ----

MarkerAgreement agreement(const std::vector<Reading>& readings, const Rulebook& rulebook) {
    MarkerAgreement made;
    made.grades = grades_of(rulebook.program());
    const auto size = made.grades.size();
    made.table.assign(size, std::vector<std::size_t>(size));
    const auto place = [&](const std::string& grade) { return static_cast<std::size_t>(std::find(made.grades.begin(), made.grades.end(), grade) - made.grades.begin()); };
    std::int64_t steps = 0;
    std::map<std::string, std::pair<AuditorDrift, std::int64_t>> auditors;
    for (const auto& reading : readings) {
        const auto first = place(reading.grade), second = place(reading.second_grade);
        if (first == size || second == size) continue;
        ++made.readings;
        ++made.table[first][second];
        ++(first == second ? made.same : second < first ? made.second_higher : made.second_lower);
        const auto lower = static_cast<std::int64_t>(second) - static_cast<std::int64_t>(first);
        steps += lower;
        auto& [drift, their_steps] = auditors[reading.auditor];
        ++drift.readings;
        drift.same += lower == 0 ? 1 : 0;
        their_steps += lower;
    }
    if (made.readings == 0) return made;
    std::size_t by_chance = 0;  // of n squared
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t row = 0, column = 0;
        for (std::size_t j = 0; j < size; ++j) row += made.table[i][j], column += made.table[j][i];
        by_chance += row * column;
    }
    made.observed = fraction(made.same, made.readings);
    made.expected = fraction(by_chance, made.readings * made.readings);
    made.drift = *Rational::of(steps, static_cast<Rational::Integer>(made.readings));
    for (auto& [name, of] : auditors) {
        of.first.auditor = name;
        of.first.drift = *Rational::of(of.second, static_cast<Rational::Integer>(of.first.readings));
        made.auditors.push_back(std::move(of.first));
    }
    if (const auto left = Rational(1).minus(made.expected); left && *left != Rational(0)) made.kappa = made.observed.minus(made.expected)->divided_by(*left);
    return made;
}

// ---- Actions ----

std::string_view to_text(ActionState state) {
    constexpr std::array<std::string_view, 6> names = {"overdue", "nobody owns it", "no day to do it by", "open", "closed", "closed, and looked at again"};
    return names[static_cast<std::size_t>(state)];
}

ActionState state_on(const AuditActionFound& action, Date on) {
    if (action.checked_again_on && *action.checked_again_on <= on) return ActionState::CheckedAgain;
    if (action.closed_on && *action.closed_on <= on) return ActionState::Closed;
    if (action.due_on && *action.due_on < on) return ActionState::Overdue;
    if (action.owner.empty()) return ActionState::NotOwned;
    return action.due_on ? ActionState::Open : ActionState::NotDated;
}

}  // namespace careact
