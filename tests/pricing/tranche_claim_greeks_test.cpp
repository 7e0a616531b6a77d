#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/closes_probability.hpp>

#include "tranche_fixtures.hpp"

namespace tranche_claim_greeks_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// Central differences of steps h and h / 2, whose combination leaves an error of order h^4.
template <class F>
double slope(const F& f, double at, double step) {
  const auto central = [&](double h) { return (f(at + h) - f(at - h)) / (2 * h); };
  return (4 * central(step / 2) - central(step)) / 3;
}

struct Slopes {
  double delta;
  double vega;
};

Slopes slopes(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  const auto at = [&](double spot, double volatility) {
    FlatMarket moved = market;
    moved.spot = PerShare{spot};
    moved.volatility = volatility;
    return worth(moved, claim, methods);
  };
  const double spot = market.spot.value;
  const double sigma = market.volatility;
  return {.delta = slope([&](double s) { return at(s, sigma); }, spot, 2e-3 * spot),
          .vega = slope([&](double v) { return at(spot, v); }, sigma, 2e-3 * sigma)};
}

void check(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  const Greeks exact = claim_greeks(market, claim, methods);
  const Slopes rough = slopes(market, claim, methods);
  CHECK(exact.delta == Approx(rough.delta).epsilon(1e-7));  // h^4 = 2e-11, and 1e-10 / h of quadrature
  CHECK(exact.vega == Approx(rough.vega).epsilon(1e-7));
}

TEST_SUITE("pricing/tranche_claim_greeks") {
  TEST_CASE("the exact greeks are the slopes of the values") {
    const Distribution days[] = {Fixed{-1.0}, Fixed{2.0}, LogNormal{2.0, 0.5}, Pert{1.0, 2.0, 6.0},
                                 Discrete{{0.0, 1.0, 4.0}, {0.2, 0.3, 0.5}}};
    for (const Distribution& years : days) {
      for (const double hurdle : {600.0, 190.0, 120.0}) {
        for (const double strike : {0.0, 100.0, 400.0}) {
          for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
            for (const ExercisePolicy policy : {ExercisePolicy::hold_to_expiry, ExercisePolicy::on_vesting}) {
              CAPTURE(describe(years));
              CAPTURE(hurdle);
              CAPTURE(strike);
              CAPTURE(static_cast<int>(timing));
              CAPTURE(to_string(policy));
              TrancheClaim claim = reference_claim(milestone(years, 0.1, 4.0), timing, strike);
              claim.hurdle->hurdle = PerShare{hurdle};
              check(reference_market(164.67, 0.5, 0.02), claim, {.exercise = policy});
              claim.hurdle->rule = on_any_close();
              claim.hurdle->closes = 252;
              check(reference_market(164.67, 0.5, 0.02), claim,
                    {.exercise = policy, .closes = ClosesMethod::shifted_hurdle});
            }
          }
        }
      }
    }
  }

  TEST_CASE("held to expiry the probability of exercise is what the strike costs: -e^{rT} dV/dK") {
    for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
      for (const double strike : {50.0, 400.0, 700.0}) {
        const TrancheClaim claim = reference_claim(milestone(LogNormal{2.0, 0.5}, 0.1, 4.0), timing, strike);
        const auto at = [&](double k) {
          TrancheClaim moved = claim;
          moved.strike = PerShare{k};
          return worth(reference_market(), moved);
        };
        CHECK(claim_value(reference_market(), claim).exercise_probability ==
              Approx(-std::exp(0.185) * slope(at, strike, 1.0)).epsilon(1e-8));
      }
    }
  }

  TEST_CASE("without a hurdle and with conditions") {
    TrancheClaim claim = reference_claim(milestone(LogNormal{2.0, 0.5}), GateTiming::latched, 150);
    claim.hurdle.reset();
    claim.other_conditions = 0.5;
    claim.exercise_conditions = 0.8;
    claim.earliest = Years{1};
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      check(reference_market(), claim, methods);
    }
  }

  TEST_CASE("by convolution: central differences of some 1e-5") {
    TrancheClaim claim = reference_claim({}, GateTiming::latched, 50);
    claim.hurdle = on_closes(300, on_any_close(), 50);
    const Greeks got = claim_greeks(reference_market(), claim);
    const Slopes rough = slopes(reference_market(), claim, {});
    CHECK(got.delta == Approx(rough.delta).epsilon(2e-5));
    CHECK(got.vega == Approx(rough.vega).epsilon(2e-5));
  }

  TEST_CASE("a share for nothing without a hurdle moves with the price and not with volatility") {
    TrancheClaim claim{.strike = PerShare{0}, .expiry = Years{5}};
    const FlatMarket paying = reference_market(164.67, 0.5, 0.02);
    CHECK(claim_greeks(paying, claim).delta == Approx(std::exp(-0.1)).epsilon(1e-14));
    CHECK(claim_greeks(paying, claim, vesting_now).delta == Approx(1.0).epsilon(1e-14));
    CHECK(std::abs(claim_greeks(paying, claim).vega) < 1e-10);  // of shares worth 149: rounding
    CHECK(claim_greeks(paying, claim, vesting_now).vega == 0.0);
  }

  TEST_CASE("on the expiry there are none") {
    TrancheClaim claim = reference_claim();
    claim.expiry = Years{0};
    CHECK_THROWS_WITH_AS(claim_greeks(reference_market(), claim), "claim.expiry: must be > 0, got 0",
                         DomainError);
  }
}

}  // namespace tranche_claim_greeks_test
