#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "pricing/sampling/price_strata.hpp"

namespace price_strata_test {
using namespace fairvalue;
using namespace fairvalue::detail;

/// Two days: the logarithm has mean 0.3 and deviation 0.5.
const PriceLaw two_days{
    .drift = {0.1, 0.2}, .volatility = {0.3, 0.4}, .traits = {.terminal_is_lognormal = true}};

PriceLaw one_day(double volatility) {
  return {.drift = {0.1}, .volatility = {volatility}, .traits = {.terminal_is_lognormal = true}};
}

TEST_SUITE("pricing/sampling/price_strata") {
  TEST_CASE("strata of the last price are quantiles of its law: four by hand") {
    const PriceStrata strata = price_strata(two_days, 4);
    REQUIRE(strata.bounds.size() == 3);
    // The quartiles of a normal lie 0.67449 deviations from its mean.
    CHECK(strata.bounds[0] == doctest::Approx(std::exp(0.3 - 0.5 * 0.67449)).epsilon(1e-5));
    CHECK(strata.bounds[1] == doctest::Approx(std::exp(0.3)).epsilon(1e-6));
    CHECK(strata.bounds[2] == doctest::Approx(std::exp(0.3 + 0.5 * 0.67449)).epsilon(1e-5));
    const std::array prices{0.1F, 1.2F, 1.5F, 5.0F, strata.bounds[0]};
    std::vector<std::uint8_t> stratum;
    strata.read(prices, stratum);
    CHECK(stratum == std::vector<std::uint8_t>{0, 1, 2, 3, 1});  // a bound belongs to the upper one
    CHECK(price_strata(two_days, 1).count() == 1);
  }

  TEST_CASE("a price that hardly moves has one stratum: floats could not tell more apart") {
    CHECK(price_strata(one_day(0.0009), 64).count() == 1);
    CHECK(price_strata(one_day(0.0011), 64).count() == 64);
  }
}

}  // namespace price_strata_test
