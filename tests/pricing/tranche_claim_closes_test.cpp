// Hurdles held against closes: by convolution and by the shift.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/closes_probability.hpp>

#include "tranche_fixtures.hpp"

namespace tranche_claim_closes_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

const FlatMarket market = reference_market();

TEST_SUITE("pricing/tranche_claim_closes") {
  TEST_CASE("closes: 79.880 by convolution and 79.862 by the shift") {
    TrancheClaim claim = reference_claim();
    claim.hurdle = on_closes(600, on_any_close());
    const ClaimValue exact = claim_value(market, claim);
    CHECK(exact.method == ValuationMethod::convolution);
    CHECK(std::abs(exact.value.value - 79.880) <= 0.007);  // simulated, one standard error
    CHECK(exact.error_bound > 0.0);
    CHECK(exact.error_bound < 1e-6);
    const ClaimValue shifted = claim_value(market, claim, by_shift);
    CHECK(shifted.method == ValuationMethod::shifted_hurdle);
    CHECK(std::abs(shifted.value.value - 79.862) <= 0.0005);
    CHECK(shifted.hit_share == Approx(shifted.value.value / 164.67).epsilon(1e-12));
  }

  TEST_CASE("20 consecutive closes: 69.475") {
    TrancheClaim claim = reference_claim();
    claim.hurdle = on_closes(600, on_consecutive(20));
    const ClaimValue got = claim_value(market, claim);
    CHECK(got.method == ValuationMethod::convolution);
    CHECK(std::abs(got.value.value - 69.475) <= 2 * 0.023);  // simulated: two standard errors
  }

  TEST_CASE("closes with a strike: shares and cash each by their own probability") {
    TrancheClaim claim = reference_claim({}, GateTiming::latched, 180);
    claim.hurdle = on_closes(200, on_any_close(), 12);
    ClosesHurdle above{.hurdle = PerShare{200}, .horizon = Years{5}, .closes = 12, .strike = PerShare{180}};
    const double shares = hit_probability(market, above, Measure::share).probability;
    const double cash = hit_probability(market, above, Measure::risk_neutral).probability;
    const ClaimValue got = claim_value(market, claim);
    CHECK(got.value.value == Approx(164.67 * shares - 180 * std::exp(-0.185) * cash).epsilon(1e-12));
    CHECK(got.exercise_probability == cash);
    above.strike = PerShare{0};
    CHECK(got.hit_share == hit_probability(market, above, Measure::share).probability);
    CHECK(got.vesting_probability == hit_probability(market, above, Measure::risk_neutral).probability);
  }

  TEST_CASE("more closes asked for than are left can no longer be met") {
    TrancheClaim claim = reference_claim();
    for (const ClaimMethods& methods : {ClaimMethods{}, by_shift}) {
      claim.hurdle = on_closes(100, on_any_close(), 0);  // the spot is above: closes to come count
      const ClaimValue none = claim_value(market, claim, methods);
      CHECK(none.value.value == 0.0);
      CHECK(none.hit_risk_neutral == 0.0);
      CHECK(claim_greeks(market, claim, methods).delta == 0.0);
    }
    claim.hurdle = on_closes(100, on_consecutive(20), 19);
    CHECK(worth(market, claim) == 0.0);
    claim.hurdle = on_closes(100, on_consecutive(20), 20);
    CHECK(worth(market, claim) > 0.0);
  }
}

}  // namespace tranche_claim_closes_test
