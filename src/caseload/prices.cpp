#include "caseload/prices.hpp"

#include <algorithm>

namespace careact::caseload {

Prices::Prices(std::int64_t count, const std::vector<Pence>& steps, std::int64_t spread, std::optional<Pence> mean, const std::vector<Pence>& once)
    : steps_(steps), once_(once), spread_(spread) {
    if (!fits(count, mean)) {  // too few to balance what comes once
        once_.clear();
        fits(count, mean);
    }
}

/// Sets how far the steps are moved so that the mean comes out. False if that leaves a step below the least that comes once.
bool Prices::fits(std::int64_t count, std::optional<Pence> mean) {
    around_ = count - static_cast<std::int64_t>(once_.size());
    if (around_ < 0) return false;
    auto counts = shared_out(std::vector<std::int64_t>(steps_.size(), 1), around_);
    if (mean && around_ > 0) {
        auto short_of = *mean * count;
        for (const auto price : once_) short_of -= price;
        for (std::size_t i = 0; i < steps_.size(); ++i) short_of -= counts[i] * steps_[i];
        moved_ = short_of / around_ - (short_of % around_ < 0 ? 1 : 0);
        penny_more_ = Quota(short_of - moved_ * around_, around_);
    }
    counts.insert(counts.end(), once_.size(), 1);
    kinds_ = Urn(std::move(counts));
    const auto lowest = *std::min_element(steps_.begin(), steps_.end()) + moved_;
    return once_.empty() || lowest - lowest * spread_ / 100 >= *std::min_element(once_.begin(), once_.end());
}

Pence Prices::draw(Chance& chance) {
    const auto kind = kinds_.draw(chance);
    if (kind >= steps_.size()) return once_[kind - steps_.size()];
    --around_;
    const auto step = steps_[kind] + moved_ + (penny_more_.take(chance) ? 1 : 0);
    if (owed_) {
        const auto price = step - *owed_;
        owed_.reset();
        return price;
    }
    if (around_ == 0) return step;  // nobody is left to balance it
    const auto lowest = *std::min_element(steps_.begin(), steps_.end()) + moved_;
    owed_ = chance.between(0, lowest * spread_ / 100);
    return step + *owed_;
}

}  // namespace careact::caseload
