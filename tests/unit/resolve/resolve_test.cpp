#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using Kinds = std::vector<std::string>;

Diagnostics compiled(const std::vector<SourceText>& sources) { return compile(sources).diagnostics; }

TEST(Names, OfWhatNothingDeclaresAreUnknown) {
    EXPECT_EQ(faults_of("fact savings: money\nrule r: money\n  gives savngs\n"), Kinds{"unknown-name"});
    EXPECT_EQ(faults_of("fact x: Hose\nrule r: yes/no\n  gives x is recorded\n"), Kinds{"unknown-name"});
    EXPECT_EQ(faults_of("rule r: yes/no\n  gives yes under XY \"s1\"\n"), Kinds{"unknown-name"});
}

TEST(Names, AreDeclaredOnce) {
    EXPECT_EQ(faults_of("fact a: yes/no\nfact a: money\nrule r: yes/no\n  gives yes\n"), Kinds{"duplicate"});
    EXPECT_EQ(faults_of("record type A\n  has n: money\n  has n: money\nfact a: A\nrule r: money\n  gives a.n\n"), Kinds{"duplicate"});
    EXPECT_EQ(faults_of("choice C options x, y, x\nfact c: C\nrule r: yes/no\n  gives c is x\n"), Kinds{"duplicate"});
}

TEST(Names, AreNotHiddenByItemsParametersOrLets) {
    EXPECT_EQ(faults_of("fact a: money\nrule r: money\n  let a be £5\n  gives a\n"), Kinds{"duplicate"});
    EXPECT_EQ(faults_of("fact a: money\nrule h(a: money): money\n  gives a\nrule r: money\n  gives h(a)\n"), Kinds{"duplicate"});
}

TEST(Names, AcrossFilesAreDeclaredOnceToo) {
    const auto found = compiled({{"a.care", "module m.a \"A\"\nfact x: yes/no\n"}, {"b.care", "module m.b \"B\"\nfact x: yes/no\n"}});
    ASSERT_EQ(found.all().size(), 1U);
    EXPECT_EQ(found.all()[0].kind, DiagnosticKind::Duplicate);
}

TEST(Uses, ANameOfAModuleThatIsNotUsedIsNotInReach) {
    const auto found = compiled({{"a.care", "module m.a \"A\"\nfact x: yes/no\n"}, {"b.care", "module m.b \"B\"\nrule r: yes/no\n  gives x\n"}});
    ASSERT_EQ(found.all().size(), 1U);
    EXPECT_EQ(found.all()[0].kind, DiagnosticKind::NotInReach);
}

TEST(Uses, ReachesThroughAModule) {
    const auto found = compiled({{"a.care", "module m.a \"A\"\nfact x: yes/no\n"}, {"b.care", "module m.b \"B\"\n  uses m.a\n"}, {"c.care", "module m.c \"C\"\n  uses m.b\nrule r: yes/no \"R\"\n  gives x\n"}});
    EXPECT_TRUE(found.empty());
}

TEST(Uses, OfAModuleThatIsNotThere) {
    const auto found = compiled({{"a.care", "module m.a \"A\"\n  uses m.b\n"}});
    ASSERT_EQ(found.all().size(), 1U);
    EXPECT_EQ(found.all()[0].kind, DiagnosticKind::UnknownName);
}

TEST(Labels, StandOnceInARule) {
    EXPECT_EQ(faults_of("fact a: yes/no\nrule r: money\n  gives £1 when a as small\n  otherwise gives £2 as small\n"), Kinds{"duplicate"});
}

TEST(Labels, AnExceptionIsToOneThatIsThere) {
    EXPECT_EQ(faults_of("fact a: yes/no\nrule r: money\n  gives £1\n  exception gives £2 when a as outer\n  exception to outre gives £2 when a\n"), Kinds{"unknown-name"});
}

TEST(Labels, ExceptionsDoNotGoRoundInACircle) {
    EXPECT_EQ(faults_of("fact a: yes/no\nrule r: money\n  gives £1\n  exception to inner gives £2 when a as outer\n  exception to outer gives £3 when a as inner\n"), (Kinds{"cycle", "cycle"}));
}

TEST(Layers, OneLocalLayerIsLoadedAtATime) {
    constexpr auto base = "module national.a \"A\"\nfact x: yes/no\nlayer town over national \"T\"\n  uses national.a\nrule r: yes/no \"R\"\n  gives x\n";
    EXPECT_TRUE(faults_of(base).empty());
    EXPECT_EQ(faults_of(base + std::string("layer city over national \"C\"\n  uses national.a\nrule s: yes/no \"S\"\n  gives x\n")), Kinds{"layer-closed"});
    EXPECT_EQ(compile_or_fail(base).layer(), "town");
}

}  // namespace
}  // namespace careact::support
