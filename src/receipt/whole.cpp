#include "receipt/whole.hpp"

#include <array>

namespace careact::receipt {

namespace {

constexpr std::array kinds = {"outcomes", "clocks", "checks"};

std::string item_of(const Json& outcome) { return outcome.contains("item") ? outcome.at("item").at("path").get<std::string>() : ""; }

void check_once(const Json& outcomes, Findings& findings) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& one : outcomes) {
        const std::string goal = one.at("goal"), item = item_of(one);
        if (!seen.emplace(goal, item).second) findings.add_to_head(goal, item, "how often it is answered", "more than once", "once");
    }
}

/// The answers that outcomes lead to, by what each asks.
class Reached {
public:
    explicit Reached(const std::vector<ProofNode>& proof) : proof_(proof), reached_(proof.size()) {}

    void from(std::size_t node) {
        std::vector<std::size_t> waiting = {node};
        while (!waiting.empty()) {
            const auto next = waiting.back();
            waiting.pop_back();
            if (next >= proof_.size() || reached_[next]) continue;
            reached_[next] = true;
            for (const auto& step : proof_[next].derivation) if (step.asked) waiting.push_back(*step.asked);
            for (const auto& step : proof_[next].steps) if (step.asked) waiting.push_back(*step.asked);
        }
    }

    [[nodiscard]] bool is(std::size_t node) const { return reached_[node]; }

private:
    const std::vector<ProofNode>& proof_;
    std::vector<bool> reached_;
};

}  // namespace

void check_whole(const Json& receipt, const std::vector<ProofNode>& proof, Findings& findings) {
    std::size_t count = 0;
    Reached reached(proof);
    for (const char* kind : kinds) {
        count += receipt.at(kind).size();
        check_once(receipt.at(kind), findings);
        for (const auto& one : receipt.at(kind)) if (one.contains("proof")) reached.from(one.at("proof").get<std::size_t>());
    }
    if (count == 0) throw Malformed{"it has no outcome, clock or check, so there is nothing to verify"};
    for (std::uint32_t i = 0; i < proof.size(); ++i) {
        if (!reached.is(i)) findings.add(i, std::nullopt, "what it is for", "nothing", "an outcome, a clock or a check that leads to it");
    }
}

}  // namespace careact::receipt
