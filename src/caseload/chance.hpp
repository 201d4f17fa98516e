#pragma once
/// Chance that is the same on every machine, and exact counts drawn by it: a number of people is handed out without replacement, so that
/// it comes out as it was put in.

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace careact::caseload {

/// One stream of draws. The engine is fixed by the C++ standard; its distributions are not, so the draws are made here.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    /// 0 to `count` - 1, each as likely; 0 of nothing.
    std::size_t below(std::size_t count);
    /// `least` to `most`, both of them in; `least` if there is nothing between.
    std::int64_t between(std::int64_t least, std::int64_t most);
    /// The lower of two such draws: more of what is near `least`.
    std::int64_t nearer(std::int64_t least, std::int64_t most);
    bool percent(std::int64_t share) { return between(1, 100) <= share; }
    bool per_mille(std::int64_t share) { return between(1, 1000) <= share; }
    template <class List>
    decltype(auto) one_of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937_64 engine_;
};

/// Exactly so many of those that will be asked about.
class Quota {
public:
    Quota() = default;
    /// `wanted` of `of`; all of them if more are wanted than there are.
    Quota(std::int64_t wanted, std::int64_t of) : wanted_(wanted < of ? wanted : of), left_(of) {}
    bool take(Chance& chance);

private:
    std::int64_t wanted_ = 0, left_ = 0;
};

/// Kinds, and how many of each are left to draw.
class Urn {
public:
    Urn() = default;
    /// Throws std::runtime_error for a count below nothing: then the counts it was worked out from do not fit together.
    explicit Urn(std::vector<std::int64_t> counts);
    /// The index of a kind, as likely as it has left. At least one must be left.
    std::size_t draw(Chance& chance);
    [[nodiscard]] std::int64_t left() const { return left_; }

private:
    std::vector<std::int64_t> counts_;
    std::int64_t left_ = 0;
};

/// What stands to `count` as `size` does to `base`, rounded half up.
[[nodiscard]] std::int64_t in_proportion(std::int64_t count, std::int64_t size, std::int64_t base);

/// Counts in proportion that add up to exactly `size`: what is left by rounding down goes to the largest remainders.
[[nodiscard]] std::vector<std::int64_t> shared_out(const std::vector<std::int64_t>& counts, std::int64_t size);

}  // namespace careact::caseload
