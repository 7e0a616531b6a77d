#include <fairvalue/pricing/valuation_assumptions.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace valuation_assumptions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using Words = std::vector<std::string>;

const EquityMarket market = market_on(granted);

bool says(const Words& words, const std::string& part) {
  return std::ranges::any_of(words,
                             [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

Words economic(const WarrantPosition& position, const ValuationTerms& terms = {},
               ClosesMethod closes = ClosesMethod::convolution) {
  return valuation_assumptions(value_by_formula(position, market, terms, closes), position, market, terms);
}

Words economic(const Warrant& warrant, const ConditionOutlook& outlook = {},
               const EquityMarket& today = market) {
  const WarrantPosition position{.warrant = warrant, .outlook = outlook};
  return valuation_assumptions(value_by_formula(position, today), position, today);
}

Words simulated_words(const Simulation& simulation, const SimulationSettings& settings = {.paths = 64}) {
  return valuation_assumptions(simulated_value(simulation, settings), simulation.positions, simulation.model);
}

TEST_SUITE("pricing/valuation_assumptions") {
  TEST_CASE("a plain warrant rests on little") {
    CHECK(economic(single({price_at(600)}, 0.01)) ==
          Words{"every condition is inside; the market is that of 2025-10-05",
                "measure: risk-neutral; the price is log-normal with one rate, yield and volatility, and no "
                "probability is a forecast",
                "volatility 50 %: assumed",
                "risk-free rate 3.7 %, dividend yield 0 %, continuously compounded",
                "strike 0.01; expected term 5 years, to the expiry 2030-10-04", "method: closed form",
                "nothing has happened since the grant", "what has vested is held to the expiry",
                "dilution: none, the price already includes it"});
  }

  TEST_CASE("numbers are rounded as people write them") {
    EquityMarket today = market;
    today.volatility.value = 0.5188466282526127;
    today.risk_free_rate.value = Rate{0.0412345678};
    const Words words = economic(single({price_at(600)}, 20.339999999999996), {}, today);
    CHECK(says(words, "volatility 51.9 %: assumed"));
    CHECK(says(words, "risk-free rate 4.123 %, "));
    CHECK(says(words, "strike 20.34; "));
    const Words later = economic(single({price_at(600)}), {}, market_on(add_days(granted, 100)));
    CHECK(says(later, "expected term 4.73 years"));  // 1,725 / 365 = 4.726
  }

  TEST_CASE("the method is the one that was used") {
    const Warrant average = single({price_at(600, on_average_of(20))});
    CHECK_FALSE(says(economic(average), "convolution"));
    CHECK(says(economic(average), "no value: claim.hurdle.rule: must be continuous, a close or consecutive"));
    CHECK(says(economic(single({price_at(600, on_any_close())})), "method: convolution"));
    CHECK(says(economic(WarrantPosition{.warrant = single({price_at(600, on_any_close())})}, {},
                        ClosesMethod::shifted_hurdle),
               "method: shifted hurdle (Broadie, Glasserman and Kou 1997), an approximation"));
    const Warrant mixed = warrant_of({tranche("low", {price_at(300)}), tranche("high", {price_at(600)}),
                                      tranche("closes", {price_at(600, on_consecutive(3))})});
    CHECK(says(economic(mixed), "method: closed form [low, high]"));
    CHECK(says(economic(mixed), "method: convolution [closes]"));
    const Warrant late = single({price_at(600, continuously(), GateTiming::after_other_gates), purchased(6)});
    CHECK(says(economic(late, {.milestones = {reached(6, LogNormal{2, 0.5})}}), "method: quadrature"));
  }

  TEST_CASE("each kind of gate brings its own") {
    const ConditionOutlook outlook{.milestones = {reached(6, Fixed{1})}, .named = {{"technical", 1.0}}};
    Warrant warrant = single({price_at(600, on_consecutive(20)), purchased(6), NamedGate{"technical"}});
    CHECK(says(economic(warrant, outlook), "milestones are independent of the price"));
    CHECK(says(economic(warrant, outlook), "is met before the others"));
    CHECK(says(economic(warrant, outlook), "closes are equally spaced, 252 a year"));
    CHECK_FALSE(says(economic(warrant, outlook), "conditions of exercise"));
    warrant.exercise_gates = {NamedGate{"technical"}};
    CHECK(says(economic(warrant, outlook), "conditions of exercise"));
    CHECK_FALSE(says(economic(warrant, outlook), "on different days"));
    const Warrant two = single({price_at(600), price_at(300, on_any_close())});
    CHECK(says(economic(two), "the price conditions of a tranche may be met on different days"));
    Warrant linear = single({});
    linear.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 0, .to = 6};
    CHECK(says(economic(linear, outlook), "a linear tranche vests at each milestone the part since"));
  }

  TEST_CASE("policy and calendar and dilution and history are named") {
    const ValuationTerms terms{.exercise = ExercisePolicy::on_vesting,
                               .dilution = DilutionMethod::damodaran,
                               .outstanding = Shares{1'622e6}};
    WarrantPosition position{.warrant = single({price_at(600, on_any_close())}),
                             .calendar = us_exchange_calendar(2025, 2031)};
    const Words words = economic(position, terms, ClosesMethod::shifted_hurdle);
    CHECK(says(words, "closes are equally spaced, on the trading days of the calendar"));
    CHECK(says(words, "exercised on that day"));
    CHECK(says(words, "expected term at most 5 years, to vesting, at the latest to the expiry 2030-10-04"));
    CHECK(says(words, "dilution: damodaran, over 1.622 bn shares outstanding"));
    position.history = DealHistory{.closes = {}};
    CHECK(says(economic(position), "according to the history given"));
  }

  TEST_CASE("the grant-date value names what it leaves out") {
    const Warrant warrant = single({price_at(600), purchased(6)});
    const EquityMarket before = market_on(add_days(granted, -2));
    const ValuationTerms terms{.kind = ValueKind::grant_date,
                               .adjustment = PriceAdjustment{0.05, "an order that was not public yet"}};
    const WarrantPosition position{.warrant = warrant};
    const Words words =
        valuation_assumptions(value_by_formula(position, before, terms), position, before, terms);
    CHECK(says(
        words,
        "the price is adjusted by 5 % for material non-public information (SAB 120): an order that was"));
    CHECK(says(words, "all others outside (ASC 718-10-30-12); the price is that of 2025-10-03"));
    CHECK(says(words, "begins with the grant 2025-10-05"));
    CHECK_FALSE(says(words, "milestones"));
  }

  TEST_CASE("stepped levels are called so") {
    const Warrant warrant = single({NamedGate{"signed"}}, 150);
    const Words words = economic(warrant, {.named = {{"signed", 1.0}}}, stepped_market());
    CHECK(says(words, "log-normal with rates, yields or volatilities that step"));
    CHECK(says(words, "volatility 60 %, stepping later: assumed"));
    CHECK(says(words, "risk-free rate 2 %, stepping later, dividend yield 0 %, stepping later"));
  }

  TEST_CASE("a simulation names seed and paths and control and error and how it ended") {
    const Simulation simulation = reference_simulation(single({price_at(600, on_average_of(20))}, 0.01), 43);
    const SimulationSettings settings{.paths = 4096, .control = ControlVariate::martingale};
    SimulatedValue value = simulated_value(simulation, settings);
    value.total = {.mean = 7400.0, .standard_error = 37.0};
    const Words words = valuation_assumptions(value, simulation.positions, simulation.model);
    CHECK(says(words, "method: simulation of 4096 paths, seed 43; control variate: " +
                          std::string{to_string(value.tranches[0].control)} +
                          "; standard error 37 (0.5 % of the total); run finished"));
    CHECK(says(words, "paths are drawn under the share measure"));
    CHECK(says(words, "risk-free rate 3.7 %, dividend yield 0 %"));
    CHECK(says(words, "strike 0.01; expected term 5 years"));
    CHECK(says(words, "closes are equally spaced, 252 a year"));
    CHECK_FALSE(says(words, "convolution"));
  }

  TEST_CASE("a simulation names jumps and deployments and each of several positions") {
    Simulation simulation = reference_simulation(single({price_at(600, on_any_close()), purchased(1)}));
    simulation.model.jumps = some_jumps;
    simulation.positions[0].deployment = {.plan = {.measure = VolumeMeasure::purchased,
                                                   .start = granted,
                                                   .milestones = {{1, add_days(granted, 300)}}},
                                          .delay = LogNormal{0.5, 0.5},
                                          .correlation = 0.5};
    CHECK(says(simulated_words(simulation),
               "the price is a jump diffusion (Merton 1976) with 0.8 jumps a year"));
    CHECK(says(simulated_words(simulation), "milestones follow the deployment model"));
    simulation.positions.push_back(position_of(single({price_at(300, on_any_close())}, 5)));
    simulation.positions.back().name = "second";
    CHECK(says(simulated_words(simulation), "second: strike 5; "));
    CHECK(says(simulated_words(simulation), "the position: strike 0; "));
  }

  TEST_CASE("a volatility without a source is called so and bad terms are refused") {
    EquityMarket bare = market;
    bare.volatility_source.clear();
    const Warrant warrant = single({price_at(600)});
    CHECK(says(economic(warrant, {}, bare), "volatility 50 %: no source given"));
    const WarrantValue value = value_by_formula({.warrant = warrant}, market);
    CHECK_THROWS_WITH_AS(
        valuation_assumptions(value, {.warrant = warrant}, market, {.dilution = DilutionMethod::damodaran}),
        "terms.outstanding: must be given for a dilution, got none", DomainError);
  }
}

}  // namespace valuation_assumptions_test
