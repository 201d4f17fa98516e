#include "report/html_checks.hpp"

#include "explain/page.hpp"
#include "explain/statement_words.hpp"
#include "report/chart.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace careact::report {

namespace {

using namespace explain;

/// A number of results, in the order they are written in.
struct Results {
    std::size_t passed = 0, failed = 0, not_evidenced = 0, needs_person = 0, fault = 0, not_applicable = 0;

    explicit Results(const ReportCheck& c)
        : passed(c.passed), failed(c.failed), not_evidenced(c.not_evidenced), needs_person(c.needs_person), fault(c.fault), not_applicable(c.not_applicable) {}
    Results() = default;

    void add(const Results& other) {
        passed += other.passed, failed += other.failed, not_evidenced += other.not_evidenced;
        needs_person += other.needs_person, fault += other.fault, not_applicable += other.not_applicable;
    }
    [[nodiscard]] std::vector<std::size_t> shown() const { return {passed, failed, not_evidenced, needs_person, fault}; }
};

struct Meaning {
    Part part;
    std::string_view name, means;
};
constexpr std::array<Meaning, 5> meanings = {{{Part::Passed, "Passed", "what is recorded shows that it was so"},
                                              {Part::Failed, "Failed", "what is recorded shows that it was not so"},
                                              {Part::NotEvidenced, "Not evidenced", "nothing recorded shows it either way"},
                                              {Part::NeedsPerson, "Needs a person", "it passes so far; a question is left that only a person can answer"},
                                              {Part::Fault, "Fault", "the rules could not answer: a mistake in them"}}};

std::string_view kind_of(const std::string& result) { return result == "failed" || result == "fault" ? "bad" : result == "not evidenced" ? "waiting" : "plain"; }

std::string link(const std::string& place, const std::string& words) { return "<a href=\"#" + escaped(place) + "\">" + escaped(words) + "</a>"; }

std::string title_of(const ReportCheck& check) { return check.title.empty() && check.id.empty() ? "A check without a name" : capital(check.title.empty() ? as_words(check.id) : check.title); }
std::string theme_words(const std::string& theme) { return theme.empty() ? "Of no theme" : capital(as_words(theme)); }

/// `failed: 1,012; not evidenced: 3`.
std::string in_short(const ReportCheck& check) {
    const std::array<std::pair<std::string_view, std::size_t>, 6> counts = {{{"failed", check.failed},
                                                                             {"not evidenced", check.not_evidenced},
                                                                             {"needs a person", check.needs_person},
                                                                             {"fault", check.fault},
                                                                             {"passed", check.passed},
                                                                             {"not applicable", check.not_applicable}}};
    std::vector<std::string> words;
    for (const auto& [name, count] : counts) {
        if (count > 0) words.push_back(std::string(name) + ": " + ReportCell::count(count).text);
    }
    return words.empty() ? "No case to look at" : capital(listed(words, "; "));
}

void lines(HtmlPage& page, int level, std::string_view name, const std::vector<std::string>& items) {
    if (items.empty()) return;
    page.heading(level, name);
    page.list(items);
}

/// `level`: of the headings within.
void write_case(HtmlPage& page, const ReportCase& one, const Places& places, int level) {
    const auto item = one.item.empty() ? "" : " (" + as_words(one.item) + ")";
    page.raw("<details class=\"case\"><summary><b>" + escaped(one.id + item) + "</b> <span>" + escaped(one.team.empty() ? "" : one.team + ". ") + escaped(capital(one.because)) +
             "</span></summary><div id=\"" + escaped(places.of(&one)) + "\">\n<p>" + tag(one.result, kind_of(one.result)) + " " + link(places.of_case(one.id), "All that is listed of this case") + "</p>\n");
    lines(page, level, "Working", one.working);
    lines(page, level, "Not known", one.missing);
    page.end_details();
}

class Checks {
public:
    Checks(HtmlPage& page, const Report& report, const ReportPage& of, const Places& places) : page_(page), report_(report), places_(places), prefix_(places.of(&of) + "-theme-") {
        for (const auto& check : of.checks) {
            const auto found = std::find_if(themes_.begin(), themes_.end(), [&](const auto& theme) { return theme.name == check.theme; });
            auto& theme = found == themes_.end() ? themes_.emplace_back(Theme{check.theme, {}}) : *found;
            theme.checks.push_back(&check);
            faults_ = faults_ || check.fault > 0;
        }
    }

    void write() {
        key();
        if (themes_.size() > 1) overview();
        for (std::size_t i = 0; i < themes_.size(); ++i) write(themes_[i], i);
    }

private:
    struct Theme {
        std::string name;
        std::vector<const ReportCheck*> checks;
    };

    std::string place_of(std::size_t theme) const { return prefix_ + std::to_string(theme + 1); }

    void key() {
        page_.raw("<ul class=\"key\" role=\"list\">\n");
        for (const auto& meaning : meanings) {
            if (meaning.part == Part::Fault && !faults_) continue;
            page_.raw("<li>" + swatch(meaning.part) + "<strong>" + escaped(meaning.name) + "</strong>: " + escaped(meaning.means) + "</li>\n");
        }
        page_.raw("</ul>\n");
    }

