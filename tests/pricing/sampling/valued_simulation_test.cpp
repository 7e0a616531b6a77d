#include "pricing/sampling/valued_simulation.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "../simulation_samples.hpp"

namespace valued_simulation_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

WarrantPosition believed() {
  return {.warrant = single({price_at(300), purchased(1)}),
          .outlook = {.milestones = {reached(1, Fixed{1})}},
          .history = DealHistory{.closes = {}}};
}

Simulation valued(const ValuationTerms& terms, Date spot) {
  return detail::valued_simulation({believed()}, {.market = market_on(spot)}, terms,
                                   {.measure = Measure::risk_neutral, .seed = 7});
}

TEST_SUITE("pricing/sampling/valued_simulation") {
  const Date later = add_days(granted, 60);

  TEST_CASE("an economic value has all conditions and today's market") {
    const Simulation simulation = valued({}, later);
    CHECK(simulation.conditions == ConditionsCounted::all);
    CHECK(simulation.positions[0].outlook.milestones.size() == 1);
    CHECK(simulation.positions[0].history.has_value());
    CHECK(simulation.measure == Measure::risk_neutral);
    CHECK(simulation.seed == 7);
  }

  TEST_CASE("a grant-date value is seen from the grant and knows market conditions only") {
    const Simulation simulation = valued({.kind = ValueKind::grant_date}, add_days(granted, -3));
    CHECK(simulation.conditions == ConditionsCounted::market);
    CHECK(simulation.model.market.spot.as_of == granted);
    CHECK(simulation.positions[0].outlook.milestones.empty());
    CHECK_FALSE(simulation.positions[0].history.has_value());
  }

  TEST_CASE("a measurement-date value keeps the day and the history") {
    const Simulation simulation = valued({.kind = ValueKind::measurement_date}, later);
    CHECK(simulation.conditions == ConditionsCounted::market);
    CHECK(simulation.model.market.spot.as_of == later);
    CHECK(simulation.positions[0].history.has_value());
  }

  TEST_CASE("an adjustment moves the price of the paths and not the close") {
    const Simulation simulation = valued(
        {.kind = ValueKind::measurement_date, .adjustment = PriceAdjustment{0.1, "an order not yet public"}},
        later);
    CHECK(simulation.model.market.spot.price.value == doctest::Approx(1.1 * 164.67).epsilon(1e-15));
    CHECK(simulation.close->value == 164.67);
  }

  // The close of 164.67 has not met 170, though the adjusted price of 181 is above it: the next close may.
  TEST_CASE("paths find the formulas' adjusted values") {
    const WarrantPosition position{.warrant = single({price_at(170, on_any_close())}, 5)};
    for (const ValueKind kind : {ValueKind::grant_date, ValueKind::measurement_date}) {
      const EquityMarket market = market_on(kind == ValueKind::grant_date ? granted : later);
      const ValuationTerms terms{.kind = kind, .adjustment = PriceAdjustment{0.1, "an order not yet public"}};
      const WarrantValue formula = value_by_formula(position, market, terms);
      const SimulatedValue paths =
          value_by_simulation(position, {.market = market}, terms, {.paths = 1 << 15});
      CHECK(paths.spot.value == doctest::Approx(1.1 * 164.67).epsilon(1e-15));
      CHECK(std::abs(paths.total.mean - formula.total.value().value) <
            5 * paths.total.standard_error + 1e-5 * formula.total.value().value);
    }
  }

  TEST_CASE("a window that holds today's close is refused beside an adjustment") {
    const WarrantPosition position{.warrant = single({price_at(170, on_average_of(3))})};
    const ValuationTerms terms{.kind = ValueKind::measurement_date,
                               .adjustment = PriceAdjustment{0.1, "an order not yet public"}};
    CHECK_THROWS_WITH_AS(
        value_by_simulation(position, {.market = market_on(add_days(granted, 1))}, terms, {.paths = 64}),
        "warrant.tranches[0].gates[0]: must be without several closes beside a price adjustment after the "
        "grant "
        "(today's close counts), got price at 170.00 (average of 3 closes)",
        DomainError);
    const ValuationTerms at_grant{.kind = ValueKind::grant_date, .adjustment = terms.adjustment};
    CHECK(value_by_simulation(position, {.market = market_on(granted)}, at_grant, {.paths = 64}).spot.value ==
          doctest::Approx(181.137).epsilon(1e-12));
  }
}

}  // namespace valued_simulation_test
