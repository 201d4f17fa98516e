#include "report/places.hpp"

namespace careact::report {

std::string as_place(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef", kept = "-_.";
    std::string place;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kept.find(c) != std::string_view::npos;
        if (word) place += c;
        else place += '~', place += digits[byte >> 4U], place += digits[byte & 15U];
    }
    return place;
}

Places::Places(const Report& report) {
    for (const auto& page : report.pages) add(page);
}

void Places::add(const ReportPage& page) {
    const auto inside = as_place(page.id);
    name(&page, "page-" + inside);
    for (const auto& figure : page.figures) name(&figure, "figure-" + inside + "-" + as_place(figure.id));
    for (const auto& table : page.tables) name(&table, "table-" + inside + "-" + as_place(table.id));
    for (const auto& check : page.checks) {
        const auto place = "check-" + as_place(check.id);
        name(&check, place);
        add(check.cases, place, check.title.empty() ? check.id : check.title);
    }
    add(page.cases, "on-" + inside, page.title);
}

void Places::add(const std::vector<ReportCase>& cases, const std::string& place, const std::string& under) {
    for (const auto& one : cases) {
        name(&one, place + "-" + as_place(one.id));
        cases_[one.id].push_back({&one, under});
    }
}

/// The second of one name gets a number.
void Places::name(const void* part, const std::string& wanted) {
    auto place = wanted;
    for (std::size_t number = 2; !taken_.insert(place).second; ++number) place = wanted + "~" + std::to_string(number);
    places_.emplace(part, std::move(place));
}

}  // namespace careact::report
