/// Cases checked and decisions decided again, over the small caseload of docs/tour/audit; what auditors found in it.

#include "audit/choosing.hpp"
#include "audit/decided.hpp"
#include "careact/audit.hpp"
#include "support/audit_tour.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace careact {
namespace {

using support::day;
using support::moment;
using support::thurrock_rules;
using support::Tour;
using Lines = std::vector<std::string>;

const DecisionTally& tally(const AuditFindings& findings, const std::string& kind) {
    return *std::find_if(findings.tallies.begin(), findings.tallies.end(), [&](const auto& t) { return t.kind == kind; });
}

Lines counts(const AuditFindings& findings) {
    Lines lines;
    for (const auto& t : findings.tallies) {
        std::string line = t.kind + ":";
        for (const auto count : t.counts) line += " " + std::to_string(count);
        lines.push_back(line);
    }
    return lines;
}

const DecisionCompared& decision(const AuditFindings& findings, const std::string& record, const std::string& kind) {
    const auto found = std::find_if(findings.decisions.begin(), findings.decisions.end(), [&](const auto& d) { return d.record == record && d.kind == kind; });
    if (found == findings.decisions.end()) throw std::runtime_error(record + " has no " + kind + " among those that do not agree");
    return *found;
}

TEST(AuditDecisions, TableNamesWhatIsThere) {
    const auto& program = thurrock_rules().program();
    for (const auto& kind : auditing::decided_kinds()) EXPECT_TRUE(auditing::is_known(program, kind)) << kind.kind;
    for (const auto place : auditing::places_named()) EXPECT_TRUE(auditing::leads_somewhere(program, place)) << place;
    for (const auto* nowhere : {"nothing", "who", "who.nothing", "carers.name", "who[].name", "who.name.more", "carers[].name[]", ""}) {
        EXPECT_EQ(auditing::leads_somewhere(program, nowhere), std::string_view(nowhere) == "who") << nowhere;
    }
}

// In the order agrees, differs, not evidenced, not applicable, fault. a-1 and a-3 have ten outcomes each that agree, a-2 nine.
TEST(AuditDecisions, AreDecidedAgainAsAtTheirOwnDate) {
    const Tour tour;
    EXPECT_EQ(counts(tour.run("2025-11-01")), (Lines{"eligibility: 1 1 1 0 0", "outcome: 29 1 0 0 0", "carer eligibility: 0 1 0 0 0", "weekly charge: 0 1 0 0 0", "who pays: 1 0 0 0 0", "charge in force: 0 0 0 0 0"}));
}

TEST(AuditDecisions, NameTheStepThatDiffers) {
    const auto findings = Tour().run("2025-11-01");
    const auto& eligible = decision(findings, "a-2", "eligibility");
    EXPECT_EQ(eligible.step, "two_outcomes");
    EXPECT_EQ(eligible.because, "because of them, two or more of ten everyday outcomes cannot be achieved: the council found no, the rules yes (hygiene: no, the rules yes)");
    EXPECT_EQ(eligible.provisions, Lines{"EL reg 2(1)(b)"});
    EXPECT_EQ(eligible.place, "rules/national/eligibility/adult.care:30");
    EXPECT_EQ(decision(findings, "a-2", "outcome").item, "determinations[1].outcomes.hygiene");
    EXPECT_EQ(decision(findings, "a-2", "outcome").step, "without_help");
    const auto& carer = decision(findings, "a-5", "carer eligibility");
    EXPECT_EQ(carer.goal_item, "carers[1]");
    EXPECT_EQ(carer.step, "from_caring");
    const auto& charge = decision(findings, "a-4", "weekly charge");  // £93.20 is worked out in rules/national/charging/charge.care
    EXPECT_EQ(charge.council, "£98.70 per week");
    EXPECT_EQ(charge.rules, "£93.20 per week");
    EXPECT_EQ(charge.on, day("2025-10-01")) << "the day from which it counts";
    EXPECT_EQ(charge.decided_on, day("2025-09-20"));
    EXPECT_EQ(charge.step, "at_home");
    EXPECT_TRUE(charge.because.ends_with("the difference, £5.50 per week, is as much as what we leave you for the costs of your disability")) << charge.because;
}

TEST(AuditDecisions, SayWhatIsNotEvidenced) {
    const auto findings = Tour().run("2025-11-01");
    const auto& open = decision(findings, "a-3", "eligibility");
    EXPECT_EQ(open.comparison, Comparison::NotEvidenced);
    EXPECT_EQ(open.missing, Lines{"significant_impact"});
    EXPECT_EQ(open.rules, "");
}

// On 5 October a-1 was judged anew. The decision of 20 September stands on what was known then.
TEST(AuditDecisions, StandOnTheVersionKnownThen) {
    const Tour tour;
    std::vector<DecisionCompared> all;
    AuditSink sink;
    sink.decision = [&](const DecisionCompared& d) { all.push_back(d); };
    static_cast<void>(tour.run("2025-11-01", {}, sink));
    EXPECT_EQ(all.front().record, "a-1");
    EXPECT_EQ(all.front().version, 1);
    EXPECT_FALSE(all.front().version_is_later);
    Tour late;
    late.add(R"({"about":{"id":"b","last_changed_on":"2025-10-01"},"determinations":[{"decided_on":"2025-09-20","needs_eligible":true},{"needs_eligible":false}]})", "2025-10-06T09:00");
    const auto findings = late.run("2025-11-01");
    const auto& decided = decision(findings, "b", "eligibility");
    EXPECT_TRUE(decided.version_is_later || decided.missing == Lines{"determinations[2].decided_on"});
    EXPECT_EQ(findings.later_versions, 1U) << "the other decision has no day";
    EXPECT_EQ(tally(findings, "eligibility").count(Comparison::NotEvidenced), 3U);
}

TEST(AuditDecisions, OfARedactedVersionAreNotEvidenced) {
    Tour tour;
    tour.casebook.redact({"", 1, "D. Officer", "asked for", moment("2025-10-30T09:00")});
    const auto findings = tour.run("2025-11-01");
    EXPECT_EQ(decision(findings, "a-1", "eligibility").because, "the version of the record that was decided on was redacted, or cannot be read");
    EXPECT_EQ(tour.run("2025-09-30").redacted, 1U) << "then it was the version that holds";
}

// ---- Checks ----

const ReportCheck& check(const AuditFindings& findings, const std::string& id) {
    return *std::find_if(findings.checks.begin(), findings.checks.end(), [&](const auto& c) { return c.id == id; });
}

TEST(AuditChecks, AreCountedAndKeptWithTheirWorking) {
    const auto findings = Tour().run("2025-11-01");
    EXPECT_EQ(findings.records, 6U);
    EXPECT_EQ(findings.checks.size(), 60U);
    const auto& advice = check(findings, "advice_follows_a_no");
    EXPECT_EQ(advice.not_evidenced, 4U) << "a-2 was told no, and its record says nothing of advice; a-4 to a-6 say nothing of decisions";
    EXPECT_EQ(advice.failed, 0U);
    EXPECT_EQ(advice.not_applicable, 2U);
    EXPECT_EQ(advice.theme, "assessing needs");
    EXPECT_EQ(advice.mode, "from data");
    EXPECT_EQ(advice.basis, "inferred");
    EXPECT_EQ(advice.severity, "put right now");
    EXPECT_TRUE(advice.place.starts_with("rules/thurrock/audit/decision.care:")) << advice.place;
    ASSERT_EQ(advice.cases.size(), 4U);
    EXPECT_EQ(advice.cases[0].id, "a-2");
    EXPECT_EQ(advice.cases[0].item, "determinations[1]");
}

TEST(AuditChecks, KeepSoManyCasesAndTellOfAll) {
    const Tour tour;
    AuditOptions options;
    options.most_cases = 2;
    std::map<std::string, std::size_t> told;
    AuditSink sink;
    sink.check = [&](const ReportCheck& c, const ReportCase&) { ++told[c.id]; };
    const auto findings = tour.run("2025-11-01", options, sink);
    std::size_t left_out = 0;
    for (const auto& c : findings.checks) {
        EXPECT_LE(c.cases.size(), 2U) << c.id;
        EXPECT_EQ(c.cases.size() + c.more_cases, told[c.id]) << c.id;
        EXPECT_EQ(c.failed + c.not_evidenced + c.needs_person + c.fault, told[c.id]) << c.id;
        left_out += c.more_cases;
    }
    EXPECT_GT(left_out, 0U);
}

TEST(AuditChecks, AreTheSameOnAnyNumberOfThreads) {
    Tour tour;
    tour.keep_readings();
    AuditOptions one, many;
    one.threads = 1;
    many.threads = 5;
    EXPECT_EQ(to_json(tour.run("2025-11-01", one)), to_json(tour.run("2025-11-01", many)));
    EXPECT_EQ(tour.run("2025-11-01", one).head, tour.casebook.stats().head);
}

TEST(AuditChecks, CanBeOfSomeRecords) {
    AuditOptions options;
    options.records = {"a-4", "nobody", "a-2"};
    EXPECT_EQ(Tour().run("2025-11-01", options).records, 2U);
    options.team_from = "who.nothing";
    EXPECT_THROW(static_cast<void>(Tour().run("2025-11-01", options)), std::invalid_argument);
}

// ---- Readings ----

TEST(AuditReadings, StandForWhatTheRecordSaysOfAnAudit) {
    Tour tour;
    auto findings = tour.run("2025-11-01");
    ASSERT_EQ(findings.readings.size(), 1U) << "a-6 says itself that it was audited in March";
    EXPECT_EQ(findings.readings[0].record, "a-6");
    EXPECT_EQ(findings.readings[0].entry, 0);
    tour.keep_readings();
    findings = tour.run("2025-11-01");
    ASSERT_EQ(findings.readings.size(), 5U);
    EXPECT_EQ(findings.readings[0].auditor, "A. Auditor");
    EXPECT_EQ(findings.readings[0].persons_view, "I was listened to");
    EXPECT_EQ(check(findings, "audit_sees_good_and_gaps").needs_person, 1U) << "a-1 names both, and a person is to judge them";
    EXPECT_EQ(tour.run("2025-10-19").readings.size(), 1U) << "the day before";
    EXPECT_FALSE(tour.casebook.redact({"a-1", {}, "D. Officer", "asked for", moment("2025-10-30T09:00")}).empty());
    EXPECT_EQ(tour.run("2025-11-01").readings.size(), 4U) << "a redaction takes the reading too";
    EXPECT_TRUE(tour.casebook.verify().found.empty());
}

TEST(AuditReadings, AreKeptOnce) {
    Tour tour;
    const auto read = read_reading("r", R"({"about":{"id":"a-1"},"audit":{"auditor":"A. Auditor","audited_on":"2025-10-20"}})", thurrock_rules(), moment("2025-10-20T09:00"));
    ASSERT_TRUE(read.reading);
    auto reading = *read.reading;
    reading.version = 7;
    EXPECT_EQ(tour.casebook.keep_audit(reading), 8);
    EXPECT_EQ(tour.casebook.keep_audit(reading), std::nullopt);
    reading.version = 8;
    EXPECT_THROW(tour.casebook.keep_audit(reading), CasebookError) << "a reading is of a version of a record";
    EXPECT_EQ(tour.casebook.keep_sample("{}", day("2025-10-20"), moment("2025-10-20T09:00")), 9);
    EXPECT_EQ(tour.casebook.keep_sample("{}", day("2025-10-20"), moment("2025-10-21T09:00")), std::nullopt);
}

std::string refused(const std::string& json) {
    const auto read = read_reading("r", json, thurrock_rules(), moment("2025-10-20T09:00"));
    return read.reading || read.diagnostics.empty() ? "kept" : read.diagnostics.all().front().message;
}

TEST(AuditReadings, AreHeldToWhatTheyMustSay) {
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"audit":{"auditor":"A","audited_on":"2025-10-20","grade":"graded_good","grade_reasons":"clear"}})"), "kept");
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"audit":{"auditor":"A","audited_on":"2025-10-20","grade":"graded_good","grade_reasons":" "}})"), "a grade has its reasons, in `audit.grade_reasons`");
    EXPECT_EQ(refused(R"({"audit":{"auditor":"A","audited_on":"2025-10-20"}})"), "a reading says whose record was read, in `about.id`");
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"audit":{"audited_on":"2025-10-20"}})"), "a reading says who read, in `audit.auditor`");
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"audit":{"auditor":"A"}})"), "a reading says on what day, in `audit.audited_on`");
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"who":{"name":"B"},"audit":{"auditor":"A","audited_on":"2025-10-20"}})"), "a reading says `about.id` and `audit` alone; leave out `who`");
    EXPECT_NE(refused(R"({"about":{"id":"a"},"audit":{"auditor":"A","audited_on":"2025-10-20","grade":"excellent","grade_reasons":"clear"}})"), "kept");
    const auto second = [](const std::string& more) { return refused(R"({"about":{"id":"a"},"audit":{"auditor":"A. One","audited_on":"2025-10-20","grade":"graded_good","grade_reasons":"clear","second_grade":"graded_good")" + more + "}}"); };
    const std::string marker = "a second grade says who gave it, in `audit.second_marked_by`, and that is somebody else than the auditor";
    EXPECT_EQ(second(R"(,"second_marked_by":"B. Two")"), "kept");
    EXPECT_EQ(second(""), marker);
    EXPECT_EQ(second(R"(,"second_marked_by":" a. ONE ")"), marker);
    EXPECT_EQ(refused(R"({"about":{"id":"a"},"audit":{"auditor":"A","audited_on":"2025-10-21"}})"), "a case is read before the reading is kept; 21 October 2025 is after 20 October 2025");
    EXPECT_NE(refused("[]"), "kept");
    EXPECT_NE(refused("{"), "kept");
}

