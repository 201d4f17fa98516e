#include "careact/number.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

constexpr auto largest = "170141183460469231731687303715884105727";  // 2^127 - 1

TEST(NumberParse, ReadsEachDigitAsWritten) {
    EXPECT_EQ(number("23250.01"), fraction(2'325'001, 100));
    EXPECT_EQ(number("-0.5"), fraction(-1, 2));
    EXPECT_EQ(number("007"), Rational{7});
    EXPECT_EQ(number("0.10"), fraction(1, 10));
}

TEST(NumberParse, ReadsAnExponent) {
    EXPECT_EQ(number("1e3"), Rational{1000});
    EXPECT_EQ(number("1.2E+3"), Rational{1200});
    EXPECT_EQ(number("125e-2"), fraction(5, 4));
    EXPECT_EQ(number("1e30").to_text(), "1" + std::string(30, '0'));
}

TEST(NumberParse, RefusesAnExponentThatCannotBeHeld) {
    EXPECT_EQ(Rational::parse("1e40"), std::nullopt);
    EXPECT_EQ(Rational::parse("1e-40"), std::nullopt);
    EXPECT_EQ(Rational::parse("1e999999999999"), std::nullopt);
}

TEST(NumberParse, RefusesMoreDigitsThanCanBeHeld) {
    EXPECT_EQ(number(largest).to_text(), largest);
    EXPECT_EQ(Rational::parse("170141183460469231731687303715884105728"), std::nullopt);
    EXPECT_EQ(Rational::parse("0." + std::string(40, '1')), std::nullopt);
}

TEST(NumberParse, RefusesWhatIsNotANumber) {
    for (const auto* text : {"", "-", ".", "e3", "1e", "1e+", "--1", "+1", " 1", "1 ", "1,000", "1.2.3", "0x10", "NaN", "1e3.5", "£1"}) {
        EXPECT_EQ(Rational::parse(text), std::nullopt) << text;
    }
}

TEST(NumberArithmetic, TenthsAddUpExactly) { EXPECT_EQ(number("0.1").plus(number("0.2")), number("0.3")); }

TEST(NumberArithmetic, ThirdsAreWhole) { EXPECT_EQ(fraction(1, 3).times(3), Rational{1}); }

TEST(NumberArithmetic, NothingIsDividedByZero) {
    EXPECT_EQ(Rational{1}.divided_by(0), std::nullopt);
    EXPECT_EQ(Rational::of(1, 0), std::nullopt);
}

TEST(NumberArithmetic, OverflowGivesNothing) {
    const auto most = number(largest);
    EXPECT_EQ(most.plus(1), std::nullopt);
    EXPECT_EQ(most.times(2), std::nullopt);
    EXPECT_EQ(most.divided_by(fraction(1, 2)), std::nullopt);
    EXPECT_EQ(Rational{0}.minus(most)->minus(1), std::nullopt);
    EXPECT_EQ(most.minus(most), Rational{0});
}

TEST(NumberArithmetic, OverflowInBetweenIsNotSeenIfTheFractionsCancel) {
    const auto most = number(largest);
    EXPECT_EQ(most.times(2).has_value(), false);
    EXPECT_EQ(most.divided_by(7)->times(7), most);
}

TEST(NumberOrder, ComparesFractionsWhoseProductsWouldOverflow) {
    const auto most = number(largest);
    const auto one_less = *most.minus(1), two_less = *most.minus(2);
    const auto near = *most.divided_by(one_less);       // 1 + 1/(n - 1)
    const auto nearer = *one_less.divided_by(two_less);  // 1 + 1/(n - 2), which is more
    EXPECT_LT(near, nearer);
    EXPECT_GT(nearer, near);
    EXPECT_EQ(near <=> near, std::strong_ordering::equal);
}

TEST(NumberOrder, ComparesBelowNothing) {
    EXPECT_LT(fraction(-1, 3), fraction(-1, 4));
    EXPECT_LT(fraction(-7, 2), Rational{-3});
    EXPECT_LT(fraction(-1, 2), fraction(1, 3));
    EXPECT_GT(fraction(1, 3), number("0.3333"));
}

TEST(NumberParts, AWholeNumberIsOneThatFits) {
    EXPECT_EQ(fraction(6, 2).whole(), 3);
    EXPECT_EQ(number("3.5").whole(), std::nullopt);
    EXPECT_EQ(number("9223372036854775807").whole(), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(number("9223372036854775808").whole(), std::nullopt);
}

TEST(NumberParts, PenniesAreMultiplesOfAPenny) {
    EXPECT_TRUE(number("14250.01").is_multiple_of(number("0.01")));
    EXPECT_FALSE(number("14250.000000000000001").is_multiple_of(number("0.01")));
}

TEST(NumberText, ShowsAtLeastThePlacesAskedFor) {
    EXPECT_EQ(Rational{0}.to_text(2), "0.00");
    EXPECT_EQ(number("0.5").to_text(2), "0.50");
    EXPECT_EQ(number("0.005").to_text(2), "0.005");
    EXPECT_EQ(number("-0.05").to_text(), "-0.05");
    EXPECT_EQ(fraction(1, 8).to_text(), "0.125");
}

TEST(NumberText, WritesWhatRecursAsAFraction) {
    EXPECT_EQ(fraction(1, 3).to_text(), "1/3");
    EXPECT_EQ(fraction(-10, 6).to_text(2), "-5/3");
}

}  // namespace
}  // namespace careact::support
