#include "syntax/shape.hpp"

#include <algorithm>
#include <array>

namespace careact::syntax {

namespace {

/// What a kind of clause is called, in the order of `ClauseBody`.
constexpr std::array clause_names = {
    "uses", "months", "under", "options", "has", "a row", "local may", "person may override", "applies when", "let", "starting with",
    "for each", "becomes", "gives", "exception", "tells", "next step", "one row must match", "from", "a table row", "starts", "due soon from",
    "stops", "missed means", "theme", "passes when", "asks a person", "always", "given", "expect"};
static_assert(clause_names.size() == std::variant_size_v<ClauseBody>);

template <typename Body>
constexpr std::size_t index_of() {
    std::size_t found = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((std::is_same_v<Body, std::variant_alternative_t<I, ClauseBody>> ? void(found = I) : void()), ...);
    }(std::make_index_sequence<std::variant_size_v<ClauseBody>>{});
    return found;
}

enum class Many : std::uint8_t { Any, AtMostOne, One, OneOrMore };

struct Place {
    std::size_t clause;
    Many many;
    int group;  // clauses of one group may be mixed; groups come in order
};

template <typename Body>
constexpr Place at(int group, Many many = Many::Any) {
    return {index_of<Body>(), many, group};
}

std::vector<Place> places(DeclarationKind kind) {
    using enum DeclarationKind;
    switch (kind) {
        case Module:
        case Layer: return {at<UsesClause>(1), at<MonthsClause>(2, Many::AtMostOne), at<UnderClause>(3)};
        case Authority:
        case Conversion:
        case Fact: return {};
        case Choice: return {at<OptionsClause>(1, Many::One)};
        case RecordType: return {at<HasClause>(1, Many::OneOrMore)};
        case Figure:
        case List: return {at<UnderClause>(1), at<RowClause>(2, Many::OneOrMore), at<LocalMayClause>(3, Many::AtMostOne)};
        case Table:
            return {at<UnderClause>(1), at<LocalMayClause>(2, Many::AtMostOne), at<TableModeClause>(3, Many::One), at<TableFromClause>(4),
                    at<CellsClause>(4, Many::OneOrMore)};
        case Rule:
            return {at<UnderClause>(1), at<LocalMayClause>(2, Many::AtMostOne), at<OverrideClause>(2, Many::AtMostOne),
                    at<AppliesClause>(3, Many::AtMostOne), at<LetClause>(4), at<StartingClause>(5), at<CarryClause>(6, Many::AtMostOne),
                    at<BecomesClause>(7), at<GivesClause>(8, Many::OneOrMore), at<ExceptionClause>(9), at<TellsClause>(10), at<NextStepClause>(11)};
        case Clock:
            return {at<UnderClause>(1), at<AppliesClause>(2, Many::AtMostOne), at<LetClause>(3), at<LadderClause>(4, Many::OneOrMore),
                    at<DueSoonClause>(5, Many::AtMostOne), at<StopsClause>(6, Many::AtMostOne), at<MissedClause>(7, Many::One)};
        case Check:
            return {at<UnderClause>(1), at<ThemeClause>(2, Many::One), at<AppliesClause>(3, Many::AtMostOne), at<LetClause>(4),
                    at<PassesClause>(5, Many::One), at<AsksClause>(6, Many::AtMostOne)};
        case Promise: return {at<UnderClause>(1), at<AppliesClause>(2, Many::AtMostOne), at<AlwaysClause>(3, Many::One)};
        case Example: return {at<GivenClause>(1), at<ExpectClause>(2, Many::OneOrMore)};
    }
    return {};
}

class ShapeCheck {
public:
    ShapeCheck(const Declaration& declaration, Diagnostics& diagnostics)
        : declaration_(declaration), places_(places(declaration.kind)), diagnostics_(diagnostics) {}

