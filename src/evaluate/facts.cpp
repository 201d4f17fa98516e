/// Reading the record: what is there, what is silent, what is set to something else.

#include "evaluate/parts.hpp"
#include "program/draft.hpp"

#include <algorithm>

namespace careact::evaluation {

using program::Op;
using program::TypeKind;

namespace {

std::shared_ptr<const Item> item_of(const Cell& cell) {
    const auto* item = cell.known() ? std::get_if<std::shared_ptr<const Item>>(&cell.value) : nullptr;
    return item != nullptr ? *item : nullptr;
}

std::string member_path(const Item& item, const std::string& name) { return item.path.empty() ? name : item.path + "." + name; }

/// The state a member has: its own, or that of an item about which the record says nothing more.
Evidence member_of(const Item& item, std::uint32_t index) {
    auto evidence = item.members[index];
    if (item.state != EvidenceState::Recorded && evidence.state == EvidenceState::Silent) evidence.state = item.state;
    return evidence;
}

/// A judgement counts as recorded only with the person, the day and the reasons.
bool is_settled(const Evidence& evidence, const program::Type& type) {
    return !type.judgement || evidence.judgement != nullptr || std::holds_alternative<None>(evidence.value);
}

}  // namespace

Cell Session::missing(const std::string& path, const program::Type& type, EvidenceState state, bool of_evidence) {
    Atom atom;
    atom.kind = of_evidence ? Atom::Kind::MissingEvidence : Atom::Kind::Missing;
    atom.text = path;
    atom.type = type;
    atom.state = state;
    Cell cell;
    cell.open = {atoms_.intern(std::move(atom))};
    return cell;
}

const Cell* Session::changed(const std::string& path, const Frame& frame) const {
    if (frame.world.changes == 0) return nullptr;
    const auto& changes = changes_[frame.world.changes];
    const auto found = changes.find(path);
    return found == changes.end() ? nullptr : &found->second;
}

Cell Session::silent(const program::Type& type, const std::string& path, const program::Member* member, EvidenceState state) {
    if (state == EvidenceState::Silent && member != nullptr && member->presumed) {
        Atom atom;
        atom.kind = Atom::Kind::Presumption;
        atom.text = path;
        atom.type = type;
        atom.value = *member->presumed;
        auto cell = known(*member->presumed);
        cell.rests = {atoms_.intern(std::move(atom))};
        cite(cell, member->presumed_under);
        return cell;
    }
    const bool item = type.kind == TypeKind::Record, each = type.kind == TypeKind::List && type.for_each;
    if (!item && !each) return missing(path, type, state);
    auto& blank = blanks_[path + "/" + std::to_string(static_cast<int>(state))];
    if (std::holds_alternative<None>(blank)) {
        if (item) blank = std::shared_ptr<const Item>(program::blank_item(program_, type.index, path, "", state));
        else blank = std::shared_ptr<const List>(program::blank_list(program_, type, path, state));
    }
    return known(blank);
}

Cell Session::read(const Evidence& evidence, const program::Type& type, const std::string& path, const program::Member* member, Frame& frame) {
    if (const auto* set = changed(path, frame)) return *set;
    const bool structure = type.kind == TypeKind::Record || (type.kind == TypeKind::List && type.for_each);
    const auto as_fact = [&](Atom::Kind kind) {
        Atom atom;
        atom.kind = kind;
        atom.text = path;
        atom.type = type;
        atom.state = evidence.state;
        atom.value = evidence.value;
        atom.judgement = evidence.judgement;
        return atoms_.intern(std::move(atom));
    };
    if (evidence.state == EvidenceState::NotApplicable && !structure) {
        auto cell = not_applicable();
        cell.rests = {as_fact(Atom::Kind::Fact)};
        return cell;
    }
    if (evidence.state != EvidenceState::Recorded || !is_settled(evidence, type)) {
        return silent(type, path, member, evidence.state == EvidenceState::Recorded ? EvidenceState::Silent : evidence.state);
    }
    auto cell = known(evidence.value);
    const bool none = std::holds_alternative<None>(evidence.value);
    if (!structure || none) cell.rests = {as_fact(evidence.judgement != nullptr ? Atom::Kind::Judgement : Atom::Kind::Fact)};
    return cell;
}

Cell Session::fact(const program::Expr& e, Frame& frame) {
    const auto& info = program_.facts()[e.index];
    auto cell = read(record_->members[e.index], info.type, info.name, &info, frame);
    if (auto* noted = deriving(frame)) noted->path = info.name, noted->evidence = record_->members[e.index].state;
    const auto& atoms = cell.known() ? cell.rests : cell.open;
    if (atoms.empty()) return cell;  // an item or a list of items: what is read of it is a step, not the whole
    if (auto* taken = step(frame, Step::Kind::Fact, e.span, cell)) {
        taken->label = info.name;
        taken->atom = atoms.front();
        taken->has_atom = true;
    }
    if (auto* taken = term(frame, Term::Kind::Fact, e.span, cell)) taken->name = info.name;
    return cell;
}

Cell Session::member(const program::Expr& e, Frame& frame) {
    const bool was_inner = std::exchange(frame.inner, true);  // `a.b.c` is one step: the last
    const auto of = eval(e.args[0], frame);
    frame.inner = was_inner;
    if (!of.known()) return of;
    const auto item = item_of(of);
    if (item == nullptr) return failed("a member of none was read");
    const auto& info = program_.types[item->type].members[e.index];
    const auto path = member_path(*item, info.name);
    auto cell = read(member_of(*item, e.index), info.type, path, &info, frame);
    if (auto* noted = deriving(frame)) noted->path = path, noted->evidence = member_of(*item, e.index).state;
    const auto& own = cell.known() ? cell.rests : cell.open;
    const bool read_as_one = !own.empty();
    const auto atom = read_as_one ? own.front() : AtomId{};
    lean_on(cell, of);
    if (!read_as_one) return cell;
    if (auto* taken = step(frame, Step::Kind::Fact, e.span, cell)) {
        taken->label = path;
        taken->atom = atom;
        taken->has_atom = true;
    }
    if (auto* taken = term(frame, Term::Kind::Fact, e.span, cell)) taken->name = path, taken->item = item;
    return cell;
}

/// One item of a list: by option, or in examples by number.
Cell Session::at(const program::Expr& e, Frame& frame) {
    const auto of = eval(e.args[0], frame);
    if (!of.known()) return of;
    const auto items = Lists(*this).items(of, program_[e.args[0]].type, frame);
    if (e.index == 0 || e.index > items.size()) return failed("there is no item " + std::to_string(e.index));
    auto cell = items[e.index - 1];
    lean_on(cell, of);
    return cell;
}

/// Three-valued too: about a member that the record leaves out, even this is not known. `is absent` alone takes silence for an answer.
Cell Session::evidence_test(const program::Expr& e, Frame& frame) {
    const auto& of = program_[e.args[0]];
    Evidence evidence;
    evidence.state = EvidenceState::Recorded;
    std::string path;
    Cell inner = known(None{});
    if (of.op == Op::Fact) {
        evidence = record_->members[of.index];
        path = program_.facts()[of.index].name;
    } else if (of.op == Op::Member) {
        inner = eval(of.args[0], frame);
        if (!inner.known()) return inner;
        const auto item = item_of(inner);
        if (item == nullptr) return failed("a member of none was read");
        evidence = member_of(*item, of.index);
        path = member_path(*item, program_.types[item->type].members[of.index].name);
    } else {
        const auto cell = eval(e.args[0], frame);
        if (cell.status == Status::Failed) return cell;
        if (cell.status == Status::Unknown) evidence.state = EvidenceState::Silent;
        if (cell.status == Status::NotApplicable) evidence.state = EvidenceState::NotApplicable;
        inner = cell;
        if (const auto item = item_of(cell)) {
            evidence.state = item->state;
            path = item->path;
        }
    }
    if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&evidence.value); item != nullptr && evidence.state == EvidenceState::Recorded) evidence.state = (*item)->state;
    if (const auto* set = changed(path, frame)) evidence.state = set->known() ? EvidenceState::Recorded : EvidenceState::Silent;
    else if (evidence.state == EvidenceState::Recorded && !is_settled(evidence, of.type)) evidence.state = EvidenceState::Silent;
    if (auto* noted = deriving(frame)) noted->path = path, noted->evidence = evidence.state;
    const bool silent_here = evidence.state == EvidenceState::Silent || evidence.state == EvidenceState::Unreadable;
    Cell result;
    if (e.op == Op::Absent && evidence.state == EvidenceState::Silent) {
        result = known(true);
    } else if (silent_here) {
        result = missing(path, of.type, evidence.state, true);
    } else if (evidence.state == EvidenceState::NotApplicable && e.op != Op::UnknownTest) {
        result = not_applicable();
    } else {
        const bool recorded = evidence.state == EvidenceState::Recorded;
        const bool any_state = e.state == EvidenceState::Recorded;
        result = known(e.op == Op::Absent ? false : e.op == Op::Recorded ? recorded : any_state ? !recorded : evidence.state == e.state);
        if (evidence.state != EvidenceState::NotApplicable || e.op == Op::UnknownTest) {
            Atom atom;
            atom.kind = Atom::Kind::Fact;
            atom.text = path;
            atom.type = of.type;
            atom.state = evidence.state;
            atom.value = evidence.value;
            atom.judgement = evidence.judgement;
            result.rests = {atoms_.intern(std::move(atom))};
        }
    }
    lean_on(result, inner);
    return e.negated ? Logic::opposite(std::move(result)) : result;
}

void Session::note_threshold(program::ExprId of, const Value& against, Frame& frame) {
    const auto& e = program_[of];
    if (e.op != Op::Fact && e.op != Op::Member) return;
    const bool was_quiet = frame.quiet;
    frame.quiet = true;
    std::string path = e.op == Op::Fact ? program_.facts()[e.index].name : "";
    if (e.op == Op::Member) {
        if (const auto item = item_of(eval(e.args[0], frame))) path = member_path(*item, program_.types[item->type].members[e.index].name);
    }
    frame.quiet = was_quiet;
    if (path.empty()) return;
    auto& values = thresholds_[path];
    const auto known_already = std::any_of(values.begin(), values.end(), [&](const Value& v) { return same_value(v, against); });
    if (!known_already) values.push_back(against);
}

}  // namespace careact::evaluation
