/// Any bytes as a record, over a rulebook that asks for every kind of value: no crash, the same answer twice, and words for all of it.

#include "careact/determination.hpp"
#include "careact/explain.hpp"
#include "fuzzing.hpp"
#include "record_fuzz_rules.hpp"

using namespace careact;

namespace {

const Rulebook& rules() {
    static const auto made = [] {
        const std::vector<SourceText> sources = {{"rules.care", fuzzing::record_rules}};
        const auto result = compile(sources);
        if (!result.rulebook) std::fputs(render_text(result.diagnostics, sources).c_str(), stderr);
        fuzzing::require(result.rulebook.has_value(), "the rules of this target compile");
        return *result.rulebook;
    }();
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzzing::text_of(data, size);
    const auto read = read_record("record.json", text, rules());
    for (const auto& d : read.diagnostics.all()) {
        fuzzing::require(!d.message.empty() && d.record == "record.json", "a diagnostic says what is wrong, and in which record");
        fuzzing::require(d.pointer.empty() || d.pointer.front() == '/', "a place in a record is a JSON Pointer");
    }
    static_cast<void>(render_text(read.diagnostics, {}));
    static_cast<void>(render_json(read.diagnostics, {}));
    if (!read.record) {
        fuzzing::require(read.diagnostics.has_errors(), "a record is refused for a reason");
        return 0;
    }
    EvaluateOptions options;
    options.on = Date(std::chrono::sys_days{std::chrono::year{2025} / 10 / 1});
    options.search = false;
    options.steps = 200'000;
    const auto first = evaluate(rules(), *read.record, options);
    fuzzing::require(to_json(first) == to_json(evaluate(rules(), *read.record, options)), "asking again gives the same answer");
    static_cast<void>(to_text(first, {.proof = true}));
    static_cast<void>(to_plain_text(first));
    return 0;
}
