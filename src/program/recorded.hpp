#pragma once
/// What a record has at a path of members, such as `who.locality`, for reports: rules read records through the evaluator.

#include "careact/record.hpp"

#include <string>
#include <string_view>

namespace careact::program {

struct Program;

/// Whether the path goes by members of record types to one value, and through no list.
[[nodiscard]] bool leads_to_a_value(const Program& program, std::string_view path);
/// What stands there: of the last member, or of the first on the way to it that is not recorded. The path has to lead to a value.
[[nodiscard]] const Evidence& evidence_at(const Program& program, const Record& record, std::string_view path);
/// As people read it; empty if nothing is recorded, or none.
[[nodiscard]] std::string recorded_text(const Program& program, const Record& record, std::string_view path);

}  // namespace careact::program
