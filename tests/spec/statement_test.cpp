/// Statements of every amount in the charging fixtures: the lines come to the total, and each figure is where it is said to be.

#include "careact/record.hpp"
#include "careact/statement.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace careact {
namespace {

const std::string ending = ".expected.json";

/// Line `number` of a file, from 1.
std::string line_of(const std::string& place) {
    static std::map<std::string, std::string> texts;
    const auto colon = place.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("`" + place + "` is no place");
    auto& text = texts[place.substr(0, colon)];
    if (text.empty()) text = support::read_text(place.substr(0, colon));
    std::size_t begin = 0;
    for (auto left = std::stoul(place.substr(colon + 1)); left > 1; --left) begin = text.find('\n', begin) + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
}

/// Adds a part up, each line by hand: what a reader with a calculator does.
Rational added_up(const StatementPart& part) {
    Rational total{0};
    for (const auto& line : part.lines) {
        const auto by = line.amount.value().amount;
        switch (line.kind) {
            case LineKind::Added: total = total.plus(by).value(); break;
            case LineKind::TakenAway: total = total.minus(by).value(); break;
            case LineKind::Multiplied: total = total.times(by).value(); break;
            case LineKind::Divided: total = total.divided_by(by).value(); break;
            case LineKind::AtLeast: total = std::max(total, by); break;
            case LineKind::AtMost: total = std::min(total, by); break;
            case LineKind::InSteps: total = std::max(Rational{0}, total.divided_by(by).value().rounded(Rounding::Down, Rational{1}).value()); break;
            case LineKind::InPartSteps: total = std::max(Rational{0}, total.divided_by(by).value().rounded(Rounding::Up, Rational{1}).value()); break;
            case LineKind::Rounded:
            case LineKind::Converted: total = by; break;
        }
        EXPECT_EQ(line.after.value().amount, total) << line.words;
    }
    return total;
}

void expect_sources(const StatementLine& line) {
    EXPECT_FALSE(line.words.empty());
    EXPECT_TRUE(line.place.empty() || !line_of(line.place).empty()) << line.place;
    for (const auto& figure : line.figures) {
        EXPECT_FALSE(figure.from.empty() || figure.layer.empty()) << figure.name;
        // `£232.60 per week` is written `£232.60 from 2025-04-07`.
        auto written = figure.value.substr(0, figure.value.find(" per "));
        if (written.ends_with(".00")) written.resize(written.size() - 3);
        EXPECT_NE(line_of(figure.place).find(written), std::string::npos) << figure.name << " " << figure.value << " is not at " << figure.place << ": " << line_of(figure.place);
    }
    for (const auto& reason : line.reasons) EXPECT_FALSE(line_of(reason.place).empty()) << reason.place;
}

void expect_sound(const Statement& s) {
    for (std::size_t i = 0; i < s.parts.size(); ++i) {
        const auto& part = s.parts[i];
        SCOPED_TRACE(part.rule + " " + part.title);
        EXPECT_FALSE(part.title.empty());
        const bool all_known = std::all_of(part.lines.begin(), part.lines.end(), [](const auto& line) { return line.amount.has_value(); });
        if (part.total && !part.lines.empty() && all_known) {
            EXPECT_EQ(added_up(part), part.total->amount);
        }
        for (const auto& line : part.lines) {
            expect_sources(line);
            EXPECT_EQ(line.amount.has_value(), line.status == OutcomeStatus::Decided) << "what is not known is not nothing: " << line.words;
            if (!line.part) continue;
            ASSERT_LT(*line.part, i) << "a part stands before those that draw on it";
            EXPECT_EQ(s.parts[*line.part].total, line.amount) << line.words;
        }
    }
    if (!s.parts.empty()) {
        EXPECT_EQ(s.parts.back().total, s.total);
    }
}

class StatementOf : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        const auto expected = nlohmann::json::parse(support::read_text(GetParam()));
        const auto name = GetParam().substr(0, GetParam().size() - ending.size()) + ".json";
        const auto& rules = expected.at("rules") == "national" ? support::national_rules() : support::thurrock_rules();
        const auto read = read_record(name, support::read_text(name), rules);
        ASSERT_TRUE(read.record);
        EvaluateOptions options;
        options.on = Date::parse(expected.at("on").get<std::string>()).value();
        options.search = false;
        statements_ = statements(evaluate(rules, *read.record, options));
    }

    std::vector<Statement> statements_;
};

TEST_P(StatementOf, EveryAmountAddsUpAndIsWhereItIsSaidToBe) {
    EXPECT_FALSE(statements_.empty());
    for (const auto& statement : statements_) {
        SCOPED_TRACE(statement.goal + " " + statement.item);
        expect_sound(statement);
    }
}

TEST_P(StatementOf, TheChargeIsItemisedForThePersonWithoutCodes) {
    for (const auto& statement : statements_) {
        if (statement.goal != "weekly_charge" || !statement.total) continue;
        EXPECT_GT(statement.parts.back().lines.size(), 1U) << "the charge is some amount, and no more than the cost";
        const auto text = to_plain_text({statement});
        EXPECT_EQ(text.find('_'), std::string::npos) << text;
        EXPECT_EQ(text.find(".care"), std::string::npos) << text;
        EXPECT_EQ(text.find("reg "), std::string::npos) << text;
    }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    auto name = info.param.substr(info.param.rfind('/') + 1);
    name.resize(name.size() - ending.size());
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}
INSTANTIATE_TEST_SUITE_P(Charging, StatementOf, testing::ValuesIn(support::files_under("fixtures/charging", ending)), test_name);

}  // namespace
}  // namespace careact