Reading graded(const std::string& first, const std::string& second) {
    Reading reading;
    reading.grade = "graded_" + first;
    reading.second_grade = second.empty() ? "" : "graded_" + second;
    return reading;
}

// Cohen's first example has two categories; by hand here: 20 both good, 5 and 10 apart, 15 both inadequate: observed 35/50,
// by chance (25 x 30 + 25 x 20) / 2500 = 1/2, so that kappa is (7/10 - 1/2) / (1/2) = 2/5.
TEST(AuditAgreement, IsCohensKappa) {
    std::vector<Reading> all;
    all.insert(all.end(), 20, graded("good", "good"));
    all.insert(all.end(), 5, graded("good", "inadequate"));
    all.insert(all.end(), 10, graded("inadequate", "good"));
    all.insert(all.end(), 15, graded("inadequate", "inadequate"));
    all.push_back(graded("outstanding", ""));
    const auto a = agreement(all, thurrock_rules());
    EXPECT_EQ(a.readings, 50U);
    EXPECT_EQ(a.observed, support::fraction(7, 10));
    EXPECT_EQ(a.expected, support::fraction(1, 2));
    EXPECT_EQ(a.kappa, support::fraction(2, 5));
    EXPECT_EQ(a.second_higher, 10U);
    EXPECT_EQ(a.second_lower, 5U);
    EXPECT_EQ(a.drift, support::fraction(-10, 50)) << "5 times two steps lower, 10 times two steps higher";
    all[0].auditor = "B";
    const auto of_b = agreement(all, thurrock_rules()).auditors;
    ASSERT_EQ(of_b.size(), 2U);
    EXPECT_EQ(of_b[0].drift, support::fraction(-10, 49));
    EXPECT_EQ(of_b[1].auditor, "B");
    EXPECT_EQ(of_b[1].same, 1U);
}

