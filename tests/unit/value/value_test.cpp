#include "careact/value.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

Quantity money(const Rational& amount) { return {NumberKind::Money, amount, Period::Week}; }

std::shared_ptr<const List> list_of(const std::vector<Value>& values) {
    auto list = std::make_shared<List>();
    for (const auto& value : values) {
        Evidence evidence;
        evidence.state = EvidenceState::Recorded;
        evidence.value = value;
        list->items.push_back(evidence);
    }
    return list;
}

TEST(NhsNumber, PassesWhereTheCheckDigitAgrees) {
    EXPECT_TRUE(is_nhs_number("9434765919"));
    EXPECT_TRUE(is_nhs_number("943 476 5919"));
}

TEST(NhsNumber, FailsWithAnyOneDigitChanged) {
    const std::string right = "9434765919";
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto changed = right;
            changed[at] = digit;
            EXPECT_EQ(is_nhs_number(changed), changed == right) << changed;
        }
    }
}

TEST(NhsNumber, FailsWhereTheCheckWouldBeTen) {
    // Nine digits with a weighted sum of 12: 11 less 1 is 10, for which there is no digit.
    for (char digit = '0'; digit <= '9'; ++digit) EXPECT_FALSE(is_nhs_number(std::string("000000006") + digit));
}

TEST(NhsNumber, FailsWithTenDigitsTheSameThoughTheyAgree) {
    EXPECT_FALSE(is_nhs_number("1111111111"));
    EXPECT_FALSE(is_nhs_number("0000000000"));
}

TEST(NhsNumber, FailsWithAnythingElse) {
    for (const auto* text : {"", "943476591", "94347659190", "943476591X", "943-476-5919", "９434765919"}) EXPECT_FALSE(is_nhs_number(text)) << text;
}

TEST(ValueText, MoneyHasThousandsAndPence) {
    EXPECT_EQ(to_text(money(number("1234567.5"))), "£1,234,567.50");
    EXPECT_EQ(to_text(money(999)), "£999.00");
    EXPECT_EQ(to_text(money(1000)), "£1,000.00");
    EXPECT_EQ(to_text(money(-14'250)), "-£14,250.00");
    EXPECT_EQ(to_text(money(number("0.005"))), "£0.005");
}

TEST(ValueText, MoneyThatRecursIsCutShortAndSaysSo) { EXPECT_EQ(to_text(money(fraction(10'000, 3))), "£3,333.3333..."); }

TEST(ValueText, RatesSayTheirPeriod) {
    EXPECT_EQ(to_text(Quantity{NumberKind::MoneyRate, number("12.5"), Period::Week}), "£12.50 per week");
    EXPECT_EQ(to_text(Quantity{NumberKind::MoneyRate, 10, Period::FourWeeks}), "£10.00 per four weeks");
    EXPECT_EQ(to_text(Quantity{NumberKind::PercentRate, number("0.0265"), Period::Year}), "2.65% per year");
    EXPECT_EQ(to_text(Quantity{NumberKind::Percent, number("0.9"), Period::Week}), "90%");
}

TEST(ValueText, OthersAsPeopleWriteThem) {
    EXPECT_EQ(to_text(Value{None{}}), "none");
    EXPECT_EQ(to_text(Value{true}), "yes");
    EXPECT_EQ(to_text(Value{false}), "no");
    EXPECT_EQ(to_text(Value{day("2026-05-01")}), "1 May 2026");
    EXPECT_EQ(to_text(Value{CalendarDuration{12}}), "1 year");
    EXPECT_EQ(to_text(Value{list_of({std::string("a"), std::string("b")})}), "a, b");
    EXPECT_EQ(to_text(Value{list_of({})}), "nothing");
}

TEST(SameValue, TextsAreEqualHoweverAnAccentIsStored) {
    EXPECT_TRUE(same_value(std::string("caf\u00e9"), std::string("cafe\u0301")));
    EXPECT_FALSE(same_value(std::string("cafe"), std::string("caf\u00e9")));
    EXPECT_FALSE(same_value(std::string("Cafe"), std::string("cafe")));
}

TEST(SameValue, NumbersAreEqualByAmountAndUnit) {
    EXPECT_TRUE(same_value(money(number("5.00")), money(5)));
    EXPECT_FALSE(same_value(money(5), Quantity{NumberKind::MoneyRate, 5, Period::Week}));
    EXPECT_FALSE(same_value(Quantity{NumberKind::MoneyRate, 5, Period::Month}, Quantity{NumberKind::MoneyRate, 5, Period::Week}));
}

TEST(SameValue, ListsAreEqualItemByItem) {
    EXPECT_TRUE(same_value(list_of({std::string("caf\u00e9"), true}), list_of({std::string("cafe\u0301"), true})));
    EXPECT_FALSE(same_value(list_of({true, false}), list_of({false, true})));
    EXPECT_FALSE(same_value(list_of({true}), list_of({true, true})));
}

TEST(SameValue, NoneIsNotNo) { EXPECT_FALSE(same_value(None{}, false)); }

}  // namespace
}  // namespace careact::support
