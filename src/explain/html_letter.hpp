#pragma once
/// Letters as pages: for the person, or for each of those who care for the person.

#include "careact/explain.hpp"

namespace careact::explain {

[[nodiscard]] std::string letter_page(const Determination& determination, const HtmlOptions& options);

}  // namespace careact::explain
