// What is paid, when, and how likely: contracts whose values are known by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "simulation_samples.hpp"

namespace value_by_simulation_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double spot = 164.67;

EquityMarket market_with_yield(double yield) {
  EquityMarket market = market_on(granted);
  market.dividend_yield = {Rate{yield}};
  return market;
}

SimulatedTranche simulated(const Simulation& simulation, const SimulationSettings& settings = {.paths = 8192},
                           const ValuationTerms& terms = {}) {
  return simulated_value(simulation, settings, terms).tranches.front();
}

Simulation named_condition(double probability) {
  Simulation simulation = reference_simulation(single({NamedGate{"certified"}}));
  simulation.positions[0].outlook.named = {{"certified", probability}};
  return simulation;
}

/// Gigawatts 1 and 4, of which the second may never come.
Simulation linear_vesting() {
  Warrant warrant = single({});
  warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 0, .to = 4};
  Simulation simulation = reference_simulation(std::move(warrant));
  simulation.positions[0].outlook.milestones = {reached(1, Fixed{1}), reached(4, Fixed{2}, 0.5)};
  return simulation;
}

Simulation three_tranches() {
  return reference_simulation(warrant_of({tranche("low", {price_at(200, on_any_close())}, 100),
                                          tranche("middle", {price_at(300, on_average_of(20))}, 150),
                                          tranche("high", {price_at(600, on_consecutive(5))}, 50)}));
}

