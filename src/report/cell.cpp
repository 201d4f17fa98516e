#include "careact/report.hpp"

#include <array>

namespace careact {

std::string_view to_text(ReportCell::Kind kind) {
    constexpr std::array<std::string_view, 4> names = {"text", "number", "suppressed", "not known"};
    return names.at(static_cast<std::size_t>(kind));
}

ReportCell ReportCell::count(std::size_t count) {
    auto digits = std::to_string(count);
    const auto number = digits;
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) digits.insert(static_cast<std::size_t>(place), ",");
    return {Kind::Number, digits, number, {}};
}

}  // namespace careact
