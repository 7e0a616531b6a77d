// Inputs that once gave a wrong number without a word, or none.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/shapley_effects.hpp>
#include <fairvalue/scenario/sobol_indices.hpp>
#include <fairvalue/scenario/weights.hpp>

namespace regressions_test {
using namespace fairvalue;
using doctest::Approx;

/// What 110 in a year is worth at a rate; no answer at -100 %, by an error or by a number that is not finite.
CallableModel bond(bool throws) {
  return {.inputs = {{"rate", "%", 0.05}},
          .outputs = {{"value", "USD"}},
          .run = [throws](std::span<const double> values, std::span<std::optional<double>> results) {
            if (throws && values[0] <= -1.0) throw std::domain_error("rate");
            results[0] = 110.0 / (1.0 + values[0]);
          }};
}

CallableModel sum_of_two(double scale) {
  return {.inputs = {{"a", "", 0.0}, {"b", "", 0.0}},
          .outputs = {{"y", ""}},
          .run = [scale](std::span<const double> values, std::span<std::optional<double>> results) {
            results[0] = scale * (2.0 * values[0] + values[1]);
          }};
}
const UncertainInputs normals{.inputs = {{"a", Normal{0.0, 1.0}}, {"b", Normal{0.0, 1.0}}}};

TEST_SUITE("scenario/regressions") {
  TEST_CASE("a part of the range that begins where the model fails keeps its break-even") {
    for (const bool throws : {false, true}) {
      for (const auto& range : {Interval{-1.0, 1.0}, Interval{-1.5, 0.5}}) {
        const auto found = break_even(
            bond(throws), {.input = "rate", .output = "value", .level = 1e6, .range = range, .parts = 1});
        if (!throws && range.low < -1.0) continue;  // there the value is finite and negative: a jump at -1
        REQUIRE(found.points.size() == 1);
        CHECK(found.points[0].kind == BreakEvenKind::met);
        CHECK(found.points[0].value == Approx(110e-6 - 1.0).epsilon(1e-12));
        CHECK(found.failures.total() == 1);
      }
    }
  }
  TEST_CASE("errors of shares do not depend on the size of the outputs") {
    const auto plain = sobol_indices(sum_of_two(1.0), normals, "y", {.samples = 256});
    const auto large = sobol_indices(sum_of_two(0x1p332), normals, "y", {.samples = 256});  // some 1e100
    CHECK(large.indices[0].total.value == plain.indices[0].total.value);
    CHECK(*large.indices[0].total.standard_error == *plain.indices[0].total.standard_error);
    REQUIRE(large.variance->standard_error);
    CHECK(*large.variance->standard_error / 0x1p664 ==
          Approx(*plain.variance->standard_error).epsilon(1e-12));
    const auto shares = shapley_effects(sum_of_two(0x1p332), normals, "y", {.samples = 256});
    REQUIRE(shares.variance->standard_error);
    CHECK(std::isfinite(*shares.variance->standard_error));
    CHECK(shares.effects[0].share.standard_error);
  }
  TEST_CASE("no negative zero leaves") {
    const Date day{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}};
    CHECK_FALSE(std::signbit(present_value({"base", -0.0, day}, 0.1, day)));
  }
}

}  // namespace regressions_test
