#include "receipt/findings.hpp"

#include <algorithm>

namespace careact::receipt {

const Came& Throughout::usual(const std::vector<Mention>& mentions) {
    const Came* found = nullptr;
    std::ptrdiff_t most = 0;
    constexpr std::size_t most_tried = 20;
    for (std::size_t i = 0; i < mentions.size() && i < most_tried; ++i) {
        const auto& mention = mentions[i];
        const auto same_as_it = std::count_if(mentions.begin(), mentions.end(), [&](const Mention& other) { return agree(mention.came, other.came); });
        if (same_as_it > most) most = same_as_it, found = &mention.came;
        if (2 * same_as_it >= static_cast<std::ptrdiff_t>(mentions.size())) break;
    }
    return *found;
}

void Findings::add(std::uint32_t node, std::optional<std::uint32_t> step, std::string what, std::string said, std::string should_be) {
    const auto& of = proof_[node];
    auto place = of.place;
    if (step && *step < of.derivation.size() && of.derivation[*step].line != 0)
        place = place.substr(0, place.rfind(':')) + ":" + std::to_string(of.derivation[*step].line);
    check_.findings.push_back({of.rule, of.item, node, step, place, std::move(what), std::move(said), std::move(should_be)});
}

void Findings::add_to_head(std::string goal, std::string item, std::string what, std::string said, std::string should_be) {
    check_.findings.push_back({std::move(goal), std::move(item), std::nullopt, std::nullopt, "", std::move(what), std::move(said), std::move(should_be)});
}

void Findings::compare(std::uint32_t node, std::optional<std::uint32_t> step, const char* what, const std::string& said, const std::string& should_be) {
    if (said != should_be) add(node, step, what, said, should_be);
}

}  // namespace careact::receipt
