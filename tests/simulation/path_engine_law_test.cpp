// Probabilities of what the engine draws against published values, closed forms and a plain loop.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "engine_samples.hpp"
#include "sample_tests.hpp"

namespace path_engine_law_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);
const Date in_a_year = day(2026, 10, 6);

double probability(const std::vector<std::int32_t>& days) {
  return static_cast<double>(std::ranges::count_if(days, [](std::int32_t day) { return day != no_day; })) /
         static_cast<double>(days.size());
}
/// Standard errors of a count of paths from its probability.
double score_of(const std::vector<std::int32_t>& days, double expected) {
  const double error = std::sqrt(expected * (1.0 - expected) / static_cast<double>(days.size()));
  return (probability(days) - expected) / error;
}

Simulation simulation(std::vector<Tranche> tranches, double volatility = 0.5) {
  Simulation one{.model = model(100, today, volatility, 0.03), .positions = {}, .seed = 5};
  one.positions = {position(warrant(today, in_a_year, std::move(tranches)))};
  return one;
}

/// P(the highest until t is at or above e^b) for a drift nu and a deviation sigma a year.
/// Source: Harrison (1985), Brownian Motion and Stochastic Flow Systems, section 1.8.
double touched(double b, double nu, double sigma, double t) {
  const double s = sigma * std::sqrt(t);
  return normal_cdf((nu * t - b) / s) +
         std::exp(2 * nu * b / (sigma * sigma)) * normal_cdf((-b - nu * t) / s);
}

