/// Determinations and statements as pages.

#include "careact/statement.hpp"
#include "explain/html_clocks.hpp"
#include "explain/html_letter.hpp"
#include "explain/html_page.hpp"
#include "explain/html_statement.hpp"
#include "explain/page.hpp"
#include "explain/statement_words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace careact {

namespace {

using namespace explain;

constexpr std::string_view proposed = "Proposed by a computer from what is recorded. A named person decides.";
constexpr std::string_view to_the_person = "A computer worked this out from what has been written down. A person will decide, and will talk to you about it.";
constexpr std::size_t most_changes = 4;

/// A figure that nobody has published yet is no fault in the rules.
std::string how_it_stands(OutcomeStatus status, bool figure_not_known) {
    if (figure_not_known) return "Cannot be worked out: a figure is not known";
    constexpr std::array names = {"Decided", "Not decided yet", "Not applicable", "Failed: a fault in the rules"};
    return names[static_cast<std::size_t>(status)];
}

std::string value_words(const Outcome& o) {
    if (const auto* option = std::get_if<Option>(&o.value)) return as_words(option->name);
    return to_text(o.value);
}

std::vector<std::string> sentences(const std::vector<RestsOn>& all) {
    std::vector<std::string> made;
    for (const auto& f : all) made.push_back((f.title.empty() ? f.path : f.title) + ": " + f.value + (f.by.empty() ? "" : ", by " + f.by + " on " + f.on + ", because " + f.because));
    return made;
}

// ---- For the professional ----------------------------------------------------------------------------------------------------------

class ProfessionalPage {
public:
    ProfessionalPage(const Determination& d, const HtmlOptions& options)
        : d_(d), options_(options), outcomes_(to_show(d.outcomes, options.all)), clocks_(by_urgency(to_show(d.clocks, options.all))), checks_(by_urgency(to_show(d.checks, options.all))), statements_(careact::statements(d)), page_("What the rules say of " + d.record + ", on " + d.on.to_words()) {}

    std::string run() {
        page_.paragraph(proposed, "inset");
        page_.summary({{"Record", d_.record + ", SHA-256 " + d_.record_digest}, {"Rules", d_.layer + ", SHA-256 " + d_.rulebook_digest}, {"For", d_.on.to_words()},
                       {"Amounts", d_.known_on ? "as they were known on " + d_.known_on->to_words() : "as they are known now"}, {"Engine", "careact " + d_.engine_version}});
        contents();
        groups();
        clocks();
        checks();
        judged_later();
        not_shown();
        return page_.take("careact " + d_.engine_version + ". Record " + d_.record_digest + "; rules " + d_.rulebook_digest + ".");
    }

private:
    std::string id_of(const Outcome& o) const { return "outcome-" + std::to_string(&o - d_.outcomes.data() + 1); }
    std::string id_of(const ClockOutcome& c) const { return "clock-" + std::to_string(&c - d_.clocks.data() + 1); }
    std::string id_of(const CheckOutcome& c) const { return "check-" + std::to_string(&c - d_.checks.data() + 1); }
    static std::string name_of(const Outcome& o) { return capital(o.title.empty() ? as_words(o.goal) : o.title) + (o.item.empty() ? "" : " (" + item_words(o) + ")"); }

    void contents() {
        if (outcomes_.size() + (clocks_.empty() ? 0U : 1U) + (checks_.empty() ? 0U : 1U) < 2) return;
        page_.raw("<nav aria-label=\"Outcomes\"><ul>\n");
        for (const auto* o : outcomes_) page_.raw("<li><a href=\"#" + id_of(*o) + "\">" + escaped(name_of(*o)) + "</a>: " + escaped(o->status == OutcomeStatus::Decided ? value_words(*o) : std::string(to_text(o->status))) + "</li>\n");
        if (!clocks_.empty()) page_.raw("<li><a href=\"#clocks\">Clocks</a>: " + std::to_string(clocks_.size()) + "</li>\n");
        if (!checks_.empty()) page_.raw("<li><a href=\"#checks\">Checks</a>: " + std::to_string(checks_.size()) + "</li>\n");
        page_.raw("</ul></nav>\n");
    }

