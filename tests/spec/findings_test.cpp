/// What the sixty checks find in a small borough, and whether a reader who knows no rule file can read why.

#include "careact/audit.hpp"
#include "caseload/borough.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace careact {
namespace {

AuditFindings findings() {
    const auto& rules = support::thurrock_rules();
    AuditOptions options;
    options.on = *Date::parse("2024-12-19");
    Auditor auditor(rules, options);
    const caseload::Assumptions assumptions(caseload::built_in_assumptions);
    std::size_t count = 0;
    caseload::Borough(assumptions, 2327, 1).make([&](const std::string& line) {
        if (count++ % 9 == 0) auditor.add(auditor.look({read_record("borough", line, rules).record.value(), {}, 0, {}}));
    }, true);
    return auditor.take();
}

const AuditFindings& found() {
    static const auto made = findings();
    return made;
}

bool is_program_text(const std::string& because) {
    return because.find_first_of("_`") != std::string::npos || because.find("(carer)") != std::string::npos || because.find("[") != std::string::npos || because.find("satisfies") != std::string::npos;
}

TEST(Findings, EachSaysWhyInWords) {
    ASSERT_EQ(found().checks.size(), 60U);
    std::size_t checks_that_failed = 0;
    for (const auto& check : found().checks) {
        checks_that_failed += check.failed > 0 ? 1 : 0;
        for (const auto& one : check.cases) {
            EXPECT_FALSE(one.because.empty()) << check.id;
            EXPECT_FALSE(is_program_text(one.because)) << check.id << ": " << one.because;
        }
    }
    EXPECT_GT(checks_that_failed, 40U) << "too few findings to try the words of";
}

TEST(Findings, DecisionsThatDifferSayWhyInWords) {
    ASSERT_FALSE(found().decisions.empty());
    for (const auto& decision : found().decisions) EXPECT_FALSE(is_program_text(decision.because)) << decision.record << ": " << decision.because;
}

TEST(Findings, TheWorkingHasNoTextOfARule) {
    for (const auto& check : found().checks) {
        for (const auto& one : check.cases) {
            for (const auto& line : one.working) EXPECT_EQ(line.find('`'), std::string::npos) << check.id << ": " << line;
        }
    }
}

// A case that nobody has read has no audit to check, and whoever has no service no plan: that is no silence.
TEST(Findings, WhatDoesNotApplyIsNotCountedAsSilence) {
    const std::set<std::string> of_an_audit = {"audit_asked_the_person", "audit_has_a_reflection", "audit_sees_good_and_gaps", "sample_reads_every_area", "audit_action_leads_somewhere", "statements_were_answered"};
    const std::set<std::string> of_a_service = {"plan_was_made_together", "panel_came_first", "longer_time_was_reasoned", "overdue_review_was_seen"};
    for (const auto& check : found().checks) {
        if (!of_an_audit.contains(check.id) && !of_a_service.contains(check.id)) continue;
        EXPECT_EQ(check.not_evidenced, 0U) << check.id;
        if (check.id == "audit_action_leads_somewhere") continue;  // of each action: who has none has nothing to count
        EXPECT_GT(check.not_applicable, found().records / 2) << check.id;
        EXPECT_GT(check.passed + check.failed + check.needs_person, 0U) << check.id;
    }
}

}  // namespace
}  // namespace careact
