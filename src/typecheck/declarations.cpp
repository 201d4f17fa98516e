#include "typecheck/declarations.hpp"

#include "diagnostics/suggest.hpp"
#include "typecheck/expressions.hpp"

#include <algorithm>
#include <array>

namespace careact::typecheck {

using program::plain;
using program::Type;
using program::TypeKind;
using resolve::Declared;
using syntax::Declaration;
using syntax::DeclarationKind;

namespace {

std::string title_of(const Declaration& declaration) { return declaration.title ? declaration.title->text : ""; }

program::Opening opening_of(const Declaration& declaration) {
    const auto* open = syntax::clause_of<syntax::LocalMayClause>(declaration);
    if (open == nullptr) return program::Opening::Closed;
    if (open->word.text == "raise") return program::Opening::MayRaise;
    if (open->word.text == "lower") return program::Opening::MayLower;
    return open->word.text == "replace" ? program::Opening::MayReplace : program::Opening::MayExtend;
}

/// Names that say a protected characteristic whatever a file says of them.
bool sounds_protected(std::string_view name) {
    constexpr std::array words = {"ethnic", "race", "religio", "sex", "gender", "pregnan", "maternity"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        const auto at = name.find(word);
        return at != std::string_view::npos && (at == 0 || name[at - 1] == '_');
    });
}

class Declarations {
public:
    explicit Declarations(Context& context) : context_(context), program_(context.program) {}

    void run() {
        program_.modules = context_.names.modules;
        program_.layer_name = context_.names.layer_name;
        program_.layer_title = context_.names.layer_title;
        for (const auto& d : all(DeclarationKind::Authority)) authority(*d.declaration);
        choices();
        for (const auto& d : all(DeclarationKind::RecordType)) program_.types.push_back({d.declaration->name.text, title_of(*d.declaration), {}});
        conversions();
        members();
        for (const auto& d : all(DeclarationKind::Figure)) figure(d);
        for (const auto& d : all(DeclarationKind::Table)) table(d);
        for (const auto& d : all(DeclarationKind::Rule)) rule(d);
        for (const auto& d : all(DeclarationKind::Clock)) scoped(d, program_.clocks.emplace_back());
        for (const auto& d : all(DeclarationKind::Check)) scoped(d, program_.checks.emplace_back());
        for (const auto& d : all(DeclarationKind::Promise)) scoped(d, program_.promises.emplace_back());
    }

private:
    const std::vector<Declared>& all(DeclarationKind kind) const { return declared_of(context_, kind); }

    void authority(const Declaration& d) {
        program::Authority made{d.name.text, d.authority.kind, d.authority.title, d.authority.cited, {}};
        if (d.notes.from && d.notes.from->read) made.dates.from = d.notes.from->date;
        if (d.notes.until && d.notes.until->read) made.dates.until = d.notes.until->date;
        program_.authorities.push_back(std::move(made));
    }

    void choices() {
        program::Choice states{"", "the state of a clock", {}};
        for (const auto& name : resolve::clock_state_names()) states.options.push_back({name, "", {}});
        program_.choices.push_back(std::move(states));
        for (const auto& d : all(DeclarationKind::Choice)) {
            auto& made = program_.choices.emplace_back(program::Choice{d.declaration->name.text, title_of(*d.declaration), {}});
            const auto* clause = syntax::clause_of<syntax::OptionsClause>(*d.declaration);
            if (clause == nullptr) continue;
            for (const auto& option : clause->options) {
                made.options.push_back({option.name.text, option.title ? option.title->text : "", citations(d, option.notes.under)});
            }
        }
    }

    std::vector<program::Citation> citations(const Declared& d, const std::vector<syntax::Citation>& written) {
        return Expressions(context_, d, Use::Rule).citations(written);
    }

    void conversions() {
        for (const auto& d : all(DeclarationKind::Conversion)) {
            const auto& head = d.declaration->conversion;
            program_.conversions.push_back({d.declaration->name.text, head.from, head.to, head.factor, citations(d, d.declaration->notes.under)});
            if (head.factor <= Rational{0} && !d.declaration->broken) context_.fault(DiagnosticKind::Type, d.declaration->name.span, "a conversion cannot make an amount nothing");
        }
    }

    // ---- Members ----

