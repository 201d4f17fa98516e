#include "measures/words.hpp"

#include "program/program.hpp"

#include <algorithm>
#include <array>

namespace careact::measures {

namespace {

using std::chrono::last;
using std::chrono::year_month_day;
using std::chrono::years;

Date end_of_month(std::chrono::year_month month) { return Date(std::chrono::sys_days(month / last)); }

Date last_whole_month(Date on) {
    const auto ymd = on.ymd();
    const auto end = end_of_month(ymd.year() / ymd.month());
    return end == on ? on : end_of_month(ymd.year() / ymd.month() - std::chrono::months(1));
}

/// The same day a year before; the last day of a month stays the last.
Date year_before(Date day) {
    const auto ymd = day.ymd();
    const auto month = (ymd.year() - years(1)) / ymd.month();
    const auto same = month / ymd.day();
    return day == end_of_month(ymd.year() / ymd.month()) || !same.ok() ? end_of_month(month) : Date(std::chrono::sys_days(same));
}

Date last_of_march(std::int64_t year) { return Date(std::chrono::sys_days(std::chrono::year(static_cast<int>(year)) / std::chrono::March / 31)); }

std::string financial_year_to(Date day) {
    const auto began = financial_year(day);
    const bool one_year = static_cast<int>(day.ymd().year()) == began;
    return "1 April " + (one_year ? "" : std::to_string(began) + " ") + "to " + day.to_words();
}

std::optional<Rational> rounded_to(const std::optional<Rational>& number, int places) {
    auto unit = Rational(1);
    for (int i = 0; i < places; ++i) unit = *unit.divided_by(10);
    return number ? number->rounded(Rounding::HalfUp, unit) : std::nullopt;
}

std::string digits(std::size_t number) { return std::to_string(number); }

ReportCell number_of(std::string text, std::string number) { return {ReportCell::Kind::Number, std::move(text), std::move(number), {}}; }

}  // namespace

Days days_of(Date on, const std::optional<Date>& counted_to) {
    const auto end = counted_to.value_or(last_whole_month(on));
    return {on, end, year_before(end), last_of_march(financial_year(end))};
}

Date day_of(When when, const Days& days, std::size_t period) {
    if (when == When::Day) return days.on;
    return period == 0 ? days.counted_to : period == 1 ? days.year_before : days.last_year;
}

std::string when_text(When when, const Days& days, std::size_t period) {
    const auto day = day_of(when, days, period);
    if (when == When::Year) return "12 months to " + day.to_words();
    return when == When::Periods ? financial_year_to(day) : "on " + day.to_words();
}

std::string with_commas(std::size_t number) {
    auto text = digits(number);
    for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3) text.insert(static_cast<std::size_t>(place), ",");
    return text;
}

ReportCell count_cell(std::size_t number) { return number_of(with_commas(number), digits(number)); }

ReportCell share_cell(std::size_t part, std::size_t whole, int places) {
    if (whole == 0) return ReportCell::words("none to count");
    const auto share = Rational::of(Rational::Integer(part) * 100, static_cast<Rational::Integer>(whole));
    const auto shown = rounded_to(share, places);
    return shown ? number_of(shown->to_text(places) + "%", shown->to_text(places)) : not_known();
}

ReportCell rate_cell(std::size_t counted, const std::optional<Rational>& population, int places) {
    const auto each = Rational::of(Rational::Integer(counted) * 100'000, 1);
    const auto shown = rounded_to(each && population ? each->divided_by(*population) : std::nullopt, places);
    return shown ? number_of(shown->to_text(places) + " per 100,000", shown->to_text(places)) : not_known();
}

ReportCell number_cell(const std::optional<Rational>& number, const Quantity& unit, std::string_view words, std::optional<int> places) {
    if (!number) return ReportCell::words("none to count");
    const bool money = unit.kind == NumberKind::Money || unit.kind == NumberKind::MoneyRate;
    if (money) places = 2;
    const auto shown = places ? rounded_to(number, *places) : number;
    if (!shown) return not_known();
    if (money) return number_of(to_text(Quantity{unit.kind, *shown, unit.period}), shown->to_text(2));
    return number_of(shown->to_text() + std::string(words), shown->to_text());
}

ReportCell not_known() { return {ReportCell::Kind::NotKnown, "not known", {}, {}}; }

ReportCell not_shown() { return {ReportCell::Kind::Suppressed, "not shown", {}, {}}; }

std::string title_or_name(const std::string& title, const std::string& name) {
    if (!title.empty()) return title;
    auto words = name;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string option_title(const program::Program& program, std::uint32_t choice, std::size_t option) {
    const auto& named = program.choices[choice].options[option];
    return title_or_name(named.title, named.name);
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& sentence : sentences) {
        if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
    }
    return text;
}

std::string not_verified(const std::set<std::string>& reasons) {
    constexpr std::size_t most = 5;
    std::string text;
    std::size_t told = 0;
    for (const auto& reason : reasons) {
        if (told++ == most) return text + "; and " + std::to_string(reasons.size() - most) + " more.";
        text += (text.empty() ? "Not verified: " : "; ") + reason;
    }
    return text.empty() ? text : text + ".";
}

}  // namespace careact::measures
