#pragma once
/// Provisions, as rules and the ledger write them, and what of the law one covers.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace careact::support {

/// `CA s13(6)-(8)`, `CAR Sch 2 para 2(1)`, `CHC funded nursing care`: an instrument, and a path of parts, each one name or
/// a range of them.
struct Provision {
    std::string authority;
    std::vector<std::set<std::string>> parts;  // {13}, {6, 7, 8}; {Sch 2}, {2}, {1}; {funded nursing care}
    bool whole = true;                         // nothing follows the place, such as `: free` or `note 360`

    /// Nothing if it begins with no authority and place.
    [[nodiscard]] static std::optional<Provision> parse(std::string_view text);

    /// Whether both speak of the same text, or one of a part of the other's.
    [[nodiscard]] bool meets(const Provision& other) const;
    /// Whether the other is the same text or a part of it.
    [[nodiscard]] bool contains(const Provision& other) const { return parts.size() <= other.parts.size() && meets(other); }
};

/// Every `under AUTH "place"` in a piece of a rule file, as `AUTH place`.
[[nodiscard]] std::vector<std::string> citations_in(std::string_view text);

}  // namespace careact::support
