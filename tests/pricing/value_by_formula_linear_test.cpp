// Tranches that vest a share at a time with a volume.
#include <doctest/doctest.h>

#include <fairvalue/pricing/black_scholes.hpp>

#include "priced_warrant.hpp"

namespace value_by_formula_linear_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

Warrant linear(std::vector<Gate> gates = {}, double strike = 0.0) {
  Warrant warrant = single(std::move(gates), strike);
  warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 0, .to = 4};
  return warrant;
}

/// A quarter at 1 GW, and the rest at 4 GW, which may never come.
ConditionOutlook one_and_four(double never = 0.5) {
  return {.milestones = {reached(4, LogNormal{1, 0.1}, never), reached(1, Fixed{1})}};
}

double a_share(const WarrantValue& value) { return first(value).claim.value.value; }

const EquityMarket market = market_on(granted);

TEST_SUITE("pricing/value_by_formula_linear") {
  // QuantLib 1.29, AnalyticEuropeanEngine, Actual/365 (Fixed): 5.260417630350. Two implementations of one
  // formula agree to the rounding of their normal distributions.
  TEST_CASE("a customer's warrant that vests with spend is Black-Scholes at the grant: 5.2604") {
    Warrant warrant = linear({}, 20.34);
    warrant.expiry = add_days(granted, 7 * 365);
    warrant.tranches[0].linear->measure = VolumeMeasure::paid;
    const WarrantValue got = value_by_formula({.warrant = warrant}, market_on(granted, 9.00, 0.75),
                                              {.kind = ValueKind::grant_date});
    CHECK(a_share(got) == Approx(5.260417630350).epsilon(1e-11));
    CHECK(got.total.value().value == Approx(526.0417630350).epsilon(1e-11));
    CHECK(first(got).claim.method == ValuationMethod::closed_form);
  }

  TEST_CASE("with a market condition each share is worth what a cliff is at the grant") {
    CHECK(a_share(value_by_formula({.warrant = linear({price_at(600)})}, market,
                                   {.kind = ValueKind::grant_date})) == Approx(81.197).epsilon(1e-5));
    const std::vector<Gate> gates{price_at(600, on_any_close()), purchased(2)};
    CHECK(
        a_share(value_by_formula({.warrant = linear(gates, 25)}, market, {.kind = ValueKind::grant_date})) ==
        a_share(value_by_formula({.warrant = single(gates, 25)}, market, {.kind = ValueKind::grant_date})));
  }

  // By hand: 0.25 x 1 + 0.75 x 0.5 = 0.625. A log-normal about one year is within five but for e^-130.
  TEST_CASE("the economic value counts the expected part: 0.625 of the share") {
    const WarrantValue got = value_by_formula({.warrant = linear(), .outlook = one_and_four()}, market);
    CHECK(a_share(got) == Approx(0.625 * 164.67).epsilon(1e-12));
    CHECK(first(got).claim.vesting_probability == Approx(0.625).epsilon(1e-12));
    const double call =
        option_value({.spot = PerShare{164.67}, .risk_free_rate = Rate{0.037}, .volatility = 0.5},
                     {.kind = OptionKind::call, .strike = PerShare{150}, .expiry = Years{5}})
            .value;
    CHECK(a_share(value_by_formula({.warrant = linear({}, 150), .outlook = one_and_four()}, market)) ==
          Approx(0.625 * call).epsilon(1e-12));
  }

  TEST_CASE("a latched hurdle multiplies with the expected part: 0.625 x 81.197") {
    CHECK(a_share(value_by_formula({.warrant = linear({price_at(600)}), .outlook = one_and_four()},
                                   market)) == Approx(0.625 * 81.197).epsilon(1e-5));
  }

  TEST_CASE("beyond the last milestone of the outlook nothing vests") {
    const ConditionOutlook half{.milestones = {reached(2, Fixed{1})}};
    CHECK(a_share(value_by_formula({.warrant = linear(), .outlook = half}, market)) ==
          Approx(0.5 * 164.67).epsilon(1e-14));
  }

  TEST_CASE("a milestone beside parts that are certain counts once and beside uncertain ones is refused") {
    ConditionOutlook certain = one_and_four(0.0);
    certain.milestones.push_back(reached(3, Fixed{1}, 0.2));  // a part of 0.5, and the gate
    CHECK(
        value_by_formula({.warrant = linear({purchased(3)}), .outlook = certain}, market).total.reason() ==
        "tranches[0].gates[0]: must be the only milestone for a closed form (simulate correlated ones), got "
        "3 GW purchased");
    const ConditionOutlook sure{.milestones = {reached(4, Fixed{1})}};
    CHECK(a_share(value_by_formula({.warrant = linear({purchased(4)}), .outlook = sure}, market)) ==
          Approx(164.67).epsilon(1e-14));
  }
}

}  // namespace value_by_formula_linear_test
