/// What the program says of the inputs in this folder, stage by stage. See tests/support/golden.hpp.

#include "careact/explain.hpp"
#include "careact/format.hpp"
#include "careact/record.hpp"
#include "careact/rulebook.hpp"
#include "support/command.hpp"
#include "support/files.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace careact {
namespace {

using support::differs_from_golden;
using support::golden_inputs;
using support::read_text;

struct Stage {
    std::string folder, ending;
};
const Stage bad{"tests/golden/check/bad", ".care"}, good{"tests/golden/check/good", ".care"}, formatted{"tests/golden/format", ".care"},
    explained{"tests/golden/explain", ".care"}, recorded{"tests/golden/record", ".json"}, commanded{"tests/golden/cli", ".cmd"}, made{"tests/golden/caseload", ".cmd"};

SourceText source_of(const Stage& stage, const std::string& name) {
    const auto path = stage.folder + "/" + name + stage.ending;
    return {path, read_text(path)};
}

std::string golden_of(const Stage& stage, const std::string& name) { return stage.folder + "/" + name + ".golden"; }

/// A name such as `lost-quotation-mark` as GoogleTest takes it.
std::string test_name(const testing::TestParamInfo<std::string>& info) {
    auto name = info.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}

// Inputs are found when the tests are listed; a folder that is empty, or is not there, must not pass for one whose tests pass.
TEST(Goldens, EveryStageHasInputs) {
    for (const auto& stage : {bad, good, formatted, explained, recorded, commanded, made}) {
        EXPECT_FALSE(golden_inputs(stage.folder, stage.ending).empty()) << "no inputs in " << stage.folder << " (tests run from the top of the tree)";
    }
}

TEST(Goldens, EveryGoldenHasItsInput) {
    for (const auto& stage : {bad, formatted, explained, recorded, commanded, made}) {
        for (const auto& name : golden_inputs(stage.folder, ".golden")) {
            EXPECT_TRUE(std::filesystem::exists(stage.folder + "/" + name + stage.ending)) << golden_of(stage, name);
        }
    }
}

// ---- check -----------------------------------------------------------------------------------------------------------------------

class CheckBad : public testing::TestWithParam<std::string> {};

TEST_P(CheckBad, SaysWhatIsWrong) {
    const std::vector<SourceText> sources = {source_of(bad, GetParam())};
    const auto result = compile(sources);
    EXPECT_FALSE(result.diagnostics.empty()) << "nothing is wrong with it";
    EXPECT_EQ(result.rulebook.has_value(), !result.diagnostics.has_errors());
    EXPECT_EQ(differs_from_golden(golden_of(bad, GetParam()), render_text(result.diagnostics, sources)), "");
}
INSTANTIATE_TEST_SUITE_P(Goldens, CheckBad, testing::ValuesIn(golden_inputs(bad.folder, bad.ending)), test_name);

class CheckGood : public testing::TestWithParam<std::string> {};

TEST_P(CheckGood, HasNothingWrong) {
    const std::vector<SourceText> sources = {source_of(good, GetParam())};
    EXPECT_EQ(render_text(compile(sources).diagnostics, sources), "");
}
INSTANTIATE_TEST_SUITE_P(Goldens, CheckGood, testing::ValuesIn(golden_inputs(good.folder, good.ending)), test_name);

// ---- format ----------------------------------------------------------------------------------------------------------------------

class Format : public testing::TestWithParam<std::string> {};

TEST_P(Format, LaysOut) {
    const auto source = source_of(formatted, GetParam());
    const auto result = format(source);
    ASSERT_TRUE(result.text) << render_text(result.diagnostics, {source});
    EXPECT_EQ(differs_from_golden(golden_of(formatted, GetParam()), *result.text), "");
    const auto again = format({source.name, *result.text});
    ASSERT_TRUE(again.text);
    EXPECT_EQ(*again.text, *result.text) << "formatting it again changes it";
}
INSTANTIATE_TEST_SUITE_P(Goldens, Format, testing::ValuesIn(golden_inputs(formatted.folder, formatted.ending)), test_name);

// ---- explain ---------------------------------------------------------------------------------------------------------------------

/// NAME.on holds the date, and perhaps a second date: what was known by then.
EvaluateOptions options_for(const std::string& name) {
    EvaluateOptions options;
    options.on = *Date::parse("2025-10-01");
    const auto path = explained.folder + "/" + name + ".on";
    if (!std::filesystem::exists(path)) return options;
    std::istringstream words(read_text(path));
    std::string on, known_on;
    words >> on >> known_on;
    const auto date = Date::parse(on);
    if (!date) throw std::runtime_error(path + " has no date");
    options.on = *date;
    options.known_on = Date::parse(known_on);
    return options;
}

class Explain : public testing::TestWithParam<std::string> {};

TEST_P(Explain, SaysWhy) {
    const auto rules = support::compiled({source_of(explained, GetParam())});
    const auto path = explained.folder + "/" + GetParam() + ".json";
    const auto read = read_record(path, read_text(path), rules);
    ASSERT_TRUE(read.record) << render_text(read.diagnostics, {});
    const auto determination = evaluate(rules, *read.record, options_for(GetParam()));
    const auto page = render_text(read.diagnostics, {}) + "==== for the professional\n" + to_text(determination) + "==== with the working\n" +
                      to_text(determination, {false, 80, true}) + "==== for the person\n" + to_plain_text(determination) + "==== as JSON\n" +
                      to_json(determination);
    EXPECT_EQ(differs_from_golden(golden_of(explained, GetParam()), support::without_digests(page)), "");
}
INSTANTIATE_TEST_SUITE_P(Goldens, Explain, testing::ValuesIn(golden_inputs(explained.folder, explained.ending)), test_name);

// ---- record ----------------------------------------------------------------------------------------------------------------------

class ReadRecord : public testing::TestWithParam<std::string> {};

TEST_P(ReadRecord, SaysWhatItCannotRead) {
    static const auto rules = support::compiled({{recorded.folder + "/vocabulary.care", read_text(recorded.folder + "/vocabulary.care")}});
    const auto path = recorded.folder + "/" + GetParam() + ".json";
    const auto read = read_record(path, read_text(path), rules);
    const std::string fate = read.record ? "the record is read\n" : "the record is refused\n";
    EXPECT_EQ(differs_from_golden(golden_of(recorded, GetParam()), render_text(read.diagnostics, {}) + fate), "");
}
INSTANTIATE_TEST_SUITE_P(Goldens, ReadRecord, testing::ValuesIn(golden_inputs(recorded.folder, recorded.ending)), test_name);

// ---- cli -------------------------------------------------------------------------------------------------------------------------

/// Runs the one command line of an input, and compares all that it printed.
std::string answers_otherwise(const Stage& stage, const std::string& name, support::Ran (*run)(const std::string&)) {
    auto line = source_of(stage, name).text;
    line.erase(line.find_last_not_of('\n') + 1);
    if (line.find('\n') != std::string::npos) return stage.folder + "/" + name + stage.ending + " is one command line";
    const auto ran = run(line);
    const auto page = "exit code " + std::to_string(ran.exit_code) + "\n==== standard output\n" + ran.output + "==== standard error\n" + ran.error;
    return differs_from_golden(golden_of(stage, name), support::without_digests(page));
}

class Cli : public testing::TestWithParam<std::string> {};

TEST_P(Cli, Answers) { EXPECT_EQ(answers_otherwise(commanded, GetParam(), support::run_careact), ""); }
INSTANTIATE_TEST_SUITE_P(Goldens, Cli, testing::ValuesIn(golden_inputs(commanded.folder, commanded.ending)), test_name);

class MakeCaseload : public testing::TestWithParam<std::string> {};

TEST_P(MakeCaseload, Answers) { EXPECT_EQ(answers_otherwise(made, GetParam(), support::run_make_caseload), ""); }
INSTANTIATE_TEST_SUITE_P(Goldens, MakeCaseload, testing::ValuesIn(golden_inputs(made.folder, made.ending)), test_name);

}  // namespace
}  // namespace careact
