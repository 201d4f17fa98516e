/// Statements as text: for the professional with every source, for the person in plain words.

#include "explain/letter.hpp"
#include "explain/page.hpp"
#include "explain/statement_words.hpp"

#include <algorithm>

namespace careact {

namespace {

using namespace explain;

constexpr std::size_t most_changes = 4;

std::string total_words(const Statement& s) { return s.total ? to_text(*s.total) : std::string(to_text(s.status)) + (s.fault.empty() ? "" : ": " + s.fault); }

// ---- For the professional ----------------------------------------------------------------------------------------------------------

class Professional {
public:
    Professional(const Statement& statement, Page& page) : s_(statement), page_(page) {}

    void write() {
        page_.add(0, "Statement of " + s_.goal + (s_.title.empty() ? "" : ": " + s_.title) + (s_.item.empty() ? "" : ", for " + s_.item), Tone::Strong);
        page_.add(0, s_.record + ", on " + s_.on.to_words() + (s_.known_on ? ", as amounts were known on " + s_.known_on->to_words() : ""));
        page_.add(0, "Rules: " + s_.layer + ", rulebook " + s_.rulebook_digest.substr(0, 12) + ". Proposed by careact " + s_.engine_version + "; a named person decides.", Tone::Quiet);
        for (std::size_t i = 0; i < s_.parts.size(); ++i) write(i);
        page_.gap();
        page_.with_amount(0, s_.title.empty() ? s_.goal : capital(s_.title), total_words(s_), Tone::Strong);
        for (const auto& m : s_.missing) page_.labelled(2, s_.total ? "not known" : "waits for", m.path + (m.title.empty() ? "" : ": " + m.title), Tone::Waiting);
        for (const auto& why : s_.unverified) page_.labelled(2, "unverified", why, Tone::Waiting);
        for (std::size_t i = 0; i < std::min(most_changes, s_.would_change.size()); ++i) {
            const auto& c = s_.would_change[i];
            page_.labelled(2, "would turn", c.path + (c.from.empty() ? "" : ", now " + c.from) + ", if " + c.to + ": then " + c.outcome);
        }
    }

private:
    void write(std::size_t number) {
        const auto& part = s_.parts[number];
        page_.gap();
        page_.add(0, part_letter(number) + "  " + part_words(part, false), Tone::Strong, 3);
        page_.add(3, from(part.rule, part.provisions, part.layer, part.place), Tone::Quiet, 2);
        for (const auto& reason : part.reasons) page_.add(3, "because: " + reason_words(reason), Tone::Quiet, 2);
        for (std::size_t i = 0; i < part.lines.size(); ++i) {
            if (subtotal_before(part, i)) page_.with_amount(6, "which makes", amount_text(*part.lines[i - 1].after, part.total));
            write(part, i, part_letter(number) + std::to_string(i + 1));
        }
        page_.ruled();
        page_.with_amount(6, part.is_sum && part.lines.size() > 1 ? "In all: the lines added up" : "Comes to", part.total ? to_text(*part.total) : std::string(to_text(part.status)), Tone::Strong);
    }

    void write(const StatementPart& part, std::size_t i, const std::string& number) {
        const auto& line = part.lines[i];
        const auto words = line_words(line, part, false) + (line.part ? " [" + part_letter(*line.part) + "]" : "");
        page_.with_amount(2, number + std::string(number.size() < 4 ? 4 - number.size() : 1, ' ') + words, line.amount ? line_amount(line, part) : "not known", line.amount ? Tone::Plain : Tone::Waiting, 4);
        const auto detail = [&](const std::string& text, Tone tone = Tone::Quiet) {
            if (!text.empty()) page_.add(8, text, tone, 2);
        };
        if (!line.amount) detail(standing(line), Tone::Waiting);
        if (!line.path.empty()) detail("from " + line.path);
        for (const auto& amount : line.recorded) detail("recorded: " + amount.path + ", " + amount.value);
        if (!line.rule.empty()) detail(from(line.rule, line.provisions, line.layer, line.figures.empty() ? line.place : ""));
        else if (line.kind == LineKind::Rounded || line.kind == LineKind::Converted) detail(line.place);
        for (const auto& reason : line.reasons) detail("because: " + reason_words(reason));
        for (const auto& figure : line.figures) detail("figure: " + figure_words(figure));
    }

