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
                auto& d = fault(clause.span, name_of(clause) + " comes too late");
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

    Diagnostic& fault(Span span, std::string message) { return diagnostics_.add(DiagnosticKind::Syntax, {span.file, span.begin, first_word_end(span)}, std::move(message)); }
    /// The caret marks where the clause begins, not all of it.
    static std::uint32_t first_word_end(Span span) { return std::min(span.end, span.begin + 8); }

    void not_allowed(const Clause& clause) {
        auto& d = fault(clause.span, name_of(clause) + " has no place in a " + std::string(to_text(declaration_.kind)));
        std::string known;
        for (const auto& place : places_) known += (known.empty() ? "" : ", ") + quoted(place.clause);
        d.help = known.empty() ? "it begins a clause of another kind of declaration" : "a " + std::string(to_text(declaration_.kind)) + " can have " + known;
    }

    void count(const Place& place) {
        const auto is_it = [&](const Clause& c) { return c.body.index() == place.clause; };
        const auto many = std::count_if(declaration_.clauses.begin(), declaration_.clauses.end(), is_it);
        if (many == 0 && (place.many == Many::One || place.many == Many::OneOrMore) && !declaration_.broken) {
            diagnostics_.add(DiagnosticKind::Syntax, declaration_.keyword, "this " + std::string(to_text(declaration_.kind)) + " needs " + quoted(place.clause));
        }
        if (many > 1 && (place.many == Many::One || place.many == Many::AtMostOne)) {
            const auto second = std::find_if(std::find_if(declaration_.clauses.begin(), declaration_.clauses.end(), is_it) + 1, declaration_.clauses.end(), is_it);
            fault(second->span, "there is a second " + quoted(place.clause) + " here").help = "keep one of them";
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
