#include <fairvalue/pricing/compare_methods.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/closes_probability.hpp>

#include "simulation_samples.hpp"

namespace compare_methods_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

const std::vector<std::string> plain_and_flat{"simulation, risk-neutral measure",
                                              "simulation, share measure",
                                              "simulation, share measure, martingale control",
                                              "simulation, share measure, crossing control",
                                              "simulation, share measure, crossing and streaks control",
                                              "simulation, share measure, post-stratified"};

std::vector<std::string> names(const ComparedTranche& tranche) {
  std::vector<std::string> names;
  for (const MethodValue& method : tranche.methods) names.push_back(method.method);
  return names;
}

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

Comparison compare(const Simulation& simulation, std::uint64_t paths = 8192,
                   const ValuationTerms& terms = {}) {
  return compare_methods(simulation.positions.at(0), simulation.model, terms,
                         {.paths = paths, .seed = simulation.seed});
}

std::vector<ComparedTranche> compared(const Simulation& simulation, std::uint64_t paths = 8192,
                                      const ValuationTerms& terms = {}) {
  return compare(simulation, paths, terms).tranches;
}

void check_differences(const ComparedTranche& tranche) {
  for (const MethodValue& method : tranche.methods) {
    CAPTURE(method.method);
    if (method.difference_in_errors) CHECK(std::abs(*method.difference_in_errors) < 5);
  }
}

