#pragma once
/// Made-up phrases for what people say. None of it was said by anybody.

#include <array>
#include <string_view>

namespace careact::caseload {

inline constexpr std::array<std::string_view, 10> good_lives = {"My own front door, and tea with my neighbour.",
                                                                "To be in the garden when it is dry, and to hear the football.",
                                                                "Seeing my grandchildren on Sundays and cooking for them once.",
                                                                "To be left to my music in the mornings and to have company after four.",
                                                                "A dog that somebody else walks, and my chair by the window.",
                                                                "Going to the market on my own two feet.",
                                                                "To work a few hours, and to be paid for them.",
                                                                "That nobody rushes me.",
                                                                "To go to the mosque on Fridays and the library on Mondays.",
                                                                "Sleeping in my own bed, and knowing who comes through the door."};
inline constexpr std::array<std::string_view, 8> strengths_told = {"I know every bus in the county.", "I bake, if somebody lifts the tin.",
                                                                   "I never forget a face.",          "I have been through worse and laughed.",
                                                                   "My sister rings every evening.",  "I can mend a radio.",
                                                                   "I read to the others.",           "I ask when I do not know."};
inline constexpr std::array<std::string_view, 6> wishes = {"to cook for myself again", "to get out twice a week", "to see my friends",
                                                           "to stay in my home",       "to feel safe at night",   "to learn to travel alone"};
inline constexpr std::array<std::string_view, 5> nearby = {"the lunch club", "the men's shed", "the library's reading hour", "the walking group",
                                                           "the coordinator's coffee morning"};
inline constexpr std::array<std::string_view, 4> impairments = {"a stroke two years ago", "arthritis in both hands", "a learning disability since birth",
                                                                "a long illness"};
inline constexpr std::array<std::string_view, 4> difficulties = {"cannot do it without somebody there", "manages the first step and no more",
                                                                 "gets there and is worn out", "it was tried and given up"};
inline constexpr std::array<std::string_view, 4> evidence_seen = {"seen at home", "told by the person", "told by a relative", "letter from the surgery"};
inline constexpr std::array<std::string_view, 5> wanted_from_enquiry = {"that it stops", "my money back", "to stay where I am", "that they say sorry",
                                                                        "that nobody else goes through it"};

}  // namespace careact::caseload
