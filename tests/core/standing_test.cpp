#include <fairvalue/core/standing.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/units.hpp>

namespace standing_test {
using namespace fairvalue;

TEST_SUITE("core/standing") {
  TEST_CASE("a standing prints as its word") {
    CHECK(to_string(Standing::stated) == "stated");
    CHECK(to_string(Standing::derived) == "derived");
    CHECK(to_string(Standing::assumed) == "assumed");
    CHECK(to_string(Standing::redacted) == "redacted");
  }
  TEST_CASE("one assumption makes the result assumed") {
    CHECK(standing_of_result({Standing::stated, Standing::assumed}) == Standing::assumed);
    CHECK(standing_of_result({Standing::stated, Standing::stated}) == Standing::derived);
    CHECK(standing_of_result({Standing::derived}) == Standing::derived);
  }
  TEST_CASE("what the source blacks out is our choice too") {
    CHECK(is_chosen(Standing::redacted));
    CHECK(is_chosen(Standing::assumed));
    CHECK_FALSE(is_chosen(Standing::stated));
    CHECK_FALSE(is_chosen(Standing::derived));
    CHECK(standing_of_result({Standing::redacted, Standing::derived}) == Standing::assumed);
  }
  TEST_CASE("a number keeps its source beside it") {
    const Sourced<PerShare> eps{PerShare{5.79}, Standing::stated, "article 000, A0-38"};
    CHECK(eps.value == PerShare{5.79});
    CHECK(eps.source == "article 000, A0-38");
  }
}

}  // namespace standing_test
