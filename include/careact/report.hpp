#pragma once
/// A report as data: pages of figures, tables and checks that people open and read, and programs take. Who makes a page fills this in;
/// `to_html`, `to_json` and the `_csv` functions write it. None of them throws, or keeps anything: any thread may call them.

#include "careact/date.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace careact {

/// One value of a report, as it is read and as a program takes it.
struct ReportCell {
    enum class Kind : std::uint8_t { Text, Number, Suppressed, NotKnown };
    Kind kind = Kind::Text;
    std::string text;       // for people: `70.2%`, `£214.25`, `1,513`, `fewer than 5`, `not known`
    std::string number;     // of a number: its exact digits, without a unit: `70.2`, `214.25`, `1513`
    std::string case_id;    // a case of this report that it leads to

    [[nodiscard]] static ReportCell words(std::string text) { return {Kind::Text, std::move(text), {}, {}}; }
    /// `1,513` and `1513`.
    [[nodiscard]] static ReportCell count(std::size_t count);
};
/// `text`, `number`, `suppressed`, `not known`.
[[nodiscard]] std::string_view to_text(ReportCell::Kind kind);

/// A figure with all that it needs to be quoted: of whom, when, by which rule.
struct ReportFigure {
    std::string id;            // `reviewed_within_12_months`: the same from report to report
    std::string title;         // reviewed in the last 12 months
    ReportCell value;
    std::string base;          // of 1,255 people who have had support for over 12 months
    std::string when;          // on 19 December 2024; 1 April to 30 November 2024
    std::string rule, place;   // the rule that counts, and its file and line
    std::string note;          // what it rests on that is not verified, or an assumption
};

/// Rows of cells; a chart of it stands beside it and never in its place.
struct ReportTable {
    enum class Chart : std::uint8_t { None, Bars, Stacked, Shares };
    std::string id, title, base, when, note;
    std::vector<std::string> columns;              // the first is of what names the rows
    std::vector<std::vector<ReportCell>> rows;     // each as long as `columns`
    Chart chart = Chart::None;                     // Bars: of the first column of numbers; Stacked: of all of them, if there are up to eight; Shares: the same, each row as parts of its own whole
};

/// A case under a check: why it is there, and what shows it.
struct ReportCase {
    std::string id;                       // of the record
    std::string team, item, result;       // `failed`, `not evidenced`, `needs a person`; item: where in the record, if the check is about one
    std::string because;                  // one sentence
    std::vector<std::string> working;     // the steps of the check, a line each
    std::vector<std::string> missing;     // facts that are not known
};

/// One check over all cases.
struct ReportCheck {
    std::string id, title, theme, mode, basis, severity, place;   // place: of the rule, file and line
    std::vector<std::string> provisions;
    std::size_t passed = 0, failed = 0, not_evidenced = 0, needs_person = 0, not_applicable = 0, fault = 0;
    std::vector<ReportCase> cases;        // those that did not pass: failed first, then not evidenced, then needs a person
    std::size_t more_cases = 0;           // that are left out of `cases`; the CSV of cases has them all
};

struct ReportPage {
    std::string id, title;                // `reviews`, Reviews
    std::vector<std::string> intro;       // paragraphs
    std::vector<ReportFigure> figures;
    std::vector<ReportTable> tables;
    std::vector<ReportCheck> checks;      // in the order of their themes
    std::vector<std::string> notes;       // paragraphs below
    std::vector<ReportCase> cases = {};   // that the tables tell of, each with its working
};

struct Report {
    std::string title;                    // The audit of Thurrock, 19 December 2024
    Date on;
    std::vector<std::pair<std::string, std::string>> provenance;   // rules, digests, the casebook's head, the engine, seeds: name and value
    std::vector<ReportPage> pages;        // the overview first
};

/// One page with all in it: its own style, charts as SVG with the table beside each; no script and nothing fetched. What the report
/// contains is escaped. A cell with the id of a case that is listed under a check or on a page leads to that case, at `#case-ID`.
[[nodiscard]] std::string to_html(const Report& report);
/// A JSON object, described by `docs/schema/report.schema.json`.
[[nodiscard]] std::string to_json(const Report& report);

// Comma-separated values with a heading line (RFC 4180). What a spreadsheet would run as a formula has a `'` before it.

/// Every figure of every page, a line each.
[[nodiscard]] std::string figures_csv(const Report& report);
/// The rows of every table, a line for each cell: page, table, row, column, value.
[[nodiscard]] std::string tables_csv(const Report& report);
/// Every check of every page, a line each, with how many cases came to which result.
[[nodiscard]] std::string checks_csv(const Report& report);

}  // namespace careact
