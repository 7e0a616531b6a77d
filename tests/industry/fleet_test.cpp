#include <fairvalue/industry/fleet.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace fleet_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/fleet") {
  TEST_CASE("with 5 percent pulled out 100 working take 105.26 and 400000 take 421052.63") {
    CHECK(units_to_install(100, 0.05) == Approx(105.26315789473685).epsilon(round_off));
    CHECK(units_to_install(400000, 0.05) == Approx(421052.63157894736).epsilon(round_off));
  }
  TEST_CASE("2 an hour is then 2.105 for each that works") {
    CHECK(price_per_working_unit(Money{2}, 0.05).value == Approx(2.1052631578947367).epsilon(round_off));
  }
  TEST_CASE("without removals nothing changes and of what is installed the rest works") {
    CHECK(units_to_install(100, 0) == 100);
    CHECK(price_per_working_unit(Money{2}, 0) == Money{2});
    CHECK(units_to_install(100, 0.3) * 0.7 == Approx(100).epsilon(round_off));
    CHECK(units_to_install(0, 0.3) == 0);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(units_to_install(100, 1.0), "removed: must be at least 0 and below 1, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(units_to_install(-1, 0.05), "working: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(price_per_working_unit(Money{0}, 0.05), "price: must be > 0, got 0", DomainError);
    for (const double bad : {nan, infinity, -0.01, 5.0}) {
      CHECK_THROWS_AS(units_to_install(100, bad), DomainError);
      CHECK_THROWS_AS(price_per_working_unit(Money{2}, bad), DomainError);
    }
    CHECK_THROWS_AS(units_to_install(nan, 0.05), DomainError);
    CHECK_THROWS_AS(price_per_working_unit(Money{infinity}, 0.05), DomainError);
  }
}

}  // namespace fleet_test
