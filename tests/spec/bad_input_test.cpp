/// What cannot be right in a record of somebody's means: told with its place, not read, and no reason to give nothing else.

#include "careact/determination.hpp"
#include "careact/record.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact {
namespace {

using Json = nlohmann::json;

/// What is put where in the tour's record of charging, whose charge is known, and which of three outcomes it leaves open.
struct Wrong {
    const char *name, *place, *value, *pointer;
    DiagnosticKind kind;
    std::vector<std::string> open, still_given;
};

const std::vector<std::string> income = {"assessable_income", "weekly_charge"}, capital = {"counted_capital", "weekly_charge"};

const Wrong wrongs[] = {
    {"a negative income", "/finance/income/0/amount/amount", "-5", "/finance/income/0/amount/amount", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"negative capital", "/finance/capital/0/value", "-0.01", "/finance/capital/0/value", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"an income of three decimals", "/finance/income/0/amount/amount", "180.405", "/finance/income/0/amount/amount", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"capital of three decimals", "/finance/capital/0/value", "15100.001", "/finance/capital/0/value", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"a frequency that is none", "/finance/income/0/amount/per", R"("ten days")", "/finance/income/0/amount/per", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"no frequency", "/finance/income/0/amount", "180.40", "/finance/income/0/amount", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"an income of no known kind", "/finance/income/0/kind", R"("lottery")", "/finance/income/0/kind", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"two households", "/household", R"([{ "kind": "single" }, { "kind": "couple" }])", "/household", DiagnosticKind::RecordValue, {}, {"assessable_income", "counted_capital", "weekly_charge"}},
    {"an income that ended before it began", "/finance/income/0/ended_on", R"("2024-04-07")", "/finance/income/0/ended_on", DiagnosticKind::RecordOrder, income, {"counted_capital"}},
    {"a share above 100%", "/finance/capital/0", R"({ "kind": "savings", "value": 15100.00, "owners": 2, "share_shown": 100.5, "costs_to_sell": false })",
     "/finance/capital/0/share_shown", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"another currency", "/finance/capital/0/value", R"("EUR 15100")", "/finance/capital/0/value", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"another currency beside the amount", "/finance/capital/0/value", R"({ "amount": 15100, "currency": "EUR" })", "/finance/capital/0/value", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"more than a trillion", "/finance/capital/0/value", "1000000000000.01", "/finance/capital/0/value", DiagnosticKind::RecordValue, capital, {"assessable_income"}},
    {"an income of more than a trillion", "/finance/income/0/amount/amount", "1000000000001", "/finance/income/0/amount/amount", DiagnosticKind::RecordValue, income, {"counted_capital"}},
    {"a day that is not in the calendar", "/finance/income/0/began_on", R"("2024-02-30")", "/finance/income/0/began_on", DiagnosticKind::RecordValue, income, {"counted_capital"}},
};

/// The text with one value in place of another: numbers stay as they are written.
std::string with(const Wrong& wrong) {
    auto record = Json::parse(support::read_text("docs/tour/charge.json"));
    record[Json::json_pointer(wrong.place)] = "@";
    auto text = record.dump();
    text.replace(text.find("\"@\""), 3, wrong.value);
    return text;
}

OutcomeStatus status_of(const RecordResult& read, const std::string& goal) {
    EvaluateOptions options;
    options.on = *Date::parse("2025-03-01");
    options.goals = {goal};
    options.search = false;
    return evaluate(support::thurrock_rules(), read.record.value(), options).outcomes.at(0).status;
}

class BadInput : public testing::TestWithParam<Wrong> {};

TEST_P(BadInput, IsToldAndLeavesTheOthersGiven) {
    const auto& wrong = GetParam();
    const auto read = read_record("record", with(wrong), support::thurrock_rules());
    ASSERT_TRUE(read.record);
    const auto told = [&](const Diagnostic& d) { return d.kind == wrong.kind && d.pointer == wrong.pointer && !d.help.empty(); };
    EXPECT_TRUE(std::any_of(read.diagnostics.all().begin(), read.diagnostics.all().end(), told));
    for (const auto& goal : wrong.open) EXPECT_EQ(status_of(read, goal), OutcomeStatus::Undecided) << goal;
    for (const auto& goal : wrong.still_given) EXPECT_EQ(status_of(read, goal), OutcomeStatus::Decided) << goal;
}

INSTANTIATE_TEST_SUITE_P(Means, BadInput, testing::ValuesIn(wrongs), [](const auto& info) {
    std::string name = info.param.name;
    std::replace_if(name.begin(), name.end(), [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); }, '_');
    return name;
});

/// Which of two is meant nobody can say, so nothing of the record is read.
TEST(BadInputTwice, OneMemberTwiceIsRefused) {
    auto text = support::read_text("docs/tour/charge.json");
    text.insert(text.find("\"household\""), R"("household": { "kind": "couple" }, )");
    const auto read = read_record("record", text, support::thurrock_rules());
    EXPECT_FALSE(read.record);
    ASSERT_FALSE(read.diagnostics.empty());
    EXPECT_EQ(read.diagnostics.all()[0].kind, DiagnosticKind::RecordDuplicate);
}

}  // namespace
}  // namespace careact
