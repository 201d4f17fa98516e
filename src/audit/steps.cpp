#include "audit/steps.hpp"

#include "audit/finding.hpp"

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
        if (lines_.size() == most) lines_.push_back("(and further steps: careact explain shows them all)");
        return std::move(lines_);
    }

private:
    void line(const ProofStep& step, std::size_t indent) {
        auto text = told(step);
        if (text.empty()) return;
        text = std::string(indent * 2, ' ') + text + ": " + (step.value.empty() ? step.kind == "fact" && step.status == "decided" ? "blank" : step.status : step.value);
        if (step.kind == "fact") text += " [" + step.name + "]";
        for (const auto& provision : step.provisions) text += (&provision == step.provisions.data() ? " (" : ", ") + provision;
        lines_.push_back(text + (step.provisions.empty() ? "" : ")"));
    }

    /// What a line tells of, in words; nothing of a step that has none but what the rule file says there.
    [[nodiscard]] std::string told(const ProofStep& step) const {
        if (step.kind == "applies") return "it applies";
        if (step.kind == "fact") return fact_in_words(step.title, step.name);
        if (step.name == "passes when") return "it passes";
        if (step.name == "answered by") return "answered by whoever read the case";
        if (step.kind == "test") return "";
        return said(step, determination_);
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
    const auto* asked = step.asked && *step.asked < determination.proof.size() ? &determination.proof[*step.asked] : nullptr;
    if (asked != nullptr && !asked->title.empty()) return asked->title;
    return as_words(!step.name.empty() ? step.name : asked != nullptr ? asked->rule : "");
}

std::vector<std::string> working_of(const Determination& determination, const Outcome& outcome) {
    Working working(determination);
    if (outcome.proof) working.add(*outcome.proof, 0);
    return working.take();
}

}  // namespace careact::auditing
