// The close of the valuation day counts whether or not an empty history is given with it.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/simulated_value.hpp>

#include "priced_warrant.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

namespace {

const Date expiry = add_days(granted, 1825);

ValuationTerms without() { return {}; }
ValuationTerms with_empty() { return {.history = DealHistory{}}; }

double a_share(const Warrant& warrant, const EquityMarket& market, const ValuationTerms& terms = {}) {
  return economic_value(warrant, market, {}, terms).total.value().value / 100;
}

double simulated(const Warrant& warrant, const EquityMarket& market, bool empty_history) {
  Simulation one{.model = {.market = market}, .deals = {{.name = "deal", .warrant = warrant}}};
  if (empty_history) one.deals[0].history = DealHistory{};
  return simulated_value(one, {.paths = 4096}).total.mean / 100;
}

Gate from(Date day, Gate gate) {
  std::get<PriceGate>(gate).window_from = day;
  return gate;
}

}  // namespace

TEST_SUITE("pricing/known_close") {
  TEST_CASE("on the expiry day a close a cent above the hurdle pays 100 - 10") {
    for (const MonitoringRule& rule : {on_any_close(), on_some_of(1, 5), on_average_of(1)}) {
      const Warrant warrant = single({price_at(99.99, rule)}, 10);
      for (const ValuationTerms& terms : {without(), with_empty()}) {
        CHECK(a_share(warrant, market_on(expiry, 100), terms) == Approx(90).epsilon(1e-13));
        CHECK(a_share(warrant, market_on(expiry, 99.99), terms) == Approx(89.99).epsilon(1e-13));
        if (closes_needed(rule) == rule.n) CHECK(a_share(warrant, market_on(expiry, 99.98), terms) == 0.0);
      }
    }
  }

  TEST_CASE(
      "during the life a hurdle met by the close is met for good by formula and convolution and paths") {
    const Warrant warrant = single({price_at(160, on_any_close())});
    const EquityMarket market = market_on(add_days(granted, 1), 160);
    for (const ClosesMethod closes : {ClosesMethod::convolution, ClosesMethod::shifted_hurdle}) {
      for (ValuationTerms terms : {without(), with_empty()}) {
        terms.methods.closes = closes;
        CHECK(a_share(warrant, market, terms) == Approx(160).epsilon(1e-13));
      }
    }
    // Without a strike and dividends it is the share, which the share measure says exactly.
    CHECK(simulated(warrant, market, false) == Approx(160).epsilon(1e-12));
    CHECK(simulated(warrant, market, true) == Approx(160).epsilon(1e-12));
  }

  TEST_CASE("a hurdle not met is worth the same with an empty history") {
    const EquityMarket market = market_on(add_days(granted, 1), 159.99);
    for (const MonitoringRule& rule : {on_any_close(), on_consecutive(5)}) {
      const Warrant warrant = single({price_at(160, rule)});
      CHECK(a_share(warrant, market, without()) == a_share(warrant, market, with_empty()));
    }
    for (const MonitoringRule& rule : {on_any_close(), on_average_of(5), on_some_of(3, 5)}) {
      const Warrant warrant = single({price_at(160, rule)});
      CHECK(simulated(warrant, market, false) == simulated(warrant, market, true));
    }
  }

  TEST_CASE("the grant date's own close does not count unless the window begins with it") {
    const EquityMarket market = market_on(granted, 160);
    const Warrant plain = single({price_at(160, on_any_close())});
    const Warrant early = single({from(granted, price_at(160, on_any_close()))});
    for (const ValuationTerms& terms : {without(), with_empty()}) {
      CHECK(a_share(plain, market, terms) < 159.99);
      CHECK(a_share(early, market, terms) == Approx(160).epsilon(1e-13));
    }
    CHECK(simulated(plain, market, false) == simulated(plain, market, true));
    CHECK(simulated(early, market, false) == Approx(160).epsilon(1e-12));
    CHECK(simulated(early, market, true) == Approx(160).epsilon(1e-12));
  }

  TEST_CASE("a close in a row that is there is refused with and without a history") {
    const Warrant warrant = single({price_at(160, on_consecutive(20))});
    for (const ValuationTerms& terms : {without(), with_empty()}) {
      const auto value = economic_value(warrant, market_on(add_days(granted, 1), 160), {}, terms);
      CHECK(value.total.reason().ends_with("got 1 of 20 closes"));
    }
  }

  TEST_CASE("a gate that waits for a milestone of today finds today's close at the hurdle") {
    const Warrant warrant =
        single({price_at(160, on_any_close(), GateTiming::after_other_gates), purchased(2)});
    const EquityMarket market = market_on(add_days(granted, 1), 160);
    const auto value = [&](const Distribution& years, double never) {
      return economic_value(warrant, market, {.milestones = {reached(2, years, never)}}).total;
    };
    CHECK(value(Fixed{0.0}, 0.25).value().value == Approx(75 * 160).epsilon(1e-13));
    Simulation one{.model = {.market = market}, .deals = {{.name = "deal", .warrant = warrant}}};
    one.deals[0].outlook.milestones = {reached(2, Fixed{0.0})};
    CHECK(simulated_value(one, {.paths = 4096}).total.mean == Approx(100 * 160).epsilon(1e-12));
  }

  TEST_CASE("windows that begin later or before the grant are refused where no formula has them") {
    const EquityMarket market = market_on(granted);
    const auto reason = [&](const Gate& gate, Date day) {
      return economic_value(single({gate}), market_on(day), {}).total.reason();
    };
    const Date later = add_days(granted, 30);
    CHECK(
        reason(from(later, price_at(300, on_any_close())), granted) ==
        "tranches[0].gates[0]: must be with windows from the next close on for a closed form (simulate it), "
        "got price at 300.00 (any close from 2025-11-04 on)");
    CHECK(reason(from(later, price_at(300)), granted)
              .starts_with("tranches[0].gates[0]: must be with windows"));
    const Warrant plain = single({price_at(300, on_any_close())});
    const Warrant begun = single({from(later, price_at(300, on_any_close()))});
    for (const Date day : {add_days(later, -1), later, add_days(later, 10)}) {
      CHECK(a_share(begun, market_on(day)) == a_share(plain, market_on(day)));
    }
    const Warrant early = single({from(add_days(granted, -9), price_at(300, on_any_close()))});
    CHECK(a_share(early, market) == a_share(plain, market));
    const std::string rule =
        "must be with windows from after the grant for a grant-date value (take the economic value)";
    CHECK(grant_date_fair_value(early, market).total.reason() ==
          "tranches[0].gates[0]: " + rule + ", got price at 300.00 (any close from 2025-09-26 on)");
    Simulation one{.model = {.market = market}, .deals = {{.name = "deal", .warrant = early}}};
    CHECK_THROWS_WITH_AS(simulated_value(one, {.paths = 64, .kind = ValueKind::grant_date}),
                         ("deals[0].warrant: " + rule + ", got a window from 2025-09-26").c_str(),
                         DomainError);
  }

  TEST_CASE("a zero that today's close leaves open has an error and one that it does not leave open has none") {
    // One close to come. With today's 95 an average of two needs 105, which few of a million paths see.
    const auto value = [](int closes) {
      Warrant warrant = single({price_at(100, on_average_of(closes))});
      warrant.expiry = add_days(granted, 31);
      Simulation one{.model = {.market = market_on(add_days(granted, 30), 95)},
                     .deals = {{.name = "deal", .warrant = warrant}}};
      return simulated_value(one, {.paths = 512}).tranches.front().value;
    };
    CHECK(value(2).mean == 0.0);
    CHECK(value(2).standard_error > 0.0);
    CHECK(value(3).mean == 0.0);
    CHECK(value(3).standard_error == 0.0);
  }

  TEST_CASE("40 of 60 far above the hurdle takes 40 closes: the derived service period") {
    const Warrant warrant = single({price_at(0.01, on_some_of(40, 60))});
    Simulation one{.model = {.market = market_on(granted)}, .deals = {{.name = "deal", .warrant = warrant}}};
    const SimulatedValue value = simulated_value(one, {.paths = 4096, .kind = ValueKind::grant_date});
    const SimulatedTranche& only = value.tranches.front();
    CHECK(only.median_hit_share.value().value == Approx(40.0 / 252).epsilon(1e-12));
    CHECK(only.median_hit_risk_neutral.value().value == Approx(40.0 / 252).epsilon(1e-12));
    CHECK(only.value.mean == Approx(164.67).epsilon(1e-9));
  }

  TEST_CASE("closes of the history count from the window's first day on") {
    const Warrant warrant = single({from(add_days(granted, 10), price_at(300, on_some_of(2, 4)))});
    const auto value = [&](std::vector<Dated<PerShare>> closes) {
      const ValuationTerms terms{.history = DealHistory{.closes = DatedSeries<PerShare>{std::move(closes)}}};
      return economic_value(warrant, market_on(add_days(granted, 20), 200), {}, terms).total;
    };
    const PerShare high{300};
    CHECK(value({{add_days(granted, 10), high}, {add_days(granted, 12), high}}).value().value ==
          Approx(100 * 200).epsilon(1e-13));
    CHECK(!value({{add_days(granted, 9), high}, {add_days(granted, 10), high}})
               .has_value());  // averages and counts
  }
}
