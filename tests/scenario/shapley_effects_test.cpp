#include <fairvalue/scenario/shapley_effects.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "scenario/variance_models.hpp"

namespace shapley_effects_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

double sum_of(const ShapleyEffects& got) {
  double sum = 0.0;
  for (const ShapleyEffect& effect : got.effects) sum += effect.share.value;
  return sum;
}

UncertainInputs with(UncertainInputs inputs, std::vector<RankCorrelation> correlations) {
  inputs.correlations = std::move(correlations);
  return inputs;
}

using Matrix = std::vector<std::vector<double>>;

/// Var(sum of the normals in `open` | those in `known`), eliminating the known ones one after another.
double left_of_variance(Matrix covariance, const std::vector<double>& coefficients,
                        const std::vector<bool>& known) {
  const std::size_t size = coefficients.size();
  for (std::size_t k = 0; k < size; ++k) {
    if (!known[k]) continue;
    const Matrix before = covariance;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) covariance[i][j] -= before[i][k] * before[k][j] / before[k][k];
    }
    for (std::size_t i = 0; i < size; ++i) covariance[i][k] = covariance[k][i] = 0.0;
    covariance[k][k] = 1.0;  // nothing more to eliminate; known, so not counted below
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      if (!known[i] && !known[j]) sum += coefficients[i] * coefficients[j] * covariance[i][j];
    }
  }
  return sum;
}

