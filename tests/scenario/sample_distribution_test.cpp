#include <fairvalue/scenario/sample_distribution.hpp>

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace sample_distribution_test {
using namespace fairvalue;
using doctest::Approx;

TEST_SUITE("scenario/sample_distribution") {
  TEST_CASE("figures of five numbers by hand") {
    const double percentiles[] = {0.25, 0.5};
    const double levels[] = {3.0};
    const auto found = sample_distribution("x", "USD", {5, 1, 4, 2, 3}, percentiles, levels);
    CHECK(found.name == "x");
    CHECK(found.unit == "USD");
    CHECK(found.samples == 5);
    CHECK(found.mean->value == 3.0);
    CHECK(found.mean->standard_error.value() == Approx(std::sqrt(2.5 / 5)));
    CHECK(found.percentiles[0].value.value == 2.0);
    CHECK(found.percentiles[1].value.value == 3.0);
    CHECK(found.above[0].probability.value == Approx(0.4));  // 4 and 5: above and not at the level
  }

  TEST_CASE("no sample is a count of zero and no figures") {
    const double percentiles[] = {0.5};
    const auto none = sample_distribution("x", "", {}, percentiles);
    CHECK(none.samples == 0);
    CHECK_FALSE(none.mean.has_value());
    CHECK(none.percentiles.empty());
  }

  TEST_CASE("refuses what is no number and no percentile") {
    const double one[] = {1.0};
    const double half[] = {0.5};
    CHECK_THROWS_WITH_AS(sample_distribution("x", "", {1, 2}, one), "percentiles: must be in (0, 1), got 1",
                         DomainError);
    CHECK_THROWS_AS(sample_distribution("x", "", {1, std::numeric_limits<double>::quiet_NaN()}, half),
                    DomainError);
  }
}

}  // namespace sample_distribution_test
