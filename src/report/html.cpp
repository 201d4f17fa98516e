/// A report as a page.

#include "careact/report.hpp"
#include "careact/version.hpp"
#include "explain/html_page.hpp"
#include "explain/statement_words.hpp"
#include "report/chart.hpp"
#include "report/html_checks.hpp"
#include "report/places.hpp"
#include "report/style.hpp"

#include <algorithm>

namespace careact {

namespace {

using namespace explain;
using namespace report;

using Kind = ReportCell::Kind;

std::string words_of(const ReportCell& cell) {
    if (!cell.text.empty()) return cell.text;
    return cell.kind == Kind::NotKnown ? "not known" : cell.kind == Kind::Suppressed ? "not shown: too few" : cell.number;
}

std::string base_of(const std::string& base, const std::string& when) { return capital(base + (base.empty() || when.empty() ? "" : ", ") + when); }

/// Which columns are of numbers: those that have one.
std::vector<bool> number_columns(const ReportTable& table) {
    std::vector<bool> numbers(table.columns.size(), false);
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < std::min(row.size(), numbers.size()); ++i) numbers[i] = numbers[i] || row[i].kind == Kind::Number;
    }
    return numbers;
}

// ---- The chart of a table --------------------------------------------------------------------------------------------------------------

class Charted {
public:
    Charted(const ReportTable& table, const std::vector<bool>& numbers, std::string id) : table_(table) {
        const auto most = table.chart == ReportTable::Chart::Bars ? 1 : numbers.size();
        for (std::size_t i = 1; i < numbers.size() && columns_.size() < most; ++i) {
            if (numbers[i]) columns_.push_back(i);
        }
        chart_.id = std::move(id);
    }

    /// Nothing if no column is of numbers, or if there are more than could be told apart.
    std::string run() {
        if (table_.chart == ReportTable::Chart::None || columns_.empty() || columns_.size() > most_parts) return "";
        const bool stacked = columns_.size() > 1;
        for (const auto column : columns_) {
            if (stacked) chart_.parts.push_back(capital(table_.columns[column]));
        }
        for (std::size_t i = 0; i < std::min(table_.rows.size(), most_bars); ++i) chart_.bars.push_back(bar(table_.rows[i], stacked));
        chart_.of_hundred = all_percent();
        chart_.shares = table_.chart == ReportTable::Chart::Shares;
        chart_.title = table_.title + ", as a chart";
        chart_.told = told();
        return svg(chart_);
    }

private:
    Bar bar(const std::vector<ReportCell>& row, bool stacked) const {
        Bar made{row.empty() ? "" : words_of(row[0]), "", {}};
        for (const auto column : columns_) {
            const auto number = column < row.size() && row[column].kind == Kind::Number ? Rational::parse(row[column].number) : std::nullopt;
            made.parts.push_back(number.value_or(0));
        }
        if (!stacked && columns_[0] < row.size()) made.said = words_of(row[columns_[0]]);
        if (stacked) made.said = not_drawn(row);
        return made;
    }

    /// What has no part in the bar because its number is not told.
    std::string not_drawn(const std::vector<ReportCell>& row) const {
        std::vector<std::string> all;
        for (const auto column : columns_) {
            if (column < row.size() && row[column].kind != Kind::Number) all.push_back(table_.columns[column] + " (" + words_of(row[column]) + ")");
        }
        return all.empty() ? "" : "Not drawn: " + listed(all);
    }

    bool all_percent() const {
        return std::all_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) {
            return std::all_of(columns_.begin(), columns_.end(), [&](auto column) { return column >= row.size() || row[column].kind != Kind::Number || row[column].text.ends_with('%'); });
        });
    }

    std::string told() const {
        std::vector<std::string> names;
        for (const auto column : columns_) names.push_back(table_.columns[column]);
        auto text = std::string(table_.chart == ReportTable::Chart::Shares ? "A bar for each row of the table beside it, all of one length, cut into shares: " : "A bar for each row of the table beside it: ") + listed(names, ", then ") + ". The table has every value.";
        if (table_.rows.size() > most_bars) text += " These are the first " + std::to_string(most_bars) + " of " + std::to_string(table_.rows.size()) + " rows.";
        return text;
    }

    const ReportTable& table_;
    std::vector<std::size_t> columns_;
    Chart chart_;
};

// ---- The page --------------------------------------------------------------------------------------------------------------------------

class ReportHtml {
public:
    explicit ReportHtml(const Report& report) : report_(report), places_(report), page_(report.title, style) {}

    std::string run() {
        page_.paragraph("Counted and checked by rules, from what is recorded. Judgements, and what follows, are a named person's.", "inset");
        page_.raw(fills());
        page_.raw("<div class=\"beside\">\n");
        contents();
        page_.raw("<div>\n");
        for (const auto& page : report_.pages) write(page);
        provenance();
        cases();
        page_.raw("</div>\n</div>\n");
        return page_.take("careact " + std::string(version()) + ". " + report_.title + ". On " + report_.on.to_words() + ".");
    }

private:
    void contents() {
        page_.raw("<nav class=\"contents\" id=\"contents\" aria-labelledby=\"contents-title\">\n");
        page_.heading(2, "Contents", "contents-title");
        page_.raw("<ul role=\"list\">\n");
        for (const auto& page : report_.pages) entry(places_.of(&page), page.title);
        entry("provenance", "Where this comes from");
        if (!places_.cases().empty()) entry("cases", "Cases");
        page_.raw("</ul></nav>\n");
    }

