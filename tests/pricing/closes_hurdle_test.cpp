#include <fairvalue/pricing/closes_hurdle.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace closes_hurdle_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("pricing/closes_hurdle") {
  TEST_CASE("the shifted hurdle by hand: 600 e^(0.5825971579 x 0.5 x 0.5) over quarters of a year") {
    // 0.5825971579 x 0.25 = 0.1456492895; 600 e^0.1456492895 = 694.0742510
    CHECK(closes_shifted_hurdle(PerShare{600}, 0.5, Years{0.25}).value ==
          Approx(694.07425100247262).epsilon(1e-14));
    // With 50 digits of -zeta(1/2) / sqrt(2 pi), a trading day.
    CHECK(closes_shifted_hurdle(PerShare{600}, 0.55, Years{1.0 / 252}).value ==
          Approx(612.23411452070843).epsilon(1e-14));
    CHECK(closes_shifted_hurdle(PerShare{600}, 0.55, Years{0}).value == 600);
  }

  TEST_CASE("a shift out of bounds is refused by name") {
    const auto shifted = [](double hurdle, double volatility, double years) {
      return closes_shifted_hurdle(PerShare{hurdle}, volatility, Years{years});
    };
    CHECK_THROWS_WITH_AS(shifted(0, 0.5, 1), "hurdle: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(shifted(nan, 0.5, 1), "hurdle: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, 0, 1), "volatility: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, -1, 1), "volatility: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, infinity, 1), "volatility: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, 0.5, -1), "between_closes: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, 0.5, nan), "between_closes: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(shifted(600, 1e9, 1), "shifted hurdle: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace closes_hurdle_test
