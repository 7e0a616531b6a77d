// Inputs on which a simulated value was once wrong with a small error. Values from convolution or closed
// form, and once from a plain loop over two million paths with its own generator.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/closes_probability.hpp>

#include "simulation_samples.hpp"
#include "support/by_build.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr std::uint64_t fewer = by_build(1, 8);

constexpr ControlVariate every_control[] = {ControlVariate::automatic,
                                            ControlVariate::none,
                                            ControlVariate::martingale,
                                            ControlVariate::crossing,
                                            ControlVariate::crossing_and_streaks,
                                            ControlVariate::post_stratified};

Simulation contract(double spot, double volatility, double rate, int days, std::vector<Gate> gates,
                    double strike = 0.0) {
  Warrant warrant = single(std::move(gates), strike);
  warrant.shares = warrant.tranches[0].shares = Shares{1};
  warrant.expiry = add_days(granted, days);
  EquityMarket market = market_on(granted, spot, volatility);
  market.risk_free_rate = {Rate{rate}};
  return simulation_of(market, position_of(std::move(warrant)));
}

/// Hurdle 105 on any close with one day left: 0.0102 by convolution.
Simulation one_day() { return contract(100, 0.25, 0.04, 1, {price_at(105, on_any_close())}); }

/// A value of the truth within five errors, or marked; never outside [0, spot].
void check_honest(const SimulatedValue& value, double truth, double spot) {
  CHECK(value.total.mean >= 0.0);
  CHECK(value.total.mean <= spot * (1 + 1e-12));
  CHECK((value.status == RunStatus::unreliable) == !value.doubt.empty());
  if (value.status == RunStatus::unreliable) return;
  CHECK(std::abs(value.total.mean - truth) <= 5 * value.total.standard_error + 1e-6 * truth);
}

