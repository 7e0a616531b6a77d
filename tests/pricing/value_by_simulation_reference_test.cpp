// Published values, references computed by others and exact methods. In debug builds with sanitizers fewer
// paths and no more than what is said here of their errors.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/closes_probability.hpp>

#include "simulation_samples.hpp"
#include "support/by_build.hpp"

namespace value_by_simulation_reference_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double error_asked = by_build(0.02, 0.04);

/// One share for nothing at a hurdle of 600 on 1,260 closes.
Simulation at_600(MonitoringRule rule, std::uint64_t seed) {
  return reference_simulation(single({price_at(600, rule)}), seed);
}

/// Of equal tranches at zero strike, whose value is the mean.
double mean_value(double spot, double volatility, double rate, int days, const std::vector<double>& hurdles,
                  MonitoringRule rule) {
  std::vector<Tranche> tranches;
  for (const double hurdle : hurdles) {
    tranches.push_back(tranche(std::to_string(hurdle), {price_at(hurdle, rule)}));
  }
  Warrant warrant = warrant_of(std::move(tranches));
  warrant.expiry = add_days(granted, days);
  EquityMarket market = market_on(granted, spot, volatility);
  market.risk_free_rate = {Rate{rate}};
  const Shares shares = warrant.shares;
  const auto value =
      simulated_value(simulation_of(market, position_of(std::move(warrant))), {.paths = 65536});
  return value.total.mean / shares.value;
}

double normal_cdf_of(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/// Merton (1976): a Black-Scholes value for every number of jumps, weighted by a Poisson law of the jumps as
/// the price counts them.
double merton_call(double spot, double strike, double years, double rate, double volatility,
                   const Jumps& jumps) {
  const double log_factor = jumps.mean + 0.5 * jumps.deviation * jumps.deviation;
  const double kappa = std::expm1(log_factor);
  const double expected = jumps.intensity * (1 + kappa) * years;
  double weight = std::exp(-expected);
  double sum = 0.0;
  for (int n = 0; n < 60; ++n) {
    const double s = std::sqrt(volatility * volatility * years + n * jumps.deviation * jumps.deviation);
    const double r = (rate - jumps.intensity * kappa) * years + n * log_factor;
    const double d1 = (std::log(spot / strike) + r) / s + 0.5 * s;
    sum += weight * (spot * normal_cdf_of(d1) - strike * std::exp(-r) * normal_cdf_of(d1 - s));
    weight *= expected / (n + 1);
  }
  return sum;
}

TEST_SUITE("pricing/value_by_simulation_reference") {
  TEST_CASE("closes and averages and runs of closes are worth what three million other paths say") {
    struct Row {
      MonitoringRule rule;
      double value;  ///< docs/reference/reference-values.md, with its standard error
      double error;
    };
    for (const Row& row : {Row{on_any_close(), 79.880, 0.007}, Row{on_average_of(20), 74.454, 0.018},
                           Row{on_consecutive(20), 69.475, 0.023}}) {
      CAPTURE(describe(row.rule));
      const SimulatedValue value =
          simulated_value(at_600(row.rule, 5), {.paths = 1 << 23, .target_error = error_asked / row.value});
      const Sampled share = value.tranches.front().value;
      CHECK(value.status == RunStatus::converged);
      CHECK(share.standard_error <= 1.001 * error_asked);  // the total's target, of a value known as well
      CHECK(std::abs(share.mean - row.value) < 4 * std::hypot(share.standard_error, row.error));
    }
  }

  TEST_CASE("hits of closes have the exact probabilities of the convolution") {
    const FlatMarket market{.spot = PerShare{164.67}, .risk_free_rate = Rate{0.037}, .volatility = 0.5};
    for (const int consecutive : {1, 3}) {
      const ClosesHurdle hurdle{
          .hurdle = PerShare{600}, .horizon = Years{5}, .closes = 1260, .consecutive = consecutive};
      const SimulatedTranche tranche =
          simulated_value(at_600(on_consecutive(consecutive), 9), {.paths = 1 << 17}).tranches.front();
      const double by_share = hit_probability(market, hurdle, Measure::share).probability;
      const double by_money = hit_probability(market, hurdle, Measure::risk_neutral).probability;
      CAPTURE(consecutive);
      CHECK(std::abs(tranche.value.mean - 164.67 * by_share) < 5 * tranche.value.standard_error);
      CHECK(std::abs(tranche.hit_share.mean - by_share) < 5 * tranche.hit_share.standard_error);
      CHECK(std::abs(tranche.hit_risk_neutral.mean - by_money) < 5 * tranche.hit_risk_neutral.standard_error);
      CHECK(std::abs(tranche.vesting_probability.mean - by_money) <
            5 * tranche.vesting_probability.standard_error);
    }
  }

  TEST_CASE("ATI on 2021-06-16: 9.333 a share within three tenths of a percent") {
    // 140.0 over 15.0 million; 10 years, 12 / 14 / 16 on 5 of 10 closes, filings in
    // docs/reference/reference-values.md. Our error is 0.01 %.
    const double value = mean_value(10.28, 0.3903, 0.0156, 3652, {12, 14, 16}, on_some_of(5, 10));
    CHECK(std::abs(value / 9.333 - 1) < 0.003);
  }

  TEST_CASE("SES on 2022-02-03: 6.593 a share within one and a half percent") {
    // 36.393 over 5.52 million; 5 years, 12 to 18 on 20 of 30 closes. Our error is 0.02 %.
    const double value = mean_value(7.68, 0.81, 0.0163, 1825, {12, 14, 16, 18}, on_some_of(20, 30));
    CHECK(std::abs(value / 6.593 - 1) < 0.015);
  }

  TEST_CASE("calls on a price that jumps have the values of Merton's series") {
    for (const double strike : {100.0, 164.67, 250.0}) {
      for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
        Simulation simulation = reference_simulation(single({NamedGate{"met"}}, strike), 11);
        simulation.positions[0].outlook.named = {{"met", 1.0}};
        simulation.model.jumps = some_jumps;
        simulation.measure = measure;
        const Sampled value = simulated_value(simulation, {.paths = 65536}).tranches.front().value;
        CAPTURE(strike);
        CAPTURE(to_string(measure));
        const double exact = merton_call(164.67, strike, 5, 0.037, 0.5, some_jumps);
        CHECK(std::abs(value.mean - exact) < 5 * value.standard_error);
        CHECK(value.standard_error < 0.01 * exact);
      }
    }
  }
}

}  // namespace value_by_simulation_reference_test
