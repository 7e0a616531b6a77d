#include "pricing/warrant/claim_market.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../simulation_samples.hpp"
#include "../tranche_fixtures.hpp"

namespace claim_market_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// Rates of 3 and 5 % for a year each, a yield of 1 % for 183 days and then 2 %, volatilities of 20 and 40 %.
EquityMarket two_years() {
  EquityMarket market = market_on(granted, 100, 0.2);
  market.risk_free_rate = {Rate{0.03}, {{Years{1}, Rate{0.05}}}};
  market.dividend_yield = {Rate{0.01}, {{Years{183.0 / 365.0}, Rate{0.02}}}};
  market.volatility.later = {{Years{1}, 0.4}};
  return market;
}

double priced(const TrancheClaim& claim, const ClaimMethods& methods = {}) {
  return worth(detail::market_of_claim(two_years(), claim, methods), claim, methods);
}

const TrancheClaim call{.strike = PerShare{105}, .expiry = Years{2}};

TEST_SUITE("pricing/warrant/claim_market") {
  // QuantLib 1.29, AnalyticEuropeanEngine on two DiscountCurves and a BlackVarianceCurve with these nodes.
  TEST_CASE("a call on stepped levels is that of the curves: 16.935586469944") {
    CHECK(priced(call) == Approx(16.935586469944).epsilon(1e-11));
  }

  // After a year: rate 3 %, volatility 20 %, the yield 0.01 x 183 + 0.02 x 182 over 365.
  TEST_CASE("exercised on a vesting day that is known the levels count until that day") {
    TrancheClaim claim = call;
    claim.earliest = Years{1};
    const FlatMarket first_year{.spot = PerShare{100},
                                .risk_free_rate = Rate{0.03},
                                .dividend_yield = Rate{(0.01 * 183 + 0.02 * 182) / 365},
                                .volatility = 0.2};
    const double by_hand = worth(first_year, {.strike = PerShare{105}, .expiry = Years{1}});
    CHECK(priced(claim, vesting_now) == Approx(by_hand).epsilon(1e-12));
    claim.earliest = Years{0};
    claim.milestone = milestone(Fixed{1}, 0.25, 2);
    CHECK(priced(claim, vesting_now) == Approx(0.75 * by_hand).epsilon(1e-12));
    claim.milestone.reset();
    claim.strike = PerShare{90};
    CHECK(priced(claim, vesting_now) == Approx(10).epsilon(1e-14));  // at once
  }

  TEST_CASE("hurdles and days to come keep the refusal") {
    const char* message =
        "market.risk_free_rate: must be flat for a closed form (simulate stepped levels), got 2 levels";
    TrancheClaim hurdle = call;
    hurdle.hurdle = hurdle_at(150);
    CHECK_THROWS_WITH_AS(priced(hurdle), message, DomainError);
    TrancheClaim open_day = call;
    open_day.milestone = milestone(LogNormal{1, 0.5}, 0, 2);
    CHECK_THROWS_WITH_AS(priced(open_day, vesting_now), message, DomainError);
    CHECK(priced(open_day) > 0.0);  // held, only its probability counts
  }

  TEST_CASE("formula and simulation agree in a market whose levels all step") {
    Simulation simulation = simulation_of(stepped_market(), position_of(single({NamedGate{"signed"}}, 150)));
    simulation.positions[0].outlook.named = {{"signed", 1.0}};
    const WarrantValue exact = value_by_formula(
        {.warrant = simulation.positions[0].warrant, .outlook = simulation.positions[0].outlook},
        simulation.model.market);
    const SimulatedValue paths = simulated_value(simulation, {.paths = 16384});
    const double error = paths.total.standard_error;
    CHECK(std::abs(paths.total.mean - exact.total.value().value) < 5 * error);
  }
}

}  // namespace claim_market_test
