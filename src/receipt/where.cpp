#include "receipt/where.hpp"

namespace careact::receipt {

namespace {

constexpr std::string_view set_to = " set to ";

/// `care.hours set to 12, who.age set to 70`, where a value may have commas of its own.
std::map<std::string, std::string> changes_of(const std::string& text) {
    std::map<std::string, std::string> all;
    std::string path;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(", ", begin), text.size());
        const auto piece = text.substr(begin, end - begin);
        const auto set = piece.find(set_to);
        if (set != std::string::npos) all[path = piece.substr(0, set)] = piece.substr(set + set_to.size());
        else all[path] += ", " + piece;
        begin = end + 2;
    }
    return all;
}

class Places {
public:
    explicit Places(const ProofNode& node) : steps_(node.derivation), all_(node.derivation.size()) {}

    std::vector<std::optional<Where>> run(Where at_first) {
        if (!steps_.empty()) visit(steps_.size() - 1, std::move(at_first), 0);
        return std::move(all_);
    }

private:
    /// Deeper than any rule goes, nothing is a part of the answer.
    void visit(std::size_t number, Where where, std::size_t depth) {
        constexpr std::size_t deepest = 1000;
        if (all_[number] || depth > deepest) return;
        all_[number] = where;
        const auto& step = steps_[number];
        for (const auto& part : step.parts) {
            if (part.step >= number) continue;  // found as it is worked out again
            const auto& of = steps_[part.step];
            visit(part.step, part.as == "day" || part.as == "set" ? where : inside(step, where), depth + 1);
            const auto* list = std::get_if<std::shared_ptr<const List>>(&of.value);
            if (part.as == "list" && list != nullptr) where.lists.push_back(*list);
        }
    }

    /// Where the rest of a step is evaluated that sets the day, a fact or the layer.
    Where inside(const DerivedStep& step, const Where& where) const {
        auto made = where;
        for (const auto& part : step.parts) {
            if (part.step >= steps_.size()) continue;
            const auto& of = steps_[part.step];
            if (part.as == "day" && std::holds_alternative<Date>(of.value)) made.day = std::get<Date>(of.value).to_text();
            if (part.as == "set") made.changes[step.name] = of.status == OutcomeStatus::Decided ? to_text(of.value) : "something not known";
        }
        if (step.op == "in layer") made.national = step.how == "national";
        return made;
    }

    const std::vector<DerivedStep>& steps_;
    std::vector<std::optional<Where>> all_;
};

}  // namespace

std::string Where::changes_text() const {
    std::string text;
    for (const auto& [path, value] : changes) text += (text.empty() ? "" : ", ") + path + std::string(set_to) + value;
    return text;
}

std::vector<std::optional<Where>> places_of(const ProofNode& node) { return Places(node).run({node.date, changes_of(node.changes), node.national_alone, {}}); }

}  // namespace careact::receipt
