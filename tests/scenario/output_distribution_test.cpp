#include <fairvalue/scenario/output_distribution.hpp>

#include <doctest/doctest.h>

namespace output_distribution_test {
using namespace fairvalue;

TEST_SUITE("scenario/output_distribution") {
  TEST_CASE("an output without samples has no figures") {
    const OutputDistribution none{.name = "price", .unit = "USD", .samples = 0};
    CHECK_FALSE(none.mean);
    CHECK_FALSE(none.deviation);
    CHECK_FALSE(none.range);
    CHECK(none.percentiles.empty());
    CHECK(none.above.empty());
  }
}

}  // namespace output_distribution_test
