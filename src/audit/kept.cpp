#include "audit/kept.hpp"

#include "careact/explain.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace careact {

using auditing::CaseReader;

namespace {

/// The entries of a kind that were recorded by the day of the audit, about the records that it looks at.
std::vector<CasebookEntry> entries_of(const Casebook& casebook, EntryKind kind, const AuditOptions& options) {
    std::vector<CasebookEntry> all;
    const auto& asked = options.records;
    casebook.each({kind, "", {}, {}, options.on}, [&](const CasebookEntry& entry) {
        if (asked.empty() || std::find(asked.begin(), asked.end(), entry.record) != asked.end()) all.push_back(entry);
        return true;
    });
    return all;
}

const ReceiptOutcome* the_same(const std::vector<ReceiptOutcome>& outcomes, const ReceiptOutcome& as) {
    const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const auto& one) { return one.goal == as.goal && one.item == as.item; });
    return found == outcomes.end() ? nullptr : &*found;
}

/// One kept decision, asked again.
class Again {
public:
    Again(const CaseReader& reader, const Rulebook& rulebook, const CasebookEntry& entry) : reader_(reader), rulebook_(rulebook), entry_(entry) {}

    KeptDecisions run() {
        made_.decisions = 1;
        const auto text = reader_.text(entry_.number);
        if (!text) {
            made_.redacted = 1;
            return std::move(made_);
        }
        const auto kept = answers_of_receipt(*text);
        same_rules_ = kept.rulebook_digest == rulebook_.digest();
        made_.other_rules = same_rules_ ? 0 : 1;
        compare(kept);
        return std::move(made_);
    }

private:
    void compare(const ReceiptAnswers& kept) {
        const auto text = reader_.text(entry_.about.value_or(0));
        const auto record = text ? reader_.read(entry_.record, *text) : std::nullopt;
        if (!record) return none_compared(kept, "the version that was decided on was redacted, or cannot be read");
        ReceiptAnswers now;
        try {
            now = answers_of_receipt(to_json(evaluate(rulebook_, *record, asked(kept))));
        } catch (const std::invalid_argument&) {
            return none_compared(kept, "these rules have no such rule");
        }
        for (const auto& outcome : kept.outcomes) {
            const auto* answer = the_same(now.outcomes, outcome);
            if (answer == nullptr) add(made_.not_compared, outcome, "", "the rules do not answer for this item now");
            else if (answer->answer == outcome.answer) ++made_.agree;
            else add(made_.differ, outcome, answer->answer, same_rules_ ? "the same rules have another answer: the receipt is not theirs, or was made by another release" : "the rules have changed since");
        }
    }

    void none_compared(const ReceiptAnswers& kept, const std::string& because) {
        for (const auto& outcome : kept.outcomes) add(made_.not_compared, outcome, "", because);
    }

    void add(std::size_t& count, const ReceiptOutcome& outcome, const std::string& now, const std::string& because) {
        ++count;
        made_.not_the_same.push_back({entry_.number, entry_.about.value_or(0), entry_.record, outcome.goal, outcome.item, entry_.valid_on, outcome.answer, now, same_rules_, because});
    }

    static EvaluateOptions asked(const ReceiptAnswers& kept) {
        EvaluateOptions options;
        options.on = kept.on;
        options.known_on = kept.known_on;
        options.search = false;
        options.national_only = kept.layer == "national";
        for (const auto& outcome : kept.outcomes) {
            if (std::find(options.goals.begin(), options.goals.end(), outcome.goal) == options.goals.end()) options.goals.push_back(outcome.goal);
        }
        return options;
    }

    const CaseReader& reader_;
    const Rulebook& rulebook_;
    const CasebookEntry& entry_;
    bool same_rules_ = false;
    KeptDecisions made_;
};

void add_up(KeptDecisions& sum, KeptDecisions&& one, std::size_t most) {
    sum.decisions += one.decisions, sum.redacted += one.redacted, sum.other_rules += one.other_rules;
    sum.agree += one.agree, sum.differ += one.differ, sum.not_compared += one.not_compared;
    for (auto& outcome : one.not_the_same) {
        if (sum.not_the_same.size() < most) sum.not_the_same.push_back(std::move(outcome));
    }
}

}  // namespace

std::string_view to_text(OverrideState state) {
    constexpr std::array<std::string_view, 3> names = {"in force", "ended", "replaced"};
    return names[static_cast<std::size_t>(state)];
}

namespace auditing {

KeptDecisions kept_decisions(const Casebook& casebook, const CaseReader& reader, const Rulebook& rulebook, const AuditOptions& options) {
    const auto entries = entries_of(casebook, EntryKind::Decision, options);
    std::vector<KeptDecisions> each(entries.size());
    on_threads(entries.size(), options.threads, [&](std::size_t i) { each[i] = Again(reader, rulebook, entries[i]).run(); });
    KeptDecisions sum;
    for (auto& one : each) add_up(sum, std::move(one), options.most_decisions);
    return sum;
}

std::vector<OverrideFound> overrides_on(const Casebook& casebook, const AuditOptions& options) {
    std::vector<OverrideFound> all;
    for (const auto& entry : entries_of(casebook, EntryKind::Override, options)) {
        OverrideFound made;
        made.entry = entry.number, made.decision = entry.about.value_or(0), made.record = entry.record;
        made.until = entry.valid_on, made.recorded_at = entry.recorded_at, made.redacted = entry.redacted;
        if (const auto text = casebook.content(entry.number)) read_override(made, *text);
        made.state = entry.valid_on < options.on ? OverrideState::Ended : OverrideState::InForce;
        for (auto& before : all) {
            const bool same = before.decision == made.decision && before.goal == made.goal && before.item == made.item;
            if (same && !before.redacted && !made.redacted) before.state = OverrideState::Replaced;
        }
        all.push_back(std::move(made));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::tuple(a.state, a.until) < std::tuple(b.state, b.until); });
    return all;
}

}  // namespace auditing

}  // namespace careact
