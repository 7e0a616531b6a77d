// Inputs that once gave a wrong number without a word.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/core/table.hpp>

namespace regressions_test {
using namespace fairvalue;

TEST_SUITE("core/regressions") {
  TEST_CASE("years fewer than have passed are refused and do not overflow") {
    const std::array so_far{0.1};
    constexpr int least = std::numeric_limits<int>::min();
    CHECK_THROWS_WITH_AS(growth_required(0.1, least, so_far),
                         "growth_required.years: must be more than the years already passed, got -2147483648",
                         DomainError);
    CHECK(growth_required(0.1, 2, so_far) == doctest::Approx(0.1).epsilon(1e-14));  // by hand: 1.21 / 1.1 - 1
  }
  TEST_CASE("a path of as many periods as an int holds is refused") {
    CHECK_THROWS_AS(path_forward(1.0, 0.0, std::numeric_limits<int>::max()), DomainError);
    CHECK_THROWS_AS(path_backward(1.0, 0.0, std::numeric_limits<int>::max()), DomainError);
  }
  TEST_CASE("no negative zero leaves") {
    CHECK_FALSE(std::signbit(path_forward(-0.0, 0.1, 1)[1]));
    CHECK_FALSE(std::signbit(split_adjusted(Shares{-0.0}, 2.0).value));
    Table table{{"row"}, {"column"}, "unit"};
    table.set(0, 0, -0.0);
    CHECK_FALSE(std::signbit(*table.at(0, 0)));
  }
  TEST_CASE("a change beyond the largest double is refused") {
    CHECK_THROWS_AS(change(1e-300, 1e308), DomainError);
  }
}

}  // namespace regressions_test
