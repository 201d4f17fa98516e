#pragma once
/// What is handed out over many records until it is used up: safeguarding concerns with their enquiries, requests to authorise a
/// deprivation of liberty, places on the sensory register. The counts of each kind are exact.

#include "caseload/assumptions.hpp"
#include "caseload/chance.hpp"
#include "caseload/days.hpp"

#include <array>
#include <string_view>

namespace careact::caseload {

/// The figures for a borough of this size.
class Scale {
public:
    Scale(const Assumptions& assumptions, std::int64_t size) : assumptions_(assumptions), size_(size), base_(assumptions.number("people_with_services")) {}
    [[nodiscard]] std::int64_t operator()(const std::string& id) const { return of(assumptions_.number(id)); }
    [[nodiscard]] std::int64_t of(std::int64_t count) const { return in_proportion(count, size_, base_); }
    [[nodiscard]] std::int64_t percent_of(const std::string& id, std::int64_t count) const { return in_proportion(assumptions_.number(id), count, 100); }

private:
    const Assumptions& assumptions_;
    std::int64_t size_, base_;
};

struct Enquiry {
    Date started;
    std::optional<Date> ended;
    bool great_risk = false, asked = false, met = false, by_safeguarding_team = false;
};

struct Concern {
    Date received;
    std::optional<Enquiry> enquiry;
};

/// Concerns of April 2023 to November 2024, each with its enquiry if it led to one.
class ConcernDeck {
public:
    ConcernDeck(const Assumptions& assumptions, const Scale& scale);
    [[nodiscard]] std::int64_t left() const { return kinds_.left(); }
    [[nodiscard]] Concern draw(Chance& chance);

private:
    /// Enquiries that began in one span: when they end, who was asked, and whose wishes were met.
    struct Stretch {
        Span began;
        Urn ends;  // in the order of Ends
        Quota asked, met, asked_other, by_safeguarding_team;
    };
    enum Ends : std::size_t { InTime, Late, Otherwise };

    Enquiry enquiry(Stretch& stretch, std::size_t which, Chance& chance);
    static void set_days(Enquiry& made, std::size_t which, Ends ends, Chance& chance);

    std::int64_t great_risk_percent_;
    Urn kinds_;  // for each stretch: with an enquiry, and without
    std::array<Stretch, 3> stretches_;
};

struct LibertyRequest {
    enum class Objection : std::uint8_t { InCourt, Ruled, Withdrawn, Waiting, None };
    Date requested;
    std::optional<Date> decided;  // none: it waits
    std::string_view result;
    Objection objection = Objection::None;
};

class LibertyDeck {
public:
    LibertyDeck(const Assumptions& assumptions, const Scale& scale);
    [[nodiscard]] std::int64_t left() const { return kinds_.left(); }
    [[nodiscard]] LibertyRequest draw(Chance& chance);

private:
    Urn kinds_, objections_;
};

}  // namespace careact::caseload