TEST_SUITE("simulation/path_engine") {
  TEST_CASE("published values: 79.880 on closes and 74.454 on 20-day averages and 69.475 on runs of 20") {
    // docs/reference/reference-values.md: S 164.67, H 600, sigma .5, r 3.7 %, 5 years, 1260 closes, by 3
    // million controlled paths; the value is S times the probability under the share measure.
    Simulation one{.model = model(164.67, today, 0.5), .positions = {}, .seed = 1};
    one.positions = {position(warrant(today, day(2030, 10, 5),
                                      {tranche("closes", {price_gate(600, on_any_close())}),
                                       tranche("average", {price_gate(600, on_average_of(20))}),
                                       tranche("run", {price_gate(600, on_consecutive(20))})}))};
    const Collected all{PathEngine{one}, 65'536};
    CHECK(std::abs(score_of(all.vested[0], 79.880 / 164.67)) < 4.0);
    CHECK(std::abs(score_of(all.vested[1], 74.454 / 164.67)) < 4.0);
    CHECK(std::abs(score_of(all.vested[2], 69.475 / 164.67)) < 4.0);
  }

  TEST_CASE("a hurdle watched at every moment is met as the reflection principle has it") {
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      Simulation one = simulation({tranche("only", {price_gate(150, continuously())})});
      one.measure = measure;
      const Collected all{PathEngine{one}, 40'000};
      const double nu = 0.03 + (measure == Measure::share ? 0.125 : -0.125);
      CHECK(std::abs(score_of(all.vested[0], touched(std::log(1.5), nu, 0.5, 1.0))) < 5.0);
      for (std::size_t i = 0; i < 1000; ++i) {
        if (all.vested[0][i] == no_day) CHECK(all.price_when_exercisable[0][i] == 0.0F);
        if (all.vested[0][i] != no_day) CHECK(all.price_when_exercisable[0][i] >= 1.5F);
      }
    }
  }

  TEST_CASE("a hurdle not above today's price is met at once at every moment but on closes tomorrow") {
    const Collected all{PathEngine{simulation({tranche("moment", {price_gate(100, continuously())}),
                                               tranche("close", {price_gate(1, on_any_close())})})},
                        64};
    CHECK(all.vested[0] == std::vector<std::int32_t>(64, 0));
    CHECK(all.price_when_exercisable[0] == std::vector<float>(64, 1.0F));
    CHECK(all.vested[1] == std::vector<std::int32_t>(64, 1));
  }

  TEST_CASE("milestones of an outlook come as their timing says and apart from the price") {
    const LogNormal years{.median = 0.6, .sigma = 0.5};
    Simulation one = simulation({tranche("by", {deployed(1, day(2026, 5, 1))}),
                                 tranche("both", {deployed(1), price_gate(130, continuously())}),
                                 tranche("other", {deployed(2)})});
    one.measure = Measure::risk_neutral;
    one.positions[0].outlook.milestones = {outlook_of(1, years, 0.2),
                                           outlook_of(2, Discrete{{-0.1, 0.5, 2.0}, {0.25, 0.5, 0.25}})};
    const Collected all{PathEngine{one}, 40'000};
    const MilestoneTiming timing{years, 0.2};
    CHECK(std::abs(score_of(all.vested[0], probability_within(timing, Years{207.0 / 365}))) < 5.0);
    const double price = touched(std::log(1.3), 0.03 - 0.125, 0.5, 1.0);
    CHECK(std::abs(score_of(all.vested[1], probability_within(timing, Years{1}) * price)) < 5.0);
    CHECK(std::abs(score_of(all.vested[2], 0.75)) < 5.0);
    const auto at = [&](std::int32_t d) {
      return static_cast<double>(std::ranges::count(all.vested[2], d)) / 40'000;
    };
    CHECK(std::abs(at(0) - 0.25) < 0.011);  // five standard errors of .0022
    CHECK(std::abs(at(126) - 0.5) < 0.0125);
    for (const std::int32_t d : {40, 126, 200}) {
      std::vector<std::int32_t> by = all.milestone[0];
      std::ranges::replace_if(
          by, [d](std::int32_t one_day) { return one_day > d; }, no_day);
      CHECK(std::abs(score_of(by, probability_within(timing, Years{d / 252.0}))) < 5.0);
    }
  }

  TEST_CASE("a condition is drawn once for all tranches that have it") {
    Simulation one =
        simulation({tranche("a", {NamedGate{"permit"}}), tranche("b", {NamedGate{"permit"}}),
                    tranche("c", {NamedGate{"licence"}}), tranche("s", {ServiceGate{day(2026, 4, 6)}}),
                    tranche("t", {ServiceGate{day(2026, 7, 6)}, NamedGate{"permit"}})});
    one.positions[0].outlook = {.named = {{"permit", 0.3}, {"licence", 0.6}}, .service = 0.8};
    one.positions[0].warrant.exercise_gates = {NamedGate{"licence"}};
    const Collected all{PathEngine{one}, 40'000};
    CHECK(all.vested[0] == all.vested[1]);
    CHECK(std::abs(score_of(all.vested[0], 0.3)) < 5.0);
    CHECK(std::abs(score_of(all.vested[2], 0.6)) < 5.0);
    CHECK(std::abs(score_of(all.vested[4], 0.24)) < 5.0);
    for (std::size_t i = 0; i < 1000; ++i) {
      const bool both = all.vested[0][i] == 0 && all.vested[2][i] == 0;
      CHECK(all.exercisable[0][i] == (both ? 0 : no_day));
      CHECK((all.vested[3][i] == no_day || all.vested[3][i] == 126));  // 182 days: 125.7 closes
      CHECK((all.vested[4][i] == no_day || all.vested[4][i] == 189));  // 273 days: 188.5
    }
  }

  TEST_CASE("jumps and steps leave the discounted price a martingale") {
    Asked one = simulation({tranche("only", {price_gate(150, on_any_close())})}, 0.3);
    one.model.jumps = Jumps{.intensity = 2, .mean = -0.1, .deviation = 0.15};
    one.model.market.risk_free_rate.later = {{Years{0.4}, Rate{0.08}}};
    one.model.market.dividend_yield = {.value = Rate{0.02}};
    one.price_days = {252};
    const double growth = std::exp(0.4 * 0.03 + 0.6 * 0.08 - 0.02);
    for (const Measure measure : {Measure::risk_neutral, Measure::share}) {
      one.measure = measure;
      Mean mean;
      const Collected all{one.engine(), 60'000};
      for (const float price : all.price[0]) {
        const double grown = static_cast<double>(price) / growth;
        mean.add(measure == Measure::share ? 1.0 / grown : grown);
      }
      CHECK(std::abs(mean.score_against(1.0)) < 5.0);
    }
  }

  TEST_CASE("a benchmark is outgrown as often as in a plain loop") {
    // 100 and an index with correlation .6: both start today, watched on 60 closes.
    Simulation one = simulation({tranche("only", {RelativeGate{.benchmark = "SOX", .excess = 0.15}})});
    one.positions[0].warrant.expiry = add_days(today, 87);  // 60.07 closes
    one.model.benchmarks = {
        {.name = "NDX", .volatility = 0.2, .correlation = 0.1},
        {.name = "SOX", .dividend_yield = Rate{0.01}, .volatility = 0.3, .correlation = 0.6}};
    one.measure = Measure::risk_neutral;
    const PathEngine engine{one};
    REQUIRE(engine.grid().closes == 60);
    const Collected all{engine, 40'000};
    const double dt = 87.0 / 365 / 60;
    std::mt19937_64 words{8};
    std::normal_distribution<double> normal;
    Mean met;
    for (int path = 0; path < 20'000; ++path) {
      double x = 0.0, y = 0.0;
      bool ahead = false;
      for (int d = 0; d < 60 && !ahead; ++d) {
        const double z = normal(words);
        x += (0.03 - 0.125) * dt + 0.5 * std::sqrt(dt) * z;
        y += (0.02 - 0.045) * dt + 0.3 * std::sqrt(dt) * (0.6 * z + 0.8 * normal(words));
        ahead = std::exp(x) - std::exp(y) >= 0.15;
      }
      met.add(ahead ? 1.0 : 0.0);
    }
    const double p = probability(all.vested[0]);
    const double error = std::sqrt(met.error() * met.error() + p * (1 - p) / 40'000);
    CHECK(std::abs(p - met.value()) < 5.0 * error);
  }
}

}  // namespace path_engine_law_test
