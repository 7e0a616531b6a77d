// The ends of what may be asked: every number that comes back is one.
#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"
#include "support/by_build.hpp"

namespace value_by_simulation_extremes_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

Simulation changed(const std::function<void(Simulation&)>& change) {
  Warrant warrant = warrant_of({tranche("close", {price_at(300, on_any_close())}),
                                tranche("average", {price_at(200, on_average_of(5)), purchased(1)})},
                               100);
  warrant.expiry = add_days(granted, 365);
  Simulation simulation = simulation_of(
      market_on(granted), position_of(std::move(warrant), {.milestones = {reached(1, Fixed{0.2})}}));
  change(simulation);
  return simulation;
}

bool is_number(const Sampled& sampled) {
  return std::isfinite(sampled.mean) && std::isfinite(sampled.standard_error) && sampled.standard_error >= 0;
}

void check_numbers(const SimulatedValue& value) {
  CHECK(is_number(value.total));
  for (const VestedShares& one : value.vested) CHECK(is_number(one.probability));
  for (const SimulatedTranche& one : value.tranches) {
    CAPTURE(one.tranche);
    for (const Sampled& sampled : {one.value, one.hit_risk_neutral, one.hit_share, one.vesting_probability,
                                   one.exercise_probability, one.value_given_vesting.value_or(Sampled{})}) {
      CHECK(is_number(sampled));
    }
    CHECK(std::isfinite(one.variance_ratio));
  }
}

std::string refusal(const Simulation& simulation) {
  try {
    simulated_value(simulation, {.paths = 64});
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("pricing/value_by_simulation_extremes") {
  TEST_CASE("within the limits every result is a number") {
    const std::vector<std::function<void(Simulation&)>> changes{
        [](auto& s) { s.model.market.volatility.value = 100; },
        [](auto& s) { s.model.market.volatility.value = 10; },
        [](auto& s) { s.model.market.volatility.value = 1e-6; },
        [](auto& s) { s.model.market.spot.price = PerShare{1e15}; },
        [](auto& s) { s.model.market.spot.price = PerShare{1e-12}; },
        [](auto& s) { s.model.market.risk_free_rate.value = Rate{10}; },
        [](auto& s) { s.model.market.risk_free_rate.value = Rate{-10}; },
        [](auto& s) { s.model.market.dividend_yield.value = Rate{10}; },
        [](auto& s) { s.positions[0].warrant.strike = PerShare{1e300}; },
        [](auto& s) {
          s.model.jumps = Jumps{1, 5, 1};
        },
        [](auto& s) {
          s.model.jumps = Jumps{100, -2, 3};
        }};
    for (std::size_t i = 0; i < changes.size(); ++i) {
      CAPTURE(i);
      for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
        for (const ExercisePolicy exercise : {ExercisePolicy::hold_to_expiry, ExercisePolicy::on_vesting}) {
          for (const std::uint64_t paths : {1U, 64U, by_build(1024U, 128U)}) {
            Simulation simulation = changed(changes[i]);
            simulation.measure = measure;
            check_numbers(simulated_value(simulation, {.paths = paths}, {.exercise = exercise}));
          }
        }
      }
    }
  }

  TEST_CASE("beyond them the field is named") {
    CHECK(refusal(changed([](auto& s) { s.model.market.spot.price = PerShare{1e300}; })) ==
          "model.market.spot.price: must be between 1e-12 and 1e15, got 1e+300");
    CHECK(refusal(changed([](auto& s) { s.model.market.volatility.value = 1e200; })) ==
          "model.market.volatility: must be within 100, got 1e+200");
    CHECK(refusal(changed([](auto& s) { s.model.market.risk_free_rate.value = Rate{1e5}; })) ==
          "model.market.risk_free_rate: must be within 10, got 100000");
    const auto for_years = [](double years, Simulation& s) {
      s.positions[0].warrant.expiry = add_days(granted, static_cast<int>(365 * years));
    };
    CHECK(refusal(changed([&](auto& s) {
            s.model.market.risk_free_rate.value = Rate{-9};
            for_years(6, s);
          })) == "model.market.risk_free_rate: must be within 50 in total over the life, got -54");
    CHECK(refusal(changed([&](auto& s) {
            s.model.market.dividend_yield.value = Rate{9};
            for_years(6, s);
          })) == "model.market.dividend_yield: must be within 50 in total over the life, got 54");
    CHECK(refusal(changed([](auto& s) {
            s.model.market.spot.price = PerShare{1e15};
            s.positions[0].warrant.tranches.pop_back();
            s.positions[0].warrant.shares = s.positions[0].warrant.tranches[0].shares = Shares{1e16};
          })) == "positions[0].warrant.shares: must be worth at most 1e+30 today, got 1e+31");
  }

  TEST_CASE("a position that expires before the next close has what is there and bothers no other") {
    // Friday to Sunday; the other position goes on for a year.
    const auto friday = Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{9}};
    Warrant first = single({price_at(160, on_any_close())}, 10);
    first.granted = add_days(friday, -7);
    first.expiry = add_days(friday, 2);
    Warrant second = single({price_at(200, on_any_close())});
    second.granted = friday;
    second.expiry = add_days(friday, 365);
    Simulation simulation = simulation_of(market_on(friday, 150), position_of(first));
    simulation.positions.push_back({.name = "another", .warrant = second});
    for (auto& one : simulation.positions) one.calendar = us_exchange_calendar(2025, 2027);
    for (const ControlVariate control : {ControlVariate::automatic, ControlVariate::crossing,
                                         ControlVariate::crossing_and_streaks, ControlVariate::none}) {
      simulation.positions[0].history.reset();
      const auto open = simulated_value(simulation, {.paths = 4096, .control = control});
      CHECK(open.tranches[0].value.mean == 0.0);  // 150 today, and no other close comes
      CHECK(open.tranches[1].value.mean > 0.0);
      simulation.positions[0].history =
          DealHistory{.closes = DatedSeries<PerShare>{{{add_days(friday, -4), PerShare{170}}}}};
      const auto vested = simulated_value(simulation, {.paths = 4096, .control = control});
      CHECK(vested.tranches[0].value.mean == doctest::Approx(140).epsilon(1e-4));  // two days of interest
      CHECK(vested.tranches[0].vesting_probability.mean == doctest::Approx(1).epsilon(1e-9));
    }
  }

  TEST_CASE("on the last day of the only position there is nothing to simulate") {
    const Date last = add_days(granted, 365);
    CHECK(refusal(changed([&](auto& s) { s.model.market.spot.as_of = last; })) ==
          "positions[0].warrant.expiry: must be on or after a close that comes after 2026-10-05, got "
          "2026-10-05");
  }
}

}  // namespace value_by_simulation_extremes_test
