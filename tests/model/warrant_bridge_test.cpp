#include <fairvalue/model/warrant_bridge.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace warrant_bridge_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// 1,000 shares at signing, 2,000 on an approval of one in two; a price of 10 and a strike of 4.
ValuationState state() {
  const Tranche first{.name = "first", .shares = Shares{1000}, .gates = {}, .vested_at_issue = true};
  const Tranche second{.name = "second", .shares = Shares{2000}, .gates = {NamedGate{"approval"}}};
  return {.position = {.name = "award",
                       .warrant = {.holder = "holder",
                                   .shares = Shares{3000},
                                   .strike = PerShare{4},
                                   .granted = 2026y / 1 / 1,
                                   .expiry = 2031y / 1 / 1,
                                   .tranches = {first, second}},
                       .outlook = {.named = {{"approval", 0.5}}}},
          .market = {.spot = {.price = PerShare{10}, .as_of = 2026y / 1 / 1, .currency = Currency{"USD"}},
                     .risk_free_rate = {Rate{0.03}},
                     .volatility = {0.4}}};
}

/// What could be taken at once: shares x (price - strike), those of the second by their probability. An
/// expiry that has passed has no value.
Money at_once(const ValuationState& of) {
  if (of.position.warrant.expiry <= of.market.spot.as_of) throw Error{"expired"};
  double sum = 0.0;
  for (const Tranche& one : of.position.warrant.tranches) {
    const double part = one.vested_at_issue ? 1.0 : of.position.outlook.named.at(0).probability;
    sum += part * one.shares.value * (of.market.spot.price - of.position.warrant.strike).value;
  }
  return Money{sum};
}

TEST_SUITE("model/warrant_bridge") {
  TEST_CASE("by hand: 12000 become 33600 by price and strike and probability and a tranche") {
    const ValuationState before = state();
    ValuationState after = before;
    after.market.spot.price = PerShare{13};                    // 2000 x (13 - 4) = 18000
    after.position.outlook.named[0].probability = 0.8;         // 2600 x 9 = 23400
    after.position.warrant.strike = PerShare{1};               // 2600 x 12 = 31200
    after.position.warrant.tranches[0].shares = Shares{1200};  // 2800 x 12 = 33600
    after.position.warrant.shares = Shares{3200};
    const WarrantBridge bridge = warrant_bridge(before, after, at_once);
    CHECK(bridge.before == Money{12000});
    CHECK(bridge.after == Money{33600});
    REQUIRE(bridge.steps.size() == 4);
    CHECK(bridge.steps[0].input == "market.price");
    CHECK(bridge.steps[0].before == 10.0);
    CHECK(bridge.steps[0].after == 13.0);
    CHECK(bridge.steps[0].effect == Money{6000});
    CHECK(bridge.steps[1].input == "outlook.condition.approval");
    CHECK(bridge.steps[1].effect == Money{5400});
    CHECK(bridge.steps[2].input == "warrant.strike");
    CHECK(bridge.steps[2].effect == Money{7800});
    CHECK(bridge.steps[3].input == "warrant.tranche first");
    CHECK(bridge.steps[3].effect == Money{2400});
  }
  TEST_CASE("there and back the parts add up to the total exactly") {
    const ValuationState before = state();
    ValuationState after = before;
    after.market.volatility = {0.7};
    after.market.spot.price = PerShare{10.0 / 3.0};
    after.market.dividend_yield = {Rate{0.01}};
    after.position.warrant.strike = PerShare{0.1};
    after.position.warrant.tranches.erase(after.position.warrant.tranches.begin());
    after.position.warrant.shares = Shares{2000};
    for (const auto& [from, to] : {std::pair{before, after}, std::pair{after, before}}) {
      const WarrantBridge bridge = warrant_bridge(from, to, at_once);
      Money sum{0.0};
      for (const WarrantStep& step : bridge.steps) sum += step.effect;
      CHECK(sum == bridge.total());
      CHECK(bridge.steps.size() == 5);
    }
    CHECK(warrant_bridge(before, after, at_once).steps.back().input == "warrant.tranche first (gone)");
    CHECK(warrant_bridge(after, before, at_once).steps.back().input == "warrant.tranche first (new)");
  }
  TEST_CASE("the same version has no steps and another holder or source of a volatility neither") {
    ValuationState other = state();
    other.position.warrant.holder = "somebody else";
    other.market.volatility_source = "another";
    const WarrantBridge bridge = warrant_bridge(state(), other, at_once);
    CHECK(bridge.steps.empty());
    CHECK(bridge.total() == Money{0});
  }
  TEST_CASE("steps without a value between them are joined") {
    const ValuationState before = state();
    ValuationState after = before;
    after.market.spot.as_of = 2032y / 1 / 1;  // after the old expiry
    after.position.warrant.expiry = 2036y / 1 / 1;
    const WarrantBridge bridge = warrant_bridge(before, after, at_once);
    REQUIRE(bridge.steps.size() == 1);
    CHECK(bridge.steps[0].input == "market.as_of and warrant.expiry");
    CHECK_FALSE(bridge.steps[0].before.has_value());
  }
  TEST_CASE("many tranches that change are one step") {
    ValuationState before = state();
    before.position.warrant.tranches.clear();
    for (int i = 0; i < 20; ++i)
      before.position.warrant.tranches.push_back(
          {.name = std::to_string(i), .shares = Shares{100}, .gates = {}, .vested_at_issue = true});
    ValuationState after = before;
    for (Tranche& one : after.position.warrant.tranches) one.shares = Shares{110};
    const WarrantBridge bridge = warrant_bridge(before, after, at_once);
    REQUIRE(bridge.steps.size() == 1);
    CHECK(bridge.steps[0].input == "warrant.tranche (20 of them)");
    CHECK(bridge.steps[0].effect == Money{20 * 10 * 6});
  }
  TEST_CASE("two currencies and a version without a value are refused") {
    ValuationState other = state();
    other.market.spot.currency = Currency{"EUR"};
    CHECK_THROWS_WITH_AS(warrant_bridge(state(), other, at_once),
                         "after.market.spot.currency: must be that of the version before (USD), got EUR",
                         DomainError);
    other = state();
    other.market.spot.as_of = 2032y / 1 / 1;
    CHECK_THROWS_WITH_AS(warrant_bridge(state(), other, at_once), "expired", Error);
  }
}

}  // namespace warrant_bridge_test
