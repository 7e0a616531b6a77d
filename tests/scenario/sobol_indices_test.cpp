#include <fairvalue/scenario/sobol_indices.hpp>

#include <array>
#include <atomic>
#include <stdexcept>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "scenario/variance_models.hpp"

namespace sobol_indices_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

void check_same(const SobolIndices& a, const SobolIndices& b) {
  REQUIRE(a.indices.size() == b.indices.size());
  CHECK(a.variance->value == b.variance->value);
  CHECK(a.variance->standard_error == b.variance->standard_error);
  for (std::size_t i = 0; i < a.indices.size(); ++i) {
    CHECK(a.indices[i].first_order.value == b.indices[i].first_order.value);
    CHECK(a.indices[i].first_order.standard_error == b.indices[i].first_order.standard_error);
    CHECK(a.indices[i].total.value == b.indices[i].total.value);
    CHECK(a.indices[i].total.standard_error == b.indices[i].total.standard_error);
  }
}

double as_z(const Estimated& got, double expected) {
  return (got.value - expected) / got.standard_error.value();
}

TEST_SUITE("scenario/sobol_indices") {
  // With a = 7 and b = 0.1: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225.
  TEST_CASE("Ishigami's function has first order .3139 .4424 0 and total .5576 .4424 .2437") {
    const auto got = sobol_indices(ishigami(), ishigami_inputs(), "y", {.samples = 65'536, .seed = 1});
    constexpr std::array first{0.31390519, 0.44241114, 0.0};
    constexpr std::array total{0.55758886, 0.44241114, 0.24368366};
    REQUIRE(got.indices.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(got.indices[i].input == numbered(i));
      check_estimate(got.indices[i].first_order, first[i], 0.008);
      check_estimate(got.indices[i].total, total[i], 0.008);
    }
    check_estimate(got.variance.value(), 13.844588, 0.1);
    CHECK(got.output == "y");
    CHECK(got.rows == 65'536);
    CHECK(got.evaluations == 65'536 * 5);
    CHECK(got.failures.total() == 0);
    CHECK(got.status == RunStatus::finished);
  }
  // x1 x2 with means 1 and 2 and deviations 0.5 and 1: the effects of each alone are 4 / 4 and 1 / 1, their
  // interaction is 1 / 4, of a variance of 9 / 4.
  TEST_CASE("a product of independent normals: 4 / 9 each alone and 1 / 9 together") {
    const auto model = model_of(2, [](std::span<const double> x) { return x[0] * x[1]; });
    const UncertainInputs inputs{.inputs = {{"x1", Normal{1, 0.5}}, {"x2", Normal{2, 1}}}};
    const auto got = sobol_indices(model, inputs, "y", {.seed = 2});
    for (const SobolIndex& index : got.indices) {
      check_estimate(index.first_order, 4.0 / 9, 0.02);
      check_estimate(index.total, 5.0 / 9, 0.02);
    }
    check_estimate(got.variance.value(), 9.0 / 4, 0.05);
  }
  // Of 200 seeds at two indices each; a z of 3.3 has a chance of 1 in 1000 and 400 of them are looked at, so
  // the bound on the greatest is 5. Their squares have a mean of 1 give or take 5 sqrt(2 / 400) = 0.35.
  TEST_CASE("standard errors are honest over 200 seeds") {
    const auto model = linear({1, 2});
    double squares = 0.0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const auto got = sobol_indices(model, all_like(2, Normal{0, 1}), "y", {.samples = 1024, .seed = seed});
      for (const double z : {as_z(got.indices[0].first_order, 0.2), as_z(got.indices[0].total, 0.2)}) {
        CHECK(std::abs(z) < 5);
        squares += z * z;
      }
    }
    CHECK(squares / 400 > 0.65);
    CHECK(squares / 400 < 1.35);
  }
  TEST_CASE("adding a number far beyond the deviation changes nothing but rounding") {
    const auto near_zero = sobol_indices(ishigami(), ishigami_inputs(), "y", {.samples = 4096});
    const auto far = sobol_indices(ishigami(1e9), ishigami_inputs(), "y", {.samples = 4096});
    for (std::size_t i = 0; i < 3; ++i) {  // y is rounded to 1e-7 of a deviation near 4
      CHECK(far.indices[i].first_order.value ==
            doctest::Approx(near_zero.indices[i].first_order.value).epsilon(1e-6));
      CHECK(far.indices[i].total.value == doctest::Approx(near_zero.indices[i].total.value).epsilon(1e-6));
    }
  }
  TEST_CASE("one input alone has it all and one that is fixed or not read has nothing") {
    const auto alone = sobol_indices(linear({3}), all_like(1, Uniform{0, 1}), "y");
    check_estimate(alone.indices[0].first_order, 1, 0.02);
    check_estimate(alone.indices[0].total, 1, 0.02);
    UncertainInputs inputs = all_like(3, Normal{0, 1});
    inputs.inputs[1].distribution = Fixed{4};
    const auto got = sobol_indices(linear({1, 1, 0}), inputs, "y");
    for (const std::size_t i : {1, 2}) {
      CHECK(got.indices[i].first_order.value == 0);
      CHECK(got.indices[i].total.value == 0);
    }
  }
  TEST_CASE("inputs that are certain stay at their base values") {
    CallableModel model = model_of(2, [](std::span<const double> x) { return x[0] * x[1]; });
    model.inputs[0].value = 3;
    const auto got = sobol_indices(model, {.inputs = {{"x2", Normal{0, 1}}}}, "y");
    REQUIRE(got.indices.size() == 1);
    check_estimate(got.variance.value(), 9, 0.2);
  }
  TEST_CASE("what does not vary has a variance of 0 and no indices") {
    const auto got =
        sobol_indices(model_of(2, [](auto) { return 4.2; }), all_like(2, Normal{0, 1}), "y", {.samples = 64});
    CHECK(got.variance->value == 0);
    CHECK(got.variance->standard_error.value() == 0);
    CHECK(got.indices.empty());
    CHECK(got.rows == 64);
  }
  TEST_CASE("what varies in one part alone has no standard errors") {
    const auto step = model_of(1, [](std::span<const double> x) { return x[0] > 2.9 ? 1.0 : 0.0; });
    const auto got = sobol_indices(step, all_like(1, Normal{0, 1}), "y", {.samples = 256, .seed = 4});
    REQUIRE(got.variance->value > 0);
    CHECK_FALSE(got.indices[0].first_order.standard_error.has_value());
  }
  TEST_CASE("rows with a failure are left out and counted once with their reason") {
    const auto fails = model_of(2, [](std::span<const double> x) {
      if (x[1] > 1) throw std::runtime_error("too much");
      return x[0];
    });
    const auto got = sobol_indices(fails, all_like(2, Normal{0, 1}), "y", {.samples = 8192});
    // A row is kept when both samples of x2 are at most 1: N(1)^2 = 0.7079, give or take 5 deviations of 41.
    CHECK(std::abs(static_cast<double>(got.rows) - 0.70786 * 8192) < 5 * 41.2);
    CHECK(got.failures.total() == 8192 - got.rows);
    REQUIRE(got.failures.kinds().size() == 1);
    CHECK(got.failures.kinds()[0].reason == "too much");
    CHECK(got.evaluations < 8192 * 4);
    check_estimate(got.indices[0].first_order, 1, 0.03);
    CHECK(got.indices[1].total.value == 0);
  }
  TEST_CASE("when every row fails there is no answer") {
    const auto got = sobol_indices(model_of(1, [](auto) { return std::sqrt(-1.0); }),
                                   all_like(1, Normal{0, 1}), "y", {.samples = 100});
    CHECK_FALSE(got.variance.has_value());
    CHECK(got.indices.empty());
    CHECK(got.rows == 0);
    CHECK(got.evaluations == 100);
    CHECK(got.failures.total() == 100);
  }
  TEST_CASE("one row beyond a round and any number of threads: the same bits and every row once") {
    const auto run = [](int threads) {
      return sobol_indices(ishigami(), ishigami_inputs(), "y",
                           {.samples = 16'385, .seed = 9, .run = {.threads = threads}});
    };
    const auto one = run(1);
    CHECK(one.rows == 16'385);
    check_same(one, run(2));
    check_same(one, run(7));
  }
  TEST_CASE("another seed gives another estimate and a cancelled run what was done") {
    const auto with = [](VarianceSettings settings) {
      return sobol_indices(ishigami(), ishigami_inputs(), "y", settings);
    };
    CHECK(with({.seed = 1}).variance->value != with({.seed = 2}).variance->value);
    int asked = 0;
    const auto after_one = with({.samples = 40'000, .run = {.cancelled = [&] { return ++asked > 1; }}});
    CHECK(after_one.status == RunStatus::cancelled);
    CHECK(after_one.rows > 10'000);  // of three rounds
    CHECK(after_one.rows < 20'000);
    CHECK(after_one.indices.size() == 3);
    const auto none = with({.run = {.cancelled = [] { return true; }}});
    CHECK(none.rows == 0);
    CHECK_FALSE(none.variance.has_value());
  }
  TEST_CASE("correlated inputs and bad settings and names are refused") {
    UncertainInputs inputs = ishigami_inputs();
    inputs.correlations = {{"x1", "x3", 0.0}};
    CHECK_NOTHROW(sobol_indices(ishigami(), inputs, "y", {.samples = 64}));
    inputs.correlations.push_back({"x2", "x1", 0.3});
    CHECK_THROWS_WITH_AS(sobol_indices(ishigami(), inputs, "y"),
                         "correlations: must be none for Sobol indices (Shapley effects take correlated "
                         "inputs), got x2 - x1 0.3",
                         DomainError);
    CHECK_THROWS_WITH_AS(sobol_indices(ishigami(), ishigami_inputs(), "y", {.samples = 63}),
                         "settings.samples: must be from 64 to 2^32, got 63", DomainError);
    CHECK_THROWS_WITH_AS(sobol_indices(ishigami(), ishigami_inputs(), "x"),
                         "output: must be a named output (one of y), got 'x'", DomainError);
    CHECK_THROWS_WITH_AS(sobol_indices(ishigami(), ishigami_inputs(), "y", {.run = {.threads = -1}}),
                         "control.threads: must be >= 0, got -1", DomainError);
    for (const double size : {1e154, 1e200, 1e308}) {
      CHECK_THROWS_WITH_AS(sobol_indices(linear({size, size}), all_like(2, Uniform{0, 1}), "y"),
                           "output 'y': must be of finite variance, got inf", DomainError);
    }
    CHECK_THROWS_AS(sobol_indices(ishigami(), {.inputs = {{"x4", Fixed{1}}}}, "y"), DomainError);
  }
}

}  // namespace sobol_indices_test
