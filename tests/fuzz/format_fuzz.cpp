/// Any bytes to the formatter: no crash, and what it lays out it leaves alone the second time.

#include "careact/format.hpp"
#include "fuzzing.hpp"

using namespace careact;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto once = format({"rules.care", fuzzing::text_of(data, size)});
    fuzzing::require_sound(once.diagnostics, size);
    fuzzing::require(once.text.has_value() == !once.diagnostics.has_errors(), "there is a text exactly if there are no errors");
    if (!once.text) return 0;
    const auto twice = format({"rules.care", *once.text});
    fuzzing::require(twice.text.has_value(), "what is laid out can be read");
    fuzzing::require(*twice.text == *once.text, "laying it out again changes nothing");
    fuzzing::require(once.text->empty() || once.text->back() == '\n', "a text ends with a line end");
    return 0;
}
