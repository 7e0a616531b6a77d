#include <fairvalue/accounting/roll_forward.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>

#include "warrants.hpp"

namespace roll_forward_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

const Date opened = day_of(2026, 1, 2);
const Date closed = day_of(2026, 7, 1);

DealHistory history_to(Date last, double price, double volume) {
  DealHistory history{
      .closes = DatedSeries<PerShare>{{{day_of(2025, 10, 3), PerShare{164.67}}, {opened, PerShare{200}}}},
      .volumes = {{.measure = VolumeMeasure::purchased, .cumulative = DatedSeries<double>{}}}};
  if (last > opened) {
    history.closes = DatedSeries<PerShare>{
        {{day_of(2025, 10, 3), PerShare{164.67}}, {opened, PerShare{200}}, {last, PerShare{price}}}};
    history.volumes[0].cumulative = DatedSeries<double>{{{day_of(2026, 6, 1), volume}}};
  }
  return history;
}

ValuationState state(Date day, double price, double volatility, double rate, double service, double strike) {
  ValuationState made{
      .position = {.warrant = hurdle_warrant(on_any_close()), .outlook = {.service = service}},
      .market = {.spot = spot_of(price, day),
                 .risk_free_rate = {Rate{rate}},
                 .volatility = {volatility},
                 .volatility_source = "test"}};
  made.position.warrant.strike = PerShare{strike};
  made.position.history = history_to(day, price, 0.5);
  return made;
}

/// A value of which every input has a part that is known by hand.
Money by_hand(const ValuationState& state) {
  const Date day = state.market.spot.as_of;
  return Money{10 * state.market.spot.price.value + 1'000 * state.market.volatility.value +
               10'000 * state.market.risk_free_rate.value.value -
               2.0 * days_between(day_of(2025, 10, 5), day) +
               100 * volume_on(state.position.history->volumes[0], day) +
               300 * *state.position.outlook.service - 5 * state.position.warrant.strike.value};
}

TEST_SUITE("accounting/roll_forward") {
  TEST_CASE("each part is what its input did") {
    const RollForward got =
        roll_forward(state(opened, 200, 0.5, 0.04, 0.8, 10), state(closed, 230, 0.45, 0.03, 0.9, 8), by_hand);
    CHECK(got.opening.value == 2000 + 500 + 400 - 2 * 89 + 240 - 50);
    CHECK(got.spot.value == 300);
    CHECK(got.volatility.value == -50);
    CHECK(got.rate.value == -100);
    CHECK(got.time.value == -2 * 180);
    CHECK(got.deliveries.value == 50);
    CHECK(got.probability.value == 30);
    CHECK(got.modification.value == 10);
    CHECK(got.closing.value == 2300 + 450 + 300 - 2 * 269 + 50 + 270 - 40);
  }
  TEST_CASE("thousands of random roll-forwards add up exactly") {
    std::mt19937_64 random{718};
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution{low, high}(random);
    };
    for (int i = 0; i < 3000; ++i) {
      const auto any = [&](Date day) {
        return state(day, uniform(50, 900), uniform(0.1, 1), uniform(0, 0.1), uniform(0, 1), uniform(0, 300));
      };
      const WarrantValuer value = [](const ValuationState& s) { return by_hand(s) * 1'234'567.89; };
      ValuationState from = any(opened);
      from.position.history = history_to(opened, 200, 0);
      const RollForward got = roll_forward(from, any(closed), value);
      CHECK((got.opening + got.spot + got.volatility + got.rate + got.time + got.deliveries +
             got.probability + got.modification) == got.closing);
    }
  }
  TEST_CASE("with the formula: the price alone moved moves the price's part alone") {
    const WarrantValuer formula = [](const ValuationState& s) {
      return 1e6 *
             value_by_formula(s.position, s.market, {.kind = ValueKind::measurement_date}).total.value();
    };
    const ValuationState from = state(opened, 200, 0.5, 0.04, 0.8, 0);
    const ValuationState to = state(closed, 230, 0.5, 0.04, 0.8, 0);
    const RollForward got = roll_forward(from, to, formula);
    CHECK(got.opening.value == std::round(formula(from).value));
    CHECK(got.closing.value == std::round(formula(to).value));
    CHECK(got.spot.value > 0);
    CHECK(got.time.value < 0);
    CHECK(got.volatility.value == 0);
    CHECK(got.rate.value == 0);
    CHECK(got.deliveries.value == 0);  // no part of a fair value: market conditions only
    CHECK(got.modification.value == 0);
  }
  TEST_CASE("bad arguments are refused by name") {
    const ValuationState from = state(opened, 200, 0.5, 0.04, 0.8, 0);
    CHECK_THROWS_WITH_AS(roll_forward(from, from, by_hand),
                         "to.market.spot.as_of: must be after the opening date 2026-01-02, got 2026-01-02",
                         DomainError);
    CHECK_THROWS_WITH_AS(roll_forward(from, state(closed, 1, 1, 0, 0, 0), {}),
                         "value: must be a function, got none", DomainError);
    CHECK(without_close(history_to(closed, 230, 1), closed).closes.size() == 2);
  }
}

}  // namespace roll_forward_test
