#include "audit/facts.hpp"

#include <algorithm>

namespace careact::auditing {

namespace {

using program::Program;
using program::TypeKind;

/// The first word of a path, and what is left of it.
struct Step {
    std::string_view name, rest;
    bool of_list = false, last = false;
};

Step first_step(std::string_view path) {
    const auto dot = path.find('.');
    Step step{path.substr(0, dot), dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1), false, dot == std::string_view::npos};
    if (step.name.ends_with("[]")) step.of_list = true, step.name.remove_suffix(2);
    return step;
}

const program::Member* member_of(const program::RecordType& type, std::string_view name) {
    const auto found = std::find_if(type.members.begin(), type.members.end(), [&](const auto& m) { return m.name == name; });
    return found == type.members.end() ? nullptr : &*found;
}

/// The record type of what a member holds, or of the items of the list that it holds.
const program::RecordType* type_within(const Program& program, const program::Type& type, bool of_list) {
    if (type.kind == TypeKind::Record) return of_list ? nullptr : &program.types[type.index];
    if (type.kind != TypeKind::List || !of_list || type.element == nullptr || type.element->kind != TypeKind::Record) return nullptr;
    return &program.types[type.element->index];
}

class Walk {
public:
    Walk(const Program& program, const std::function<void(const Evidence&, const Way&)>& visit) : program_(program), visit_(visit) {}

    void from(const Item& item, std::string_view path) {
        const auto step = first_step(path);
        const auto& type = program_.types[item.type];
        const auto* member = member_of(type, step.name);
        if (member == nullptr) return;
        const auto& evidence = item.members[static_cast<std::size_t>(member - type.members.data())];
        if (!step.of_list) return into(evidence, step);
        const auto* list = std::get_if<std::shared_ptr<const List>>(&evidence.value);
        if (list == nullptr || *list == nullptr) return;
        for (const auto& one : (*list)->items) within(one, step);
    }

private:
    void within(const Evidence& one, const Step& step) {
        const auto* item = std::get_if<std::shared_ptr<const Item>>(&one.value);
        if (item != nullptr) way_.push_back(*item);
        into(one, step);
        if (item != nullptr) way_.pop_back();
    }

    void into(const Evidence& evidence, const Step& step) {
        if (step.last) return visit_(evidence, way_);
        if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&evidence.value); item != nullptr && *item != nullptr) from(**item, step.rest);
    }

    const Program& program_;
    const std::function<void(const Evidence&, const Way&)>& visit_;
    Way way_;
};

}  // namespace

bool leads_somewhere(const Program& program, std::string_view path) {
    const auto* type = &program.types[program::record_root];
    for (auto step = first_step(path);; step = first_step(step.rest)) {
        const auto* member = type != nullptr ? member_of(*type, step.name) : nullptr;
        if (member == nullptr) return false;
        if (step.last) return !step.of_list || member->type.kind == TypeKind::List;
        type = type_within(program, member->type, step.of_list);
    }
}

void each_fact(const Program& program, const std::shared_ptr<const Item>& from, std::string_view path, const std::function<void(const Evidence&, const Way&)>& visit) {
    Walk(program, visit).from(*from, path);
}

const Value* value_at(const Program& program, const std::shared_ptr<const Item>& from, std::string_view path) {
    const Value* found = nullptr;
    each_fact(program, from, path, [&](const Evidence& evidence, const Way&) {
        if (found == nullptr && evidence.state == EvidenceState::Recorded && !std::holds_alternative<None>(evidence.value)) found = &evidence.value;
    });
    return found;
}

std::string text_at(const Program& program, const std::shared_ptr<const Item>& from, std::string_view path) {
    const auto* value = value_at(program, from, path);
    return value == nullptr ? "" : to_text(*value);
}

std::optional<Date> day_at(const Program& program, const std::shared_ptr<const Item>& from, std::string_view path) {
    const auto* value = value_at(program, from, path);
    if (value == nullptr) return std::nullopt;
    if (const auto* moment = std::get_if<DateTime>(value)) return moment->london_date();
    const auto* day = std::get_if<Date>(value);
    return day == nullptr ? std::nullopt : std::optional{*day};
}

std::string readable(const Program& program, const Value& value) {
    const auto* option = std::get_if<Option>(&value);
    if (option == nullptr) return to_text(value);
    const auto& title = program.choices[option->choice].options[option->index].title;
    if (!title.empty()) return title;
    auto words = option->name;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string id_of(const Program& program, const Record& record) {
    const auto id = text_at(program, record.root(), "about.id");
    return id.empty() ? record.name() : id;
}

}  // namespace careact::auditing
