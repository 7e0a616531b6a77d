#include "simulation/draw/price_shocks.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "simulation/draw/aligned_floats.hpp"

namespace price_shocks_test {
using namespace fairvalue;
using namespace fairvalue::detail;

constexpr int days = 40;
constexpr int path = 5;

/// Volatilities that step twice, and a drift of its own each day.
PriceLaw stepped_law() {
  PriceLaw law;
  for (int d = 0; d < days; ++d) {
    law.volatility.push_back(d < 10 ? 0.02 : d < 11 ? 0.025 : 0.04);
    law.drift.push_back(0.001 * std::sin(d));
  }
  return law;
}

/// A path made from known normals, and the jumps on it so far.
struct Walk {
  explicit Walk(const PriceLaw& law, double jump) {
    std::mt19937_64 words{11};
    std::normal_distribution<double> normal;
    double x = 0.0;
    double jumped = 0.0;
    for (int d = 0; d < days; ++d) {
      const auto i = static_cast<std::size_t>(d);
      z.push_back(normal(words));
      jumped += d % 7 == 3 ? jump : 0.0;
      x += law.drift[i] + law.volatility[i] * z.back();
      rows[static_cast<std::size_t>((d + 1) * batch_paths + path)] = static_cast<float>(x + jumped);
      jump_sums[static_cast<std::size_t>((d + 1) * batch_paths + path)] = static_cast<float>(jumped);
    }
  }
  PriceRows price_rows() {
    return {.rows = rows.data(), .chunk_high = nullptr, .history = 0, .days = days, .first_close = 1};
  }
  double sum(int from, int to, double gained) const {
    double total = 0.0;
    for (int d = from; d < to; ++d) total += z[static_cast<std::size_t>(d)] + gained;
    return total;
  }

  AlignedFloats rows = AlignedFloats((days + 1) * batch_paths);
  AlignedFloats jump_sums = AlignedFloats((days + 1) * batch_paths);
  std::vector<double> z{};
};

// Rows are floats: 1e-7 of a logarithm up to 1, over a volatility of .02.
constexpr double float_error = 1e-5;

TEST_SUITE("simulation/draw/price_shocks") {
  TEST_CASE("the normals of any window come back across steps of the volatility") {
    const PriceLaw law = stepped_law();
    Walk walk{law, 0.0};
    const PriceShocks shocks{law, Measure::risk_neutral};
    for (int from = 0; from <= days; ++from) {
      for (int to = from; to <= days; ++to) {
        CAPTURE(from);
        CAPTURE(to);
        CHECK(std::abs(shocks.sum(walk.price_rows(), nullptr, path, from, to) - walk.sum(from, to, 0.0)) <
              float_error);
      }
    }
  }

  TEST_CASE("jumps are taken out") {
    const PriceLaw law = stepped_law();
    Walk walk{law, 0.3};
    const PriceShocks shocks{law, Measure::risk_neutral};
    const double sum = shocks.sum(walk.price_rows(), walk.jump_sums.data(), path, 2, 33);
    CHECK(std::abs(sum - walk.sum(2, 33, 0.0)) < float_error);
    // With them there would be 5 of .3 on days of .02 and .04: not the same number.
    CHECK(std::abs(shocks.sum(walk.price_rows(), nullptr, path, 2, 33) - sum) > 10.0);
  }

  TEST_CASE("under the share measure each shock gains the day's deviation") {
    PriceLaw law = stepped_law();
    law.volatility.assign(days, 0.03);
    Walk walk{law, 0.0};
    const PriceShocks shocks{law, Measure::share};
    CHECK(std::abs(shocks.sum(walk.price_rows(), nullptr, path, 7, 31) - walk.sum(7, 31, 0.03)) <
          float_error);
  }
}

}  // namespace price_shocks_test
