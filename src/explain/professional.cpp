#include "careact/explain.hpp"

#include "explain/page.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace careact {

namespace {

using explain::Page;
using explain::Tone;

std::string joined(const std::vector<std::string>& all, std::string_view by = ", ") {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : std::string(by)) + one;
    return text;
}

std::string value_words(const Outcome& outcome) {
    if (const auto* option = std::get_if<Option>(&outcome.value)) return explain::as_words(option->name);
    return to_text(outcome.value);
}

std::string name_of(const Outcome& o) { return o.goal + (o.item.empty() ? "" : " (" + explain::item_words(o) + ")"); }

/// A figure that nobody has published yet is no fault in the rules.
constexpr std::string_view cannot_be_worked_out = "Cannot be worked out: a figure is not known";

bool is_no(const Requirement& r) { return r.status == OutcomeStatus::Decided && r.value == "no"; }

class ProfessionalText {
public:
    ProfessionalText(const Determination& determination, const TextOptions& options)
        : d_(determination), outcomes_(explain::to_show(determination.outcomes, options.all)), clocks_(explain::to_show(determination.clocks, options.all)), checks_(explain::to_show(determination.checks, options.all)), options_(options), page_(options), most_listed_(options.proof ? 100 : 4) {}

    std::string run() {
        page_.add(0, d_.record + ", on " + d_.on.to_words(), Tone::Strong);
        page_.add(0, "Rules: " + d_.layer + ", rulebook " + d_.rulebook_digest.substr(0, 12) + ". Proposed by careact " + d_.engine_version + "; a named person decides.", Tone::Quiet);
        section("Decided", OutcomeStatus::Decided);
        section(cannot_be_worked_out, OutcomeStatus::Failed, true);
        section("Failed: a fault in the rules", OutcomeStatus::Failed);
        section("Not decided yet", OutcomeStatus::Undecided);
        clocks();
        checks();
        left_aside();
        judged_later();
        not_shown();
        return page_.take();
    }

private:
    // ---- Sections ----

    void section(std::string_view title, OutcomeStatus status, bool figure_not_known = false) {
        bool begun = false;
        for (std::size_t i = 0; i < outcomes_.size(); ++i) {
            const auto& o = *outcomes_[i];
            if (o.status != status || o.figure_not_known != figure_not_known) continue;
            if (!begun) page_.gap(), page_.add(0, title, Tone::Strong);
            begun = true;
            if (status == OutcomeStatus::Undecided && !options_.proof) {
                waiting(alike(i));
                while (i + 1 < outcomes_.size() && outcomes_[i + 1]->goal == o.goal) ++i;
            } else {
                page_.gap();
                full(o);
            }
        }
    }

    void left_aside() {
        std::vector<std::string> names;
        const auto add = [&](const auto& shown) {
            for (const auto* o : shown) {
                if (o->status == OutcomeStatus::NotApplicable) names.push_back(name_of(*o) + (o->not_applicable_because.empty() ? "" : ": " + o->not_applicable_because));
            }
        };
        add(outcomes_), add(clocks_), add(checks_);
        if (names.empty()) return;
        page_.gap();
        page_.add(0, "Not applicable", Tone::Strong);
        for (const auto& name : names) page_.add(2, name, Tone::Quiet, 2);
    }

    // ---- Clocks and checks: in a line each, or in full with the working ----

    void clocks() {
        using enum ClockState;
        bool begun = false;
        for (const auto state : {Fault, Missed, DueSoon, Running, Undecided, NotStarted, Met}) {
            for (const auto* clock : clocks_) {
                if (clock->state != state) continue;
                if (!begun) page_.gap(), page_.add(0, "Clocks", Tone::Strong);
                begun = true;
                if (options_.proof) page_.gap(), full(*clock, clock);
                else page_.labelled(2, to_text(state), in_short(*clock), tone_of(state));
            }
        }
    }

    static Tone tone_of(ClockState state) {
        if (state == ClockState::Missed || state == ClockState::Fault) return Tone::Bad;
        return state == ClockState::DueSoon || state == ClockState::Undecided ? Tone::Waiting : Tone::Plain;
    }

