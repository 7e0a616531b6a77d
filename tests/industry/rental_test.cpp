#include <fairvalue/industry/rental.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>

namespace rental_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Money cloud{1.99}, neocloud{3.0};

TEST_SUITE("industry/rental") {
  TEST_CASE("1.99 against 3 is 33.67 percent off: 1.01 / 3 by hand") {
    CHECK(100 * rental_discount(cloud, neocloud) == Approx(33.666666666666664).epsilon(round_off));
    CHECK(rental_discount(Money{4}, Money{3}) == Approx(-1.0 / 3.0).epsilon(round_off));
    CHECK(rental_discount(cloud, cloud) == 0.0);
  }
  TEST_CASE("the premium the other way is 50.75 percent and undoes the discount") {
    const double premium = growth(cloud, neocloud);
    CHECK(100 * premium == Approx(50.75376884422111).epsilon(round_off));
    CHECK((1 - rental_discount(cloud, neocloud)) * (1 + premium) == Approx(1).epsilon(round_off));
  }
  TEST_CASE("a GPU earns 17432.40 or 26280 a year at full use: price x 8760 by hand") {
    CHECK(rental_revenue_per_year(cloud, 1.0).value == Approx(17432.4).epsilon(round_off));
    CHECK(rental_revenue_per_year(neocloud, 1.0).value == Approx(26280).epsilon(round_off));
    CHECK(rental_revenue_per_year(neocloud, 0.5).value == Approx(13140).epsilon(round_off));
    CHECK(rental_revenue_per_year(neocloud, 0.0) == Money{0});
    CHECK(rental_revenue_per_year(neocloud, 1.0, 100.0) == Money{300});
    CHECK(rental_revenue_per_year(neocloud, 1.0, 8784.0) == Money{26352});
  }
  TEST_CASE("3 an hour earns at 66.33 percent what 1.99 earns at full use") {
    CHECK(100 * break_even_utilisation(neocloud, cloud, 1.0) == Approx(66.33333333333333).epsilon(round_off));
  }
  TEST_CASE("at the break-even utilisation both earn the same") {
    for (const double used : {0.0, 0.2, 0.6633}) {
      const double needed = break_even_utilisation(cloud, neocloud, used);
      CHECK(rental_revenue_per_year(cloud, needed).value ==
            Approx(rental_revenue_per_year(neocloud, used).value).epsilon(round_off));
    }
  }
  TEST_CASE("no utilisation above one makes up for a price") {
    CHECK(break_even_utilisation(cloud, cloud, 1.0) == 1.0);
    CHECK(break_even_utilisation(Money{1.5}, neocloud, 0.5) == 1.0);
    CHECK_THROWS_WITH_AS(break_even_utilisation(cloud, neocloud, 1.0),
                         "price: must be at least 3, what the reference earns an hour, got 1.99",
                         DomainError);
    CHECK_THROWS_WITH_AS(break_even_utilisation(Money{1.49}, neocloud, 0.5),
                         "price: must be at least 1.5, what the reference earns an hour, got 1.49",
                         DomainError);
  }
  TEST_CASE("prices that are none are refused by name") {
    CHECK_THROWS_WITH_AS(rental_discount(Money{0}, neocloud), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(rental_discount(cloud, Money{-3}), "reference: must be > 0, got -3", DomainError);
    CHECK_THROWS_WITH_AS(rental_revenue_per_year(Money{-1.99}, 1.0), "price: must be > 0, got -1.99",
                         DomainError);
    CHECK_THROWS_WITH_AS(break_even_utilisation(Money{nan}, cloud, 1.0),
                         "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(break_even_utilisation(cloud, Money{0}, 1.0), "reference_price: must be > 0, got 0",
                         DomainError);
    for (const double none : {nan, infinity, 0.0, -1.0}) {
      CAPTURE(none);
      CHECK_THROWS_AS(rental_discount(Money{none}, cloud), DomainError);
      CHECK_THROWS_AS(rental_discount(cloud, Money{none}), DomainError);
      CHECK_THROWS_AS(rental_revenue_per_year(Money{none}, 1.0), DomainError);
      CHECK_THROWS_AS(break_even_utilisation(Money{none}, cloud, 0.0), DomainError);
      CHECK_THROWS_AS(break_even_utilisation(cloud, Money{none}, 0.0), DomainError);
    }
  }
  TEST_CASE("utilisations and hours that are none are refused by name") {
    CHECK_THROWS_WITH_AS(rental_revenue_per_year(cloud, 80), "utilisation: must be between 0 and 1, got 80",
                         DomainError);
    CHECK_THROWS_WITH_AS(rental_revenue_per_year(cloud, -0.1),
                         "utilisation: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(break_even_utilisation(cloud, neocloud, 1.1),
                         "reference_utilisation: must be between 0 and 1, got 1.1", DomainError);
    CHECK_THROWS_AS(rental_revenue_per_year(cloud, nan), DomainError);
    CHECK_THROWS_AS(break_even_utilisation(cloud, neocloud, nan), DomainError);
    const char* hours = "hours: must be above 0 and at most 8784 (a leap year), got 0";
    CHECK_THROWS_WITH_AS(rental_revenue_per_year(cloud, 1.0, 0.0), hours, DomainError);
    for (const double none : {nan, infinity, -1.0, 8784.5}) {
      CHECK_THROWS_AS(rental_revenue_per_year(cloud, 1.0, none), DomainError);
    }
  }
  TEST_CASE("results beyond the doubles are refused") {
    CHECK_THROWS_WITH_AS(rental_discount(Money{1e200}, Money{1e-200}),
                         "rental_discount: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(rental_revenue_per_year(Money{1e305}, 1.0),
                         "rental_revenue_per_year: must be a finite number, got inf", DomainError);
  }
}

}  // namespace rental_test
