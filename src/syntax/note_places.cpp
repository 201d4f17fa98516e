/// Which notes mean something where. One that means nothing where it stands would be read and passed over, so it is refused.

#include "syntax/shape.hpp"

namespace careact::syntax {

namespace {

using Allowed = unsigned;
constexpr Allowed under = 1, label = 2, dates = 4, known_from = 8, source = 16, unverified = 32;

class NotePlaces {
public:
    explicit NotePlaces(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void check(const RuleFile& file) {
        for (const auto& declaration : file.declarations) heading(declaration);
        for (const auto& expr : file.exprs) {
            for (const auto& element : expr.elements) notes(element.notes, under | label | unverified, "an element of a list in brackets");
        }
    }

private:
    void heading(const Declaration& d) {
        if (d.kind == DeclarationKind::Authority) notes(d.notes, dates, "an authority");
        else notes(d.notes, under, "this heading");
        if (d.presumed) notes(d.presumed->notes, under, "what is presumed");
        for (const auto& clause : d.clauses) std::visit([&](const auto& body) { this->clause(d, body); }, clause.body);
    }

    void clause(const Declaration& d, const UnderClause& body) {
        const bool module = d.kind == DeclarationKind::Module || d.kind == DeclarationKind::Layer;
        notes(body.notes, module ? unverified : under | unverified, "the heading of a " + std::string(to_text(d.kind)));
    }
    void clause(const Declaration&, const OptionsClause& body) {
        for (const auto& option : body.options) notes(option.notes, under, "an option");
    }
    void clause(const Declaration&, const HasClause& body) {
        if (body.presumed) notes(body.presumed->notes, under, "what is presumed");
    }
    void clause(const Declaration&, const RowClause& body) { notes(body.notes, under | dates | known_from | source | unverified, "a row"); }
    void clause(const Declaration&, const TableFromClause& body) { notes(body.notes, dates, "the days of a block of rows"); }
    void clause(const Declaration&, const GivesClause& body) { notes(body.notes, under | label | dates | unverified, "an answer"); }
    void clause(const Declaration&, const ExceptionClause& body) { notes(body.notes, under | label | dates | unverified, "an exception"); }
    void clause(const Declaration&, const NextStepClause& body) { notes(body.notes, under, "a next step"); }
    template <typename Other>
    void clause(const Declaration&, const Other&) {}

    void notes(const Notes& written, Allowed allowed, const std::string& owner) {
        const auto note = [&](const auto& one, Allowed kind, const char* word) {
            if (!one || (allowed & kind) != 0) return;
            auto& d = diagnostics_.add(DiagnosticKind::Syntax, one->span, "`" + std::string(word) + "` means nothing for " + owner);
            d.help = kind == dates ? "put it on the answer, the exception or the row that holds from or until that day" : "take it out, or put it on the clause that it is about";
        };
        if (!written.under.empty()) note(std::optional{written.under.front()}, under, "under");
        note(written.label, label, "as");
        note(written.from, dates, "from");
        note(written.until, dates, "until");
        note(written.known_from, known_from, "known from");
        note(written.source, source, "source");
        note(written.unverified, unverified, "unverified");
    }

    Diagnostics& diagnostics_;
};

}  // namespace

void check_notes(const RuleFile& file, Diagnostics& diagnostics) { NotePlaces(diagnostics).check(file); }

}  // namespace careact::syntax
