#include "audit/choosing.hpp"

#include "source/utf8.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace careact::auditing {

namespace {

using program::Program;

/// Where a record names those who worked on it. Judgements name theirs beside these.
constexpr std::array<std::string_view, 18> workers = {
    "assessments[].author",           "assessments[].senior_check.by",     "determinations[].decided_by",
    "meeting_needs.decided_by",       "plan.coordinator",                  "panel_decisions[].presented_by",
    "reviews[].reviewer",             "carers[].assessments[].done_by",    "carers[].assessments[].senior_check_by",
    "carers[].determinations[].decided_by", "finance.assessments[].done_by", "finance.charges[].waived_by",
    "concerns[].screened_by",         "concerns[].decided_by",             "enquiries[].worker",
    "transition.childrens_worker",    "transition.adults_worker",          "signs_of_decline[].noticed_by",
};

/// What a key of a stratum stands for: the first of these that is recorded.
struct Key {
    std::string_view name;
    std::array<std::string_view, 2> at;
};
constexpr std::array keys_known = {
    Key{"team", {"who.locality", "assessments[].team"}},
    Key{"setting", {"finance.setting", "who.accommodation"}},
    Key{"reason", {"who.primary_support_reason", ""}},
};
constexpr std::string_view age_key = "age", not_recorded = "not recorded";

/// The council's two age bands for adults; younger people who are on their way to adult services have one too.
constexpr std::int64_t adult_from = 18, older_from = 65;

std::string age_band(const Program& program, const Record& record, Date on) {
    const auto born = day_at(program, record.root(), "who.born_on");
    if (!born || *born > on) return std::string(not_recorded);
    const auto years = completed_months(*born, on) / 12;
    return years < adult_from ? "under 18" : years < older_from ? "18 to 64" : "65 and over";
}

/// A criterion is met where the record has something at one of the places: anything, one of some options, or a day of the last year.
struct Criterion {
    std::string_view id, title;
    std::array<std::string_view, 3> at;
    std::array<std::string_view, 3> options;  // none: whatever stands there
    bool last_year = false;                   // a day, within the last twelve months
    std::size_t different = 1;                // so many values that are not the same
};
/// No source that could be read says which criteria the regulator set, only that there were some, and that fifty cases were asked for,
/// ten chosen from them and six followed. These are a reading of its nine quality statements: change them here.
constexpr std::array criteria = {
    Criterion{"unpaid_carer", "an unpaid carer who was assessed or offered it", {"carers[].assessments[].completed_on", "carers[].assessment_offered_on", ""}, {}, false},
    Criterion{"safeguarding", "a safeguarding enquiry in the last year", {"enquiries[].started_at", "", ""}, {}, true},
    Criterion{"care_home", "somebody who lives in a care home", {"finance.setting", "who.accommodation", ""}, {"care_home_permanent", "registered_care_home", "registered_nursing_home"}, false},
    Criterion{"direct_payment", "a direct payment", {"plan.direct_payment_from", "plan.direct_payments[].began_on", ""}, {}, false},
    Criterion{"hospital", "home from hospital in the last year", {"hospital_stays[].discharged_on", "", ""}, {}, true},
    Criterion{"transition", "a young person on the way to adult services", {"transition.referred_on", "transition.requests[].asked_on", ""}, {}, false},
    Criterion{"learning_disability", "a learning disability", {"who.primary_support_reason", "conditions[].kind", ""}, {"learning_disability_support", "learning_disability", ""}, false},
    Criterion{"mental_health", "support with mental health", {"who.primary_support_reason", "conditions[].kind", ""}, {"mental_health_support", "mental_illness", ""}, false},
    Criterion{"complex_needs", "two or more conditions of different kinds", {"conditions[].kind", "", ""}, {}, false, 2},
    Criterion{"communication", "an interpreter, or help to communicate", {"communication.needs[].support", "communication.interpreter_used_on[]", ""}, {}, false},
    Criterion{"advocate", "an advocate", {"enquiries[].advocate_began_on", "advocacy.advocate_began_on", ""}, {}, false},
    Criterion{"reviewed", "a review in the last year", {"reviews[].completed_on", "", ""}, {}, true},
    Criterion{"waiting", "somebody who waited for us in the last year", {"waits[].asked_on", "", ""}, {}, true},
    Criterion{"not_eligible", "a decision that the needs are not eligible", {"determinations[].needs_eligible", "", ""}, {"no", "", ""}, false},
    Criterion{"contested", "somebody who disagreed, or complained", {"complaints[].received_on", "determinations[].asked_to_look_again_on", "finance.assessments[].asked_to_look_again_on"}, {}, false},
};

bool within_last_year(const Value& value, Date on) {
    const auto* moment = std::get_if<DateTime>(&value);
    const auto* date = std::get_if<Date>(&value);
    if (moment == nullptr && date == nullptr) return false;
    const auto day = moment != nullptr ? moment->london_date() : *date;
    return day <= on && completed_months(day, on) < 12;
}

bool meets(const Criterion& criterion, const Value& value, Date on) {
    if (std::holds_alternative<None>(value)) return false;
    if (criterion.last_year) return within_last_year(value, on);
    if (criterion.options.front().empty()) return true;
    const auto text = to_text(value);
    return std::any_of(criterion.options.begin(), criterion.options.end(), [&](std::string_view option) { return !option.empty() && option == text; });
}

bool meets(const Program& program, const Criterion& criterion, const Record& record, Date on) {
    std::vector<std::string> met;  // told apart, for what asks for several
    for (const auto path : criterion.at) {
        if (path.empty()) continue;
        each_fact(program, record.root(), path, [&](const Evidence& evidence, const Way&) {
            if (evidence.state != EvidenceState::Recorded || evidence.presumed || !meets(criterion, evidence.value, on)) return;
            if (auto text = to_text(evidence.value); std::find(met.begin(), met.end(), text) == met.end()) met.push_back(std::move(text));
        });
    }
    return met.size() >= criterion.different;
}

/// Looks for judgements that somebody of the names made, but for those of the audit itself.
class Judges {
public:
    Judges(const Program& program, const std::function<bool(const std::string&)>& is_one) : program_(program), is_one_(is_one) {}

