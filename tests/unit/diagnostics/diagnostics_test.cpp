#include "careact/diagnostic.hpp"

#include <gtest/gtest.h>

namespace careact {
namespace {

TEST(Diagnostics, AKindBringsItsSeverity) {
    Diagnostics found;
    EXPECT_EQ(found.add(DiagnosticKind::Syntax, {}, "a").severity, Severity::Error);
    EXPECT_EQ(found.add(DiagnosticKind::Unused, {}, "b").severity, Severity::Warning);
    EXPECT_EQ(to_text(DiagnosticKind::NeedsRounding), "needs-rounding");
}

TEST(Diagnostics, WarningsAloneAreNoErrors) {
    Diagnostics found;
    found.add(DiagnosticKind::Unused, {}, "a");
    EXPECT_FALSE(found.has_errors());
    found.add(DiagnosticKind::Type, {}, "b");
    EXPECT_TRUE(found.has_errors());
}

TEST(DiagnosticsFinish, PutsThemInTheOrderOfTheSources) {
    Diagnostics found;
    found.add(DiagnosticKind::Type, {1, 0, 1}, "third");
    found.add(DiagnosticKind::Type, {0, 9, 10}, "second");
    found.add(DiagnosticKind::Type, {0, 3, 4}, "first");
    found.finish(10);
    ASSERT_EQ(found.all().size(), 3U);
    EXPECT_EQ(found.all()[0].message, "first");
    EXPECT_EQ(found.all()[1].message, "second");
    EXPECT_EQ(found.all()[2].message, "third");
}

TEST(DiagnosticsFinish, PutsFilesFirstOfWhichSomethingCouldNotBeRead) {
    Diagnostics found;
    found.add(DiagnosticKind::UnknownName, {0, 3, 4}, "third");
    found.add(DiagnosticKind::Syntax, {1, 9, 10}, "second");
    found.add(DiagnosticKind::UnknownName, {1, 3, 4}, "first");
    found.finish(10);
    ASSERT_EQ(found.all().size(), 3U);
    EXPECT_EQ(found.all()[0].message, "first");
    EXPECT_EQ(found.all()[1].message, "second");
    EXPECT_EQ(found.all()[2].message, "third");
}

TEST(DiagnosticsFinish, DropsRepeats) {
    Diagnostics found;
    found.add(DiagnosticKind::Type, {0, 3, 4}, "same");
    found.add(DiagnosticKind::Type, {0, 3, 4}, "same");
    found.add(DiagnosticKind::Type, {0, 3, 4}, "another");
    found.finish(10);
    EXPECT_EQ(found.all().size(), 2U);
}

TEST(DiagnosticsFinish, CutsTheListAndSaysHowManyAreLeftOut) {
    Diagnostics found;
    for (std::uint32_t at = 0; at < 5; ++at) found.add(DiagnosticKind::Type, {0, at, at + 1}, "wrong");
    found.finish(3);
    ASSERT_EQ(found.all().size(), 4U);
    EXPECT_EQ(found.all().back().kind, DiagnosticKind::TooMany);
    EXPECT_EQ(found.all().back().message, "2 more are not listed");
}

TEST(DiagnosticsFinish, AnErrorThatIsLeftOutIsStillAnError) {
    Diagnostics found;
    found.add(DiagnosticKind::Unused, {0, 0, 1}, "a warning");
    found.add(DiagnosticKind::Type, {0, 5, 6}, "an error");
    found.finish(1);
    EXPECT_TRUE(found.has_errors());
}

TEST(DiagnosticsFinish, WarningsThatAreLeftOutAreNoErrors) {
    Diagnostics found;
    found.add(DiagnosticKind::Unused, {0, 0, 1}, "a");
    found.add(DiagnosticKind::Unused, {0, 5, 6}, "b");
    found.finish(1);
    EXPECT_FALSE(found.has_errors());
}

}  // namespace
}  // namespace careact
