// Values on a later measurement date: market conditions in, all others out.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace measurement_date_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

const Date later = add_days(granted, 365);

/// 2 GW and a permit beside a hurdle, under service; and a linear part.
Warrant terms() {
  Warrant warrant = warrant_of({tranche("hurdle", {price_at(300), purchased(2), NamedGate{"permit"}}),
                                tranche("service", {price_at(400), ServiceGate{add_days(granted, 700)}}),
                                tranche("linear", {price_at(500)})});
  warrant.tranches[2].linear = {.measure = VolumeMeasure::purchased, .from = 1, .to = 6};
  return warrant;
}

/// All that is no market condition is met today.
const ConditionOutlook certain{
    .milestones = {reached(2, Fixed{0}), reached(6, Fixed{0})}, .named = {{"permit", 1.0}}, .service = 1.0};

DealHistory known(double high) {
  DealHistory history{.closes = DatedSeries<PerShare>{{{add_days(granted, 30), PerShare{200}}}}};
  history.highs = DatedSeries<PerShare>{{{add_days(granted, 30), PerShare{high}}}};
  history.volumes = {{.measure = VolumeMeasure::purchased, .cumulative = {}}};
  return history;
}

double total(const WarrantValue& value) { return value.total.value().value; }

TEST_SUITE("pricing/measurement_date") {
  TEST_CASE("on the day of the grant it is the grant-date value") {
    const WarrantValue grant =
        value_by_formula({.warrant = terms()}, market_on(granted), {.kind = ValueKind::grant_date});
    const WarrantValue today =
        value_by_formula({.warrant = terms()}, market_on(granted), {.kind = ValueKind::measurement_date});
    CHECK(total(today) == total(grant));
    CHECK(today.kind == ValueKind::measurement_date);
    CHECK(to_string(today.kind) == "measurement-date fair value");
  }

  TEST_CASE("it is the economic value of one to whom all other conditions are certain today") {
    const WarrantValue value =
        value_by_formula({.warrant = terms()}, market_on(later), {.kind = ValueKind::measurement_date});
    Warrant without_service = terms();
    without_service.tranches[1].gates.pop_back();  // its day is still ahead
    CHECK(total(value) ==
          Approx(total(value_by_formula({.warrant = without_service, .outlook = certain}, market_on(later))))
              .epsilon(1e-12));
    CHECK(value.as_of == later);
  }

  TEST_CASE("a hurdle that the history has met is met and a lost milestone loses nothing") {
    DealHistory history = known(350);
    history.terminated = add_days(granted, 40);
    const WarrantValue value = value_by_formula({.warrant = terms(), .history = history}, market_on(later),
                                                {.kind = ValueKind::measurement_date});
    CHECK(first(value).value.value == Approx(100 * 164.67).epsilon(1e-12));  // for nothing, without dividends
    CHECK(first(value).shares == Shares{100});
    CHECK(first(value_by_formula({.warrant = terms(), .outlook = certain, .history = history},
                                 market_on(later)))
              .shares == Shares{0});
  }

  TEST_CASE("what was exercised is not in it") {
    Warrant warrant = single({price_at(300)});
    DealHistory history = known(350);
    history.exercises = {{"only", add_days(granted, 60)}};
    CHECK(total(value_by_formula({.warrant = warrant, .history = history}, market_on(later),
                                 {.kind = ValueKind::measurement_date})) == 0.0);
  }

  TEST_CASE("an adjustment moves the price that is valued and not the close") {
    const PriceAdjustment up{.change = 0.1, .reason = "not yet public"};
    const Warrant warrant = single({purchased(2)});
    DealHistory history = known(200);
    history.closes =
        DatedSeries<PerShare>{{{add_days(granted, 30), PerShare{200}}, {later, PerShare{164.67}}}};
    history.highs = history.closes;
    const WarrantValue value = value_by_formula({.warrant = warrant, .history = history}, market_on(later),
                                                {.kind = ValueKind::measurement_date, .adjustment = up});
    CHECK(total(value) == Approx(100 * 1.1 * 164.67).epsilon(1e-12));
    CHECK_THROWS_AS(
        value_by_formula({.warrant = warrant}, market_on(later),
                         {.kind = ValueKind::measurement_date, .adjustment = PriceAdjustment{0.1, ""}}),
        DomainError);
  }

  TEST_CASE("paths find the formulas' value") {
    Simulation simulation = simulation_of(market_on(later), position_of(terms()));
    simulation.positions[0].history = known(210);
    const WarrantValue formula =
        value_by_formula({.warrant = terms(), .history = simulation.positions[0].history}, market_on(later),
                         {.kind = ValueKind::measurement_date});
    const SimulatedValue value =
        simulated_value(simulation, {.paths = 1 << 14}, {.kind = ValueKind::measurement_date});
    REQUIRE(value.tranches.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      const Sampled& paths = value.tranches[i].value;
      const double exact = formula.tranches[i].outcome.value().claim.value.value;
      CHECK(std::abs(paths.mean - exact) < 5 * paths.standard_error + 1e-5 * 164.67);  // the paths' floats
    }
  }
}

}  // namespace measurement_date_test
