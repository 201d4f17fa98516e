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
    // A schedule, an annex and a part are numbered by themselves: `Sch 2` is not `reg 2`. So their kind is in their name.
    static const std::regex head(R"(^([A-Z]+) (?:((?:Sch|Annex|Part) [0-9A-Z]+)|(?:s|reg |chapter )?([0-9][0-9A-Za-z.]*)(?:-([0-9]+[A-Z]*))?))");
    static const std::regex part(R"(^(?: (Part [0-9]+)| para ([0-9]+[A-Z]*)(?:-([0-9]+[A-Z]*))?|\(([0-9a-z]+)\)(?:-\(([0-9a-z]+)\))?))");
    // The national frameworks have no numbers that rules could cite, but named subjects, up to a note such as `: amounts`.
    static const std::regex subject(R"(^(CHC|AIS|CLD) ([A-Za-z]+(?: [A-Za-z]+)*))");
    const auto from_to = [](const auto& first, const auto& last) { return range(first, last.matched ? last.str() : first.str()); };
    std::match_results<std::string_view::const_iterator> found;
    Provision made;
    auto at = text.begin();
    if (std::regex_search(at, text.end(), found, subject)) {
        made.parts.push_back({found[2]});
    } else if (std::regex_search(at, text.end(), found, head)) {
        made.parts.push_back(found[2].matched ? std::set<std::string>{found[2]} : from_to(found[3], found[4]));
    } else {
        return std::nullopt;
    }
    made.authority = found[1];
    for (at = found[0].second; std::regex_search(at, text.end(), found, part); at = found[0].second) {
        if (found[1].matched) made.parts.push_back({found[1]});
        else if (found[2].matched) made.parts.push_back(from_to(found[2], found[3]));
        else made.parts.push_back(from_to(found[4], found[5]));
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
