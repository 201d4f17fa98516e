#include "source/digest.hpp"

#include <gtest/gtest.h>

namespace careact::source {
namespace {

// From FIPS 180-2, appendix B.1, and the empty message of the same algorithm.
TEST(Digest, IsSha256) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, IsTheSameOfPieces) {
    Sha256 pieces;
    EXPECT_EQ(pieces.digest(), sha256(""));
    pieces.add("a");
    EXPECT_EQ(pieces.digest(), sha256("a"));
    pieces.add("");
    pieces.add("bc");
    EXPECT_EQ(pieces.digest(), sha256("abc"));
}

}  // namespace
}  // namespace careact::source
