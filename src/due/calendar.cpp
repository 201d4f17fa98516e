#include "careact/due.hpp"

#include <algorithm>

namespace careact {

namespace {

/// Content lines of a calendar: at most 75 bytes each, the rest on lines that begin with a space, no character cut in two.
class Lines {
public:
    void add(std::string_view name, std::string_view value) {
        constexpr std::size_t most = 75;
        std::string line = std::string(name) + ":" + std::string(value);
        while (line.size() > most) {
            auto end = most;
            while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;  // inside a character of UTF-8
            text_ += line.substr(0, end) + "\r\n";
            line = " " + line.substr(end);
        }
        text_ += line + "\r\n";
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// Of a property whose value is text.
std::string escaped(std::string_view text) {
    std::string made;
    for (const char c : text) {
        if (c == '\n') made += "\\n";
        else if (c == '\\' || c == ';' || c == ',') made += std::string("\\") + c;
        else if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F) made += c;
    }
    return made;
}

/// `20241201`.
std::string digits(Date day) {
    auto text = day.to_text();
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

/// `20241201T140000Z`: moments are written in universal time, so that no program has to know London's.
std::string digits(DateTime moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment.moment());
    const std::chrono::hh_mm_ss time(moment.moment() - day);
    const auto two = [](auto number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return digits(Date{day}) + "T" + two(time.hours().count()) + two(time.minutes().count()) + two(time.seconds().count()) + "Z";
}

std::string left(const ClockOutcome& clock) {
    if (!clock.days_left || *clock.days_left == 0) return "";
    const auto days = *clock.days_left < 0 ? -*clock.days_left : *clock.days_left;
    return ", " + std::to_string(days) + (days == 1 ? " day" : " days") + (*clock.days_left < 0 ? " over" : " left");
}

std::string description(const DueItem& item, Date on) {
    const auto& c = item.clock;
    auto text = std::string(to_text(item.state)) + " on " + on.to_words() + left(c);
    text += (item.state == DueState::Missed ? ": " : "; if it is missed: ") + c.missed_means;
    for (const auto& provision : c.provisions) text += (&provision == c.provisions.data() ? "\n" : ", ") + provision;
    return text;
}

void add_event(Lines& lines, const DueItem& item, Date on) {
    const auto& c = item.clock;
    const auto about = c.item_name.empty() ? "" : " (" + c.item_name + ")";
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", escaped(c.goal + "/" + (c.item_name.empty() ? "" : c.item_name + "/") + item.record + "@careact"));
    lines.add("DTSTAMP", digits(on) + "T000000Z");
    if (const auto* moment = std::get_if<DateTime>(&c.due)) {
        lines.add("DTSTART", digits(*moment));
    } else {
        const auto day = std::get<Date>(c.due);
        lines.add("DTSTART;VALUE=DATE", digits(day));
        if (const auto next = add_days(day, 1)) lines.add("DTEND;VALUE=DATE", digits(*next));
    }
    lines.add("SUMMARY", escaped(item.record + (item.name.empty() ? "" : ", " + item.name) + ": " + (c.title.empty() ? c.goal : c.title) + about));
    lines.add("DESCRIPTION", escaped(description(item, on)));
    if (!item.team.empty()) lines.add("CATEGORIES", escaped(item.team));
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
}

}  // namespace

std::string to_calendar(const DueList& list) {
    Lines lines;
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//careact//careact//EN");
    lines.add("CALSCALE", "GREGORIAN");
    for (const auto& item : list.items) {
        if (!std::holds_alternative<None>(item.clock.due)) add_event(lines, item, list.on);
    }
    lines.add("END", "VCALENDAR");
    return lines.take();
}

}  // namespace careact
