#include "timeline/causes.hpp"

#include <algorithm>
#include <map>

namespace careact::timelines {

namespace {

/// A node by what it is about. One asked for the day itself is the same question on the next.
std::string key(const ProofNode& node, const Determination& of) {
    const auto date = node.date == of.on.to_text() ? std::string("the day") : node.date;
    return node.rule + "\n" + node.item + "\n" + node.layer + "\n" + date + "\n" + node.changes;
}

std::string value_of(const ProofNode& node) { return node.value.empty() ? node.status : node.value; }
std::string value_of(const ProofStep& step) { return step.value.empty() ? step.status : step.value; }

class Search {
public:
    Search(const Determination& before, const Determination& now) : now_(now) {
        for (const auto& node : before.proof) known_.emplace(key(node, before), &node);
    }

    std::vector<ChangeCause> run(std::uint32_t node) {
        visit(node);
        return std::move(found_);
    }

private:
    /// Whether the answer changed; if it did and nothing that it asked changed, it is a cause.
    bool visit(std::uint32_t id) {
        const auto& node = now_.proof[id];
        if (const auto seen = changed_.find(id); seen != changed_.end()) return seen->second;
        changed_[id] = false;
        const auto place = known_.find(key(node, now_));
        if (place == known_.end()) return false;  // not asked the day before: what made it be asked is the cause
        const auto& was = *place->second;
        const bool changed = value_of(node) != value_of(was);
        bool owed = false;
        for (const auto& step : node.steps) {
            if (step.asked && visit(*step.asked)) owed = true;
        }
        if (changed && !owed) found_.push_back(cause(node, was));
        return changed_[id] = changed;
    }

    static ChangeCause cause(const ProofNode& node, const ProofNode& was) {
        ChangeCause made{node.rule, node.title, node.item, "", node.provisions};
        if (const auto* figure = changed_figure(node, was)) {
            const auto& step = *figure;
            made.text = step.value.empty() ? "there is no amount of " + step.name : step.name + " is " + step.value + " from " + Date::parse(step.since)->to_words();
            if (!step.provisions.empty()) made.provisions = step.provisions;
            return made;
        }
        made.text = (node.title.empty() ? node.rule : node.title) + ": " + value_of(node) + ", was " + value_of(was);
        const auto clause = said_in(node);
        if (!clause.empty() && clause != said_in(was)) made.text += " (" + clause + ")";
        return made;
    }

    static const ProofStep* changed_figure(const ProofNode& node, const ProofNode& was) {
        for (const auto& step : node.steps) {
            if (step.kind != "figure") continue;
            const auto same = [&](const ProofStep& s) { return s.kind == "figure" && s.name == step.name && value_of(s) == value_of(step); };
            const auto there = [&](const ProofStep& s) { return s.kind == "figure" && s.name == step.name; };
            const bool new_amount = std::any_of(was.steps.begin(), was.steps.end(), there) && std::none_of(was.steps.begin(), was.steps.end(), same);
            if (new_amount) return &step;
        }
        return nullptr;
    }

    /// The label of the clause that answered, in words.
    static std::string said_in(const ProofNode& node) {
        auto words = node.clause;
        std::replace(words.begin(), words.end(), '_', ' ');
        return words;
    }

    const Determination& now_;
    std::map<std::string, const ProofNode*> known_;
    std::map<std::uint32_t, bool> changed_;
    std::vector<ChangeCause> found_;
};

}  // namespace

std::vector<ChangeCause> causes(const Determination& before, const Determination& now, const Outcome& outcome) {
    if (!outcome.proof) return {};
    return Search(before, now).run(*outcome.proof);
}

}  // namespace careact::timelines
