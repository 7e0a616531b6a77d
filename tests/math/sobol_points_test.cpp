#include <fairvalue/math/sobol_points.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/running_statistics.hpp>

namespace sobol_points_test {
using namespace fairvalue;

std::size_t cell(double u, std::size_t cells) {
  return static_cast<std::size_t>(u * static_cast<double>(cells));
}

/// Mean over the first n points of the product of 3 x^2, whose integral is 1.
double product_mean(const SobolPoints& points, std::uint32_t n) {
  double sum = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    double product = 1.0;
    for (std::size_t d = 0; d < points.dimensions(); ++d) product *= 3.0 * std::pow(points.at(i, d), 2);
    sum += product;
  }
  return sum / n;
}

RunningStatistics means_over_replicates(std::uint32_t n) {
  RunningStatistics statistics;
  for (std::uint64_t replicate = 0; replicate < 100; ++replicate) {
    statistics.add(product_mean(SobolPoints{3, 11, replicate}, n));
  }
  return statistics;
}

TEST_SUITE("math/sobol_points") {
  TEST_CASE("the first powers of two have one point in each part of every axis") {
    const SobolPoints points{40, 1, 2};
    for (const std::uint32_t n : {1U, 2U, 64U, 4096U}) {
      for (std::size_t d = 0; d < points.dimensions(); ++d) {
        std::set<std::size_t> seen;
        for (std::uint32_t i = 0; i < n; ++i) seen.insert(cell(points.at(i, d), n));
        CHECK(seen.size() == n);
        CHECK(*seen.rbegin() < n);
      }
    }
  }
  TEST_CASE("the same holds for the last dimension there can be") {
    const SobolPoints points{1024, 1, 0};
    std::set<std::size_t> seen;
    for (std::uint32_t i = 0; i < 1024; ++i) seen.insert(cell(points.at(i, 1023), 1024));
    CHECK(seen.size() == 1024);
  }
  TEST_CASE("two axes together have one point in every rectangle of the same area") {
    // Sobol's first two dimensions are a (0, 2)-sequence (Sobol 1967), and scrambling keeps that.
    for (const std::uint64_t replicate : {0U, 1U, 2U}) {
      const SobolPoints points{2, 5, replicate};
      for (std::size_t halvings = 0; halvings <= 10; ++halvings) {
        const std::size_t across = std::size_t{1} << halvings;
        std::set<std::size_t> seen;
        for (std::uint32_t i = 0; i < 1024; ++i) {
          seen.insert(cell(points.at(i, 0), across) * 1024 + cell(points.at(i, 1), 1024 / across));
        }
        CHECK(seen.size() == 1024);
      }
    }
  }
  TEST_CASE("points far out are inside the cube and not those before") {
    const SobolPoints points{3, 9, 0};
    std::set<double> seen;
    for (const std::uint32_t i : {0U, 1U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU}) {
      for (std::size_t d = 0; d < 3; ++d) {
        CHECK(points.at(i, d) > 0.0);
        CHECK(points.at(i, d) < 1.0);
        seen.insert(points.at(i, d));
      }
    }
    CHECK(seen.size() == 15);
  }
  TEST_CASE("one and the same point is uniform over replicates and over seeds") {
    // 4,096 draws in 16 cells of 256: chi^2 has 15 degrees of freedom, mean 15, deviation 5.5; 5 of these.
    for (const bool by_seed : {false, true}) {
      std::vector<double> counts(16);
      for (std::uint64_t k = 0; k < 4096; ++k) {
        const SobolPoints points = by_seed ? SobolPoints{4, k, 0} : SobolPoints{4, 3, k};
        counts[cell(points.at(5, 3), 16)] += 1.0;
      }
      double chi = 0.0;
      for (const double count : counts) chi += std::pow(count - 256.0, 2) / 256.0;
      CHECK(chi < 15.0 + 5 * 5.5);
    }
  }
  TEST_CASE("the halves of an axis are scrambled each on its own") {
    // Points 0 and 1 lie in different halves, 2 and 3 in their other quarters. Whether a half's quarters come
    // in order is a coin a half: equal in half of 4,096 replicates, with deviation 32; a plain shift of bits
    // would make it equal in all.
    int equal = 0;
    for (std::uint64_t replicate = 0; replicate < 4096; ++replicate) {
      const SobolPoints points{1, 3, replicate};
      const auto second_bit = [&](std::uint32_t i) { return cell(points.at(i, 0), 4) % 2; };
      equal += second_bit(0) == second_bit(1);
    }
    CHECK(std::abs(equal - 2048) < 5 * 32);
  }
  TEST_CASE("a smooth mean is right on average and its variance falls faster than by independent points") {
    const auto few = means_over_replicates(256);
    const auto many = means_over_replicates(4096);
    for (const auto& statistics : {few, many}) {
      CHECK(std::abs(statistics.mean - 1.0) < 5.0 * standard_error(statistics).value());
    }
    // 16 times the points: a 16th of the variance if independent, about 16^-3 by Owen (1997); 100 replicates
    // know a ratio of variances to some 20 %.
    CHECK(variance(many).value() < variance(few).value() / 256.0);
    // Of independent points: ((9/5)^3 - 1) / 256 = 0.0189.
    CHECK(variance(few).value() < 0.0189 / 10.0);
  }
  TEST_CASE("dimensions there are not are refused by name") {
    CHECK_THROWS_WITH_AS(SobolPoints(0, 1, 0), "dimensions: must be in [1, 1024], got 0", DomainError);
    CHECK_THROWS_WITH_AS(SobolPoints(1025, 1, 0), "dimensions: must be in [1, 1024], got 1025", DomainError);
    CHECK_THROWS_WITH_AS(SobolPoints(2, 1, 0).at(0, 2), "dimension: must be in [0, 1], got 2", DomainError);
  }
}

}  // namespace sobol_points_test