    void members() {
        // A `record type` is the record's if it comes first: facts are members of the record itself.
        for (const auto& d : all(DeclarationKind::Fact)) {
            const auto& fact = *d.declaration;
            program_.types[program::record_root].members.push_back(member(d, fact.name, fact.type, title_of(fact), fact.is_protected, fact.presumed));
        }
        const auto& types = all(DeclarationKind::RecordType);
        for (std::uint32_t i = 0; i < types.size(); ++i) {
            std::map<std::string, Span> seen;
            for (const auto* has : syntax::clauses_of<syntax::HasClause>(*types[i].declaration)) {
                const auto [place, fresh] = seen.emplace(has->name.text, has->name.span);
                if (!fresh) {
                    auto& d = context_.fault(DiagnosticKind::Duplicate, has->name.span, "there are two members `" + has->name.text + "`");
                    d.context.push_back({place->second, "here too"});
                    d.help = "give one of them another name";
                }
                auto made = member(types[i], has->name, has->type, has->title ? has->title->text : "", has->is_protected, has->presumed);
                program_.types[i + 1].members.push_back(std::move(made));
            }
            for (const auto* has : syntax::clauses_of<syntax::HasClause>(*types[i].declaration)) {
                if (has->not_before) order(program_.types[i + 1], types[i].declaration->broken, has->name.text, *has->not_before);
            }
        }
        for (std::uint32_t i = 1; i < program_.types.size(); ++i) refuse_endless(i);
    }

    /// Two days of an item, of which one never comes first.
    void order(program::RecordType& type, bool broken, const std::string& later_name, const syntax::Name& earlier_name) {
        std::vector<std::string> days;
        for (const auto& m : type.members) {
            if (m.type.kind == TypeKind::Date || m.type.kind == TypeKind::DateTime) days.push_back(m.name);
        }
        const auto named = [&](const std::string& name) { return std::find_if(type.members.begin(), type.members.end(), [&](const auto& m) { return m.name == name; }); };
        const auto later = named(later_name), earlier = named(earlier_name.text);
        if (earlier == type.members.end() && broken) return;
        if (earlier == type.members.end()) {
            context_.fault(DiagnosticKind::UnknownName, earlier_name.span, "`" + type.name + "` has no member `" + earlier_name.text + "`").help = diagnostics::did_you_mean(earlier_name.text, days);
        } else if (std::find(days.begin(), days.end(), later_name) == days.end() || later->type.kind != earlier->type.kind || later == earlier) {
            context_.fault(DiagnosticKind::Type, earlier_name.span, "`not before` stands between two days, or two times of day, of one item").help = "name another member that is a date, as this one is";
        } else {
            later->not_before = static_cast<std::uint32_t>(earlier - type.members.begin());
        }
    }

    program::Member member(const Declared& d, const syntax::Name& name, const std::optional<syntax::TypeExpr>& type, std::string title,
                           bool is_protected, const std::optional<syntax::Presumed>& presumed) {
        program::Member made;
        made.name = name.text;
        made.title = std::move(title);
        made.span = name.span;
        made.is_protected = is_protected;
        if (type) made.type = read_type(context_, d.module, *type);
        if (!is_protected && sounds_protected(name.text)) {
            auto& w = context_.fault(DiagnosticKind::Protected, name.span, "`" + name.text + "` sounds like a protected characteristic and is not marked as one");
            w.severity = Severity::Warning;
            w.help = "put `protected under EA \"s4\"` after its title, or give it a name that says what it is";
        }
        if (presumed) presume(d, made, *presumed);
        return made;
    }

    /// The law presumes things; a program may not. So a presumption cites its provision, and one on a judgement presumes no or none.
    void presume(const Declared& d, program::Member& made, const syntax::Presumed& presumed) {
        made.presumed_under = citations(d, presumed.notes.under);
        if (presumed.notes.under.empty()) {
            context_.fault(DiagnosticKind::Presumption, presumed.span, "a presumption needs the provision that makes it").help = "end it with `under AUTHORITY \"provision\"`";
        }
        Expressions in(context_, d, Use::Rule);
        const auto id = in.require(presumed.value, made.type, "what is presumed");
        const auto& value = in[id];
        if (value.op != program::Op::Literal && value.type.kind != TypeKind::Error) {
            context_.fault(DiagnosticKind::Presumption, value.span, "only a plain value can be presumed");
            return;
        }
        const bool no_or_none = std::holds_alternative<None>(value.literal) || value.literal == Value{false};
        if (made.type.judgement && !no_or_none) {
            context_.fault(DiagnosticKind::Presumption, value.span, "a judgement can only be presumed not to have been made: `no` or `none`").help =
                "leave the presumption out; a person decides";
        }
        made.presumed = value.literal;
    }

