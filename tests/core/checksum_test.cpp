#include <fairvalue/core/checksum.hpp>

#include <doctest/doctest.h>

#include <string>

namespace checksum_test {
using namespace fairvalue;

TEST_SUITE("core/checksum") {
  TEST_CASE("the check value of CRC-64/XZ") {
    CHECK(checksum("123456789") == 0x995DC9BBDF1939FAU);  // of the catalogue of parametrised CRC algorithms
    CHECK(checksum("") == 0);
  }
  TEST_CASE("bytes added in parts give that of all") {
    const std::string text = "a warrant vests when the price has closed at 150 on 20 days";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      Checksum sum;
      sum.add(text.substr(0, cut));
      sum.add(text.substr(cut));
      CHECK(sum.value() == checksum(text));
    }
  }
  TEST_CASE("a flipped bit anywhere is noticed") {
    const std::string text = "market.price = 203.71 USD";
    for (std::size_t i = 0; i < 8 * text.size(); ++i) {
      std::string flipped = text;
      flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
      CHECK(checksum(flipped) != checksum(text));
    }
  }
  TEST_CASE("texts are told apart by where they end") {
    Checksum one, other;
    one.add_text("ab");
    one.add_text("c");
    other.add_text("a");
    other.add_text("bc");
    CHECK(one.value() != other.value());
  }
  TEST_CASE("a number is eight bytes with the lowest first") {
    Checksum number;
    number.add_number(0x3837363534333231U);
    CHECK(number.value() == checksum("12345678"));
  }
}
}  // namespace checksum_test
