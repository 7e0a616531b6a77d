// What standard errors are worth where chance is hard to see: weighted paths, few paths, events nobody saw.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/pricing/compare_methods.hpp>

#include "simulation_samples.hpp"

namespace value_by_simulation_errors_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

double normal(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/// The reflection principle: P(touched by T), nu the drift of the logarithm.
double touched(double b, double nu, double sigma, double years) {
  const double s = sigma * std::sqrt(years);
  return normal((nu * years - b) / s) +
         std::exp(2 * nu * b / (sigma * sigma)) * normal((-b - nu * years) / s);
}

/// Two years of a price whose volatility is 200 % a year: sigma^2 T = 8, e^8 weighted paths count as one.
constexpr double wild = 2.0;
constexpr double rate = 0.037;
const double by_money = touched(std::log(1.5), rate - 2, wild, 2);
const double by_share = touched(std::log(1.5), rate + 2, wild, 2);

Simulation wild_price(Measure measure, std::uint64_t seed) {
  Warrant warrant = single({price_at(150)});
  warrant.expiry = add_days(granted, 730);
  Simulation simulation = simulation_of(market_on(granted, 100, wild), position_of(std::move(warrant)), seed);
  simulation.measure = measure;
  return simulation;
}

struct Scores {
  double squares = 0.0;
  double worst = 0.0;
  void add(const Sampled& sampled, double exact) {
    const double z = (sampled.mean - exact) / sampled.standard_error;
    squares += z * z;
    worst = std::max(worst, std::abs(z));
  }
};

/// At 20 times its price no path of some thousand comes by in 90 days at 50 %. The volatility steps beyond
/// the warrant's life, so that theory does not rule such paths out.
Simulation far_hurdle(Measure measure) {
  Warrant warrant = single({price_at(20 * 164.67, on_any_close())});
  warrant.expiry = add_days(granted, 90);
  Simulation simulation = reference_simulation(std::move(warrant));
  simulation.measure = measure;
  simulation.model.market.volatility.later = {{Years{9}, 0.4}};
  return simulation;
}

TEST_SUITE("pricing/value_by_simulation_errors") {
  TEST_CASE("probabilities of the other measure are right within their errors for a wild price") {
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      CAPTURE(to_string(measure));
      Scores money, share, vested, given, none;
      for (std::uint64_t seed = 0; seed < 24; ++seed) {
        const SimulatedValue value = simulated_value(wild_price(measure, seed), {.paths = 4096});
        const SimulatedTranche& tranche = value.tranches.front();
        CHECK(value.other_paths == 4096);
        money.add(tranche.hit_risk_neutral, by_money);
        share.add(tranche.hit_share, by_share);
        vested.add(tranche.vesting_probability, by_money);
        none.add(value.vested.front().probability, 1.0 - by_money);
        if (measure == Measure::share) given.add(*tranche.value_given_vesting, 100 * by_share / by_money);
        CHECK(tranche.median_hit_risk_neutral.has_value());
        CHECK(tranche.median_hit_share.has_value());
      }
      for (const Scores& scores : {money, share, vested, none, given}) {
        CHECK(scores.worst < 5.0);
        CHECK(scores.squares < 51.2);  // chi-square of 24: 99.9 %
      }
    }
  }

  TEST_CASE("weights do where they count as a thousand paths and more") {
    // 5 years at 50 %: 8,192 e^-1.25 = 2,347 and 2,048 e^-1.25 = 587.
    const Simulation simulation = reference_simulation(single({price_at(600)}));
    CHECK(simulated_value(simulation, {.paths = 8192}).other_paths == 0);
    CHECK(simulated_value(simulation, {.paths = 2048}).other_paths == 2048);
  }

  TEST_CASE("a second run counts its progress on and may be cancelled") {
    std::vector<std::uint64_t> done;
    const RunControl told{
        .progress = [&](const RunProgress& one) { done.push_back(one.done * 100 + one.limit); }};
    simulated_value(wild_price(Measure::share, 1), {.paths = 2 * 4096, .run = told});
    CHECK(done == std::vector<std::uint64_t>{202, 404});
    const RunControl stopped{.cancelled = [] { return true; }};
    const auto value = simulated_value(wild_price(Measure::share, 1), {.paths = 70 * 4096, .run = stopped});
    CHECK(value.status == RunStatus::cancelled);
    CHECK(value.paths == 64 * 4096);
  }

  TEST_CASE("fewer than 512 paths take their spread from others and a few are unreliable") {
    const Simulation simulation = reference_simulation(single({price_at(300, on_any_close())}));
    const auto run = [&](std::uint64_t paths) {
      return simulated_value(simulation,
                             {.paths = paths, .target_error = 1e3, .control = ControlVariate::none});
    };
    // S sqrt(p (1 - p)) a path, p some .8; the spread of 4,096 others is known to 3 %.
    const double one_path = run(1 << 14).total.standard_error * std::sqrt(1 << 14);
    for (const std::uint64_t paths : {1U, 2U, 5U, 25U, 200U, 511U}) {
      CAPTURE(paths);
      const SimulatedValue value = run(paths);
      CHECK(value.status == (paths <= 25 ? RunStatus::unreliable : RunStatus::finished));
      // Widened below 30 effective paths, of which there is one in three or four.
      const auto n = static_cast<double>(paths);
      const double widened = std::hypot(one_path / std::sqrt(n), paths <= 25 ? 100 * 164.67 / n : 0.0);
      CHECK(value.total.standard_error == doctest::Approx(widened).epsilon(0.05));
    }
    CHECK(run(512).status == RunStatus::converged);
  }

  TEST_CASE("what no path saw has a bound for an error: one path in n") {
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      CAPTURE(to_string(measure));
      const SimulatedValue value = simulated_value(far_hurdle(measure), {.paths = 8192});
      const SimulatedTranche& tranche = value.tranches.front();
      const double worth = measure == Measure::share ? 164.67 : 20 * 164.67;
      CHECK(tranche.value.mean == 0.0);
      CHECK(tranche.value.standard_error == doctest::Approx(worth / 8192).epsilon(1e-12));
      CHECK(value.total.standard_error == doctest::Approx(100 * worth / 8192).epsilon(1e-12));
      CHECK(tranche.hit_risk_neutral.standard_error == 1.0 / 8192);
      CHECK(tranche.hit_share.standard_error ==
            doctest::Approx((measure == Measure::share ? 1.0 : 20.0) / 8192).epsilon(1e-12));
      CHECK(tranche.vesting_probability.standard_error == 1.0 / 8192);
      CHECK_FALSE(tranche.value_given_vesting.has_value());
      CHECK(value.status == RunStatus::unreliable);
      CHECK(tranche.doubt == "no path pays, and its error is a bound");
    }
  }

  TEST_CASE("the total knows what a tranche that nobody saw may bring") {
    Simulation simulation = far_hurdle(Measure::share);
    simulation.positions[0].warrant.tranches.push_back(tranche("near", {price_at(165, on_any_close())}, 1));
    simulation.positions[0].warrant.shares = Shares{101};
    const SimulatedValue value = simulated_value(simulation, {.paths = 8192});
    const double near = value.tranches[1].value.standard_error;
    CHECK(value.total.standard_error == doctest::Approx(std::hypot(near, 100 * 164.67 / 8192)).epsilon(1e-9));
  }

  TEST_CASE("a comparison has its distance even where nobody saw a payment") {
    Simulation simulation = far_hurdle(Measure::share);
    simulation.model.market.volatility.later.clear();
    const auto tranche =
        compare_methods(simulation.positions[0], simulation.model, {}, {.paths = 4096}).tranches.front();
    for (std::size_t i = 2; i < tranche.methods.size(); ++i) {
      CAPTURE(tranche.methods[i].method);
      REQUIRE(tranche.methods[i].difference_in_errors.has_value());
      CHECK(std::abs(*tranche.methods[i].difference_in_errors) < 1.0);
    }
  }
}

}  // namespace value_by_simulation_errors_test
