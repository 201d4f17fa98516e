#pragma once
/// A rule file as text, and places in it.

#include <cstdint>
#include <string>

namespace careact {

/// One rule file: its name as people should see it in messages, and its bytes (UTF-8).
struct SourceText {
    std::string name;
    std::string text;
};

/// A half-open range of bytes in one of the sources given to `compile`, in the order they were given.
struct Span {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// Line and column, both counted from 1; columns count code points, so a `£` is one.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

}  // namespace careact
