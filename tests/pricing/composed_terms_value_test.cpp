// Terms that compose, by formula and by simulation: each against another way to the same number.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/valuation_assumptions.hpp>

#include "simulation_samples.hpp"

namespace composed_terms_value_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

const ConditionOutlook believed{.milestones = {reached(2, Fixed{1.5}), reached(4, LogNormal{3, 0.5}, 0.25)},
                                .named = {{"permit", 0.8}, {"licence", 0.5}},
                                .service = 0.9};

WarrantPosition believed_position(Warrant warrant) { return position_of(std::move(warrant), believed); }

/// Of the only tranche, a share.
double by_formula(const WarrantPosition& position, const ValuationTerms& terms = {}) {
  return value_by_formula(position, market_on(granted), terms).tranches[0].outcome.value().claim.value.value;
}
double by_formula(const Warrant& warrant, const ValuationTerms& terms = {}) {
  return by_formula(believed_position(warrant), terms);
}
std::string refusal_of(const Warrant& warrant, const ValuationTerms& terms = {}) {
  return value_by_formula(believed_position(warrant), market_on(granted), terms).tranches[0].outcome.reason();
}

SimulatedValue simulated(const WarrantPosition& position, std::uint64_t paths = 32'768,
                         const ValuationTerms& terms = {}) {
  return simulated_value(simulation_of(market_on(granted), position), {.paths = paths}, terms);
}

