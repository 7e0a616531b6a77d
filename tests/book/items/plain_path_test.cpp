#include "book/items/plain_path.hpp"

#include <doctest/doctest.h>

namespace plain_path_test {
using namespace fairvalue;
using detail::may_be_in_case;

std::string plain(const char* path) { return to_string(detail::plain_path(parse_key_path(path))); }

TEST_SUITE("book/items/plain_path") {
  TEST_CASE("an input has one path whichever of its names is used") {
    CHECK(plain("multiple") == plain("valuation.multiple"));
    CHECK(plain("award[0].warrant.strike") == "award.warrant.strike");
    CHECK(plain("award[1].warrant.strike") == "award[1].warrant.strike");
    CHECK(plain("market.price.value") == "market.price");
  }
  TEST_CASE("a key that no table has is told and names of elements are free") {
    CHECK(may_be_in_case(parse_key_path("market.price")));
    CHECK(may_be_in_case(parse_key_path("award.\"any name\".warrant.strike")));
    CHECK_FALSE(may_be_in_case(parse_key_path("market.prise")));
    CHECK_FALSE(may_be_in_case(parse_key_path("markt.price")));
    CHECK_FALSE(may_be_in_case(parse_key_path("award[0].warrant.strik")));
  }
}
}  // namespace plain_path_test
