#pragma once
/// The file that goes with a caseload: what it is, what it was made from, and what it does not hold.

#include "caseload/borough.hpp"

#include <string>

namespace careact::caseload {

struct About {
    std::int64_t size = 0;
    std::uint64_t seed = 0;
    bool others = true;
    std::int64_t dirty = 0;  // lines with mistakes, put in on purpose
    std::string assumptions_digest, lines_digest;
    Made made;
};

[[nodiscard]] std::string to_json(const About& about);

}  // namespace careact::caseload
