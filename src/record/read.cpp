#include "careact/record.hpp"

#include "diagnostics/suggest.hpp"
#include "program/draft.hpp"
#include "record/clock.hpp"
#include "record/json_tree.hpp"
#include "source/digest.hpp"
#include "source/utf8.hpp"

#include <algorithm>
#include <array>

namespace careact {

namespace {

using program::Type;
using program::TypeKind;
using record::JsonNode;
using Kind = JsonNode::Kind;

/// Amounts above this are slips of the keys.
const Rational most_money = 1'000'000'000'000;

constexpr std::array recordable_states = {std::pair{"not_asked", EvidenceState::NotAsked}, std::pair{"refused", EvidenceState::Refused},
                                          std::pair{"disputed", EvidenceState::Disputed}, std::pair{"out_of_date", EvidenceState::OutOfDate}};

class RecordReader {
public:
    RecordReader(const program::Program& program, const std::string& name, Diagnostics& diagnostics) : program_(program), name_(name), diagnostics_(diagnostics) {}

    std::shared_ptr<const Item> run(const JsonNode& root) {
        if (root.kind != Kind::Object) {
            fault(root, "", "a record is one JSON object").help = "it begins with { and ends with }";
            return program::blank_item(program_, program::record_root, "", "", EvidenceState::Recorded);
        }
        return item(root, program::record_root, "", "");
    }

private:
    Diagnostic& fault(const JsonNode& node, const std::string& pointer, std::string message) {
        return record::complain(diagnostics_, DiagnosticKind::RecordValue, name_, pointer, node.line, std::move(message));
    }

    // ---- Structure ----

    std::shared_ptr<Item> item(const JsonNode& node, std::uint32_t type, const std::string& path, const std::string& pointer) {
        auto made = program::blank_item(program_, type, path, "", EvidenceState::Recorded);
        const auto& members = program_.types[type].members;
        for (const auto& [key, value] : node.members) {
            const auto found = std::find_if(members.begin(), members.end(), [&, &key = key](const auto& m) { return m.name == key; });
            if (found == members.end()) {
                unknown_member(key, value, type, pointer);
                continue;
            }
            made->members[static_cast<std::size_t>(found - members.begin())] =
                evidence(value, found->type, path.empty() ? key : path + "." + key, record::step(pointer, key));
        }
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (members[i].not_before) keep_order(node, *made, members[i], made->members[*members[i].not_before], made->members[i], pointer);
        }
        return made;
    }

    /// Of two days in the wrong order nobody can say which one is wrong, so neither is read.
    void keep_order(const JsonNode& node, const Item& of, const program::Member& member, Evidence& earlier, Evidence& later, const std::string& pointer) {
        if (earlier.state != EvidenceState::Recorded || later.state != EvidenceState::Recorded || !comes_first(later.value, earlier.value)) return;
        const auto& name = program_.types[of.type].members[*member.not_before].name;
        record::complain(diagnostics_, DiagnosticKind::RecordOrder, name_, record::step(pointer, member.name), node.find(member.name)->line, "this is before `" + name + "`").help =
            "one of the two is wrong; until it is mended, neither is read";
        earlier.state = later.state = EvidenceState::Unreadable;
        earlier.value = later.value = None{};
    }

    static bool comes_first(const Value& a, const Value& b) {
        if (const auto* day = std::get_if<Date>(&a)) return std::holds_alternative<Date>(b) && *day < std::get<Date>(b);
        if (const auto* moment = std::get_if<DateTime>(&a)) return std::holds_alternative<DateTime>(b) && *moment < std::get<DateTime>(b);
        return false;
    }

    void unknown_member(const std::string& key, const JsonNode& value, std::uint32_t type, const std::string& pointer) {
        std::vector<std::string> names;
        for (const auto& m : program_.types[type].members) names.push_back(m.name);
        const auto& owner = program_.types[type].name;
        auto& d = record::complain(diagnostics_, DiagnosticKind::RecordUnknown, name_, record::step(pointer, key), value.line,
                                   type == program::record_root ? "a record has no member `" + key + "`" : "a `" + owner + "` has no member `" + key + "`");
        d.help = diagnostics::did_you_mean(key, names);
        if (d.help.empty()) d.help = "it is kept, and no rule reads it";
    }

