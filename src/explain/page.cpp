#include "explain/page.hpp"

#include "source/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace careact::explain {

namespace {

constexpr std::size_t label_width = 12;
constexpr std::int64_t minutes_in_two_days = 2 * 24 * 60;

std::string counted(std::int64_t number, const std::string& unit) { return std::to_string(number) + " " + unit + (number == 1 ? "" : "s"); }

std::string hours_words(std::int64_t minutes) {
    const auto all = std::abs(minutes), hours = all / 60, rest = all % 60;
    if (hours == 0) return counted(rest, "minute");
    return counted(hours, "hour") + (rest == 0 ? "" : " " + counted(rest, "minute"));
}
constexpr std::size_t amount_width = 14;
constexpr std::ptrdiff_t most_waited_for = 40;

}  // namespace

std::string Page::toned(std::string_view text, Tone tone) const {
    constexpr std::array codes = {"", "\033[1m", "\033[2m", "\033[1;32m", "\033[1;31m", "\033[1;33m"};
    if (!options_.colour || tone == Tone::Plain) return std::string(text);
    return codes[static_cast<std::size_t>(tone)] + std::string(text) + "\033[0m";
}

void Page::add(std::size_t indent, std::string_view text, Tone tone, std::size_t hanging) {
    const auto width = std::max<std::size_t>(options_.width, indent + hanging + 20);
    const auto lines = source::wrapped(text, width - indent, width - indent - hanging);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text_ += std::string(indent + (i > 0 ? hanging : 0), ' ') + toned(lines[i], tone) + "\n";
    }
}

void Page::labelled(std::size_t indent, std::string_view label, std::string_view text, Tone tone) {
    const auto column = indent + label_width;
    const auto width = std::max<std::size_t>(options_.width, column + 20) - column;
    const auto lines = source::wrapped(text, width, width);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto margin = i == 0 ? std::string(label) : "";
        text_ += std::string(indent, ' ') + toned(margin, Tone::Quiet) + std::string(label_width - std::min(label_width - 1, margin.size()), ' ') + toned(lines[i], tone) + "\n";
    }
}

void Page::with_amount(std::size_t indent, std::string_view text, std::string_view amount, Tone tone, std::size_t hanging) {
    const auto length = source::display_width(amount);
    const auto width = std::max(options_.width, indent + hanging + length + 22);
    const auto room = width - indent - std::max(amount_width, length) - 2;
    const auto lines = source::wrapped(text, room, room - hanging);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto margin = indent + (i > 0 ? hanging : 0);
        text_ += std::string(margin, ' ') + toned(lines[i], tone);
        if (i + 1 == lines.size()) text_ += std::string(width - margin - source::display_width(lines[i]) - length, ' ') + toned(amount, tone);
        text_ += "\n";
    }
}

void Page::ruled() { text_ += std::string(std::max(options_.width, amount_width) - amount_width, ' ') + std::string(amount_width, '-') + "\n"; }

void Page::gap() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
}

std::string day_words(const Value& value) {
    if (const auto* day = std::get_if<Date>(&value)) return day->to_words();
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->to_words();
    return "";
}

std::string left_words(const ClockOutcome& clock) {
    if (!clock.days_left) return "";
    const bool stopped = !std::holds_alternative<None>(clock.stopped);
    const auto ending = [&](std::int64_t left) { return left < 0 ? " over" : stopped ? " to spare" : " left"; };
    const auto days = *clock.days_left;
    if (stopped && clock.minutes_left && std::abs(*clock.minutes_left) < minutes_in_two_days) return hours_words(*clock.minutes_left) + ending(*clock.minutes_left);
    if (days == 0) return stopped ? "on the day" : "today";
    return counted(std::abs(days), "day") + ending(days);
}

std::string item_words(const Outcome& outcome) {
    const auto& key = outcome.item_name;
    if (!outcome.item.ends_with(']')) return as_words(key.empty() ? outcome.item : key);
    const bool is_number = std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto place = is_number ? outcome.item : as_words(key);
    return outcome.item_title.empty() ? place : outcome.item_title + ", " + place;
}

std::string waits_for(const std::vector<MissingFact>& missing) {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // by what they are part of, in the order of the list
    for (const auto& fact : missing) {
        if (&fact - missing.data() == most_waited_for) break;
        const auto dot = fact.path.rfind('.');
        const auto of = dot == std::string::npos ? std::string() : fact.path.substr(0, dot);
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == of; });
        auto& group = found == groups.end() ? groups.emplace_back(of, std::vector<std::string>{}) : *found;
        group.second.push_back(dot == std::string::npos ? fact.path : fact.path.substr(dot + 1));
    }
    std::string text;
    for (const auto& [of, facts] : groups) {
        text += text.empty() ? "" : "; ";
        if (!of.empty()) text += of + (facts.size() == 1 ? "." : ": ");
        for (const auto& fact : facts) text += (&fact == facts.data() ? "" : ", ") + fact;
    }
    const auto more = static_cast<std::ptrdiff_t>(missing.size()) - most_waited_for;
    return more > 0 ? text + "; and " + std::to_string(more) + " more" : text;
}

std::string as_words(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace careact::explain
