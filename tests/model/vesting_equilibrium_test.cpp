#include <fairvalue/model/vesting_equilibrium.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace vesting_equilibrium_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A few products, sums and one quotient of doubles.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-13); }

/// The price by bisection on what defines it: value = P (outstanding + sum of n max(0, 1 - K/P)).
double slow_price(double value, double outstanding, const std::vector<Claim>& claims) {
  double low = 0.0;
  double high = value / outstanding;
  for (int i = 0; i < 200; ++i) {
    const double price = 0.5 * (low + high);
    double shares = outstanding;
    for (const Claim& c : claims) shares += c.shares.value * std::max(0.0, 1 - c.strike.value / price);
    (price * shares < value ? low : high) = price;
  }
  return 0.5 * (low + high);
}

double price_with(double value, double outstanding, const std::vector<OpenClaim>& open,
                  const std::vector<double>& vested) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < open.size(); ++i) {
    claims.push_back({open[i].claim.shares * vested[i], open[i].claim.strike});
  }
  return slow_price(value, outstanding, claims);
}

OpenClaim open_claim(double shares, double strike, double hurdle) {
  return {{Shares{shares}, PerShare{strike}}, PerShare{hurdle}};
}

VestingEquilibrium solve(double value, double outstanding, const std::vector<OpenClaim>& open) {
  return vesting_equilibrium(Money{value}, Shares{outstanding}, {}, open);
}

