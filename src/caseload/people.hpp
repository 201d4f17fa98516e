#pragma once
/// The people with services: who each of them is, and what happened when. Nothing is written here.

#include "caseload/assumptions.hpp"
#include "caseload/decks.hpp"
#include "caseload/prices.hpp"

#include <string>
#include <vector>

namespace careact::caseload {

/// A carer, by how they were seen.
enum class CarerKind : std::uint8_t { None, JointOnce, JointTwice, SeparateOnce, SeparateTwice, Refused, NotOffered };

struct Person {
    std::int64_t number = 0;
    const PeopleRow* row = nullptr;
    std::size_t team = 0;
    Date born;
    bool autistic = false, appointee = false;

    bool care_home = false, short_term = false, direct_payment = false;
    bool long_supported = false;  // for more than twelve months
    bool late = false;            // nobody looked in twelve months
    bool december = false;        // late on 30 November, and seen since
    bool long_interval = false;   // up to eighteen months, judged
    bool crisis = false;          // support increased because of a mental health crisis
    bool audited_before = false, audited = false, audit_good = false;

    Date contacted, assessed, started;
    std::vector<Date> reviews;       // in order
    std::optional<Date> reassessed;  // the last look, where it was an assessment
    CarerKind carer = CarerKind::None;
    std::vector<Date> carer_seen;

    Pence weekly = 0, unit = 0;  // unit: an hour of home care
    std::int64_t hours = 0;
    std::size_t pays = 0;  // in the order of Pays
    bool means_assessed = true;

    [[nodiscard]] Date last_look() const { return reviews.empty() ? started : std::max(started, reviews.back()); }
    [[nodiscard]] bool on_plan() const { return plus_months(last_look(), long_interval ? 18 : 12) >= snapshot; }
};

enum Pays : std::size_t { Nothing, Part, FullCost, Provider };

/// Draws them one by one. All counts that were published are exact when the last one is drawn.
class People {
public:
    People(const Assumptions& assumptions, std::int64_t size);

    [[nodiscard]] std::int64_t left() const { return kinds_.left(); }
    [[nodiscard]] Person draw(Chance& chance);
    /// How many of them have been in a care home for more than twelve months.
    [[nodiscard]] std::int64_t long_in_care_homes() const { return long_in_care_homes_; }

private:
    void share_out_time(std::int64_t size);
    void share_out_carers(std::int64_t seen, std::int64_t fresh);
    void share_out_audits(std::int64_t size);
    void share_out_money(std::int64_t size);
    void draw_who(Person& person, Chance& chance);
    void draw_time(Person& person, Chance& chance);
    void draw_looks(Person& person, Chance& chance);
    void draw_overrun(Person& person, Chance& chance);
    void draw_carer(Person& person, Chance& chance);
    void draw_money(Person& person, Chance& chance);
    void draw_audit(Person& person, Chance& chance);
    [[nodiscard]] Prices& prices_of(const PeopleRow& row);

    const Assumptions& assumptions_;
    Scale scale_;
    std::vector<PeopleRow> rows_;
    Urn kinds_;
    std::int64_t numbered_ = 0, long_in_care_homes_ = 0;
    Quota autistic_, autistic_otherwise_, appointees_;
    Quota long_in_homes_[2], long_elsewhere_, late_in_homes_, late_elsewhere_, december_, admitted_[2];
    Urn overruns_;  // fresh, shorter than the median, at it, longer
    Urn carers_of_seen_, carers_of_new_;
    Quota crises_, audited_before_, audited_, good_before_, good_;
    Urn pays_;
    std::vector<Quota> means_missing_;  // of those who pay nothing, a part, ...
    std::vector<Prices> prices_;
};

}  // namespace careact::caseload
