#include <fairvalue/deal/rebate.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

namespace rebate_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

// Article 001: 6 GW; the warrant's intrinsic value at 226.36 and at 600; a gigawatt for 20 or 35 bn.
const Gigawatts bought{6};
const Money at_226{36.216e9}, at_600{95.9984e9};
const PerGigawatt low{20e9}, high{35e9};

TEST_SUITE("deal/rebate") {
  TEST_CASE("a gigawatt brings back 6.036 or 16.00 bn: 36.216 / 6 and 95.9984 / 6 by hand") {
    CHECK(rebate_per_gigawatt(at_226, bought).value == Approx(6.036e9).epsilon(round_off));
    CHECK(rebate_per_gigawatt(at_600, bought).value == Approx(15.999733333333332e9).epsilon(round_off));
    CHECK(rebate_per_gigawatt(Money{0}, bought) == PerGigawatt{0});
  }
  TEST_CASE("the share of spend: over 120 bn at 20 and over 210 bn at 35 a gigawatt") {
    CHECK(100 * self_funding_ratio(at_226, bought, low) == Approx(30.18).epsilon(round_off));
    CHECK(100 * self_funding_ratio(at_226, bought, high) == Approx(17.245714285714286).epsilon(round_off));
    CHECK(100 * self_funding_ratio(at_600, bought, low) == Approx(79.99866666666667).epsilon(round_off));
    CHECK(100 * self_funding_ratio(at_600, bought, high) == Approx(45.71352380952381).epsilon(round_off));
    CHECK(self_funding_ratio(Money{0}, bought, low) == 0.0);
    CHECK(self_funding_ratio(Money{240e9}, bought, low) == 2.0);
  }
  TEST_CASE("160 million shares pay for all at 750 or 1312.50: 120 bn and 210 bn over 160 million") {
    CHECK(self_funding_price(bought, low, Shares{160e6}, PerShare{0}) == PerShare{750});
    CHECK(self_funding_price(bought, high, Shares{160e6}, PerShare{0}) == PerShare{1312.5});
    CHECK(self_funding_price(bought, low, Shares{160e6}, PerShare{0.01}).value ==
          Approx(750.01).epsilon(round_off));
  }
  TEST_CASE("at the self-funding price the ratio is one and a tenth above it more") {
    for (const double strike : {0.0, 0.01, 100.0}) {
      CAPTURE(strike);
      const Shares shares{160e6};
      const PerShare price = self_funding_price(bought, high, shares, PerShare{strike});
      const auto ratio = [&](PerShare p) {
        return self_funding_ratio(intrinsic_value(shares, PerShare{strike}, p), bought, high);
      };
      CHECK(ratio(price) == Approx(1).epsilon(round_off));
      CHECK(ratio(1.1 * price) > 1.09);
    }
  }
  TEST_CASE("the share of spend is the rebate a gigawatt over its price") {
    CHECK(self_funding_ratio(at_226, bought, high) ==
          Approx(rebate_per_gigawatt(at_226, bought) / high).epsilon(round_off));
  }
  TEST_CASE("a 4:1 split quarters the self-funding price and changes no ratio") {
    const Shares shares = split_adjusted(Shares{160e6}, 4);
    const PerShare strike = split_adjusted(PerShare{0.01}, 4);
    CHECK(self_funding_price(bought, low, shares, strike) ==
          split_adjusted(self_funding_price(bought, low, Shares{160e6}, PerShare{0.01}), 4));
    const Money value = intrinsic_value(shares, strike, split_adjusted(PerShare{226.36}, 4));
    CHECK(100 * self_funding_ratio(value, bought, low) == Approx(30.18).epsilon(round_off));
  }
  TEST_CASE("values and strikes that are none are refused by name") {
    for (const auto& [row_value, rest] : {std::pair{-1.0, ">= 0, got -1"},
                                          {nan, "a finite number, got nan"},
                                          {infinity, "a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      const std::string worth = std::string{"warrant_value: must be "} + rest;
      const std::string strike = std::string{"strike: must be "} + rest;
      CHECK_THROWS_WITH_AS(rebate_per_gigawatt(Money{value}, bought), worth.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_ratio(Money{value}, bought, low), worth.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_price(bought, low, Shares{1}, PerShare{value}), strike.c_str(),
                           DomainError);
    }
  }
  TEST_CASE("gigawatts and prices and shares that are none are refused by name") {
    for (const auto& [row_value, rest] : {std::pair{0.0, "> 0, got 0"},
                                          {-6.0, "> 0, got -6"},
                                          {nan, "a finite number, got nan"},
                                          {infinity, "a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      const std::string gigawatts = std::string{"bought: must be "} + rest;
      const std::string price = std::string{"price: must be "} + rest;
      const std::string shares = std::string{"shares: must be "} + rest;
      const Gigawatts none{value};
      const PerGigawatt free{value};
      const PerShare cent{0.01};
      CHECK_THROWS_WITH_AS(rebate_per_gigawatt(at_226, none), gigawatts.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_ratio(at_226, none, low), gigawatts.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_price(none, low, Shares{1}, cent), gigawatts.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_ratio(at_226, bought, free), price.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_price(bought, free, Shares{1}, cent), price.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(self_funding_price(bought, low, Shares{value}, cent), shares.c_str(), DomainError);
    }
  }
  TEST_CASE("rebates beyond the doubles are refused") {
    CHECK_THROWS_WITH_AS(rebate_per_gigawatt(Money{1e300}, Gigawatts{1e-10}),
                         "rebate_per_gigawatt: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(self_funding_ratio(Money{1e300}, bought, PerGigawatt{1e-10}),
                         "self_funding_ratio: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(self_funding_ratio(at_226, Gigawatts{1e-200}, PerGigawatt{1e-200}),
                         "spend: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(self_funding_ratio(at_226, Gigawatts{1e200}, PerGigawatt{1e200}),
                         "spend: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(self_funding_price(bought, low, Shares{1e-300}, PerShare{0}),
                         "self_funding_price: must be a finite number, got inf", DomainError);
  }
}

}  // namespace rebate_test