    static std::string in_short(const ClockOutcome& c) {
        auto text = name_of(c);
        if (c.state == ClockState::Fault) return text + ": " + c.fault;
        if (c.state == ClockState::Undecided) return text + waits_for(c);
        if (const auto due = explain::day_words(c.due); !due.empty()) text += ": due " + due;
        if (const auto stopped = explain::day_words(c.stopped); !stopped.empty()) text += ", done " + stopped;
        if (const auto left = explain::left_words(c); !left.empty()) text += ", " + left;
        if (c.state == ClockState::Missed) text += ": " + c.missed_means;
        return text;
    }

    static std::string waits_for(const Outcome& o) { return o.missing.empty() ? "" : " waits for " + explain::waits_for(o.missing); }

    void checks() {
        using enum CheckResult;
        bool begun = false;
        for (const auto result : {Fault, Failed, NotEvidenced, NeedsPerson, Passed}) {
            for (const auto* check : checks_) {
                if (check->result != result) continue;
                if (!begun) page_.gap(), page_.add(0, "Checks", Tone::Strong);
                begun = true;
                if (options_.proof) page_.gap(), full(*check, nullptr, check);
                else page_.add(2, std::string(to_text(result)) + ": " + in_short(*check), result == Failed || result == Fault ? Tone::Bad : result == Passed ? Tone::Plain : Tone::Waiting, 4);
            }
        }
    }

    static std::string in_short(const CheckOutcome& c) {
        auto text = name_of(c) + (c.title.empty() ? "" : ": " + c.title) + " [" + explain::as_words(c.theme) + "]";
        if (c.result == CheckResult::NeedsPerson) return text + " " + c.asks;
        return c.result == CheckResult::NotEvidenced ? text + waits_for(c) : text;
    }

    void judged_later() {
        if (d_.judged_later.empty()) return;
        page_.gap();
        page_.add(0, "Judged after this day, and not looked at", Tone::Strong);
        for (const auto& one : d_.judged_later) page_.add(2, one.path + ", on " + one.on.to_words() + (one.title.empty() ? "" : ": " + one.title), Tone::Waiting, 2);
    }

    /// How many outcomes nothing recorded bears on, by where their rules stand.
    void not_shown() {
        const auto where = [](const Outcome& o) { return o.module.substr(0, std::min(o.module.rfind('.'), o.module.size())); };
        std::map<std::string, std::size_t> counted;
        for (const auto& o : d_.outcomes) ++counted[where(o)];
        for (const auto* o : outcomes_) --counted[where(*o)];
        std::string text;
        for (const auto& [module, count] : counted) {
            if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " of " + module;
        }
        const auto clocks = d_.clocks.size() - clocks_.size(), checks = d_.checks.size() - checks_.size();
        if (clocks > 0) text += (text.empty() ? "" : ", ") + std::to_string(clocks) + " clocks";
        if (checks > 0) text += (text.empty() ? "" : ", ") + std::to_string(checks) + " checks";
        if (text.empty()) return;
        page_.gap();
        page_.add(0, "The record says nothing that bears on more outcomes: " + text + ". (--all lists them.)", Tone::Quiet);
    }

    /// Undecided outcomes of one goal, one for each item.
    std::vector<const Outcome*> alike(std::size_t first) const {
        std::vector<const Outcome*> all;
        for (std::size_t i = first; i < outcomes_.size() && outcomes_[i]->goal == outcomes_[first]->goal; ++i) {
            if (outcomes_[i]->status == OutcomeStatus::Undecided) all.push_back(outcomes_[i]);
        }
        return all;
    }

    /// In short: what it waits for, and what would settle it soonest.
    void waiting(const std::vector<const Outcome*>& all) {
        const auto& o = *all.front();
        std::vector<std::string> items;
        for (const auto* one : all) {
            if (!one->item.empty()) items.push_back(explain::item_words(*one));
        }
        page_.add(2, o.goal + (o.title.empty() ? "" : ": " + o.title), Tone::Waiting, 2);
        if (!items.empty()) page_.add(4, "for " + joined(items), Tone::Plain, 4);
        if (!o.missing.empty()) page_.add(4, "waits for " + explain::waits_for(o.missing) + (all.size() > 1 ? "; likewise for the others" : ""), Tone::Plain, 4);
        if (!o.settled_by.empty()) page_.add(4, "settled by " + settled(o.settled_by.front()), Tone::Plain, 4);
    }

