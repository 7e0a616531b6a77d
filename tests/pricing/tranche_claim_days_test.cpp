// Claims whose value depends on the day of a milestone: against integrals that know nothing of the
// integration by parts in the library, and against a simulation that knows none of its formulas.
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <random>
#include <vector>

#include <fairvalue/math/gauss_legendre.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "tranche_fixtures.hpp"

namespace tranche_claim_days_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

constexpr GateTiming latched = GateTiming::latched;
constexpr GateTiming after = GateTiming::after_other_gates;

struct Contract {
  FlatMarket market;
  TrancheClaim claim;
  ClaimMethods methods;
};

/// The value when the milestone is reached on a day: what a milestone fixed on it gives, which is a sum of
/// hurdle claims.
double on_day(const Contract& contract, double day) {
  TrancheClaim claim = contract.claim;
  claim.milestone = milestone(Fixed{day}, 0.0, claim.expiry.value);
  return worth(contract.market, claim, contract.methods);
}

/// The integral of density x value over (low, high), squeezed towards both ends, where value has square
/// roots.
double integral(const Contract& contract, const Distribution& days, double low, double high) {
  if (!(low < high)) return 0.0;
  const auto squeezed = [&](double x) {
    const double day = low + (high - low) * x * x * (3 - 2 * x);
    return (high - low) * 6 * x * (1 - x) * density(days, day) * on_day(contract, day);
  };
  using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
  return Rule::integrate(squeezed, 0.0, 1.0, 8, 1e-11);
}

/// E[G(M); M <= by], days before today counting as today.
double over_days(const Contract& contract) {
  const auto& [timing, by] = *contract.claim.milestone;
  double low = 0.0;
  double sum = cdf(timing.years, 0.0) > 0.0 ? cdf(timing.years, 0.0) * on_day(contract, 0.0) : 0.0;
  for (const double p : {1e-13, 1e-6, 0.01, 1 / 3.0, 0.5, 0.99, 1 - 1e-6, 1 - 1e-13}) {
    // so that none is overlooked; a third is the kink of the triangular one
    const double high = std::clamp(quantile(timing.years, p), low, by.value);
    sum += integral(contract, timing.years, low, high);
    low = high;
  }
  return (1.0 - timing.never) * (sum + integral(contract, timing.years, low, by.value));
}

std::vector<Distribution> continuous_days() {
  return {LogNormal{3.0, 0.4},   LogNormal{2.0, 0.02},     LogNormal{4.0, 1.5}, Pert{1.0, 2.0, 6.0},
          Pert{-1.0, -1.0, 4.0}, Pert{0.5, 4.0, 4.0},      Normal{2.5, 0.6},    Normal{1.0, 0.8},
          Uniform{1.0, 6.0},     Triangular{0.5, 2.0, 5.0}};
}

