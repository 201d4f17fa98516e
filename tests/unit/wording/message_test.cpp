#include "wording/message.hpp"

#include <gtest/gtest.h>

#include <map>

namespace careact::wording {
namespace {

Said said(const std::string& words) { return {words, words}; }

TEST(Message, NeedsEachNameOnce) {
    EXPECT_EQ(message_needs("{answer, select, yes {You have {n}.} other {{n} and {m}}}").names, (std::vector<std::string>{"answer", "n", "m"}));
    EXPECT_TRUE(message_needs("nothing").names.empty());
}

TEST(Message, BracesThatDoNotMatchAreAFault) {
    EXPECT_NE(message_needs("{answer").fault, "");
    EXPECT_NE(message_needs("{answer, select, yes {a}}").fault, "");  // without `other`
    EXPECT_EQ(message_needs("You don''t").fault, "");
}

TEST(Message, IsFilledIn) {
    EXPECT_EQ(fill("You pay {charge} from {day}.", "", {{"charge", said("£12.50 per week")}, {"day", said("1 May 2026")}}), "You pay £12.50 per week from 1 May 2026.");
}

TEST(Message, AnApostropheIsWrittenTwice) { EXPECT_EQ(fill("You don''t.", "", {}), "You don't."); }

TEST(Message, SelectsByAnswer) {
    constexpr auto text = "{answer, select, yes {Yes.} other {No.}}";
    EXPECT_EQ(fill(text, "", {{"answer", said("yes")}}), "Yes.");
    EXPECT_EQ(fill(text, "", {{"answer", said("no")}}), "No.");
}

TEST(Message, SaysTheWordsAndSelectsByTheKey) {
    const std::map<std::string, Said> values = {{"answer", {"to the carer", "support_2"}}};
    EXPECT_EQ(wording::fill("Help goes {answer}: {answer, select, support_2 {you} other {them}}.", "", values), "Help goes to the carer: you.");
}

TEST(Message, CountsInPlurals) {
    constexpr auto text = "You have {n, plural, one {one carer} other {# carers}}.";
    EXPECT_EQ(fill(text, "", {{"n", said("1")}}), "You have one carer.");
    EXPECT_EQ(fill(text, "", {{"n", said("1,200")}}), "You have 1,200 carers.");
    EXPECT_EQ(fill(text, "", {{"n", said("3 weeks")}}), "You have 3 carers.");
    EXPECT_EQ(fill(text, "", {{"n", said("(not known)")}}), "You have 0 carers.");
}

TEST(Message, AValueIsNeverReadAsAMessage) { EXPECT_EQ(fill("Hello {name}.", "", {{"name", said("{answer} 'O''Brien' #")}}), "Hello {answer} 'O''Brien' #."); }

TEST(Message, ANameThatIsMissingStaysInBraces) { EXPECT_EQ(fill("Hello {name}.", "", {}), "Hello {name}."); }

TEST(Message, OtherLanguages) { EXPECT_EQ(fill("Rydych chi''n talu {charge}.", "cy", {{"charge", said("£5")}}), "Rydych chi'n talu £5."); }

}  // namespace
}  // namespace careact::wording
