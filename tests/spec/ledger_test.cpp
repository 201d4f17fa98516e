/// The clause ledger: every provision that the rules are about, and what becomes of it.

#include "cli/csv.hpp"
#include "support/citations.hpp"
#include "support/files.hpp"
#include "syntax/parse.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace careact {
namespace {

using support::Provision;

struct Row {
    std::size_t line = 0;
    std::string provision, says, status, note, source;
    std::vector<std::string> by;
};

std::vector<Row> ledger() {
    std::istringstream text(support::read_text("rules/ledger.csv"));
    std::vector<Row> rows;
    std::string line;
    for (std::size_t number = 1; std::getline(text, line); ++number) {
        const auto all = cli::csv_cells(line);
        if (number == 1) {
            EXPECT_EQ(line, "provision,says,status,by,note,source");
            continue;
        }
        if (all.size() != 6) {
            ADD_FAILURE() << "rules/ledger.csv:" << number << ": " << all.size() << " columns and not 6";
            continue;
        }
        Row row{number, all[0], all[1], all[2], all[4], all[5], {}};
        std::istringstream names(all[3]);
        for (std::string name; names >> name;) row.by.push_back(name);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string place(const Row& row) { return "rules/ledger.csv:" + std::to_string(row.line) + ": " + row.provision; }

/// What the vocabulary and the national rules declare, by name: the kind, and the text from its first word to its last.
struct Declared {
    std::string_view kind;
    std::string text;
};

std::map<std::string, Declared> declarations() {
    std::map<std::string, Declared> all;
    for (const auto& source : support::rule_sources({"rules/vocabulary", "rules/national"})) {
        Diagnostics diagnostics;
        const auto file = syntax::parse(0, source::SourceFile(source), {}, diagnostics);
        for (const auto& d : file.declarations) {
            all[d.name.text] = {to_text(d.kind), source.text.substr(d.span.begin, d.span.end - d.span.begin)};
        }
    }
    return all;
}

/// What a declaration cites, with the types of what it declares: a fact cites what the options and members of its type do.
std::set<std::string> cited_by(const std::string& name, const std::map<std::string, Declared>& all) {
    static const std::regex type_name(R"(\b[A-Z][a-z][A-Za-z]*\b)");
    std::set<std::string> seen, cited;
    std::vector<std::string> open = {name};
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        const auto found = all.find(next);
        if (found == all.end() || !seen.insert(next).second) continue;
        const auto& [kind, text] = found->second;
        for (auto& citation : support::citations_in(text)) cited.insert(std::move(citation));
        if (kind != "fact" && kind != "record type") continue;
        for (std::sregex_iterator word(text.begin(), text.end(), type_name), end; word != end; ++word) open.push_back(word->str());
    }
    return cited;
}

/// Rows that are implemented where no citation says just that.
const std::map<std::string, std::string> implemented_without_citation = {
    {"EL practice: whole list", "practice has no paragraph; the rule cites the chapter of the guidance"},
    {"EL practice: carer-blind", "practice has no paragraph; it is kept by what no rule reads, and a promise says so"},
    {"EL practice: not a screen", "practice has no paragraph; the rule cites the duty to decide after an assessment"},
    {"EL practice: no stricter test", "practice has no paragraph; it is kept by what is not open to local layers"},
    {"CA s24(1)(a)", "the rule and its next steps cite subsection (1) as a whole"},
    {"CA s24(1)(b)", "the next step cites subsection (1) as a whole"},
    {"CA s24(1)(c)", "the next step cites subsection (1) as a whole"},
    {"CA s42(3)", "it is an option of the kinds of abuse, which no rule tells apart"},
};

/// Provisions that rules cite and the ledger does not list.
const std::map<std::string, std::string> cited_without_row = {
    {"CA s4", "information and advice: a next step where the answer is no, and not a duty that is worked out here"},
    {"SG chapter 6", "guidance beside regulation 2(2): the ledger has it as practice, under EL"},
};

TEST(Ledger, RowsAreWellFormed) {
    const std::set<std::string> states = {"implemented", "judged", "not covered"};
    std::set<std::string> seen;
    const auto rows = ledger();
    EXPECT_GT(rows.size(), 100U);
    for (const auto& row : rows) {
        EXPECT_TRUE(states.contains(row.status)) << place(row) << ": `" << row.status << "` is not a status";
        EXPECT_TRUE(Provision::parse(row.provision) || row.provision.starts_with("EL practice: ")) << place(row) << ": no instrument and place";
        EXPECT_TRUE(seen.insert(row.provision).second) << place(row) << ": it has two rows";
        EXPECT_FALSE(row.says.empty()) << place(row) << ": does not say what it asks";
        EXPECT_EQ(row.by.empty(), row.status == "not covered") << place(row) << ": what is covered names what covers it, and the rest nothing";
        EXPECT_TRUE(row.status != "not covered" || !row.note.empty()) << place(row) << ": does not say why it is not covered";
    }
}

TEST(Ledger, RowsNameWhatIsDeclared) {
    const std::set<std::string_view> kinds = {"rule", "fact", "promise", "check", "clock", "figure", "table", "list"};
    const auto all = declarations();
    for (const auto& row : ledger()) {
        for (const auto& name : row.by) {
            const auto found = all.find(name);
            EXPECT_TRUE(found != all.end()) << place(row) << ": nothing is called `" << name << "`";
            EXPECT_TRUE(found == all.end() || kinds.contains(found->second.kind)) << place(row) << ": `" << name << "` is a " << found->second.kind;
        }
    }
}

TEST(Ledger, ImplementedProvisionsAreCited) {
    const auto all = declarations();
    std::set<std::string> excused;
    for (const auto& row : ledger()) {
        if (row.status != "implemented") continue;
        const auto provision = Provision::parse(row.provision);
        std::set<std::string> cited;
        for (const auto& name : row.by) cited.merge(cited_by(name, all));
        const bool found = provision && std::any_of(cited.begin(), cited.end(), [&](const auto& c) {
            const auto citation = Provision::parse(c);
            return citation && provision->contains(*citation);
        });
        if (implemented_without_citation.contains(row.provision)) {
            excused.insert(row.provision);
            EXPECT_FALSE(found) << place(row) << " is cited now, and needs no exception";
            continue;
        }
        EXPECT_TRUE(found) << place(row) << ": none of what it names cites it";
    }
    EXPECT_EQ(excused.size(), implemented_without_citation.size()) << "an exception names a row that is not there";
}

TEST(Ledger, CitedProvisionsHaveRows) {
    std::vector<Provision> listed;
    for (const auto& row : ledger()) {
        // A row about something narrower, such as a note on a section, does not stand for the section.
        if (const auto provision = Provision::parse(row.provision); provision && provision->whole) listed.push_back(*provision);
    }
    std::map<std::string, std::string> cited;  // by the first file that cites it
    for (const auto& source : support::rule_sources({"rules/national"})) {
        for (auto& citation : support::citations_in(source.text)) cited.emplace(std::move(citation), source.name);
    }
    ASSERT_GT(cited.size(), 50U);
    for (const auto& [citation, file] : cited) {
        const auto provision = Provision::parse(citation);
        ASSERT_TRUE(provision) << file << ": `" << citation << "` has no instrument and place";
        const bool found = std::any_of(listed.begin(), listed.end(), [&](const auto& row) { return row.meets(*provision); });
        if (cited_without_row.contains(citation)) EXPECT_FALSE(found) << citation << " has a row now, and needs no exception";
        else EXPECT_TRUE(found) << file << ": `" << citation << "` is in no row of rules/ledger.csv";
    }
    for (const auto& [citation, why] : cited_without_row) EXPECT_TRUE(cited.contains(citation)) << "nothing cites " << citation << ", so it needs no exception";
}

TEST(Ledger, ProvisionsAreRead) {
    const auto meets = [](const char* a, const char* b) { return Provision::parse(a)->meets(*Provision::parse(b)); };
    EXPECT_TRUE(meets("CA s13(6)-(8)", "CA s13(7)"));
    EXPECT_FALSE(meets("CA s13(6)-(8)", "CA s13(5)"));
    EXPECT_TRUE(meets("CA s60-62", "CA s61"));
    EXPECT_FALSE(meets("CA s60-62", "CA s63(1)"));
    EXPECT_TRUE(meets("EL reg 2(2)", "EL reg 2(2)(j)"));
    EXPECT_FALSE(meets("EL reg 2(2)(a)", "EL reg 2(2)(b)"));
    EXPECT_FALSE(meets("EL reg 2", "EL reg 22"));
    EXPECT_FALSE(meets("MHA s3", "CA s3"));
    EXPECT_TRUE(meets("CAR Sch 2", "CAR Sch 2 para 2(1)"));
    EXPECT_TRUE(meets("CAR Sch 2 para 38-40", "CAR Sch 2 para 39"));
    EXPECT_FALSE(meets("CAR Sch 2 para 2(1)", "CAR Sch 2 para 2(2)"));
    EXPECT_FALSE(meets("CAR Sch 1 para 17", "CAR Sch 1 para 17A"));
    EXPECT_FALSE(meets("CAR Sch 2", "CAR reg 2"));
    EXPECT_FALSE(meets("CAR Sch 1 Part 2", "CAR Sch 1 para 2"));
    EXPECT_FALSE(meets("SG Annex B", "SG Annex C"));
    EXPECT_TRUE(meets("CHC funded nursing care: amounts", "CHC funded nursing care"));
    EXPECT_FALSE(meets("CHC funded nursing care", "CHC NHS continuing healthcare"));
    EXPECT_FALSE(Provision::parse("CHC (charging)"));
    EXPECT_FALSE(Provision::parse("DPA disposable income allowance"));
    EXPECT_FALSE(Provision::parse("CAR Sch 1 paras 10 and 11")->whole);
    EXPECT_TRUE(meets("MHA s117: free", "MHA s117"));
    EXPECT_FALSE(Provision::parse("MHA s117: free")->whole);
    EXPECT_FALSE(Provision::parse("CA s58 note 360")->whole);
    EXPECT_TRUE(Provision::parse("CA s12(1)-(2)")->whole);
    EXPECT_TRUE(Provision::parse("CA s9(4)")->contains(*Provision::parse("CA s9(4)(a)")));
    EXPECT_FALSE(Provision::parse("CA s9(4)(a)")->contains(*Provision::parse("CA s9(4)")));
}

}  // namespace
}  // namespace careact
