#include "scenario/detail/rank_to_normal.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/normal.hpp>

#include "math/tanh_sinh.hpp"

namespace rank_to_normal_test {
using namespace fairvalue;
using detail::normal_from_rank;
using detail::rank_from_normal;
using detail::RankedInput;
using detail::reachable_ranks;
using doctest::Approx;

using Numbers = std::vector<double>;

constexpr double pi = std::numbers::pi;
const RankedInput continuous{LogNormal{1, 0.5}};
const Numbers correlations{-0.99, -0.7, -0.2, 0.05, 0.4, 0.9, 0.99};
constexpr double round_off = 1e-11;  // the bivariate normal to 1e-14, over spreads of at least 0.03

RankedInput two_point(double p) { return RankedInput{Discrete{{1, 7}, {1 - p, p}}}; }

long double below(long double z) { return 0.5L * std::erfc(-z / std::numbers::sqrt2_v<long double>); }

/// Mean rank of each value as a part of all, less 1/2.
Numbers centred_ranks(const Numbers& parts) {
  Numbers ranks;
  double sum = 0;
  for (const double part : parts) {
    ranks.push_back(sum + part / 2 - 0.5);
    sum += part;
  }
  return ranks;
}

double variance_of(const Numbers& parts) {
  const Numbers ranks = centred_ranks(parts);
  double sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) sum += parts[i] * ranks[i] * ranks[i];
  return sum;
}

/// The mean centred rank of a discrete input whose normal is x r + sqrt(1 - r^2) times an independent one.
long double mean_rank_given(const Numbers& parts, double r, long double x) {
  const Numbers ranks = centred_ranks(parts);
  const long double rest = std::sqrt((1.0L - r) * (1.0L + r));
  long double sum = 0;
  long double before = 0;
  double upto = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    upto += parts[i];
    const long double here = i + 1 < parts.size() ? below((normal_quantile(upto) - r * x) / rest) : 1.0L;
    sum += ranks[i] * (here - before);
    before = here;
  }
  return sum;
}

/// Spearman's correlation by quadrature over the first input's normal; `given` is the other's mean rank.
template <class Given>
double by_quadrature(const Numbers& parts, double other_variance, Given given) {
  const Numbers ranks = centred_ranks(parts);
  long double sum = 0;
  long double from = -12;  // beyond lies 1e-32
  double upto = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    upto += parts[i];
    const long double to = i + 1 < parts.size() ? static_cast<long double>(normal_quantile(upto)) : 12.0L;
    const auto density = [](long double x) { return std::exp(-x * x / 2) / std::sqrt(2 * pi); };
    sum += ranks[i] * fixtures::tanh_sinh([&](long double x) { return density(x) * given(x); }, from, to);
    from = to;
  }
  return static_cast<double>(sum) / std::sqrt(variance_of(parts) * other_variance);
}