/// The engine's value in standard errors from a number.
double score(const WarrantPosition& position, double expected, const ValuationTerms& terms = {}) {
  const SimulatedTranche one = simulated(position, 32'768, terms).tranches[0];
  CAPTURE(one.value.mean);
  return (one.value.mean - expected) / one.value.standard_error;
}

/// Black and Scholes in the reference market: 3.7 % and a volatility of 50 %, no dividends.
double call_by_hand(double spot, double strike, double years) {
  const auto normal = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  const double deviation = 0.5 * std::sqrt(years);
  const double d = (std::log(spot / strike) + (0.037 + 0.125) * years) / deviation;
  return spot * normal(d) - strike * std::exp(-0.037 * years) * normal(d - deviation);
}

MarketCapGate cap_at(double money, MonitoringRule rule) {
  return {.hurdle = Money{money}, .shares = DatedSeries<Shares>{{{granted, Shares{1.6e9}}}}, .rule = rule};
}
PriceGate hurdle(double price, MonitoringRule rule = on_any_close()) {
  return {.hurdle = PerShare{price}, .rule = rule};
}

TEST_SUITE("pricing/composed_terms_value") {
  TEST_CASE("any of two independent conditions: 1 - (1 - p)(1 - q) of the plain value") {
    const double plain = call_by_hand(164.67, 100, 5);
    struct Row {
      std::vector<Gate> gates;
      double probability;
    };
    const double late = 0.75 * probability_within({.years = LogNormal{3, 0.5}}, Years{5});
    for (const Row& row : {Row{{NamedGate{"permit"}, NamedGate{"licence"}}, 1 - 0.2 * 0.5},
                           Row{{purchased(4), NamedGate{"licence"}}, 1 - (1 - late) * 0.5},
                           Row{{purchased(4), ServiceGate{add_days(granted, 900)}}, 1 - (1 - late) * 0.1},
                           Row{{NamedGate{"licence"}, ServiceGate{add_days(granted, 1900)}}, 0.5}}) {
      CAPTURE(row.probability);
      const Warrant warrant = single({AnyOf{row.gates}}, 100);
      CHECK(by_formula(warrant) == Approx(row.probability * plain).epsilon(1e-12));
      CHECK(std::abs(score(believed_position(warrant), row.probability * plain)) < 4.0);
    }
  }

  TEST_CASE("a hurdle or a milestone: P(milestone) x plain + (1 - P(milestone)) x hurdle value") {
    const double late = 0.75 * probability_within({.years = LogNormal{3, 0.5}}, Years{5});
    for (const MonitoringRule& rule : {continuously(), on_consecutive(5)}) {
      const double plain = by_formula(single({NamedGate{"permit"}}, 20)) / 0.8;
      const double with_hurdle = by_formula(single({hurdle(300, rule)}, 20));
      const Warrant either = single({AnyOf{{hurdle(300, rule), purchased(4)}}}, 20);
      const double expected = late * plain + (1 - late) * with_hurdle;
      CHECK(by_formula(either) == Approx(expected).epsilon(1e-12));
      CHECK(std::abs(score(believed_position(either), expected)) < 4.0);
      // Market conditions only: the hurdle alone, in either way.
      const ValuationTerms at_grant{.kind = ValueKind::grant_date};
      const double alone = by_formula(single({hurdle(300, rule)}, 20), at_grant);
      CHECK(by_formula(either, at_grant) == Approx(alone).epsilon(1e-12));
      CHECK(std::abs(score(believed_position(either), alone, at_grant)) < 4.0);
    }
  }

  TEST_CASE("conditions of which one implies the others are the strictest of them") {
    const double highest = by_formula(single({hurdle(320, on_consecutive(5))}));
    const Warrant both =
        single({AllAtOnce{{hurdle(320, on_consecutive(5)), cap_at(310 * 1.6e9, on_consecutive(5))}}});
    CHECK(by_formula(both) == Approx(highest).epsilon(1e-12));
    CHECK(std::abs(score(position_of(both), highest)) < 4.0);
    const double lowest = by_formula(single({hurdle(310, on_consecutive(5))}));
    const Warrant any =
        single({AnyOf{{hurdle(320, on_consecutive(5)), cap_at(310 * 1.6e9, on_consecutive(5))}}});
    CHECK(by_formula(any) == Approx(lowest).epsilon(1e-12));
    CHECK(std::abs(score(position_of(any), lowest)) < 4.0);
  }

  TEST_CASE("a market capitalisation on one count is a hurdle") {
    CHECK(by_formula(single({cap_at(300 * 1.6e9, on_any_close())})) ==
          Approx(by_formula(single({hurdle(300)}))).epsilon(1e-14));
    // VWAPs to come are closes.
    CHECK(by_formula(single({hurdle(300, on_vwaps(on_any_close()))})) == by_formula(single({hurdle(300)})));
  }

  TEST_CASE("a cap on the gain is a call spread") {
    const auto call = [](double strike) { return call_by_hand(164.67, strike, 5); };
    Warrant capped = single({}, 100);
    capped.settlement = ExerciseSettlement::net;
    capped.tranches[0].vested_at_issue = true;
    capped.tranches[0].own.value_cap = PerShare{60};
    CHECK(by_formula(capped) == Approx(call(100) - call(160)).epsilon(1e-12));
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      Simulation simulation = simulation_of(market_on(granted), position_of(capped));
      simulation.measure = measure;
      const SimulatedTranche one = simulated_value(simulation, {.paths = 65'536}).tranches[0];
      CHECK(std::abs(one.value.mean - (call(100) - call(160))) < 4 * one.value.standard_error);
      CHECK(one.doubt.empty());
    }
    capped.tranches[0].vested_at_issue = false;
    capped.tranches[0].gates = {price_at(250)};
    const double spread = by_formula(single({price_at(250)}, 100)) - by_formula(single({price_at(250)}, 160));
    CHECK(by_formula(capped) == Approx(spread).epsilon(1e-12));
    CHECK(std::abs(score(position_of(capped), spread)) < 4.0);
    // Exercised on vesting, at 250: the gain of 150 is cut to 60.
    const ValuationTerms on_vesting{.exercise = ExercisePolicy::on_vesting};
    CHECK(by_formula(capped, on_vesting) ==
          Approx(by_formula(single({price_at(250)}, 100), on_vesting) * 60 / 150).epsilon(1e-9));
    CHECK(std::abs(score(position_of(capped), by_formula(capped, on_vesting), on_vesting)) < 4.0);
  }

  TEST_CASE("delta and vega of a cap and of a waived hurdle are those of central differences") {
    Warrant capped = single({AnyOf{{price_at(250), purchased(4)}}}, 100);
    capped.settlement = ExerciseSettlement::net;
    capped.tranches[0].own.value_cap = PerShare{90};
    const WarrantPosition position = believed_position(capped);
    const auto total = [&](double price, double volatility) {
      return value_by_formula(position, market_on(granted, price, volatility)).total.value().value;
    };
    const Greeks greeks = greeks_by_formula(position, market_on(granted));
    CHECK(greeks.delta == Approx((total(164.68, 0.5) - total(164.66, 0.5)) / 0.02).epsilon(1e-6));
    CHECK(greeks.vega == Approx((total(164.67, 0.5001) - total(164.67, 0.4999)) / 0.0002).epsilon(1e-6));
  }

  TEST_CASE("net exercise has the value of the gross one where what is paid is worth its price") {
    Warrant gross = single({price_at(250)}, 100);
    Warrant net = gross;
    net.settlement = ExerciseSettlement::net;
    net.automatic_at_expiry = true;
    CHECK(by_formula(net) == by_formula(gross));
    const ValuationTerms diluted{.dilution = DilutionMethod::damodaran, .outstanding = Shares{1000}};
    CHECK(by_formula(net, diluted) == by_formula(gross, diluted));
    CHECK(simulated(position_of(net), 4096).total.mean == simulated(position_of(gross), 4096).total.mean);
  }

  TEST_CASE(
      "a strike and an expiry and exercise gates of a tranche's own are those of a warrant with it alone") {
    Warrant warrant = warrant_of({tranche("first", {price_at(300)}), tranche("second", {price_at(300)}),
                                  tranche("third", {price_at(300)})},
                                 50);
    warrant.exercise_gates = {NamedGate{"licence"}};
    warrant.tranches[0].own.strike = PerShare{120};
    warrant.tranches[1].own.expiry = add_days(granted, 1095);
    warrant.tranches[2].own.exercise_gates = std::vector<Gate>{NamedGate{"permit"}};
    Warrant shorter = single({price_at(300)}, 50);
    shorter.expiry = add_days(granted, 1095);
    const double expected[]{0.5 * by_formula(single({price_at(300)}, 120)), 0.5 * by_formula(shorter),
                            0.8 * by_formula(single({price_at(300)}, 50))};
    const WarrantValue value = value_by_formula(believed_position(warrant), market_on(granted));
    const SimulatedValue paths = simulated(believed_position(warrant));
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      CHECK(value.tranches[i].outcome.value().claim.value.value == Approx(expected[i]).epsilon(1e-12));
      CHECK(std::abs(paths.tranches[i].value.mean - expected[i]) <
            4 * paths.tranches[i].value.standard_error);
    }
  }

  TEST_CASE("a strike that is set by one close is a forward start") {
    // K = part x S_t: the call from t on is S_t x c(part), so its value is S e^{-q t} c(part).
    Warrant warrant = single({}, 0);
    warrant.tranches[0].vested_at_issue = true;
    const Date on = add_days(granted, 730);  // the 504th close of 252 a year
    warrant.tranches[0].own.strike =
        StrikeSetLater{.part = 0.9, .days = 1, .on = on, .price = ObservedPrice::close};
    const double unit = call_by_hand(1, 0.9, 3);
    CHECK(std::abs(score(position_of(warrant), 164.67 * unit)) < 4.0);
    CHECK(
        refusal_of(warrant) ==
        "tranches[0].own.strike: must be set already for a closed form (value_by_simulation values it), got "
        "90 % of the last close up to 2027-10-05");
    // Exercised when that is possible: on the day the strike is set, at the close that sets it.
    const ValuationTerms on_vesting{.exercise = ExercisePolicy::on_vesting};
    CHECK(std::abs(score(position_of(warrant), 164.67 * 0.1, on_vesting)) < 4.0);
  }

  // By hand: the permit alone decides, .8 x the plain value; service to 2028 alone decides, .9 x it.
  TEST_CASE("a condition that also stands inside an any of is met with it and never counted as met by it") {
    const ConditionOutlook outlook{.named = {{"permit", 0.8}, {"licence", 0.5}}, .service = 0.9};
    const Gate permit = NamedGate{"permit"};
    const Gate licence = NamedGate{"licence"};
    const Gate early = ServiceGate{add_days(granted, 365)};
    const Gate late = ServiceGate{add_days(granted, 730)};
    const EquityMarket market = market_on(granted);
    const double plain =
        value_by_formula({.warrant = single({NamedGate{"sure"}}, 50), .outlook = {.named = {{"sure", 1.0}}}},
                         market)
            .tranches[0]
            .outcome.value()
            .claim.value.value;
    struct Row {
      std::vector<Gate> gates;
      double part;
    };
    for (const Row& row :
         {Row{{AnyOf{{permit, licence}}, permit}, 0.8}, Row{{permit, AnyOf{{permit, licence}}}, 0.8},
          Row{{AnyOf{{early, licence}}, late}, 0.9}}) {
      const WarrantPosition position{.warrant = single(row.gates, 50), .outlook = outlook};
      const auto formula = value_by_formula(position, market).tranches[0].outcome;
      CHECK(formula.reason().find("of conditions that no other gate has for a closed form") !=
            std::string::npos);
      const SimulatedValue value = value_by_simulation(position, {.market = market}, {}, {.paths = 1 << 16});
      CHECK(std::abs(value.tranches[0].value.mean - row.part * plain) <
            5 * value.tranches[0].value.standard_error);
    }
    WarrantPosition exercised{.warrant = single({AnyOf{{permit, price_at(1e6)}}}, 50), .outlook = outlook};
    exercised.warrant.exercise_gates = {permit};
    CHECK(!value_by_formula(exercised, market).tranches[0].outcome.has_value());
  }

  TEST_CASE("what no formula covers is refused by name with the method that works") {
    const auto ends_so = [](const Warrant& warrant, std::string_view words,
                            const ValuationTerms& terms = {}) {
      const std::string reason = refusal_of(warrant, terms);
      CAPTURE(reason);
      CHECK(reason.starts_with("tranches[0].gates[0]: must be "));
      CHECK(reason.find(words) != std::string::npos);
    };
    const SteppedPriceGate steps{
        .hurdle = PerShare{300}, .steps = {{add_days(granted, 365), PerShare{330}}}, .rule = on_any_close()};
    MarketCapGate cap = cap_at(5e11, on_any_close());
    cap.shares = DatedSeries<Shares>{{{granted, Shares{1.6e9}}, {add_days(granted, 365), Shares{1.7e9}}}};
    ends_so(single({steps}), "of a kind that a closed form covers (value_by_simulation values it)");
    ends_so(single({cap}), "on one count of shares for a closed form (value_by_simulation values it)");
    ends_so(single({AllAtOnce{{hurdle(300), hurdle(310, on_consecutive(5))}}}),
            "(value_by_simulation values it)");
    ends_so(single({AnyOf{{hurdle(300), hurdle(310, on_consecutive(5))}}}),
            "(value_by_simulation values it)");
    ends_so(single({AnyOf{{hurdle(300), steps}}}), "(value_by_simulation values it)");
    ends_so(single({AnyOf{{hurdle(300), purchased(4)}}}), "held to the expiry",
            {.exercise = ExercisePolicy::on_vesting});
    ends_so(single({AnyOf{{NamedGate{"permit"}, NamedGate{"permit"}}}}),
            "of conditions that no other gate has");
    ends_so(single({AnyOf{{hurdle(300), NamedGate{"unknown"}}}}),
            "a condition of the outlook (outlook.named)");
  }

  TEST_CASE("vested at issue has the value of a condition that is met") {
    Warrant issued = single({}, 100);
    issued.tranches[0].vested_at_issue = true;
    CHECK(by_formula(issued) == Approx(call_by_hand(164.67, 100, 5)).epsilon(1e-12));
    CHECK(std::abs(score(position_of(issued), call_by_hand(164.67, 100, 5))) < 4.0);
  }

  TEST_CASE("the assumptions name what the terms have made necessary") {
    Warrant warrant = single({AnyOf{{cap_at(5e11, on_vwaps(on_average_of(30))), purchased(4)}}});
    warrant.tranches[0].own.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = add_days(granted, 90)};
    const WarrantPosition position = believed_position(warrant);
    const auto has = [&](std::string_view words, const ValuationTerms& terms) {
      WarrantPosition grant = position;
      const WarrantValue value = value_by_formula(grant, market_on(granted), terms);
      for (const std::string& one : valuation_assumptions(value, grant, market_on(granted), terms)) {
        if (one == words) return true;
      }
      return false;
    };
    CHECK(has("a daily VWAP to come is taken as the close of its day", {}));
    CHECK(has("strike of only: 90 % of the average of the 30 daily VWAPs up to 2026-01-03", {}));
    CHECK(
        has("where any of several conditions vests shares, its price alone is inside: the grant-date value "
            "of that outcome (ASC 718-10-30-15)",
            {.kind = ValueKind::grant_date}));
  }
}

}  // namespace composed_terms_value_test
