#include <fairvalue/casefile/number_key.hpp>

#include <doctest/doctest.h>

#include "support/enumerators.hpp"

namespace number_key_test {
using namespace fairvalue;

TEST_SUITE("casefile/number_key") {
  TEST_CASE("rules and dimensions have a name for each enumerator") {
    fixtures::check_names<NumberRule>();
    fixtures::check_names<Dimension>();
  }
  TEST_CASE("a key asks for any number and for a list of any length unless it says so") {
    const NumberKey key{"pay", "A year."};
    CHECK(key.rule == NumberRule::any);
    CHECK(key.dimension == Dimension::number);
    CHECK(key.least == 0);
    CHECK(key.most > 1'000'000);
  }
}

}  // namespace number_key_test