TEST_SUITE("pricing/compare_methods") {
  // Values of the reference warrant: docs/reference/reference-values.md.
  TEST_CASE("a touched hurdle: the closed form and six simulations that agree with it") {
    const auto tranche = compared(reference_simulation(single({price_at(600)}))).front();
    CHECK(tranche.tranche == "only");
    CHECK(names(tranche) == with({"closed form"}, plain_and_flat));
    CHECK(tranche.methods[0].value.value().mean == doctest::Approx(81.197).epsilon(1e-5));
    CHECK_FALSE(tranche.methods[0].difference_in_errors.has_value());
    for (std::size_t i = 1; i < tranche.methods.size(); ++i) {
      CHECK(tranche.methods[i].difference_in_errors.has_value());
    }
    check_differences(tranche);
  }

  TEST_CASE("closes: the convolution with its bound and the shifted hurdle beside it") {
    const auto tranche = compared(reference_simulation(single({price_at(600, on_any_close())}))).front();
    CHECK(names(tranche) == with({"convolution", "shifted hurdle"}, plain_and_flat));
    const MethodValue& exact = tranche.methods[0];
    const MethodValue& shifted = tranche.methods[1];
    CHECK(exact.error_bound > 0.0);
    CHECK(exact.value.value().mean == doctest::Approx(79.87).epsilon(1e-3));  // 79.880 +- .007 by simulation
    CHECK(shifted.value.value().mean == doctest::Approx(79.862).epsilon(1e-5));
    CHECK_FALSE(shifted.difference_in_errors.has_value());  // an approximation is not off by chance
    const double error = tranche.methods[2].value.value().standard_error + exact.error_bound;
    const double difference = tranche.methods[2].value.value().mean - exact.value.value().mean;
    // The bound is about 1e-9 of the error, the rounding of the quotient 1e-16.
    CHECK(*tranche.methods[2].difference_in_errors == doctest::Approx(difference / error).epsilon(1e-13));
  }

  TEST_CASE("averages have no formula and the simulations are held against the first of them") {
    const auto tranche = compared(reference_simulation(single({price_at(600, on_average_of(20))}))).front();
    CHECK(names(tranche) == with({"closed form"}, plain_and_flat));
    CHECK(tranche.methods[0].value.reason().find("simulate it") != std::string::npos);
    CHECK_FALSE(tranche.methods[1].difference_in_errors.has_value());
    CHECK(tranche.methods[2].difference_in_errors.has_value());
    check_differences(tranche);
  }

  TEST_CASE("each tranche has its methods: a milestone exercised on vesting takes quadrature") {
    Simulation simulation = reference_simulation(warrant_of(
        {tranche("price", {price_at(300, on_consecutive(3))}),
         tranche("both", {price_at(300, continuously(), GateTiming::after_other_gates), purchased(1)})}));
    simulation.positions[0].outlook.milestones = {reached(1, LogNormal{2, 0.5})};
    const auto tranches = compared(simulation);
    REQUIRE(tranches.size() == 2);
    CHECK(names(tranches[0]) == with({"convolution", "shifted hurdle"}, plain_and_flat));
    CHECK_FALSE(tranches[0].methods[1].value.has_value());  // no shift for closes in a row
    CHECK(names(tranches[1]) == with({"quadrature"}, plain_and_flat));
    check_differences(tranches[1]);
  }

  TEST_CASE("stepped levels leave the closed form of a claim without a hurdle") {
    Simulation stepped = simulation_of(stepped_market(), position_of(single({NamedGate{"signed"}}, 150)));
    stepped.positions[0].outlook.named = {{"signed", 1.0}};
    const auto tranche = compared(stepped).front();
    CHECK(tranche.methods[0].method == "closed form");
    CHECK(tranche.methods[0].value.has_value());
    CHECK(tranche.methods[1].difference_in_errors.has_value());
    check_differences(tranche);
  }

  TEST_CASE("implausible inputs are told beside the comparison") {
    Simulation simulation = reference_simulation(single({price_at(600)}));
    CHECK(compare(simulation, 64).warnings.empty());
    simulation.model.market.risk_free_rate.value = Rate{0.36};
    CHECK(compare(simulation, 64).warnings ==
          std::vector<std::string>{
              "model.market.risk_free_rate: 36 % a year is beyond 30 %; levels are decimals"});
  }

  TEST_CASE("jumps and steps leave no formula and fewer controls") {
    Simulation jumping = reference_simulation(single({price_at(300, on_any_close())}));
    jumping.model.jumps = some_jumps;
    const auto tranche = compared(jumping).front();
    // With these jumps so few risk-neutral paths do not see the mean: decision 0027 leaves the share measure.
    CHECK(names(tranche) == std::vector<std::string>{"convolution", "shifted hurdle",
                                                     "simulation, share measure",
                                                     "simulation, share measure, martingale control"});
    CHECK(tranche.methods[0].value.reason() ==
          "model: must be log-normal for a closed form (simulate it), got jumps, 0.8 a year");
    check_differences(tranche);
    const auto stepped =
        compared(simulation_of(stepped_market(), position_of(single({price_at(300)})))).front();
    CHECK(names(stepped) == std::vector<std::string>{"closed form", "simulation, risk-neutral measure",
                                                     "simulation, share measure",
                                                     "simulation, share measure, martingale control",
                                                     "simulation, share measure, post-stratified"});
    CHECK(stepped.methods[0].value.reason().find("must be flat for a closed form") != std::string::npos);
    check_differences(stepped);
  }

  TEST_CASE("milestones of a deployment have no closed form though an outlook names them") {
    Simulation simulation = reference_simulation(single({price_at(300), purchased(1)}));
    simulation.positions[0].outlook.milestones = {reached(1, Fixed{1})};
    simulation.positions[0].deployment = {.plan = {.measure = VolumeMeasure::purchased,
                                                   .start = granted,
                                                   .milestones = {{1, add_days(granted, 300)}}},
                                          .delay = LogNormal{0.5, 0.5},
                                          .correlation = 0.5};
    const auto tranche = compared(simulation).front();
    CHECK_FALSE(tranche.methods[0].value.has_value());
    CHECK(tranche.methods[1].value.has_value());
    check_differences(tranche);
  }

  TEST_CASE("grant-date values are compared with grant-date values") {
    Simulation simulation = reference_simulation(single({price_at(600), purchased(1)}));
    const auto tranche = compared(simulation, 8192, {.kind = ValueKind::grant_date}).front();
    CHECK(tranche.methods[0].value.value().mean == doctest::Approx(81.197).epsilon(1e-5));
    check_differences(tranche);
  }

  TEST_CASE("closes in a row that are under way are another contract than the convolution's") {
    // 170 and 170 held against 165, and the spot of 164.67 or of 168 after them.
    Simulation simulation = reference_simulation(single({price_at(165, on_consecutive(5))}));
    const Date day = add_days(granted, 10);
    simulation.model.market = market_on(day, 168);
    simulation.positions[0].history =
        DealHistory{.closes = DatedSeries<PerShare>{
                        {{add_days(granted, 8), PerShare{170}}, {add_days(granted, 9), PerShare{170}}}}};
    const auto under_way = compared(simulation).front();
    CHECK(names(under_way) == with({"closed form"}, plain_and_flat));
    CHECK(under_way.methods[0].value.reason() ==
          "history.closes: must be without a run of closes under way for a closed form (simulate it), got 3 "
          "of 5 closes");
    check_differences(under_way);
    simulation.model.market = market_on(day);
    const auto broken = compared(simulation).front();
    CHECK(names(broken) == with({"convolution", "shifted hurdle"}, plain_and_flat));
    check_differences(broken);
    simulation.positions[0].history->closes = DatedSeries<PerShare>{{{day, PerShare{170}}}};
    CHECK_THROWS_WITH_AS(compare(simulation, 64),
                         "history.closes: must be 164.67 on 2025-10-15, the market's own price, got 170",
                         DomainError);
  }

  TEST_CASE("rules that another says more plainly have its methods") {
    const auto of = [](const MonitoringRule& rule) {
      Simulation half_a_year = reference_simulation(single({price_at(300, rule)}));
      half_a_year.positions[0].warrant.expiry = add_days(half_a_year.model.market.spot.as_of, 183);
      return compared(half_a_year, 64).front();
    };
    const auto close = of(on_any_close());
    for (const MonitoringRule& rule : {on_average_of(1), on_some_of(1, 1), on_consecutive(1)}) {
      CAPTURE(describe(rule));
      const auto same = of(rule);
      CHECK(names(same) == names(close));
      for (std::size_t i = 0; i < same.methods.size(); ++i) {
        CHECK(same.methods[i].value.value().mean == close.methods[i].value.value().mean);
      }
    }
    const auto run = of(on_consecutive(5));
    const auto all_of_five = of(on_some_of(5, 5));
    CHECK(names(all_of_five) == names(run));
    CHECK(all_of_five.methods[0].value.value().mean == run.methods[0].value.value().mean);
  }

  TEST_CASE("what formulas refuse of the market is named") {
    const auto stepped = compared(simulation_of(stepped_market(), position_of(single({price_at(300)}))));
    CHECK(stepped.front().methods[0].value.reason() ==
          "market.risk_free_rate: must be flat for a closed form (simulate stepped levels), got 2 "
          "levels");
    Simulation bad = reference_simulation(single({price_at(600)}));
    bad.model.market.volatility.value = 0;
    CHECK_THROWS_WITH_AS(compare(bad), "model.market.volatility: must be > 0, got 0", DomainError);
    bad = reference_simulation(single({price_at(600)}));
    bad.positions[0].warrant.strike = PerShare{-1};
    CHECK_THROWS_WITH_AS(compare(bad), "warrant.strike: must be >= 0, got -1", DomainError);
  }

  TEST_CASE("bad settings are refused") {
    const Simulation simulation = reference_simulation(single({price_at(600)}));
    CHECK_THROWS_WITH_AS(compare(simulation, 0), "settings.paths: must be in [1, 8589934592], got 0",
                         DomainError);
  }
}

}  // namespace compare_methods_test