TEST(AuditAgreement, HasNoKappaWhereOneGradeIsEverGiven) {
    EXPECT_EQ(agreement({graded("good", "good"), graded("good", "good")}, thurrock_rules()).kappa, std::nullopt);
    const auto none = agreement({}, thurrock_rules());
    EXPECT_EQ(none.readings, 0U);
    EXPECT_EQ(none.kappa, std::nullopt);
    const auto apart = agreement({graded("good", "inadequate")}, thurrock_rules());
    EXPECT_EQ(apart.kappa, Rational(0));
}

TEST(AuditActions, StandWhereTheirDaysSay) {
    const auto on = [](const char* owner, std::optional<Date> due, std::optional<Date> closed, std::optional<Date> again) {
        return std::string(to_text(state_on({"a", "A", "do it", owner, due, closed, again}, day("2025-11-01"))));
    };
    EXPECT_EQ(on("B", day("2025-10-31"), {}, {}), "overdue");
    EXPECT_EQ(on("B", day("2025-11-01"), {}, {}), "open") << "its last day";
    EXPECT_EQ(on("", day("2025-11-02"), {}, {}), "nobody owns it");
    EXPECT_EQ(on("B", {}, {}, {}), "no day to do it by");
    EXPECT_EQ(on("B", day("2025-10-01"), day("2025-11-01"), {}), "closed");
    EXPECT_EQ(on("B", day("2025-10-01"), day("2025-11-02"), {}), "overdue") << "closed tomorrow";
    EXPECT_EQ(on("B", day("2025-10-01"), day("2025-10-02"), day("2025-10-30")), "closed, and looked at again");
}

}  // namespace
}  // namespace careact
