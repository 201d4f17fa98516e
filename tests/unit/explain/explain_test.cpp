#include "careact/explain.hpp"
#include "careact/version.hpp"
#include "support/html.hpp"
#include "support/rules.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace careact::support {
namespace {

constexpr auto rules_text =
    "authority A act \"An Act\" cited \"1\" from 2000-01-01\nfigure limit: money \"the upper limit\" under A \"reg 12\"\n  £23,250 from 2015-04-01\n"
    "fact savings: money \"what the person has saved\"\nfact impact: judgement of yes/no \"significant impact\"\n"
    "rule pays: yes/no \"the person pays in full\"\n  under A \"reg 12\"\n  gives savings > limit\n  tells person \"{answer, select, yes {You pay.} other {We help you to pay.}}\"\n"
    "rule helped: yes/no \"help is given\"\n  gives all of (impact as significant, not pays as poor)\n"
    "rule share: money \"a third\"\n  gives savings / 3 rounded half up to the penny\n";

Determination made(std::string_view json) {
    const auto rules = compile_or_fail(rules_text);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    return evaluate(rules, record_or_fail(rules, json), options);
}

nlohmann::json json_of(std::string_view json) { return nlohmann::json::parse(to_json(made(json))); }

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

TEST(ExplainJson, SaysWhatItIsOf) {
    const auto json = json_of("{}");
    EXPECT_EQ(json["careact"], version());
    EXPECT_EQ(json["on"], "2025-10-01");
    EXPECT_TRUE(json["known_on"].is_null());
    EXPECT_TRUE(json["decided_by"].is_null());
    EXPECT_EQ(json["record"]["digest"], "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    EXPECT_EQ(json["rulebook"]["digest"], compile_or_fail(rules_text).digest());
}

TEST(ExplainJson, AmountsAreTextsOfExactDigits) {
    const auto json = json_of(R"({ "savings": 100.01 })");
    EXPECT_EQ(json["outcomes"][2]["goal"], "share");
    EXPECT_EQ(json["outcomes"][2]["value"], (nlohmann::json{{"amount", "33.34"}, {"currency", "GBP"}}));  // 33.33666...
}

TEST(ExplainJson, AnUndecidedOutcomeHasNoValueAndSaysWhatIsMissing) {
    const auto outcome = json_of(R"({ "savings": 5 })")["outcomes"][1];
    EXPECT_EQ(outcome["status"], "undecided");
    EXPECT_FALSE(outcome.contains("value"));
    ASSERT_EQ(outcome["missing"].size(), 1U);
    EXPECT_EQ(outcome["missing"][0], (nlohmann::json{{"fact", "impact"}, {"title", "significant impact"}, {"state", "silent"}, {"judgement", true}}));
}

TEST(ExplainJson, TheProofNamesTheRulesThatWereAsked) {
    const auto json = json_of(R"({ "savings": 5 })");
    const auto at = json["outcomes"][1]["proof"].get<std::size_t>();
    EXPECT_EQ(json["proof"].at(at)["rule"], "helped");
    bool asks = false;
    for (const auto& step : json["proof"].at(at)["steps"]) asks = asks || (step.contains("asked") && json["proof"].at(step["asked"].get<std::size_t>())["rule"] == "pays");
    EXPECT_TRUE(asks);
}

TEST(ExplainText, GivesTheReasons) {
    const auto text = to_text(made(R"({ "savings": 23250.01 })"));
    EXPECT_TRUE(says(text, "pays: yes")) << text;
    EXPECT_TRUE(says(text, "the person pays in full")) << text;
    EXPECT_TRUE(says(text, "A reg 12")) << text;
    EXPECT_TRUE(says(text, "limit £23,250.00 from 2015-04-01 (national)")) << text;
}

TEST(ExplainText, SaysWhatItWaitsFor) {
    const auto text = to_text(made(R"({ "savings": 5 })"));
    EXPECT_TRUE(says(text, "waits for impact")) << text;
}

TEST(ExplainText, TheWorkingShowsTheRoundingBeforeAndAfter) {
    TextOptions options;
    options.proof = true;
    options.width = 200;
    EXPECT_TRUE(says(to_text(made(R"({ "savings": 10000 })"), options), "rounded £3,333.3333... to £3,333.33")) << to_text(made(R"({ "savings": 10000 })"), options);
}

TEST(ExplainText, IsAsWideAsAsked) {
    TextOptions options;
    options.width = 60;
    const auto text = to_text(made("{}"), options);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        EXPECT_LE(end - begin, 60U) << text.substr(begin, end - begin);
        begin = end + 1;
    }
}

TEST(ExplainPlain, SaysWhatTheRulesHaveWordsForAndNoCodes) {
    const auto text = to_plain_text(made(R"({ "savings": 5 })"), {false, 200, false});
    EXPECT_TRUE(says(text, "We help you to pay.")) << text;
    EXPECT_FALSE(says(text, "A reg 12")) << text;
    EXPECT_FALSE(says(text, "£1.67")) << text;
    EXPECT_TRUE(says(text, "A person will decide")) << text;
}

TEST(ExplainPlain, SaysWhatIsStillNeeded) {
    TextOptions options;
    options.all = true;
    EXPECT_TRUE(says(to_plain_text(made("{}"), options), "We still need to know:\n  - what the person has saved\n")) << to_plain_text(made("{}"), options);
}

// ---- Clocks and checks on the page -----------------------------------------------------------------------------------------------------

constexpr auto clock_rules =
    "choice Theme options reviewing\nfact asked_at: date-time or none\nfact came_at: date-time or none\nfact seen: yes/no\nfact began_on: date\n"
    "clock visit \"a visit within four hours\"\n  starts asked_at\n  due 4 hours after the start\n  stops came_at\n  missed means \"visited <late>\"\n"
    "clock look \"a first look\"\n  starts began_on\n  due 28 days after the start\n  missed means \"not looked at\"\n"
    "check looked \"somebody looked\"\n  theme reviewing\n  passes when seen is yes\n";

std::string clock_page(std::string_view json, bool for_person = false) {
    const auto rules = compile_or_fail(clock_rules);
    EvaluateOptions options;
    options.on = day("2025-10-01");
    options.checks = true;
    HtmlOptions html;
    html.all = true, html.for_person = for_person;
    return to_html(evaluate(rules, record_or_fail(rules, json), options), html);
}

TEST(ExplainPage, AClockThatWasMissedSaysByHowMuchAndWhatThatMeans) {
    const auto page = clock_page(R"({ "asked_at": "2025-09-30T09:00", "came_at": "2025-09-30T15:00", "seen": false })");
    EXPECT_EQ(html_faults(page), std::vector<std::string>{});
    EXPECT_TRUE(says(page, "<td>30 September 2025 at 13:00<span class=\"small\">done 30 September 2025 at 15:00</span></td><td>2 hours over</td><td>Visited &lt;late&gt;</td>")) << page;
    EXPECT_TRUE(says(page, "<dt>Means</dt><dd>visited &lt;late&gt;</dd>"));
}

TEST(ExplainPage, ACheckThatFailedNamesTheTest) {
    EXPECT_TRUE(says(clock_page(R"({ "seen": false })"), "<strong class=\"tag bad\">failed</strong></td><td>Reviewing</td><td><code>seen is yes</code> is no</td>")) << clock_page(R"({ "seen": false })");
}

TEST(ExplainPage, WhatIsNotRecordedIsWaitedFor) {
    const auto page = clock_page("{}");
    EXPECT_TRUE(says(page, "<strong class=\"tag waiting\">undecided</strong></td><td></td><td></td><td>Waits for began_on</td>")) << page;
    EXPECT_TRUE(says(page, "<strong class=\"tag waiting\">not evidenced</strong></td><td>Reviewing</td><td>Waits for seen</td>"));
}

TEST(ExplainPage, ThePersonIsToldOfNeither) {
    const auto page = clock_page(R"({ "began_on": "2025-01-01", "seen": false })", true);
    EXPECT_FALSE(says(page, "not looked at") || says(page, "somebody looked"));
}

}  // namespace
}  // namespace careact::support
