#include "evaluate/as_judged.hpp"

#include "evaluate/naming.hpp"

namespace careact::evaluation {

namespace {

class Leaving {
public:
    Leaving(Date on, const program::Program& program, std::vector<LaterJudgement>* later) : on_(on), program_(program), later_(later) {}

    std::shared_ptr<const Item> item(const std::shared_ptr<const Item>& whole) {
        std::shared_ptr<Item> made;
        const auto& members = program_.types[whole->type].members;
        for (std::size_t i = 0; i < whole->members.size(); ++i) {
            const auto path = whole->path.empty() ? members[i].name : whole->path + "." + members[i].name;
            auto left = evidence(whole->members[i], path);
            if (!left) continue;
            if (!made) made = std::make_shared<Item>(*whole);
            made->members[i] = std::move(*left);
        }
        return made ? made : whole;
    }

private:
    std::shared_ptr<const List> list(const std::shared_ptr<const List>& whole) {
        std::shared_ptr<List> made;
        for (std::size_t i = 0; i < whole->items.size(); ++i) {
            auto left = evidence(whole->items[i], whole->path + "[" + std::to_string(i + 1) + "]");
            if (!left) continue;
            if (!made) made = std::make_shared<List>(*whole);
            made->items[i] = std::move(*left);
        }
        return made ? made : whole;
    }

    /// What is left of it, if that is less.
    std::optional<Evidence> evidence(const Evidence& whole, const std::string& path) {
        if (whole.judgement != nullptr && whole.judgement->on > on_) {
            if (later_ != nullptr) later_->push_back({path, title_of(path, program_), whole.judgement->on});
            return Evidence{};
        }
        Value left;
        if (const auto* inner = std::get_if<std::shared_ptr<const Item>>(&whole.value)) left = item(*inner);
        else if (const auto* items = std::get_if<std::shared_ptr<const List>>(&whole.value)) left = list(*items);
        else return std::nullopt;
        if (left == whole.value) return std::nullopt;
        auto made = whole;
        made.value = std::move(left);
        return made;
    }

    Date on_;
    const program::Program& program_;
    std::vector<LaterJudgement>* later_;
};

}  // namespace

std::shared_ptr<const Item> as_judged_by(Date on, const std::shared_ptr<const Item>& record, const program::Program& program, std::vector<LaterJudgement>* later) {
    return Leaving(on, program, later).item(record);
}

}  // namespace careact::evaluation
