#include "evaluate/naming.hpp"

#include "evaluate/search.hpp"

#include <algorithm>

namespace careact::evaluation {

std::string title_of(const std::string& path, const program::Program& program) {
    std::uint32_t type = program::record_root;
    std::string title, options;
    const program::Type* list = nullptr;
    std::size_t begin = 0;
    while (begin < path.size()) {
        const auto end = std::min(path.find('.', begin), path.size());
        const auto word = path.substr(begin, std::min(path.find('[', begin), end) - begin);
        const auto& members = program.types[type].members;
        const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == word; });
        if (list != nullptr && list->for_each) {
            for (const auto& option : program.choices[*list->for_each].options) {
                if (option.name == word) options += (options.empty() ? "" : ": ") + (option.title.empty() ? option.name : option.title);
            }
            list = nullptr;
        } else if (found != members.end()) {
            title = found->title;
            const auto* inner = &found->type;
            list = inner->kind == program::TypeKind::List ? inner : nullptr;
            if (list != nullptr) inner = inner->element.get();
            if (inner->kind == program::TypeKind::Record) type = inner->index;
        }
        begin = end + 1;
    }
    return title.empty() ? options : title;
}

std::string title_around(std::string path, const program::Program& program) {
    for (auto dot = path.rfind('.'); dot != std::string::npos; dot = path.rfind('.')) {
        path.resize(dot);
        if (auto title = title_of(path, program); !title.empty()) return title;
    }
    return {};
}

MissingFact missing_of(const Atom& atom, const program::Program& program) {
    auto title = title_of(atom.text, program);
    auto around = title.empty() ? title_around(atom.text, program) : std::string();
    return {atom.text, std::move(title), atom.state, atom.type.judgement, std::move(around)};
}

FigureUsed figure_of(const Atom& atom, const program::Program& program) {
    const auto& figure = *std::find_if(program.figures.begin(), program.figures.end(), [&](const auto& f) { return f.name == atom.text; });
    const auto& row = figure.rows[atom.layer][atom.index];
    return {figure.name, figure.title, to_text(*row.value), row.dates.from->to_text(), row.source, row.unverified,
            atom.layer == program::local ? program.layer_name : "national", program.place(row.span)};
}

std::string item_name(const Item& item, const program::Program& program) {
    const auto& members = program.types[item.type].members;
    std::string kind;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto& evidence = item.members[i];
        if (members[i].is_protected || evidence.state != EvidenceState::Recorded) continue;
        if (const auto* text = std::get_if<std::string>(&evidence.value); text != nullptr && !text->empty() && members[i].name != "id") return *text;
        if (kind.empty() && std::holds_alternative<Option>(evidence.value)) kind = readable(evidence.value, program);
    }
    return kind;
}

std::string item_title(const Item& item, const program::Program& program) {
    const auto& members = program.types[item.type].members;
    const auto said = [&](std::string_view name) -> std::string {
        const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == name && !m.is_protected; });
        if (found == members.end()) return {};
        const auto& evidence = item.members[static_cast<std::size_t>(found - members.begin())];
        const bool readable_here = std::holds_alternative<std::string>(evidence.value) || std::holds_alternative<Option>(evidence.value);
        return evidence.state == EvidenceState::Recorded && readable_here ? readable(evidence.value, program) : std::string();
    };
    for (const auto* member : {"name", "what"}) {
        if (auto words = said(member); !words.empty()) return words;
    }
    return item.option ? readable(Value{*item.option}, program) : said("kind");
}

std::string item_kind(const Item& item, const program::Program& program) {
    std::string words;
    for (const char c : program.types[item.type].name) {
        const bool begins_word = c >= 'A' && c <= 'Z';
        if (begins_word && !words.empty()) words += ' ';
        words += begins_word ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto bracket = item.path.rfind('[');
    return bracket == std::string::npos ? words : words + " " + item.path.substr(bracket + 1, item.path.size() - bracket - 2);
}

std::string item_name_at(const std::string& path, const Item& root, const program::Program& program) {
    const auto* item = &root;
    const auto last = path.rfind(']');
    for (std::size_t begin = 0; last != std::string::npos && begin < last;) {
        const auto end = std::min(path.find('.', begin), path.size());
        const auto bracket = std::min(path.find('[', begin), end);
        const auto& members = program.types[item->type].members;
        const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return path.compare(begin, bracket - begin, m.name) == 0; });
        if (found == members.end()) return {};
        const auto* value = &item->members[static_cast<std::size_t>(found - members.begin())].value;
        if (const auto* list = std::get_if<std::shared_ptr<const List>>(value)) {
            const auto at = std::find_if((*list)->items.begin(), (*list)->items.end(), [&](const Evidence& of) {
                const auto* one = std::get_if<std::shared_ptr<const Item>>(&of.value);
                return one != nullptr && path.compare(0, end, (*one)->path) == 0;
            });
            if (at == (*list)->items.end()) return {};
            value = &at->value;
        }
        const auto* inner = std::get_if<std::shared_ptr<const Item>>(value);
        if (inner == nullptr) return {};
        item = inner->get();
        begin = end + 1;
    }
    return item == &root ? std::string() : item_name(*item, program);
}

std::vector<RestsOn> item_amounts(const Item& item, const program::Program& program) {
    const auto& members = program.types[item.type].members;
    std::vector<RestsOn> all;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto& evidence = item.members[i];
        const auto* amount = std::get_if<Quantity>(&evidence.value);
        const bool money = amount != nullptr && (amount->kind == NumberKind::Money || amount->kind == NumberKind::MoneyRate);
        if (members[i].is_protected || evidence.state != EvidenceState::Recorded || !money) continue;
        all.push_back({item.path + "." + members[i].name, members[i].title, to_text(*amount), "", "", ""});
    }
    return all;
}

}  // namespace careact::evaluation
