/// Samples: how many, from which strata, which ones, and which are left out.

#include "careact/audit.hpp"
#include "support/files.hpp"
#include "support/rules.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace careact {
namespace {

using support::day;
using support::moment;
using support::thurrock_rules;
using Lines = std::vector<std::string>;
using Counts = std::vector<std::size_t>;

// 95% within 5%: 1.96 squared / 4 / 0.05 squared is 384.16; of 2,327 that is 384.16 x 2327 / 2710.16 = 329.85.
TEST(SampleSize, IsCorrectedForTheNumberOfCases) {
    EXPECT_EQ(sample_size(2'327, 95, 5), 330U);
    EXPECT_EQ(sample_size(10, 95, 5), 10U);     // 9.77
    EXPECT_EQ(sample_size(100, 90, 10), 41U);   // 67.65 x 100 / 166.65 = 40.59
    EXPECT_EQ(sample_size(2'327, 99, 5), 517U); // 663.58 x 2327 / 2989.58 = 516.51
    EXPECT_EQ(sample_size(100'000'000, 95, 5), 385U);
    EXPECT_EQ(sample_size(1, 95, 5), 1U);
    EXPECT_EQ(sample_size(0, 95, 5), 0U);
    EXPECT_THROW(static_cast<void>(sample_size(10, 94, 5)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(sample_size(10, 95, 0)), std::invalid_argument);
}

TEST(SampleStrata, AreServedInProportion) {
    EXPECT_EQ(allocated({50, 30, 20}, 10), (Counts{5, 3, 2}));
    EXPECT_EQ(allocated({97, 2, 1}, 10), (Counts{8, 1, 1})) << "one of each at least";
    EXPECT_EQ(allocated({45, 35, 20}, 3), (Counts{1, 1, 1}));
    EXPECT_EQ(allocated({1, 1, 1}, 2), (Counts{1, 1, 0})) << "more strata than cases to draw";
    EXPECT_EQ(allocated({33, 33, 34}, 10), (Counts{3, 3, 4})) << "3.3, 3.3 and 3.4";
    EXPECT_EQ(allocated({3, 2}, 10), (Counts{3, 2})) << "all there are";
    EXPECT_EQ(allocated({}, 10), Counts{});
    EXPECT_EQ(allocated({5}, 0), Counts{0});
}

std::vector<SampleCase> cases(std::size_t count, std::size_t strata = 1) {
    std::vector<SampleCase> all;
    for (std::size_t i = 0; i < count; ++i) {
        SampleCase one;
        one.record = "c" + std::to_string(i);
        one.stratum = "s" + std::to_string(i % strata);
        all.push_back(one);
    }
    return all;
}

Lines ids(const std::vector<SampleCase>& all) {
    Lines lines;
    for (const auto& one : all) lines.push_back(one.record);
    return lines;
}

SampleOptions sized(std::size_t size, std::uint64_t seed) {
    SampleOptions options;
    options.on = day("2025-11-01");
    options.size = size;
    options.seed = seed;
    return options;
}

// Worked out with another program, from the definition of the 64-bit Mersenne twister.
TEST(Sample, IsTheSameOnAnyMachine) {
    EXPECT_EQ(ids(draw(cases(10), sized(3, 7)).drawn), (Lines{"c0", "c4", "c7"}));
    EXPECT_EQ(ids(draw(cases(10), sized(3, 8)).drawn), (Lines{"c3", "c4", "c6"}));
    auto backwards = cases(10);
    std::reverse(backwards.begin(), backwards.end());
    EXPECT_EQ(ids(draw(backwards, sized(3, 7)).drawn), (Lines{"c0", "c4", "c7"})) << "in whatever order they come";
}

TEST(Sample, DrawsEachCaseAsOftenAsAnother) {
    std::map<std::string, int> times;
    for (std::uint64_t seed = 0; seed < 5'000; ++seed) {
        for (const auto& one : draw(cases(10), sized(3, seed)).drawn) ++times[one.record];
    }
    // 1,500 are to be expected, with a standard deviation of 32.
    for (const auto& [record, count] : times) EXPECT_NEAR(count, 1'500, 160) << record;
    EXPECT_EQ(times.size(), 10U);
}

TEST(Sample, TakesItsShareOfEachStratum) {
    auto all = cases(90, 3);
    for (std::size_t i = 0; i < 10; ++i) all[i].left_out_because = "audited on 1 October 2025";
    const auto sample = draw(all, sized(8, 1));
    EXPECT_EQ(sample.cases, 80U);
    EXPECT_EQ(sample.left_out.size(), 10U);
    ASSERT_EQ(sample.strata.size(), 3U);  // of 26, 27 and 27: 2.6, 2.7 and 2.7
    std::set<std::string> drawn;
    for (const auto& one : sample.drawn) {
        drawn.insert(one.record);
        EXPECT_EQ(one.left_out_because, "");
    }
    EXPECT_EQ(drawn.size(), 8U) << "none twice";
    EXPECT_EQ(sample.strata[0].drawn + sample.strata[1].drawn + sample.strata[2].drawn, 8U);
}

TEST(Sample, MakesTheRegulatorsLists) {
    auto all = cases(200, 4);
    const auto criteria = regulators_criteria();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % 7 == 0) all[i].criteria.push_back(criteria[i / 7 % (criteria.size() - 1)].id);  // every criterion but the last
    }
    auto options = sized(0, 3);
    options.regulator = true;
    const auto sample = draw(all, options);
    EXPECT_EQ(sample.drawn.size(), 50U);
    std::map<std::size_t, std::size_t> lists;
    std::set<std::string> met, met_by_ten;
    for (const auto& one : sample.drawn) {
        ++lists[one.list];
        met.insert(one.criteria.begin(), one.criteria.end());
        if (one.list <= 10) met_by_ten.insert(one.criteria.begin(), one.criteria.end());
    }
    EXPECT_EQ(lists, (std::map<std::size_t, std::size_t>{{6, 6}, {10, 4}, {50, 40}}));
    EXPECT_EQ(met.size(), criteria.size() - 1);
    EXPECT_EQ(met_by_ten.size(), 10U) << "each of ten adds one";
    EXPECT_EQ(sample.unmet, Lines{criteria.back().id});
    for (const auto& stratum : sample.strata) EXPECT_GT(stratum.drawn, 0U);
    EXPECT_EQ(draw(cases(4), options).drawn.size(), 4U) << "all, where there are fewer";
}

TEST(Sample, LeavesOutTheAuditorsOwnCasesAndThoseReadLately) {
    const support::Scratch scratch;
    Casebook::create(scratch.path("book"));
    Casebook casebook(scratch.path("book"));
    const auto add = [&](const std::string& id, const std::string& more) {
        casebook.add({"a test", R"({"about":{"id":")" + id + "\"}" + more + "}", day("2024-01-01"), moment("2024-01-01T09:00"), 0}, thurrock_rules());
    };
    add("a", R"(,"assessments":[{"author":" a. AUDITOR "}])");
    add("b", R"(,"carers":[{"determinations":[{"decided_by":"T. Member"}]}])");
    add("c", R"(,"significant_impact":{"judged":true,"by":"A. Auditor","on":"2023-12-01","because":"seen"})");
    add("d", R"(,"audit":{"auditor":"M. Other","audited_on":"2024-11-02"})");
    add("e", R"(,"audit":{"auditor":"A. Auditor","audited_on":"2024-11-01"})");
    add("f", R"(,"who":{"name":"A. Auditor","locality":"Grays"})");
    add("g", R"(,"who":{"locality":"Grays","born_on":"1960-11-02"})");
    casebook.keep_audit({6, day("2025-01-01"), R"({"about":{"id":"f"},"audit":{"auditor":"M. Other","audited_on":"2025-01-01"}})", moment("2025-01-01T09:00")});
    auto options = sized(5, 1);
    options.auditor = "A. Auditor";
    options.manages = {"T. Member"};
    options.strata = {"team", "age", "who.lives_alone"};
    const auto all = sample_cases(casebook, thurrock_rules(), options);
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all[0].left_out_because, "the auditor worked on it: assessments[].author");
    EXPECT_EQ(all[1].left_out_because, "the auditor worked on it: carers[].determinations[].decided_by");
    EXPECT_EQ(all[2].left_out_because, "the auditor worked on it: significant_impact");
    EXPECT_EQ(all[3].left_out_because, "audited on 2 November 2024");
    EXPECT_EQ(all[4].left_out_because, "") << "twelve months ago to the day";
    EXPECT_EQ(all[5].left_out_because, "audited on 1 January 2025") << "as the casebook knows; to be named so is no case of one's own";
    EXPECT_EQ(all[6].stratum, "Grays, 18 to 64, not recorded") << "65 tomorrow";
    options.strata = {"who.nothing"};
    EXPECT_THROW(static_cast<void>(sample_cases(casebook, thurrock_rules(), options)), std::invalid_argument);
}

TEST(Sample, NamesItsRecords) {
    EXPECT_EQ(records_of_sample(to_json(draw(cases(10), sized(3, 7)))), (Lines{"c0", "c4", "c7"}));
    EXPECT_THROW(static_cast<void>(records_of_sample("{}")), CasebookError);
}

}  // namespace
}  // namespace careact
