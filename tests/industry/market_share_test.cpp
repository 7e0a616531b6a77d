#include <fairvalue/industry/market_share.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace market_share_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

/// Brute force: the share of a company of 1 unit in a market of 1 / share units, grown unit by unit.
double share_by_revenues(double share, double own, double others) {
  const double company = 1.0;
  const double rest = 1.0 / share - 1.0;
  const double after = company + company * own;
  return after / (after + rest + rest * others);
}

TEST_SUITE("industry/market_share") {
  TEST_CASE("one point of 500 bn is 5 bn and four points are 20 bn") {
    CHECK(share_revenue(0.01, Money{500e9}).value == Approx(5e9).epsilon(round_off));
    CHECK(share_revenue(0.04, Money{500e9}).value == Approx(20e9).epsilon(round_off));
    CHECK(share_revenue(0.0, Money{500e9}) == Money{0});
    CHECK(share_revenue(1.0, Money{500e9}) == Money{500e9});
  }
  TEST_CASE("revenue and share undo each other up to the whole market") {
    for (const double share : {0.0, 0.01, 0.375, 1.0}) {
      CHECK(share_of(share_revenue(share, Money{16e9}), Money{16e9}) == Approx(share).epsilon(round_off));
    }
    CHECK(share_of(Money{6}, Money{16}) == 0.375);  // 6 of 10 + 6 gigawatts
    CHECK(share_of(Money{16}, Money{16}) == 1.0);
    CHECK_THROWS_WITH_AS(share_of(Money{17}, Money{16}), "revenue: must be at most the market of 16, got 17",
                         DomainError);
  }
  TEST_CASE("Android from 0 to 72 percent in 17 years gains 72 / 17 = 4.235 points a year") {
    CHECK(100 * share_gain_per_year(0.0, 0.72, Years{17}) == Approx(4.235294117647059).epsilon(round_off));
    CHECK(share_gain_per_year(0.5, 0.25, Years{0.5}) == -0.5);
    CHECK(share_gain_per_year(0.3, 0.3, Years{1}) == 0.0);
  }
  TEST_CASE("20 percent that doubles while the others stand still: 40 of 120 is a third") {
    CHECK(share_after_growth(0.2, 1.0, 0.0) == Approx(1.0 / 3.0).epsilon(round_off));
    CHECK(share_after_growth(0.0, 3.0, 0.1) == 0.0);
    CHECK(share_after_growth(1.0, -0.5, 0.1) == 1.0);
  }
  TEST_CASE("equal growth leaves every share as it is and shares add up to one") {
    for (const double share : {0.0, 0.04, 0.5, 0.9, 1.0}) {
      CAPTURE(share);
      CHECK(share_after_growth(share, 0.4, 0.4) == Approx(share).epsilon(round_off));
      CHECK(share_after_growth(share, 0.7, -0.2) + share_after_growth(1 - share, -0.2, 0.7) ==
            Approx(1).epsilon(round_off));
    }
  }
  TEST_CASE("the share after growth is what the revenues say") {
    for (const double share : {0.01, 0.375, 0.8}) {
      for (const double own : {-0.9, 0.0, 0.35, 5.0}) {
        CAPTURE(share);
        CAPTURE(own);
        CHECK(share_after_growth(share, own, 0.4) ==
              Approx(share_by_revenues(share, own, 0.4)).epsilon(round_off));
      }
    }
  }
  TEST_CASE("flat against plus 40 percent is a factor of 1 / 1.4 = 0.7143") {
    CHECK(small_share_factor(0.0, 0.4) == Approx(0.7142857142857143).epsilon(round_off));
    CHECK(small_share_factor(0.4, 0.4) == 1.0);
  }
  TEST_CASE("the factor is the limit of the share after growth as the share goes to zero") {
    // share_after_growth / s = f / (1 + s (f - 1)), so the relative gap is at most s |f - 1|
    for (const double own : {-0.5, 0.0, 3.0}) {
      const double factor = small_share_factor(own, 0.4);
      for (const double share : {1e-2, 1e-4, 1e-6, 1e-8}) {
        CAPTURE(share);
        const double gap = share_after_growth(share, own, 0.4) / share / factor - 1;
        CHECK(std::abs(gap) <= 1.02 * share * std::abs(factor - 1) + round_off);
        CHECK(std::abs(gap) >= 0.9 * share * std::abs(factor - 1) - round_off);
      }
    }
  }
  TEST_CASE("to hold a share takes the growth of the others whatever the share") {
    for (const double share : {1e-9, 0.04, 0.5, 0.999}) {
      CHECK(growth_to_reach_share(share, share, 0.4) == Approx(0.4).epsilon(round_off));
    }
  }
  TEST_CASE("from 20 percent to a third takes a doubling when the others stand still") {
    CHECK(growth_to_reach_share(0.2, 1.0 / 3.0, 0.0) == Approx(1.0).epsilon(round_off));
  }
  TEST_CASE("growth to reach a share and share after growth are inverses") {
    for (const double share : {0.01, 0.3, 0.9}) {
      for (const double target : {0.02, 0.5, 0.95}) {
        const double own = growth_to_reach_share(share, target, 0.4);
        CHECK(share_after_growth(share, own, 0.4) == Approx(target).epsilon(round_off));
      }
    }
  }
  TEST_CASE("shares outside 0 to 1 are refused by name") {
    const Money market{16e9};
    CHECK_THROWS_WITH_AS(share_revenue(15, market), "share: must be between 0 and 1, got 15", DomainError);
    CHECK_THROWS_WITH_AS(share_revenue(-0.1, market), "share: must be between 0 and 1, got -0.1",
                         DomainError);
    CHECK_THROWS_WITH_AS(share_revenue(nan, market), "share: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(share_gain_per_year(-0.1, 0.72, Years{17}),
                         "from: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(share_gain_per_year(0, 72, Years{17}), "to: must be between 0 and 1, got 72",
                         DomainError);
    CHECK_THROWS_WITH_AS(share_after_growth(1.01, 0, 0), "share: must be between 0 and 1, got 1.01",
                         DomainError);
    for (const double edge : {0.0, 1.0, nan, infinity, -1.0}) {
      CAPTURE(edge);
      CHECK_THROWS_AS(growth_to_reach_share(edge, 0.5, 0.4), DomainError);
      CHECK_THROWS_AS(growth_to_reach_share(0.5, edge, 0.4), DomainError);
    }
    CHECK_THROWS_WITH_AS(growth_to_reach_share(0.0, 0.5, 0.4),
                         "share: must be between 0 and 1, both excluded, got 0", DomainError);
    CHECK_THROWS_WITH_AS(growth_to_reach_share(0.5, 1.0, 0.4),
                         "target: must be between 0 and 1, both excluded, got 1", DomainError);
  }
  TEST_CASE("a growth of -100 percent or none at all is refused by name") {
    const char* own = "own: must be > -1 (-100 %), got -1";
    const char* others = "others: must be > -1 (-100 %), got -1";
    CHECK_THROWS_WITH_AS(share_after_growth(0.2, -1, 0), own, DomainError);
    CHECK_THROWS_WITH_AS(share_after_growth(0.2, 0, -1), others, DomainError);
    CHECK_THROWS_WITH_AS(small_share_factor(-1, 0), own, DomainError);
    CHECK_THROWS_WITH_AS(small_share_factor(0, -1), others, DomainError);
    CHECK_THROWS_WITH_AS(growth_to_reach_share(0.2, 0.3, -1), others, DomainError);
    for (const double none : {nan, infinity, -2.0}) {
      CHECK_THROWS_AS(share_after_growth(0.2, none, 0), DomainError);
      CHECK_THROWS_AS(share_after_growth(0.2, 0, none), DomainError);
      CHECK_THROWS_AS(small_share_factor(none, 0), DomainError);
      CHECK_THROWS_AS(small_share_factor(0, none), DomainError);
      CHECK_THROWS_AS(growth_to_reach_share(0.2, 0.3, none), DomainError);
    }
  }
  TEST_CASE("a target that no growth reaches in doubles is refused") {
    CHECK_THROWS_WITH_AS(growth_to_reach_share(0.5, 1e-30, 0.4),
                         "growth_to_reach_share: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(growth_to_reach_share(1e-310, 0.5, 0.4),
                         "growth_to_reach_share: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("money and years that are none are refused by name") {
    CHECK_THROWS_WITH_AS(share_revenue(0.1, Money{0}), "market: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(share_of(Money{-1}, Money{16}), "revenue: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(share_of(Money{0}, Money{0}), "market: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(share_gain_per_year(0, 0.7, Years{0}), "years: must be > 0, got 0", DomainError);
    CHECK(share_of(Money{0}, Money{16}) == 0.0);
    for (const double none : {nan, infinity, -1.0}) {
      CHECK_THROWS_AS(share_revenue(0.1, Money{none}), DomainError);
      CHECK_THROWS_AS(share_of(Money{none}, Money{16}), DomainError);
      CHECK_THROWS_AS(share_of(Money{1}, Money{none}), DomainError);
      CHECK_THROWS_AS(share_gain_per_year(0, 0.7, Years{none}), DomainError);
    }
  }
}

}  // namespace market_share_test