    void judged_later() {
        if (d_.judged_later.empty()) return;
        page_.heading(2, "Judged after this day, and not looked at");
        std::vector<std::string> items;
        for (const auto& one : d_.judged_later) items.push_back(one.path + ", on " + one.on.to_words() + (one.title.empty() ? "" : ": " + one.title));
        page_.list(items);
    }

    void not_shown() {
        std::string text;
        const auto add = [&](std::size_t count, const std::string& what) {
            if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " more " + what;
        };
        add(d_.outcomes.size() - outcomes_.size(), "outcomes"), add(d_.clocks.size() - clocks_.size(), "clocks"), add(d_.checks.size() - checks_.size(), "checks");
        if (!text.empty()) page_.paragraph("The record says nothing that bears on " + text + ".", "quiet");
    }

    // ---- Clocks and checks: a line of a table each, then each in full, folded away ----

    static bool in_full(const Outcome& o) { return o.status != OutcomeStatus::NotApplicable; }

    template <typename Made>
    std::vector<Placed<Made>> placed(const std::vector<const Made*>& all) const {
        std::vector<Placed<Made>> made;
        for (const auto* one : all) made.push_back({one, name_of(*one), in_full(*one) ? id_of(*one) : ""});
        return made;
    }

    void clocks() {
        if (clocks_.empty()) return;
        page_.heading(2, "Clocks", "clocks");
        write_clock_table(page_, placed(clocks_));
        for (const auto* clock : clocks_) {
            if (!in_full(*clock)) continue;
            begin_full(*clock);
            write_dates(page_, *clock);
            why(*clock);
            page_.end_details();
        }
    }

    void checks() {
        if (checks_.empty()) return;
        page_.heading(2, "Checks", "checks");
        write_check_table(page_, placed(checks_), d_.proof);
        for (const auto* check : checks_) {
            if (!in_full(*check)) continue;
            begin_full(*check);
            page_.paragraph("Theme: " + as_words(check->theme) + ".");
            if (check->result == CheckResult::NeedsPerson) page_.paragraph(check->asks, "inset");
            why(*check);
            page_.end_details();
        }
    }

    /// The link to it leads inside, so that browsers open what they lead to.
    template <typename Made>
    void begin_full(const Made& one) {
        page_.raw("<details><summary><h3>" + escaped(name_of(one)) + "</h3></summary><div>\n");
        page_.raw("<p id=\"" + id_of(one) + "\">" + state_tag(one) + reservations(one) + "</p>\n");
    }

    void groups() {
        group(OutcomeStatus::Decided, false), group(OutcomeStatus::Failed, true), group(OutcomeStatus::Failed, false);
        group(OutcomeStatus::Undecided, false), group(OutcomeStatus::NotApplicable, false);
    }

    void group(OutcomeStatus status, bool figure_not_known) {
        bool begun = false;
        for (const auto* o : outcomes_) {
            if (o->status != status || o->figure_not_known != figure_not_known) continue;
            if (!begun) page_.heading(2, how_it_stands(status, figure_not_known));
            begun = true;
            write(*o);
        }
    }

    void write(const Outcome& o) {
        page_.begin_section(id_of(o));
        page_.heading(3, name_of(o) + (o.status == OutcomeStatus::Decided ? ": " + value_words(o) : ""), id_of(o));
        answer(o);
        why(o);
        page_.end_section();
    }

    void why(const Outcome& o) {
        for (const auto& sentence : o.tells_professional) page_.paragraph(sentence, "", options_.language);
        if (!o.fault.empty()) page_.paragraph(o.fault, "inset");
        if (!o.not_applicable_because.empty()) page_.paragraph("Because " + o.not_applicable_because + ".");
        requirements(o);
        next_steps(o);
        missing(o);
        write_changes(page_, {o.would_change.begin(), o.would_change.begin() + static_cast<std::ptrdiff_t>(std::min(most_changes, o.would_change.size()))});
        statement(o);
        rests(o);
        working(o);
    }

    void answer(const Outcome& o) {
        const bool decided = o.status == OutcomeStatus::Decided;
        const auto kind = o.status == OutcomeStatus::Undecided ? "waiting" : o.status == OutcomeStatus::NotApplicable ? "plain" : o.status == OutcomeStatus::Failed || o.value == Value{false} ? "bad" : "good";
        page_.raw("<p>" + tag(decided ? value_words(o) : how_it_stands(o.status, o.figure_not_known), kind) + reservations(o) + "</p>\n");
        if (o.may_override) page_.paragraph("A person may override this, with reasons.", "quiet");
    }

