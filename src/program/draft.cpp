#include "program/draft.hpp"

namespace careact::program {

std::shared_ptr<Item> blank_item(const Program& program, std::uint32_t type, std::string path, std::string key, EvidenceState state) {
    auto item = std::make_shared<Item>();
    item->type = type;
    item->path = std::move(path);
    item->key = std::move(key);
    item->state = state;
    Evidence member;
    member.state = state == EvidenceState::Recorded ? EvidenceState::Silent : state;
    item->members.assign(program.types[type].members.size(), member);
    return item;
}

std::string item_path(const Program& program, const Type& list, const std::string& path, std::size_t index) {
    if (list.for_each) return path + "." + program.choices[*list.for_each].options[index].name;
    return path + "[" + std::to_string(index + 1) + "]";
}

std::shared_ptr<List> blank_list(const Program& program, const Type& type, const std::string& path, EvidenceState state) {
    auto list = std::make_shared<List>();
    list->path = path;
    const auto& options = program.choices[*type.for_each].options;
    for (std::size_t i = 0; i < options.size(); ++i) {
        Evidence evidence;
        evidence.state = state;
        if (type.element->kind == TypeKind::Record) {
            auto item = blank_item(program, type.element->index, item_path(program, type, path, i), options[i].name, state);
            item->option = std::make_shared<const Option>(Option{*type.for_each, static_cast<std::uint32_t>(i), options[i].name});
            evidence.value = std::shared_ptr<const Item>(std::move(item));
        }
        list->items.push_back(std::move(evidence));
    }
    return list;
}

void set_keys(const Program& program, List& list, const Type& type) {
    if (type.for_each || type.element->kind != TypeKind::Record) return;
    const auto& members = program.types[type.element->index].members;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        auto* shared = std::get_if<std::shared_ptr<const Item>>(&list.items[i].value);
        if (shared == nullptr) continue;
        auto& item = const_cast<Item&>(**shared);  // still being built: nobody else holds it
        item.key = std::to_string(i + 1);
        for (std::size_t m = 0; m < members.size(); ++m) {
            const auto* id = members[m].name == "id" ? std::get_if<std::string>(&item.members[m].value) : nullptr;
            if (id != nullptr && item.members[m].state == EvidenceState::Recorded) item.key = *id;
        }
    }
}

}  // namespace careact::program
