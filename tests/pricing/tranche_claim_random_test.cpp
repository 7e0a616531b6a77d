// Thousands of contracts, the same ones on every machine: bounds, order, and the formula that has all numbers
// at once against those that have one each.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "random_claims.hpp"
#include "tranche_fixtures.hpp"

namespace tranche_claim_random_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;
using random_claims::Draw;

MilestoneTiming random_timing(Draw& draw) {
  const double never = draw.chance(0.5) ? 0.0 : draw.uniform(0, 1);
  const double low = draw.uniform(-1, 4);
  if (draw.chance(0.25)) return {.years = Fixed{low}, .never = never};
  if (draw.chance(0.33)) return {.years = Discrete{{low, low + 2}, {0.5, 0.5}}, .never = never};
  if (draw.chance(0.5)) return {.years = Pert{low, low + draw.uniform(0, 2), low + 3}, .never = never};
  return {.years = LogNormal{draw.log_uniform(0.1, 10), draw.log_uniform(0.01, 1)}, .never = never};
}

TrancheClaim random_claim(Draw& draw, const FlatMarket& market, GateTiming timing) {
  const double expiry = draw.uniform(0.1, 8);
  return {.strike = draw.chance(0.3) ? PerShare{0.0} : draw.uniform(0, 1.5) * market.spot,
          .expiry = Years{expiry},
          .hurdle = hurdle_at(draw.log_uniform(0.7, 6) * market.spot.value, timing),
          .milestone = MilestoneCondition{random_timing(draw), Years{draw.uniform(0.5, 1) * expiry}},
          .other_conditions = draw.uniform(0, 1),
          .exercise_conditions = draw.uniform(0, 1)};
}

struct Drawn {
  FlatMarket market;
  TrancheClaim claim;
  ClaimMethods methods;
};

Drawn drawn(Draw& draw) {
  const FlatMarket market = random_claims::ordinary_market(draw);
  const GateTiming timing = draw.chance(0.5) ? GateTiming::latched : GateTiming::after_other_gates;
  const auto policy = draw.chance(0.5) ? ExercisePolicy::hold_to_expiry : ExercisePolicy::on_vesting;
  return {market, random_claim(draw, market, timing), {.exercise = policy}};
}

/// Quadrature is right to 1e-9; so much may be left of a difference that is none.
double slack(double value) { return 1e-9 * value + 1e-12; }