    static std::string from(const std::string& rule, const std::vector<std::string>& provisions, const std::string& layer, const std::string& place) {
        auto text = rule + (provisions.empty() ? "" : ", under " + listed(provisions));
        if (!layer.empty()) text += " [" + layer + "]";
        return text + (place.empty() ? "" : ", " + place);
    }

    const Statement& s_;
    Page& page_;
};

// ---- For the person ----------------------------------------------------------------------------------------------------------------

class Person {
public:
    Person(const Statement& statement, Page& page) : s_(statement), page_(page) {}

    void write() {
        page_.with_amount(0, s_.title.empty() ? "The amount" : capital(s_.title), s_.total ? to_text(*s_.total) : "not known yet", Tone::Strong);
        page_.add(0, "This is how it was worked out, for " + s_.on.to_words() + ". A computer worked it out from what has been written down. A person will decide, and will talk to you about it.");
        const auto shown = parts_for_person(s_);
        for (std::size_t i = 0; i < s_.parts.size(); ++i) {
            if (shown[i]) write(s_.parts[i], shown);
        }
        missing();
        changes();
    }

private:
    void changes() {
        std::vector<std::string> told;
        for (const auto& c : s_.would_change) {
            if (!c.title.empty() && told.size() < most_changes) told.push_back("- if this were " + c.to + ": " + (c.item_name.empty() ? "" : c.item_name + ", ") + c.title + (c.from.empty() ? "" : " (now " + c.from + ")") + ". It would be " + c.outcome + ".");
        }
        if (told.empty()) return;
        page_.gap();
        page_.add(0, "This would change:");
        for (const auto& words : told) page_.add(2, words, Tone::Plain, 2);
    }

    void write(const StatementPart& part, const std::vector<bool>& shown) {
        page_.gap();
        page_.add(0, part_words(part, true), Tone::Strong);
        for (std::size_t i = 0; i < part.lines.size(); ++i) {
            const auto& line = part.lines[i];
            if (!shown_to_person(part, i)) continue;
            if (subtotal_before(part, i)) page_.with_amount(2, "That makes", amount_text(*part.lines[i - 1].after, part.total));
            const bool above = line.part && shown[*line.part];
            page_.with_amount(2, capital(line_words(line, part, true)) + (above ? " (worked out above)" : ""), line.amount ? line_amount(line, part) : "not known", Tone::Plain, 2);
            for (const auto& why : why_for_person(line)) page_.add(4, why, Tone::Quiet, 2);
        }
        page_.ruled();
        page_.with_amount(2, "This comes to", part.total ? to_text(*part.total) : "not known yet", Tone::Strong);
    }

    void missing() {
        if (s_.total || s_.missing.empty()) return;
        page_.gap();
        page_.add(0, "We still need to know:");
        std::vector<std::string> said;
        for (const auto& fact : s_.missing) {
            const auto& name = called(fact);
            if (name.empty() || std::find(said.begin(), said.end(), name) != said.end()) continue;
            page_.add(2, "- " + name, Tone::Plain, 2);
            said.push_back(name);
        }
    }

    const Statement& s_;
    Page& page_;
};

template <typename Writer>
std::string written(const std::vector<Statement>& statements, const TextOptions& options) {
    Page page(options);
    for (const auto& statement : statements) {
        page.gap();
        Writer(statement, page).write();
    }
    return page.take();
}

}  // namespace

std::string to_text(const std::vector<Statement>& statements, const TextOptions& options) { return written<Professional>(statements, options); }

std::string to_plain_text(const std::vector<Statement>& statements, const TextOptions& options) { return written<Person>(statements, options); }

}  // namespace careact
