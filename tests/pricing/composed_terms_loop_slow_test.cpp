#include <doctest/doctest.h>

#include "composed_terms_loop.hpp"

namespace composed_terms_loop_slow_test {
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/composed_terms_loop_slow") {
  TEST_CASE("300 random warrants of composed terms have the value of a plain loop over the days") {
    double squares = 0.0;
    double count = 0.0;
    for (std::uint64_t seed = 1001; seed <= 1300; ++seed) {
      CAPTURE(seed);
      for (const double score : composed_scores(seed, 6000, 32'768)) {
        CHECK(std::abs(score) < 5.0);
        squares += score * score;
        count += 1.0;
      }
    }
    // A chi-square of `count` degrees is normal by now. Errors that are bounds make scores smaller, not
    // larger.
    CHECK(squares < count + 4.0 * std::sqrt(2.0 * count));
    CHECK(squares > 0.3 * count);
  }
}

}  // namespace composed_terms_loop_slow_test