/// Shares by the definition: what each input adds, over all orders.
std::vector<double> shares_by_orders(const Matrix& covariance, const std::vector<double>& coefficients) {
  std::vector<std::size_t> order(coefficients.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> shares(order.size());
  double orders = 0.0;
  do {
    std::vector<bool> known(order.size(), true);
    double before = 0.0;
    for (const std::size_t input : order) {
      known[input] = false;
      const double worth = left_of_variance(covariance, coefficients, known);
      shares[input] += worth - std::exchange(before, worth);
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  const double whole = left_of_variance(covariance, coefficients, std::vector<bool>(order.size(), false));
  for (double& share : shares) share /= orders * whole;
  return shares;
}

TEST_SUITE("scenario/shapley_effects") {
  // Song, Nelson, Staum (2016) and Owen and Prieur (2017, theorem 3): with deviations s1 and s2 of the two
  // terms the effect of the first is s1^2 (1 - r^2 / 2) + r s1 s2 + s2^2 r^2 / 2.
  TEST_CASE("the sum of two correlated normals has the effects of its closed form") {
    for (const double r : {-0.6, 0.3, 0.9}) {
      CAPTURE(r);
      const auto inputs = with(all_like(2, Normal{5, 1}), {{"x1", "x2", of_ranks(r)}});
      const auto got = shapley_effects(linear({1, 2}), inputs, "y", {.seed = 4});
      const double variance = 1 + 4 + 2 * r * 2;
      const double first = 1 - r * r / 2 + r * 2 + 4 * r * r / 2;
      check_estimate(got.variance.value(), variance, 0.1);
      check_estimate(got.effects[0].share, first / variance, 0.02);
      check_estimate(got.effects[1].share, 1 - first / variance, 0.02);
      CHECK(got.evaluations == 16'384 * 4);
      CHECK(got.rows == 16'384);
    }
  }
  // Iooss and Prieur (2019): independent of the others, x1 has its own variance; x2 and x3 share as two do.
  TEST_CASE("three inputs of which two are correlated") {
    const double r = 0.5;
    const auto inputs = with(all_like(3, Normal{0, 1}), {{"x2", "x3", of_ranks(r)}});
    const auto got = shapley_effects(linear({1, 1, 2}), inputs, "y", {.seed = 5});
    const double variance = 1 + 1 + 4 + 2 * r * 2;
    const double second = 1 + r * 2 + r * r / 2 * (4 - 1);
    check_estimate(got.effects[0].share, 1 / variance, 0.02);
    check_estimate(got.effects[1].share, second / variance, 0.02);
    check_estimate(got.effects[2].share, (variance - 1 - second) / variance, 0.02);
  }
  TEST_CASE("four inputs all correlated agree with elimination over all 24 orders") {
    const Matrix r{{1, 0.5, -0.3, 0.2}, {0.5, 1, 0.1, 0.4}, {-0.3, 0.1, 1, 0.6}, {0.2, 0.4, 0.6, 1}};
    const std::vector<double> coefficients{1, -2, 1.5, 0};
    UncertainInputs inputs = all_like(4, Normal{0, 1});
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        inputs.correlations.push_back({numbered(i), numbered(j), of_ranks(r[i][j])});
      }
    }
    const auto expected = shares_by_orders(r, coefficients);
    const auto got = shapley_effects(linear(coefficients), inputs, "y", {.samples = 32'768, .seed = 6});
    for (std::size_t i = 0; i < 4; ++i) check_estimate(got.effects[i].share, expected[i], 0.01);
    CHECK(expected[3] > 0.02);  // not read, but goes along with those that are
  }
  // Five pairs with the closed form of two above; the variance of a pair is 5 + 4 r.
  TEST_CASE("ten inputs along random orders") {
    const double r = 0.5;
    UncertainInputs inputs = all_like(10, Normal{0, 1});
    std::vector<double> coefficients;
    for (std::size_t i = 0; i < 10; i += 2) {
      coefficients.insert(coefficients.end(), {1, 2});
      inputs.correlations.push_back({numbered(i), numbered(i + 1), of_ranks(r)});
    }
    const auto got = shapley_effects(linear(coefficients), inputs, "y", {.samples = 65'536, .seed = 7});
    const double variance = 5 + 4 * r;
    const double first = 1 - r * r / 2 + r * 2 + 4 * r * r / 2;
    for (std::size_t i = 0; i < 10; i += 2) {
      check_estimate(got.effects[i].share, first / variance / 5, 0.005);
      check_estimate(got.effects[i + 1].share, (1 - first / variance) / 5, 0.005);
    }
    check_estimate(got.variance.value(), 5 * variance, 1);
    CHECK(got.evaluations == 65'536 * 11);
    CHECK(sum_of(got) == doctest::Approx(1).epsilon(1e-13));
  }
  // Each order gives the interaction of x1 and x3 to the later of the two: half each.
  TEST_CASE("Ishigami's inputs share the interaction: .3139 + .2437 / 2 and .4424 and .2437 / 2") {
    const auto got = shapley_effects(ishigami(), ishigami_inputs(), "y", {.samples = 32'768, .seed = 8});
    check_estimate(got.effects[0].share, 0.31390519 + 0.24368366 / 2, 0.01);
    check_estimate(got.effects[1].share, 0.44241114, 0.01);
    check_estimate(got.effects[2].share, 0.24368366 / 2, 0.01);
    check_estimate(got.variance.value(), 13.844588, 0.15);
  }
  TEST_CASE("of an additive model of independent inputs the effects are the first order indices") {
    const UncertainInputs inputs{.inputs = {{"x1", Uniform{0, 6}}, {"x2", Normal{1, 2}}, {"x3", Fixed{3}}}};
    const auto got = shapley_effects(linear({1, 1, 1}), inputs, "y");  // variances 36 / 12, 4 and 0
    check_estimate(got.effects[0].share, 3.0 / 7, 0.02);
    check_estimate(got.effects[1].share, 4.0 / 7, 0.02);
    CHECK(got.effects[2].share.value == doctest::Approx(0).epsilon(1e-13));
    CHECK(sum_of(got) == doctest::Approx(1).epsilon(1e-13));
  }
  TEST_CASE("standard errors are honest over 200 seeds") {
    const auto inputs = with(all_like(2, Normal{0, 1}), {{"x1", "x2", of_ranks(0.5)}});
    const double expected = (1 - 0.125 + 1 + 0.5) / 7;
    double squares = 0.0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const auto share =
          shapley_effects(linear({1, 2}), inputs, "y", {.samples = 1024, .seed = seed}).effects[0].share;
      const double z = (share.value - expected) / share.standard_error.value();
      CHECK(std::abs(z) < 5);
      squares += z * z;
    }
    CHECK(std::abs(squares / 200 - 1) < 0.5);  // 5 sqrt(2 / 200)
  }
  TEST_CASE("one input alone has it all to the bit") {
    const auto got = shapley_effects(linear({3}), all_like(1, Uniform{0, 1}), "y");
    CHECK(got.effects[0].share.value == 1);
    CHECK(got.effects[0].share.standard_error.value() == 0);
  }
  TEST_CASE("what does not vary has no effects and failed rows are left out") {
    const auto still = shapley_effects(model_of(2, [](auto) { return 1.5; }), all_like(2, Normal{0, 1}), "y");
    CHECK(still.variance->value == 0);
    CHECK(still.effects.empty());
    for (const std::size_t inputs : {2, 9}) {
      const auto fails = model_of(inputs, [](std::span<const double> x) {
        if (x[1] > 2) throw std::runtime_error("too much");
        return x[0];
      });
      const auto got = shapley_effects(fails, all_like(inputs, Normal{0, 1}), "y", {.samples = 4096});
      CHECK(got.rows < 4096);
      CHECK(got.rows > 3500);  // two samples of x2, each above 2 with a chance of 2.3 %
      CHECK(got.failures.total() == 4096 - got.rows);
      check_estimate(got.effects[0].share, 1, 0.05);
      const auto never = shapley_effects(model_of(inputs, [](auto) { return std::sqrt(-1.0); }),
                                         all_like(inputs, Normal{0, 1}), "y", {.samples = 64});
      CHECK_FALSE(never.variance.has_value());
      CHECK(never.effects.empty());
      CHECK(never.evaluations == 64);
    }
  }
  TEST_CASE("the same bits for any number of threads both ways") {
    for (const std::size_t inputs : {3, 9}) {
      const auto run = [inputs](int threads) {
        return shapley_effects(linear(std::vector<double>(inputs, 1.0)), all_like(inputs, Normal{0, 1}), "y",
                               {.samples = 2000, .run = {.threads = threads}});
      };
      const auto one = run(1);
      for (const int threads : {2, 7}) {
        const auto other = run(threads);
        for (std::size_t i = 0; i < inputs; ++i) {
          CHECK(one.effects[i].share.value == other.effects[i].share.value);
          CHECK(one.effects[i].share.standard_error == other.effects[i].share.standard_error);
        }
      }
    }
  }
  TEST_CASE("bad settings and names are refused") {
    CHECK_THROWS_WITH_AS(shapley_effects(ishigami(), ishigami_inputs(), "y", {.samples = 10}),
                         "settings.samples: must be from 64 to 2^32, got 10", DomainError);
    CHECK_THROWS_WITH_AS(shapley_effects(ishigami(), ishigami_inputs(), "z"),
                         "output: must be a named output (one of y), got 'z'", DomainError);
    for (const std::size_t inputs : {2, 9}) {
      const auto wide = linear(std::vector<double>(inputs, 1e200));
      CHECK_THROWS_WITH_AS(shapley_effects(wide, all_like(inputs, Uniform{0, 1}), "y", {.samples = 64}),
                           "output 'y': must be of finite variance, got inf", DomainError);
    }
    const auto impossible =
        with(ishigami_inputs(), {{"x1", "x2", 0.95}, {"x2", "x3", 0.95}, {"x1", "x3", -0.9}});
    CHECK_THROWS_AS(shapley_effects(ishigami(), impossible, "y"), DomainError);
  }
}

}  // namespace shapley_effects_test
