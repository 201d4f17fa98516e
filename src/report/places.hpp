#pragma once
/// Where the parts of a report stand on its page: names for links to lead to, no two the same.

#include "careact/report.hpp"

#include <map>
#include <set>

namespace careact::report {

/// Letters, digits, `-`, `_` and `.` as they are; of anything else, `~` and the two digits of each byte. Different texts stay different.
[[nodiscard]] std::string as_place(std::string_view text);

/// Of one report, which must outlive it and stay as it is.
class Places {
public:
    explicit Places(const Report& report);

    /// A page, a figure, a table, a check or a case of the report.
    [[nodiscard]] const std::string& of(const void* part) const { return places_.at(part); }
    /// `Ann's 7` becomes `case-Ann~27s~207`; nothing for a case that the report does not have.
    [[nodiscard]] std::string of_case(const std::string& id) const { return cases_.contains(id) ? "case-" + as_place(id) : ""; }

    struct Found {
        const ReportCase* one;
        std::string under;  // the title of the check or the page
    };
    /// Each case, by its id, and where it stands.
    [[nodiscard]] const std::map<std::string, std::vector<Found>>& cases() const { return cases_; }

private:
    void add(const ReportPage& page);
    void add(const std::vector<ReportCase>& cases, const std::string& place, const std::string& under);
    void name(const void* part, const std::string& wanted);

    std::map<const void*, std::string> places_;
    std::map<std::string, std::vector<Found>> cases_;
    std::set<std::string> taken_;
};

}  // namespace careact::report
