// Inputs that once gave a wrong number without a word, or none.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/root.hpp>

namespace regressions_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("math/regressions") {
  // 110 in a year for 100 yields 10 %; at -100 % the price is infinite.
  TEST_CASE("a bracket that begins on a pole keeps its root") {
    const auto excess = [](double rate) { return 110.0 / (1.0 + rate) - 100.0; };
    const auto rate = find_root(excess, {-1.0, 1.0});
    REQUIRE(rate);
    CHECK(*rate == Approx(0.1).epsilon(1e-12));  // 110 / 1.1 is 100 but for rounding
    CHECK_FALSE(find_root(excess, {-1.0, 0.0}));
  }
  TEST_CASE("a bracket that ends on a pole or lies between two keeps its root") {
    CHECK(find_root([](double x) { return 1.0 / (1.0 - x) - 4.0; }, {0.0, 1.0}).value() ==
          Approx(0.75).epsilon(1e-14));
    CHECK(find_root([](double x) { return 1.0 / (1.0 - x) - 1.0 / x; }, {0.0, 1.0}).value() ==
          Approx(0.5).epsilon(1e-14));
  }
  TEST_CASE("what is infinite everywhere or no number at an end has no root to look for") {
    CHECK_THROWS_AS(find_root([](double) { return infinity; }, {0.0, 1.0}), DomainError);
    CHECK_THROWS_AS(find_root([](double x) { return std::sqrt(x - 0.5); }, {0.0, 1.0}), DomainError);
  }
  TEST_CASE("no negative zero leaves correlations and logarithms") {
    CHECK_FALSE(std::signbit(normal_from_rank_correlation(-0.0)));
    CHECK_FALSE(std::signbit(rank_from_normal_correlation(-0.0)));
    CHECK_FALSE(std::signbit(log_normal_cdf(40.0)));  // log 1
    CorrelationMatrix matrix{2};
    matrix.set(0, 1, -0.0);
    CHECK_FALSE(std::signbit(matrix.at(1, 0)));
  }
  TEST_CASE("a matrix of 2^32 rows is refused and not of size 0") {
    CHECK_THROWS_WITH_AS(CorrelationMatrix(std::size_t{1} << 32),
                         "correlations.size: must be at most 10000, got 4294967296", DomainError);
  }
  TEST_CASE("no negative zero leaves a distribution") {
    CHECK_FALSE(std::signbit(quantile(Fixed{-0.0}, 0.5)));
    CHECK_FALSE(std::signbit(*support(Uniform{-0.0, 1.0}).least));
    CHECK_FALSE(std::signbit(mean(Fixed{-0.0})));
  }
}

}  // namespace regressions_test
