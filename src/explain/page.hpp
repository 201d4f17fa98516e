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

/// Of outcomes, clocks or checks, those on which something recorded bears, or all.
template <typename Made>
[[nodiscard]] std::vector<const Made*> to_show(const std::vector<Made>& outcomes, bool all) {
    std::vector<const Made*> shown;
    for (const auto& o : outcomes) {
        if (all || o.something_recorded()) shown.push_back(&o);
    }
    return shown;
}

/// A day or a time of day as people write it; nothing for anything else.
[[nodiscard]] std::string day_words(const Value& value);
/// `3 days over`, `12 days left`, `today`; of a clock that stopped, `2 hours 5 minutes over` or `3 days to spare`.
[[nodiscard]] std::string left_words(const ClockOutcome& clock);

/// The item that an outcome is about, for the professional: what it is called and where it stands. `nutrition`; `Sue, carers[1]`.
[[nodiscard]] std::string item_words(const Outcome& outcome);
/// All that is waited for, those of one thing together: `finance: capital, income; household.kind`. A very long list is cut, and says so.
[[nodiscard]] std::string waits_for(const std::vector<MissingFact>& missing);

/// `significant_impact` as words.
[[nodiscard]] std::string as_words(std::string_view name);

}  // namespace careact::explain
