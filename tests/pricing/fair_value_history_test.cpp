// What has happened since the grant changes what is left to value.
#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "priced_warrant.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

namespace {

const Date day = add_days(granted, 365);
const EquityMarket market = market_on(day, 200);

DealHistory history_with(std::vector<Dated<PerShare>> closes, double purchased_on_day_100 = 0.0) {
  DealHistory history{.closes = DatedSeries<PerShare>{std::move(closes)}};
  history.volumes = {{.measure = VolumeMeasure::purchased,
                      .cumulative = DatedSeries<double>{{{add_days(granted, 100), purchased_on_day_100}}}}};
  return history;
}

/// Up to 310 on the tenth day.
DealHistory risen(double purchased_on_day_100 = 0.0) {
  return history_with(
      {{add_days(granted, 1), PerShare{170}}, {add_days(granted, 10), PerShare{310}}, {day, PerShare{200}}},
      purchased_on_day_100);
}

ValuationTerms after(DealHistory history) { return {.history = std::move(history)}; }

const ConditionOutlook believed{
    .milestones = {reached(2, LogNormal{1, 0.5}, 0.1)}, .named = {{"technical", 0.6}}, .service = 0.9};

}  // namespace

TEST_SUITE("pricing/fair_value_history") {
  TEST_CASE("gates that are met are dropped and the others stay") {
    const Warrant warrant = single({price_at(300, on_any_close()), purchased(2)});
    const TrancheClaim fresh = claim_of(warrant, believed, {}, day).value();
    CHECK(fresh.hurdle);
    CHECK(fresh.milestone);
    const TrancheClaim hit = claim_of(warrant, believed, after(risen()), day).value();
    CHECK_FALSE(hit.hurdle);
    CHECK(hit.milestone);
    const TrancheClaim both = claim_of(warrant, believed, after(risen(2)), day).value();
    CHECK_FALSE(both.hurdle);
    CHECK_FALSE(both.milestone);
    // Vested, at no strike: the share itself, and no longer a matter of hurdles.
    const WarrantValue vested = economic_value(warrant, market, believed, after(risen(2)));
    CHECK(vested.total.value().value == Approx(100 * 200).epsilon(1e-13));
    CHECK_FALSE(first(vested).median_hit_share);
  }

  TEST_CASE("a hurdle after a milestone reached waits from now on for the price") {
    const Warrant warrant =
        single({price_at(300, on_any_close(), GateTiming::after_other_gates), purchased(2)});
    const TrancheClaim left = claim_of(warrant, believed, after(risen(2)), day).value();
    CHECK(left.hurdle->timing == GateTiming::after_other_gates);  // the rise to 310 came before the volume
    CHECK_FALSE(left.milestone);
    const Warrant latched = single({price_at(300, on_any_close())});
    CHECK(economic_value(warrant, market, believed, after(risen(2))).total.value().value ==
          economic_value(latched, market, {}).total.value().value);
  }

  TEST_CASE("an exercise gate that is met is certain") {
    Warrant warrant = single({price_at(600)}, 10);
    warrant.exercise_gates = {NamedGate{"technical"}};
    DealHistory history = risen();
    history.highs = history.closes;
    CHECK(claim_of(warrant, believed, after(history), day).value().exercise_conditions == 0.6);
    history.events = {{"technical", add_days(granted, 50)}};
    CHECK(claim_of(warrant, believed, after(history), day).value().exercise_conditions == 1.0);
    history.events = {{"technical", add_days(day, 1)}};  // not yet known
    CHECK(claim_of(warrant, believed, after(history), day).value().exercise_conditions == 0.6);
  }

  TEST_CASE("what is vested but not exercisable keeps the conditions of exercise") {
    Warrant warrant = single({price_at(300, on_any_close())}, 10);
    warrant.exercise_gates = {NamedGate{"technical"}};
    const TrancheClaim vested = claim_of(warrant, believed, after(risen()), day).value();
    CHECK_FALSE(vested.hurdle);
    CHECK(vested.exercise_conditions == 0.6);
    CHECK(vested.other_conditions == 1.0);
  }

  TEST_CASE("what has vested can become exercisable after the agreement's end") {
    Warrant warrant = single({price_at(300, on_any_close())}, 10);
    warrant.exercise_gates = {NamedGate{"technical"}, NamedGate{"commercial"}};
    DealHistory history = risen();
    history.terminated = add_days(granted, 150);
    history.events = {{"technical", add_days(granted, 200)}};
    const ConditionOutlook outlook{.named = {{"technical", 0.6}, {"commercial", 0.5}}};
    CHECK(claim_of(warrant, outlook, after(history), day).value().exercise_conditions == 0.5);
  }

  TEST_CASE("a price of exercise that must come after the vesting has not come before it") {
    Warrant warrant = single({purchased(2)});
    warrant.exercise_gates = {price_at(300, on_any_close())};
    CHECK(claim_of(warrant, believed, after(risen()), day).has_value());  // latched: met on the tenth day
    warrant.exercise_gates = {price_at(300, on_any_close(), GateTiming::after_other_gates)};
    CHECK_FALSE(claim_of(warrant, believed, after(risen()), day).has_value());
  }

  TEST_CASE("lost tranches are worth nothing and have no shares") {
    const Date early = add_days(granted, 200);
    struct Row {
      const char* why;
      Tranche tranche;
      DealHistory history;
    };
    DealHistory left = risen();
    left.service_ended = early;
    DealHistory terminated = risen();
    terminated.terminated = early;
    for (const Row& row : {Row{"lapsed", tranche("a", {purchased(2, early)}), risen()},
                           Row{"forfeited", tranche("a", {ServiceGate{day}}), left},
                           Row{"terminated", tranche("a", {purchased(2)}), terminated}}) {
      CAPTURE(row.why);
      const Warrant warrant = warrant_of({row.tranche, tranche("b", {price_at(300, on_any_close())})});
      const WarrantValue got = economic_value(warrant, market, believed, after(row.history));
      CHECK(first(got).value.value == 0.0);
      CHECK(first(got).shares.value == 0.0);
      CHECK(first(got).claim.vesting_probability == 0.0);
      CHECK(got.total.value().value == Approx(20000).epsilon(1e-13));  // b is vested: 100 x 200
    }
  }

  TEST_CASE("what is exercised is no warrant any more and dilutes no more") {
    const Warrant warrant = warrant_of({tranche("a", {price_at(300, on_any_close())}, 60),
                                        tranche("b", {price_at(300, on_any_close())}, 40)});
    DealHistory history = risen();
    history.exercises = {{"a", add_days(granted, 20)}};
    const WarrantValue got = economic_value(warrant, market, {}, after(history));
    CHECK(first(got).shares.value == 0.0);
    CHECK(got.total.value().value == Approx(40 * 200).epsilon(1e-13));
    ValuationTerms terms = after(history);
    terms.dilution = DilutionMethod::galai_schneller;
    terms.outstanding = Shares{60};
    // 40 free shares beside 60: W = 0.6 (200 + 40 W / 60), so W = 200 when a share is handed over for
    // nothing.
    CHECK(economic_value(warrant, market, {}, terms).total.value().value == Approx(8000).epsilon(1e-9));
  }

  TEST_CASE("with everything lost no dilution is left") {
    DealHistory history = risen();
    history.terminated = add_days(granted, 200);
    ValuationTerms terms = after(history);
    terms.dilution = DilutionMethod::damodaran;
    terms.outstanding = Shares{100};
    const WarrantValue got = economic_value(single({purchased(2)}), market, believed, terms);
    CHECK(got.total.value().value == 0.0);
    CHECK(got.spot.value == 200.0);
    CHECK(economic_greeks(single({purchased(2)}), market, believed, terms).delta == 0.0);
  }

  TEST_CASE("a linear tranche that has all vested is a plain claim until it is exercised") {
    Warrant warrant = single({});
    warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 1, .to = 2};
    DealHistory history = risen(2);
    CHECK(claim_of(warrant, {}, after(history), day).value().other_conditions == 1.0);
    history.exercises = {{"only", add_days(granted, 120)}};
    CHECK(claim_of(warrant, {}, after(history), day).value().other_conditions == 0.0);
  }

  // By hand: 100 shares from 1 to 5 GW. 2 GW on day 100, of which the 25 shares are exercised; 3 GW on day
  // 200 vest 25 more. 5 GW are believed at 40 %: 0.4 x 50 = 20. 45 of the 75 left at 200 and no strike.
  TEST_CASE("a linear tranche under way: (25 + 20) x 200 = 9000") {
    Warrant warrant = single({});
    warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 1, .to = 5};
    DealHistory history = risen(2);
    history.volumes[0].cumulative =
        DatedSeries<double>{{{add_days(granted, 100), 2.0}, {add_days(granted, 200), 3.0}}};
    history.exercises = {{"only", add_days(granted, 150)}};
    const ConditionOutlook outlook{.milestones = {reached(5, Fixed{1}, 0.6)}};
    const WarrantValue got = economic_value(warrant, market, outlook, after(history));
    CHECK(first(got).shares.value == Approx(75).epsilon(1e-14));
    CHECK(first(got).value.value == Approx(9000).epsilon(1e-12));
    CHECK(first(got).claim.vesting_probability == Approx(0.6).epsilon(1e-14));
    history.terminated = add_days(granted, 210);  // no more volume counts: 25 x 200
    CHECK(economic_value(warrant, market, outlook, after(history)).total.value().value ==
          Approx(5000).epsilon(1e-12));
  }

  TEST_CASE("closes in a row have a closed form only when none of them is there") {
    const Warrant warrant = single({price_at(195, on_consecutive(20))});
    const auto outcome = [&](std::vector<Dated<PerShare>> closes, const EquityMarket& at) {
      return economic_value(warrant, at, {}, after(history_with(std::move(closes)))).tranches.front().outcome;
    };
    const std::vector<Dated<PerShare>> run{{add_days(day, -2), PerShare{196}},
                                           {add_days(day, -1), PerShare{195}}};
    CHECK(
        outcome(run, market).reason() ==
        "history.closes: must be without a run of closes under way for a closed form (simulate it), got 3 of "
        "20 closes");  // today's 200 is the third
    CHECK(outcome({}, market).reason().ends_with("got 1 of 20 closes"));
    const EquityMarket below = market_on(day, 194);
    const double fresh = economic_value(warrant, below, {}).total.value().value;
    CHECK(100 * outcome(run, below).value().claim.value.value == Approx(fresh).epsilon(1e-12));
    const auto claim = claim_of(warrant, {}, after(history_with(run)), day);
    CHECK(claim.reason().ends_with("got 2 of 20 closes"));  // without a market no more is known
  }

  TEST_CASE("the market's price is the history's close of its day") {
    const Warrant warrant = single({price_at(199, on_any_close())});
    const WarrantValue met =
        economic_value(warrant, market, {}, after(history_with({{add_days(day, -1), PerShare{190}}})));
    CHECK(met.total.value().value == Approx(100 * 200).epsilon(1e-13));  // on today's 200
    CHECK_THROWS_WITH_AS(economic_value(warrant, market, {}, after(history_with({{day, PerShare{201}}}))),
                         "history.closes: must be 200 on 2026-10-05, the market's own price, got 201",
                         DomainError);
  }

  TEST_CASE("the grant-date value knows no history") {
    const Warrant warrant = single({price_at(300, on_any_close())});
    DealHistory history = risen();
    history.terminated = add_days(granted, 1);
    const double without = first(grant_date_fair_value(warrant, market_on(granted))).value.value;
    CHECK(first(grant_date_fair_value(warrant, market_on(granted), after(history))).value.value == without);
  }

  TEST_CASE("a history that cannot be is refused by its own name") {
    const Warrant warrant = single({price_at(600)});
    CHECK_THROWS_WITH_AS(economic_value(warrant, market, believed, after(risen())),
                         "history.highs: must be given for continuous monitoring, got none", DomainError);
  }
}
