#include <fairvalue/pricing/greeks_by_simulation.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

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
        greeks_by_simulation(position, {.market = market}, terms, {.paths = 1 << 13});
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

  // No path of the few reaches the hurdle: the values are equal, and their bound is that of the differences.
  TEST_CASE("differences of nothing are not certain") {
    const WarrantPosition far{.warrant = single({price_at(1e6)})};
    const SimulatedGreeks greeks =
        greeks_by_simulation(far, {.market = market_on(granted, 100, 0.1)}, {}, {.paths = 8192});
    CHECK(greeks.delta.mean == 0.0);
    CHECK(greeks.delta.standard_error > 0.0);
    CHECK_FALSE(greeks.doubt.empty());
  }

  TEST_CASE("progress counts 64 runs and a cancelled one is no answer") {
    std::vector<std::uint64_t> done;
    SimulationSettings watched{.paths = 8192};
    watched.run.progress = [&](const RunProgress& progress) {
      CHECK(progress.limit == 64);
      done.push_back(progress.done);
    };
    const WarrantPosition share{.warrant = single({price_at(1e-6)})};
    greeks_by_simulation(share, {.market = market_on(granted)}, {}, watched);
    CHECK(done.size() == 64);
    CHECK(std::ranges::is_sorted(done));
    watched.run.cancelled = [] { return true; };
    CHECK_THROWS_WITH_AS(greeks_by_simulation(share, {.market = market_on(granted)}, {}, watched),
                         "settings.run: must be not cancelled, got cancelled", DomainError);
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
