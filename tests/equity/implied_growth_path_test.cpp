#include <fairvalue/equity/implied_growth_path.hpp>

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/equity/discounted_cash_flow.hpp>

namespace implied_growth_path_test {
using namespace fairvalue;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

const EquityBridge bridge{.net_cash = Money{50}, .diluted_shares = Shares{10}};

GrowthPath path(double growth, double years, double terminal = 0.03, double rate = 0.10) {
  return {.flow = Money{100},
          .growth = growth,
          .years = Years{years},
          .terminal_growth = terminal,
          .discount_rate = rate};
}

/// Flow after flow, as on paper.
double by_addition(const GrowthPath& path) {
  double flow = path.flow.value;
  double sum = 0.0;
  const int years = static_cast<int>(path.years.value);
  for (int year = 1; year <= years; ++year) {
    flow *= 1 + path.growth;
    sum += flow / std::pow(1 + path.discount_rate, year);
  }
  const double terminal = flow * (1 + path.terminal_growth) / (path.discount_rate - path.terminal_growth);
  return sum + terminal / std::pow(1 + path.discount_rate, years);
}

TEST_SUITE("equity/implied_growth_path") {
  TEST_CASE("whole years are the flows added up") {
    for (const double growth : {-0.2, 0.0, 0.0999999, 0.10, 0.25}) {
      for (const int years : {0, 1, 5, 30}) {
        CAPTURE(growth);
        CAPTURE(years);
        CHECK(enterprise_value(path(growth, years)).value ==
              doctest::Approx(by_addition(path(growth, years))).epsilon(1e-11));  // pow and sums of 30 terms
      }
    }
    CHECK(enterprise_value(path(0.5, 0)).value == near(103 / 0.07));  // Gordon
  }

  TEST_CASE("growth and years put back give the price again") {
    std::mt19937_64 random{11};
    std::uniform_real_distribution<double> growth{-0.3, 0.6};
    std::uniform_real_distribution<double> years{0.5, 25};
    for (int i = 0; i < 500; ++i) {
      const GrowthPath one = path(growth(random), years(random));
      const PerShare paid = *price(one, bridge);
      CAPTURE(one.growth);
      CAPTURE(one.years.value);
      CHECK(*implied_growth(one, paid, bridge) == doctest::Approx(one.growth).epsilon(1e-9).scale(1.0));
      CHECK(implied_years(one, paid, bridge)->value == doctest::Approx(one.years.value).epsilon(1e-7));
    }
  }

  TEST_CASE("a price without any growth pays for no year of it") {
    const PerShare gordon = *price(path(0.2, 0), bridge);
    CHECK(implied_years(path(0.2, 9), gordon, bridge)->value == doctest::Approx(0.0).scale(1.0));
    CHECK_FALSE(implied_years(path(0.2, 9), 0.5 * gordon, bridge).has_value());
  }

  TEST_CASE("no number of years makes up for growth that adds nothing") {
    CHECK_FALSE(implied_years(path(0.03, 9), *price(path(0.2, 9), bridge), bridge).has_value());
    CHECK_FALSE(implied_growth(path(0.2, 0), PerShare{500}, bridge).has_value());
    CHECK_FALSE(implied_growth(path(0.2, 5), PerShare{4}, bridge).has_value());  // less than the net cash
  }

  TEST_CASE("bad members are refused by name") {
    CHECK_THROWS_WITH_AS(enterprise_value(path(0.1, 5, 0.10)),
                         "path.terminal_growth: must be below the discount rate 0.1, got 0.1", DomainError);
    CHECK_THROWS_AS(implied_growth(path(0.1, 5), PerShare{0}, bridge), DomainError);
    CHECK_THROWS_AS(implied_years(path(0.1, 5), PerShare{1}, {Money{0}, Shares{0}}), DomainError);
    CHECK_THROWS_AS(enterprise_value(path(10, 1e6)), DomainError);
  }
}

}  // namespace implied_growth_path_test
