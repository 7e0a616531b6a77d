#include <fairvalue/pricing/value_by_formula.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/first_passage.hpp>

#include "priced_warrant.hpp"

namespace value_by_formula_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

const EquityMarket grant_market = market_on(2025y / 10 / 3);
const EquityMarket today = market_on(granted);  // economic, on the day of the grant: five years are left

Warrant ladder() {
  std::vector<Tranche> tranches;
  for (int i = 1; i <= 6; ++i) {
    const double volume = i;
    tranches.push_back(
        tranche(std::to_string(i) + " GW", {purchased(volume), price_at(225 + 75.0 * (i - 1))}, 160e6 / 6));
  }
  return warrant_of(std::move(tranches), 0.01);
}

ConditionOutlook outlook_of_six(const Distribution& years, double never = 0.0) {
  ConditionOutlook outlook;
  for (int i = 1; i <= 6; ++i) outlook.milestones.push_back(reached(i, years, never));
  return outlook;
}

TEST_SUITE("pricing/value_by_formula") {
  TEST_CASE("the reference values through a whole warrant") {
    const WarrantValue got =
        value_by_formula({.warrant = single({price_at(600)})}, grant_market, {.kind = ValueKind::grant_date});
    CHECK(got.kind == ValueKind::grant_date);
    CHECK(got.as_of == granted);
    CHECK(got.spot.value == 164.67);
    const TrancheValue& only = first(got);
    CHECK(std::abs(only.claim.value.value - 81.197) <= 0.0005);
    CHECK(only.value.value == Approx(100 * only.claim.value.value).epsilon(1e-15));
    CHECK(got.total.value().value == only.value.value);
    CHECK(std::abs(only.median_hit_risk_neutral->value - 2.79) <= 0.005);  // "2.79 years under Q"
    CHECK(std::abs(only.median_hit_share->value - 2.73) <= 0.005);         // "2.73 under S"
  }

  TEST_CASE("the reference values for closes: 252 a year for five years") {
    const WarrantValue close = value_by_formula({.warrant = single({price_at(600, on_any_close())})},
                                                grant_market, {.kind = ValueKind::grant_date});
    CHECK(std::abs(first(close).claim.value.value - 79.880) <= 0.007);  // one standard error
    CHECK(first(close).claim.method == ValuationMethod::convolution);
    const FlatMarket flat = flat_market(grant_market);
    const PerShare shifted_to = closes_shifted_hurdle(PerShare{600}, 0.5, Years{1.0 / 252});
    CHECK(first(close).median_hit_share->value ==
          Approx(median_hit_time(flat, shifted_to, Years{5}, Measure::share)->value).epsilon(1e-12));
    const WarrantValue run = value_by_formula({.warrant = single({price_at(600, on_consecutive(20))})},
                                              grant_market, {.kind = ValueKind::grant_date});
    CHECK(std::abs(first(run).claim.value.value - 69.475) <= 2 * 0.023);  // two standard errors
    CHECK_FALSE(first(run).median_hit_share);
    const WarrantValue shifted =
        value_by_formula({.warrant = single({price_at(600, on_any_close())})}, grant_market,
                         {.kind = ValueKind::grant_date}, ClosesMethod::shifted_hurdle);
    CHECK(std::abs(first(shifted).claim.value.value - 79.862) <= 0.0005);
  }

  TEST_CASE("the value moves with the price and the volatility as the references say") {
    const Warrant warrant = single({price_at(600)});
    const auto at = [&](double price, double volatility) {
      return first(value_by_formula({.warrant = warrant}, market_on(granted, price, volatility)))
          .claim.value.value;
    };
    CHECK(std::abs(at(164.67, 0.50) - 81.20) <= 0.005);
    CHECK(std::abs(at(164.67, 0.55) - 92.31) <= 0.005);
    CHECK(std::abs(at(203.71, 0.50) - 120) <= 0.5);
    CHECK(std::abs(at(226.36, 0.50) - 144) <= 0.5);
  }

  TEST_CASE("a latched milestone multiplies the economic value and leaves the grant-date value as it is") {
    const Warrant warrant = single({purchased(6), price_at(600)});
    const ConditionOutlook outlook{.milestones = {reached(6, LogNormal{4, 0.5}, 0.2)}};
    const double plain = first(value_by_formula({.warrant = single({price_at(600)})}, today)).value.value;
    const double economic =
        first(value_by_formula({.warrant = warrant, .outlook = outlook}, today)).value.value;
    CHECK(economic == Approx(0.8 * cdf(LogNormal{4, 0.5}, 5) * plain).epsilon(1e-14));
    CHECK(first(value_by_formula({.warrant = warrant}, grant_market, {.kind = ValueKind::grant_date}))
              .value.value == Approx(plain).epsilon(1e-15));
  }

  TEST_CASE("the grant-date value is the economic one at the same market when all else is certain") {
    const Warrant warrant = ladder();
    const Money grant_date =
        value_by_formula({.warrant = warrant}, grant_market, {.kind = ValueKind::grant_date}).total.value();
    const Money certain =
        value_by_formula({.warrant = warrant, .outlook = outlook_of_six(Fixed{-1})}, today).total.value();
    CHECK(certain.value == Approx(grant_date.value).epsilon(1e-14));
    for (const double never : {0.1, 0.5, 1.0}) {
      const Money less =
          value_by_formula({.warrant = warrant, .outlook = outlook_of_six(Fixed{1}, never)}, today)
              .total.value();
      CHECK(less.value == Approx((1 - never) * grant_date.value).epsilon(1e-14));
    }
    CHECK(value_by_formula({.warrant = warrant, .outlook = outlook_of_six(LogNormal{3, 0.5})}, today)
              .total.value() < grant_date);
  }

  TEST_CASE("the total is the sum of the tranches and each falls with its hurdle") {
    const WarrantValue got =
        value_by_formula({.warrant = ladder(), .outlook = outlook_of_six(Fixed{1})}, today);
    Money sum{0};
    for (std::size_t i = 0; i < got.tranches.size(); ++i) {
      CHECK(got.tranches[i].tranche == ladder().tranches[i].name);
      const TrancheValue& one = got.tranches[i].outcome.value();
      sum += one.value;
      if (i > 0) CHECK(one.claim.value < got.tranches[i - 1].outcome.value().claim.value);
    }
    CHECK(got.total.value().value == sum.value);
    CHECK(got.kind == ValueKind::economic);
  }

  TEST_CASE("a refused tranche spoils the total and not the others") {
    const Warrant warrant =
        warrant_of({tranche("first", {price_at(300)}), tranche("second", {price_at(600, on_average_of(20))}),
                    tranche("third", {RelativeGate{.benchmark = "index", .excess = 0}})});
    const WarrantValue got = value_by_formula({.warrant = warrant}, today);
    CHECK(got.tranches[0].outcome.has_value());
    const std::string average =
        "claim.hurdle.rule: must be continuous, a close or consecutive closes for a closed form (simulate "
        "it), got average of 20 closes";
    CHECK(got.tranches[1].outcome.reason() == average);
    CHECK(got.tranches[2].outcome.reason() ==
          "tranches[2].gates[0]: must be no relative gate for a closed form (simulate it), got "
          "growth at least that of index");
    CHECK(got.total.reason() == average);  // the first that fails
    CHECK_THROWS_WITH_AS(greeks_by_formula({.warrant = warrant}, today), average.c_str(), DomainError);
  }

  TEST_CASE("four for one: terms adjusted and the price divided give the same money") {
    Warrant warrant = ladder();
    const Date day = add_days(granted, 400);
    const ConditionOutlook outlook = outlook_of_six(LogNormal{2, 0.5}, 0.1);
    const Money before =
        value_by_formula({.warrant = warrant, .outlook = outlook}, market_on(day, 180)).total.value();
    warrant.adjustments = {{.effective = add_days(granted, 200), .ratio = 4}};
    const WarrantValue after = value_by_formula({.warrant = warrant, .outlook = outlook}, market_on(day, 45));
    CHECK(after.total.value().value == Approx(before.value).epsilon(1e-13));
    CHECK(first(after).shares.value == Approx(4 * 160e6 / 6).epsilon(1e-15));
  }

  TEST_CASE("the delta and vega of a whole warrant are the slopes of its total") {
    const Warrant warrant = ladder();
    const ConditionOutlook outlook = outlook_of_six(LogNormal{2, 0.5}, 0.1);
    for (const DilutionMethod method :
         {DilutionMethod::none, DilutionMethod::damodaran, DilutionMethod::galai_schneller}) {
      CAPTURE(to_string(method));
      const ValuationTerms terms{.dilution = method, .outstanding = Shares{1'622e6}};
      const auto total = [&](double price, double volatility) {
        const EquityMarket market = market_on(granted, price, volatility);
        return value_by_formula({.warrant = warrant, .outlook = outlook}, market, terms).total.value().value;
      };
      const Greeks got = greeks_by_formula({.warrant = warrant, .outlook = outlook}, today, terms);
      // Central differences leave an error of order h^2, some 1e-6 of the slope here.
      CHECK(got.delta == Approx((total(164.77, 0.5) - total(164.57, 0.5)) / 0.2).epsilon(1e-5));
      CHECK(got.vega == Approx((total(164.67, 0.501) - total(164.67, 0.499)) / 0.002).epsilon(1e-5));
    }
  }

  TEST_CASE("what was known and not in the price moves the grant's price") {
    const Warrant warrant = single({price_at(600)});
    const PriceAdjustment known{.change = 0.2371, .reason = "the announcement of the next day"};
    const WarrantValue got = value_by_formula({.warrant = warrant}, grant_market,
                                              {.kind = ValueKind::grant_date, .adjustment = known});
    CHECK(got.spot.value == Approx(164.67 * 1.2371).epsilon(1e-15));
    const EquityMarket moved = market_on(2025y / 10 / 3, 164.67 * 1.2371);
    CHECK(first(got).value.value ==
          Approx(first(value_by_formula({.warrant = warrant}, moved, {.kind = ValueKind::grant_date}))
                     .value.value));
  }

  TEST_CASE("closes are those of the calendar where one is given") {
    // 2026-01-02 through 2026-01-30 without the holiday of the 19th: 20 closes after 1 January.
    Warrant warrant = single({price_at(170, on_any_close())});
    warrant.expiry = 2026y / 1 / 30;
    const WarrantPosition listed{.warrant = warrant, .calendar = us_exchange_calendar(2025, 2026)};
    const Date new_year = 2026y / 1 / 1;
    CHECK(claim_of(listed, {}, market_on(new_year).spot).value().hurdle->closes == 20);
    CHECK(claim_of({.warrant = warrant}, {}, market_on(new_year).spot).value().hurdle->closes ==
          20);  // 29 days: 20.02 at 252 a year
    CHECK(claim_of(listed, {}, market_on(2026y / 1 / 16).spot).value().hurdle->closes == 9);
    CHECK(claim_of(listed, {}, market_on(2026y / 1 / 30).spot).value().hurdle->closes == 0);
    const WarrantValue too_late = value_by_formula(listed, market_on(2026y / 1 / 30));
    CHECK(first(too_late).value.value == 0.0);
    CHECK_FALSE(first(too_late).median_hit_share);
  }
}

}  // namespace value_by_formula_test
