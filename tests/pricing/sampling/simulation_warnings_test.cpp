#include "pricing/sampling/simulation_warnings.hpp"

#include <doctest/doctest.h>

#include "../simulation_samples.hpp"

namespace simulation_warnings_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using Words = std::vector<std::string>;

Words warnings_of(const Simulation& simulation) {
  return detail::simulation_warnings(simulation.model.market, PathEngine{simulation}.open_warrants());
}

TEST_SUITE("pricing/sampling/simulation_warnings") {
  TEST_CASE("the market warns once and each position for itself") {
    Simulation simulation = reference_simulation(single({price_at(600)}));
    simulation.positions.push_back(position_of(single({price_at(100)})));
    simulation.positions.back().name = "second";
    CHECK(warnings_of(simulation) ==
          Words{"positions[1].warrant.tranches[0].gates[0].hurdle: 100 is not above the price of 164.67"});
    simulation.model.market.volatility.value = 53;
    const Words both = warnings_of(simulation);
    CHECK(both.size() == 2);
    CHECK(both[0] == "model.market.volatility: 5300 % a year is above 300 %; levels are decimals");
    CHECK(simulated_value(simulation, {.paths = 64}).warnings == both);
  }
  TEST_CASE("a history tells which hurdles are met for the economic value only") {
    Simulation simulation = reference_simulation(single({price_at(100, on_any_close())}));
    simulation.model.market.spot.as_of = add_days(granted, 2);
    simulation.positions[0].history =
        DealHistory{.closes = DatedSeries<PerShare>{{{add_days(granted, 1), PerShare{120}}}}};
    CHECK(simulated_value(simulation, {.paths = 64}).warnings.empty());
    simulation.model.market.spot.as_of = granted;
    CHECK(simulated_value(simulation, {.paths = 64}, {.kind = ValueKind::grant_date}).warnings.size() == 1);
  }
  TEST_CASE("an expired position has no warnings of its own") {
    const Warrant warrant = single({price_at(100)});
    const Date after = add_days(warrant.expiry, 1);
    CHECK(detail::simulation_warnings(market_on(after), {open_warrant(warrant, after)}).empty());
  }
}

}  // namespace simulation_warnings_test
