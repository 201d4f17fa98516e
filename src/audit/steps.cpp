#include "audit/steps.hpp"

#include <algorithm>

namespace careact::auditing {

namespace {

class Working {
public:
    explicit Working(const Determination& determination) : determination_(determination), seen_(determination.proof.size()) {}

    void add(std::uint32_t number, std::size_t indent) {
        if (number >= seen_.size() || seen_[number]) return;
        seen_[number] = true;
        for (const auto& step : determination_.proof[number].steps) {
            if (lines_.size() == most) return;
            line(step, indent + step.depth);
            if (step.asked) add(*step.asked, indent + step.depth + 1);
        }
    }

    [[nodiscard]] std::vector<std::string> take() {
        if (lines_.size() == most) lines_.push_back("(and further steps: `careact explain` shows them all)");
        return std::move(lines_);
    }

private:
    void line(const ProofStep& step, std::size_t indent) {
        std::string text(indent * 2, ' ');
        text += step.kind + " " + (step.name.empty() ? "`" + step.text + "`" : step.name);
        if (!step.name.empty() && step.kind == "requirement") text += ": `" + step.text + "`";
        text += " is " + (step.value.empty() ? step.status : step.value);
        for (const auto& provision : step.provisions) text += (&provision == step.provisions.data() ? " (" : ", ") + provision;
        lines_.push_back(text + (step.provisions.empty() ? "" : ")"));
    }

    static constexpr std::size_t most = 40;
    const Determination& determination_;
    std::vector<bool> seen_;
    std::vector<std::string> lines_;
};

}  // namespace

const ProofNode* node_of(const Determination& determination, const Outcome& outcome) {
    return outcome.proof && *outcome.proof < determination.proof.size() ? &determination.proof[*outcome.proof] : nullptr;
}

std::vector<const ProofStep*> requirements_of(const Determination& determination, const Outcome& outcome) {
    std::vector<const ProofStep*> all;
    const auto* node = node_of(determination, outcome);
    if (node == nullptr) return all;
    for (const auto& step : node->steps) {
        if (step.depth == 0 && step.kind == "requirement") all.push_back(&step);
    }
    return all;
}

std::string said(const ProofStep& step, const Determination& determination) {
    if (!step.title.empty()) return step.title;
    if (step.asked && *step.asked < determination.proof.size()) {
        const auto& node = determination.proof[*step.asked];
        auto words = node.title.empty() ? node.rule : node.title;
        if (node.title.empty()) std::replace(words.begin(), words.end(), '_', ' ');
        return words;
    }
    return step.text;
}

const ProofStep* what_is_no(const Determination& determination, const Outcome& outcome) {
    for (const auto* step : requirements_of(determination, outcome)) {
        if (step->value == "no") return step;
    }
    const ProofStep* last = nullptr;
    const auto* node = node_of(determination, outcome);
    if (node == nullptr) return last;
    for (const auto& step : node->steps) {
        if (step.depth != 0) continue;
        if (step.kind == "applies") last = nullptr;  // what stands before it only says that the rule speaks of the case
        else if (step.value == "no" && step.kind != "clause") last = &step;
    }
    return last;
}

std::vector<std::string> working_of(const Determination& determination, const Outcome& outcome) {
    Working working(determination);
    if (outcome.proof) working.add(*outcome.proof, 0);
    return working.take();
}

}  // namespace careact::auditing
