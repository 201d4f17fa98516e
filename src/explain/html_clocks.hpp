#pragma once

#include "careact/determination.hpp"
#include "explain/html_page.hpp"

namespace careact::explain {

/// A clock or a check, and where on the page it is told in full; nowhere if it is not.
template <typename Made>
struct Placed {
    const Made* made;
    std::string name, place;
};

/// In the order to look at them: what is late, then what is due, then what is not known; what does not apply is last.
[[nodiscard]] std::vector<const ClockOutcome*> by_urgency(std::vector<const ClockOutcome*> clocks);
[[nodiscard]] std::vector<const CheckOutcome*> by_urgency(std::vector<const CheckOutcome*> checks);

[[nodiscard]] std::string state_tag(const ClockOutcome& clock);
[[nodiscard]] std::string state_tag(const CheckOutcome& check);

/// A line each: how it stands, when it is due, how far that is, what it means.
void write_clock_table(HtmlPage& page, const std::vector<Placed<ClockOutcome>>& clocks);
/// A line each: what it came to, and why. `proof`: of the determination.
void write_check_table(HtmlPage& page, const std::vector<Placed<CheckOutcome>>& checks, const std::vector<ProofNode>& proof);

/// When it started, is due and was done; what it means where it is late.
void write_dates(HtmlPage& page, const ClockOutcome& clock);

}  // namespace careact::explain
