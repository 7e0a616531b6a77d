#include <fairvalue/equity/rolling_multiple.hpp>

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace rolling_multiple_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

constexpr auto ntm = RollingWindow::next_twelve_months;
constexpr auto ttm = RollingWindow::trailing_twelve_months;
constexpr Date article_day = 2025y / 6 / 19;

PeriodEps year(int number, Date start, Date end, double eps) {
  return {.period = {.year = number, .start = start, .end = end},
          .eps = PerShare{eps},
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"}};
}

EpsPath amd() {
  return {year(2024, 2023y / 12 / 31, 2024y / 12 / 28, 3.31),
          year(2025, 2024y / 12 / 29, 2025y / 12 / 27, 3.94),
          year(2026, 2025y / 12 / 28, 2026y / 12 / 26, 5.79)};
}

DefinedMultiple of_2026(double multiple) {
  return {Multiple{multiple},
          {.price = PriceBasis::spot,
           .window = EarningsWindow::fiscal_period,
           .earnings = EarningsBasis::non_gaap,
           .period = amd()[2].period}};
}

RollingMultiple rolling(double multiple, RollingWindow window) {
  return {.value = Multiple{multiple}, .window = window, .earnings = EarningsBasis::non_gaap};
}

TEST_SUITE("equity/rolling_multiple") {
  TEST_CASE("22x and 30x of FY2026 on 2025-06-19 are 26.43x and 36.04x NTM") {
    // By hand: 5.79 / (191/364 x 3.94 + 173/364 x 5.79) = 1.201429.
    CHECK(converted(of_2026(22), amd(), article_day, ntm)->value.value ==
          doctest::Approx(26.43).epsilon(2e-4));
    CHECK(converted(of_2026(30), amd(), article_day, ntm)->value.value ==
          doctest::Approx(36.04).epsilon(2e-4));
    const double factor = 5.79 / (191.0 / 364 * 3.94 + 173.0 / 364 * 5.79);
    CHECK(converted(of_2026(22), amd(), article_day, ntm)->value.value == near(22 * factor));
  }

  TEST_CASE("30x NTM on 2025-10-06 is 161.2") {
    // By hand: 82 of 364 days left: 82/364 x 3.94 + 282/364 x 5.79 = 5.37324; x 30 = 161.197.
    CHECK(price_on(rolling(30, ntm), amd(), 2025y / 10 / 6)->value ==
          near(30 * (82.0 / 364 * 3.94 + 282.0 / 364 * 5.79)));
  }

  TEST_CASE("every definition gives one price on one day after conversion") {
    const double price = 22 * 5.79;
    for (const RollingWindow window : {ntm, ttm}) {
      const RollingMultiple converted_one = *converted(of_2026(22), amd(), article_day, window);
      CHECK(price_on(converted_one, amd(), article_day)->value == near(price));
      for (const int ahead : {0, 1}) {
        const DefinedMultiple back = *on_fiscal_year(converted_one, amd(), article_day, ahead);
        CHECK(back.value.value * forward_year_eps(amd(), ahead, article_day).eps.value == near(price));
      }
      for (const RollingWindow other : {ntm, ttm}) {
        CHECK(price_on(*converted(converted_one, amd(), article_day, other), amd(), article_day)->value ==
              near(price));
      }
    }
    const Spot spot{PerShare{price}, article_day, Currency{"USD"}};
    CHECK(implied_multiple(spot, amd(), ntm)->value.value ==
          near(converted(of_2026(22), amd(), article_day, ntm)->value.value));
  }

  TEST_CASE("FY1 to NTM to FY1 and FY2 to TTM to FY2 are the identity") {
    std::mt19937_64 random{3};
    std::uniform_real_distribution<double> eps{0.01, 50};
    std::uniform_int_distribution<int> day{0, 363};
    for (int i = 0; i < 1000; ++i) {
      EpsPath path = amd();
      for (PeriodEps& one : path) one.eps = PerShare{eps(random)};
      const Date on = add_days(path[1].period.start, day(random));
      DefinedMultiple quoted = of_2026(17.5);
      const RollingMultiple trailing = *converted(quoted, path, on, ttm);
      CHECK(on_fiscal_year(trailing, path, on, 1)->value.value == near(17.5));
      CHECK(on_fiscal_year(trailing, path, on, 1)->definition.period == path[2].period);
      quoted.definition.period = path[1].period;
      CHECK(on_fiscal_year(*converted(quoted, path, on, ntm), path, on, 0)->value.value == near(17.5));
    }
  }

  TEST_CASE("a split of prices and EPS leaves every multiple") {
    EpsPath split = amd();
    for (PeriodEps& one : split) one.eps = one.eps / 2.0;
    CHECK(converted(of_2026(22), split, article_day, ntm)->value.value ==
          near(converted(of_2026(22), amd(), article_day, ntm)->value.value));
    CHECK(price_on(rolling(30, ntm), split, article_day)->value ==
          near(0.5 * price_on(rolling(30, ntm), amd(), article_day)->value));
  }

  TEST_CASE("a loss has no multiple and no price") {
    EpsPath loss = amd();
    loss[1].eps = PerShare{-3};
    loss[2].eps = PerShare{1};
    CHECK_FALSE(price_on(rolling(30, ntm), loss, article_day).has_value());
    CHECK_FALSE(converted(of_2026(22), loss, article_day, ntm).has_value());
    CHECK_FALSE(on_fiscal_year(rolling(30, ttm), loss, 2026y / 1 / 31, 0).has_value());
  }

  TEST_CASE("it says what it is a multiple of") {
    CHECK(describe(rolling(30, ntm)) == "30x NTM non-GAAP EPS");
    CHECK(describe(rolling(26.5, ttm)) == "26.5x TTM non-GAAP EPS");
  }

  TEST_CASE("another basis and another window and a year outside the path are refused by name") {
    RollingMultiple gaap = rolling(30, ntm);
    gaap.earnings = EarningsBasis::gaap;
    CHECK_THROWS_WITH_AS(price_on(gaap, amd(), article_day),
                         "multiple.earnings: must be non-GAAP like the path, got GAAP", DomainError);
    DefinedMultiple later = of_2026(22);
    later.definition.period = calendar_year(2027);
    CHECK_THROWS_WITH_AS(converted(later, amd(), article_day, ntm),
                         "multiple.definition.period: must be a year of the path, got FY2027", DomainError);
    DefinedMultiple forward = of_2026(22);
    forward.definition.window = EarningsWindow::next_twelve_months;
    CHECK_THROWS_AS(converted(forward, amd(), article_day, ntm), DomainError);
    CHECK_THROWS_AS(price_on(rolling(0, ntm), amd(), article_day), DomainError);
    CHECK_THROWS_AS(describe(rolling(std::nan(""), ntm)), DomainError);
  }
}

}  // namespace rolling_multiple_test
