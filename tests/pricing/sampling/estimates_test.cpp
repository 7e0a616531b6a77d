#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "pricing/sampling/estimates.hpp"

namespace estimates_test {
using namespace fairvalue;
using namespace fairvalue::detail;

RunningStatistics numbers(std::vector<double> x) {
  RunningStatistics statistics;
  for (const double one : x) statistics.add(one);
  return statistics;
}

JointStatistics pairs(const std::vector<double>& x, const std::vector<double>& y) {
  return statistics_of(x, y);
}

StratifiedStatistics in_strata(const std::vector<double>& x, const std::vector<std::uint8_t>& stratum,
                               std::size_t count) {
  StratifiedStatistics statistics{count};
  statistics.add(x, stratum);
  return statistics;
}

double sum_of(const std::vector<VestedShares>& vested) {
  double sum = 0.0;
  for (const VestedShares& one : vested) sum += one.probability.mean;
  return sum;
}

TEST_SUITE("pricing/sampling/estimates") {
  TEST_CASE("a mean has the error sqrt(variance / n)") {
    const Sampled mean = mean_of(numbers({1, 2, 6}), numbers({1, 2, 6}));
    CHECK(mean.mean == 3);
    CHECK(mean.standard_error == doctest::Approx(std::sqrt(7.0 / 3)));  // 14 / 2 / 3
    const Sampled lone = mean_of(numbers({5}), numbers({1, 2, 6}));
    CHECK(lone.mean == 5);
    CHECK(lone.standard_error == doctest::Approx(std::sqrt(7.0)));
  }

  TEST_CASE("strata count alike however many paths they hold") {
    // (2 + 10) / 2; variances 2 of two and 0 of three: sqrt(2 / 2) / 2.
    const auto statistics = in_strata({1, 3, 10, 10, 10}, {0, 0, 1, 1, 1}, 2);
    const Sampled mean = estimate_of(statistics, statistics, {}).value;
    CHECK(mean.mean == 6);
    CHECK(mean.standard_error == doctest::Approx(0.5));
  }

  TEST_CASE("a stratum with less than two paths puts all together") {
    const auto statistics = in_strata({1, 3, 10}, {0, 0, 1}, 2);
    const Sampled mean = estimate_of(statistics, statistics, {}).value;
    CHECK(mean.mean == doctest::Approx(14.0 / 3));
  }

  TEST_CASE("effective paths: as many as an event has on its rarer side and one for one outlier") {
    std::vector<double> hits(1000, 0.0);
    for (std::size_t i = 0; i < 20; ++i) hits[i] = 1.0;
    const auto of = [](const std::vector<double>& x, const UnseenPaths& unseen = {}) {
      return estimate_of(moments_of(x), moments_of(x), unseen);
    };
    // p = 0.02: n p (1 - p) / ((1 - p)^3 + p^3).
    CHECK(of(hits).effective_paths == doctest::Approx(19.6 / (0.941192 + 8e-6)).epsilon(1e-9));
    std::vector<double> outlier(1000, 1.0);
    outlier[0] = 50.0;
    CHECK(of(outlier).effective_paths == doctest::Approx(1).epsilon(0.01));
    CHECK(of(std::vector<double>(1000, 0.1)).effective_paths == 1000);
    CHECK(effective_paths(0, 0) == 0);
  }

  TEST_CASE("what was not drawn has a bound and counts as one path") {
    const std::vector<double> alike(1000, 2.0);
    const auto of = [&](const UnseenPaths& unseen) {
      return estimate_of(moments_of(alike), moments_of(alike), unseen);
    };
    const Estimate unknown = of(unseen_paths(2, std::numeric_limits<double>::infinity(), 1000));
    CHECK(unknown.value.standard_error == doctest::Approx(0.002));
    CHECK(unknown.effective_paths == doctest::Approx(1));
    const Estimate told = of(unseen_paths(2, 0.005, 1000));  // two and a half paths
    CHECK(told.value.standard_error == doctest::Approx(0.005));
    CHECK(told.effective_paths == 1000);
    CHECK(of(unseen_paths(2, 0.007, 1000)).effective_paths == doctest::Approx(1));
    CHECK(of(unseen_paths(2, 0, 1000)).value.standard_error == 0.0);
  }

  TEST_CASE("below 30 effective paths the error is widened by one path") {
    std::vector<double> hits(1000, 0.0);
    for (std::size_t i = 0; i < 12; ++i) hits[i] = 1.0;
    const Estimate few = estimate_of(moments_of(hits), moments_of(hits), {.largest = 1.0});
    const double plain = std::sqrt(12 * 0.988 / 999 / 1000);
    CHECK(few.value.standard_error == doctest::Approx(std::hypot(plain, 0.001)).epsilon(1e-9));
  }

  TEST_CASE("a probability that every path shows has the bound of one that none does") {
    CHECK(or_always({1, 0}, 50).standard_error == 0.02);
    CHECK(or_always({0.5, 0}, 50).standard_error == 0.0);
    CHECK(or_always({1, 0.1}, 50).standard_error == 0.1);
  }

  TEST_CASE("a probability is corrected by what its weights miss of one") {
    // Means 2 and 1.5; slope cov / var = 2 / 1: 2 - 2 x 0.5 = 1, and nothing is left of the spread.
    const auto exact = pairs({1, 3}, {1, 2});
    CHECK(probability_of(exact, exact).mean == 1);
    CHECK(probability_of(exact, exact).standard_error == 0);
    // Weights that are all 1 correct nothing: 1 of 4, error sqrt(3/4 / 3 / 4).
    const auto counted = pairs({0, 0, 1, 0}, {1, 1, 1, 1});
    CHECK(probability_of(counted, counted).mean == 0.25);
    CHECK(probability_of(counted, counted).standard_error == doctest::Approx(0.25));
  }

  TEST_CASE("a probability stays in its bounds") {
    const auto above = pairs({1.5, 1.5, 1.2}, {1, 1, 1});
    CHECK(probability_of(above, above).mean == 1);
    const auto below = pairs({0, 0.1, 0}, {3, 2, 3});  // slope -0.1: 0.0333 + 0.1 x 1.667 = 0.2
    CHECK(probability_of(below, below).mean == doctest::Approx(0.2));
  }

  TEST_CASE("a ratio by the delta method: 3 over 2") {
    // x - 1.5 y = 1, -2.5, 1.5: squares 9.5; sqrt(9.5 / 2 / 3) / 2.
    const auto both = pairs({1, 2, 6}, {0, 3, 3});
    const Sampled ratio = ratio_of(both, both).value();
    CHECK(ratio.mean == 1.5);
    CHECK(ratio.standard_error == doctest::Approx(std::sqrt(9.5 / 6) / 2));
    CHECK_FALSE(ratio_of(pairs({0, 0}, {0, 0}), pairs({0, 0}, {0, 0})).has_value());
  }

  TEST_CASE("the median day is the first with half of the weight") {
    MetDays<double> days{4};
    CHECK_FALSE(median_day(days, &MetDays<double>::Paths::own).has_value());
    days.paths[1] = {1, 0.5};
    days.paths[2] = {1, 2};
    days.paths[3] = {2, 0.5};
    CHECK(median_day(days, &MetDays<double>::Paths::own) == 2);
    CHECK(median_day(days, &MetDays<double>::Paths::other) == 2);
    days.paths[3] = {0, 0};
    CHECK(median_day(days, &MetDays<double>::Paths::own) == 1);  // half is enough
  }

  TEST_CASE("numbers of shares counted: a quarter and three quarters") {
    VestedTable table{100};
    for (const double shares : {100.0, 0.0, 100.0, 100.0}) table.add(shares, 1);
    const auto vested = vested_shares_of(table, 4, table, 4);
    REQUIRE(vested.size() == 2);
    CHECK(vested[0].shares == Shares{0});
    CHECK(vested[0].probability.mean == 0.25);
    CHECK(vested[1].probability.mean == 0.75);
    // sqrt(0.25 x 0.75 / 4)
    CHECK(vested[0].probability.standard_error == doctest::Approx(std::sqrt(3.0) / 8));
    CHECK(vested[1].probability.standard_error == doctest::Approx(std::sqrt(3.0) / 8));
  }

  TEST_CASE("weighted numbers sum to one whatever the weights sum to") {
    VestedTable table{100};
    table.add(0, 0.5);
    table.add(50, 0.7);
    table.add(100, 1.9);
    table.add(100, 1.5);
    CHECK(sum_of(vested_shares_of(table, 4, table, 4)) == doctest::Approx(1).epsilon(1e-12));
    // In proportion, as of few paths: 0.5 / 4.6, and x - R w = 0.5 (1 - R), -0.7 R, -1.9 R, -1.5 R.
    const double ratio = 0.5 / 4.6;
    const double square = 0.25 * (1 - ratio) * (1 - ratio) + (0.49 + 3.61 + 2.25) * ratio * ratio;
    const auto few = vested_shares_of(table, 4, table, 4);
    CHECK(few[0].probability.mean == doctest::Approx(ratio).epsilon(1e-12));
    CHECK(few[0].probability.standard_error == doctest::Approx(std::sqrt(square / 4 / 4)).epsilon(1e-12));
    VestedTable lone{100};
    lone.add(50, 0.7);
    const auto vested = vested_shares_of(lone, 1, table, 4);
    CHECK(sum_of(vested) == doctest::Approx(1).epsilon(1e-12));
    CHECK(vested[0].probability.standard_error > 0.0);
  }

  TEST_CASE("many weighted numbers share out what the weights miss by their slopes") {
    // 100 paths of weight 0.5 without shares and 100 of 1.3 with: the number is its weight's function, so
    // that of 0.9 the missing 0.1 goes by the slopes of 0.5 and 1.3 on the weights 0.5 and 1.3: -0.625
    // and 1.625.
    VestedTable table{100};
    for (int i = 0; i < 100; ++i) table.add(0, 0.5);
    for (int i = 0; i < 100; ++i) table.add(100, 1.3);
    const auto vested = vested_shares_of(table, 200, table, 200);
    CHECK(vested[0].probability.mean == doctest::Approx(0.25 - 0.625 * 0.1).epsilon(1e-12));
    CHECK(vested[1].probability.mean == doctest::Approx(0.65 + 1.625 * 0.1).epsilon(1e-12));
    CHECK(vested[0].probability.standard_error < 1e-8);
  }

  TEST_CASE("variance ratios: plain over what is left and nothing over nothing") {
    CHECK(variance_ratio(4, {10, 0.5}, 8) == 2);  // 0.25 x 8 = 2
    CHECK(variance_ratio(0, {10, 0}, 8) == 1);
    CHECK(variance_ratio(4, {10, 0}, 8) == doctest::Approx(1e30));
  }
}

}  // namespace estimates_test
