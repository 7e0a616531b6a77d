#include <fairvalue/pricing/closes_probability.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

#include <fairvalue/math/bivariate_normal.hpp>

#include "close_walk.hpp"

namespace closes_probability_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// P(a walk that starts at the hurdle stays below it for n closes), n = 0 to `closes`, by Spitzer's identity:
/// n p_n = sum over k of P(S_k < 0) p_(n-k). Exact; no density, no grid.
std::vector<double> stays_below(double drift, int closes) {
  std::vector<double> p{1.0};
  for (int n = 1; n <= closes; ++n) {
    double sum = 0;
    for (int k = 1; k <= n; ++k) sum += cdf(-drift * std::sqrt(k)) * p[static_cast<std::size_t>(n - k)];
    p.push_back(sum / n);
  }
  return p;
}

// AMD after the announcement and before it.
const FlatMarket after{.spot = PerShare{203.71}, .risk_free_rate = Rate{0.037}, .volatility = 0.55};
const FlatMarket before{.spot = PerShare{164.67}, .risk_free_rate = Rate{0.037}, .volatility = 0.5};
const ClosesHurdle hurdle_600{.hurdle = PerShare{600}, .horizon = Years{5}, .closes = 1260};

TEST_SUITE("pricing/closes_probability") {
  TEST_CASE("a reference by others: 0.6391595839 for 600 from 203.71 over 1260 closes") {
    const ClosesProbability got = hit_probability(after, hurdle_600, Measure::share);
    CHECK(std::abs(got.probability - 0.6391595839) < 1e-10);  // all printed digits
    CHECK(got.error_bound < 1e-10);
  }

  TEST_CASE("three million simulated paths: 79.880 +- 0.007 for a close and 69.475 +- 0.023 for 20") {
    const double spot = before.spot.value;
    CHECK(std::abs(spot * hit_probability(before, hurdle_600, Measure::share).probability - 79.880) < 0.007);
    ClosesHurdle twenty = hurdle_600;
    twenty.consecutive = 20;
    CHECK(std::abs(spot * hit_probability(before, twenty, Measure::share).probability - 69.475) < 0.023);
  }

  TEST_CASE("one close is one normal probability: N(start + drift - the strike above the hurdle)") {
    for (const double start : {-30.0, -1.0, 0.0, 0.3, 12.0}) {
      for (const double strike : {-infinity, -2.0, 0.0, 1.5}) {
        CAPTURE(start);
        const ClosesProbability got = hit({.start = start, .drift = 0.4, .closes = 1, .strike = strike});
        const double want = cdf(start + 0.4 - std::max(strike, 0.0));
        CHECK(std::abs(got.probability - want) <= 1e-15 + 1e-12 * want);  // exp and log of the start
        CHECK(got.error_bound < 2e-14);
      }
    }
  }

  TEST_CASE("two closes by the bivariate normal: neither is below with correlation 1 / sqrt 2") {
    const double rho = 1 / std::numbers::sqrt2;
    for (const double start : {-9.0, -2.0, -0.1, 0.0, 1.0}) {
      for (const double drift : {-1.0, 0.0, 0.7, 4.0}) {
        CAPTURE(start);
        CAPTURE(drift);
        const double x1 = start + drift, x2 = (start + 2 * drift) * rho;
        // Owen's T is good to 1e-14.
        const ClosesProbability any = hit({.start = start, .drift = drift, .closes = 2});
        CHECK(std::abs(any.probability - (1 - bivariate_normal_cdf(-x1, -x2, rho))) <=
              any.error_bound + 1e-14);
        const ClosesProbability both = hit({.start = start, .drift = drift, .closes = 2, .consecutive = 2});
        CHECK(std::abs(both.probability - bivariate_normal_cdf(x1, x2, rho)) <= both.error_bound + 1e-14);
        // Met on the first close and then down to the strike at -1, or on the second.
        const ClosesProbability struck = hit({.start = start, .drift = drift, .closes = 2, .strike = -1});
        const double slipped =
            bivariate_normal_cdf(x1, -x2, -rho) - bivariate_normal_cdf(x1, -x2 - rho, -rho);
        CHECK(std::abs(struck.probability - cdf(x2) - slipped) <= struck.error_bound + 1e-13);
      }
    }
  }

  TEST_CASE("two in a row out of three by hand: 1/2 less the orthant of below and above and below") {
    // P(x1 < 0, x2 > 0, x3 < 0) = 1/8 + (asin(-1/sqrt 2) + asin(1/sqrt 3) + asin(-sqrt(2/3))) / 4 pi
    //                           = 0.125 + (-0.7853982 + 0.6154797 - 0.9553166) / 12.5663706 = 0.0354567
    const ClosesProbability got = hit({.start = 0, .drift = 0, .closes = 3, .consecutive = 2});
    const double pi = std::numbers::pi;
    const double orthant =
        0.125 + (-pi / 4 + std::asin(std::sqrt(1.0 / 3)) - std::asin(std::sqrt(2.0 / 3))) / (4 * pi);
    CHECK(orthant == Approx(0.0354567).epsilon(1e-5));
    CHECK(std::abs(got.probability - (0.5 - orthant)) <= got.error_bound);
  }

  TEST_CASE("a driftless walk from the hurdle stays below n closes with probability (2n)! / (n! 2^n)^2") {
    double below = 1;
    for (int n = 1; n <= 400; ++n) {
      below *= (2.0 * n - 1) / (2.0 * n);
      if (n != 1 && n != 2 && n != 3 && n != 20 && n != 400) continue;
      CAPTURE(n);
      const ClosesProbability any = hit({.start = 0, .drift = 0, .closes = n});
      CHECK(std::abs(any.probability - (1 - below)) <= any.error_bound);
      const ClosesProbability all = hit({.start = 0, .drift = 0, .closes = n, .consecutive = n});
      CHECK(std::abs(all.probability - below) <= all.error_bound);
    }
  }

  TEST_CASE("from the hurdle with any drift by Spitzer's identity") {
    for (const double drift : {-2.0, -0.3, -0.02, 0.05, 0.5, 3.0}) {
      const std::vector<double> below = stays_below(drift, 500);
      const std::vector<double> above = stays_below(-drift, 500);
      for (const int n : {2, 7, 60, 500}) {
        CAPTURE(drift);
        CAPTURE(n);
        const auto i = static_cast<std::size_t>(n);
        // The recursion's 500 sums of positive terms round to 1e-13 at most.
        const ClosesProbability any = hit({.start = 0, .drift = drift, .closes = n});
        CHECK(std::abs(any.probability - (1 - below[i])) <= any.error_bound + 1e-13);
        const ClosesProbability all = hit({.start = 0, .drift = drift, .closes = n, .consecutive = n});
        CHECK(std::abs(all.probability - above[i]) <= all.error_bound + 1e-13);
      }
    }
  }

  TEST_CASE("random contracts by panels that carry every count of closes: the bound holds") {
    std::mt19937_64 random(4);
    const auto uniform = [&](double low, double high) {
      return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
    };
    for (int i = 0; i < 36; ++i) {
      const int closes = 2 + static_cast<int>(random() % 6);
      const Walk walk{.start = uniform(-4, 2),
                      .drift = uniform(-1, 1),
                      .closes = closes,
                      .consecutive = 1 + static_cast<int>(random() % 4),
                      .strike = i % 3 == 0 ? -infinity : uniform(-4, 2)};
      CAPTURE(i);
      const ClosesProbability got = hit(walk);
      // Ten nodes on a panel of one standard deviation leave 1e-13 of a normal density.
      CHECK(std::abs(got.probability - Panels(walk).probability()) <= got.error_bound + 1e-12);
      CHECK(got.error_bound < 2e-10);
    }
  }

  TEST_CASE("many streaks out of 70 closes by the same panels") {
    for (const double drift : {-0.1, 0.1}) {
      CAPTURE(drift);
      const Walk walk{.start = -3, .drift = drift, .closes = 70, .consecutive = 3, .strike = -1};
      const ClosesProbability got = hit(walk);
      CHECK(std::abs(got.probability - Panels(walk).probability()) <= got.error_bound + 1e-12);
    }
  }
}

}  // namespace closes_probability_test
