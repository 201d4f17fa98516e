#include "report/chart.hpp"

#include "explain/html_page.hpp"
#include "source/utf8.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace careact::report {

namespace {

using explain::escaped;

// ---- Fills: first those of the parts of any chart, then those of the results of checks -------------------------------------------------

enum class Pattern : std::uint8_t { Solid, Leaning, Dots, Lying, Crossed, Standing };
struct Fill {
    std::string_view colour;  // at least 3 to 1 on white
    Pattern pattern;
};
constexpr std::array<Fill, most_parts + 5> all_fills = {{{"#1d70b8", Pattern::Solid},
                                                         {"#942514", Pattern::Leaning},
                                                         {"#594d00", Pattern::Dots},
                                                         {"#4c2c92", Pattern::Lying},
                                                         {"#00703c", Pattern::Crossed},
                                                         {"#0b0c0c", Pattern::Solid},
                                                         {"#c2185b", Pattern::Standing},
                                                         {"#6f777b", Pattern::Solid},
                                                         {"#00703c", Pattern::Solid},
                                                         {"#b10e1e", Pattern::Leaning},
                                                         {"#7a5c00", Pattern::Dots},
                                                         {"#4c2c92", Pattern::Lying},
                                                         {"#0b0c0c", Pattern::Solid}}};

std::size_t fill_of(Part part) { return most_parts + static_cast<std::size_t>(part); }

std::string marks(Pattern pattern) {
    switch (pattern) {
        case Pattern::Solid: return "<rect width=\"8\" height=\"8\"/>";
        case Pattern::Leaning: return "<path d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\" stroke-width=\"3\"/>";
        case Pattern::Dots: return "<circle cx=\"2\" cy=\"2\" r=\"1.6\"/><circle cx=\"6\" cy=\"6\" r=\"1.6\"/>";
        case Pattern::Lying: return "<path d=\"M0 2H8M0 6H8\" stroke-width=\"1.8\"/>";
        case Pattern::Crossed: return "<path d=\"M0 0L8 8M8 0L0 8\" stroke-width=\"1.8\"/>";
        case Pattern::Standing: return "<path d=\"M2 0V8M6 0V8\" stroke-width=\"1.8\"/>";
    }
    return "";
}

std::string paint(std::size_t fill) { return "fill=\"url(#fill-" + std::to_string(fill) + ")\" stroke=\"" + std::string(all_fills.at(fill).colour) + "\""; }

// ---- Lengths: whole thousandths of the width -------------------------------------------------------------------------------------------

constexpr std::int64_t full = 1000, least_seen = 4;

/// Something that is more than nothing is always seen; nothing where the numbers are too large to compare.
std::int64_t length_of(const Rational& part, const Rational& whole) {
    if (part <= Rational(0) || whole <= Rational(0)) return 0;
    const auto share = part.divided_by(whole);
    const auto scaled = share ? share->times(full) : std::nullopt;
    const auto rounded = scaled ? scaled->rounded(Rounding::HalfUp, 1) : std::nullopt;
    const auto length = rounded ? rounded->whole().value_or(0) : 0;
    return std::clamp(length, least_seen, full);
}

std::string percent(std::int64_t length) { return std::to_string(length / 10) + "." + std::to_string(length % 10) + "%"; }

std::optional<Rational> sum_of(const std::vector<Rational>& parts) {
    std::optional<Rational> sum = Rational(0);
    for (const auto& part : parts) {
        if (sum && part > Rational(0)) sum = sum->plus(part);
    }
    return sum;
}

Rational widest(const Chart& chart) {
    Rational most = chart.of_hundred ? 100 : 0;
    for (const auto& bar : chart.bars) most = std::max(most, sum_of(bar.parts).value_or(0));
    return most;
}

/// The parts of a bar, one after the other; `first_fill` is that of the first.
std::string segments(const std::vector<Rational>& parts, const Rational& whole, std::size_t first_fill, const std::string& place) {
    std::string html;
    std::int64_t from = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto length = std::min(length_of(parts[i], whole), full - from);
        if (length > 0) html += "<rect x=\"" + percent(from) + "\" width=\"" + percent(length) + "\" " + place + " " + paint(first_fill + i) + "/>";
        from += length;
    }
    return html;
}

// ---- Labels ----------------------------------------------------------------------------------------------------------------------------

