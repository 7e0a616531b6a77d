#include "../../../lib/model/detail/shared_value.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace shared_value_test {
using namespace fairvalue;
using fairvalue::detail::shared_value;

TEST_SUITE("model/detail/shared_value") {
  TEST_CASE("20 a share and 300 of deals over 100 shares and 15 new ones is 2300 / 115 = 20") {
    CHECK(shared_value(PerShare{20}, Money{300}, Shares{100}, Shares{15}).value ==
          doctest::Approx(20).epsilon(1e-15));
    CHECK(shared_value(PerShare{20}, Money{-300}, Shares{100}, Shares{0}).value ==
          doctest::Approx(17).epsilon(1e-15));
  }
  TEST_CASE("without deals it is the base to the bit") {
    for (const double base : {0.1, 1.0 / 3, 185.951856319, 1e-9}) {
      CHECK(shared_value(PerShare{base}, Money{0}, Shares{1622e6}, Shares{0}) == PerShare{base});
    }
  }
  TEST_CASE("a value beyond the largest double is refused") {
    CHECK_THROWS_AS(shared_value(PerShare{1e308}, Money{1e308}, Shares{0.1}, Shares{0}), DomainError);
  }
}

}  // namespace shared_value_test
