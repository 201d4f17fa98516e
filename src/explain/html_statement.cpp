#include "explain/html_statement.hpp"

#include "explain/letter.hpp"
#include "explain/page.hpp"
#include "explain/statement_words.hpp"

#include <algorithm>

namespace careact::explain {

namespace {

class Tables {
public:
    Tables(HtmlPage& page, const Statement& statement, bool for_person, const std::string& prefix)
        : page_(page), s_(statement), person_(for_person), prefix_(prefix), shown_(for_person ? parts_for_person(statement) : std::vector<bool>(statement.parts.size(), true)) {}

    void write() {
        for (std::size_t i = 0; i < s_.parts.size(); ++i) {
            if (shown_[i]) write(i);
        }
    }

private:
    std::string id_of(std::size_t part) const { return prefix_ + part_letter(part); }

    void write(std::size_t number) {
        const auto& part = s_.parts[number];
        HtmlTable table;
        table.id = id_of(number);
        if (!person_) table.kind = "lines";
        table.caption = (person_ ? "" : part_letter(number) + ". ") + part_words(part, person_);
        if (person_) table.headings = {{"What"}, {"Amount", true}};
        else table.headings = {{"Line"}, {"What"}, {"Rule and authority"}, {"Amount", true}};
        for (std::size_t i = 0; i < part.lines.size(); ++i) {
            if (person_ && !shown_to_person(part, i)) continue;
            if (subtotal_before(part, i)) table.rows.push_back(total_row(person_ ? "That makes" : "which makes", amount_text(*part.lines[i - 1].after, part.total)));
            table.rows.push_back(person_ ? person_row(part, i) : professional_row(part, i, number));
        }
        table.feet = {total_row(person_ ? "This comes to" : part.is_sum && part.lines.size() > 1 ? "In all: the lines added up" : "Comes to", part.total ? to_text(*part.total) : person_ ? "not known yet" : std::string(to_text(part.status)))};
        page_.table(table);
        if (!person_) sources(part);
    }

    std::vector<HtmlCell> total_row(const std::string& words, const std::string& amount) const {
        if (person_) return {{escaped(words), false, true}, {escaped(amount), true}};
        return {{""}, {escaped(words), false, true}, {""}, {escaped(amount), true}};
    }

    std::string link(const StatementLine& line) const {
        if (!line.part || !shown_[*line.part]) return "";
        return " (<a href=\"#" + id_of(*line.part) + "\">" + (person_ ? "worked out above" : "part " + part_letter(*line.part)) + "</a>)";
    }

    std::string amount(const StatementLine& line, const StatementPart& part) const { return line.amount ? escaped(line_amount(line, part)) : "not known"; }

    std::vector<HtmlCell> person_row(const StatementPart& part, std::size_t i) const {
        const auto& line = part.lines[i];
        auto words = escaped(capital(line_words(line, part, true))) + link(line);
        for (const auto& why : why_for_person(line)) words += small(why);
        return {{words, false, true}, {amount(line, part), true}};
    }

    std::vector<HtmlCell> professional_row(const StatementPart& part, std::size_t i, std::size_t number) const {
        const auto& line = part.lines[i];
        auto words = escaped(line_words(line, part, false)) + link(line);
        if (!line.amount) words += small(standing(line));
        if (!line.path.empty()) words += small("from " + line.path);
        for (const auto& one : line.recorded) words += small("recorded: " + one.path + ", " + one.value);
        for (const auto& reason : line.reasons) words += small("because: " + reason_words(reason));
        auto source = escaped(listed(line.provisions));
        if (!line.rule.empty()) source += small(line.rule + (line.layer == "national" ? "" : " [" + line.layer + "]"));
        for (const auto& f : line.figures) source += small("figure " + figure_words(f)) + small(f.source);
        if (line.figures.empty()) source += small(line.place);
        return {{part_letter(number) + std::to_string(i + 1), false, true}, {words}, {source}, {amount(line, part), true}};
    }

    void sources(const StatementPart& part) {
        auto text = "Rule: " + part.rule + (part.provisions.empty() ? "" : ", under " + listed(part.provisions)) + " [" + part.layer + "]" + (part.place.empty() ? "" : ", " + part.place) + ".";
        for (const auto& reason : part.reasons) text += " Because: " + reason_words(reason) + ".";
        if (!part.rule.empty()) page_.paragraph(text, "quiet");
    }

    HtmlPage& page_;
    const Statement& s_;
    bool person_;
    std::string prefix_;
    std::vector<bool> shown_;
};

}  // namespace

void write_missing(HtmlPage& page, const std::vector<MissingFact>& missing, bool for_person) {
    std::vector<std::string> items;
    for (const auto& fact : missing) {
        auto text = called(fact);
        if (!for_person) text = fact.path + (fact.title.empty() ? "" : ": " + fact.title) + (fact.judgement ? " (a person judges)" : "") + (fact.state == EvidenceState::Silent ? "" : " (" + std::string(to_text(fact.state)) + ")");
        if (!text.empty() && std::find(items.begin(), items.end(), text) == items.end()) items.push_back(std::move(text));
    }
    page.list(items);
}

void write_changes(HtmlPage& page, const std::vector<NearestChange>& changes) {
    if (changes.empty()) return;
    HtmlTable table;
    table.caption = "What would change this";
    table.headings = {{"If this"}, {"which is now"}, {"were"}, {"it would be"}};
    for (const auto& c : changes) {
        const auto name = escaped(c.path) + small(c.item_name.empty() ? c.title : c.item_name + ", " + c.title);
        table.rows.push_back({{name, false, true}, {escaped(c.from.empty() ? "not known" : c.from)}, {escaped(c.to)}, {escaped(c.outcome)}});
    }
    page.table(table);
}

void write_statement(HtmlPage& page, const Statement& statement, bool for_person, const std::string& prefix) { Tables(page, statement, for_person, prefix).write(); }

}  // namespace careact::explain
