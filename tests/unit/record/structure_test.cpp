#include "unit/record/vocabulary.hpp"

#include <gtest/gtest.h>

namespace careact::support {
namespace {

using Kinds = std::vector<std::string>;

TEST(RecordStructure, IsOneObject) {
    EXPECT_EQ(read("[]").kinds(), Kinds{"record-value "});
    EXPECT_EQ(read("5").kinds(), Kinds{"record-value "});
    EXPECT_TRUE(read("{}").complaints.empty());
}

TEST(RecordStructure, WhatIsNotJsonIsRefused) {
    for (const auto* json : {"", "{", "{ \"whole\": }", "{ \"whole\": 3, }", "{ whole: 3 }", "{} {}", "nul", "{ \"words\": \"\n\" }", "{ \"words\": \"\\x\" }", "{ \"whole\": 03 }",
                             "{ \"whole\": NaN }", "// a comment\n{}", "\xEF\xBB\xBF[", "{ \"words\": \"\x80\" }"}) {
        const auto made = read(json);
        EXPECT_FALSE(made.record) << json;
        ASSERT_EQ(made.complaints.size(), 1U) << json;
        EXPECT_EQ(made.complaints[0].kind, "record-syntax") << json;
    }
}

TEST(RecordStructure, AByteOrderMarkIsPassedOver) { EXPECT_EQ(read("\xEF\xBB\xBF{ \"whole\": 3 }").told("whole"), "3"); }

TEST(RecordStructure, OneThingSaidTwiceRefusesTheRecord) {
    const auto made = read("{ \"whole\": 3,\n  \"whole\": 3 }");
    EXPECT_FALSE(made.record);
    EXPECT_EQ(made.kinds(), Kinds{"record-duplicate /whole"});
    EXPECT_EQ(made.complaints[0].line, 2U);
}

TEST(RecordStructure, SoDoesOneThingSaidTwiceDeepInsideOrWhereNobodyReads) {
    EXPECT_EQ(read(R"({ "carers": [ {}, { "name": "a", "name": "b" } ] })").kinds(), Kinds{"record-duplicate /carers/1/name"});
    EXPECT_EQ(read(R"({ "unheard_of": { "x": 1, "x": 1 } })").kinds(), Kinds{"record-duplicate /unheard_of/x"});
}

TEST(RecordStructure, KeysAreWhatTheySayAndNotHowTheyAreWritten) { EXPECT_EQ(read(R"({ "whole": 3, "\u0077hole": 4 })").kinds(), Kinds{"record-duplicate /whole"}); }

TEST(RecordStructure, UnknownMembersAreReportedWithASuggestion) {
    const auto made = read(R"({ "savngs": 5, "carer": { "nmae": "a" }, "zebra": 1 })");
    EXPECT_EQ(made.kinds(), (Kinds{"record-unknown /carer/nmae", "record-unknown /savngs", "record-unknown /zebra"}));
    EXPECT_EQ(made.complaints[0].help, "did you mean `name`?");
    EXPECT_EQ(made.complaints[0].message, "a `Carer` has no member `nmae`");
    EXPECT_EQ(made.complaints[1].help, "did you mean `savings`?");
    EXPECT_EQ(made.complaints[2].help, "it is kept, and no rule reads it");
    EXPECT_EQ(made.told("savings"), "silent");
}

TEST(RecordStructure, APointerWritesSlashesAndTildesByItsRules) { EXPECT_EQ(read(R"({ "a/b~c": 5 })").kinds(), Kinds{"record-unknown /a~1b~0c"}); }

TEST(RecordStructure, ItemsHaveAPathAndAKey) {
    const auto made = read(R"({ "carers": [ { "id": "ada" }, { "name": "Ben" } ] })");
    const auto& carers = *std::get<std::shared_ptr<const List>>(made["carers"].value);
    const auto& first = *std::get<std::shared_ptr<const Item>>(carers.items.at(0).value);
    const auto& second = *std::get<std::shared_ptr<const Item>>(carers.items.at(1).value);
    EXPECT_EQ(first.path, "carers[1]");
    EXPECT_EQ(first.key, "ada");
    EXPECT_EQ(second.path, "carers[2]");
    EXPECT_EQ(second.key, "2");
}

TEST(RecordStructure, EachOptionOfAChoiceHasItsItem) {
    const auto made = read(R"({ "needs": { "eating": { "met": true } } })");
    const auto& needs = *std::get<std::shared_ptr<const List>>(made["needs"].value);
    ASSERT_EQ(needs.items.size(), 2U);
    EXPECT_EQ(needs.items[0].state, EvidenceState::Silent);
    const auto& eating = *std::get<std::shared_ptr<const Item>>(needs.items[1].value);
    EXPECT_EQ(eating.path, "needs.eating");
    EXPECT_EQ(eating.key, "eating");
}

TEST(RecordStructure, AnOptionThatIsNotThereIsReported) {
    const auto made = read(R"({ "needs": { "eatng": {} } })");
    EXPECT_EQ(made.kinds(), Kinds{"record-unknown /needs/eatng"});
    EXPECT_EQ(made.complaints[0].help, "did you mean `eating`?");
}

TEST(RecordStructure, ListsAndItemsAreNotMixedUp) {
    EXPECT_EQ(complaints("carers", "{}"), Kinds{"record-value /carers"});
    EXPECT_EQ(complaints("carer", "[]"), Kinds{"record-value /carer"});
    EXPECT_EQ(complaints("needs", "[]"), Kinds{"record-value /needs"});
    EXPECT_EQ(complaints("carers", "[ 5 ]"), Kinds{"record-value /carers/0"});
    EXPECT_EQ(complaints("schemes", R"([ "a", 5, null ])"), (Kinds{"record-value /schemes/1", "record-value /schemes/2"}));
}

TEST(RecordLines, AreThoseOfTheValue) {
    const auto made = read("{\n  \"savings\": \"many\",\n  \"carers\": [\n    { \"hours\": -1 }\n  ]\n}");
    ASSERT_EQ(made.complaints.size(), 2U);
    EXPECT_EQ(made.complaints[0].line, 2U);
    EXPECT_EQ(made.complaints[1].line, 4U);
}

TEST(RecordLines, ANumberAtTheEndOfALineIsOnThatLine) {
    const auto made = read("{\n  \"whole\": -1\n}");
    ASSERT_EQ(made.complaints.size(), 1U);
    EXPECT_EQ(made.complaints[0].line, 2U);
}

TEST(RecordLines, AnObjectOrListIsWhereItBegins) {
    EXPECT_EQ(read("{\n  \"born_on\": {\n  }\n}").complaints.at(0).line, 2U);
    EXPECT_EQ(read("{ \"born_on\": {\n\n  } }").complaints.at(0).line, 1U);
    EXPECT_EQ(read("[\n\n]").complaints.at(0).line, 1U);
}

TEST(RecordLines, AFaultOfSyntaxIsWhereItStands) { EXPECT_EQ(read("{\n  \"whole\": 3,\n  oops\n}").complaints.at(0).line, 3U); }

std::string nested(std::size_t depth) { return "{ \"unheard_of\": " + std::string(depth - 1, '[') + std::string(depth - 1, ']') + " }"; }

TEST(RecordLimits, Depth) {
    EXPECT_TRUE(read(nested(64)).record);
    const auto made = read(nested(65));
    EXPECT_FALSE(made.record);
    EXPECT_EQ(made.complaints.at(0).message, "this is nested over 64 deep");
    EXPECT_FALSE(read(nested(100'000)).record);
}

TEST(RecordLimits, Items) {
    RecordLimits limits;
    limits.items = 3;
    EXPECT_TRUE(read(R"({ "schemes": [ "a", "b", "c" ] })", limits).record);
    const auto made = read(R"({ "schemes": [ "a", "b", "c", "d" ] })", limits);
    EXPECT_FALSE(made.record);
    EXPECT_EQ(made.kinds(), Kinds{"record-syntax /schemes"});
}

TEST(RecordLimits, Bytes) {
    RecordLimits limits;
    limits.bytes = 10;
    EXPECT_TRUE(read("{        }", limits).record);
    EXPECT_EQ(read("{         }", limits).kinds(), Kinds{"too-large "});
}

TEST(RecordLimits, Complaints) {
    RecordLimits limits;
    limits.diagnostics = 2;
    const auto made = read(R"({ "a1": 1, "a2": 1, "a3": 1 })", limits);
    ASSERT_EQ(made.complaints.size(), 3U);
    EXPECT_EQ(made.complaints.back().kind, "too-many");
}

TEST(RecordDigest, IsOfTheBytes) {
    EXPECT_EQ(read("{}").record->digest(), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    EXPECT_NE(read("{ }").record->digest(), read("{}").record->digest());
}

TEST(RecordName, IsWhatTheCallerSaid) {
    EXPECT_EQ(read("{}").record->name(), "r.json");
    EXPECT_EQ(read_record("x", "{", every_type()).diagnostics.all().at(0).record, "x");
}

}  // namespace
}  // namespace careact::support
