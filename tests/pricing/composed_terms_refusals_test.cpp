// Terms that neither a closed form nor the simulation covers yet are refused by name; other tranches keep
// their values.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace composed_terms_refusals_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

PriceGate hurdle(double price, MonitoringRule rule = on_any_close()) {
  return {.hurdle = PerShare{price}, .rule = rule};
}

struct Row {
  Gate gate;
  std::string rule;  ///< up to "a closed form" or "a simulation"
  std::string got;
};

std::vector<Row> gates() {
  const MarketCapGate cap{.hurdle = Money{1e12},
                          .shares = DatedSeries<Shares>{{{granted, Shares{1.6e9}}}},
                          .rule = on_any_close()};
  const SteppedPriceGate steps{
      .hurdle = PerShare{300}, .steps = {{add_days(granted, 365), PerShare{330}}}, .rule = on_any_close()};
  return {{AnyOf{.gates = {hurdle(300), hurdle(400, on_consecutive(5))}}, "of a kind that",
           "any of (price at 300.00 (any close) or price at 400.00 (5 consecutive closes))"},
          {AllAtOnce{.gates = {hurdle(300), hurdle(310)}}, "of a kind that",
           "all on the same day (price at 300.00 (any close) and price at 310.00 (any close))"},
          {cap, "of a kind that", "market capitalisation of 1000000000000 on 1600000000 shares (any close)"},
          {steps, "of a kind that", "price at 300.00, from 2026-10-05 on 330.00 (any close)"},
          {hurdle(300, on_vwaps(on_average_of(30))), "on closes for",
           "price at 300.00 (average of 30 daily VWAPs)"}};
}

std::string refusal(const std::function<void()>& call) {
  try {
    call();
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("pricing/composed_terms_refusals") {
  TEST_CASE("a closed form refuses the gate and keeps the other tranche") {
    for (const Row& row : gates()) {
      CAPTURE(row.got);
      const Warrant warrant = warrant_of({tranche("only", {row.gate}), tranche("plain", {price_at(600)})});
      const WarrantValue value =
          value_by_formula({.warrant = warrant}, market_on(granted), {.kind = ValueKind::grant_date});
      REQUIRE(!value.tranches[0].outcome.has_value());
      const std::string reason = value.tranches[0].outcome.reason();
      CHECK(reason.starts_with("tranches[0].gates[0]: must be " + row.rule));
      CHECK(reason.ends_with(", got " + row.got));
      const WarrantValue alone = value_by_formula({.warrant = single({price_at(600)})}, market_on(granted),
                                                  {.kind = ValueKind::grant_date});
      CHECK(value.tranches[1].outcome.value().claim.value.value ==
            alone.tranches[0].outcome.value().claim.value.value);
    }
  }
  TEST_CASE("a simulation refuses the gate") {
    for (const Row& row : gates()) {
      CAPTURE(row.got);
      const std::string reason =
          refusal([&] { simulated_value(reference_simulation(single({row.gate})), {.paths = 64}); });
      CHECK(reason.starts_with("positions[0].warrant.tranches[0].gates[0]: must be " + row.rule));
      CHECK(reason.ends_with(", got " + row.got));
    }
  }
  TEST_CASE("terms of a tranche's own are refused by both") {
    Warrant warrant = single({price_at(300, on_any_close())});
    warrant.tranches[0].own.strike = Strike{PerShare{100}};
    const std::string rule = "must be without a strike, an expiry, exercise gates or a cap of its own for ";
    const WarrantValue value =
        value_by_formula({.warrant = warrant}, market_on(granted), {.kind = ValueKind::grant_date});
    CHECK(value.tranches[0].outcome.reason() == "tranches[0].own: " + rule + "a closed form, got only");
    CHECK(refusal([&] { simulated_value(reference_simulation(warrant), {.paths = 64}); }) ==
          "positions[0].warrant.tranches[0].own: " + rule + "a simulation, got only");
  }
  TEST_CASE("vested at issue has the value of a condition that is met") {
    Warrant issued = single({}, 100);
    issued.tranches[0].vested_at_issue = true;
    const WarrantValue certain = value_by_formula({.warrant = single({NamedGate{"none"}}, 100)},
                                                  market_on(granted), {.kind = ValueKind::grant_date});
    const WarrantValue value =
        value_by_formula({.warrant = issued}, market_on(granted), {.kind = ValueKind::grant_date});
    CHECK(value.tranches[0].outcome.value().claim.value.value ==
          certain.tranches[0].outcome.value().claim.value.value);
  }
}

}  // namespace composed_terms_refusals_test
