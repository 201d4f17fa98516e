#include "caseload/writer.hpp"

#include <algorithm>
#include <array>

namespace careact::caseload {
namespace {

constexpr std::array counted_over = {
    "contacts",        "assessments",           "reviews",         "determinations", "waits",      "carers",   "concerns", "enquiries",  "dols_requests",
    "representatives", "sensory_registrations", "package_changes", "hospital_stays", "technology", "declines", "letters",  "conditions", "feedback",
    "adaptations",     "panel_decisions",       "risks"};

std::string two_digits(Pence pence) { return {static_cast<char>('0' + pence / 10), static_cast<char>('0' + pence % 10)}; }

}  // namespace

void Writer::name(std::string_view key) {
    if (!line_.empty() && line_.back() != '{' && line_.back() != '[') line_ += ',';
    if (key.empty()) return;
    if (depth_ == 0) at_the_top_.push_back(key);
    quoted(key);
    line_ += ':';
}

void Writer::raw(std::string_view key, std::string_view value) {
    name(key);
    line_ += value;
}

void Writer::quoted(std::string_view value) {
    line_ += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') line_ += '\\';
        line_ += c;
    }
    line_ += '"';
}

void Writer::text(std::string_view key, std::string_view value) {
    name(key);
    quoted(value);
}

void Writer::texts(std::string_view key, std::initializer_list<std::string_view> values) {
    list(key, [&] {
        for (const auto value : values) text({}, value);
    });
}

void Writer::money(std::string_view key, Pence value) { raw(key, std::to_string(value / 100) + "." + two_digits(value % 100)); }

void Writer::day(std::string_view key, const std::optional<Date>& value) {
    if (value) day(key, *value);
    else none(key);
}

void Writer::days(std::string_view key, std::initializer_list<Date> values) {
    list(key, [&] {
        for (const auto value : values) day({}, value);
    });
}

void Writer::unknown(std::string_view key, std::string_view why) {
    object(key, [&] { text("unknown_because", why); });
}

void Writer::judged(std::string_view key, bool value, std::string_view by, Date on, std::string_view because) {
    object(key, [&] {
        yes("judged", value);
        text("by", by);
        day("on", on);
        text("because", because);
    });
}

std::string Writer::take() {
    const auto written = [&](std::string_view key) { return std::find(at_the_top_.begin(), at_the_top_.end(), key) != at_the_top_.end(); };
    const auto holds_nothing = [&](std::string_view part, std::initializer_list<std::string_view> lists) {
        if (written(part)) return;
        object(part, [&] {
            for (const auto list : lists) empty(list);
        });
    };
    holds_nothing("plan", {"lines", "direct_payments"});
    holds_nothing("finance", {"assessments", "charges"});
    for (const auto* key : counted_over) {
        if (!written(key)) empty(key);
    }
    at_the_top_.clear();
    auto line = "{" + line_ + "}";
    line_.clear();
    return line;
}

}  // namespace careact::caseload
