#include "wording/message.hpp"

#include <gtest/gtest.h>

namespace careact::wording {
namespace {

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
    EXPECT_EQ(fill("You pay {charge} from {day}.", "", {{"charge", "£12.50 per week"}, {"day", "1 May 2026"}}), "You pay £12.50 per week from 1 May 2026.");
}

TEST(Message, AnApostropheIsWrittenTwice) { EXPECT_EQ(fill("You don''t.", "", {}), "You don't."); }

TEST(Message, SelectsByAnswer) {
    constexpr auto text = "{answer, select, yes {Yes.} other {No.}}";
    EXPECT_EQ(fill(text, "", {{"answer", "yes"}}), "Yes.");
    EXPECT_EQ(fill(text, "", {{"answer", "no"}}), "No.");
}

TEST(Message, AValueIsNeverReadAsAMessage) { EXPECT_EQ(fill("Hello {name}.", "", {{"name", "{answer} 'O''Brien' #"}}), "Hello {answer} 'O''Brien' #."); }

TEST(Message, ANameThatIsMissingStaysInBraces) { EXPECT_EQ(fill("Hello {name}.", "", {}), "Hello {name}."); }

TEST(Message, OtherLanguages) { EXPECT_EQ(fill("Rydych chi''n talu {charge}.", "cy", {{"charge", "£5"}}), "Rydych chi'n talu £5."); }

}  // namespace
}  // namespace careact::wording
