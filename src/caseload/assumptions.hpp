#pragma once
/// What the borough is made from: figures that were published, and what is assumed where nothing was. See fixtures/borough.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace careact::caseload {

/// People of one age band with one main reason for support and one main service.
struct PeopleRow {
    bool older = false;  // 65 or over
    std::string reason, component;
    std::int64_t count = 0;
};

using Weights = std::vector<std::pair<std::string, std::int64_t>>;

class Assumptions {
public:
    /// Throws std::runtime_error, naming what is wrong, for a text that is no assumptions file.
    explicit Assumptions(std::string_view json);

    /// The figure of that id, published or assumed. Throws std::runtime_error if there is none.
    [[nodiscard]] std::int64_t number(const std::string& id) const;
    /// A member of an assumption that is an object.
    [[nodiscard]] std::int64_t number(const std::string& id, const std::string& member) const;
    [[nodiscard]] const std::vector<std::int64_t>& numbers(const std::string& id) const;
    [[nodiscard]] const std::vector<std::string>& texts(const std::string& id) const;
    /// An object of numbers, in the order of the file.
    [[nodiscard]] const Weights& weights(const std::string& id) const;
    [[nodiscard]] const std::vector<PeopleRow>& people() const { return people_; }
    [[nodiscard]] const std::string& digest() const { return digest_; }

private:
    std::map<std::string, std::int64_t> number_;
    std::map<std::string, std::vector<std::int64_t>> numbers_;
    std::map<std::string, std::vector<std::string>> texts_;
    std::map<std::string, Weights> weights_;
    std::vector<PeopleRow> people_;
    std::string digest_;
};

/// The file fixtures/borough/assumptions.json as it was when the tool was built.
extern const std::string_view built_in_assumptions;

}  // namespace careact::caseload
