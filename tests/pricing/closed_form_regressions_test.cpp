// Inputs on which a closed form was wrong, refused or not a number.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "priced_warrant.hpp"
#include "tranche_fixtures.hpp"

namespace closed_form_regressions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// S 100, r 5 %, sigma 25 %.
FlatMarket carried(double yield) {
  return {
      .spot = PerShare{100}, .risk_free_rate = Rate{0.05}, .dividend_yield = Rate{yield}, .volatility = 0.25};
}

bool is_number(double x) { return std::isfinite(x) && !(x == 0.0 && std::signbit(x)); }

double hurdle_value(const FlatMarket& market, HurdlePayoff payoff) {
  return hurdle_claim_value(
      market, {.payoff = payoff, .hurdle = PerShare{140}, .expiry = Years{2}, .strike = PerShare{105}});
}

TEST_SUITE("pricing/closed_form_regressions") {
  // QuantLib 1.29: AnalyticEuropeanEngine. K 105, two years, a yield of -3 % and of -8 %: carry of 8 and 13
  // %.
  TEST_CASE("options with a negative yield") {
    const EuropeanOption call{.kind = OptionKind::call, .strike = PerShare{105}, .expiry = Years{2}};
    const EuropeanOption put{.kind = OptionKind::put, .strike = PerShare{105}, .expiry = Years{2}};
    CHECK(option_value(carried(-0.03), call).value == Approx(20.387603306985).epsilon(1e-11));
    CHECK(option_value(carried(-0.03), put).value == Approx(9.211877546225).epsilon(1e-11));
    CHECK(option_value(carried(-0.08), call).value == Approx(28.613891468623).epsilon(1e-11));
    const OptionGreeks greeks_of_put = option_greeks(carried(-0.08), put);
    CHECK(greeks_of_put.delta == Approx(-0.257486625651).epsilon(1e-10));
    CHECK(greeks_of_put.theta == Approx(0.594327906350).epsilon(1e-9));
    CHECK(greeks_of_put.rho == Approx(-64.038791656699).epsilon(1e-10));
  }

  // QuantLib 1.29: AnalyticBarrierEngine and AnalyticDigitalAmericanEngine, hurdle 140; the payments at the
  // hit also by mpmath, the first-passage density integrated with e^{-rt} to 25 digits.
  TEST_CASE("hurdles with a negative yield") {
    CHECK(hurdle_value(carried(-0.03), HurdlePayoff::call) == Approx(18.738184624071).epsilon(1e-11));
    CHECK(hurdle_value(carried(-0.03), HurdlePayoff::put) == Approx(0.385309032332).epsilon(1e-10));
    CHECK(hurdle_value(carried(-0.08), HurdlePayoff::call) == Approx(26.889858768366).epsilon(1e-11));
    CHECK(hurdle_value(carried(-0.03), HurdlePayoff::cash_at_hit) == Approx(0.41379750295054).epsilon(1e-12));
    CHECK(hurdle_value(carried(-0.08), HurdlePayoff::cash_at_hit) == Approx(0.51073132571521).epsilon(1e-12));
    CHECK(hurdle_value(carried(-0.08), HurdlePayoff::share_at_hit) ==
          Approx(71.5023856001298).epsilon(1e-12));
    CHECK(hurdle_value(carried(-0.08), HurdlePayoff::cash_at_expiry) ==
          Approx(0.48567826475462).epsilon(1e-12));
  }

  TEST_CASE("a payment at the hit is refused where its discount has no real root") {
    FlatMarket market = carried(-0.03);
    market.risk_free_rate = Rate{-0.01};
    CHECK_THROWS_WITH_AS(
        hurdle_value(market, HurdlePayoff::cash_at_hit),
        "market.dividend_yield: must be >= 0 for a payment at the hit at a negative rate, got -0.03",
        DomainError);
    CHECK(hurdle_value(market, HurdlePayoff::call) > 0.0);
  }

  TEST_CASE("a worthless put has no negative zero") {
    const FlatMarket market = carried(0.0);
    const EuropeanOption put{.kind = OptionKind::put, .strike = PerShare{1e-8}, .expiry = Years{0.01}};
    CHECK_FALSE(std::signbit(option_value(market, put).value));
    const OptionGreeks all = option_greeks(market, put);
    for (const double one : {all.delta, all.gamma, all.vega, all.theta, all.rho})
      CHECK_FALSE(std::signbit(one));
    CHECK_FALSE(std::signbit(hurdle_value(carried(30.0), HurdlePayoff::call)));
  }

  TEST_CASE("rates and lives beyond reason are refused and give no bound that is no number") {
    TrancheClaim claim = reference_claim();
    claim.hurdle = on_closes(600, on_any_close());
    FlatMarket market = reference_market();
    market.risk_free_rate = Rate{-1e5};
    CHECK_THROWS_WITH_AS(worth(market, claim),
                         "market.risk_free_rate: must be within 700 in total over the life, got -500000",
                         DomainError);
    claim.expiry = Years{1e300};
    CHECK_THROWS_WITH_AS(worth(reference_market(), claim),
                         "market.risk_free_rate: must be within 700 in total over the life, got 3.7e+298",
                         DomainError);
  }

  TEST_CASE("a volatility of 1e154 is refused by quadrature as by formula") {
    const TrancheClaim late = reference_claim(milestone(LogNormal{2, 0.5}), GateTiming::after_other_gates);
    CHECK_THROWS_WITH_AS(worth(reference_market(164.67, 1e154), late),
                         "market.volatility: must be at most 1000 over the life (volatility x "
                         "sqrt(years)), got 2.23606797749979e+154",
                         DomainError);
  }

  // The convolution knows P(S_T > K) to some 1e-12 absolutely, which is nothing times a strike of 1e20: the
  // European call bounds both the value and its error.
  TEST_CASE("a strike far beyond the price has an error no larger than the European call") {
    TrancheClaim claim = reference_claim();
    claim.hurdle = on_closes(600, on_any_close());
    claim.strike = PerShare{1e20};
    const ClaimValue got = claim_value(reference_market(), claim);
    CHECK(got.value.value < 1e-100);
    CHECK(got.error_bound < 1e-100);
  }

  TEST_CASE("more money than a double holds fails by name: 1.7e308 shares") {
    Warrant warrant = single({price_at(600)});
    warrant.shares = warrant.tranches[0].shares = Shares{1.7e308};
    const WarrantValue got =
        value_by_formula({.warrant = warrant}, market_on(granted), {.kind = ValueKind::grant_date});
    CHECK(got.tranches[0].outcome.reason() == "tranche.value: must be a finite number, got inf");
    CHECK(got.total.reason() == got.tranches[0].outcome.reason());
    Warrant halves = warrant_of({tranche("a", {price_at(600)}, 8e307), tranche("b", {price_at(600)}, 8e307)});
    const WarrantValue sum =
        value_by_formula({.warrant = halves}, market_on(granted, 2), {.kind = ValueKind::grant_date});
    CHECK(sum.tranches[0].outcome.has_value());
  }

  TEST_CASE("the median of a hit that comes at once is found") {
    const FlatMarket wild{.spot = PerShare{1}, .risk_free_rate = Rate{0}, .volatility = 100};
    const auto median = median_hit_time(wild, PerShare{1.0001}, Years{5}, Measure::share);
    REQUIRE(median);
    CHECK(hit_probability(wild, PerShare{1.0001}, *median, Measure::share) /
              hit_probability(wild, PerShare{1.0001}, Years{5}, Measure::share) ==
          Approx(0.5).epsilon(1e-9));
  }

  // 4,000 claims, a third of their terms extreme: a number or a refusal, never more than a share is worth.
  TEST_CASE("extreme terms give numbers or refusals") {
    std::mt19937_64 generator(7);
    constexpr double extremes[] = {0, 1e-320, 1e-300, 1e-154, 1e-20, 1e-8,  1e-4,  0.5,   1,     2,
                                   5, 30,     1e3,    1e9,    1e20,  1e100, 1e154, 1e200, 1e300, 1.7e308};
    const auto draw = [&](double usual) {
      return generator() % 3 == 0 ? extremes[generator() % std::size(extremes)] : usual;
    };
    const auto either_sign = [&](double x) { return generator() % 3 == 0 ? -x : x; };
    int numbers = 0;
    for (int i = 0; i < 4000; ++i) {
      const FlatMarket market{.spot = PerShare{draw(100)},
                              .risk_free_rate = Rate{either_sign(draw(0.04))},
                              .dividend_yield = Rate{either_sign(draw(0.02))},
                              .volatility = draw(0.5)};
      TrancheClaim claim{.strike = PerShare{draw(90)}, .expiry = Years{draw(3)}};
      claim.hurdle =
          HurdleCondition{.hurdle = PerShare{draw(150)},
                          .rule = generator() % 2 ? continuously() : on_any_close(),
                          .timing = generator() % 2 ? GateTiming::latched : GateTiming::after_other_gates,
                          .closes = 8};
      claim.milestone = milestone(LogNormal{draw(1), draw(0.5)}, 0.1, claim.expiry.value);
      const ClaimMethods methods{
          .exercise = generator() % 2 ? ExercisePolicy::hold_to_expiry : ExercisePolicy::on_vesting,
          .closes = generator() % 2 ? ClosesMethod::convolution : ClosesMethod::shifted_hurdle};
      const Outcome<ClaimValue> got = attempt([&] { return claim_value(market, claim, methods); });
      if (!got.has_value()) continue;
      ++numbers;
      const ClaimValue& one = got.value();
      CAPTURE(i);
      for (const double x : {one.value.value, one.hit_risk_neutral, one.hit_share, one.vesting_probability,
                             one.exercise_probability, one.error_bound}) {
        CHECK(is_number(x));
      }
      const double dividends = std::max(0.0, -(market.dividend_yield * claim.expiry));
      CHECK(one.value.value <= market.spot.value * std::exp(dividends) * (1 + 1e-9) + one.error_bound);
      if (claim.expiry.value == 0.0) continue;
      const Outcome<Greeks> slopes = attempt([&] { return claim_greeks(market, claim, methods); });
      if (slopes.has_value()) CHECK((is_number(slopes.value().delta) && is_number(slopes.value().vega)));
    }
    CHECK(numbers > 500);  // the test is about something
  }
}

}  // namespace closed_form_regressions_test
