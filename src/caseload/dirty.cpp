#include "caseload/dirty.hpp"

#include <array>
#include <string_view>

namespace careact::caseload {

std::string dirty_line(std::int64_t number) {
    constexpr std::array<std::string_view, 6> rest = {
        R"("who":{"surname":"Example"}})",               // a member that no record has
        R"("who":{"born_on":"1950-02-30"}})",            // a day that no calendar has
        R"("who":{"born_on":"03/04/1950"}})",            // a day written as a spreadsheet shows it
        R"("plan":{"weekly_cost":-12.50}})",             // money below nothing
        "\"who\":{\"likes_to_be_called\":\"Zo\xC3\"}}",  // cut in the middle of a letter
        R"("reviews":[{"completed_on":"2024-05-01")",    // cut in the middle of a line
    };
    return R"({"about":{"id":"D)" + std::to_string(number + 1) + R"(","synthetic":true},)" + std::string(rest[static_cast<std::size_t>(number) % rest.size()]);
}

}  // namespace careact::caseload
