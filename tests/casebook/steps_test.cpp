/// Several commands on one casebook, one after another: NAME.steps has a command on each line, and NAME.golden what they print.
/// BOOK is a casebook in a folder of the test's own.

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

namespace careact {
namespace {

const std::string folder = "tests/golden/casebook";

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// How large a file is depends on the version of SQLite, and how large a receipt on what the program says of itself.
std::string without_sizes(const std::string& text) {
    static const std::regex in_words("[0-9]+ bytes of content, [0-9]+ in the file"), as_json("(_bytes\": )[0-9]+");
    return std::regex_replace(std::regex_replace(text, in_words, "SIZE"), as_json, "$1SIZE");
}

class CasebookSteps : public testing::TestWithParam<std::string> {};

TEST_P(CasebookSteps, Print) {
    const support::Scratch scratch;
    const auto book = scratch.path("BOOK");
    std::istringstream steps(support::read_text(folder + "/" + GetParam() + ".steps"));
    std::string page, step;
    while (std::getline(steps, step)) {
        auto line = step;
        replace_all(line, "BOOK", book);
        const auto ran = support::run_careact(line);
        page += "$ " + step + "\n" + ran.output + ran.error + (ran.exit_code == 0 ? "" : "exit code " + std::to_string(ran.exit_code) + "\n") + "\n";
    }
    replace_all(page, book, "BOOK");
    EXPECT_EQ(support::differs_from_golden(folder + "/" + GetParam() + ".golden", without_sizes(support::without_digests(page))), "");
}
INSTANTIATE_TEST_SUITE_P(Goldens, CasebookSteps, testing::ValuesIn(support::golden_inputs(folder, ".steps")), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace careact
