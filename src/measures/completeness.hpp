#pragma once
/// How far equality monitoring is filled in. Rules may not read protected characteristics; this counts whether they were asked about, and
/// never looks at one person's answer beyond that.

#include "careact/record.hpp"
#include "measures/words.hpp"

namespace careact::measures {

struct Filled {
    std::size_t answered = 0, declined = 0, missing = 0;

    [[nodiscard]] std::size_t recorded() const { return answered + declined; }
    [[nodiscard]] std::size_t all() const { return recorded() + missing; }
    void merge(const Filled& other);
};

struct Field {
    std::string path, title;
};
/// Facts and members of facts that the vocabulary marks as protected.
[[nodiscard]] std::vector<Field> protected_fields(const program::Program& program);

struct Completeness {
    std::vector<Filled> fields;  // in the order of `protected_fields`
    std::map<std::string, Filled> teams;
    std::map<std::string, Filled> months;  // `2024-11`: of the last contact
    std::size_t people = 0;

    void add(const program::Program& program, const std::vector<Field>& all, const Record& record, const std::string& team, const std::string& month);
    void merge(const Completeness& other);
};

/// Adds the figure and the tables of completeness.
void fill_in(ReportPage& page, const Completeness& counted, const std::vector<Field>& fields, const Days& days);

}  // namespace careact::measures
