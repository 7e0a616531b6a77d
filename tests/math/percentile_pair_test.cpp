#include <fairvalue/math/percentile_pair.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/distribution.hpp>

using namespace fairvalue;
using doctest::Approx;

namespace {

constexpr double round_off = 1e-14;  // some roundings of doubles
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

void refuses(const PercentilePair& percentiles, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(normal_between(percentiles), message, DomainError);
  CHECK_THROWS_WITH_AS(log_normal_between(percentiles), message, DomainError);
}

TEST_SUITE("math/percentile_pair") {
  TEST_CASE("a normal from 5 to 95 percent by hand") {
    // 20 to 30: mean 25, deviation 5 / 1.6448536269514722
    const Normal normal = normal_between({.low = 20, .high = 30});
    CHECK(normal.mean == Approx(25).epsilon(round_off));
    CHECK(normal.deviation == Approx(5 / 1.6448536269514722).epsilon(round_off));
    CHECK(normal_between({.low = 20, .high = 20}).mean == 20.0);
    CHECK(normal_between({.low = 20, .high = 20}).deviation == 0.0);
  }
  TEST_CASE("both percentiles come back from the distribution they gave") {
    const PercentilePair pair{.low = 20, .high = 45, .p_low = 0.1, .p_high = 0.5};
    CHECK(normal_between(pair).mean == Approx(45).epsilon(round_off));
    CHECK(log_normal_between(pair).median == Approx(45).epsilon(round_off));
    for (const Distribution& one :
         {Distribution{normal_between(pair)}, Distribution{log_normal_between(pair)}}) {
      CHECK(quantile(one, 0.1) == Approx(20).epsilon(round_off));
      CHECK(quantile(one, 0.5) == Approx(45).epsilon(round_off));
    }
  }
  TEST_CASE("percentiles out of order are refused by name") {
    refuses(PercentilePair{.low = 2, .high = 1}, "percentiles.high: must be >= low (2), got 1");
    refuses(PercentilePair{.low = nan, .high = 1}, "percentiles.low: must be a finite number, got nan");
    refuses(PercentilePair{.low = 1, .high = infinity}, "percentiles.high: must be a finite number, got inf");
    refuses(PercentilePair{.low = 1, .high = 2, .p_low = 0}, "percentiles.p_low: must be > 0 and < 1, got 0");
    refuses(PercentilePair{.low = 1, .high = 2, .p_low = nan},
            "percentiles.p_low: must be > 0 and < 1, got nan");
    refuses(PercentilePair{.low = 1, .high = 2, .p_low = 0.5, .p_high = 0.5},
            "percentiles.p_high: must be > p_low (0.5) and < 1, got 0.5");
    refuses(PercentilePair{.low = 1, .high = 2, .p_high = 1},
            "percentiles.p_high: must be > p_low (0.05) and < 1, got 1");
    refuses(PercentilePair{.low = 1, .high = 2, .p_high = nan},
            "percentiles.p_high: must be > p_low (0.05) and < 1, got nan");
  }
  TEST_CASE("percentiles that give no distribution are refused by name") {
    CHECK_THROWS_WITH_AS(normal_between({.low = 2, .high = 1}), "percentiles.high: must be >= low (2), got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(log_normal_between({.low = 0, .high = 1}), "percentiles.low: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(log_normal_between({.low = 2, .high = 2}),
                         "percentiles.high: must be > low (2) for a log-normal, got 2", DomainError);
    CHECK_THROWS_WITH_AS(normal_between({.low = 0, .high = 1e308, .p_low = 0.5, .p_high = 0.50001}),
                         "percentiles.deviation: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(log_normal_between({.low = 1e-300, .high = 1, .p_low = 0.05, .p_high = 0.06}),
                         "percentiles.median: must be a finite number, got inf", DomainError);
  }
}

}  // namespace
