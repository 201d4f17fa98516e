#include "careact/explain.hpp"

#include "explain/page.hpp"

#include <algorithm>
#include <set>

namespace careact {

namespace {

using explain::Page;
using explain::Tone;

constexpr std::size_t most_listed = 8;

std::string joined(const std::vector<std::string>& all, std::string_view by = ", ") {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : std::string(by)) + one;
    return text;
}

std::string value_words(const Outcome& outcome) {
    if (const auto* option = std::get_if<Option>(&outcome.value)) return explain::as_words(option->name);
    return to_text(outcome.value);
}

class ProfessionalText {
public:
    ProfessionalText(const Determination& determination, const TextOptions& options) : d_(determination), options_(options), page_(options) {}

    std::string run() {
        page_.add(0, d_.record + ", on " + d_.on.to_words() + ", by the " + d_.layer + " rules " + d_.rulebook_digest.substr(0, 12), Tone::Strong);
        page_.add(0, "Proposed by careact " + d_.engine_version + ". A named person decides.", Tone::Quiet);
        for (const auto& outcome : d_.outcomes) write(outcome);
        return page_.take();
    }

private:
    void write(const Outcome& o) {
        page_.gap();
        heading(o);
        for (const auto& sentence : o.tells_professional) page_.add(2, sentence);
        reasons(o);
        waits(o);
        rests(o);
        for (const auto& c : first(o.would_change)) {
            page_.labelled(2, "would turn", explain::as_words(c.path) + (c.from.empty() ? "" : ": now " + c.from) + ", if " + c.to + " the outcome is " + c.outcome);
        }
        for (const auto& step : o.next_steps) page_.labelled(2, "next", step.step + (step.provisions.empty() ? "" : " (" + joined(step.provisions) + ")"));
        if (o.may_override) page_.labelled(2, "open to", "a person may override this, with reasons");
        if (options_.proof && o.proof) proof(*o.proof, 2, {});
    }

    template <typename T>
    static std::vector<T> first(const std::vector<T>& all) {
        return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_listed))};
    }

    void heading(const Outcome& o) {
        const auto name = o.goal + (o.item.empty() ? "" : " (" + o.item + (o.item_name.empty() || o.item.ends_with(o.item_name) || o.item.ends_with(o.item_name + "]") ? "" : ", " + o.item_name) + ")");
        page_.add(0, name + (o.title.empty() ? "" : ": " + o.title), Tone::Strong, 2);
        switch (o.status) {
            case OutcomeStatus::Decided: {
                const bool no = o.value == Value{false};
                std::string how;
                if (!o.immaterial.empty()) how += ", whatever is still missing";
                if (!o.presumptions.empty()) how += ", on a presumption";
                if (!o.unverified.empty()) how += ", on text not verified";
                page_.add(2, value_words(o) + how, no ? Tone::Bad : Tone::Good, 2);
                break;
            }
            case OutcomeStatus::Undecided: page_.add(2, "undecided", Tone::Waiting); break;
            case OutcomeStatus::NotApplicable: page_.add(2, "not applicable" + (o.not_applicable_because.empty() ? "" : ": " + o.not_applicable_because), Tone::Quiet, 2); break;
            case OutcomeStatus::Failed: page_.add(2, "failed: " + o.fault, Tone::Bad, 2); break;
        }
    }

    void reasons(const Outcome& o) {
        for (const auto& r : o.requirements) {
            std::string text = r.title.empty() ? (r.label.empty() ? r.text : explain::as_words(r.label)) : r.title;
            text += ": " + (r.status == OutcomeStatus::Decided ? r.value : std::string(to_text(r.status)));
            if (!r.provisions.empty()) text += " (" + joined(r.provisions) + ")";
            const bool no = r.status == OutcomeStatus::Decided && r.value == "no";
            page_.labelled(2, no ? "why not" : "requires", text, no ? Tone::Bad : Tone::Plain);
        }
        if (!o.provisions.empty()) page_.labelled(2, "under", joined(o.provisions));
    }

    void waits(const Outcome& o) {
        for (const auto& m : first(o.missing)) {
            std::string text = m.path + (m.title.empty() ? "" : ": " + m.title);
            if (m.judgement) text += " [a person judges]";
            if (m.state != EvidenceState::Silent) text += " [" + std::string(to_text(m.state)) + "]";
            page_.labelled(2, "waits for", text, Tone::Waiting);
        }
        if (o.missing.size() > most_listed) page_.labelled(2, "", "and " + std::to_string(o.missing.size() - most_listed) + " more");
        for (const auto& set : first(o.settled_by)) {
            std::string text = joined(set.facts, " and ");
            if (set.whatever_the_answer) text += ", whatever the answer";
            else if (!set.answers.empty()) text += ", if " + joined(set.answers.front().values, " and ") + " (then " + set.answers.front().outcome + ")";
            page_.labelled(2, "settled by", text);
        }
    }

    void rests(const Outcome& o) {
        for (const auto& j : first(o.judgements)) {
            page_.labelled(2, "judged", (j.title.empty() ? j.path : j.title) + ": " + j.value + ", by " + j.by + " on " + j.on + ", because " + j.because);
        }
        for (const auto& p : o.presumptions) page_.labelled(2, "presumed", p.path + ": " + p.value);
        for (const auto& f : o.figures) page_.labelled(2, "figure", f.name + " " + f.value + " from " + f.from + " (" + f.layer + ")");
        for (const auto& u : first(o.unverified)) page_.labelled(2, "unverified", u, Tone::Waiting);
        if (o.unverified.size() > most_listed) page_.labelled(2, "", "and " + std::to_string(o.unverified.size() - most_listed) + " more");
    }

    /// The working, rule by rule; a rule that was shown once is named after that.
    void proof(std::uint32_t number, std::size_t indent, const std::string& prefix) {
        const auto& node = d_.proof[number];
        const auto answer = node.value.empty() ? node.status : node.value;
        page_.add(indent, prefix + node.rule + (node.item.empty() ? "" : " (" + node.item + ")") + ": " + answer + (node.changes.empty() ? "" : ", with " + node.changes) + " [" + node.layer + "]", Tone::Quiet, 2);
        if (!shown_.insert(number).second) return;
        for (const auto& step : node.steps) {
            if (step.asked) {
                proof(*step.asked, indent + 2 + step.depth * 2, "asks ");
                continue;
            }
            const auto came_to = step.value.empty() ? step.status : step.value;
            std::string text = step.kind + " ";
            if (step.kind == "fact" || step.kind == "figure") text += step.name + " is " + came_to;
            else if (step.kind == "rounded") text += step.before + " to " + came_to + " by `" + step.text + "`";
            else text += (step.name.empty() ? "" : step.name + ": ") + "`" + step.text + "` is " + came_to;
            if (!step.since.empty()) text += " from " + step.since;
            if (!step.provisions.empty()) text += " (" + joined(step.provisions) + ")";
            page_.add(indent + 2 + step.depth * 2, text, Tone::Plain, 2);
        }
    }

    const Determination& d_;
    const TextOptions& options_;
    Page page_;
    std::set<std::uint32_t> shown_;
};

}  // namespace

std::string to_text(const Determination& determination, const TextOptions& options) { return ProfessionalText(determination, options).run(); }

}  // namespace careact
