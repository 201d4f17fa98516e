#include "diagnostics/suggest.hpp"

#include <gtest/gtest.h>

namespace careact::diagnostics {
namespace {

TEST(Nearest, FindsASlipOfOneKey) {
    EXPECT_EQ(nearest("savngs", {"income", "savings"}), "savings");    // left out
    EXPECT_EQ(nearest("savinggs", {"income", "savings"}), "savings");  // put in
    EXPECT_EQ(nearest("savimgs", {"income", "savings"}), "savings");   // changed
    EXPECT_EQ(nearest("savigns", {"income", "savings"}), "savings");   // swapped
}

TEST(Nearest, ASwapIsOneSlipAndTwoChangesAreTwo) {
    EXPECT_EQ(nearest("form", {"from"}), "from");
    EXPECT_EQ(nearest("abcd", {"abef"}), std::nullopt);
}

TEST(Nearest, TheNearestWinsAndTheFirstOfTwo) {
    EXPECT_EQ(nearest("carers", {"carer", "cares", "carers_"}), "carer");
    EXPECT_EQ(nearest("reviewd_on", {"received_on", "reviewed_on"}), "reviewed_on");
}

TEST(Nearest, NothingFurtherThanAThirdOfTheWord) {
    EXPECT_EQ(nearest("abcdef", {"abcdxy"}), "abcdxy");
    EXPECT_EQ(nearest("abcdef", {"abcxyz"}), std::nullopt);
    EXPECT_EQ(nearest("income", {"savings"}), std::nullopt);
}

TEST(Nearest, CapitalsCountForNothing) { EXPECT_EQ(nearest("SAVINGS", {"savings"}), "savings"); }

TEST(Nearest, TheWordItselfIsNoSuggestion) { EXPECT_EQ(nearest("savings", {"savings"}), std::nullopt); }

TEST(Nearest, VeryLongNamesAreNotLookedAt) {
    const std::string name(81, 'a');
    EXPECT_EQ(nearest(name, {name + "b"}), std::nullopt);
}

TEST(DidYouMean, AsksOrSaysNothing) {
    EXPECT_EQ(did_you_mean("savngs", {"savings"}), "did you mean `savings`?");
    EXPECT_EQ(did_you_mean("income", {"savings"}), "");
}

TEST(OneOf, JoinsNamesAsInASentence) {
    EXPECT_EQ(one_of({"a"}), "`a`");
    EXPECT_EQ(one_of({"a", "b", "c"}), "`a`, `b` or `c`");
    EXPECT_EQ(one_of({"a", "b"}, "and"), "`a` and `b`");
}

}  // namespace
}  // namespace careact::diagnostics
