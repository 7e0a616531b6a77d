#include <fairvalue/pricing/greeks_by_simulation.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace greeks_by_simulation_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// `bias`: of central differences, relative.
void check_near(const Sampled& sampled, double exact, double bias) {
  CAPTURE(exact);
  CAPTURE(sampled.mean);
  CAPTURE(sampled.standard_error);
  CHECK(std::abs(sampled.mean - exact) < 5 * sampled.standard_error + bias * std::abs(exact));
}

TEST_SUITE("pricing/greeks_by_simulation") {
  const SimulationSettings settings{.paths = 1 << 16};

  TEST_CASE("a share for nothing moves with the share and not with its volatility") {
    const SimulatedGreeks greeks = greeks_by_simulation({.warrant = single({price_at(1e-6)})},
                                                        {.market = market_on(granted)}, {}, settings);
    CHECK(greeks.delta.mean == Approx(100).epsilon(1e-6));  // prices are floats
    CHECK(std::abs(greeks.vega.mean) < 1e-2);
  }

  TEST_CASE("calls and hurdles have the closed forms' delta and vega") {
    const EquityMarket market = market_on(granted);
    const std::vector<WarrantPosition> positions{{.warrant = single({price_at(1e-6)}, 150)},
                                                 {.warrant = single({price_at(300)}, 10)}};
    for (const WarrantPosition& position : positions) {
      const Greeks exact = greeks_by_formula(position, market);
      const SimulatedGreeks greeks = greeks_by_simulation(position, {.market = market}, {}, settings);
      check_near(greeks.delta, exact.delta, 1e-3);
      check_near(greeks.vega, exact.vega, 1e-3);
      CHECK(greeks.delta.standard_error < 0.05 * exact.delta);
    }
  }

  TEST_CASE("dilution is in them") {
    const EquityMarket market = market_on(granted);
    const WarrantPosition position{.warrant = single({price_at(1e-6)}, 150)};
    const ValuationTerms terms{.dilution = DilutionMethod::galai_schneller, .outstanding = Shares{300}};
    const Greeks exact = greeks_by_formula(position, market, terms);
    const SimulatedGreeks greeks =
        greeks_by_simulation(position, {.market = market}, terms, {.paths = 1 << 15});
    check_near(greeks.delta, exact.delta, 1e-3);
    check_near(greeks.vega, exact.vega, 1e-3);
  }

  // The close of 164.67 has met the hurdle of 160: whatever the price does, the share is there.
  TEST_CASE("what the close has met stays met") {
    const WarrantPosition met{.warrant = single({price_at(164, on_any_close())})};
    const SimulatedGreeks greeks =
        greeks_by_simulation(met, {.market = market_on(add_days(granted, 1))}, {}, settings);
    CHECK(greeks.delta.mean == Approx(100).epsilon(1e-6));
  }

  TEST_CASE("too few paths and a target error are refused") {
    const auto refusal = [](const SimulationSettings& asked) {
      try {
        greeks_by_simulation({.warrant = single({price_at(1e-6)})}, {.market = market_on(granted)}, {},
                             asked);
      } catch (const DomainError& error) {
        return std::string{error.what()};
      }
      return std::string{"accepted"};
    };
    CHECK(refusal({.paths = 8191}) == "settings.paths: must be at least 8192 for sensitivities, got 8191");
    CHECK(refusal({.target_error = 0.01}) ==
          "settings.target_error: must be none for sensitivities (their runs need the same paths), got 0.01");
    CHECK(refusal({.paths = 8192}) == "accepted");
  }
}

}  // namespace greeks_by_simulation_test