/// As much of a line as so many columns hold.
std::string cut(const std::string& line, std::size_t columns) {
    if (source::display_width(line) <= columns) return line;
    std::size_t end = 0;
    while (end < line.size() && source::display_width(std::string_view(line).substr(0, end)) + 1 < columns) end += source::code_point_at(line, end).length;
    return line.substr(0, end) + "…";
}

std::vector<std::string> label_lines(const std::string& text) {
    constexpr std::size_t columns = 26, most_lines = 3;
    auto lines = source::wrapped(source::printable(text), columns, columns);
    if (lines.size() > most_lines) lines.resize(most_lines), lines.back() += " …";
    for (auto& line : lines) line = cut(line, columns + 4);
    return lines;
}

constexpr std::size_t line_height = 20, bar_height = 16, gap = 16;

class Drawing {
public:
    std::string run(const Chart& chart) {
        for (std::size_t i = 0; i < chart.parts.size(); ++i) key(i, chart.parts[i]);
        const auto whole = widest(chart);
        for (const auto& bar : chart.bars) add(bar, chart.shares ? sum_of(bar.parts).value_or(0) : whole);
        const auto ids = chart.id + "-title " + chart.id + "-told";
        return "<svg class=\"chart\" width=\"100%\" height=\"" + std::to_string(y_) + "\" role=\"img\" aria-labelledby=\"" + escaped(ids) + "\"><title id=\"" + escaped(chart.id) + "-title\">" +
               escaped(chart.title) + "</title><desc id=\"" + escaped(chart.id) + "-told\">" + escaped(chart.told) + "</desc>\n" + html_ + "</svg>\n";
    }

private:
    void key(std::size_t part, const std::string& name) {
        html_ += "<rect x=\"1\" y=\"" + std::to_string(y_ + 2) + "\" width=\"22\" height=\"16\" " + paint(part) + "/>";
        text("32", cut(source::printable(name), 36), "");
        y_ += line_height + 6;
    }

    void add(const Bar& bar, const Rational& whole) {
        constexpr std::size_t longest_beside = 14;
        y_ += gap / 2;
        const bool beside = source::display_width(bar.said) <= longest_beside;
        if (beside && !bar.said.empty()) text("100%", bar.said, " text-anchor=\"end\" class=\"said\"");
        lines(bar.label, "");
        if (!beside) lines(bar.said, " class=\"said\"");
        const auto place = "y=\"" + std::to_string(y_ + 2) + "\" height=\"" + std::to_string(bar_height) + "\"";
        html_ += "<rect x=\"0\" width=\"100%\" " + place + " fill=\"#f3f2f1\"/>" + segments(bar.parts, whole, 0, place) + "\n";
        y_ += bar_height + gap;
    }

    void lines(const std::string& words, std::string_view more) {
        for (const auto& line : label_lines(words)) text("0", line, more), y_ += line_height;
    }

    void text(std::string_view x, const std::string& words, std::string_view more) {
        html_ += "<text x=\"" + std::string(x) + "\" y=\"" + std::to_string(y_ + 15) + "\"" + std::string(more) + ">" + escaped(words) + "</text>";
    }

    std::string html_;
    std::size_t y_ = 0;
};

}  // namespace

std::string svg(const Chart& chart) { return Drawing().run(chart); }

std::string thin_bar(const std::vector<std::size_t>& results) {
    std::vector<Rational> parts;
    for (const auto count : results) parts.emplace_back(static_cast<std::int64_t>(count));
    const auto whole = sum_of(parts).value_or(0);
    return "<svg class=\"thin\" width=\"100%\" height=\"12\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"100%\" height=\"12\" fill=\"#f3f2f1\"/>" +
           segments(parts, whole, fill_of(Part::Passed), "height=\"12\"") + "</svg>";
}

std::string swatch(Part part) {
    return "<svg class=\"swatch\" width=\"24\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><rect x=\"1\" y=\"1\" width=\"22\" height=\"14\" " + paint(fill_of(part)) + "/></svg>";
}

std::string fills() {
    std::string html = "<svg class=\"fills\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n";
    for (std::size_t i = 0; i < all_fills.size(); ++i) {
        const auto colour = std::string(all_fills.at(i).colour);
        html += "<pattern id=\"fill-" + std::to_string(i) + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"#fff\"/><g fill=\"" + colour +
                "\" stroke=\"" + colour + "\" stroke-width=\"0\">" + marks(all_fills.at(i).pattern) + "</g></pattern>\n";
    }
    return html + "</defs></svg>\n";
}

}  // namespace careact::report
