/// The promise about silence: leaving something out of a record can turn a decision undecided, never into another decision.

#include "careact/record.hpp"
#include "property/same_outcome.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <array>

namespace careact {
namespace {

using support::Json;
using support::Random;

constexpr std::array states = {"not_asked", "refused", "disputed", "out_of_date"};

struct Case {
    std::string name, on;
    Json record;
};

/// The records of the fixtures that can be read, with the day they are asked about.
std::vector<Case> fixtures() {
    std::vector<Case> all;
    const std::string ending = ".expected.json";
    for (const auto& path : support::files_under("fixtures", ending)) {
        const auto name = path.substr(0, path.size() - ending.size()) + ".json";
        const auto text = support::read_text(name);
        if (!read_record(name, text, support::thurrock_rules()).record) continue;
        auto record = Json::parse(text);
        if (record.is_object()) all.push_back({name, Json::parse(support::read_text(path)).at("on").get<std::string>(), std::move(record)});
    }
    return all;
}

/// A value that no member can hold: a list where there was none, a number where there was.
Json unreadable(const Json& value) { return value.is_array() ? Json(7) : Json::array(); }

class Less {
public:
    explicit Less(const Case& one) : case_(one), fuller_(support::answers(support::thurrock_rules(), one.record, one.on)) {}

    void removed(const support::Pointer& member) { compare(support::without(case_.record, member), member, "left out", ""); }

    void stated(const support::Pointer& member, const std::string& state) {
        replaced(member, {{"unknown_because", state}}, "not known because " + state, support::record_path(case_.record, member));
    }

    void not_read(const support::Pointer& member) {
        const auto& value = case_.record.at(member);
        if (!support::is_note(value)) replaced(member, unreadable(value), "unreadable", "");  // of a note it is not known what would be readable
    }

    [[nodiscard]] std::size_t tried() const { return tried_; }

private:
    void replaced(const support::Pointer& member, Json with, const std::string& how, const std::string& at) {
        auto record = case_.record;
        record[member] = std::move(with);
        compare(record, member, how, at);
    }

    void compare(const Json& poorer, const support::Pointer& member, const std::string& how, const std::string& at) {
        ++tried_;
        const auto found = support::contradictions(fuller_, support::answers(support::thurrock_rules(), poorer, case_.on), at);
        if (!found.empty()) ADD_FAILURE() << case_.name << " with " << member.to_string() << " " << how << ":\n" << found.front();
    }

    const Case& case_;
    support::Answers fuller_;
    std::size_t tried_ = 0;
};

TEST(LessSaid, LeavingOutAnyMemberOfAnyFixture) {
    std::size_t tried = 0;
    const auto all = fixtures();
    ASSERT_GT(all.size(), 200U);
    for (const auto& one : all) {
        Less less(one);
        for (const auto& member : support::members(one.record)) less.removed(member);
        tried += less.tried();
    }
    EXPECT_GT(tried, 3000U);
}

/// The comparison is not blind: another answer, or an item less in a list, is seen as a contradiction.
TEST(LessSaid, AnotherThingSaidIsSeen) {
    const auto record = Json::parse(support::read_text("fixtures/boundaries/adult-two-unable.json"));
    const auto answers = [](const Json& of) { return support::answers(support::thurrock_rules(), of, "2025-10-01"); };
    auto other = record;
    other.at("/significant_impact/judged"_json_pointer) = false;
    EXPECT_FALSE(support::contradictions(answers(record), answers(other)).empty());
    auto two = record, one = record;
    two["carers"] = Json::array({Json::object(), Json::object()});
    one["carers"] = Json::array({Json::object()});
    EXPECT_FALSE(support::contradictions(answers(two), answers(one)).empty());
}

TEST(LessSaid, SayingWhyAMemberOfAFixtureIsNotKnown) {
    Random random(20251001);
    for (const auto& one : fixtures()) {
        Less less(one);
        for (const auto& member : support::members(one.record)) {
            if (random.chance(25)) less.stated(member, states[random.below(states.size())]);
            const bool readable = one.name.find("/unreadable/") == std::string::npos;  // of one that is not, nobody knows what would be
            if (readable && random.chance(10)) less.not_read(member);
        }
    }
}

class LessSaidOfMadeUp : public testing::TestWithParam<std::size_t> {};

TEST_P(LessSaidOfMadeUp, LeavingOutMembers) {
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        Random random(GetParam() * 1000 + seed);
        support::Making making;
        making.members = GetParam();
        Case one{"made up, seed " + std::to_string(GetParam() * 1000 + seed), "2025-10-01", support::RecordMaker(support::thurrock_rules().program(), random, making).record()};
        const auto members = support::members(one.record);
        if (members.empty()) continue;
        Less less(one);
        for (int i = 0; i < 30; ++i) less.removed(random.one_of(members));
        for (int i = 0; i < 15; ++i) less.stated(random.one_of(members), states[random.below(states.size())]);
        for (int i = 0; i < 5; ++i) less.not_read(random.one_of(members));
    }
}

INSTANTIATE_TEST_SUITE_P(Share, LessSaidOfMadeUp, testing::Values(15, 50, 80, 95, 100));

}  // namespace
}  // namespace careact
