#pragma once
/// The parts of a record, written from who somebody is and what happened. No name of anybody is in them: workers, providers and people
/// have numbers.

#include "caseload/people.hpp"
#include "caseload/writer.hpp"

#include <string>
#include <string_view>

namespace careact::caseload {

/// What every part needs: the assumptions, the draws, the line that is being written, and how many workers there are.
struct Desk {
    const Assumptions& assumptions;
    Chance& chance;
    Writer& out;
    std::int64_t workers = 1;

    [[nodiscard]] std::int64_t share(const std::string& id) const { return assumptions.number(id); }
    /// Whether a part of the conversation was recorded.
    [[nodiscard]] bool told(const std::string& part) const { return chance.percent(assumptions.number("conversation_percent", part)); }
    [[nodiscard]] const std::string& team_name(std::size_t team) const { return assumptions.texts("localities")[team]; }
    [[nodiscard]] std::string worker(std::int64_t number) const { return "Worker " + std::to_string(number % workers + 1); }
};

/// Whom a record is about.
struct Subject {
    std::string id;
    std::size_t team = 0;
    Date born;
    std::string_view reason = "support_reason_not_known", accommodation = "social_tenant";
    bool autistic = false;

    [[nodiscard]] bool older() const { return plus_months(born, 65 * 12) <= snapshot; }
};

/// How an assessment went and what was found.
struct Found {
    std::string id = "a1";
    std::string_view kind = "full_assessment";
    Date requested, completed;
    bool eligible = true, carer_around = false;
    std::int64_t author = 0;
    std::size_t team = 0;
};

void write_subject(const Desk& desk, const Subject& subject);
void write_contact(const Desk& desk, Date day, std::size_t team, std::string_view made_by, std::string_view outcome);
void write_conversation(const Desk& desk, const Found& found);
/// One assessment of the list.
void write_assessment(const Desk& desk, const Found& found, std::string_view outcome);
/// The needs, both judgements, and the decision made from them.
void write_decision(const Desk& desk, const Found& found);
void write_plan(const Desk& desk, const Person& person);
void write_panel(const Desk& desk, const Person& person);
void write_means(const Desk& desk, const Person& person);
void write_reviews(const Desk& desk, const Person& person);
void write_technology(const Desk& desk, const Person& person);
void write_carers(const Desk& desk, const Person& person);
void write_audit(const Desk& desk, const Person& person);
/// Concerns and the enquiries made of them.
void write_safeguarding(const Desk& desk, const std::vector<Concern>& concerns, std::int64_t number);
void write_liberty(const Desk& desk, const LibertyRequest& request, std::string_view setting);
/// A wait that goes on if it has no end.
void write_wait(const Desk& desk, std::string_view kind, Date asked, const std::optional<Date>& ended);

}  // namespace careact::caseload
