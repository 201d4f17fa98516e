#include "unit/record/vocabulary.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace careact::support {
namespace {

nlohmann::json schema() { return nlohmann::json::parse(record_schema(every_type())); }

/// What a member can hold, beside a state.
nlohmann::json value_of(const std::string& member) { return schema()["properties"].at(member).at("anyOf").at(0); }

TEST(RecordSchema, EveryMemberHasAValueOrAState) {
    const auto members = schema()["properties"];
    for (const auto& [name, member] : members.items()) {
        ASSERT_EQ(member.at("anyOf").size(), 2U) << name;
        EXPECT_EQ(member["anyOf"][1]["$ref"], "#/$defs/state") << name;
    }
    EXPECT_EQ(members.size(), 22U);
}

TEST(RecordSchema, MembersMayBeLeftOutAndOthersMayBeThere) {
    EXPECT_FALSE(schema().contains("required"));
    EXPECT_FALSE(schema().contains("additionalProperties"));
}

TEST(RecordSchema, MoneyIsInPennies) {
    EXPECT_EQ(value_of("savings")["description"], "pounds, with pence as two decimals");
    EXPECT_EQ(value_of("savings")["minimum"], 0);
    EXPECT_EQ(value_of("weekly")["description"], "pounds per week, with pence as two decimals");
    EXPECT_EQ(value_of("any_period")["required"], (nlohmann::json{"amount", "per"}));
}

TEST(RecordSchema, AChoiceIsOneOfItsOptions) {
    EXPECT_EQ(value_of("setting")["$ref"], "#/$defs/Setting");
    EXPECT_EQ(schema()["$defs"]["Setting"]["oneOf"].size(), 3U);
    EXPECT_EQ(schema()["$defs"]["Setting"]["oneOf"][1]["const"], "extra_care");
}

TEST(RecordSchema, AJudgementNeedsItsFourParts) { EXPECT_EQ(value_of("impact")["required"], (nlohmann::json{"judged", "by", "on", "because"})); }

TEST(RecordSchema, NoneIsNull) { EXPECT_EQ(value_of("ended_on")["anyOf"][1]["type"], "null"); }

TEST(RecordSchema, ForEachHasAMemberForEachOption) {
    EXPECT_EQ(value_of("needs")["type"], "object");
    EXPECT_TRUE(value_of("needs")["properties"].contains("washing"));
    EXPECT_EQ(value_of("carers")["type"], "array");
}

}  // namespace
}  // namespace careact::support
