#pragma once
/// What made an outcome change from one day to the next: where in its working the change began.

#include "careact/timeline.hpp"

namespace careact::timelines {

/// Changes that are not owed to others: rules whose answer changed while nothing that they asked did.
[[nodiscard]] std::vector<ChangeCause> causes(const Determination& before, const Determination& now, const Outcome& outcome);

}  // namespace careact::timelines