TEST_SUITE("model/vesting_equilibrium") {
  TEST_CASE("without claims the price is value over shares") {
    const auto equilibrium = solve(1000, 10, {});
    CHECK(equilibrium.price == PerShare{100});
    CHECK(equilibrium.vested.empty());
    CHECK_FALSE(equilibrium.pinned.has_value());
  }
  TEST_CASE("penny shares dilute in full: 1000 over 10 + 2.5 is 80") {
    const auto equilibrium = solve(1000, 10, {open_claim(2.5, 0, 80)});
    CHECK(equilibrium.price == PerShare{80});
    CHECK(equilibrium.vested == std::vector<double>{1.0});  // exactly at the hurdle still vests
    CHECK_FALSE(equilibrium.pinned.has_value());
  }
  TEST_CASE("a strike is paid in: (1000 + 2 * 40) / (10 + 2) is 90") {
    const std::vector<Claim> claims{{Shares{2}, PerShare{40}}};
    CHECK(price_after_dilution(Money{1000}, Shares{10}, claims) == PerShare{90});
    // The same by the treasury stock method: 1000 / (10 + 2 (1 - 40 / 90)) = 90.
    CHECK(1000 / (10 + 2 * (1 - 40.0 / 90)) == near(90));
  }
  TEST_CASE("a claim struck at or above the price does not dilute") {
    const std::vector<Claim> claims{{Shares{2}, PerShare{100}}, {Shares{5}, PerShare{150}}};
    CHECK(price_after_dilution(Money{1000}, Shares{10}, claims) == PerShare{100});
  }
  TEST_CASE("pinned: 1000 over 10 + 2.5 f is 90 where f is 4/9 by hand") {
    const auto equilibrium = solve(1000, 10, {open_claim(2.5, 0, 90)});
    REQUIRE(equilibrium.pinned.has_value());
    CHECK(equilibrium.price == PerShare{90});
    CHECK(equilibrium.pinned->hurdle == PerShare{90});
    CHECK(equilibrium.pinned->fraction == near((1000.0 / 90 - 10) / 2.5));  // 0.444...
    CHECK(equilibrium.vested[0] == equilibrium.pinned->fraction);
    CHECK(1000 / (10 + 2.5 * equilibrium.pinned->fraction) == near(90));
  }
  TEST_CASE("a hurdle above the price before vesting asks for nothing") {
    const auto equilibrium = solve(1000, 10, {open_claim(2.5, 0, 100.01)});
    CHECK(equilibrium.price == PerShare{100});
    CHECK(equilibrium.vested == std::vector<double>{0.0});
    CHECK_FALSE(equilibrium.pinned.has_value());
  }
  TEST_CASE("at the hurdle exactly nothing of it can vest and the year is pinned") {
    const auto equilibrium = solve(1000, 10, {open_claim(2.5, 0, 100)});
    REQUIRE(equilibrium.pinned.has_value());
    CHECK(equilibrium.pinned->fraction == 0.0);
    CHECK(equilibrium.price == PerShare{100});
  }
  TEST_CASE("a claim without a hurdle vests whatever the price and comes first") {
    std::vector<OpenClaim> open{open_claim(2.5, 0, 90), {{Shares{2.5}, PerShare{0}}, std::nullopt}};
    const auto equilibrium = solve(1000, 10, open);
    CHECK(equilibrium.price == PerShare{80});
    CHECK(equilibrium.vested == std::vector<double>{0.0, 1.0});
  }
  TEST_CASE("what has vested before dilutes before") {
    const std::vector<Claim> vested{{Shares{2.5}, PerShare{0}}};
    const auto equilibrium = vesting_equilibrium(Money{1000}, Shares{10}, vested, {});
    CHECK(equilibrium.price == PerShare{80});
  }
  TEST_CASE("equal hurdles share the fraction and a ladder stops where it is pinned") {
    const auto equilibrium = solve(
        1000, 10, {open_claim(1, 0, 95), open_claim(0.5, 0, 85), open_claim(1, 0, 95), open_claim(9, 0, 99)});
    // 0.5 at 85 vests: 1000 / 10.5 = 95.24; at 95 there is room for 1000 / 95 - 10.5 = 0.0263 of 2 shares.
    const double fraction = (1000.0 / 95 - 10.5) / 2;
    CHECK(equilibrium.price == PerShare{95});
    CHECK(equilibrium.vested[1] == 1.0);
    CHECK(equilibrium.vested[0] == near(fraction));
    CHECK(equilibrium.vested[2] == equilibrium.vested[0]);
    CHECK(equilibrium.vested[3] == 0.0);
  }
  TEST_CASE("on random ladders the price is the slow one and no vested hurdle lies above it") {
    std::mt19937_64 random{20260101};
    std::uniform_real_distribution<double> unit;
    int pinned = 0;
    for (int i = 0; i < 2000; ++i) {
      std::vector<OpenClaim> open;
      for (int j = 0; j < 6; ++j) {
        open.push_back(open_claim(3 * unit(random), 60 * unit(random), 60 + 40 * unit(random)));
      }
      const auto equilibrium = solve(1000, 10, open);
      CAPTURE(i);
      CHECK(equilibrium.price.value ==
            doctest::Approx(price_with(1000, 10, open, equilibrium.vested)).epsilon(1e-11));
      for (std::size_t j = 0; j < open.size(); ++j) {
        if (equilibrium.vested[j] > 0) CHECK(*open[j].hurdle <= equilibrium.price);
        CHECK(equilibrium.vested[j] <= 1.0);
      }
      if (equilibrium.pinned) {
        ++pinned;
        CHECK(equilibrium.price == equilibrium.pinned->hurdle);
      }
    }
    CHECK(pinned > 200);
  }
  TEST_CASE("a price reaches a hurdle at it or a rounding below and not a cent short") {
    CHECK(reaches(PerShare{600}, PerShare{600}));
    CHECK(reaches(PerShare{0.1 + 0.7}, PerShare{0.8}));  // 0.7999999999999999
    CHECK(reaches(PerShare{600.01}, PerShare{600}));
    CHECK_FALSE(reaches(PerShare{599.99}, PerShare{600}));
    CHECK_FALSE(reaches(PerShare{600 * (1 - 2e-12)}, PerShare{600}));
    CHECK_FALSE(reaches(PerShare{nan}, PerShare{600}));
  }
  TEST_CASE("prices worked out at the hurdle give fractions and no rounding pins a claim that fits") {
    // Strikes at or below a hurdle that the price before or after vesting stands on, a few ulps off.
    std::mt19937_64 random{20260102};
    std::uniform_real_distribution<double> unit;
    for (int i = 0; i < 5000; ++i) {
      const double hurdle = std::round(1e4 * unit(random)) / 100 + 1;
      const double outstanding = std::round(2000 * unit(random)) + 1;
      const double shares = std::round(1000 * unit(random)) + 1;
      const double strike = unit(random) < 0.5 ? hurdle : hurdle * unit(random);
      // Fits exactly in decimals: (value + shares x strike) / (outstanding + shares) = hurdle.
      const double fits = hurdle * outstanding + shares * (hurdle - strike);
      for (const double value : {fits, fits * (1 + 2e-16), fits * (1 - 2e-16)}) {
        CAPTURE(i);
        const auto equilibrium = solve(value, outstanding, {open_claim(shares, strike, hurdle)});
        CHECK(equilibrium.vested[0] == 1.0);
        CHECK_FALSE(equilibrium.pinned.has_value());
        CHECK(equilibrium.price.value == near(hurdle));
      }
    }
  }
  TEST_CASE("the order of the claims changes nothing") {
    std::mt19937_64 random{7};
    std::vector<OpenClaim> open{open_claim(1, 0.01, 70), open_claim(0.5, 10, 85), open_claim(1, 0.01, 90),
                                open_claim(2, 0, 95)};
    const auto first = solve(1000, 10, open);
    for (int i = 0; i < 24; ++i) {
      std::shuffle(open.begin(), open.end(), random);
      const auto again = solve(1000, 10, open);
      CHECK(again.price == first.price);
      CHECK(again.pinned.has_value() == first.pinned.has_value());
    }
  }
  TEST_CASE("bad numbers are refused by name") {
    CHECK_THROWS_WITH_AS(solve(0, 10, {}), "value: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(solve(nan, 10, {}), "value: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(solve(1000, -1, {}), "outstanding: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(solve(1000, 10, {open_claim(-1, 0, 50)}), "claim.shares: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(solve(1000, 10, {open_claim(1, -2, 50)}), "claim.strike: must be >= 0, got -2",
                         DomainError);
    CHECK_THROWS_WITH_AS(solve(1000, 10, {open_claim(1, 0, 0)}), "claim.hurdle: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_AS(solve(1000, 10, {open_claim(1, 0, nan)}), DomainError);
  }
  TEST_CASE("a pinned part is told from a tranche") {
    CHECK(describe(Pinned{.hurdle = PerShare{115}, .fraction = 550.0 / 1150}) ==
          "pinned at 115: only 47.8 % of the tranche at that hurdle vests; by its terms a tranche vests "
          "whole or "
          "not at all");
  }
}

}  // namespace vesting_equilibrium_test