    static std::string settled(const SettlingSet& set) {
        auto text = joined(set.facts, " and ");
        if (set.whatever_the_answer) return text + ", whatever the answer";
        if (!set.answers.empty()) text += (set.every_answer_tried ? " if " : ", for instance if ") + joined(set.answers.front().values, " and ") + ": then " + set.answers.front().outcome;
        return text;
    }

    // ---- One outcome ----

    void full(const Outcome& o, const ClockOutcome* clock = nullptr, const CheckOutcome* check = nullptr) {
        const bool bad = o.value == Value{false} || o.status == OutcomeStatus::Failed || (clock != nullptr && clock->state == ClockState::Missed);
        heading(o, check != nullptr ? std::string(to_text(check->result)) : came_to(o), bad);
        if (clock != nullptr) dates(*clock);
        if (check != nullptr) page_.labelled(4, "theme", explain::as_words(check->theme));
        if (check != nullptr && check->result == CheckResult::NeedsPerson) page_.labelled(4, "asks", check->asks, Tone::Waiting);
        for (const auto& sentence : o.tells_professional) page_.add(4, sentence);
        if (o.status == OutcomeStatus::Failed) page_.add(4, o.fault, Tone::Bad);
        reasons(o);
        waits(o);
        rests(o);
        for (const auto& c : o.would_change) {
            if (&c - o.would_change.data() >= static_cast<std::ptrdiff_t>(most_listed_)) break;
            page_.labelled(4, "would turn", c.path + (c.from.empty() ? "" : ", now " + c.from) + ", if " + c.to + ": then " + c.outcome);
        }
        for (const auto& step : o.next_steps) page_.labelled(4, "next", step.step + (step.provisions.empty() ? "" : " (" + joined(step.provisions) + ")"));
        if (o.may_override) page_.labelled(4, "open", "a person may override this, with reasons");
        if (options_.proof && o.proof) {
            page_.add(4, "working", Tone::Quiet);
            proof(*o.proof, 6, {});
        }
    }

    static std::string came_to(const Outcome& o) {
        if (o.status == OutcomeStatus::Decided) return value_words(o);
        return o.figure_not_known ? "cannot be worked out" : std::string(to_text(o.status));
    }

    void dates(const ClockOutcome& c) {
        const auto day = [&](std::string_view label, const Value& value, const std::string& more = "") {
            if (const auto words = explain::day_words(value); !words.empty()) page_.labelled(4, label, words + more);
        };
        const auto left = explain::left_words(c);
        day("started", c.start);
        day("due", c.due, left.empty() ? "" : ", " + left);
        day("warns from", c.due_soon_from);
        day("done", c.stopped);
        if (c.state == ClockState::Missed) page_.labelled(4, "means", c.missed_means, Tone::Bad);
    }

    void heading(const Outcome& o, std::string how, bool bad) {
        const auto name = name_of(o);
        if (o.status == OutcomeStatus::Decided) {
            if (!o.immaterial.empty()) how += ", whatever is still missing";
            if (!o.presumptions.empty()) how += ", on a presumption";
            if (!o.unverified.empty()) how += ", on text not verified";
        }
        const auto tone = o.status == OutcomeStatus::Undecided ? Tone::Waiting : bad ? Tone::Bad : Tone::Good;
        page_.add(2, name + ": " + how, tone, 2);
        // A title says what a yes would say: under a no it must not stand as it is.
        if (!o.title.empty()) page_.add(4, (o.value == Value{false} ? "not so: " : "") + o.title, Tone::Quiet, 2);
    }

