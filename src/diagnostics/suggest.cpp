#include "diagnostics/suggest.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace careact::diagnostics {

namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Letters put in, left out, changed or swapped with a neighbour (optimal string alignment); case counts for nothing.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

constexpr std::size_t longest_name = 80;

}  // namespace

std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
    if (written.size() > longest_name) return std::nullopt;
    std::size_t best = std::max<std::size_t>(1, written.size() / 3) + 1;
    const std::string* found = nullptr;
    for (const auto& candidate : candidates) {
        if (candidate == written || candidate.size() > longest_name) continue;
        const auto gap = candidate.size() > written.size() ? candidate.size() - written.size() : written.size() - candidate.size();
        if (gap >= best) continue;
        const auto far = distance(written, candidate);
        if (far < best) best = far, found = &candidate;
    }
    return found ? std::optional{*found} : std::nullopt;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates) {
    const auto name = nearest(written, candidates);
    return name ? "did you mean `" + *name + "`?" : "";
}

std::string one_of(const std::vector<std::string>& names, std::string_view last_joined_by) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " " + std::string(last_joined_by) + " " : ", ";
        text += "`" + names[i] + "`";
    }
    return text;
}

}  // namespace careact::diagnostics
