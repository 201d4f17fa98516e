#include "program/recorded.hpp"

#include "program/program.hpp"

#include <algorithm>
#include <stdexcept>

namespace careact::program {

namespace {

/// Calls `visit` with each word of a path, `who` and then `locality`, until it gives no.
template <typename Visit>
bool each_word(std::string_view path, Visit visit) {
    for (;;) {
        const auto dot = path.find('.');
        if (!visit(path.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        path.remove_prefix(dot + 1);
    }
}

const Member* member_of(const RecordType& type, std::string_view name) {
    const auto found = std::find_if(type.members.begin(), type.members.end(), [&](const auto& m) { return m.name == name; });
    return found == type.members.end() ? nullptr : &*found;
}

}  // namespace

bool leads_to_a_value(const Program& program, std::string_view path) {
    const auto* type = &program.types[record_root];
    const bool found = each_word(path, [&](std::string_view word) {
        const auto* member = type != nullptr ? member_of(*type, word) : nullptr;
        if (member == nullptr) return false;
        type = member->type.kind == TypeKind::Record ? &program.types[member->type.index] : nullptr;
        return member->type.kind != TypeKind::List;
    });
    return found && type == nullptr;
}

const Evidence& evidence_at(const Program& program, const Record& record, std::string_view path) {
    const auto* item = record.root().get();
    const Evidence* reached = nullptr;
    each_word(path, [&](std::string_view word) {
        const auto& type = program.types[item->type];
        const auto* member = member_of(type, word);
        if (member == nullptr) throw std::invalid_argument("a record has no single value at `" + std::string(path) + "`");
        reached = &item->members[static_cast<std::size_t>(member - type.members.data())];
        if (reached->state != EvidenceState::Recorded) return false;
        const auto* inner = std::get_if<std::shared_ptr<const Item>>(&reached->value);
        if (inner != nullptr) item = inner->get();
        return inner != nullptr;
    });
    return *reached;
}

std::string recorded_text(const Program& program, const Record& record, std::string_view path) {
    if (!leads_to_a_value(program, path)) return {};
    const auto& evidence = evidence_at(program, record, path);
    const bool none = std::holds_alternative<None>(evidence.value);
    return evidence.state != EvidenceState::Recorded || none ? std::string() : to_text(evidence.value);
}

}  // namespace careact::program