TEST_SUITE("pricing/value_by_simulation") {
  TEST_CASE("a share for nothing is worth a share times the probability of its condition") {
    const SimulatedTranche tranche = simulated(named_condition(0.25));
    CHECK(tranche.value.mean == doctest::Approx(0.25 * spot).epsilon(1e-12));  // the probability itself
    CHECK(tranche.value.standard_error < 1e-12);
    CHECK(tranche.variance_ratio > 1e20);
    CHECK(tranche.hit_risk_neutral.mean == 1.0);
    CHECK(tranche.hit_share.mean == doctest::Approx(1).epsilon(1e-12));
    CHECK(std::abs(tranche.vesting_probability.mean - 0.25) < 5 * tranche.vesting_probability.standard_error);
    const Sampled given = *tranche.value_given_vesting;
    CHECK(std::abs(given.mean - spot) < 5 * given.standard_error);
  }

  TEST_CASE("without a control the condition is drawn: a standard error of S sqrt(p (1 - p) / n)") {
    const SimulatedTranche tranche =
        simulated(named_condition(0.25), {.paths = 8192, .control = ControlVariate::none});
    const double error = spot * std::sqrt(0.25 * 0.75 / 8192);
    CHECK(std::abs(tranche.value.mean - 0.25 * spot) < 5 * error);
    CHECK(tranche.value.standard_error == doctest::Approx(error).epsilon(0.05));  // 5 / sqrt(n), twice
    CHECK(tranche.variance_ratio == doctest::Approx(1).epsilon(1e-9));
    CHECK(tranche.control == ControlVariate::none);
  }

  TEST_CASE("a condition that cannot be met is worth nothing and has no value given vesting") {
    const SimulatedTranche tranche = simulated(named_condition(0));
    CHECK(tranche.value.mean == 0.0);
    CHECK(tranche.vesting_probability.mean == 0.0);
    CHECK_FALSE(tranche.value_given_vesting.has_value());
  }

  TEST_CASE("dividends are missed until exercise: two years of them on vesting and five when held") {
    Simulation simulation = simulation_of(
        market_with_yield(0.02), position_of(single({purchased(1)}), {.milestones = {reached(1, Fixed{2})}}));
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      simulation.measure = measure;
      CAPTURE(to_string(measure));
      const Sampled held = simulated(simulation).value;
      const Sampled vested =
          simulated(simulation, {.paths = 8192}, {.exercise = ExercisePolicy::on_vesting}).value;
      CHECK(std::abs(held.mean - spot * std::exp(-0.1)) < 5 * held.standard_error + 1e-4);
      CHECK(std::abs(vested.mean - spot * std::exp(-0.04)) < 5 * vested.standard_error + 1e-4);
      if (measure == Measure::share) CHECK(vested.standard_error < 1e-9);
    }
  }

  TEST_CASE("a linear tranche vests by parts: 0.25 + 0.75 x 0.5 = 0.625 of it") {
    const SimulatedValue value = simulated_value(linear_vesting(), {.paths = 16384});
    const SimulatedTranche& tranche = value.tranches.front();
    CHECK(std::abs(tranche.vesting_probability.mean - 0.625) <
          5 * tranche.vesting_probability.standard_error);
    CHECK(std::abs(tranche.value.mean - 0.625 * spot) < 5 * tranche.value.standard_error);
    CHECK(value.total.mean == doctest::Approx(100 * tranche.value.mean));
    REQUIRE(value.vested.size() == 2);
    CHECK(value.vested[0].shares.value == doctest::Approx(25));
    CHECK(value.vested[1].shares.value == doctest::Approx(100));
    CHECK(std::abs(value.vested[0].probability.mean - 0.5) < 5 * value.vested[0].probability.standard_error);
  }

  TEST_CASE("conditions of exercise and the strike count for the exercise and not for the vesting") {
    Simulation simulation = named_condition(1);
    simulation.positions[0].warrant.exercise_gates = {NamedGate{"approved"}};
    simulation.positions[0].warrant.strike = PerShare{200};
    simulation.positions[0].outlook.named.push_back({"approved", 0.4});
    const SimulatedTranche tranche = simulated(simulation);
    const double s = 0.5 * std::sqrt(5.0);
    const double d2 = (std::log(spot / 200) + 5 * 0.037) / s - 0.5 * s;
    const double above = 0.5 * std::erfc(-d2 / std::sqrt(2.0));
    CHECK(tranche.vesting_probability.mean == doctest::Approx(1).epsilon(1e-12));
    CHECK(std::abs(tranche.exercise_probability.mean - 0.4 * above) <
          5 * tranche.exercise_probability.standard_error);
    const double call =
        spot * 0.5 * std::erfc(-(d2 + s) / std::sqrt(2.0)) - 200 * std::exp(-5 * 0.037) * above;
    CHECK(std::abs(tranche.value.mean - 0.4 * call) < 5 * tranche.value.standard_error);
    CHECK(tranche.variance_ratio > 100);  // the price at the end in strata, the approval by its probability
  }

  TEST_CASE("a tranche exercised before is worth nothing more") {
    Simulation simulation = reference_simulation(
        warrant_of({tranche("gone", {NamedGate{"a"}}), tranche("left", {NamedGate{"b"}}, 50)}));
    simulation.model.market = market_on(add_days(granted, 30));
    simulation.positions[0].outlook.named = {{"a", 1.0}, {"b", 1.0}};
    simulation.positions[0].history = {.closes = {},
                                       .events = {{"a", add_days(granted, 10)}},
                                       .exercises = {{"gone", add_days(granted, 20)}}};
    const SimulatedValue value = simulated_value(simulation, {.paths = 100});
    CHECK(value.tranches[0].shares == Shares{0});
    CHECK(value.tranches[0].value.mean == 0.0);
    CHECK(value.tranches[0].vesting_probability.mean == 0.0);
    CHECK(value.tranches[1].value.mean == doctest::Approx(spot));
    CHECK(value.total.mean == doctest::Approx(50 * spot));
    REQUIRE(value.vested.size() == 1);
    CHECK(value.vested[0].shares == Shares{50});
  }

  TEST_CASE("the numbers of vested shares are a distribution with the mean that the tranches have") {
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      Simulation simulation = three_tranches();
      simulation.measure = measure;
      const SimulatedValue value = simulated_value(simulation, {.paths = 8192});
      double sum = 0.0;
      double mean = 0.0;
      for (const VestedShares& one : value.vested) {
        sum += one.probability.mean;
        mean += one.probability.mean * one.shares.value;
      }
      double expected = 0.0;
      for (const SimulatedTranche& one : value.tranches) {
        expected += one.shares.value * one.vesting_probability.mean;
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-12));
      CHECK(mean == doctest::Approx(expected).epsilon(1e-12));  // both are linear in the paths
      CHECK(value.vested.front().shares == Shares{0});
      CHECK(value.vested.back().shares == Shares{300});
    }
  }

  TEST_CASE("a value says how it was found") {
    const SimulatedValue value =
        simulated_value(reference_simulation(single({price_at(300)}), 9), {.paths = 64});
    CHECK(to_string(value.method) == "simulation");
    CHECK(to_string(value.measure) == "share");
    CHECK(value.seed == 9);
    CHECK(value.paths == 64);
  }

  TEST_CASE("both measures tell the same") {
    Simulation simulation = three_tranches();
    const SimulatedValue by_share = simulated_value(simulation, {.paths = 65536});
    simulation.measure = Measure::risk_neutral;
    simulation.seed = 2;
    const SimulatedValue by_money = simulated_value(simulation, {.paths = 65536});
    const auto agree = [](const Sampled& a, const Sampled& b) {
      CHECK(std::abs(a.mean - b.mean) < 5 * std::hypot(a.standard_error, b.standard_error));
    };
    agree(by_share.total, by_money.total);
    for (std::size_t i = 0; i < 3; ++i) {
      const SimulatedTranche& a = by_share.tranches[i];
      const SimulatedTranche& b = by_money.tranches[i];
      CAPTURE(a.tranche);
      agree(a.value, b.value);
      agree(a.hit_risk_neutral, b.hit_risk_neutral);
      agree(a.hit_share, b.hit_share);
      agree(a.vesting_probability, b.vesting_probability);
      agree(a.exercise_probability, b.exercise_probability);
      agree(*a.value_given_vesting, *b.value_given_vesting);
      // Some hundreds of hits about the median: a twentieth of a year is five standard errors and more.
      CHECK(std::abs((*a.median_hit_risk_neutral - *b.median_hit_risk_neutral).value) < 0.1);
      CHECK(std::abs((*a.median_hit_share - *b.median_hit_share).value) < 0.1);
    }
  }

  TEST_CASE("derived service periods: 2.79 and 2.73 years under the two measures") {
    // Of the closed form, see docs/reference/reference-values.md; the density of 98,000 and 49,000 hits at
    // their medians is about 0.25 a year, which leaves a standard error of some hundredths.
    const SimulatedTranche tranche =
        simulated(reference_simulation(single({price_at(600)})), {.paths = 1 << 17});
    CHECK(std::abs(tranche.median_hit_risk_neutral->value - 2.79) < 0.06);
    CHECK(std::abs(tranche.median_hit_share->value - 2.73) < 0.03);
  }

  TEST_CASE("a split of four for one changes no total") {
    Simulation simulation = three_tranches();
    simulation.positions[0].warrant.granted = add_days(granted, -1);
    const SimulatedValue before = simulated_value(simulation, {.paths = 4096});
    simulation.model.market.spot.price = PerShare{spot / 4};
    simulation.positions[0].warrant.adjustments = {{.effective = granted, .ratio = 4}};
    const SimulatedValue after = simulated_value(simulation, {.paths = 4096});
    CHECK(after.total.mean == doctest::Approx(before.total.mean).epsilon(1e-6));  // levels are floats
    CHECK(after.vested.back().shares.value == doctest::Approx(1200));
  }

  TEST_CASE("a grant-date value is blind to all but market conditions and starts at the grant") {
    Warrant warrant = warrant_of({tranche("both", {price_at(300, on_any_close()), purchased(1)}),
                                  tranche("milestone", {purchased(2)}, 40)});
    warrant.exercise_gates = {NamedGate{"approved"}};
    const Simulation terms = reference_simulation(warrant);
    const SimulatedValue grant = simulated_value(terms, {.paths = 4096}, {.kind = ValueKind::grant_date});
    const SimulatedValue price =
        simulated_value(reference_simulation(single({price_at(300, on_any_close())})), {.paths = 4096});
    CHECK(grant.tranches[0].value.mean == price.tranches[0].value.mean);
    CHECK(grant.tranches[0].value.standard_error == price.tranches[0].value.standard_error);
    CHECK(grant.tranches[1].value.mean == doctest::Approx(spot).epsilon(1e-12));
    Simulation before = terms;
    before.model.market.spot.as_of = add_days(granted, -2);
    const SimulatedValue earlier = simulated_value(before, {.paths = 4096}, {.kind = ValueKind::grant_date});
    CHECK(earlier.total.mean == grant.total.mean);
  }
}

}  // namespace value_by_simulation_test