    /// On what the answer stands, and by which rule it is.
    static std::string reservations(const Outcome& o) {
        std::string html;
        const bool decided = o.status == OutcomeStatus::Decided;
        if (decided && !o.immaterial.empty()) html += " " + tag("whatever is still missing", "plain");
        if (decided && !o.presumptions.empty()) html += " " + tag("on a presumption", "waiting");
        if (decided && !o.unverified.empty()) html += " " + tag("on text not verified", "waiting");
        return html + " " + small(o.goal + ", rules of " + o.layer + (o.provisions.empty() ? "" : ", under " + listed(o.provisions)));
    }

    void requirements(const Outcome& o) {
        if (o.requirements.empty()) return;
        HtmlTable table;
        table.caption = "What it turns on";
        table.headings = {{"What"}, {"Answer"}, {"Authority"}};
        for (const auto& r : o.requirements) {
            const auto words = r.title.empty() ? (r.label.empty() ? r.text : as_words(r.label)) : r.title;
            table.rows.push_back({{escaped(capital(words)), false, true}, {escaped(r.status == OutcomeStatus::Decided ? r.value : std::string(to_text(r.status)))}, {escaped(listed(r.provisions))}});
        }
        page_.table(table);
    }

    void next_steps(const Outcome& o) {
        if (o.next_steps.empty()) return;
        page_.heading(4, "What follows");
        std::vector<std::string> items;
        for (const auto& step : o.next_steps) items.push_back(step.step + (step.provisions.empty() ? "" : " (" + listed(step.provisions) + ")"));
        page_.list(items);
    }

    void missing(const Outcome& o) {
        if (!o.missing.empty()) {
            page_.heading(4, "What is missing");
            write_missing(page_, o.missing, false);
        }
        std::vector<std::string> sets;
        for (const auto& set : o.settled_by) {
            auto text = listed(set.facts, " and ");
            if (set.whatever_the_answer) text += ", whatever the answer";
            else if (!set.answers.empty()) text += (set.every_answer_tried ? " if " : ", for instance if ") + listed(set.answers.front().values, " and ") + ": then " + set.answers.front().outcome;
            sets.push_back(std::move(text));
        }
        if (sets.empty()) return;
        page_.heading(4, "What would settle it");
        page_.list(sets);
    }

    void statement(const Outcome& o) {
        const auto found = std::find_if(statements_.begin(), statements_.end(), [&](const Statement& s) { return s.goal == o.goal && s.item == o.item; });
        if (found == statements_.end() || o.status == OutcomeStatus::NotApplicable) return;
        // Of many outcomes, many draw on the same amounts: there each is folded away.
        if (outcomes_.size() > 1) page_.begin_details("How the amount is made up");
        else page_.heading(4, "How the amount is made up");
        write_statement(page_, *found, false, id_of(o) + "-");
        if (outcomes_.size() > 1) page_.end_details();
    }

    void rests(const Outcome& o) {
        if (o.judgements.empty() && o.facts.empty() && o.presumptions.empty() && o.figures.empty() && o.unverified.empty()) return;
        page_.begin_details("What it rests on");
        group("Judgements", sentences(o.judgements));
        group("Presumed", sentences(o.presumptions));
        group("Recorded", sentences(o.facts));
        group("Not verified", o.unverified);
        if (!o.figures.empty()) figures(o);
        page_.end_details();
    }

    void group(std::string_view name, const std::vector<std::string>& items) {
        if (items.empty()) return;
        page_.heading(4, name);
        page_.list(items);
    }

    void figures(const Outcome& o) {
        HtmlTable table;
        table.caption = "Figures";
        table.headings = {{"Figure"}, {"Amount", true}, {"From"}, {"Layer and place"}, {"Source"}};
        for (const auto& f : o.figures) {
            table.rows.push_back({{escaped(f.title.empty() ? as_words(f.name) : f.title), false, true}, {escaped(f.value), true}, {escaped(f.from)}, {escaped(f.layer + ", " + f.place)}, {escaped(f.source)}});
        }
        page_.table(table);
    }

    // ---- The working, rule by rule; one that was shown is only named after that ----

