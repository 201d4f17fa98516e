#pragma once
/// Where each step of a derivation was evaluated: on which day, with which facts set to something else, inside which lists.

#include "careact/determination.hpp"

#include <map>

namespace careact::receipt {

struct Where {
    std::string day;
    std::map<std::string, std::string> changes;  // paths, and what they were set to
    bool national = false;                       // inside `in national`
    std::vector<std::shared_ptr<const List>> lists;

    [[nodiscard]] std::string changes_text() const;
};

/// One for each step; none of a step that is no part of the answer. A step that is part of two was evaluated where it came first.
[[nodiscard]] std::vector<std::optional<Where>> places_of(const ProofNode& node);

}  // namespace careact::receipt
