#include "evaluate/cell.hpp"

#include <algorithm>
#include <iterator>

namespace careact::evaluation {

void merge(Support& into, const Support& more) {
    if (more.empty()) return;
    if (into.empty()) {
        into = more;
        return;
    }
    Support both;
    both.reserve(into.size() + more.size());
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(both));
    into = std::move(both);
}

void add(Support& into, AtomId atom) {
    const auto place = std::lower_bound(into.begin(), into.end(), atom);
    if (place == into.end() || *place != atom) into.insert(place, atom);
}

std::size_t Atoms::Hash::operator()(const Key& key) const {
    const auto& [kind, index, layer, text] = key;
    return std::hash<std::string_view>{}(text) ^ ((index << 16U) + (static_cast<std::size_t>(kind) << 8U) + layer);
}

AtomId Atoms::intern(Atom atom) {
    const auto found = ids_.find({atom.kind, atom.index, atom.layer, atom.text});
    if (found != ids_.end()) return found->second;
    const auto id = static_cast<AtomId>(all_.size());
    const auto& kept = all_.emplace_back(std::move(atom));
    ids_.emplace(Key{kept.kind, kept.index, kept.layer, kept.text}, id);
    return id;
}

Cell known(Value value) {
    Cell cell;
    cell.status = Status::Known;
    cell.value = std::move(value);
    return cell;
}

Cell failed(std::string fault) {
    Cell cell;
    cell.status = Status::Failed;
    cell.fault = std::move(fault);
    return cell;
}

Cell not_applicable() {
    Cell cell;
    cell.status = Status::NotApplicable;
    return cell;
}

void lean_on(Cell& cell, const Cell& other) {
    merge(cell.rests, other.rests);
    // What a known operand found not to matter does not matter to a result that waits for another.
    const bool both_wait = cell.status == Status::Unknown && other.status == Status::Unknown;
    const bool neither_waits = cell.status != Status::Unknown && other.status != Status::Unknown;
    if (both_wait || neither_waits) merge(cell.open, other.open);
}

Cell unless_known(const std::vector<const Cell*>& operands) {
    const auto first = [&](Status status) -> const Cell* {
        for (const auto* operand : operands) {
            if (operand->status == status) return operand;
        }
        return nullptr;
    };
    if (const auto* none = first(Status::NotApplicable)) return *none;
    Cell result;
    if (first(Status::Unknown) != nullptr) {
        for (const auto* operand : operands) lean_on(result, *operand);
        return result;
    }
    if (const auto* fault = first(Status::Failed)) return *fault;
    result = known(None{});
    for (const auto* operand : operands) lean_on(result, *operand);
    return result;
}

}  // namespace careact::evaluation