TEST_SUITE("pricing/tranche_claim_days") {
  TEST_CASE("quadrature agrees with the integral of density times value to 1e-9") {
    for (const Distribution& days : continuous_days()) {
      for (const GateTiming timing : {latched, after}) {
        for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
          if (timing == latched && methods.exercise == ExercisePolicy::hold_to_expiry) continue;
          const Contract contract{reference_market(164.67, 0.5, 0.02),
                                  reference_claim(milestone(days, 0.1, 4.5), timing, 100), methods};
          CAPTURE(describe(days));
          CAPTURE(static_cast<int>(timing));
          CAPTURE(to_string(methods.exercise));
          const ClaimValue got = claim_value(contract.market, contract.claim, methods);
          const double slow = over_days(contract);
          CHECK(got.value.value == Approx(slow).epsilon(1e-9));
          CHECK(std::abs(got.value.value - slow) <= got.error_bound + 1e-11 * slow);
          CHECK(got.method == ValuationMethod::quadrature);
          CHECK(got.error_bound > 0.0);
          CHECK(got.error_bound <= 1e-9 * slow);
        }
      }
    }
  }

  TEST_CASE("quadrature holds where the integrand bends hardest") {
    struct Row {
      const char* why;
      double spot;
      double hurdle;
      double strike;
      double by;
    };
    for (const Row& row : {Row{"a hurdle just above the spot", 100, 100.01, 80, 5},
                           Row{"a hurdle just below", 100, 99.99, 80, 5}, Row{"at it", 100, 100, 99, 5},
                           Row{"a hurdle of fifty times the spot", 100, 5000, 10, 5},
                           Row{"the strike just below the hurdle", 100, 200, 199.9, 5},
                           Row{"the strike above the hurdle", 100, 150, 160, 5},
                           Row{"the last day a day before the expiry", 100, 150, 50, 5 - 1.0 / 365},
                           Row{"the last day soon", 100, 110, 50, 0.1}}) {
      for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
        for (const GateTiming timing : {latched, after}) {
          if (timing == latched && methods.exercise == ExercisePolicy::hold_to_expiry) continue;
          TrancheClaim claim =
              reference_claim(milestone(LogNormal{1.5, 0.8}, 0.0, row.by), timing, row.strike);
          claim.hurdle->hurdle = PerShare{row.hurdle};
          const Contract contract{reference_market(row.spot, 0.3, 0.01), claim, methods};
          CAPTURE(row.why);
          CAPTURE(static_cast<int>(timing));
          CAPTURE(to_string(methods.exercise));
          const double slow = over_days(contract);
          CHECK(worth(contract.market, claim, methods) == Approx(slow).epsilon(1e-9).scale(1e-3));
        }
      }
    }
  }

  TEST_CASE("a hurdle after a milestone agrees with a double integral over its day and the price then") {
    // Given day and price: the share if above the hurdle, else the up-and-in share of what time is left.
    const FlatMarket market = reference_market();
    const double sigma = 0.5;
    const auto given = [&](double day, double log_price) {
      FlatMarket then = market;
      then.spot = PerShare{164.67 * std::exp(log_price)};
      return hurdle_claim_value(then, HurdleClaim{.payoff = HurdlePayoff::share_at_expiry,
                                                  .hurdle = PerShare{600},
                                                  .expiry = Years{5 - day}});
    };
    const auto given_day = [&](double day) {
      const double mean = (0.037 - 0.5 * sigma * sigma) * day;
      const double s = sigma * std::sqrt(day);
      const double hurdle = std::log(600 / 164.67);
      double sum = 0.0;
      for (const auto& [low, high] : {std::pair{mean - 9 * s, hurdle}, std::pair{hurdle, hurdle + 9 * s}}) {
        for (const QuadratureNode& node : gauss_legendre(60, {low, high})) {
          const double z = (node.x - mean) / s;
          sum += node.weight * std::exp(-0.5 * z * z) / (s * std::sqrt(2 * M_PI)) * given(day, node.x);
        }
      }
      return std::exp(-0.037 * day) * sum;
    };
    const Distribution days = LogNormal{2.0, 0.5};
    double sum = 0.0;
    for (const QuadratureNode& node : gauss_legendre(80, {0.0, M_PI / 2})) {
      const double day = 5 * std::pow(std::sin(node.x), 2);
      sum += node.weight * 5 * std::sin(2 * node.x) * density(days, day) * given_day(day);
    }
    // 60 nodes over a bell of 18 deviations leave some 1e-9 of it.
    CHECK(worth(market, reference_claim(milestone(days), after)) == Approx(sum).epsilon(1e-7));
  }

  TEST_CASE("the day's distributions tend to one another") {
    for (const ClaimMethods& methods : {ClaimMethods{}, vesting_now}) {
      const FlatMarket market = reference_market(164.67, 0.5, 0.02);
      const double fixed = worth(market, reference_claim(milestone(Fixed{2.0}), after, 50), methods);
      // Second differences over a day's deviation of 1e-6 years are below rounding.
      const double narrow =
          worth(market, reference_claim(milestone(LogNormal{2.0, 1e-6}), after, 50), methods);
      CHECK(narrow == Approx(fixed).epsilon(1e-9));
      std::vector<double> values;
      const Distribution days = LogNormal{2.0, 0.3};
      for (int i = 0; i < 2000; ++i) values.push_back(quantile(days, (i + 0.5) / 2000));
      const Distribution points = Discrete{values, std::vector<double>(2000, 1.0 / 2000)};
      // The midpoint rule in probability, whose tails cost some 1e-5.
      const ClaimValue sum = claim_value(market, reference_claim(milestone(points), after, 50), methods);
      const ClaimValue smooth = claim_value(market, reference_claim(milestone(days), after, 50), methods);
      CHECK(smooth.value.value == Approx(sum.value.value).epsilon(1e-4));
      CHECK(smooth.vesting_probability == Approx(sum.vesting_probability).epsilon(1e-4).scale(0));
      CHECK(smooth.exercise_probability == Approx(sum.exercise_probability).epsilon(1e-4).scale(0));
    }
  }
}

}  // namespace tranche_claim_days_test
