#include "careact/record.hpp"
#include "program/program.hpp"

#include <nlohmann/json.hpp>

namespace careact {

namespace {

using Json = nlohmann::ordered_json;
using program::Type;
using program::TypeKind;

/// A JSON Schema of what `read_record` accepts. Objects are open: a member that is not declared is kept and reported, not refused.
class SchemaWriter {
public:
    explicit SchemaWriter(const program::Program& program) : program_(program) {}

    Json run() const {
        Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"title", "Assessment record"},
                    {"description", "One person's strengths-based assessment record, as the rulebook " + program_.digest.substr(0, 12) + " reads it. "
                                    "A member that is left out is unknown, which is not the same as null (none)."},
                    {"type", "object"},
                    {"properties", properties(program_.types[program::record_root])}};
        auto& defs = schema["$defs"];
        defs["state"] = state();
        for (std::size_t i = 1; i < program_.types.size(); ++i) {
            const auto& type = program_.types[i];
            defs[type.name] = described({{"type", "object"}, {"properties", properties(type)}}, type.title);
        }
        for (std::size_t i = 1; i < program_.choices.size(); ++i) defs[program_.choices[i].name] = options(program_.choices[i]);
        return schema;
    }

private:
    static Json described(Json schema, const std::string& title) {
        if (!title.empty()) schema["description"] = title;
        return schema;
    }

    static Json state() {
        return {{"description", "why there is no value to use"},
                {"oneOf", {{{"type", "object"},
                            {"properties", {{"unknown_because", {{"enum", {"not_asked", "refused", "disputed", "out_of_date"}}}}, {"value", Json::object()}}},
                            {"required", {"unknown_because"}},
                            {"additionalProperties", false}},
                           {{"type", "object"}, {"properties", {{"not_applicable", {{"const", true}}}}}, {"required", {"not_applicable"}}, {"additionalProperties", false}}}}};
    }

    Json options(const program::Choice& choice) const {
        Json one_of = Json::array();
        for (const auto& option : choice.options) {
            Json made{{"const", option.name}};
            if (!option.title.empty()) made["description"] = option.title;
            one_of.push_back(std::move(made));
        }
        return described({{"oneOf", std::move(one_of)}}, choice.title);
    }

    Json properties(const program::RecordType& type) const {
        auto made = Json::object();
        for (const auto& member : type.members) {
            Json schema{{"anyOf", {value(member.type), {{"$ref", "#/$defs/state"}}}}};
            if (!member.title.empty()) schema["description"] = member.title;
            if (member.not_before) {
                const auto order = "not before " + type.members[*member.not_before].name;
                schema["description"] = member.title.empty() ? order : member.title + "; " + order;
            }
            if (member.presumed) schema["default"] = Json::parse(json_text(*member.presumed));
            made[member.name] = std::move(schema);
        }
        return made;
    }

    static std::string json_text(const Value& value) {
        if (std::holds_alternative<None>(value)) return "null";
        if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
        if (const auto* number = std::get_if<Quantity>(&value)) return number->amount.to_text();
        return Json(to_text(value)).dump();
    }

    Json value(const Type& type) const {
        auto made = type.judgement ? judgement(type) : plain(type);
        if (type.or_none) made = {{"anyOf", {std::move(made), {{"type", "null"}}}}};
        return made;
    }

    Json judgement(Type type) const {
        type.judgement = type.or_none = false;
        const Json text{{"type", "string"}, {"minLength", 1}};
        return {{"type", "object"},
                {"description", "settled by a named person, on a day, with reasons"},
                {"properties", {{"judged", plain(type)}, {"by", text}, {"on", plain(program::plain(TypeKind::Date))}, {"because", text}}},
                {"required", {"judged", "by", "on", "because"}}};
    }

    Json plain(const Type& type) const {
        const auto amount = [](Json more) {
            Json made{{"type", "number"}, {"minimum", 0}};
            made.update(more);
            return made;
        };
        // `pattern` and not `format`: the first is held to by every validator.
        const auto text = [](const char* pattern, const char* description) { return Json{{"type", "string"}, {"pattern", pattern}, {"description", description}}; };
        switch (type.kind) {
            case TypeKind::YesNo: return {{"type", "boolean"}};
            case TypeKind::Whole: return {{"type", "integer"}, {"minimum", 0}};
            case TypeKind::Decimal: return amount(Json::object());
            case TypeKind::Percent: return amount({{"description", "per cent: 2.65 is 2.65%"}});
            case TypeKind::PercentRate: return amount({{"description", "per cent per " + std::string(to_text(type.period))}});
            // Two decimals are asked for in words: to a validator that counts in binary, 76.86 is no multiple of 0.01.
            case TypeKind::Money: return amount({{"maximum", 1e12}, {"description", "pounds, with pence as two decimals"}});
            case TypeKind::MoneyRate: return amount({{"maximum", 1e12}, {"description", "pounds per " + std::string(to_text(type.period)) + ", with pence as two decimals"}});
            case TypeKind::MoneyAnyPeriod:
                return {{"type", "object"},
                        {"properties", {{"amount", amount({{"maximum", 1e12}})}, {"per", {{"enum", {"day", "week", "fortnight", "four weeks", "month", "quarter", "year"}}}}}},
                        {"required", {"amount", "per"}}};
            case TypeKind::Date: return text("^\\d{4}-\\d{2}-\\d{2}$", "a day: 2026-04-06");
            case TypeKind::DateTime: return text("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?$", "London time unless it ends in Z or an offset");
            case TypeKind::CalendarDuration: return text("^P(\\d+Y)?(\\d+M)?$", "years and months: P1Y6M");
            case TypeKind::ExactDuration: return text("^P(\\d+W)?(\\d+D)?(T(\\d+H)?(\\d+M)?)?$", "weeks, days, hours and minutes: P8W, PT4H");
            case TypeKind::NhsNumber: return text("^(\\d ?){9}\\d$", "NHS number, with a check digit that agrees");
            case TypeKind::Choice: return {{"$ref", "#/$defs/" + program_.choices[type.index].name}};
            case TypeKind::Record: return {{"$ref", "#/$defs/" + program_.types[type.index].name}};
            case TypeKind::List: return list(type);
            default: return {{"type", "string"}};
        }
    }

    Json list(const Type& type) const {
        Json element{{"anyOf", {value(*type.element), {{"$ref", "#/$defs/state"}}}}};
        if (!type.for_each) return {{"type", "array"}, {"items", std::move(element)}};
        auto members = Json::object();
        for (const auto& option : program_.choices[*type.for_each].options) members[option.name] = described(element, option.title);
        return {{"type", "object"}, {"properties", std::move(members)}};
    }

    const program::Program& program_;
};

}  // namespace

std::string record_schema(const Rulebook& rulebook) { return SchemaWriter(rulebook.program()).run().dump(2) + "\n"; }

}  // namespace careact