TEST_SUITE("pricing/tranche_claim_random") {
  TEST_CASE("values and probabilities stay within their bounds") {
    Draw draw{4};
    for (int i = 0; i < 2000; ++i) {
      CAPTURE(i);
      const auto [market, claim, methods] = drawn(draw);
      const ClaimValue got = claim_value(market, claim, methods);
      CHECK(got.value.value >= 0.0);
      CHECK(got.value.value <= market.spot.value * (1 + 1e-12));  // the dividends belong to nobody else
      CHECK(got.exercise_probability >= 0.0);
      CHECK(got.vesting_probability >= 0.0);
      CHECK(got.vesting_probability <= claim.other_conditions * got.hit_risk_neutral + slack(1));
      CHECK(got.vesting_probability <=
            claim.other_conditions * probability_within(claim.milestone->timing, claim.milestone->by) +
                slack(1));
      CHECK(got.exercise_probability <= claim.exercise_conditions * got.vesting_probability + slack(1));
      CHECK(got.hit_share >= got.hit_risk_neutral * (1 - 1e-12));  // its drift is the higher one
      CHECK(got.hit_share <= 1.0);
      CHECK(got.error_bound <= slack(market.spot.value));
    }
  }

  TEST_CASE("all numbers at once are those of the formulas one by one") {
    Draw draw{5};
    for (int i = 0; i < 3000; ++i) {
      CAPTURE(i);
      const bool ordinary = draw.chance(0.5);
      const FlatMarket market =
          ordinary ? random_claims::ordinary_market(draw) : random_claims::extreme_market(draw);
      const double years = ordinary ? draw.uniform(0.01, 10) : random_claims::extreme_years(draw);
      const PerShare hurdle = random_claims::extreme_hurdle(draw, market, years);
      const PerShare strike = draw.chance(0.2)   ? PerShare{0.0}
                              : draw.chance(0.3) ? (1 - draw.log_uniform(1e-12, 0.5)) * hurdle
                                                 : draw.log_uniform(1e-5, 3) * market.spot;
      const HurdleClaim call{
          .payoff = HurdlePayoff::call, .hurdle = hurdle, .expiry = Years{years}, .strike = strike};
      HurdleClaim above = call;
      above.payoff = HurdlePayoff::cash_if_above;
      const TrancheClaim claim{.strike = strike, .expiry = call.expiry, .hurdle = hurdle_at(hurdle.value)};
      const ClaimValue got = claim_value(market, claim);
      // Approx would add 1 to the scale: these may be as small as 1e-300.
      const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-10 * std::abs(b) + 1e-290; };
      CAPTURE(got.value.value);
      CAPTURE(hurdle_claim_value(market, call));
      CHECK(close(got.value.value, hurdle_claim_value(market, call)));
      CHECK(close(got.hit_risk_neutral, hit_probability(market, hurdle, call.expiry, Measure::risk_neutral)));
      CHECK(close(got.hit_share, hit_probability(market, hurdle, call.expiry, Measure::share)));
      CHECK(close(got.exercise_probability,
                  hurdle_claim_value(market, above) * std::exp(market.risk_free_rate * call.expiry)));
    }
  }

  TEST_CASE("a value falls with the hurdle and rises with every probability and the last day") {
    Draw draw{6};
    for (int i = 0; i < 1000; ++i) {
      CAPTURE(i);
      auto [market, claim, methods] = drawn(draw);
      methods.exercise = ExercisePolicy::hold_to_expiry;  // forced exercise may come too soon
      const double one = worth(market, claim);
      TrancheClaim other = claim;
      other.hurdle->hurdle = 1.1 * claim.hurdle->hurdle;
      CHECK(worth(market, other) <= one + slack(one));
      other = claim;
      other.milestone->timing.never *= 0.5;
      CHECK(worth(market, other) >= one - slack(one));
      other = claim;
      other.milestone->by = claim.expiry;
      CHECK(worth(market, other) >= one - slack(one));
      other = claim;
      other.hurdle->timing = GateTiming::latched;
      CHECK(worth(market, other) >= one - slack(one));
      other.milestone.reset();
      CHECK(worth(market, other) >= one - slack(one));
    }
  }

  TEST_CASE("a value rises with the spot and falls with the strike under either policy") {
    Draw draw{7};
    for (int i = 0; i < 1000; ++i) {
      CAPTURE(i);
      const auto [market, claim, methods] = drawn(draw);
      const double one = worth(market, claim, methods);
      FlatMarket higher = market;
      higher.spot = 1.05 * market.spot;
      TrancheClaim dearer = claim;
      dearer.strike = claim.strike + 0.1 * market.spot;
      CHECK(worth(market, dearer, methods) <= one + slack(one));
      // Exercise at a moment forced on the holder may turn a higher price into an earlier and smaller gain.
      if (methods.exercise == ExercisePolicy::on_vesting) continue;
      CHECK(worth(higher, claim, methods) >= one - slack(one));
    }
  }

  TEST_CASE("without dividends and at a rate of zero or more a longer life is worth more") {
    Draw draw{8};
    for (int i = 0; i < 1000; ++i) {
      CAPTURE(i);
      auto [market, claim, methods] = drawn(draw);
      market.dividend_yield = Rate{0.0};
      market.risk_free_rate = Rate{std::abs(market.risk_free_rate.value)};
      TrancheClaim longer = claim;
      longer.expiry = 1.2 * claim.expiry;
      const double one = worth(market, claim, methods);
      CHECK(worth(market, longer, methods) >= one - slack(one));
    }
  }

  TEST_CASE("four for one: a quarter of the price and of the value a share") {
    Draw draw{9};
    for (int i = 0; i < 500; ++i) {
      CAPTURE(i);
      const auto [market, claim, methods] = drawn(draw);
      FlatMarket split = market;
      split.spot = 0.25 * market.spot;
      TrancheClaim quarter = claim;
      quarter.strike = 0.25 * claim.strike;
      quarter.hurdle->hurdle = 0.25 * claim.hurdle->hurdle;
      const double one = worth(market, claim, methods);
      CHECK(4 * worth(split, quarter, methods) == Approx(one).epsilon(1e-10));
    }
  }
}

}  // namespace tranche_claim_random_test
