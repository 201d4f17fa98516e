#include "audit/finding.hpp"

#include "audit/steps.hpp"

#include <algorithm>
#include <set>

namespace careact::auditing {

namespace {

constexpr std::size_t most_facts = 3, longest_value = 60;

bool is_no(const ProofStep& step) { return step.value == "no"; }

void join(std::string& text, const std::string& more) { text += (text.empty() ? "" : "; ") + more; }

/// A value that is a place in the record, or of several things: it says nothing by itself.
bool is_a_place(const std::string& value) { return value.find('[') != std::string::npos; }

class Finding {
public:
    Finding(const Determination& determination, const CheckOutcome& check) : determination_(determination), check_(check) {}

    std::string run() {
        const auto* node = node_of(determination_, check_);
        if (node == nullptr) return check_.title + ": no";
        const auto first = after_applies(*node);
        for (auto i = first; i < node->steps.size(); ++i) {
            const auto& step = node->steps[i];
            if (step.depth != 0 || !is_no(step)) continue;
            if (step.name == "answered by") return "whoever read the case answered no to this: " + check_.asks;
            part(*node, i);
        }
        if (!found_a_part_) facts(*node, first, node->steps.size());
        return check_.title + ": no" + in_brackets();
    }

private:
    /// What stands before it only says that the check speaks of the case.
    static std::size_t after_applies(const ProofNode& node) {
        std::size_t first = 0;
        for (std::size_t i = 0; i < node.steps.size(); ++i) {
            if (node.steps[i].kind == "applies" && node.steps[i].depth == 0) first = i + 1;
        }
        return first;
    }

    /// A requirement, or a rule that has a title: other rules help to work something out, and a no from them may be as it should be.
    void part(const ProofNode& node, std::size_t i) {
        const auto& step = node.steps[i];
        if (step.kind == "requirement") {
            auto end = i + 1;
            while (end < node.steps.size() && node.steps[end].depth > step.depth) ++end;
            say(step);
            facts(node, i + 1, end);
        } else if (const auto* rule = asked_by(step); rule != nullptr && !rule->title.empty()) {
            asked(*rule);
        }
    }

    void asked(const ProofNode& rule) {
        found_a_part_ = true;
        const auto before = parts_.size();
        for (const auto& step : rule.steps) {
            if (step.depth == 0 && step.kind == "requirement" && is_no(step)) say(step);
        }
        if (parts_.size() == before && rule.title != check_.title) join(parts_, rule.title + ": no");
        facts(rule, after_applies(rule), rule.steps.size());
    }

    void say(const ProofStep& requirement) {
        found_a_part_ = true;
        const auto words = said(requirement, determination_);
        if (!words.empty()) join(parts_, words + ": no");
    }

    const ProofNode* asked_by(const ProofStep& step) const { return step.asked && *step.asked < determination_.proof.size() ? &determination_.proof[*step.asked] : nullptr; }

    void facts(const ProofNode& node, std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            const auto& step = node.steps[i];
            if (step.kind == "fact") fact(step);
            else if (const auto* rule = asked_by(step); rule != nullptr && seen_.insert(rule).second) facts(*rule, 0, rule->steps.size());
        }
    }

    void fact(const ProofStep& step) {
        if (is_a_place(step.value) || step.value.size() > longest_value || !told_.insert(step.name).second) return;
        const bool absent = step.value.empty() || step.value == "none" || step.value == "nothing" || step.value == "no";
        (absent ? absent_ : present_).push_back(fact_in_words(step.title, step.name) + ": " + (step.value.empty() ? "blank" : as_words(step.value)));
    }

    std::string in_brackets() const {
        auto text = parts_;
        std::size_t told = 0;
        for (const auto* all : {&absent_, &present_}) {
            for (const auto& fact : *all) {
                if (told++ < most_facts) join(text, fact);
            }
        }
        return text.empty() ? "" : " (" + text + ")";
    }

    const Determination& determination_;
    const CheckOutcome& check_;
    bool found_a_part_ = false;
    std::string parts_;
    std::vector<std::string> absent_, present_;
    std::set<std::string> told_;
    std::set<const ProofNode*> seen_;
};

}  // namespace

std::string as_words(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string fact_in_words(const std::string& title, const std::string& path) {
    if (!title.empty()) return as_words(title);
    const auto last = path.rfind('.');
    const auto name_of = [](std::string_view step) { return as_words(std::string(step.substr(0, step.find('[')))); };
    const auto name = name_of(last == std::string::npos ? path : std::string_view(path).substr(last + 1));
    if (last == std::string::npos || name.find(' ') != std::string::npos) return name;
    const auto before = std::string_view(path).substr(0, last);
    return name_of(before.substr(before.rfind('.') == std::string_view::npos ? 0 : before.rfind('.') + 1)) + ": " + name;  // `by` alone says little
}

std::string missing_in_words(const std::vector<MissingFact>& missing) {
    if (missing.empty()) return "";
    return fact_in_words(missing.front().title, missing.front().path) + (missing.size() > 1 ? " and " + std::to_string(missing.size() - 1) + " more" : "");
}

std::string why_failed(const Determination& determination, const CheckOutcome& check) { return Finding(determination, check).run(); }

}  // namespace careact::auditing