    void working(const Outcome& o) {
        if (!options_.proof || !o.proof) return;
        page_.begin_details("Each step of the working");
        page_.raw("<ul class=\"proof\">\n");
        node(*o.proof);
        page_.raw("</ul>\n");
        page_.end_details();
    }

    void node(std::uint32_t number) {
        const auto& n = d_.proof[number];
        page_.raw("<li><strong>" + escaped(n.rule + (n.item.empty() ? "" : " (" + n.item + ")")) + "</strong>: " + escaped(n.value.empty() ? n.status : n.value) + (n.changes.empty() ? "" : escaped(", with " + n.changes)) +
                  " <span class=\"small\">" + escaped(n.layer + ", " + n.place + (n.provisions.empty() ? "" : ", " + listed(n.provisions))) + "</span>");
        if (shown_.insert(number).second && !n.steps.empty()) {
            page_.raw("<ul>\n");
            for (const auto& step : n.steps) {
                if (step.asked) node(*step.asked);
                else page_.raw("<li>" + this->step(step) + "</li>\n");
            }
            page_.raw("</ul>\n");
        }
        page_.raw("</li>\n");
    }

    static std::string step(const ProofStep& s) {
        const auto came_to = s.value.empty() ? s.status : s.value;
        auto text = escaped(s.kind + " ");
        if (s.kind == "fact" || s.kind == "figure") text += escaped(s.name + " is " + came_to);
        else if (s.kind == "rounded") text += escaped(s.before + " to " + came_to + " by ") + "<code>" + escaped(s.text) + "</code>";
        else text += escaped(s.name.empty() ? "" : s.name + ": ") + "<code>" + escaped(s.text) + "</code>" + escaped(" is " + came_to);
        if (!s.since.empty()) text += escaped(" from " + s.since + ", " + s.place);
        if (!s.provisions.empty()) text += escaped(" (" + listed(s.provisions) + ")");
        return text;
    }

    const Determination& d_;
    const HtmlOptions& options_;
    std::vector<const Outcome*> outcomes_;
    std::vector<const ClockOutcome*> clocks_;
    std::vector<const CheckOutcome*> checks_;
    std::vector<Statement> statements_;
    HtmlPage page_;
    std::set<std::uint32_t> shown_;
};

}  // namespace

std::string to_html(const Determination& determination, const HtmlOptions& options) {
    return options.for_person || options.for_carers ? letter_page(determination, options) : ProfessionalPage(determination, options).run();
}

std::string to_html(const std::vector<Statement>& statements, const HtmlOptions& options) {
    HtmlPage page(options.for_person ? "How the amount was worked out" : "Statement of amounts");
    page.paragraph(options.for_person ? to_the_person : proposed, "inset");
    for (const auto& s : statements) {
        const auto number = std::to_string(&s - statements.data() + 1);
        page.begin_section("statement-" + number);
        page.heading(2, capital(s.title.empty() ? as_words(s.goal) : s.title) + (s.item_name.empty() ? "" : " (" + as_words(s.item_name) + ")"), "statement-" + number);
        page.paragraph(s.total ? to_text(*s.total) : options.for_person ? "Not known yet" : how_it_stands(s.status, s.figure_not_known), "lead");
        if (options.for_person) page.paragraph("For " + s.on.to_words() + ".");
        else page.summary({{"Record", s.record + ", SHA-256 " + s.record_digest}, {"Rules", s.layer + ", SHA-256 " + s.rulebook_digest}, {"For", s.on.to_words()}, {"Engine", "careact " + s.engine_version}});
        write_statement(page, s, options.for_person, "s" + number + "-");
        if (!s.missing.empty() && (!options.for_person || !s.total)) {
            page.heading(3, options.for_person ? "We still need to know" : s.total ? "Not known, and it does not matter" : "What is missing");
            write_missing(page, s.missing, options.for_person);
        }
        if (!options.for_person && !s.unverified.empty()) {
            page.heading(3, "Not verified");
            page.list(s.unverified);
        }
        if (!options.for_person) write_changes(page, {s.would_change.begin(), s.would_change.begin() + static_cast<std::ptrdiff_t>(std::min(most_changes, s.would_change.size()))});
        page.end_section();
    }
    return page.take(options.for_person ? "You can ask us to explain any of this, and to look at it again." : "Proposed, not decided.");
}

}  // namespace careact
