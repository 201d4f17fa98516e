#pragma once
/// A record with a member of every type, and what comes of reading one.

#include "support/rules.hpp"

#include <optional>

namespace careact::support {

inline const Rulebook& every_type() {
    static const auto rules = compile_or_fail(
        "authority A act \"An Act\" cited \"1\" from 2000-01-01\n"
        "choice Setting options own_home, extra_care, care_home\n"
        "choice Area options washing, eating\n"
        "record type Carer\n  has id: text\n  has name: text\n  has hours: whole number\n  has willing: judgement of yes/no\n"
        "record type Need\n  has met: yes/no\n"
        "fact yes_no: yes/no\nfact whole: whole number\nfact decimal_number: decimal\nfact share: percent\nfact interest: percent per year\n"
        "fact savings: money\nfact weekly: money per week\nfact any_period: money per any period\n"
        "fact born_on: date\nfact called_at: date-time\nfact interval: calendar duration\nfact length: exact duration\n"
        "fact words: text\nfact nhs: NHS number\nfact setting: Setting\nfact carer: Carer\nfact carers: list of Carer\nfact schemes: list of text\n"
        "fact needs: Need for each Area\nfact ended_on: date or none\nfact impact: judgement of yes/no\nfact review_after: judgement of calendar duration or none\n");
    return rules;
}

struct Complaint {
    std::string kind, pointer;
    std::uint32_t line = 0;
    std::string message, help;
};

struct Read {
    std::optional<Record> record;
    std::vector<Complaint> complaints;

    /// One member of the record: `savings`.
    [[nodiscard]] const Evidence& operator[](std::string_view member) const;
    /// Its state, or, if it is recorded, its value: `£5.00`, `refused`, `silent`.
    [[nodiscard]] std::string told(std::string_view member) const;
    /// The kinds of the complaints with their pointers: `record-value /savings`.
    [[nodiscard]] std::vector<std::string> kinds() const;
};

[[nodiscard]] Read read(std::string_view json, const RecordLimits& limits = {});
/// A record of one member, and what is told of it.
[[nodiscard]] std::string told(std::string_view member, std::string_view json);
/// What is complained of in a record of one member.
[[nodiscard]] std::vector<std::string> complaints(std::string_view member, std::string_view json);

}  // namespace careact::support
