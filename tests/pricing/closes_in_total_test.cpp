// k closes in total: the engine against a plain loop over days, and against the rules it lies between.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace closes_in_total_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr int closes_of_year = 252;
constexpr double spot = 164.67;

/// A penny warrant of a year.
Simulation one_year(double hurdle, const MonitoringRule& rule, std::uint64_t seed = 1) {
  Simulation simulation = reference_simulation(single({price_at(hurdle, rule)}), seed);
  simulation.positions[0].warrant.expiry = add_days(granted, 365);
  return simulation;
}

struct Loop {
  double mean;
  double standard_error;
};

/// The same under the share measure, close by close: at the reference's rate of 3.7 % and volatility of 50 %.
Loop plain_loop(double hurdle, int closes_asked, int paths) {
  std::mt19937_64 words{20261129};
  std::normal_distribution<double> normal;
  const double dt = 1.0 / closes_of_year;
  const double drift = (0.037 + 0.5 * 0.5 * 0.5) * dt;
  const double deviation = 0.5 * std::sqrt(dt);
  int vested = 0;
  for (int path = 0; path < paths; ++path) {
    double log_price = std::log(spot);
    int hits = 0;
    for (int day = 1; day <= closes_of_year; ++day) {
      log_price += drift + deviation * normal(words);
      if (log_price >= std::log(hurdle)) ++hits;
    }
    if (hits >= closes_asked) ++vested;
  }
  const double p = static_cast<double>(vested) / paths;
  return {spot * p, spot * std::sqrt(p * (1.0 - p) / paths)};
}

Sampled simulated(const Simulation& simulation, std::uint64_t paths = 1 << 15) {
  const SimulatedValue value = simulated_value(simulation, {.paths = paths});
  CHECK(value.doubt.empty());
  return value.tranches.front().value;
}

TEST_SUITE("pricing/closes_in_total") {
  TEST_CASE("a plain loop over days has the same value") {
    struct Row {
      double hurdle;
      int closes;
    };
    for (const Row& row : {Row{180, 5}, Row{220, 20}, Row{250, 60}, Row{170, 150}}) {
      CAPTURE(row.hurdle);
      CAPTURE(row.closes);
      const Loop loop = plain_loop(row.hurdle, row.closes, 40'000);
      const Sampled value = simulated(one_year(row.hurdle, on_total_of(row.closes)));
      CHECK(std::abs(value.mean - loop.mean) < 5 * std::hypot(value.standard_error, loop.standard_error));
    }
  }

  TEST_CASE("one close in total is any close on every path") {
    const auto plain_mean = [](const MonitoringRule& rule) {
      const SimulationSettings settings{.paths = 1 << 12, .control = ControlVariate::none};
      return simulated_value(one_year(250, rule), settings).total.mean;
    };
    CHECK(plain_mean(on_total_of(1)) == plain_mean(on_any_close()));
  }

  TEST_CASE(
      "it is met no later than a count in a window and than closes in a row: path by path in the mean") {
    // Without controls the paths are the same, so that the means are ordered as the days are on each path.
    const auto mean = [](const MonitoringRule& rule) {
      return simulated_value(one_year(220, rule), {.paths = 8192, .control = ControlVariate::none})
          .total.mean;
    };
    const double in_total = mean(on_total_of(20));
    const double in_window = mean(on_some_of(20, 30));
    const double in_a_row = mean(on_consecutive(20));
    CHECK(in_total > in_window);
    CHECK(in_window > in_a_row);
    CHECK(in_total > mean(on_total_of(40)));
    CHECK(mean(on_any_close()) > in_total);
    CHECK(mean(on_some_of(20, 252)) == in_total);  // a window as long as the life
  }

  TEST_CASE("closes of the history count: with all but one behind it the rule is any close") {
    // Ten closes since the grant, nine of them at the hurdle: one more is any close to come.
    Simulation simulation = one_year(250, on_total_of(10));
    simulation.model.market.spot.as_of = add_days(granted, 14);
    std::vector<Dated<PerShare>> rows;
    for (int day = 1; day <= 14; ++day) {
      const Date date = add_days(granted, day);
      if (day % 7 == 6 || day % 7 == 0) continue;  // the grant was a Sunday
      rows.push_back({date, PerShare{rows.size() < 9 ? 260.0 : spot}});
    }
    simulation.positions[0].history = DealHistory{.closes = DatedSeries<PerShare>{rows}};
    Simulation any = simulation;
    any.positions[0].warrant = single({price_at(250, on_any_close())});
    any.positions[0].warrant.expiry = simulation.positions[0].warrant.expiry;
    any.positions[0].history = std::nullopt;
    const auto plain = [](const Simulation& one) {
      return simulated_value(one, {.paths = 8192, .control = ControlVariate::none}).total.mean;
    };
    CHECK(rows.size() == 10);
    CHECK(plain(simulation) == plain(any));
  }

  TEST_CASE("formulas refuse it by name") {
    const auto claims =
        tranche_claims({.warrant = single({price_at(250, on_total_of(20))})}, market_on(granted).spot);
    const auto value_of = [&] {
      return claim_value(flat_market(market_on(granted)), claims.front().value());
    };
    CHECK_THROWS_WITH_AS(
        value_of(),
        "claim.hurdle.rule: must be continuous, a close or consecutive closes for a closed form "
        "(simulate it), got 20 closes in total",
        DomainError);
  }
}

}  // namespace closes_in_total_test
