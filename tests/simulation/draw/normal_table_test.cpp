#include "simulation/draw/normal_table.hpp"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

namespace normal_table_test {
using namespace fairvalue;
using detail::table_normal;

TEST_SUITE("simulation/draw/normal_table") {
  // 3.5e-6 is what the fit left, 5e-7 what float arithmetic at 6 adds.
  constexpr double error = 4e-6;

  TEST_CASE("is the normal quantile in every octave of the tail probability") {
    double worst = 0.0;
    for (int octave = 0; octave <= 30; ++octave) {
      const std::uint64_t first = std::uint64_t{1} << octave;
      const std::uint64_t step = first > 1000 ? first / 997 : 1;
      for (std::uint64_t word = first; word < 2 * first; word += step) {
        const double tail = static_cast<double>(static_cast<float>(word)) * 0x1p-32;
        const double expected = tail < 0.5 ? normal_quantile(tail) : 0.0;
        const double found = table_normal(static_cast<std::uint32_t>(word));
        worst = std::fmax(worst, std::fabs(found - expected));
      }
    }
    CHECK(worst <= error);
  }
  TEST_CASE("the extreme words") {
    CHECK(std::fabs(table_normal(1) - normal_quantile(0x1p-32)) <= error);
    CHECK(table_normal(0) == table_normal(2));
    CHECK(std::fabs(table_normal(0xFFFFFFFFU) + normal_quantile(0x1p-32)) <= error);
    CHECK(table_normal(0x7FFFFFFFU) == 0.0F);  // 2^31 as a float, the tail of 1/2
    CHECK(table_normal(0x80000000U) == 0.0F);
    // the nearest to 1/2 that floats tell from it: a tail of 1/2 - 2^-25 x 2^0 x ..., some 1e-8 from the
    // middle
    CHECK(std::fabs(table_normal(0x7FFFFF00U)) <= error);
  }
  TEST_CASE("a word and its negative are mirror images") {
    for (std::uint32_t word = 1; word < 0x7FFF0000U; word += 0x00FEDCBAU) {
      CHECK(table_normal(word) == -table_normal(0U - word));
    }
  }
  TEST_CASE("never falls as the word's probability rises by more than its error") {
    float before = table_normal(0x80000001U);
    CHECK(before < error);
    for (std::uint64_t word = 0x80000001U; word <= 0xFFFFFFFFU; word += 0x00010007U) {
      const float now = table_normal(static_cast<std::uint32_t>(word));
      REQUIRE(now >= before - static_cast<float>(2 * error));
      before = now;
    }
  }
  TEST_CASE("Philox words give mean 0 and variance 1 and skewness 0 and kurtosis 3") {
    constexpr int blocks = 1 << 18;
    double sum[5] = {};
    for (std::uint32_t block = 0; block < blocks; ++block) {
      for (const auto word : philox4x32({block, 0, 0, 0}, {5, 0})) {
        const double z = table_normal(word);
        for (int power = 1; power <= 4; ++power) sum[power] += std::pow(z, power);
      }
    }
    // E z^k and Var z^k = E z^2k - (E z^k)^2 of a standard normal, whose even moments are 1, 3, 15, 105
    const double n = 4.0 * blocks;
    CHECK(std::fabs(sum[1] / n) / std::sqrt(1 / n) < 5);
    CHECK(std::fabs(sum[2] / n - 1) / std::sqrt(2 / n) < 5);
    CHECK(std::fabs(sum[3] / n) / std::sqrt(15 / n) < 5);
    CHECK(std::fabs(sum[4] / n - 3) / std::sqrt(96 / n) < 5);
  }
}

}  // namespace normal_table_test
