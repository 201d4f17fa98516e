#include "support/citations.hpp"

#include <algorithm>
#include <regex>

namespace careact::support {

namespace {

/// `(6)-(8)` is 6, 7 and 8; `60-62` is 60, 61 and 62; `9-10` likewise. Names that are not numbers stand for themselves.
std::set<std::string> range(const std::string& first, const std::string& last) {
    const auto number = [](const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; };
    std::set<std::string> all = {first, last};
    if (!number(first) || !number(last)) return all;
    for (int i = std::stoi(first); i <= std::stoi(last); ++i) all.insert(std::to_string(i));
    return all;
}

}  // namespace

std::optional<Provision> Provision::parse(std::string_view text) {
    static const std::regex head(R"(^([A-Z]+) (?:s|reg |chapter |Part |Sch |Annex )?([0-9A-Z][0-9A-Za-z.]*)(?:-([0-9]+[A-Z]*))?)");
    static const std::regex part(R"(^\(([0-9a-z]+)\)(?:-\(([0-9a-z]+)\))?)");
    std::match_results<std::string_view::const_iterator> found;
    if (!std::regex_search(text.begin(), text.end(), found, head)) return std::nullopt;
    Provision made;
    made.authority = found[1];
    made.parts.push_back(range(found[2], found[3].matched ? found[3].str() : found[2].str()));
    auto at = found[0].second;
    for (; std::regex_search(at, text.end(), found, part); at = found[0].second) {
        made.parts.push_back(range(found[1], found[2].matched ? found[2].str() : found[1].str()));
    }
    made.whole = at == text.end();
    return made;
}

bool Provision::meets(const Provision& other) const {
    if (authority != other.authority) return false;
    for (std::size_t i = 0; i < std::min(parts.size(), other.parts.size()); ++i) {
        const auto& theirs = other.parts[i];
        if (std::none_of(parts[i].begin(), parts[i].end(), [&](const auto& name) { return theirs.contains(name); })) return false;
    }
    return true;
}

std::vector<std::string> citations_in(std::string_view text) {
    static const std::regex under(R"re(under\s+([A-Z]+)\s+"([^"\n]+)")re");
    std::vector<std::string> all;
    const std::regex_iterator<std::string_view::const_iterator> end;
    for (std::regex_iterator<std::string_view::const_iterator> found(text.begin(), text.end(), under); found != end; ++found) {
        all.push_back((*found)[1].str() + " " + (*found)[2].str());
    }
    return all;
}

}  // namespace careact::support
