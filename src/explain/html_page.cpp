#include "explain/html_page.hpp"

#include "source/utf8.hpp"

#include <algorithm>

namespace careact::explain {

namespace {

// The colours have a contrast of at least 4.5 to 1 on what they stand on. Nothing is told by colour alone.
constexpr std::string_view style = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;overflow-wrap:break-word;color:#0b0c0c;font:1.1875rem/1.4 arial,"Helvetica Neue",sans-serif}
a{color:#1d70b8;text-underline-offset:.1em}
.scroll:focus{outline:3px solid #0b0c0c}
a:focus,summary:focus{outline:3px solid transparent;background:#fd0;color:#0b0c0c;box-shadow:0 -2px #fd0,0 4px #0b0c0c;text-decoration:none}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:.6rem 1rem}
header{background:#0b0c0c;color:#fff;border-bottom:8px solid #1d70b8}
header p,main,footer>div{max-width:64rem;margin:0 auto;padding:0 1rem}
header p{padding-top:.7rem;padding-bottom:.7rem;font-weight:700}
main{padding-top:1.6rem;padding-bottom:3rem}
h1,h2,h3,h4{line-height:1.15;margin:0 0 .8rem;overflow-wrap:anywhere}
h1{font-size:2.4rem}
h2{font-size:1.75rem;margin-top:2.4rem;padding-top:1rem;border-top:1px solid #b1b4b6}
h3{font-size:1.4rem;margin-top:2rem}
h4{font-size:1.1875rem;margin-top:1.4rem}
p,ul,dl{margin:0 0 1rem;max-width:46rem}
ul{padding-left:1.3rem}
li{margin-bottom:.3rem}
.lead{font-size:1.5rem}
.quiet{color:#505a5f}
.inset{border-left:10px solid #b1b4b6;padding:.8rem 1rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;max-width:none;border-top:1px solid #b1b4b6}
dt,dd{margin:0;padding:.45rem .8rem .45rem 0;border-bottom:1px solid #b1b4b6;overflow-wrap:anywhere}
dt{font-weight:700}
.scroll{overflow-x:auto;margin-bottom:1.6rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid #b1b4b6;overflow-wrap:break-word}
tbody th{font-weight:400}
td:last-child,th:last-child{padding-right:0}
@media (min-width:40rem){.lines{table-layout:fixed}.lines th:first-child{width:4.4rem}.lines th:nth-child(3){width:34%}.lines th:nth-child(4){width:14rem}}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
tfoot th,tfoot td{font-weight:700;border-top:2px solid #0b0c0c;border-bottom:3px double #0b0c0c}
.small{font-size:.9rem;color:#505a5f;display:block;overflow-wrap:anywhere}
.tag{display:inline-block;padding:.1rem .5rem;border:2px solid currentColor;font-size:1rem;font-weight:700;letter-spacing:.02em}
.tag.good{color:#005a30;background:#f0f7f3}
.tag.bad{color:#942514;background:#fcf1ef}
.tag.waiting{color:#594d00;background:#fffbe6}
.tag.plain{color:#383f43;background:#f3f2f1}
details{margin:0 0 1.2rem}
summary{color:#1d70b8;cursor:pointer;text-decoration:underline;width:fit-content}
summary h3{display:inline;font:inherit}
details>div{border-left:5px solid #b1b4b6;padding:.8rem 0 .2rem 1rem;margin-top:.5rem;overflow-x:auto}
.proof,.proof ul{list-style:none;padding-left:1.1rem;max-width:none;font-size:.95rem}
.proof ul{border-left:1px solid #b1b4b6}
code{font-family:"Courier New",monospace;font-size:.92em;overflow-wrap:anywhere}
footer div{overflow-wrap:anywhere}
footer{background:#f3f2f1;border-top:1px solid #b1b4b6;padding:1.4rem 0;font-size:1rem}
@media (max-width:40rem){body{font-size:1rem}h1{font-size:1.9rem}h2{font-size:1.45rem}h3{font-size:1.2rem}dl{grid-template-columns:1fr}dt{border:0;padding-bottom:0}.small{font-size:.85rem}th,td{padding-right:.5rem}}
@media print{header{background:none;color:#0b0c0c;border-bottom:2px solid}.skip{display:none}body{font-size:11pt}main{padding-top:.5rem}a{color:inherit}h2,h3,h4,caption{break-after:avoid}tr{break-inside:avoid}.scroll{overflow:visible}footer{background:none}}
)";

std::string in_language(std::string_view language) { return language.empty() || language == "en" ? "" : " lang=\"" + escaped(language) + "\""; }

void cells(std::string& html, const std::vector<HtmlCell>& row, bool of_columns) {
    for (const auto& cell : row) {
        const bool heading = of_columns || cell.is_heading;
        html += heading ? (of_columns ? "<th scope=\"col\"" : "<th scope=\"row\"") : "<td";
        if (cell.is_number) html += " class=\"number\"";
        if (!cell.id.empty()) html += " id=\"" + escaped(cell.id) + "\"";
        html += ">" + cell.html + (heading ? "</th>" : "</td>");
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    for (const char c : source::printable(line)) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += c;
        }
    }
    return safe;
}

std::string tag(std::string_view words, std::string_view kind) { return "<strong class=\"tag " + std::string(kind) + "\">" + escaped(words) + "</strong>"; }

std::string small(std::string_view words) { return words.empty() ? "" : "<span class=\"small\">" + escaped(words) + "</span>"; }

HtmlPage::HtmlPage(std::string_view title, std::string_view more_style) {
    html_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    html_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title) + "</title>\n<style>" + std::string(style) + std::string(more_style) + "</style>\n</head>\n<body>\n";
    html_ += "<a class=\"skip\" href=\"#main\">Skip to main content</a>\n<header><p>careact</p></header>\n<main id=\"main\" tabindex=\"-1\">\n<h1>" + escaped(title) + "</h1>\n";
}

void HtmlPage::heading(int level, std::string_view text, std::string_view id, std::string_view language) {
    const auto name = "h" + std::to_string(level);
    html_ += "<" + name + (id.empty() ? "" : " id=\"" + escaped(id) + "\"") + in_language(language) + ">" + escaped(text) + "</" + name + ">\n";
}

void HtmlPage::paragraph(std::string_view text, std::string_view kind, std::string_view language) {
    html_ += "<p";
    if (!kind.empty()) html_ += " class=\"" + escaped(kind) + "\"";
    html_ += in_language(language) + ">" + escaped(text) + "</p>\n";
}

void HtmlPage::list(const std::vector<std::string>& items) {
    if (items.empty()) return;
    html_ += "<ul>\n";
    for (const auto& item : items) html_ += "<li>" + escaped(item) + "</li>\n";
    html_ += "</ul>\n";
}

void HtmlPage::summary(const std::vector<std::pair<std::string, std::string>>& rows) {
    html_ += "<dl>\n";
    for (const auto& [name, what] : rows) html_ += "<dt>" + escaped(name) + "</dt><dd>" + escaped(what) + "</dd>\n";
    html_ += "</dl>\n";
}

void HtmlPage::table(const HtmlTable& table) {
    html_ += "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + escaped(table.caption) + "\"><table" + (table.kind.empty() ? "" : " class=\"" + escaped(table.kind) + "\"") +
             (table.id.empty() ? "" : " id=\"" + escaped(table.id) + "\"") + ">\n<caption>" + escaped(table.caption) + "</caption>\n<thead><tr>";
    cells(html_, table.headings, true);
    html_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        html_ += "<tr>";
        cells(html_, row, false);
        html_ += "</tr>\n";
    }
    html_ += "</tbody>\n";
    if (!table.feet.empty()) html_ += "<tfoot>\n";
    for (const auto& row : table.feet) {
        html_ += "<tr>";
        cells(html_, row, false);
        html_ += "</tr>\n";
    }
    if (!table.feet.empty()) html_ += "</tfoot>\n";
    html_ += "</table></div>\n";
}

void HtmlPage::begin_details(std::string_view summary) { html_ += "<details><summary>" + escaped(summary) + "</summary><div>\n"; }

std::string HtmlPage::take(std::string_view footer) {
    html_ += "</main>\n<footer><div>" + escaped(footer) + "</div></footer>\n</body>\n</html>\n";
    return std::move(html_);
}

}  // namespace careact::explain
