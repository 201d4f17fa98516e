#pragma once
/// The frame of every page this library writes: one file with its own style, no script and nothing fetched; and the parts of it, escaped.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace careact::explain {

/// `<` and its like as text; characters that cannot be shown, or that turn the direction of a line, as a replacement.
[[nodiscard]] std::string escaped(std::string_view text);

/// Words set apart by a border. `kind`: good, bad, waiting, plain.
[[nodiscard]] std::string tag(std::string_view words, std::string_view kind);
/// Words in small on a line of their own; nothing of nothing.
[[nodiscard]] std::string small(std::string_view words);

/// One cell of a table. `html` is put in as it is: make it with `escaped`.
struct HtmlCell {
    std::string html;
    bool is_number = false;   // at the right edge, digits of one width
    bool is_heading = false;  // of its row
    std::string id = {};
};

struct HtmlTable {
    std::string caption;                      // what the table is of
    std::vector<HtmlCell> headings;           // of the columns
    std::vector<std::vector<HtmlCell>> rows;
    std::vector<std::vector<HtmlCell>> feet;  // totals
    std::string id = {};
    std::string kind = {};                    // lines: line by line, of one layout
};

class HtmlPage {
public:
    /// The page is in English; the title is the first heading as well. `more_style`: CSS of this kind of page, after that of every page.
    explicit HtmlPage(std::string_view title, std::string_view more_style = {});

    /// `language`: where the words are in another than the page.
    void heading(int level, std::string_view text, std::string_view id = {}, std::string_view language = {});
    /// `kind`: quiet, lead, inset.
    void paragraph(std::string_view text, std::string_view kind = {}, std::string_view language = {});
    void list(const std::vector<std::string>& items);
    /// Names, each with what there is to say of it.
    void summary(const std::vector<std::pair<std::string, std::string>>& rows);
    void table(const HtmlTable& table);
    /// Folded away until it is asked for. What is added until `end_details` is inside.
    void begin_details(std::string_view summary);
    void end_details() { html_ += "</div></details>\n"; }
    void begin_section(std::string_view labelled_by) { html_ += "<section aria-labelledby=\"" + escaped(labelled_by) + "\">\n"; }
    void end_section() { html_ += "</section>\n"; }
    /// As it is: make it with `escaped`.
    void raw(std::string_view html) { html_ += html; }
    [[nodiscard]] std::string take(std::string_view footer);

private:
    std::string html_;
};

}  // namespace careact::explain