    void run() {
        const Clause* last = nullptr;
        int group = 0;
        for (const auto& clause : declaration_.clauses) {
            const auto* place = place_of(clause);
            if (place == nullptr) {
                not_allowed(clause);
            } else if (place->group < group) {
                auto& d = fault(clause, name_of(clause) + " comes too late");
                d.help = "put it before " + name_of(*last);
            } else {
                group = place->group;
                last = &clause;
            }
        }
        for (const auto& place : places_) count(place);
    }

private:
    const Place* place_of(const Clause& clause) const {
        const auto found = std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return p.clause == clause.body.index(); });
        return found == places_.end() ? nullptr : &*found;
    }

    static std::string quoted(std::size_t clause) {
        const std::string name = clause_names[clause];
        return name.starts_with("a ") ? name : "`" + name + "`";
    }
    static std::string name_of(const Clause& clause) { return quoted(clause.body.index()); }

    /// The caret marks the word the clause begins with, not all of it.
    Diagnostic& fault(const Clause& clause, std::string message) {
        const std::string_view name = clause_names[clause.body.index()];
        const auto length = name.starts_with("a ") ? 1 : static_cast<std::uint32_t>(name.size());
        return diagnostics_.add(DiagnosticKind::Syntax, {clause.span.file, clause.span.begin, std::min(clause.span.end, clause.span.begin + length)}, std::move(message));
    }

    void not_allowed(const Clause& clause) {
        if (const auto* row = std::get_if<RowClause>(&clause.body); row != nullptr && !row->gap) {
            if (declaration_.broken) return;  // what is left over after a mistake
            diagnostics_.add(DiagnosticKind::Syntax, clause.span, "this value does not belong here").help = "a sign or a word is missing before it, or it is left over";
            return;
        }
        std::vector<std::string> owners;
        for (std::size_t kind = 0; kind <= static_cast<std::size_t>(DeclarationKind::Example); ++kind) {
            const auto all = places(static_cast<DeclarationKind>(kind));
            const bool owns = std::any_of(all.begin(), all.end(), [&](const Place& p) { return p.clause == clause.body.index(); });
            if (owns) owners.emplace_back(to_text(static_cast<DeclarationKind>(kind)));
        }
        auto& d = fault(clause, name_of(clause) + " has no place in a " + std::string(to_text(declaration_.kind)));
        d.context.push_back({declaration_.keyword, "this is the " + std::string(to_text(declaration_.kind)) + " it stands in"});
        std::string text;
        for (std::size_t i = 0; i < owners.size(); ++i) text += (i == 0 ? "" : i + 1 == owners.size() ? " or " : ", ") + owners[i];
        d.help = "it belongs in a " + text;
    }

    /// What a clause that is missing would say.
    static std::string purpose(std::size_t clause) {
        if (clause == index_of<GivesClause>()) return "say its answer: `gives VALUE`";
        if (clause == index_of<ExpectClause>()) return "say what should come of it: `expect RULE is VALUE`";
        if (clause == index_of<RowClause>()) return "give a value and the day it holds from: `£14,250 from 2026-04-06`";
        if (clause == index_of<OptionsClause>()) return "list its options: `options one, another`";
        if (clause == index_of<PassesClause>()) return "say what is tested: `passes when CONDITION`";
        if (clause == index_of<ThemeClause>()) return "say what it is about: `theme NAME`, an option of a choice of themes";
        if (clause == index_of<MissedClause>()) return "say what reports call it when it is late: `missed means \"...\"`";
        if (clause == index_of<AlwaysClause>()) return "say what holds: `always CONDITION`";
        if (clause == index_of<TableModeClause>()) return "say how rows are chosen: `one row must match` or `first row that matches`";
        return "";
    }

    void count(const Place& place) {
        const auto is_it = [&](const Clause& c) { return c.body.index() == place.clause; };
        const auto many = std::count_if(declaration_.clauses.begin(), declaration_.clauses.end(), is_it);
        if (many == 0 && (place.many == Many::One || place.many == Many::OneOrMore) && !declaration_.broken) {
            diagnostics_.add(DiagnosticKind::Syntax, declaration_.keyword, "this " + std::string(to_text(declaration_.kind)) + " needs " + quoted(place.clause)).help = purpose(place.clause);
        }
        if (many > 1 && (place.many == Many::One || place.many == Many::AtMostOne)) {
            const auto second = std::find_if(std::find_if(declaration_.clauses.begin(), declaration_.clauses.end(), is_it) + 1, declaration_.clauses.end(), is_it);
            fault(*second, "there is a second " + quoted(place.clause) + " here").help = "keep one of them";
        }
    }

    const Declaration& declaration_;
    std::vector<Place> places_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::string_view to_text(DeclarationKind kind) {
    constexpr std::array names = {"module", "layer", "authority", "conversion", "choice",  "record type", "fact",   "figure",
                                  "list",   "table", "rule",      "clock",      "check",   "promise",     "example"};
    return names[static_cast<std::size_t>(kind)];
}

void check_shape(const RuleFile& file, Diagnostics& diagnostics) {
    for (const auto& declaration : file.declarations) ShapeCheck(declaration, diagnostics).run();
}

}  // namespace careact::syntax
