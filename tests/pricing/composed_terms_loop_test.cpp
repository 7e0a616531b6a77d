#include "composed_terms_loop.hpp"

#include <doctest/doctest.h>

namespace composed_terms_loop_test {
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/composed_terms_loop") {
  TEST_CASE("random warrants of composed terms have the value of a plain loop over the days") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      CAPTURE(seed);
      for (const double score : composed_scores(seed, 4000, 16'384)) CHECK(std::abs(score) < 5.0);
    }
  }
}

}  // namespace composed_terms_loop_test