    std::string in(const Item& item, const std::string& path) const {
        const auto& members = program_.types[item.type].members;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (path.empty() && members[i].name == "audit") continue;
            if (auto found = in(item.members[i], path.empty() ? members[i].name : path + "." + members[i].name); !found.empty()) return found;
        }
        return "";
    }

private:
    std::string in(const Evidence& evidence, const std::string& path) const {
        if (evidence.judgement && is_one_(evidence.judgement->by)) return path;
        if (evidence.state != EvidenceState::Recorded) return "";
        if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&evidence.value); item != nullptr && *item != nullptr) return in(**item, path);
        const auto* list = std::get_if<std::shared_ptr<const List>>(&evidence.value);
        if (list == nullptr || *list == nullptr) return "";
        for (std::size_t i = 0; i < (*list)->items.size(); ++i) {
            if (auto found = in((*list)->items[i], path + "[" + std::to_string(i + 1) + "]"); !found.empty()) return found;
        }
        return "";
    }

    const Program& program_;
    const std::function<bool(const std::string&)>& is_one_;
};

}  // namespace

std::string own_case(const Program& program, const Record& record, const std::vector<std::string>& names) {
    std::vector<std::string> folded;
    for (const auto& name : names) {
        if (!source::is_blank(name)) folded.push_back(source::folded(name));
    }
    if (folded.empty()) return "";
    const std::function<bool(const std::string&)> is_one = [&](const std::string& name) { return std::find(folded.begin(), folded.end(), source::folded(name)) != folded.end(); };
    std::string found;
    for (const auto path : workers) {
        each_fact(program, record.root(), path, [&](const Evidence& evidence, const Way&) {
            const auto* name = std::get_if<std::string>(&evidence.value);
            if (found.empty() && evidence.state == EvidenceState::Recorded && name != nullptr && is_one(*name)) found = path;
        });
    }
    return found.empty() ? Judges(program, is_one).in(*record.root(), "") : found;
}

std::string stratum_of(const Program& program, const Record& record, const std::vector<std::string>& keys, Date on) {
    std::string stratum;
    for (const auto& key : keys) {
        std::string value;
        const auto known = std::find_if(keys_known.begin(), keys_known.end(), [&](const Key& k) { return k.name == key; });
        if (key == age_key) value = age_band(program, record, on);
        else if (known == keys_known.end()) value = text_at(program, record.root(), key);
        else for (const auto path : known->at) value = value.empty() && !path.empty() ? text_at(program, record.root(), path) : value;
        stratum += (stratum.empty() ? "" : ", ") + (value.empty() ? std::string(not_recorded) : value);
    }
    return stratum.empty() ? "all" : stratum;
}

void check_strata(const Program& program, const std::vector<std::string>& keys) {
    for (const auto& key : keys) {
        const bool known = key == age_key || std::any_of(keys_known.begin(), keys_known.end(), [&](const Key& k) { return k.name == key; });
        if (!known && !leads_somewhere(program, key)) throw std::invalid_argument("a sample is stratified by team, setting, reason, age, or where a value stands in a record; nothing stands at `" + key + "`");
    }
}

std::vector<std::string> criteria_met(const Program& program, const Record& record, Date on) {
    std::vector<std::string> met;
    for (const auto& criterion : criteria) {
        if (meets(program, criterion, record, on)) met.emplace_back(criterion.id);
    }
    return met;
}

std::vector<std::string_view> places_named() {
    std::vector<std::string_view> all(workers.begin(), workers.end());
    for (const auto& key : keys_known) all.insert(all.end(), key.at.begin(), key.at.end());
    for (const auto& criterion : criteria) all.insert(all.end(), criterion.at.begin(), criterion.at.end());
    all.erase(std::remove(all.begin(), all.end(), std::string_view()), all.end());
    return all;
}

}  // namespace careact::auditing

namespace careact {

std::vector<SampleCriterion> regulators_criteria() {
    std::vector<SampleCriterion> all;
    for (const auto& criterion : auditing::criteria) all.push_back({std::string(criterion.id), std::string(criterion.title)});
    return all;
}

}  // namespace careact
