#pragma once
/// What the fuzz targets share.

#include "careact/diagnostic.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace careact::fuzzing {

/// Says what does not hold, and stops so that the fuzzer keeps the input.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline std::string text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

inline void require_inside(Span span, std::size_t size) {
    require(span.file == 0, "a mark is in the one file there is");
    require(span.begin <= span.end && span.end <= size, "a mark is inside the file");
}

/// Every mark of every diagnostic is inside the one file, and every message says something.
inline void require_sound(const Diagnostics& diagnostics, std::size_t size) {
    for (const auto& d : diagnostics.all()) {
        require(!d.message.empty(), "a diagnostic has a message");
        require_inside(d.span, size);
        for (const auto& label : d.context) require_inside(label.span, size);
    }
}

}  // namespace careact::fuzzing
