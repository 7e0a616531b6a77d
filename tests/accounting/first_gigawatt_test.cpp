#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "awards.hpp"

namespace first_gigawatt_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

/// AMD's assumed ladder: 160 million in six equal tranches, a gigawatt each, hurdles 225 to 600.
WarrantPosition ladder(const MonitoringRule& rule) {
  Warrant terms{.holder = "customer",
                .shares = Shares{160e6},
                .strike = PerShare{0.01},
                .granted = 2025y / 10 / 5,
                .expiry = 2030y / 10 / 5,
                .tranches = {}};
  for (int i = 1; i <= 6; ++i) {
    terms.tranches.push_back({.name = std::to_string(i) + " GW",
                              .shares = Shares{160e6 / 6},
                              .gates = {VolumeGate{.measure = VolumeMeasure::purchased, .volume = 1.0 * i},
                                        PriceGate{.hurdle = PerShare{150 + 75.0 * i}, .rule = rule}}});
  }
  return {.warrant = terms};
}

const EquityMarket market{
    .spot = {.price = PerShare{164.67}, .as_of = 2025y / 10 / 3, .currency = Currency{"USD"}},
    .risk_free_rate = {Rate{0.037}},
    .volatility = {0.5},
    .volatility_source = "assumed"};

double first_gigawatt(const WarrantPosition& position, const std::vector<PerShare>& values,
                      CostAttribution attribution) {
  const CustomerAward award = customer_award(position.warrant, values, policy_of(attribution));
  return contra_revenue(award, std::vector{bought(1, {}, 15e9)})[0].contra_revenue.value / 1e9;
}

double normal(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/// By hand: the price times the probability of a hit under the share measure, drift r + sigma^2 / 2. The
/// strike of a cent is left out: at most 0.01 a share, 0.0003 bn a tranche.
double share_value(double hurdle) {
  const double years = 1826 / 365.0;
  const double b = std::log(hurdle / 164.67);
  const double drift = 0.037 + 0.125;
  const double deviation = 0.5 * std::sqrt(years);
  return 164.67 * (normal((drift * years - b) / deviation) +
                   std::exp(2 * drift * b / 0.25) * normal((-drift * years - b) / deviation));
}

TEST_SUITE("accounting/first_gigawatt") {
  TEST_CASE("hurdles at any moment: 8.31 from zero and 3.99 incrementally and 2.99 pooled") {
    const WarrantPosition position = ladder(continuously());
    const WarrantValue value = value_by_formula(position, market, {.kind = ValueKind::grant_date});
    std::vector<PerShare> values;
    double from_zero = 0;
    double sum = 0;
    for (int i = 1; i <= 6; ++i) {
      values.push_back(value.tranches[static_cast<std::size_t>(i - 1)].outcome.value().claim.value);
      const double billions = share_value(150 + 75.0 * i) * 160e6 / 6 / 1e9;
      from_zero += billions / i;
      sum += billions;
    }
    const double got[] = {first_gigawatt(position, values, CostAttribution::from_zero),
                          first_gigawatt(position, values, CostAttribution::incremental),
                          first_gigawatt(position, values, CostAttribution::pooled)};
    CHECK(std::abs(got[0] - from_zero) <= 0.002);
    CHECK(std::abs(got[1] - share_value(225) * 160e6 / 6 / 1e9) <= 0.0003);
    CHECK(std::abs(got[2] - sum / 6) <= 0.0003);
    CHECK(std::round(100 * got[0]) == 831);
    CHECK(std::round(100 * got[1]) == 399);
    CHECK(std::round(100 * got[2]) == 299);
  }
  TEST_CASE("hurdles on averages of 20 closes: 7.93 and 3.85 and 2.82") {
    // docs/reference/reference_values.py --paths, with numpy: 7.9285, 3.8536, 2.8238, errors of 0.008, 0.003
    // and 0.004
    const WarrantPosition position = ladder(on_average_of(20));
    const SimulatedValue value = value_by_simulation(
        position, {.market = market}, {.kind = ValueKind::grant_date}, {.paths = 1 << 16, .seed = 7});
    std::vector<PerShare> values;
    double relative = 0;
    for (const SimulatedTranche& one : value.tranches) {
      values.emplace_back(one.value.mean);
      relative = std::max(relative, one.value.standard_error / one.value.mean);
    }
    const double reference[] = {7.9285, 3.8536, 2.8238};
    const double error[] = {0.0082, 0.0032, 0.0038};
    const CostAttribution attributions[] = {CostAttribution::from_zero, CostAttribution::incremental,
                                            CostAttribution::pooled};
    for (int i = 0; i < 3; ++i) {
      const double got = first_gigawatt(position, values, attributions[i]);
      CHECK(std::abs(got - reference[i]) <= 5 * std::hypot(error[i], relative * got));
    }
  }
}

}  // namespace first_gigawatt_test
