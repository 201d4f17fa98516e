#pragma once
/// Prices whose mean comes out to the penny.

#include "caseload/chance.hpp"
#include "caseload/writer.hpp"

#include <optional>
#include <vector>

namespace careact::caseload {

/// So many prices, drawn one by one around some steps. With a mean given, all of them together come to exactly that mean times their
/// number; prices in `once` are drawn once each, unless there are too few others to balance them.
class Prices {
public:
    /// `spread` is how far a price may lie from its step, in parts of a hundred of it.
    Prices(std::int64_t count, const std::vector<Pence>& steps, std::int64_t spread) : Prices(count, steps, spread, std::nullopt, {}) {}
    Prices(std::int64_t count, const std::vector<Pence>& steps, std::int64_t spread, std::optional<Pence> mean, const std::vector<Pence>& once);
    [[nodiscard]] Pence draw(Chance& chance);

private:
    bool fits(std::int64_t count, std::optional<Pence> mean);

    std::vector<Pence> steps_, once_;
    std::int64_t spread_, around_ = 0;  // around_: how many are drawn around steps
    Urn kinds_;                         // the steps, then those that come once
    Pence moved_ = 0;                   // each step is moved by so much, and by a penny more or less for some
    Quota penny_more_;
    std::optional<Pence> owed_;  // a price that lay above its step is followed by one as far below
};

}  // namespace careact::caseload