    /// An item that holds an item of its own type, without a list between, could never be written down.
    void refuse_endless(std::uint32_t type) {
        std::set<std::uint32_t> inside;
        std::vector<std::uint32_t> ahead = {type};
        while (!ahead.empty()) {
            const auto at = ahead.back();
            ahead.pop_back();
            for (const auto& m : program_.types[at].members) {
                const bool each = m.type.kind == TypeKind::List && m.type.for_each && m.type.element->kind == TypeKind::Record;
                if (m.type.kind != TypeKind::Record && !each) continue;
                const auto next = each ? m.type.element->index : m.type.index;
                if (next == type) {
                    context_.fault(DiagnosticKind::Cycle, m.span, "`" + program_.types[type].name + "` contains itself through `" + m.name + "`").help = "make it a `list of`";
                    return;
                }
                if (inside.insert(next).second) ahead.push_back(next);
            }
        }
    }

    // ---- Headings ----

    /// How each kind of declaration may be opened. Higher and lower mean something for numbers, amounts, lengths of time and dates alone.
    void refuse_opening(const Declaration& d, const Type& type) {
        const auto* open = syntax::clause_of<syntax::LocalMayClause>(d);
        if (open == nullptr) return;
        const auto& word = open->word.text;
        const bool list = d.kind == DeclarationKind::List, table = d.kind == DeclarationKind::Table;
        const auto refuse = [&](const std::string& why, std::string_view instead) {
            context_.fault(DiagnosticKind::LayerClosed, open->word.span, "`" + d.name.text + "` is " + why).help = "write `local may " + std::string(instead) + "`, or leave it closed";
        };
        if (list && word != "extend") refuse("a list, which can only be extended", "extend");
        else if (table && word != "replace") refuse("a table, which can only be replaced", "replace");
        else if (!list && word == "extend") refuse("no list, and only lists are extended", "replace");
        else if ((word == "raise" || word == "lower") && type.kind != TypeKind::Error && !program::is_ordered(program::present(type))) {
            refuse(context_.a(type) + ", which cannot be raised or lowered", "replace");
        }
    }

    void figure(const Declared& d) {
        program::Figure made;
        made.name = d.declaration->name.text;
        made.title = title_of(*d.declaration);
        made.span = d.declaration->name.span;
        made.is_list = d.declaration->kind == DeclarationKind::List;
        made.opening = opening_of(*d.declaration);
        if (d.declaration->type) made.type = read_type(context_, d.module, *d.declaration->type);
        refuse_opening(*d.declaration, made.type);
        program_.figures.push_back(std::move(made));
    }

    void table(const Declared& d) {
        program::Table made;
        made.name = d.declaration->name.text;
        made.title = title_of(*d.declaration);
        made.opening = opening_of(*d.declaration);
        for (const auto& parameter : d.declaration->parameters) {
            made.parameter_names.push_back(parameter.name.text);
            made.parameters.push_back(read_type(context_, d.module, parameter.type));
        }
        if (d.declaration->type) made.type = read_type(context_, d.module, *d.declaration->type);
        refuse_opening(*d.declaration, made.type);
        program_.tables.push_back(std::move(made));
    }

    void rule(const Declared& d) {
        program::Rule made;
        made.name = d.declaration->name.text;
        made.title = title_of(*d.declaration);
        made.opening = opening_of(*d.declaration);
        made.may_override = syntax::clause_of<syntax::OverrideClause>(*d.declaration) != nullptr;
        made.span = d.declaration->name.span;
        made.scope = scope(d);
        if (d.declaration->type) made.type = read_type(context_, d.module, *d.declaration->type);
        refuse_opening(*d.declaration, made.type);
        program_.rules.push_back(std::move(made));
    }

    template <typename Made>
    void scoped(const Declared& d, Made& made) {
        made.name = d.declaration->name.text;
        made.title = title_of(*d.declaration);
        made.span = d.declaration->name.span;
        made.layer = layer_of(context_, d);
        made.scope = scope(d);
    }

