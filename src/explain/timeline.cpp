#include "careact/timeline.hpp"
#include "explain/page.hpp"
#include "explain/value_json.hpp"

namespace careact {

namespace {

using explain::Json;
using explain::Page;
using explain::Tone;

std::string days(Date first, Date last) { return first == last ? first.to_words() : first.to_words() + " to " + last.to_words(); }

std::string standing(const TimelineInterval& interval) {
    const auto* option = std::get_if<Option>(&interval.value);
    if (interval.status == OutcomeStatus::Decided) return option != nullptr ? explain::as_words(option->name) : to_text(interval.value);
    return std::string(to_text(interval.status)) + (interval.why.empty() ? "" : ": " + interval.why);
}

std::string cited(const ChangeCause& cause) {
    std::string text;
    for (const auto& provision : cause.provisions) text += (text.empty() ? " (" : ", ") + provision;
    return cause.text + (cause.item.empty() ? "" : ", of " + cause.item) + (text.empty() ? "" : text + ")");
}

void write(Page& page, const Timeline& line) {
    page.add(0, line.goal + (line.title.empty() ? "" : ": " + line.title) + (line.item.empty() ? "" : ", for " + line.item), Tone::Strong);
    for (const auto& interval : line.intervals) {
        page.gap();
        page.add(2, days(interval.first_day, interval.last_day), Tone::Strong);
        page.add(4, standing(interval) + (interval.amount ? ", which comes to " + to_text(*interval.amount) : ""), interval.status == OutcomeStatus::Decided ? Tone::Plain : Tone::Waiting, 2);
        for (const auto& cause : interval.causes) page.add(4, "because " + cited(cause), Tone::Plain, 2);
    }
}

Json optional_json(const std::optional<Quantity>& amount) { return amount ? explain::value_json(*amount) : Json(nullptr); }

Json interval_json(const TimelineInterval& interval) {
    Json made{{"first_day", interval.first_day.to_text()}, {"last_day", interval.last_day.to_text()}, {"status", to_text(interval.status)}};
    if (interval.status == OutcomeStatus::Decided) made["value"] = explain::value_json(interval.value);
    else made["why"] = interval.why;
    made["amount"] = optional_json(interval.amount);
    auto causes = Json::array();
    for (const auto& c : interval.causes) {
        causes.push_back({{"rule", c.rule}, {"title", c.title}, {"item", c.item}, {"text", c.text}, {"provisions", c.provisions}});
    }
    made["causes"] = std::move(causes);
    return made;
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"; }

/// Above nothing is owed by the person; below it they paid too much.
std::string owed(const Quantity& amount) {
    const auto zero = Rational{0};
    if (amount.amount == zero) return "nothing is owed either way";
    if (amount.amount > zero) return to_text(amount) + " is owed by the person";
    return to_text(Quantity{amount.kind, zero.minus(amount.amount).value_or(zero), amount.period}) + " was overpaid";
}

}  // namespace

std::string to_text(const std::vector<Timeline>& timelines, const TextOptions& options) {
    Page page(options);
    for (const auto& line : timelines) {
        write(page, line);
        page.gap();
    }
    return page.take();
}

std::string to_text(const Difference& difference, const TextOptions& options) {
    Page page(options);
    page.add(0, "What should have been, beside what was", Tone::Strong);
    for (const auto& part : difference.intervals) {
        page.gap();
        page.add(2, days(part.first_day, part.last_day), Tone::Strong);
        page.add(4, part.first + " beside " + part.second + ": " + (part.difference ? owed(*part.difference) : "cannot be told"), part.difference ? Tone::Plain : Tone::Waiting, 2);
    }
    page.gap();
    page.add(0, (difference.whole ? "In all, " : "In all, of the days that can be told, ") + owed(difference.total) + ".", Tone::Strong);
    return page.take();
}

std::string to_json(const std::vector<Timeline>& timelines) {
    auto all = Json::array();
    for (const auto& line : timelines) {
        auto intervals = Json::array();
        for (const auto& interval : line.intervals) intervals.push_back(interval_json(interval));
        all.push_back({{"goal", line.goal}, {"title", line.title}, {"item", line.item}, {"intervals", std::move(intervals)}});
    }
    return dumped({{"timelines", std::move(all)}});
}

std::string to_json(const Difference& difference) {
    auto intervals = Json::array();
    for (const auto& part : difference.intervals) {
        intervals.push_back({{"first_day", part.first_day.to_text()}, {"last_day", part.last_day.to_text()}, {"should_be", part.first}, {"was", part.second}, {"difference", optional_json(part.difference)}});
    }
    return dumped({{"intervals", std::move(intervals)}, {"total", explain::value_json(difference.total)}, {"whole", difference.whole}});
}

}  // namespace careact
