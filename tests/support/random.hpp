#pragma once
/// Chance that is the same on every machine: the standard's distributions are not.

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace careact::support {

class Random {
public:
    explicit Random(std::uint64_t seed) : source_(seed) {}

    /// 0 up to, and without, `end`.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(source_() % end); }
    std::int64_t between(std::int64_t first, std::int64_t last) { return first + static_cast<std::int64_t>(below(static_cast<std::size_t>(last - first + 1))); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <typename T>
    const T& one_of(const std::vector<T>& all) {
        return all[below(all.size())];
    }

private:
    std::mt19937_64 source_;
};

}  // namespace careact::support