    void entry(const std::string& place, const std::string& title) { page_.raw("<li><a href=\"#" + escaped(place) + "\">" + escaped(title) + "</a></li>\n"); }

    void begin(const std::string& title, const std::string& place) {
        page_.raw("<section class=\"page\" aria-labelledby=\"" + escaped(place) + "\">\n");
        page_.heading(2, title, place);
    }

    void end() { page_.raw("<p class=\"back\"><a href=\"#contents\">Back to contents</a></p>\n</section>\n"); }

    void write(const ReportPage& page) {
        begin(page.title, places_.of(&page));
        for (const auto& words : page.intro) page_.paragraph(words);
        figures(page);
        for (const auto& table : page.tables) write(table);
        write_checks(page_, report_, page, places_);
        write_page_cases(page_, page, places_);
        if (!page.notes.empty()) page_.heading(3, "Notes");
        for (const auto& words : page.notes) page_.paragraph(words);
        if (page.intro.empty() && page.figures.empty() && page.tables.empty() && page.checks.empty() && page.notes.empty()) page_.paragraph("There is nothing to show here.");
        end();
    }

    std::string cell(const ReportCell& cell) const {
        const auto place = cell.case_id.empty() ? "" : places_.of_case(cell.case_id);
        const auto words = escaped(words_of(cell));
        return place.empty() ? words : "<a href=\"#" + escaped(place) + "\">" + words + "</a>";
    }

    // ---- Figures ----

    void figures(const ReportPage& page) {
        if (page.figures.empty()) return;
        page_.raw("<ul class=\"figures\" role=\"list\">\n");
        for (const auto& figure : page.figures) write(figure);
        page_.raw("</ul>\n");
    }

    void write(const ReportFigure& figure) {
        page_.raw("<li class=\"figure\" id=\"" + escaped(places_.of(&figure)) + "\">\n");
        page_.heading(3, capital(figure.title));
        page_.raw("<p class=\"value" + std::string(figure.value.kind == Kind::Number ? "" : " said") + "\">" + cell(figure.value) + "</p>\n");
        if (const auto base = base_of(figure.base, figure.when); !base.empty()) page_.paragraph(base);
        note(figure.note);
        page_.raw(small(figure.rule + (figure.rule.empty() || figure.place.empty() ? "" : ", ") + figure.place) + "</li>\n");
    }

    /// Folded away if it is long: a page of figures is looked over before any one of them is looked into.
    void note(const std::string& words) {
        constexpr std::size_t short_enough = 70;
        if (words.empty()) return;
        if (words.size() <= short_enough) return page_.paragraph(words, "noted");
        page_.begin_details("What this rests on");
        page_.paragraph(words);
        page_.end_details();
    }

    // ---- Tables ----

    void write(const ReportTable& table) {
        const auto& place = places_.of(&table);
        page_.raw("<div class=\"table\" id=\"" + escaped(place) + "\">\n");
        page_.heading(3, capital(table.title));
        if (const auto base = base_of(table.base, table.when); !base.empty()) page_.paragraph(base, "quiet");
        if (table.rows.empty()) page_.paragraph("There are no rows.");
        else charted(table, place);
        if (!table.note.empty()) page_.paragraph(table.note, "quiet");
        page_.raw("</div>\n");
    }

    void charted(const ReportTable& table, const std::string& place) {
        const auto numbers = number_columns(table);
        const auto chart = Charted(table, numbers, place + "-chart").run();
        if (!chart.empty()) page_.raw(table.columns.size() > most_columns_beside ? "<div>" : "<div class=\"pair\">");
        page_.raw(chart.empty() ? "" : "<div>" + chart + "</div>\n");
        rows(table, numbers);
        if (!chart.empty()) page_.raw("</div>\n");
    }

    void rows(const ReportTable& table, const std::vector<bool>& numbers) {
        HtmlTable made;
        made.caption = capital(table.title);
        for (std::size_t i = 0; i < table.columns.size(); ++i) made.headings.push_back({escaped(capital(table.columns[i])), numbers[i]});
        for (const auto& row : table.rows) {
            auto& cells = made.rows.emplace_back();
            for (std::size_t i = 0; i < row.size(); ++i) cells.push_back({cell(row[i]), i < numbers.size() && numbers[i] && row[i].kind != Kind::Text, i == 0});
        }
        page_.table(made);
    }

    // ---- What the report rests on ----

    void provenance() {
        begin("Where this comes from", "provenance");
        auto rows = report_.provenance;
        rows.insert(rows.begin(), {"For the day", report_.on.to_words()});
        rows.emplace_back("Written by", "careact " + std::string(version()));
        page_.summary(rows);
        end();
    }

    void cases() {
        if (places_.cases().empty()) return;
        begin("Cases", "cases");
        page_.paragraph("Each case that is listed on a page or under a check, with all that list it.");
        write_cases(page_, places_);
        end();
    }

    static constexpr std::size_t most_columns_beside = 5;

    const Report& report_;
    Places places_;
    HtmlPage page_;
};

}  // namespace

std::string to_html(const Report& report) { return ReportHtml(report).run(); }

}  // namespace careact
