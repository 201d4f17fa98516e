#pragma once
/// JSON as it was written: numbers as their text, lines kept, nothing said twice.

#include "careact/diagnostic.hpp"
#include "careact/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace careact::record {

struct JsonNode {
    JsonNode();  // made where the type is whole: a vector of pairs of it cannot be here

    enum class Kind : std::uint8_t { Null, Bool, Number, Text, Array, Object } kind = Kind::Null;
    bool yes = false;
    std::string text;  // of a text, and of a number as it was written
    std::vector<JsonNode> items;
    std::vector<std::pair<std::string, JsonNode>> members;
    std::uint32_t line = 0;

    [[nodiscard]] const JsonNode* find(std::string_view name) const;
};

/// Nothing if the text is not well-formed, says one thing twice, or passes a limit; all of that is reported.
[[nodiscard]] std::optional<JsonNode> parse_json(const std::string& name, std::string_view text, const RecordLimits& limits, Diagnostics& diagnostics);

/// One more step of a JSON Pointer, with `~` and `/` written as the pointer's own rules say.
[[nodiscard]] std::string step(const std::string& pointer, std::string_view name);

Diagnostic& complain(Diagnostics& diagnostics, DiagnosticKind kind, const std::string& record, const std::string& pointer, std::uint32_t line, std::string message);

}  // namespace careact::record
