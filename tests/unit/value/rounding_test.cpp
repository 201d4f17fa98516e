#include "careact/number.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

struct Rounded {
    const char *value, *half_up, *half_even, *up, *down;
};

void expect_rounded(const std::vector<Rounded>& table, const Rational& unit) {
    for (const auto& row : table) {
        const auto value = number(row.value);
        EXPECT_EQ(value.rounded(Rounding::HalfUp, unit), number(row.half_up)) << row.value << " half up";
        EXPECT_EQ(value.rounded(Rounding::HalfEven, unit), number(row.half_even)) << row.value << " half even";
        EXPECT_EQ(value.rounded(Rounding::Up, unit), number(row.up)) << row.value << " up";
        EXPECT_EQ(value.rounded(Rounding::Down, unit), number(row.down)) << row.value << " down";
    }
}

TEST(Rounding, ToThePound) {
    expect_rounded({{"0.5", "1", "0", "1", "0"},
                    {"1.5", "2", "2", "2", "1"},
                    {"2.5", "3", "2", "3", "2"},
                    {"7.01", "7", "7", "8", "7"},
                    {"7.4999", "7", "7", "8", "7"},
                    {"7.5001", "8", "8", "8", "7"},
                    {"8", "8", "8", "8", "8"}},
                   Rational{1});
}

TEST(Rounding, ToThePoundBelowNothingGoesByTheDistanceFromNothing) {
    expect_rounded({{"-0.5", "-1", "0", "-1", "0"}, {"-1.5", "-2", "-2", "-2", "-1"}, {"-7.01", "-7", "-7", "-8", "-7"}, {"-7.99", "-8", "-8", "-8", "-7"}},
                   Rational{1});
}

TEST(Rounding, ToThePenny) {
    expect_rounded({{"2.345", "2.35", "2.34", "2.35", "2.34"},
                    {"2.355", "2.36", "2.36", "2.36", "2.35"},
                    {"-2.345", "-2.35", "-2.34", "-2.35", "-2.34"},
                    {"0.001", "0", "0", "0.01", "0"},
                    {"2.34", "2.34", "2.34", "2.34", "2.34"}},
                   number("0.01"));
}

TEST(Rounding, ToTheHundredthOfAPenny) {
    expect_rounded({{"0.00005", "0.0001", "0", "0.0001", "0"},
                    {"0.00015", "0.0002", "0.0002", "0.0002", "0.0001"},
                    {"12.3456", "12.3456", "12.3456", "12.3456", "12.3456"},
                    {"-0.00005", "-0.0001", "0", "-0.0001", "0"}},
                   number("0.0001"));
}

TEST(Rounding, ThirdsHaveNoHalfway) {
    EXPECT_EQ(fraction(1, 3).rounded(Rounding::HalfUp, number("0.01")), number("0.33"));
    EXPECT_EQ(fraction(2, 3).rounded(Rounding::HalfEven, number("0.01")), number("0.67"));
    EXPECT_EQ(fraction(2, 3).rounded(Rounding::Down, number("0.01")), number("0.66"));
    EXPECT_EQ(fraction(-1, 3).rounded(Rounding::Up, number("0.01")), number("-0.34"));
}

TEST(Rounding, AUnitNeedNotBeAPowerOfTen) {
    EXPECT_EQ(Rational{260}.rounded(Rounding::Up, Rational{250}), Rational{500});
    EXPECT_EQ(Rational{375}.rounded(Rounding::HalfEven, Rational{250}), Rational{500});
    EXPECT_EQ(Rational{625}.rounded(Rounding::HalfEven, Rational{250}), Rational{500});
}

TEST(Rounding, ToNothingIsNothing) { EXPECT_EQ(Rational{1}.rounded(Rounding::Up, Rational{0}), std::nullopt); }

}  // namespace
}  // namespace careact::support
