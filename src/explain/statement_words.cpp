#include "explain/statement_words.hpp"

#include "explain/page.hpp"

#include <algorithm>

namespace careact::explain {

namespace {

bool is_sum(const StatementLine& line) { return line.kind == LineKind::Added || line.kind == LineKind::TakenAway; }

std::string_view before_words(LineKind kind) {
    switch (kind) {
        case LineKind::Added: return "";
        case LineKind::TakenAway: return "less ";
        case LineKind::Multiplied: return "times ";
        case LineKind::Divided: return "divided by ";
        case LineKind::InSteps: return "in whole steps of ";
        case LineKind::InPartSteps: return "in steps, and part steps, of ";
        case LineKind::AtLeast: return "but no less than ";
        case LineKind::AtMost: return "but no more than ";
        case LineKind::Converted: return "that is, ";
        case LineKind::Rounded: return "";
    }
    return "";
}

/// What is written in a rule itself has no name.
bool is_nameless(const StatementLine& line) { return !line.in_words && line.rule.empty() && line.path.empty() && line.figures.empty(); }

}  // namespace

std::string part_letter(std::size_t number) {
    std::string letters;
    for (auto left = number + 1; left > 0; left = (left - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

std::string amount_text(const Quantity& amount, const std::optional<Quantity>& beside) {
    const bool same = beside && beside->kind == NumberKind::MoneyRate && amount.kind == NumberKind::MoneyRate && beside->period == amount.period;
    return to_text(same ? Quantity{NumberKind::Money, amount.amount, amount.period} : amount);
}

std::string line_amount(const StatementLine& line, const StatementPart& part) {
    if (!line.amount) return "";
    const auto text = amount_text(*line.amount, part.total);
    switch (line.kind) {
        case LineKind::TakenAway: return line.amount->amount == Rational{0} ? text : line.amount->amount < Rational{0} ? amount_text({line.amount->kind, *Rational{0}.minus(line.amount->amount), line.amount->period}, part.total) : "-" + text;
        case LineKind::Multiplied: return "x " + text;
        case LineKind::Divided: return "/ " + text;
        default: return text;
    }
}

std::string line_words(const StatementLine& line, const StatementPart& part, bool person) {
    const std::string before(before_words(line.kind));
    if (is_nameless(line)) {
        const bool limit = line.kind == LineKind::AtLeast || line.kind == LineKind::AtMost;
        if (limit && line.amount && line.amount->amount == Rational{0}) return before + "nothing";
        return before + (person ? (limit ? "this" : "an amount set by the rules") : line.words);
    }
    const bool named = line.in_words || line.rule.empty();
    const auto words = person && !named ? std::string("an amount worked out by the rules") : line.words;
    if (line.of.empty() || line.of == part.of) return before + words;
    const auto alike = std::count_if(part.lines.begin(), part.lines.end(), [&](const auto& l) { return l.of == line.of && l.kind == LineKind::Added; });
    if (person && line.kind == LineKind::Added && alike == 1) return line.of;
    return before + line.of + ": " + words;
}

std::string part_words(const StatementPart& part, bool person) {
    const auto words = person && !part.in_words ? std::string("a part of the working") : part.title;
    return capital(part.of.empty() ? words : part.of + ": " + words);
}

bool subtotal_before(const StatementPart& part, std::size_t line) {
    if (line < 1 || is_sum(part.lines[line])) return false;
    const auto& above = part.lines[line - 1];
    if (!above.after || !above.amount) return false;
    return *above.after != *above.amount || above.kind == LineKind::TakenAway;
}

std::string standing(const StatementLine& line) {
    std::string text(to_text(line.status));
    std::vector<std::string> paths;
    for (const auto& fact : line.waits_for) paths.push_back(fact.path);
    if (!paths.empty()) text += ": waits for " + listed(paths);
    return text + (line.fault.empty() || line.status == OutcomeStatus::Undecided ? "" : ": " + line.fault);
}

bool shown_to_person(const StatementPart& part, std::size_t number) {
    const auto& line = part.lines[number];
    const bool bare_limit = line.kind == LineKind::AtLeast && line.amount && line.amount->amount == Rational{0};
    const bool changes = number == 0 || line.after != part.lines[number - 1].after;
    const bool left_out = line.kind == LineKind::Added && !line.recorded.empty() && std::any_of(line.reasons.begin(), line.reasons.end(), [](const auto& r) { return r.in_words; });
    return (!line.nothing || left_out) && (!bare_limit || changes);
}

std::vector<bool> parts_for_person(const Statement& statement) {
    std::vector<bool> shown(statement.parts.size(), false);
    if (!shown.empty()) shown.back() = true;
    for (auto i = shown.size(); i-- > 0;) {
        if (!shown[i]) continue;
        const auto& part = statement.parts[i];
        std::size_t lines = 0, of_items = 0;
        for (std::size_t line = 0; line < part.lines.size(); ++line) {
            if (!shown_to_person(part, line)) continue;
            ++lines;
            if (!part.lines[line].of.empty()) ++of_items;
            if (part.lines[line].part) shown[*part.lines[line].part] = true;
        }
        if (lines < 2 && of_items == 0 && i + 1 < shown.size()) shown[i] = false;  // the line that draws on it says as much
    }
    return shown;
}

std::vector<std::string> why_for_person(const StatementLine& line) {
    std::vector<std::string> all;
    if (line.kind != LineKind::TakenAway && line.recorded.empty()) return all;
    for (const auto& reason : line.reasons) {
        if (reason.in_words) all.push_back("Why: " + reason.words);
    }
    for (const auto& amount : line.recorded) {
        if (!all.empty()) all.push_back("What is written down: " + amount.value);
    }
    return all;
}

std::string listed(const std::vector<std::string>& all, std::string_view by) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : std::string(by)) + one;
    return text;
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string figure_words(const FigureUsed& figure) {
    return figure.name + " " + figure.value + " from " + figure.from + " (" + figure.layer + "), " + figure.place + (figure.unverified.empty() ? "" : ", not verified: " + figure.unverified);
}

std::string reason_words(const StatementReason& reason) {
    return reason.words + (reason.provisions.empty() ? "" : " (" + listed(reason.provisions) + ")");
}

}  // namespace careact::explain
