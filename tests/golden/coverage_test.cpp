/// Every kind of diagnostic is shown by a golden, so that every message has been read as prose.

#include "support/files.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

namespace careact {
namespace {

/// Kinds that no golden shows, and why.
const std::map<std::string, std::string> exemptions = {
    {"too-many", "its list is long: limits_test.cpp makes the file, and reads its end"},
};

std::set<std::string> declared_kinds() {
    const auto text = support::read_text("include/careact/diagnostic_kinds.def");
    const std::regex entry(R"rx(^CAREACT_DIAGNOSTIC\(\w+, "([a-z-]+)", )rx", std::regex::multiline);
    std::set<std::string> kinds;
    for (std::sregex_iterator it(text.begin(), text.end(), entry), end; it != end; ++it) kinds.insert((*it)[1]);
    return kinds;
}

/// The ids that stand at the end of a message in some golden.
std::set<std::string> kinds_shown() {
    const std::regex message(R"rx(^(?:error|warning): .*\[([a-z-]+)\]$)rx", std::regex::multiline);
    std::set<std::string> kinds;
    for (const auto& path : support::files_under("tests/golden", ".golden")) {
        const auto text = support::read_text(path);
        for (std::sregex_iterator it(text.begin(), text.end(), message), end; it != end; ++it) kinds.insert((*it)[1]);
    }
    return kinds;
}

TEST(GoldenCoverage, EveryKindOfDiagnosticIsShown) {
    const auto declared = declared_kinds(), shown = kinds_shown();
    ASSERT_GT(declared.size(), 30U) << "the kinds could not be read";
    for (const auto& kind : declared) {
        EXPECT_NE(shown.contains(kind), exemptions.contains(kind)) << "`" << kind << "` " << (shown.contains(kind) ? "is shown, and exempt" : "is shown by no golden");
    }
    for (const auto& kind : shown) EXPECT_TRUE(declared.contains(kind)) << "`" << kind << "` is in a golden, and no longer a kind";
    for (const auto& [kind, why] : exemptions) EXPECT_TRUE(declared.contains(kind)) << "`" << kind << "` is exempt, and no longer a kind";
}

}  // namespace
}  // namespace careact
