#include "property/same_outcome.hpp"

#include "careact/record.hpp"
#include "evaluate/session.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace careact::support {

namespace {

using namespace evaluation;

Answer answer_of(const Cell& cell, const Atoms& atoms) {
    constexpr std::array all = {OutcomeStatus::Decided, OutcomeStatus::Undecided, OutcomeStatus::NotApplicable, OutcomeStatus::Failed};
    Answer made;
    made.status = all[static_cast<std::size_t>(cell.status)];
    if (cell.known()) made.value = cell.value;
    made.fault = cell.fault;
    for (const auto id : cell.rests) {
        const auto& atom = atoms[id];
        made.presumed = made.presumed || atom.kind == Atom::Kind::Presumption;
        if (atom.kind == Atom::Kind::Fact && atom.state != EvidenceState::Recorded) made.states.insert(atom.text);
    }
    return made;
}

bool same(const Answer& a, const Answer& b) {
    return a.status == b.status && (a.status != OutcomeStatus::Decided || same_value(a.value, b.value));
}

}  // namespace

std::string Answer::text() const {
    if (status == OutcomeStatus::Decided) return to_text(value) + (presumed ? " (on a presumption)" : "");
    return std::string(to_text(status)) + (fault.empty() ? "" : " (" + fault + ")");
}

Answers answers(const Rulebook& rules, const Json& record, const std::string& on) {
    const auto read = read_record("record", record.dump(), rules);
    if (!read.record) throw std::runtime_error("the record was refused: " + read.diagnostics.all().front().message);
    const auto& program = rules.program();
    Session session(program, read.record->root(), {}, evaluation::Keep::Nothing);
    World world;
    world.date = Date::parse(on).value();
    world.layer = program.layer_name.empty() ? program::national : program::local;
    Answers made;
    for (std::uint32_t id = 0; id < program.rules.size(); ++id) {
        const auto& rule = program.rules[id];
        if (!rule.is_reported()) continue;
        if (!rule.scope.for_each) {
            made[rule.name] = answer_of(session.ask(id, world).cell, session.atoms());
            continue;
        }
        std::vector<Cell> items;
        const auto list = session.items(rule.scope, world, items);
        for (const auto& item : items) {
            const auto& asked = session.ask(id, world, {item});
            made[rule.name + "(" + asked.item + ")"] = answer_of(asked.cell, session.atoms());
        }
        if (!list.known()) made[rule.name] = answer_of(list, session.atoms());
    }
    return made;
}

std::vector<std::string> contradictions(const Answers& fuller, const Answers& poorer, const std::string& stated) {
    std::vector<std::string> found;
    for (const auto& [goal, after] : poorer) {
        if (after.status == OutcomeStatus::Undecided) continue;
        const auto before = fuller.find(goal);
        if (before != fuller.end() && same(before->second, after)) continue;
        if (after.presumed || (before != fuller.end() && before->second.presumed)) continue;
        const auto names = [&](const std::string& path) { return path.starts_with(stated); };
        if (!stated.empty() && std::any_of(after.states.begin(), after.states.end(), names)) continue;
        found.push_back(goal + " is " + (before == fuller.end() ? "not there" : before->second.text()) + ", and with less said " + after.text());
    }
    // An answer about an item is gone only if nobody knows any longer which items there are.
    for (const auto& [goal, before] : fuller) {
        if (poorer.contains(goal)) continue;
        const auto waiting = poorer.find(goal.substr(0, goal.find('(')));
        if (waiting != poorer.end() && waiting->second.status == OutcomeStatus::Undecided) continue;
        found.push_back(goal + " is " + before.text() + ", and with less said it is not there at all");
    }
    return found;
}

}  // namespace careact::support
