#include "core/detail/plain_number.hpp"

#include <doctest/doctest.h>

namespace plain_number_test {
using namespace fairvalue::detail;

TEST_SUITE("core/detail/plain_number") {
  TEST_CASE("numbers as people write them") {
    CHECK(plain_number(0.5188466282526127, 3) == "0.519");
    CHECK(plain_number(0.5, 3) == "0.5");
    CHECK(plain_number(164.67, 6) == "164.67");
    CHECK(plain_number(0.01, 6) == "0.01");
    CHECK(plain_number(5300, 3) == "5300");
    CHECK(plain_number(1234.567, 3) == "1235");
    CHECK(plain_number(-0.037, 3) == "-0.037");
    CHECK(plain_number(9.999, 3) == "10");
    CHECK(plain_number(0.0000123456, 3) == "0.0000123");
  }
  TEST_CASE("zero has no sign") {
    CHECK(plain_number(0.0, 3) == "0");
    CHECK(plain_number(-0.0, 3) == "0");
  }
  TEST_CASE("percent and amounts") {
    CHECK(plain_percent(0.5188466282526127, 3) == "51.9 %");
    CHECK(plain_percent(0.037, 4) == "3.7 %");
    CHECK(plain_percent(0.04125, 4) == "4.125 %");
    CHECK(plain_amount(1.622e9) == "1.622 bn");
    CHECK(plain_amount(160e6) == "160 m");
    CHECK(plain_amount(1000) == "1000");
  }
}

}  // namespace plain_number_test