    void reasons(const Outcome& o) {
        for (const auto& r : o.requirements) {
            auto text = r.title.empty() ? (r.label.empty() ? r.text : explain::as_words(r.label)) : r.title;
            text += ": " + (r.status == OutcomeStatus::Decided ? r.value : std::string(to_text(r.status)));
            if (!r.provisions.empty()) text += " (" + joined(r.provisions) + ")";
            page_.labelled(4, is_no(r) ? "why not" : "requires", text, is_no(r) ? Tone::Bad : Tone::Plain);
        }
        if (!o.provisions.empty()) page_.labelled(4, "under", joined(o.provisions));
    }

    void waits(const Outcome& o) {
        for (std::size_t i = 0; i < std::min(o.missing.size(), most_listed_); ++i) {
            const auto& m = o.missing[i];
            auto text = m.path + (m.title.empty() ? "" : ": " + m.title);
            if (m.judgement) text += " [a person judges]";
            if (m.state != EvidenceState::Silent) text += " [" + std::string(to_text(m.state)) + "]";
            page_.labelled(4, "waits for", text, Tone::Waiting);
        }
        and_more(o.missing.size());
        for (std::size_t i = 0; i < std::min(o.settled_by.size(), most_listed_); ++i) page_.labelled(4, "settled by", settled(o.settled_by[i]));
    }

    void rests(const Outcome& o) {
        for (const auto& j : o.judgements) page_.labelled(4, "judged", (j.title.empty() ? j.path : j.title) + ": " + j.value + ", by " + j.by + " on " + j.on + ", because " + j.because);
        for (const auto& p : o.presumptions) page_.labelled(4, "presumed", p.path + ": " + p.value);
        for (const auto& f : o.figures) page_.labelled(4, "figure", f.name + " " + f.value + " from " + f.from + " (" + f.layer + ")");
        for (std::size_t i = 0; i < std::min(o.unverified.size(), most_listed_); ++i) page_.labelled(4, "unverified", o.unverified[i], Tone::Waiting);
        and_more(o.unverified.size());
    }

    void and_more(std::size_t count) {
        if (count > most_listed_) page_.labelled(4, "", "and " + std::to_string(count - most_listed_) + " more");
    }

    // ---- The working, rule by rule; one that was shown is only named after that ----

    void proof(std::uint32_t number, std::size_t indent, const std::string& prefix) {
        const auto& node = d_.proof[number];
        const auto answer = node.value.empty() ? node.status : node.value;
        page_.add(indent, prefix + node.rule + (node.item.empty() ? "" : " (" + node.item + ")") + ": " + answer + (node.changes.empty() ? "" : ", with " + node.changes) + " [" + node.layer + "]",
                  Tone::Quiet, 2);
        if (!shown_.insert(number).second) return;
        for (const auto& step : node.steps) {
            if (step.asked) proof(*step.asked, indent + 2 + step.depth * 2, "asks ");
            else page_.add(indent + 2 + step.depth * 2, step_text(step), Tone::Plain, 2);
        }
    }

    /// A long clause is told by its beginning: its parts stand below it.
    static std::string shortened(const std::string& text) {
        constexpr std::size_t longest = 70;
        return text.size() <= longest ? text : text.substr(0, text.rfind(' ', longest)) + " ...";
    }

    static std::string step_text(const ProofStep& step) {
        const auto came_to = step.value.empty() ? step.status : step.value;
        auto text = step.kind + " ";
        if (step.kind == "fact" || step.kind == "figure") text += step.name + " is " + came_to;
        else if (step.kind == "rounded") text += step.before + " to " + came_to + " by `" + step.text + "`";
        else text += (step.name.empty() ? "" : step.name + ": ") + "`" + shortened(step.text) + "` is " + came_to;
        if (!step.since.empty()) text += " from " + step.since;
        if (!step.provisions.empty()) text += " (" + joined(step.provisions) + ")";
        return text;
    }

    const Determination& d_;
    std::vector<const Outcome*> outcomes_;
    std::vector<const ClockOutcome*> clocks_;
    std::vector<const CheckOutcome*> checks_;
    const TextOptions& options_;
    Page page_;
    std::size_t most_listed_;
    std::set<std::uint32_t> shown_;
};

}  // namespace

std::string to_text(const Determination& determination, const TextOptions& options) { return ProfessionalText(determination, options).run(); }

}  // namespace careact