    /// One member: a value, a judgement, or why there is none.
    Evidence evidence(const JsonNode& node, const Type& type, const std::string& path, const std::string& pointer) {
        if (const auto* why = state_note(node, type)) return stated(*why, node, type, path, pointer);
        if (type.judgement) return judged(node, type, path, pointer);
        return plain(node, type, path, pointer);
    }

    /// `{ "unknown_because": "refused" }` or `{ "not_applicable": true }`, unless the type has a member of that name.
    const JsonNode* state_note(const JsonNode& node, const Type& type) const {
        if (node.kind != Kind::Object) return nullptr;
        const auto has_member = [&](std::string_view name) {
            if (type.kind != TypeKind::Record) return false;
            const auto& members = program_.types[type.index].members;
            return std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.name == name; });
        };
        for (const auto* name : {"unknown_because", "not_applicable"}) {
            const auto* found = node.find(name);
            if (found != nullptr && !has_member(name)) return found;
        }
        return nullptr;
    }

    Evidence stated(const JsonNode& why, const JsonNode& node, const Type& type, const std::string& path, const std::string& pointer) {
        auto state = EvidenceState::Unreadable;
        if (&why == node.find("not_applicable")) {
            if (why.kind == Kind::Bool && why.yes) state = EvidenceState::NotApplicable;
            else fault(why, record::step(pointer, "not_applicable"), "`not_applicable` is true, or is left out").help = "write { \"not_applicable\": true }, or the value";
        } else {
            for (const auto& [name, known] : recordable_states) state = why.kind == Kind::Text && why.text == name ? known : state;
            if (state == EvidenceState::Unreadable) {
                fault(why, pointer, why.kind == Kind::Text ? "`" + shown(why.text) + "` is not a reason for not knowing" : "`unknown_because` is a text").help = "write `not_asked`, `refused`, `disputed` or `out_of_date`";
            }
        }
        for (const auto& [key, value] : node.members) {
            if (&value == &why || key == "value") continue;
            record::complain(diagnostics_, DiagnosticKind::RecordUnknown, name_, record::step(pointer, key), value.line, "`" + key + "` stands beside why there is no value, and is not read").help =
                "give the value, or say why there is none";
        }
        return with_state(state, type, path);
    }

    Evidence with_state(EvidenceState state, const Type& type, const std::string& path) const {
        Evidence made;
        made.state = state;
        if (type.kind == TypeKind::Record) made.value = std::shared_ptr<const Item>(program::blank_item(program_, type.index, path, "", state));
        if (type.kind == TypeKind::List && type.for_each) made.value = std::shared_ptr<const List>(program::blank_list(program_, type, path, state));
        return made;
    }

    Evidence unreadable(const Type& type, const std::string& path) const { return with_state(EvidenceState::Unreadable, type, path); }

    Evidence judged(const JsonNode& node, Type type, const std::string& path, const std::string& pointer) {
        type.judgement = false;
        if (node.kind == Kind::Null && type.or_none) return plain(node, type, path, pointer);
        const auto* answer = node.kind == Kind::Object ? node.find("judged") : nullptr;
        std::vector<std::string> lacking;
        if (answer == nullptr) lacking.emplace_back("judged");
        Judgement judgement;
        bool readable = true;
        const auto part = [&](const char* key) -> const JsonNode* {
            const auto* found = node.kind == Kind::Object ? node.find(key) : nullptr;
            const bool blank = found == nullptr || found->kind == Kind::Null || (found->kind == Kind::Text && source::is_blank(found->text));
            if (blank) lacking.emplace_back(key);
            else if (found->kind != Kind::Text) fault(*found, record::step(pointer, key), "`" + std::string(key) + "` is a text"), readable = false;
            return blank || found->kind != Kind::Text ? nullptr : found;
        };
        if (const auto* by = part("by")) judgement.by = by->text;
        if (const auto* on = part("on")) {
            const auto date = Date::parse(on->text);
            if (date) judgement.on = *date;
            else fault(*on, record::step(pointer, "on"), "`" + on->text + "` is not a day in the calendar").help = "dates are written 2025-09-20", readable = false;
        }
        if (const auto* because = part("because")) judgement.because = because->text;
        if (node.kind == Kind::Object) strangers(node, pointer);
        if (!lacking.empty()) {
            record::complain(diagnostics_, DiagnosticKind::RecordJudgement, name_, pointer, node.line,
                             "this is a judgement, and says nothing of " + diagnostics::one_of(lacking, "and") + ", so it is not recorded").help =
                "write { \"judged\": ..., \"by\": \"name\", \"on\": \"2025-09-20\", \"because\": \"reasons\" }";
            return with_state(EvidenceState::Silent, type, path);
        }
        auto made = plain(*answer, type, path, record::step(pointer, "judged"));
        if (made.state == EvidenceState::Recorded && readable) made.judgement = std::make_shared<const Judgement>(std::move(judgement));
        if (!readable) made = unreadable(type, path);
        return made;
    }

    void strangers(const JsonNode& judgement, const std::string& pointer) {
        for (const auto& [key, value] : judgement.members) {
            if (key == "judged" || key == "by" || key == "on" || key == "because") continue;
            record::complain(diagnostics_, DiagnosticKind::RecordUnknown, name_, record::step(pointer, key), value.line, "a judgement has no member `" + key + "`").help =
                diagnostics::did_you_mean(key, {"judged", "by", "on", "because"});
        }
    }

    Evidence plain(const JsonNode& node, const Type& type, const std::string& path, const std::string& pointer) {
        Evidence made;
        made.state = EvidenceState::Recorded;
        if (node.kind == Kind::Null) {
            if (type.or_none) return made;
            fault(node, pointer, "this is null (none), and " + a(type) + " is never none").help = "leave the member out if nothing is known";
            return unreadable(type, path);
        }
        if (type.kind == TypeKind::Record && node.kind == Kind::Object) {
            made.value = std::shared_ptr<const Item>(item(node, type.index, path, pointer));
        } else if (type.kind == TypeKind::List && type.for_each && node.kind == Kind::Object) {
            made.value = std::shared_ptr<const List>(keyed(node, type, path, pointer));
        } else if (type.kind == TypeKind::List && !type.for_each && node.kind == Kind::Array) {
            made.value = std::shared_ptr<const List>(list(node, type, path, pointer));
        } else if (auto value = simple(node, type, pointer)) {
            made.value = std::move(*value);
        } else {
            return unreadable(type, path);
        }
        return made;
    }

    std::shared_ptr<List> list(const JsonNode& node, const Type& type, const std::string& path, const std::string& pointer) {
        auto made = std::make_shared<List>();
        made->path = path;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            made->items.push_back(evidence(node.items[i], *type.element, program::item_path(program_, type, path, i), record::step(pointer, std::to_string(i))));
        }
        program::set_keys(program_, *made, type);
        return made;
    }

    std::shared_ptr<List> keyed(const JsonNode& node, const Type& type, const std::string& path, const std::string& pointer) {
        auto made = program::blank_list(program_, type, path, EvidenceState::Silent);
        const auto& choice = program_.choices[*type.for_each];
        for (const auto& [key, value] : node.members) {
            const auto found = std::find_if(choice.options.begin(), choice.options.end(), [&, &key = key](const auto& o) { return o.name == key; });
            if (found == choice.options.end()) {
                std::vector<std::string> names;
                for (const auto& o : choice.options) names.push_back(o.name);
                record::complain(diagnostics_, DiagnosticKind::RecordUnknown, name_, record::step(pointer, key), value.line, "`" + choice.name + "` has no option `" + key + "`").help =
                    diagnostics::did_you_mean(key, names);
                continue;
            }
            const auto index = static_cast<std::size_t>(found - choice.options.begin());
            auto made_evidence = evidence(value, *type.element, program::item_path(program_, type, path, index), record::step(pointer, key));
            if (auto* shared = std::get_if<std::shared_ptr<const Item>>(&made_evidence.value)) {
                auto& made_item = const_cast<Item&>(**shared);  // made just now, and held by nobody else
                made_item.key = found->name;
                made_item.option = std::make_shared<const Option>(Option{*type.for_each, static_cast<std::uint32_t>(index), found->name});
            }
            made->items[index] = std::move(made_evidence);
        }
        return made;
    }

    // ---- Values ----

    std::optional<Value> simple(const JsonNode& node, const Type& type, const std::string& pointer) {
        if (program::is_number(type.kind)) return number(node, type, pointer);
        if (type.kind == TypeKind::YesNo) {
            if (node.kind == Kind::Bool) return node.yes;
            return wrong(node, type, pointer, "write true or false");
        }
        if (node.kind != Kind::Text) return wrong(node, type, pointer, expected_form(type));
        return text(node, type, pointer);
    }

    std::optional<Value> wrong(const JsonNode& node, const Type& type, const std::string& pointer, std::string help) {
        constexpr std::array names = {"null", "true or false", "a number", "a text", "a list", "an object"};
        auto& d = fault(node, pointer, a(type) + " is needed here, and this is " + names[static_cast<std::size_t>(node.kind)]);
        d.help = std::move(help);
        return std::nullopt;
    }

    /// "a date", "money", "one of the options of `Home`".
    std::string a(const Type& type) const {
        const auto name = to_text(type, program_);
        switch (type.kind) {
            case TypeKind::Choice: return "one of the options of `" + name + "`";
            case TypeKind::YesNo:
            case TypeKind::Money:
            case TypeKind::MoneyRate:
            case TypeKind::MoneyAnyPeriod: return name;
            default: return (std::string_view("aeiou").find(name.front()) != std::string_view::npos ? "an " : "a ") + name;
        }
    }

    static std::string expected_form(const Type& type) {
        switch (type.kind) {
            case TypeKind::Date: return "dates are written \"2025-09-20\"";
            case TypeKind::DateTime: return "write \"2025-01-02T09:00\"";
            case TypeKind::CalendarDuration: return "write \"P12M\" or \"P1Y\"";
            case TypeKind::ExactDuration: return "write \"P8W\", \"P28D\" or \"PT4H\"";
            case TypeKind::List: return type.for_each ? "write an object with a member for each option" : "write a list: [ ... ]";
            case TypeKind::Record: return "write an object: { ... }";
            case TypeKind::Choice: return "write the name of an option: \"...\"";
            default: return "write a text: \"...\"";
        }
    }

    std::optional<Value> text(const JsonNode& node, const Type& type, const std::string& pointer) {
        const auto refuse = [&](std::string message) -> std::optional<Value> {
            fault(node, pointer, std::move(message)).help = expected_form(type);
            return std::nullopt;
        };
        switch (type.kind) {
            case TypeKind::Text: return node.text;
            case TypeKind::NhsNumber:
                if (is_nhs_number(node.text)) return node.text;
                fault(node, pointer, "this is not an NHS number: its ten digits do not agree with each other").help = "check it against the source; one digit is often mistyped";
                return std::nullopt;
            case TypeKind::Date:
                if (const auto date = Date::parse(node.text)) return *date;
                return refuse("`" + shown(node.text) + "` is not a day in the calendar");
            case TypeKind::DateTime:
                if (const auto moment = DateTime::parse(node.text)) {
                    record::warn_of_clock(diagnostics_, name_, pointer, node, *moment);
                    return *moment;
                }
                return refuse("`" + shown(node.text) + "` is not a date and time");
            case TypeKind::CalendarDuration:
                if (const auto months = parse_calendar_duration(node.text)) return *months;
                return refuse("`" + shown(node.text) + "` is not a length of time in months or years");
            case TypeKind::ExactDuration:
                if (const auto exact = parse_exact_duration(node.text)) return *exact;
                return refuse("`" + shown(node.text) + "` is not a length of time in weeks, days or hours");
            case TypeKind::Choice: return option(node, type, pointer);
            default: return wrong(node, type, pointer, expected_form(type));
        }
    }

    /// Long values may hold more of a person's story than a message should.
    static std::string shown(const std::string& text) { return text.size() <= 30 ? text : text.substr(0, 27) + "..."; }

    std::optional<Value> option(const JsonNode& node, const Type& type, const std::string& pointer) {
        const auto& choice = program_.choices[type.index];
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < choice.options.size(); ++i) {
            if (choice.options[i].name == node.text) return Option{type.index, i, node.text};
            names.push_back(choice.options[i].name);
        }
        auto& d = fault(node, pointer, "`" + shown(node.text) + "` is not an option of `" + choice.name + "`");
        d.help = diagnostics::did_you_mean(node.text, names);
        if (d.help.empty()) d.help = names.size() <= 12 ? "the options are " + diagnostics::one_of(names, "and") : "its " + std::to_string(names.size()) + " options stand at `choice " + choice.name + "` in the rule files, and in `careact schema`";
        return std::nullopt;
    }

    std::optional<Value> number(const JsonNode& node, const Type& type, const std::string& pointer) {
        if (type.kind == TypeKind::MoneyAnyPeriod) return amount_per_period(node, type, pointer);
        if (node.kind != Kind::Number) {
            const bool money = type.kind == TypeKind::Money || type.kind == TypeKind::MoneyRate;
            return wrong(node, type, pointer, money ? "write pounds as a number, without quotation marks: 15000.00; other money is turned into pounds first" : "write a number without quotation marks");
        }
        const auto amount = exact(node, type, pointer);
        if (!amount) return std::nullopt;
        return Quantity{program::number_kind(type.kind), *amount, type.period};
    }

    /// The number from its text; money in whole pennies, nothing below nothing.
    std::optional<Rational> exact(const JsonNode& node, const Type& type, const std::string& pointer) {
        const bool money = type.kind == TypeKind::Money || type.kind == TypeKind::MoneyRate || type.kind == TypeKind::MoneyAnyPeriod;
        const bool percent = type.kind == TypeKind::Percent || type.kind == TypeKind::PercentRate;
        const auto refuse = [&](std::string message, std::string help) {
            fault(node, pointer, std::move(message)).help = std::move(help);
            return std::optional<Rational>{};
        };
        const auto read = Rational::parse(node.text);
        if (!read) return refuse("this number cannot be held exactly", "check it: it has too many digits");
        if (*read < Rational{0}) return refuse("this is below nothing", "amounts are written without a minus sign");
        if (percent && *read > Rational{100}) return refuse("this is over 100%", "write 25 for a quarter; a share is of one whole");
        if (money && !read->is_multiple_of(*Rational::of(1, 100))) return refuse("this amount has fractions of a penny", "write at most two digits of pence");
        if (money && *read > most_money) return refuse("this amount is over £1,000,000,000,000", "check the digits");
        if (type.kind == TypeKind::Whole && !read->is_whole()) return refuse("a whole number is needed here", "leave the decimals out");
        return percent ? read->divided_by(Rational{100}) : read;
    }

    std::optional<Value> amount_per_period(const JsonNode& node, const Type& type, const std::string& pointer) {
        const auto help = "write { \"amount\": 10.00, \"per\": \"month\" }";
        const auto* amount = node.kind == Kind::Object ? node.find("amount") : nullptr;
        const auto* per = node.kind == Kind::Object ? node.find("per") : nullptr;
        if (amount == nullptr || per == nullptr || amount->kind != Kind::Number || per->kind != Kind::Text) {
            fault(node, pointer, "an amount and the period it is for are needed here").help = help;
            return std::nullopt;
        }
        for (const auto period : all_periods) {
            if (per->text != to_text(period)) continue;
            const auto read = exact(*amount, type, record::step(pointer, "amount"));
            return read ? std::optional<Value>{Quantity{NumberKind::MoneyRate, *read, period}} : std::nullopt;
        }
        fault(*per, record::step(pointer, "per"), "`" + shown(per->text) + "` is not a period").help = "the periods are `day`, `week`, `fortnight`, `four weeks`, `month`, `quarter` and `year`";
        return std::nullopt;
    }

    const program::Program& program_;
    const std::string& name_;
    Diagnostics& diagnostics_;
};

}  // namespace

RecordResult read_record(std::string name, std::string_view json, const Rulebook& rulebook, const RecordLimits& limits) {
    RecordResult result;
    const auto tree = record::parse_json(name, json, limits, result.diagnostics);
    if (tree) {
        auto root = RecordReader(rulebook.program(), name, result.diagnostics).run(*tree);
        result.record.emplace(name, source::sha256(json), std::move(root));
    }
    result.diagnostics.finish(limits.diagnostics);
    return result;
}

}  // namespace careact
