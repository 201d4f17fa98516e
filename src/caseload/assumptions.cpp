#include "caseload/assumptions.hpp"

#include "source/digest.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace careact::caseload {
namespace {

using Json = nlohmann::ordered_json;

template <class Map>
const auto& found(const Map& map, const std::string& id, const char* what) {
    const auto place = map.find(id);
    if (place == map.end()) throw std::runtime_error("the assumptions have no " + std::string(what) + " `" + id + "`");
    return place->second;
}

Json parsed(std::string_view text) {
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.contains("published") || !json.contains("assumed"))
        throw std::runtime_error("the assumptions are not JSON with `published` and `assumed`");
    return json;
}

PeopleRow people_row(const Json& row) { return {row.at(0) == "65_and_over", row.at(1), row.at(2), row.at(3)}; }

}  // namespace

Assumptions::Assumptions(std::string_view text) : digest_(source::sha256(text)) {
    try {
        const auto json = parsed(text);
        for (const auto* part : {"published", "assumed"}) {
            for (const auto& [id, entry] : json.at(part).items()) {
                const auto& value = entry.at("value");
                if (id == "people")
                    for (const auto& row : value) people_.push_back(people_row(row));
                else if (value.is_number_integer()) number_[id] = value;
                else if (value.is_object())
                    for (const auto& [member, share] : value.items()) weights_[id].emplace_back(member, share);
                else if (value.at(0).is_string()) texts_[id] = value.get<std::vector<std::string>>();
                else numbers_[id] = value.get<std::vector<std::int64_t>>();
            }
        }
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error("the assumptions cannot be read: " + std::string(error.what()));
    }
    if (people_.empty()) throw std::runtime_error("the assumptions have no `people`");
}

std::int64_t Assumptions::number(const std::string& id) const { return found(number_, id, "number"); }
const std::vector<std::int64_t>& Assumptions::numbers(const std::string& id) const { return found(numbers_, id, "list of numbers"); }
const std::vector<std::string>& Assumptions::texts(const std::string& id) const { return found(texts_, id, "list of texts"); }
const Weights& Assumptions::weights(const std::string& id) const { return found(weights_, id, "object of numbers"); }

std::int64_t Assumptions::number(const std::string& id, const std::string& member) const {
    for (const auto& [name, value] : weights(id)) {
        if (name == member) return value;
    }
    throw std::runtime_error("the assumption `" + id + "` has no `" + member + "`");
}

}  // namespace careact::caseload
