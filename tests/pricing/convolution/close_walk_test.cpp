// A walk on closes against panels of Gauss and Legendre, on grids from coarse to fine.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "../close_walk.hpp"
#include "pricing/convolution/close_walk.hpp"

namespace close_walk_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

constexpr double none = -std::numeric_limits<double>::infinity();

double on_grid(const Walk& walk, double points) {
  return hit_probability(CloseWalk{walk.start, walk.drift, walk.strike, walk.closes, walk.consecutive},
                         points);
}

TEST_SUITE("pricing/convolution/close_walk") {
  TEST_CASE("a walk is a market in deviations of one close by hand") {
    // ln(100 / 200) = -0.693147; 10 closes in 2.5 years: 0.4 sqrt(0.25) = 0.2 a close, drift (0.03 - 0.01 +
    // 0.08) / 4 = 0.025 a close under the share measure, 0.125 deviations.
    const FlatMarket market{
        .spot = PerShare{100}, .risk_free_rate = Rate{0.03}, .dividend_yield = Rate{0.01}, .volatility = 0.4};
    const ClosesHurdle hurdle{.hurdle = PerShare{200},
                              .horizon = Years{2.5},
                              .closes = 10,
                              .consecutive = 3,
                              .strike = PerShare{100}};
    const CloseWalk walk = close_walk(market, hurdle, Measure::share);
    CHECK(walk.start == doctest::Approx(-0.693147 / 0.2).epsilon(1e-6));
    CHECK(walk.drift == doctest::Approx(0.125).epsilon(1e-12));
    CHECK(walk.strike == doctest::Approx(-0.693147 / 0.2).epsilon(1e-6));
    CHECK(walk.closes == 10);
    CHECK(walk.consecutive == 3);
    CHECK(close_walk(market, hurdle, Measure::risk_neutral).drift == doctest::Approx(-0.075).epsilon(1e-12));
  }

  TEST_CASE("one close is a normal probability on any grid") {
    CHECK(on_grid({-0.5, 0.2, 1}, 2.5) == doctest::Approx(cdf(-0.3)).epsilon(1e-14));
  }

  TEST_CASE("finer grids come nearer to the definition: 1e-7 and 1e-10 and 1e-11") {
    for (const Walk& walk :
         {Walk{-1.0, 0.1, 5, 2, none}, Walk{-3.0, 0.0, 20, 3, none}, Walk{0.5, -0.2, 12, 4, none},
          Walk{-2.0, 0.05, 15, 1, 0.5}, Walk{-6.0, 0.3, 30, 5, none}}) {
      const double exact = Panels{walk}.probability();
      CAPTURE(walk.start);
      CAPTURE(walk.closes);
      CHECK(std::abs(on_grid(walk, 2.5) - exact) < 1e-7);
      CHECK(std::abs(on_grid(walk, 3.5) - exact) < 1e-10);
      CHECK(std::abs(on_grid(walk, 4.0) - exact) < 2e-11);  // and what the panels err by
    }
  }
}

}  // namespace close_walk_test
