#include <fairvalue/scenario/break_even.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace break_even_refusals_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double last_bits = 1e-14;  // a root of a well-conditioned function to a handful of roundings

/// A model of x and y (1 and 2 in the base case) with the output "result".
CallableModel of_two(std::function<double(double, double)> f) {
  return {.inputs = {{.name = "x", .unit = "", .value = 1}, {.name = "y", .unit = "", .value = 2}},
          .outputs = {{.name = "other", .unit = ""}, {.name = "result", .unit = "USD"}},
          .run = [f](std::span<const double> v, std::span<std::optional<double>> results) {
            const double result = f(v[0], v[1]);
            if (result != 1234.0) results[1] = result;  // 1234: no answer
          }};
}
BreakEvenQuestion for_x(double level, double low, double high) {
  return {.input = "x", .output = "result", .level = level, .range = {low, high}};
}

/// The values of all break-evens.
std::vector<double> roots(const BreakEven& found) {
  std::vector<double> values;
  for (const BreakEvenPoint& point : found.points) values.push_back(point.value);
  return values;
}

TEST_SUITE("scenario/break_even: pairs and refusals") {
  const CallableModel product = of_two([](double x, double y) { return x * y; });

  TEST_CASE("the curve of pairs of a product is a hyperbola") {
    const auto curve = break_even_curve(product, for_x(6, 0.5, 10), "y", {2, 3, 0.1, 1});
    REQUIRE(curve.size() == 4);
    CHECK(curve[0].other == 2.0);
    CHECK(roots(curve[0].first)[0] == Approx(3.0).epsilon(last_bits));
    CHECK(roots(curve[1].first)[0] == Approx(2.0).epsilon(last_bits));
    CHECK(curve[2].first.points.empty());  // 60 lies beyond 10
    CHECK(*curve[2].first.output_range == Interval<double>{0.1 * 0.5, 1});
    CHECK(roots(curve[3].first)[0] == Approx(6.0).epsilon(last_bits));
    CHECK(break_even_curve(product, for_x(6, 0.5, 10), "y", {}).empty());
  }
  TEST_CASE("a point of the curve is the break-even of that base case and has its own failures") {
    const auto model = of_two([](double x, double y) { return x * require_positive("y", y); });
    const auto curve = break_even_curve(model, for_x(6, 0.5, 10), "y", {-1, 2});
    CHECK(curve[0].first.failures.total() == 129);
    CHECK(curve[1].first.failures.total() == 0);
    const Override y[] = {{.name = "y", .value = 2}};
    CHECK(roots(curve[1].first) == roots(break_even(with_overrides(model, y), for_x(6, 0.5, 10))));
  }
  TEST_CASE("bad questions are refused by name") {
    const auto refused = [](auto change, const char* message) {
      auto question = for_x(6, 0.5, 10);
      change(question);
      CHECK_THROWS_WITH_AS(break_even(product, question), message, DomainError);
      CHECK_THROWS_WITH_AS(break_even_curve(product, question, "y", {1}), message, DomainError);
    };
    using Question = BreakEvenQuestion;
    refused([](Question& q) { q.input = "z"; }, "input: must be a named input (one of x and y), got 'z'");
    refused([](Question& q) { q.output = "reslt"; },
            "output: must be a named output (nearest 'result'), got 'reslt'");
    refused([](Question& q) { q.level = nan; }, "level: must be a finite number, got nan");
    refused([](Question& q) { q.range = {3, 3}; }, "range.low: must be below the high of 3, got 3");
    refused(
        [](Question& q) {
          q.range = {-largest, largest};
        },
        "range.high - range.low: must be a finite number, got inf");
    refused([](Question& q) { q.parts = 0; }, "parts: must be between 1 and 100000, got 0");
    refused([](Question& q) { q.parts = 100'001; }, "parts: must be between 1 and 100000, got 100001");
    refused([](Question& q) { q.step = 0; }, "step: must be > 0, got 0");
    refused([](Question& q) { q.step = -1; }, "step: must be > 0, got -1");
    refused([](Question& q) { q.step = nan; }, "step: must be a finite number, got nan");
    refused([](Question& q) { q.step = 9e-5; }, "step: must be at most 100000 to the range, got 9e-05");
  }
  TEST_CASE("bad pairs and models are refused by name") {
    const auto question = for_x(6, 0.5, 10);
    CHECK_THROWS_WITH_AS(break_even_curve(product, question, "x", {1}),
                         "other: must be different from question.input, got 'x'", DomainError);
    CHECK_THROWS_WITH_AS(break_even_curve(product, question, "eps", {1}),
                         "other: must be a named input (one of x and y), got 'eps'", DomainError);
    CHECK_THROWS_WITH_AS(
        break_even_curve(product, question, "y", {1, std::numeric_limits<double>::infinity()}),
        "values[1]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(break_even(CallableModel{}, question),
                         "model.inputs: must be at least one value, got none", DomainError);
  }
}

}  // namespace break_even_refusals_test