TEST_SUITE("scenario/detail/rank_to_normal") {
  TEST_CASE("two continuous inputs keep the formula of Pearson") {
    const RankedInput other{Pert{1, 2, 6}};
    for (const double r : correlations) {
      CHECK(rank_from_normal(continuous, other, r) == Approx(6 / pi * std::asin(r / 2)).epsilon(1e-14));
      CHECK(normal_from_rank(continuous, other, r) == Approx(2 * std::sin(pi * r / 6)).epsilon(1e-14));
    }
    CHECK(reachable_ranks(continuous, other).low == -1.0);
    CHECK(reachable_ranks(continuous, other).high == 1.0);
  }
  TEST_CASE("two halves by hand") {
    // Sheppard: P(both above 0) = 1/4 + asin(r) / (2 pi). Two halves: their correlation is 4 P - 1.
    // One with a continuous input: covariance asin(r / sqrt 2) / (4 pi) over deviations 1/4 and 1 / sqrt 12.
    for (const double r : correlations) {
      CHECK(rank_from_normal(two_point(0.5), two_point(0.5), r) ==
            Approx(2 / pi * std::asin(r)).epsilon(round_off));
      const double expected = 2 * std::sqrt(3.0) / pi * std::asin(r / std::numbers::sqrt2);
      CHECK(rank_from_normal(two_point(0.5), continuous, r) == Approx(expected).epsilon(round_off));
      CHECK(rank_from_normal(continuous, two_point(0.5), r) == Approx(expected).epsilon(round_off));
    }
  }
  TEST_CASE("what few values can reach by hand") {
    // The same two points: all alike at 1; at -1 never both, -p^2 / (p q) = -p / q. With a continuous input
    // the rare value takes the top tenth: p q / 2 over sqrt(p q) / 2 sqrt 12, sqrt(3 p q).
    const auto same = reachable_ranks(two_point(0.1), two_point(0.1));
    CHECK(same.low == Approx(-1.0 / 9).epsilon(round_off));
    CHECK(same.high == Approx(1.0).epsilon(round_off));
    const auto mixed = reachable_ranks(two_point(0.1), continuous);
    CHECK(mixed.low == Approx(-std::sqrt(0.27)).epsilon(round_off));
    CHECK(mixed.high == Approx(std::sqrt(0.27)).epsilon(round_off));
  }
  TEST_CASE("few values against quadrature of the mean rank of one given the other") {
    const Numbers delay{0.4, 0.3, 0.2, 0.1};
    const Numbers gigawatts{0.1, 0.1, 0.15, 0.25, 0.1, 0.3};
    const RankedInput first{Discrete{{0, 6, 12, 18}, delay}};
    const RankedInput second{Discrete{{1, 2, 3, 4, 5, 6}, gigawatts}};
    for (const double r : correlations) {
      CAPTURE(r);
      CHECK(rank_from_normal(first, second, r) ==
            Approx(by_quadrature(delay, variance_of(gigawatts), [&](long double x) {
              return mean_rank_given(gigawatts, r, x);
            })).epsilon(round_off));
      CHECK(rank_from_normal(first, second, r) == Approx(rank_from_normal(second, first, r)).epsilon(1e-13));
      // E[N(Z')] given x is N(r x / sqrt(2 - r^2)).
      CHECK(rank_from_normal(first, continuous, r) ==
            Approx(by_quadrature(delay, 1.0 / 12, [&](long double x) {
              return below(r * x / std::sqrt(2.0L - r * r)) - 0.5L;
            })).epsilon(round_off));
    }
  }
  TEST_CASE("there and back") {
    const RankedInput uneven{Discrete{{0, 1, 2}, {0.7, 0.05, 0.25}}};
    for (const auto* other : {&continuous, &uneven}) {
      for (const double r : correlations) {
        CAPTURE(r);
        const double rho = rank_from_normal(uneven, *other, r);
        const double back = normal_from_rank(uneven, *other, rho);
        CHECK(rank_from_normal(uneven, *other, back) == Approx(rho).epsilon(round_off));
        if (std::abs(r) <= 0.9) CHECK(back == Approx(r).epsilon(1e-9));  // beyond, two of few values are flat
      }
      CHECK(normal_from_rank(uneven, *other, 0.0) == 0.0);
      CHECK(normal_from_rank(uneven, *other, reachable_ranks(uneven, *other).high) == 1.0);
      CHECK(normal_from_rank(uneven, *other, reachable_ranks(uneven, *other).low) == -1.0);
    }
  }
  TEST_CASE("a fixed number reaches nothing but 0") {
    for (const Distribution& fixed :
         {Distribution{Fixed{2}}, Distribution{Uniform{3, 3}}, Distribution{Discrete{{1, 2}, {0, 1}}},
          Distribution{Empirical{{5, 5}}}}) {
      CAPTURE(describe(fixed));
      CHECK(rank_from_normal(RankedInput{fixed}, continuous, 0.5) == 0.0);
      CHECK(rank_from_normal(two_point(0.5), RankedInput{fixed}, -1.0) == 0.0);
      CHECK(reachable_ranks(RankedInput{fixed}, RankedInput{fixed}).high == 0.0);
      CHECK(normal_from_rank(RankedInput{fixed}, continuous, 0.0) == 0.0);
    }
  }
  TEST_CASE("values that never come count for nothing and probabilities are taken over their sum") {
    const RankedInput plain{Discrete{{1, 3}, {0.25, 0.75}}};
    const RankedInput padded{Discrete{{0, 1, 2, 3, 4}, {0, 0.25, 0, 0.7500000005, 0}}};
    CHECK(padded.steps().size() == 1);
    CHECK(rank_from_normal(padded, continuous, 0.4) ==
          Approx(rank_from_normal(plain, continuous, 0.4)).epsilon(1e-8));
  }
  TEST_CASE("observations count as continuous when none has more than a 64th") {
    Numbers values;
    for (int i = 0; i < 63; ++i) values.push_back(i);
    CHECK_FALSE(RankedInput{Empirical{values}}.is_continuous());
    // 63 values nearly are: 1 - 63 / 63^3 of the variance.
    CHECK(rank_from_normal(RankedInput{Empirical{values}}, continuous, 0.5) ==
          Approx(6 / pi * std::asin(0.25)).epsilon(1.0 / (63 * 63)));
    values.push_back(63);
    CHECK(RankedInput{Empirical{values}}.is_continuous());
    values.push_back(63);
    CHECK_FALSE(RankedInput{Empirical{values}}.is_continuous());  // 2 of 65
    CHECK_FALSE(two_point(0.001).is_continuous());
  }
  TEST_CASE("rare neighbours beside a frequent value are taken together") {
    Numbers values(400, 0.0);
    Numbers parts{0.4};
    for (int i = 1; i <= 600; ++i) {
      values.push_back(i);
      parts.push_back(0.001);
    }
    const RankedInput seen{Empirical{values}};
    CHECK(seen.steps().size() == 86);  // 600 in sevens
    // Sevens of 0.001 take 86 x 0.007^3 = 3e-5 from a variance of 1 - 0.4^3 that would lose 6e-7.
    CHECK(rank_from_normal(seen, continuous, 0.6) == Approx(by_quadrature(parts, 1.0 / 12, [](long double x) {
                                                       return below(0.6L * x / std::sqrt(2.0L - 0.36L)) -
                                                              0.5L;
                                                     })).epsilon(3e-5));
  }
  TEST_CASE("a bad distribution is refused") {
    CHECK_THROWS_WITH_AS(RankedInput(Normal{0, -1}), "distribution.deviation: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_AS(RankedInput(Fixed{std::numeric_limits<double>::quiet_NaN()}), DomainError);
  }
}

}  // namespace rank_to_normal_test
