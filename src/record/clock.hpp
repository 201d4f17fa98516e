#pragma once
/// Times of day in a record that clocks in London showed twice, or never.

#include "careact/date.hpp"
#include "record/json_tree.hpp"

namespace careact::record {

/// The time is read all the same, as `moment`: this says how, and that an offset would settle it. Nothing of a time that was once.
void warn_of_clock(Diagnostics& diagnostics, const std::string& name, const std::string& pointer, const JsonNode& node, DateTime moment);

}  // namespace careact::record
