#include "caseload/chance.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace careact::caseload {

std::size_t Chance::below(std::size_t count) {
    if (count < 2) return 0;
    const std::uint64_t bound = count;
    const auto uneven = (std::mt19937_64::max() % bound + 1) % bound;  // so many draws at the top would favour the first
    std::uint64_t draw = engine_();
    while (draw > std::mt19937_64::max() - uneven) draw = engine_();
    return static_cast<std::size_t>(draw % bound);
}

std::int64_t Chance::between(std::int64_t least, std::int64_t most) {
    if (most <= least) return least;
    return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least + 1)));
}

std::int64_t Chance::nearer(std::int64_t least, std::int64_t most) {
    const auto one = between(least, most);
    const auto other = between(least, most);
    return std::min(one, other);
}

bool Quota::take(Chance& chance) {
    if (left_ <= 0) return false;
    const bool taken = chance.between(1, left_) <= wanted_;
    --left_;
    if (taken) --wanted_;
    return taken;
}

Urn::Urn(std::vector<std::int64_t> counts) : counts_(std::move(counts)) {
    for (const auto count : counts_) {
        if (count < 0) throw std::runtime_error("the assumptions do not fit together at this size: a group would have fewer than nobody in it");
        left_ += count;
    }
}

std::size_t Urn::draw(Chance& chance) {
    auto place = chance.between(1, left_);
    std::size_t kind = 0;
    while (kind + 1 < counts_.size() && place > counts_[kind]) place -= counts_[kind++];
    --counts_[kind];
    --left_;
    return kind;
}

std::int64_t in_proportion(std::int64_t count, std::int64_t size, std::int64_t base) { return (2 * count * size + base) / (2 * base); }

std::vector<std::int64_t> shared_out(const std::vector<std::int64_t>& counts, std::int64_t size) {
    const auto base = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    std::vector<std::int64_t> shares;
    for (const auto count : counts) shares.push_back(count * size / base);
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return counts[a] * size % base > counts[b] * size % base; });
    auto left = size - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    for (auto place = order.begin(); left > 0; --left) ++shares[*place++];
    return shares;
}

}  // namespace careact::caseload