    // ---- Tables ----

    HtmlTable table(const std::string& caption, const std::string& of_what) const {
        HtmlTable table;
        table.caption = caption;
        table.headings = {{escaped(of_what)}, {"Passed", true}, {"Failed", true}, {"Not evidenced", true}, {"Needs a person", true}, {"Not applicable", true}};
        if (faults_) table.headings.insert(table.headings.end() - 1, {"Fault", true});
        return table;
    }

    std::vector<HtmlCell> row(const std::string& name, const Results& results) const {
        std::vector<HtmlCell> cells = {{name + thin_bar(results.shown()), false, true}};
        const auto add = [&](std::size_t count) { cells.push_back({ReportCell::count(count).text, true}); };
        add(results.passed), add(results.failed), add(results.not_evidenced), add(results.needs_person);
        if (faults_) add(results.fault);
        add(results.not_applicable);
        return cells;
    }

    void overview() {
        page_.raw("<div class=\"table\">\n");
        page_.heading(3, "All themes");
        page_.paragraph("Results on " + report_.on.to_words() + ": a case counts once for each check.", "quiet");
        page_.paragraph("On paper, checks and cases are printed in full where they were opened on the screen.", "quiet paper");
        auto made = table("All themes", "Theme");
        for (std::size_t i = 0; i < themes_.size(); ++i) {
            Results sum;
            for (const auto* check : themes_[i].checks) sum.add(Results(*check));
            made.rows.push_back(row(link(place_of(i), theme_words(themes_[i].name)), sum));
        }
        page_.table(made);
        page_.raw("</div>\n");
    }

    void write(const Theme& theme, std::size_t number) {
        page_.heading(3, theme_words(theme.name), place_of(number));
        page_.raw("<div class=\"table\">\n");
        page_.paragraph("Cases, by result of each check, on " + report_.on.to_words() + ".", "quiet");
        auto made = table(theme_words(theme.name) + ": results of each check", "Check");
        for (const auto* check : theme.checks) made.rows.push_back(row(link(places_.of(check), title_of(*check)), Results(*check)));
        page_.table(made);
        page_.raw("</div>\n");
        for (const auto* check : theme.checks) write(*check);
    }

    // ---- One check ----

    void write(const ReportCheck& check) {
        page_.raw("<details class=\"check\"><summary><b>" + escaped(title_of(check)) + "</b> " + small(in_short(check)) + "</summary><div id=\"" + escaped(places_.of(&check)) + "\">\n");
        page_.summary(about(check));
        for (std::size_t i = 0; i < check.cases.size(); ++i) {
            const auto& one = check.cases[i];
            if (i == 0 || check.cases[i - 1].result != one.result) page_.heading(4, capital(one.result));
            write(one);
        }
        if (check.more_cases > 0) page_.paragraph(ReportCell::count(check.more_cases).text + " more cases are not listed here; the CSV of cases has them all.", "quiet");
        if (check.cases.empty() && check.more_cases == 0) page_.paragraph("No case to list.", "quiet");
        page_.end_details();
    }

    static std::vector<std::pair<std::string, std::string>> about(const ReportCheck& check) {
        std::vector<std::pair<std::string, std::string>> rows;
        const auto add = [&](const std::string& name, const std::string& what) {
            if (!what.empty()) rows.emplace_back(name, what);
        };
        add("Check", check.id), add("Under", listed(check.provisions, "; ")), add("How it is checked", check.mode), add("Basis", check.basis);
        add("Severity", check.severity), add("Rule", check.place);
        return rows;
    }

    void write(const ReportCase& one) { write_case(page_, one, places_, 5); }

    HtmlPage& page_;
    const Report& report_;
    const Places& places_;
    std::string prefix_;
    std::vector<Theme> themes_;
    bool faults_ = false;
};

}  // namespace

void write_checks(HtmlPage& page, const Report& report, const ReportPage& of, const Places& places) {
    if (!of.checks.empty()) Checks(page, report, of, places).write();
}

void write_page_cases(HtmlPage& page, const ReportPage& of, const Places& places) {
    if (of.cases.empty()) return;
    page.heading(3, "Each of them, with its working");
    for (const auto& one : of.cases) write_case(page, one, places, 4);
}

void write_cases(HtmlPage& page, const Places& places) {
    HtmlTable table;
    table.caption = "Each case, and where it is listed";
    table.headings = {{"Case"}, {"Listed under"}};
    table.kind = "cases";
    for (const auto& [id, found] : places.cases()) {
        std::string checks;
        for (const auto& [one, under] : found) {
            checks += "<div>" + link(places.of(one), capital(under)) + ": " + escaped(one->result + (one->item.empty() ? "" : " (" + as_words(one->item) + ")")) + "</div>";
        }
        const auto& team = found.front().one->team;
        table.rows.push_back({{escaped(id) + (team.empty() ? "" : " " + small(team)), false, true, places.of_case(id)}, {checks}});
    }
    page.table(table);
}

}  // namespace careact::report