TEST_SUITE("pricing/regressions") {
  TEST_CASE("one pilot hit fits no coefficient: a hurdle 5 % away with one day left") {
    const ClosesHurdle hurdle{
        .hurdle = PerShare{105}, .horizon = Years{1 / 365.0}, .closes = 1, .consecutive = 1};
    const FlatMarket market{.spot = PerShare{100}, .risk_free_rate = Rate{0.04}, .volatility = 0.25};
    const double truth = 100 * hit_probability(market, hurdle, Measure::share).probability;
    CHECK(truth == doctest::Approx(0.0102).epsilon(0.01));
    Simulation simulation = one_day();
    simulation.seed = 43;
    const auto aimed = simulated_value(simulation, {.paths = (1 << 22) / fewer, .target_error = 0.05});
    check_honest(aimed, truth, 100);
    CHECK(aimed.total.mean == doctest::Approx(truth).epsilon(0.25));
    simulation.seed = 30;
    for (const ControlVariate control : every_control) {
      CAPTURE(to_string(control));
      check_honest(simulated_value(simulation, {.paths = (1 << 16) / fewer, .control = control}), truth, 100);
    }
  }

  TEST_CASE("a wild price is worth what the closed form says or is marked") {
    for (const double volatility : {3.0, 5.0}) {
      const Simulation simulation = contract(100, volatility, 0.037, 1825, {price_at(100)}, 100);
      const FlatMarket market{.spot = PerShare{100}, .risk_free_rate = Rate{0.037}, .volatility = volatility};
      const EuropeanOption call{.kind = OptionKind::call, .strike = PerShare{100}, .expiry = Years{5}};
      const double truth = option_value(market, call).value;
      CHECK(truth == doctest::Approx(volatility == 3.0 ? 99.928 : 100.000).epsilon(1e-5));
      for (const ControlVariate control : every_control) {
        for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
          Simulation under = simulation;
          under.measure = measure;
          const auto value = simulated_value(under, {.paths = (1 << 14) / fewer, .control = control});
          CAPTURE(volatility);
          CAPTURE(to_string(control));
          check_honest(value, truth, 100);
          CHECK(value.total.mean == doctest::Approx(truth).epsilon(1e-3));
          CHECK(value.tranches[0].formula->value == doctest::Approx(truth).epsilon(1e-12));
        }
      }
    }
  }

  TEST_CASE("a mild contract with few paths: 0.041 a share and not 1985") {
    const Simulation simulation =
        contract(212.90, 0.214, 0.037, 213, {price_at(363.71, on_average_of(27))}, 248.19);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      Simulation seeded = simulation;
      seeded.seed = seed;
      const auto value = simulated_value(seeded, {.paths = 848});
      CAPTURE(seed);
      check_honest(value, 0.041, 212.90);
      CHECK(value.total.mean < 1.0);  // of 848 paths one hits at most now and then
    }
  }

  TEST_CASE("where every path hits the error is one path in n and no small target is met") {
    // Above 100.001 on any moment of a year: missed with the probability that a formula gives.
    const Simulation simulation = contract(100, 0.25, 0.04, 365, {price_at(100.001)});
    const FlatMarket market{.spot = PerShare{100}, .risk_free_rate = Rate{0.04}, .volatility = 0.25};
    const double truth =
        claim_value(market, TrancheClaim{.strike = PerShare{0},
                                         .expiry = Years{1},
                                         .hurdle = HurdleCondition{PerShare{100.001}, continuously()}})
            .value.value;
    for (const ControlVariate control : every_control) {
      CAPTURE(to_string(control));
      const auto value =
          simulated_value(simulation, {.paths = 4096, .target_error = 1e-6, .control = control});
      CHECK(value.status != RunStatus::converged);
      CHECK(std::abs(value.total.mean - truth) <= 5 * value.total.standard_error);
    }
  }

  TEST_CASE("nothing random has no error and converges at once") {
    const auto value = simulated_value(contract(100, 0.25, 0.04, 365, {price_at(90)}),
                                       {.paths = 4096, .target_error = 1e-12});
    CHECK(value.total.mean == doctest::Approx(100).epsilon(1e-12));
    CHECK(value.total.standard_error == 0.0);
    CHECK(value.status == RunStatus::converged);
  }

  TEST_CASE("far hurdles with few paths are marked or within six errors") {
    int marked = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      // Two to seven deviations away.
      const double away = 2.0 + 5.0 * static_cast<double>(seed) / 60.0;
      const double hurdle = 100 * std::exp(away * 0.3);
      Simulation simulation = contract(100, 0.3, 0.037, 365, {price_at(hurdle)});
      simulation.seed = seed;
      const auto value = simulated_value(simulation, {.paths = 512});
      if (value.status == RunStatus::unreliable) {
        ++marked;
        continue;
      }
      const double truth = value.tranches[0].formula->value;
      CAPTURE(seed);
      CHECK(std::abs(value.total.mean - truth) < 6 * value.total.standard_error);
    }
    CHECK(marked > 10);  // from some 2.5 deviations on fewer than 10 of 512 paths hit
  }

  // Up to 511 paths the errors come from another sample. In strata the error was 0 where no path paid.
  TEST_CASE("a few hundred paths in strata have an honest error") {
    const FlatMarket market{.spot = PerShare{100}, .risk_free_rate = Rate{0.04}, .volatility = 0.25};
    const ClosesHurdle hurdle{
        .hurdle = PerShare{104}, .horizon = Years{1 / 365.0}, .closes = 1, .consecutive = 1};
    const double truth = 100 * hit_probability(market, hurdle, Measure::share).probability;
    CHECK(truth == doctest::Approx(0.14303).epsilon(1e-4));  // 100 N(-2.98233)
    Simulation simulation = contract(100, 0.25, 0.04, 1, {price_at(104, on_any_close())});
    for (const std::uint64_t paths : {1, 2, 63, 129, 200, 300, 450, 511, 512}) {
      for (simulation.seed = 1; simulation.seed <= 10; ++simulation.seed) {
        CAPTURE(paths);
        CAPTURE(simulation.seed);
        const auto value =
            simulated_value(simulation, {.paths = paths, .control = ControlVariate::post_stratified});
        check_honest(value, truth, 100);
        CHECK(value.total.standard_error > 0.0);
      }
    }
  }

  TEST_CASE("the convolution is a check on request") {
    const Simulation simulation = contract(100, 0.4, 0.037, 365, {price_at(130, on_any_close())});
    CHECK_FALSE(simulated_value(simulation, {.paths = 4096}).tranches[0].formula.has_value());
    const auto checked = simulated_value(simulation, {.paths = 4096, .cross_check = true});
    REQUIRE(checked.tranches[0].formula.has_value());
    CHECK(checked.tranches[0].formula->method == ValuationMethod::convolution);
    CHECK(checked.tranches[0].formula->agrees);
    CHECK(checked.status == RunStatus::finished);
  }

  // The nine closes are missed, and the strike passed, on one path in 20,000; on the others the crossing
  // control pays what the tranche does.
  TEST_CASE("a control that equals every payment drawn leaves an error of one payment") {
    const FlatMarket market{.spot = PerShare{336.46}, .risk_free_rate = Rate{-0.014}, .volatility = 0.0706};
    const Years expiry{512 / 365.0};
    const HurdleCondition nine{.hurdle = PerShare{359.12}, .rule = on_some_of(9, 9), .closes = 353};
    const TrancheClaim claim{.strike = PerShare{369.77}, .expiry = expiry, .hurdle = nine};
    const double truth = claim_value(market, claim).value.value;
    const double call =
        option_value(market,
                     EuropeanOption{.kind = OptionKind::call, .strike = claim.strike, .expiry = expiry})
            .value;
    REQUIRE(call - truth > 2e-5 * truth);
    Simulation simulation =
        contract(336.46, 0.0706, -0.014, 512, {price_at(359.12, on_some_of(9, 9))}, 369.77);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      simulation.seed = seed;
      const auto result =
          simulated_value(simulation, {.paths = 18'000, .control = ControlVariate::crossing_and_streaks});
      check_honest(result, truth, 336.46);
      CHECK(result.total.standard_error > 1e-4 * truth);
    }
  }
}

}  // namespace regressions_test
