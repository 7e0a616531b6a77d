#include <fairvalue/pricing/tranche_claim.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "tranche_fixtures.hpp"

namespace tranche_claim_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

const FlatMarket market = reference_market();
constexpr GateTiming after = GateTiming::after_other_gates;

double european(double strike, double years) {
  return option_value(market, EuropeanOption{OptionKind::call, PerShare{strike}, Years{years}}).value;
}

TEST_SUITE("pricing/tranche_claim") {
  TEST_CASE("the reference warrant: 81.197 and both probabilities") {
    const ClaimValue one = claim_value(market, reference_claim());
    CHECK(std::abs(one.value.value - 81.197) <= 0.0005);  // to the digits printed
    CHECK(std::abs(one.hit_share - 0.49309) <= 0.000005);
    CHECK(std::abs(one.hit_risk_neutral - 0.15021) <= 0.000005);
    CHECK(one.vesting_probability == one.hit_risk_neutral);
    CHECK(one.exercise_probability == Approx(one.hit_risk_neutral).epsilon(1e-14));
    CHECK(one.method == ValuationMethod::closed_form);
    CHECK(one.error_bound == 0.0);
  }

  TEST_CASE("the reference warrant at other prices and volatilities") {
    struct Row {
      double spot;
      double volatility;
      double value;
      double unit;  // of the last digit printed
    };
    for (const Row& row : {Row{164.67, 0.5, 81.20, 0.01}, Row{203.71, 0.5, 120, 1}, Row{226.36, 0.5, 144, 1},
                           Row{164.67, 0.55, 92.31, 0.01}}) {
      CAPTURE(row.spot);
      CAPTURE(row.volatility);
      const double got = worth(reference_market(row.spot, row.volatility), reference_claim());
      CHECK(std::abs(got - row.value) <= 0.5 * row.unit);
    }
  }

  TEST_CASE("with dividends the exercise policy matters: 71.63 on vesting and 68.55 at expiry") {
    const FlatMarket paying = reference_market(164.67, 0.5, 0.02);
    CHECK(std::abs(worth(paying, reference_claim(), vesting_now) - 71.63) <= 0.005);
    CHECK(std::abs(worth(paying, reference_claim()) - 68.55) <= 0.005);
  }

  TEST_CASE("a latched milestone multiplies: P(M) x 81.197") {
    for (const Distribution& years :
         {Distribution{Fixed{3.0}}, Distribution{LogNormal{4.0, 0.5}}, Distribution{Pert{1.0, 3.0, 7.0}},
          Distribution{Discrete{{1.0, 4.0, 6.0}, {0.25, 0.25, 0.5}}}}) {
      CAPTURE(describe(years));
      const ClaimValue with = claim_value(market, reference_claim(milestone(years, 0.2)));
      const ClaimValue without = claim_value(market, reference_claim());
      const double reached = 0.8 * cdf(years, 5.0);
      CHECK(with.value.value == Approx(reached * without.value.value).epsilon(1e-14));
      CHECK(with.vesting_probability == Approx(reached * without.vesting_probability).epsilon(1e-14));
      CHECK(with.hit_risk_neutral == without.hit_risk_neutral);  // the milestone aside
      CHECK(with.method == ValuationMethod::closed_form);
    }
  }

  TEST_CASE("other conditions multiply and those of exercise leave the vesting as it is") {
    TrancheClaim claim = reference_claim(milestone(Fixed{2.0}), after, 50);
    const ClaimValue sure = claim_value(market, claim);
    claim.other_conditions = 0.5;
    claim.exercise_conditions = 0.25;
    const ClaimValue unsure = claim_value(market, claim);
    CHECK(unsure.value.value == Approx(0.125 * sure.value.value).epsilon(1e-15));
    CHECK(unsure.vesting_probability == Approx(0.5 * sure.vesting_probability).epsilon(1e-15));
    CHECK(unsure.exercise_probability == Approx(0.125 * sure.exercise_probability).epsilon(1e-15));
  }

  TEST_CASE("discrete days by hand: the sum of fixed days with their probabilities") {
    const Distribution days = Discrete{{-1.0, 1.5, 4.0, 6.0}, {0.1, 0.3, 0.4, 0.2}};
    for (const GateTiming timing : {GateTiming::latched, after}) {
      for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
        const auto on_day = [&](double day) {
          return worth(market, reference_claim(milestone(Fixed{day}), timing, 100), methods);
        };
        const double by_hand = 0.9 * (0.1 * on_day(0.0) + 0.3 * on_day(1.5) + 0.4 * on_day(4.0));
        const ClaimValue got =
            claim_value(market, reference_claim(milestone(days, 0.1), timing, 100), methods);
        CHECK(got.value.value == Approx(by_hand).epsilon(1e-14));
        CHECK(got.method == ValuationMethod::closed_form);
        const Distribution seen = Empirical{{4.0, 1.5, -1.0, 4.0, 1.5, 6.0, 4.0, 6.0, 4.0, 1.5}};
        const ClaimValue of_sample =
            claim_value(market, reference_claim(milestone(seen, 0.1), timing, 100), methods);
        CHECK(of_sample.value.value == Approx(by_hand).epsilon(1e-14));  // the same ten days one by one
      }
    }
  }

  TEST_CASE("a hurdle after a milestone of today is a latched one") {
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      for (const double day : {-2.0, 0.0}) {
        const double today = worth(market, reference_claim(milestone(Fixed{day}), after, 50), methods);
        CHECK(today == Approx(worth(market, reference_claim({}, GateTiming::latched, 50), methods)));
      }
      // A day is 1 / 365 years: the hurdle four times the spot cannot have been reached before.
      const double tomorrow = worth(market, reference_claim(milestone(Fixed{1.0 / 365}), after, 50), methods);
      CHECK(tomorrow == Approx(worth(market, reference_claim({}, GateTiming::latched, 50), methods)));
    }
  }

  TEST_CASE("a hurdle after a milestone on the expiry is a digital: the share if it ends above 600") {
    const double digital = hurdle_claim_value(market, HurdleClaim{.payoff = HurdlePayoff::share_if_above,
                                                                  .hurdle = PerShare{1},  // long passed
                                                                  .expiry = Years{5},
                                                                  .strike = PerShare{600}});
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      CHECK(worth(market, reference_claim(milestone(Fixed{5.0}), after), methods) ==
            Approx(digital).epsilon(1e-12));
    }
  }

  TEST_CASE("without a hurdle: the European call of the expiry or of the milestone's day") {
    TrancheClaim claim = reference_claim(milestone(Fixed{2.0}, 0.25), GateTiming::latched, 150);
    claim.hurdle.reset();
    CHECK(worth(market, claim) == Approx(0.75 * european(150, 5)).epsilon(1e-13));
    CHECK(worth(market, claim, vesting_now) == Approx(0.75 * european(150, 2)).epsilon(1e-13));
    const ClaimValue held = claim_value(market, claim);
    CHECK(held.hit_risk_neutral == 1.0);
    CHECK(held.hit_share == 1.0);
    CHECK(held.vesting_probability == 0.75);
    claim.milestone.reset();
    CHECK(worth(market, claim, vesting_now) == Approx(164.67 - 150).epsilon(1e-14));
    claim.strike = PerShare{170};
    CHECK(worth(market, claim, vesting_now) == 0.0);  // vests today, under water
  }

  TEST_CASE("a hurdle at or below the spot is met: the European call whatever the timing") {
    for (const double hurdle : {164.67, 100.0}) {
      TrancheClaim claim = reference_claim({}, after, 150);
      claim.hurdle->hurdle = PerShare{hurdle};
      const ClaimValue got = claim_value(market, claim);
      CHECK(got.value.value == Approx(european(150, 5)).epsilon(1e-13));
      CHECK(got.hit_risk_neutral == 1.0);
      CHECK(worth(market, claim, vesting_now) == Approx(14.67).epsilon(1e-13));
    }
  }

  TEST_CASE("a strike above the hurdle asks no more than to end above it") {
    for (const double strike : {600.0, 700.0}) {
      const TrancheClaim held = reference_claim(milestone(LogNormal{2, 0.5}), after, strike);
      const double reached = cdf(LogNormal{2, 0.5}, 5.0);
      CHECK(worth(market, held) == Approx(reached * european(strike, 5)).epsilon(1e-9));
      CHECK(worth(market, reference_claim({}, GateTiming::latched, strike), vesting_now) == 0.0);
      for (const GateTiming timing : {GateTiming::latched, after}) {
        const ClaimValue on_day =
            claim_value(market, reference_claim(milestone(Fixed{2.0}), timing, strike), vesting_now);
        CHECK(on_day.value.value == Approx(european(strike, 2)).epsilon(1e-13));
        const double d2 = (std::log(164.67 / strike) + (0.037 - 0.125) * 2) / (0.5 * std::sqrt(2));
        CHECK(on_day.exercise_probability == Approx(0.5 * std::erfc(-d2 / std::sqrt(2))).epsilon(1e-13));
      }
    }
  }

  TEST_CASE("milestones that never come or come too late are worth nothing") {
    for (const GateTiming timing : {GateTiming::latched, after}) {
      for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
        for (const auto& none :
             {milestone(Fixed{1.0}, 1.0), milestone(Fixed{3.0}, 0.0, 2.0), milestone(Pert{6, 7, 8}),
              milestone(LogNormal{2, 0.5}, 0.0, 0.0), milestone(Discrete{{5.5}, {1.0}})}) {
          const ClaimValue got = claim_value(market, reference_claim(none, timing), methods);
          CHECK(got.value.value == 0.0);
          CHECK(got.vesting_probability == 0.0);
          CHECK(got.exercise_probability == 0.0);
          CHECK(got.hit_risk_neutral == Approx(0.15021).epsilon(1e-4));  // the milestone aside
        }
      }
    }
  }

  TEST_CASE("on the expiry only what is met now counts") {
    TrancheClaim claim = reference_claim({}, GateTiming::latched, 100);
    claim.expiry = Years{0};
    CHECK(worth(market, claim) == 0.0);
    claim.hurdle->hurdle = PerShare{164.67};
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      CHECK(worth(market, claim, methods) == Approx(64.67).epsilon(1e-14));
      claim.milestone = milestone(LogNormal{1, 1}, 0.0, 0.0);
      CHECK(worth(market, claim, methods) == 0.0);
      claim.milestone.reset();
    }
  }

  TEST_CASE("nothing vests before the day to which service must last") {
    TrancheClaim claim = reference_claim(milestone(LogNormal{2, 0.5}), after, 20);
    claim.earliest = Years{5};
    const TrancheClaim at_expiry = reference_claim(milestone(Fixed{5.0}), after, 20);
    CHECK(worth(market, claim) == Approx(cdf(LogNormal{2, 0.5}, 5.0) * worth(market, at_expiry)));
    // Without a milestone the hurdle is watched, or the share sold, from that day on.
    claim.milestone.reset();
    claim.earliest = Years{2};
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      const double fixed = worth(market, reference_claim(milestone(Fixed{2.0}), after, 20), methods);
      CHECK(worth(market, claim, methods) == Approx(fixed).epsilon(1e-14));
    }
    claim.hurdle->timing = GateTiming::latched;
    CHECK(worth(market, claim) == Approx(worth(market, reference_claim({}, GateTiming::latched, 20))));
  }
}

}  // namespace tranche_claim_test
