#pragma once
/// The whole borough, record by record: the people with services, and then everybody else of whom something was counted.

#include "caseload/records.hpp"

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace careact::caseload {

/// What came out, for the file about it.
struct Made {
    std::vector<std::pair<std::string, std::int64_t>> populations;  // in the order in which they were written
    std::int64_t late = 0, late_on_plan = 0;
    [[nodiscard]] std::int64_t records() const;
};

class Borough {
public:
    using Sink = std::function<void(const std::string& line)>;

    /// `size` people with services. Throws std::runtime_error if the assumptions do not fit together at that size.
    Borough(const Assumptions& assumptions, std::int64_t size, std::uint64_t seed);

    /// Hands each record to `sink`, a line each without its end. `others` adds everybody without services.
    Made make(const Sink& sink, bool others);

private:
    using Maker = std::function<void(std::int64_t number)>;
    void population(const std::string& name, std::int64_t count, const Maker& maker);

    void with_services();
    void person(const Person& person);
    void support_ended(std::int64_t number);
    void waiting(std::int64_t number);
    void becoming_adult(std::int64_t number);
    void on_register(std::int64_t number);
    void of_liberty(std::int64_t number);
    void of_concern(std::int64_t number);
    void from_hospital(std::int64_t number);
    void urgently(std::int64_t number);
    void not_eligible(std::int64_t number);
    void at_the_front_door(std::int64_t number);

    Subject stranger(const char* letter, std::int64_t number);
    void contact(Date day, std::size_t team, std::string_view made_by, std::string_view outcome);
    void registration(std::size_t category, Date day);
    [[nodiscard]] Date day_in(Span span) { return plus(span.first, chance_.between(0, days_from(span.first, span.last))); }

    const Assumptions& assumptions_;
    std::int64_t size_;
    Scale scale_;
    Chance chance_;
    Writer out_;
    Desk desk_;
    People people_;
    ConcernDeck concerns_;
    LibertyDeck liberty_;
    Urn concerns_inside_;   // none, one, two: of the people with services
    Quota liberty_inside_;  // of those long in a care home
    std::array<std::int64_t, 4> register_left_;
    std::array<std::int64_t, 2> requests_left_, discharges_left_;  // this year, the year before
    Quota from_childrens_, urgent_in_time_, therapist_waits_;
    bool longest_wait_given_ = false;
    std::int64_t young_this_year_ = 0, young_referred_ = 0;

    const Sink* sink_ = nullptr;
    Made made_;
};

}  // namespace careact::caseload
