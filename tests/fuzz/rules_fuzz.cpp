/// Any bytes as a rule file: no crash, every mark inside the file, the same answer twice; and what compiles can be asked.

#include "careact/determination.hpp"
#include "careact/explain.hpp"
#include "fuzzing.hpp"

#include <array>
#include <string_view>

using namespace careact;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<SourceText> sources = {{"rules.care", fuzzing::text_of(data, size)}};
    const auto first = compile(sources);
    fuzzing::require_sound(first.diagnostics, size);
    fuzzing::require(first.rulebook.has_value() == !first.diagnostics.has_errors(), "there is a rulebook exactly if there are no errors");
    fuzzing::require(!render_text(first.diagnostics, sources).empty() || first.diagnostics.empty(), "diagnostics are rendered");

    const auto second = compile(sources);
    fuzzing::require(render_json(first.diagnostics, sources) == render_json(second.diagnostics, sources), "compiling again says the same");
    // One stage for each input, since showing one compiles again.
    constexpr std::array<std::string_view, 4> stages = {"syntax", "resolved", "types", "program"};
    fuzzing::require(show_stage(sources, stages[size % stages.size()]).has_value(), "each stage can be shown");

    if (!first.rulebook) return 0;
    static_cast<void>(record_schema(*first.rulebook));
    const auto record = read_record("record", "{}", *first.rulebook);
    fuzzing::require(record.record.has_value(), "an empty record is read");
    EvaluateOptions options;
    options.on = Date(std::chrono::sys_days{std::chrono::year{2025} / 10 / 1});
    options.search = false;
    options.steps = 20'000;
    fuzzing::require(to_json(evaluate(*first.rulebook, *record.record, options)) == to_json(evaluate(*second.rulebook, *record.record, options)), "two rulebooks of one text answer alike");
    return 0;
}
