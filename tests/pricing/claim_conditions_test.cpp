#include <fairvalue/pricing/claim_conditions.hpp>

#include <doctest/doctest.h>

#include <fairvalue/pricing/tranche_claim.hpp>

namespace claim_conditions_test {
using namespace fairvalue;

TEST_SUITE("pricing/claim_conditions") {
  const FlatMarket market{.spot = PerShare{100}, .risk_free_rate = Rate{0.03}, .volatility = 0.4};

  TEST_CASE("a claim without conditions and strike is a share") {
    const ClaimValue claim = claim_value(market, TrancheClaim{.strike = PerShare{0}, .expiry = Years{2}});
    CHECK(claim.value.value == doctest::Approx(100).epsilon(1e-14));
    CHECK(claim.vesting_probability == 1.0);
    CHECK(claim.exercise_probability == 1.0);
  }

  TEST_CASE("each probability multiplies the value: 100 x 0.8 x 0.5 x 0.25 is 10") {
    const MilestoneCondition milestone{.timing = {.years = Fixed{1}, .never = 0.2}, .by = Years{1}};
    const ClaimValue claim = claim_value(market, TrancheClaim{.strike = PerShare{0},
                                                              .expiry = Years{2},
                                                              .milestone = milestone,
                                                              .other_conditions = 0.5,
                                                              .exercise_conditions = 0.25});
    CHECK(claim.value.value == doctest::Approx(10).epsilon(1e-14));
    CHECK(claim.vesting_probability == doctest::Approx(0.4).epsilon(1e-14));
  }
}

}  // namespace claim_conditions_test