    program::Scope scope(const Declared& d) {
        program::Scope made;
        for (const auto& parameter : d.declaration->parameters) {
            made.names.push_back(parameter.name.text);
            made.types.push_back(read_type(context_, d.module, parameter.type));
        }
        if (const auto& each = d.declaration->for_each) {
            made.for_each = true;
            made.names.push_back(each->item.text);
            made.types.emplace_back();
            made.list = Expressions(context_, d, Use::Check).list(each->list, made.types.back());
        }
        return made;
    }

    Context& context_;
    program::Program& program_;
};

}  // namespace

void declare_all(Context& context) {
    context.program.types.push_back({"record", "the record itself", {}});
    Declarations(context).run();
}

Type read_type(Context& context, std::uint32_t module, const syntax::TypeExpr& written) {
    using syntax::TypeWord;
    static constexpr std::array kinds = {TypeKind::YesNo,     TypeKind::Whole,          TypeKind::Decimal,  TypeKind::Percent,  TypeKind::PercentRate,
                                         TypeKind::Money,     TypeKind::MoneyRate,      TypeKind::MoneyAnyPeriod, TypeKind::Date, TypeKind::DateTime,
                                         TypeKind::CalendarDuration, TypeKind::ExactDuration, TypeKind::Text, TypeKind::NhsNumber};
    const auto unknown = [&](const syntax::Name& name, DiagnosticKind kind, std::string message, std::vector<std::string> candidates) {
        if (context.names.names_lost || has_odd_letters(name.text)) return Type{};
        std::sort(candidates.begin(), candidates.end());
        context.fault(kind, name.span, std::move(message)).help = diagnostics::did_you_mean(name.text, candidates);
        return Type{};
    };
    Type type;
    if (written.word == TypeWord::ListOf) {
        type = program::list_of(read_type(context, module, written.element.front()));
    } else if (written.word == TypeWord::Named) {
        const auto* symbol = context.names.find(written.name.text);
        const bool named = symbol != nullptr && (symbol->kind == DeclarationKind::Choice || symbol->kind == DeclarationKind::RecordType);
        if (!named) {
            std::vector<std::string> candidates = {"text", "money", "date", "percent", "decimal"};
            for (const auto& [name, other] : context.names.names) {
                if (other.kind == DeclarationKind::Choice || other.kind == DeclarationKind::RecordType) candidates.push_back(name);
            }
            return unknown(written.name, DiagnosticKind::UnknownName, "`" + written.name.text + "` is not a type", std::move(candidates));
        }
        context.used.insert(written.name.text);
        if (!context.names.names_lost && !context.names.reach[module].contains(symbol->declared.module)) report_reach(context, module, written.name, *symbol);
        type = program::indexed(symbol->kind == DeclarationKind::Choice ? TypeKind::Choice : TypeKind::Record, symbol->id + 1);
    } else {
        type = program::rate(kinds[static_cast<std::size_t>(written.word)], written.period);
    }
    if (written.for_each) {
        const auto* choice = context.names.find(written.for_each->text);
        if (choice == nullptr || choice->kind != DeclarationKind::Choice) {
            return unknown(*written.for_each, DiagnosticKind::UnknownName, "`" + written.for_each->text + "` is not a choice", {});
        }
        context.used.insert(written.for_each->text);
        type = program::list_of(std::move(type));
        type.for_each = std::make_shared<const std::uint32_t>(choice->id + 1);
    }
    type.judgement = written.judgement;
    type.or_none = written.or_none;
    return type;
}

bool members_lost(const Context& context, std::uint32_t type) {
    if (type == program::record_root) return context.names.names_lost;
    return declared_of(context, DeclarationKind::RecordType)[type - 1].declaration->broken;
}

program::Layer layer_of(const Context& context, const Declared& declared) { return context.names.layer_of(declared.module); }

const std::vector<Declared>& declared_of(const Context& context, DeclarationKind kind) {
    static const std::vector<Declared> none;
    const auto found = context.names.declared.find(kind);
    return found == context.names.declared.end() ? none : found->second;
}

std::array<const Declared*, 2> bodies_of(const Context& context, const Declared& declared) {
    std::array<const Declared*, 2> bodies{};
    bodies[layer_of(context, declared)] = &declared;
    const auto change = context.names.changed_by.find(declared.declaration);
    if (change != context.names.changed_by.end()) bodies[program::local] = &change->second;
    return bodies;
}

}  // namespace careact::typecheck
