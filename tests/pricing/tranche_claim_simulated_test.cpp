// Fixed seeds; a case may be off by five standard errors, and all together by what chi-squared allows.
#include <doctest/doctest.h>

#include <cmath>

#include "simulated_tranche.hpp"
#include "tranche_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/tranche_claim_simulated") {
  TEST_CASE("milestones and hurdles agree with a simulation that is exact in time") {
    struct Row {
      double spot;
      double hurdle;
      double strike;
      double yield;
      double median;
      double never;
    };
    double chi_squared = 0.0;
    int cases = 0;
    std::uint64_t seed = 20251006;
    for (const Row& row : {Row{164.67, 300, 0, 0, 2, 0}, Row{164.67, 300, 120, 0.03, 3, 0.2},
                           Row{164.67, 180, 0.01, 0.02, 1, 0}, Row{164.67, 120, 100, 0.05, 4, 0.1}}) {
      for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
        for (const ExercisePolicy policy : {ExercisePolicy::hold_to_expiry, ExercisePolicy::on_vesting}) {
          const FlatMarket market = reference_market(row.spot, 0.5, row.yield);
          TrancheClaim claim =
              reference_claim(milestone(LogNormal{row.median, 0.6}, row.never, 4.5), timing, row.strike);
          claim.hurdle->hurdle = PerShare{row.hurdle};
          const Simulated slow = TrancheSimulation{market, claim, policy, ++seed}.value(200'000);
          const double z = (worth(market, claim, {.exercise = policy}) - slow.mean) / slow.standard_error;
          CAPTURE(row.hurdle);
          CAPTURE(row.strike);
          CAPTURE(static_cast<int>(timing));
          CAPTURE(to_string(policy));
          CAPTURE(slow.mean);
          CHECK(std::abs(z) < 5);
          chi_squared += z * z;
          ++cases;
        }
      }
    }
    CHECK(cases == 16);
    CHECK(chi_squared < 45.9);  // the 0.9999 quantile for 16 degrees of freedom
    CHECK(chi_squared > 2.7);   // the 0.0001 quantile: standard errors are not overstated
  }
}
