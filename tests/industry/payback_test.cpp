#include <fairvalue/industry/payback.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/industry/rental.hpp>

namespace payback_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Interval chips{Money{30000}, Money{40000}};

TEST_SUITE("industry/payback") {
  TEST_CASE("chips of 30000 to 40000 at 1.99 an hour take 1.721 to 2.295 years: cost / 17432.40") {
    const auto years = at_corners(payback_time, chips, rental_revenue_per_year(Money{1.99}, 1.0));
    REQUIRE(years.has_value());
    CHECK(years->low.value == Approx(1.7209334342947613).epsilon(round_off));
    CHECK(years->high.value == Approx(2.2945779123930152).epsilon(round_off));
  }
  TEST_CASE("a year that leaves nothing or a loss pays nothing back") {
    CHECK_FALSE(payback_time(Money{1}, Money{0}).has_value());
    CHECK_FALSE(payback_time(Money{1}, Money{-5}).has_value());
    CHECK_FALSE(at_corners(payback_time, chips, Interval{Money{0}, Money{100}}).has_value());
  }
  TEST_CASE("40000 in five years at 2 an hour asks 45.66 percent: 40000 / 87600") {
    CHECK(*utilisation_to_repay(Money{40000}, Money{2}, Years{5}) ==
          Approx(0.45662100456621005).epsilon(round_off));
  }
  TEST_CASE("full use is an answer and more than that is none") {
    CHECK(utilisation_to_repay(Money{8760}, Money{1}, Years{1}) == 1.0);
    CHECK_FALSE(utilisation_to_repay(Money{8761}, Money{1}, Years{1}).has_value());
  }
  TEST_CASE("at the utilisation that repays the lifetime return is one") {
    const double used = *utilisation_to_repay(Money{40000}, Money{2}, Years{5});
    CHECK(lifetime_return(Money{40000}, Money{2}, Years{5}, used) == Approx(1).epsilon(round_off));
  }
  TEST_CASE("five years at 4 return 4.38 times 40000 and at 2 half of that") {
    CHECK(lifetime_return(Money{40000}, Money{4}, Years{5}, 1) == Approx(4.38).epsilon(round_off));
    CHECK(lifetime_return(Money{40000}, Money{2}, Years{5}, 1) == Approx(2.19).epsilon(round_off));
    CHECK(lifetime_return(Money{40000}, Money{2}, Years{5}, 0) == 0.0);
  }
  TEST_CASE("5000 and 40000 over five years are 0.114 and 0.913 an hour: cost / 43800") {
    CHECK(capital_cost_per_hour(Money{5000}, Years{5}).value ==
          Approx(0.1141552511415525).epsilon(round_off));
    CHECK(capital_cost_per_hour(Money{40000}, Years{5}).value == Approx(0.91324200913242).epsilon(round_off));
  }
  TEST_CASE("the capital recovery factor of 10 percent over two years is 0.1 x 1.21 / 0.21") {
    CHECK(capital_recovery_factor(0.1, Years{2}) == Approx(0.121 / 0.21).epsilon(round_off));
    CHECK(capital_recovery_factor(0.1, Years{5}) ==
          Approx(0.161051 / 0.61051).epsilon(round_off));  // 1.1^5 = 1.61051
    CHECK(capital_recovery_factor(1, Years{1}) == Approx(2).epsilon(round_off));
    CHECK(capital_recovery_factor(0.21, Years{0.5}) ==
          Approx(0.21 * 1.1 / 0.1).epsilon(round_off));  // 1.21^0.5 = 1.1
  }
  TEST_CASE("without interest the factor is one over the life and a tiny rate comes close") {
    CHECK(capital_recovery_factor(0, Years{5}) == 0.2);
    CHECK(capital_recovery_factor(1e-18, Years{5}) == Approx(0.2).epsilon(round_off));
    // to first order in k: (1 + k (n + 1) / 2) / n
    CHECK(capital_recovery_factor(1e-9, Years{5}) == Approx(0.2 * (1 + 3e-9)).epsilon(round_off));
  }
  TEST_CASE("the payments leave nothing owed after the last year") {
    // a schedule written out year by year, which knows no formula
    for (const double rate : {0.0, 0.03, 0.1, 0.5}) {
      for (const int years : {1, 5, 20}) {
        CAPTURE(rate);
        CAPTURE(years);
        double owed = 45000;
        const double payment = owed * capital_recovery_factor(rate, Years{static_cast<double>(years)});
        for (int year = 0; year < years; ++year) owed += owed * rate - payment;
        CHECK(std::abs(owed) <
              1e-6 * 45000);  // roundings grow with the rate: 1.5^20 = 3325 times 1e-16 and more
      }
    }
  }
  TEST_CASE("45000 over five years at 10 percent is 1.355 an hour: 11870.89 / 8760") {
    CHECK(capital_recovery_per_hour(Money{45000}, Years{5}, 0.1).value ==
          Approx(45000 * 0.161051 / 0.61051 / 8760).epsilon(round_off));
    CHECK(capital_recovery_per_hour(Money{45000}, Years{5}, 0.1).value ==
          Approx(1.355).epsilon(0.0005 / 1.355));
    CHECK(capital_recovery_per_hour(Money{40000}, Years{5}, 0) ==
          capital_cost_per_hour(Money{40000}, Years{5}));
  }
  TEST_CASE("a leap year has 8784 hours and none has more") {
    CHECK(lifetime_return(Money{8784}, Money{1}, Years{1}, 1, 8784) == 1.0);
    CHECK(capital_cost_per_hour(Money{8784}, Years{1}, 8784) == Money{1});
    CHECK(capital_recovery_per_hour(Money{8784}, Years{1}, 0, 8784) == Money{1});
    CHECK(utilisation_to_repay(Money{4392}, Money{1}, Years{1}, 8784) == 0.5);
    const char* message = "hours: must be above 0 and at most 8784 (a leap year), got 8785";
    CHECK_THROWS_WITH_AS(lifetime_return(Money{1}, Money{1}, Years{1}, 1, 8785), message, DomainError);
    CHECK_THROWS_WITH_AS(capital_cost_per_hour(Money{1}, Years{1}, 8785), message, DomainError);
    CHECK_THROWS_WITH_AS(capital_recovery_per_hour(Money{1}, Years{1}, 0.1, 8785), message, DomainError);
    CHECK_THROWS_WITH_AS(utilisation_to_repay(Money{1}, Money{1}, Years{1}, 8785), message, DomainError);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(payback_time(Money{0}, Money{1}), "cost: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(payback_time(Money{1}, Money{nan}),
                         "income_a_year: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(utilisation_to_repay(Money{1}, Money{-2}, Years{5}), "price: must be > 0, got -2",
                         DomainError);
    CHECK_THROWS_WITH_AS(utilisation_to_repay(Money{1}, Money{2}, Years{0}), "horizon: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(lifetime_return(Money{1}, Money{2}, Years{5}, 1.1),
                         "utilisation: must be between 0 and 1, got 1.1", DomainError);
    CHECK_THROWS_WITH_AS(lifetime_return(Money{1}, Money{2}, Years{nan}, 1),
                         "life: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(capital_cost_per_hour(Money{infinity}, Years{5}),
                         "cost: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(capital_recovery_factor(-0.01, Years{5}), "cost_of_capital: must be >= 0, got -0.01",
                         DomainError);
    CHECK_THROWS_WITH_AS(capital_recovery_factor(nan, Years{5}),
                         "cost_of_capital: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(capital_recovery_factor(0.1, Years{0}), "life: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(capital_recovery_factor(0, Years{1e-320}), DomainError);
    CHECK_THROWS_AS(capital_recovery_factor(0.1, Years{1e-320}), DomainError);
    const char* no_cost = "cost: must be > 0, got 0";
    CHECK_THROWS_WITH_AS(capital_recovery_per_hour(Money{0}, Years{5}, 0.1), no_cost, DomainError);
    CHECK_THROWS_WITH_AS(utilisation_to_repay(Money{0}, Money{2}, Years{5}), no_cost, DomainError);
    CHECK_THROWS_WITH_AS(lifetime_return(Money{0}, Money{2}, Years{5}, 1), no_cost, DomainError);
    CHECK_THROWS_WITH_AS(capital_cost_per_hour(Money{0}, Years{5}), no_cost, DomainError);
    CHECK_THROWS_AS(capital_cost_per_hour(Money{1}, Years{-5}), DomainError);
    CHECK_THROWS_AS(payback_time(Money{1e308}, Money{1e-10}), DomainError);
  }
}

}  // namespace payback_test
