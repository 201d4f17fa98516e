#include "caseload/about.hpp"

#include <nlohmann/json.hpp>

namespace careact::caseload {
namespace {

using Json = nlohmann::ordered_json;

Json who_is_who(const Made& made) {
    Json all = Json::object();
    for (const auto& [name, count] : made.populations) all[name] = count;
    return all;
}

}  // namespace

std::string to_json(const About& about) {
    const Json json = {
        {"what", "a synthetic caseload: made up, about nobody, in the numbers that Thurrock Council published"},
        {"snapshot", snapshot.to_text()},
        {"people_with_services", about.size},
        {"seed", about.seed},
        {"records", about.made.records()},
        {"records_of", who_is_who(about.made)},
        {"lines_with_mistakes", about.dirty},
        {"inside", "with_services: the people counted in the snapshot, with the carers, concerns, requests and registrations that stand in their records"},
        {"outside", about.others ? "everybody else is in a record of their own: nobody in it has a service on the day"
                                 : "nobody: the people with services alone were asked for"},
        {"late", {{"people", about.made.late}, {"on_plan", about.made.late_on_plan}}},
        {"not_reproduced",
         {"the year before, where the people themselves would have to be those of that year: 405 people late, 2,932 supported, 9 admitted",
          "surveys, hours of home care, waits for equipment, and technology of people without services",
          "income and capital: charges stand as decided, and cannot be worked out again"}},
        {"assumptions_sha256", about.assumptions_digest},
        {"lines_sha256", about.lines_digest},
    };
    return json.dump(2) + "\n";
}

}  // namespace careact::caseload
