// A model with a volatility of its own, of no use but to show what is kept from it: strata of the terminal
// price, bridges between closes, and the control variates that need them.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "../priced_warrant.hpp"
#include "pricing/sampling/control_plan.hpp"
#include "pricing/sampling/price_strata.hpp"
#include "simulation/watch/bridge_law.hpp"

namespace own_volatility_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

/// dS = ... + sigma S (S_0 / S) dW: the volatility rises as the price falls (constant elasticity, beta 0).
struct OwnVolatility {
  EquityMarket market;
};

/// What it can state: it does not jump.
PathTraits path_traits(const OwnVolatility&) { return {.has_continuous_paths = true}; }

constexpr CloseGrid one_year{.closes = 252, .life = Years{1}};

/// Its law in the engine's terms, with today's volatility on every day.
PriceLaw price_law(const OwnVolatility& model) {
  PriceLaw law = price_law(PriceModel{.market = model.market}, Measure::share, one_year);
  law.traits = path_traits(model);
  return law;
}

/// Prices at the end over today's, step by step.
std::vector<float> terminal_prices(const PriceLaw& law, int paths) {
  std::mt19937_64 words{1};
  std::normal_distribution<double> normal;
  std::vector<float> prices;
  for (int path = 0; path < paths; ++path) {
    double price = 1.0;
    for (const double volatility : law.volatility) {
      const double drift = 0.037 / one_year.closes;
      price = std::max(1e-3, price + price * drift + volatility * normal(words));
    }
    prices.push_back(static_cast<float>(price));
  }
  return prices;
}

TEST_SUITE("pricing/sampling/own_volatility") {
  const OwnVolatility model{market_on(granted)};

  TEST_CASE("no control variate but the martingale: neither crossings nor streaks nor strata") {
    CHECK(existing_controls(path_traits(model)) == std::vector{ControlVariate::martingale});
    CHECK(existing_controls({}) == std::vector{ControlVariate::martingale});
  }

  TEST_CASE("strata and bridges of its law are refused where they are made") {
    const PriceLaw law = price_law(model);
    CHECK_THROWS_WITH_AS(price_strata(law, 4),
                         "model: must be one with a log-normal terminal price for strata, got another",
                         DomainError);
    const std::vector<float> volatility(law.volatility.begin(), law.volatility.end());
    CHECK_THROWS_WITH_AS(bridge_law(law.traits, volatility),
                         "model: must be log-normal and without jumps for Brownian bridges, got another",
                         DomainError);
  }

  TEST_CASE(
      "the strata it is kept from would be wrong: a quarter of a log-normal law is not a quarter of its") {
    PriceLaw taken_for_lognormal = price_law(model);
    taken_for_lognormal.traits.terminal_is_lognormal = true;
    const PriceStrata strata = price_strata(taken_for_lognormal, 4);
    constexpr int paths = 20'000;
    std::vector<std::uint8_t> stratum;
    strata.read(terminal_prices(taken_for_lognormal, paths), stratum);
    const auto lowest = std::ranges::count(stratum, std::uint8_t{0});
    const double error = std::sqrt(paths * 0.25 * 0.75);
    CHECK(std::abs(static_cast<double>(lowest) - 0.25 * paths) > 10 * error);
  }
}

}  // namespace own_volatility_test
