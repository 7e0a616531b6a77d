#include <fairvalue/pricing/plausibility.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "priced_warrant.hpp"

namespace plausibility_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using Words = std::vector<std::string>;

const Warrant ordinary = single({price_at(600)}, 0.01);

template <class Change>
Words of_market(Change change) {
  EquityMarket market = market_on(granted);
  change(market);
  return plausibility_warnings(market, open_warrant(ordinary, granted));
}

Words of_terms(const Warrant& warrant, double price = 164.67) {
  return plausibility_warnings(market_on(granted, price), open_warrant(warrant, granted));
}

TEST_SUITE("pricing/plausibility") {
  TEST_CASE("ordinary inputs have no warning") {
    CHECK(of_market([](EquityMarket&) {}).empty());
    CHECK(of_market([](EquityMarket& m) {
            m.volatility.value = 0.05;
            m.risk_free_rate.value = Rate{-0.3};
            m.dividend_yield.value = Rate{0.3};
          }).empty());
    CHECK(of_market([](EquityMarket& m) { m.volatility.value = 3.0; }).empty());
  }
  TEST_CASE("a volatility in percent or a hundred times too small") {
    CHECK(of_market([](EquityMarket& m) { m.volatility.value = 53; }) ==
          Words{"market.volatility: 5300 % a year is above 300 %; levels are decimals"});
    CHECK(of_market([](EquityMarket& m) { m.volatility.value = 0.0053; }) ==
          Words{"market.volatility: 0.53 % a year is below 5 %; levels are decimals"});
    CHECK(of_market([](EquityMarket& m) {
            m.volatility.later = {{Years{1}, 0.4}, {Years{2}, 45}};
          }) == Words{"market.volatility.later[1].value: 4500 % a year is above 300 %; levels are decimals"});
  }
  TEST_CASE("a rate or a yield in percent") {
    CHECK(of_market([](EquityMarket& m) { m.risk_free_rate.value = Rate{3.6}; }) ==
          Words{"market.risk_free_rate: 360 % a year is beyond 30 %; levels are decimals"});
    CHECK(of_market([](EquityMarket& m) { m.dividend_yield.value = Rate{-1.5}; }) ==
          Words{"market.dividend_yield: -150 % a year is beyond 30 %; levels are decimals"});
  }
  TEST_CASE("a hurdle at the price or below and one far above") {
    CHECK(of_terms(ordinary, 600) ==
          Words{"warrant.tranches[0].gates[0].hurdle: 600 is not above the price of 600"});
    CHECK(of_terms(ordinary, 30).empty());
    CHECK(of_terms(ordinary, 24) == Words{"warrant.tranches[0].gates[0].hurdle: 600 is 25 times the price of "
                                          "24; are both on the same shares?"});
    Warrant at_exercise = single({purchased(1)});
    at_exercise.exercise_gates = {price_at(100)};
    CHECK(of_terms(at_exercise) ==
          Words{"warrant.exercise_gates[0].hurdle: 100 is not above the price of 164.67"});
  }
  TEST_CASE("a hurdle that was met is no longer looked at") {
    const Warrant low = single({price_at(100, on_any_close()), price_at(150, on_average_of(20))});
    const DealHistory history{.closes = DatedSeries<PerShare>{{{add_days(granted, 1), PerShare{120}}}}};
    CHECK(plausibility_warnings(market_on(add_days(granted, 2)),
                                open_warrant(low, add_days(granted, 2), history)) ==
          Words{"warrant.tranches[0].gates[1].hurdle: 150 is not above the price of 164.67"});
  }
  TEST_CASE("hurdles are those of the day: a split of two halves them") {
    Warrant split = ordinary;
    split.adjustments = {{.effective = add_days(granted, 10), .ratio = 2}};
    CHECK(plausibility_warnings(market_on(add_days(granted, 11), 300),
                                open_warrant(split, add_days(granted, 11))) ==
          Words{"warrant.tranches[0].gates[0].hurdle: 300 is not above the price of 300"});
  }
  TEST_CASE("a strike far above the price and an expiry in 300 years") {
    CHECK(of_terms(single({price_at(600)}, 4000)) ==
          Words{"warrant.strike: 4000 is 24.3 times the price of 164.67; are both on the same shares?"});
    Warrant endless = ordinary;
    endless.expiry = add_days(granted, 300 * 365);
    CHECK(of_terms(endless) ==
          Words{"warrant.expiry: " + to_string(endless.expiry) + " is 300 years ahead, more than 30"});
  }
  TEST_CASE("hurdles that step are those of the day and all to come") {
    const SteppedPriceGate stepped{.hurdle = PerShare{100},
                                   .steps = {{.from = add_days(granted, 100), .hurdle = PerShare{200}},
                                             {.from = add_days(granted, 200), .hurdle = PerShare{4000}}},
                                   .rule = on_any_close()};
    CHECK(of_terms(single({stepped})) ==
          Words{"warrant.tranches[0].gates[0].hurdle: 100 is not above the price of 164.67",
                "warrant.tranches[0].gates[0].steps[1].hurdle: 4000 is 24.3 times the price of 164.67; are "
                "both on the same shares?"});
    const Date later = add_days(granted, 150);
    CHECK(plausibility_warnings(market_on(later, 300), open_warrant(single({stepped}), later)) ==
          Words{"warrant.tranches[0].gates[0].hurdle: 200 is not above the price of 300"});
  }
  TEST_CASE("a market capitalisation is looked at a share") {
    // 1 trillion over 10 billion shares is 100 a share; over 1.6 billion it is 625.
    MarketCapGate cap{.hurdle = Money{1e12},
                      .shares = DatedSeries<Shares>{{{add_days(granted, -30), Shares{1e10}}}},
                      .rule = on_any_close()};
    CHECK(of_terms(single({cap})) ==
          Words{"warrant.tranches[0].gates[0].hurdle: 100 a share is not above the price of 164.67"});
    cap.shares = DatedSeries<Shares>{{{add_days(granted, -30), Shares{1.6e9}}}};
    CHECK(of_terms(single({cap})).empty());
  }
  TEST_CASE("a strike of a tranche of its own") {
    Warrant warrant = ordinary;
    warrant.tranches[0].own.strike = PerShare{4000};
    CHECK(of_terms(warrant) == Words{"warrant.tranches[0].own.strike: 4000 is 24.3 times the price of "
                                     "164.67; are both on the same shares?"});
  }
  TEST_CASE("a value carries its warnings") {
    const WarrantValue grant = value_by_formula({.warrant = ordinary}, market_on(add_days(granted, -2), 700),
                                                {.kind = ValueKind::grant_date});
    CHECK(grant.warnings == Words{"warrant.tranches[0].gates[0].hurdle: 600 is not above the price of 700"});
    CHECK(value_by_formula({.warrant = ordinary}, market_on(granted, 700)).warnings == grant.warnings);
    CHECK(value_by_formula({.warrant = ordinary}, market_on(granted)).warnings.empty());
  }
  TEST_CASE("bad terms are refused") {
    CHECK_THROWS_WITH_AS(of_terms(single({price_at(-1)})),
                         "warrant.tranches[0].gates[0].hurdle: must be > 0, got -1", DomainError);
  }
}

}  // namespace plausibility_test
