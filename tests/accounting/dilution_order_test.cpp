#include <fairvalue/accounting/dilution_order.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/core/error.hpp>

namespace dilution_order_test {
using namespace fairvalue;
using doctest::Approx;

double cents(PerShare eps) { return std::round(100 * eps.value) / 100; }

/// IAS 33, Illustrative Example 9: 2,000,000 shares at an average of 75. Options on 100,000 at 60; 800,000
/// preference shares, each convertible into two, with a dividend of 8; bonds of 100 million at 5 %, 20 shares
/// for each 1,000, at a tax of 40 %.
const std::vector<PotentialShares> example{
    {.name = "preference shares", .shares = Shares{1'600'000}, .income = Money{6'400'000}},
    {.name = "bonds", .shares = Shares{2'000'000}, .income = Money{3'000'000}},
    {.name = "options", .shares = treasury_stock_shares(Shares{100'000}, PerShare{60}, PerShare{75})}};

TEST_SUITE("accounting/dilution_order") {
  TEST_CASE("options then bonds and preference shares no more: 5.00 and 4.95 and 3.23 and not 3.45") {
    // 16.4 million of continuing operations less dividends of 6.4 million
    const DilutionOrder got = dilution_order(Money{10e6}, Shares{2e6}, example);
    REQUIRE(got.steps.size() == 3);
    const char* names[] = {"options", "bonds", "preference shares"};
    const double earnings[] = {0, 1.50, 4.00};
    const double eps[] = {4.95, 3.23, 3.45};
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      CHECK(got.steps[i].name == names[i]);
      CHECK(cents(got.steps[i].earnings) == earnings[i]);
      CHECK(cents(got.steps[i].eps) == eps[i]);
      CHECK(got.steps[i].is_dilutive == (i < 2));
    }
    CHECK(got.shares.value == Approx(4'020'000).epsilon(1e-14));
    CHECK(cents(got.eps) == 3.23);
    // Net income after a loss of 4 million of discontinued operations: 2.24 on the same shares.
    CHECK(cents((Money{6e6} + got.added) / got.shares) == 2.24);
  }
  TEST_CASE("the order matters: bonds at 4.00 dilute 5.00 alone and raise what a warrant leaves") {
    // 1,000 on 200 shares is 5.00; a warrant of 100 makes 3.33, and 40 on 10 shares more 3.35.
    const std::vector<PotentialShares> both{{.name = "bonds", .shares = Shares{10}, .income = Money{40}},
                                            {.name = "warrant", .shares = Shares{100}}};
    const DilutionOrder got = dilution_order(Money{1'000}, Shares{200}, both);
    CHECK(got.steps[0].name == "warrant");
    CHECK_FALSE(got.steps[1].is_dilutive);
    CHECK(got.shares == Shares{300});
    CHECK(dilution_order(Money{1'000}, Shares{200}, std::vector{both[0]}).eps.value ==
          Approx(1'040.0 / 210).epsilon(1e-14));
  }
  TEST_CASE("in a loss a warrant counts only where the loss holds a gain on it") {
    const std::vector<PotentialShares> equity{{.name = "warrant", .shares = Shares{100}}};
    CHECK(dilution_order(Money{-400}, Shares{200}, equity).shares == Shares{200});
    // a gain of 300 on a liability: without it the loss is 700 on 300 shares, 2.33 and not 2.00
    const std::vector<PotentialShares> liability{
        {.name = "warrant", .shares = Shares{100}, .income = Money{-300}}};
    CHECK(dilution_order(Money{-400}, Shares{200}, liability).eps.value ==
          Approx(-700.0 / 300).epsilon(1e-14));
  }
  TEST_CASE("it is the lowest EPS of all subsets on thousands of random sets") {
    std::mt19937_64 random{1844};
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution{low, high}(random);
    };
    for (int i = 0; i < 3000; ++i) {
      std::vector<PotentialShares> some;
      for (int k = 0; k < 4; ++k)
        some.push_back({.name = "one",
                        .shares = Shares{uniform(0, 50)},
                        .income = Money{k == 0 ? 0 : uniform(-10, 300)}});
      const double control = uniform(-200, 1'000);
      double lowest = control / 100;
      for (unsigned subset = 0; subset < 16; ++subset) {
        double income = control;
        double shares = 100;
        for (std::size_t k = 0; k < 4; ++k) {
          if ((subset >> k & 1U) == 0) continue;
          income += some[k].income.value;
          shares += some[k].shares.value;
        }
        lowest = std::min(lowest, income / shares);
      }
      CHECK(dilution_order(Money{control}, Shares{100}, some).eps.value == Approx(lowest).epsilon(1e-12));
    }
  }
  TEST_CASE("bad securities are refused by name") {
    CHECK_THROWS_WITH_AS(dilution_order(Money{1}, Shares{0}, example), "basic: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        dilution_order(Money{1}, Shares{1}, std::vector{PotentialShares{.name = "x", .shares = Shares{-1}}}),
        "securities[0].shares: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(
        dilution_order(Money{1}, Shares{1}, std::vector{PotentialShares{.name = "", .shares = Shares{1}}}),
        "securities[0].name: must be given, got none", DomainError);
  }
}

}  // namespace dilution_order_test
