#pragma once
/// Lines of text for a terminal: wrapped, indented, coloured where that is wanted.

#include "careact/explain.hpp"

namespace careact::explain {

enum class Tone : std::uint8_t { Plain, Strong, Quiet, Good, Bad, Waiting };

class Page {
public:
    explicit Page(const TextOptions& options) : options_(options) {}

    /// One paragraph, wrapped; lines after the first stand under `hanging` more spaces.
    void add(std::size_t indent, std::string_view text, Tone tone = Tone::Plain, std::size_t hanging = 0);
    /// A word in the margin, then text beside it.
    void labelled(std::size_t indent, std::string_view label, std::string_view text, Tone tone = Tone::Plain);
    /// Text with an amount at the right edge of its last line.
    void with_amount(std::size_t indent, std::string_view text, std::string_view amount, Tone tone = Tone::Plain, std::size_t hanging = 0);
    /// A rule under the amounts, over what they come to.
    void ruled();
    void gap();
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    [[nodiscard]] std::string toned(std::string_view text, Tone tone) const;

    const TextOptions& options_;
    std::string text_;
};

/// The outcomes on which something recorded bears, or all.
[[nodiscard]] std::vector<const Outcome*> outcomes_to_show(const Determination& determination, bool all);

/// `significant_impact` as words.
[[nodiscard]] std::string as_words(std::string_view name);

}  // namespace careact::explain
