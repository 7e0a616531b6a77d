#include "casefile/keys/key_info.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace key_info_test {
using namespace fairvalue::detail;

TEST_SUITE("casefile/keys/key_info") {
  TEST_CASE("each rule holds up to its boundary") {
    CHECK(holds(Rule::any, -5));
    CHECK_FALSE(holds(Rule::positive, 0));
    CHECK(holds(Rule::non_negative, 0));
    CHECK_FALSE(holds(Rule::non_negative, -1e-300));
    CHECK(holds(Rule::fraction, 1));
    CHECK_FALSE(holds(Rule::fraction, 1.0000001));
    CHECK_FALSE(holds(Rule::growth, -1));
    CHECK(holds(Rule::growth, -0.999));
  }

  TEST_CASE("no rule holds for what is not finite") {
    for (const Rule rule : {Rule::any, Rule::positive, Rule::non_negative, Rule::fraction, Rule::growth}) {
      CHECK_FALSE(holds(rule, std::numeric_limits<double>::quiet_NaN()));
      CHECK_FALSE(holds(rule, std::numeric_limits<double>::infinity()));
    }
  }

  TEST_CASE("a rule has its text") {
    CHECK(std::string{text_of(Rule::positive)} == "> 0");
    CHECK(std::string{text_of(Rule::any)}.empty());
  }
}

}  // namespace key_info_test
