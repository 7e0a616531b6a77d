#include <fairvalue/scenario/break_even.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace break_even_test {
using namespace fairvalue;
using doctest::Approx;

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
CallableModel of_one(std::function<double(double)> f) {
  return of_two([f](double x, double) { return f(x); });
}

BreakEvenQuestion for_x(double level, double low, double high) {
  return {.input = "x", .output = "result", .level = level, .range = {low, high}};
}
BreakEvenQuestion in_steps(double level, double low, double high, double step) {
  auto question = for_x(level, low, high);
  question.step = step;
  return question;
}

/// The values of all break-evens, each of which is met at a single value.
std::vector<double> roots(const BreakEven& found) {
  std::vector<double> values;
  for (const auto& [kind, between, value] : found.points) {
    CHECK(kind == BreakEvenKind::met);
    CHECK(between == Interval<double>{value, value});
    values.push_back(value);
  }
  return values;
}

TEST_SUITE("scenario/break_even") {
  TEST_CASE("the multiple at which 5.79 a share is 226.36") {
    const auto found =
        break_even(of_one([](double multiple) { return 5.79 * multiple; }), for_x(226.36, 10, 60));
    REQUIRE(found.points.size() == 1);
    CHECK(roots(found)[0] == Approx(226.36 / 5.79).epsilon(last_bits));
    CHECK(*found.output_range == Interval<double>{57.9, 5.79 * 60});
    CHECK(found.failures.total() == 0);
  }
  TEST_CASE("all three roots of a cubic and six of a sine ascend") {
    // (x - 1)(x - 2)(x - 4) + 7 at the level 7
    const auto cubic = [](double x) { return (x - 1) * (x - 2) * (x - 4) + 7; };
    const auto three = roots(break_even(of_one(cubic), for_x(7, 0.3, 5.1)));
    REQUIRE(three.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      // the product is right to 1e-15 of 7, over a slope of 2 at least
      CHECK(std::abs(three[i] - std::array{1.0, 2.0, 4.0}[i]) < 1e-14);
    }
    const auto waves = roots(break_even(of_one([](double x) { return std::sin(x); }), for_x(0, 1, 20)));
    REQUIRE(waves.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(waves[i] == Approx(3.141592653589793 * static_cast<double>(i + 1)).epsilon(last_bits));
    }
  }
  TEST_CASE("no break-even is an answer and the outputs seen tell why") {
    const auto found = break_even(of_one([](double x) { return x * x; }), for_x(-1, -2, 3));
    CHECK(found.points.empty());
    CHECK(found.output_range->low >= 0.0);
    CHECK(found.output_range->high == 9.0);
  }
  TEST_CASE("the ends of the range are looked at") {
    const auto line = of_one([](double x) { return 2 * x; });
    CHECK(roots(break_even(line, for_x(6, 3, 5))) == std::vector<double>{3});
    CHECK(roots(break_even(line, for_x(10, 3, 5))) == std::vector<double>{5});
    CHECK(break_even(line, for_x(std::nextafter(10.0, 11.0), 3, 5)).points.empty());
  }
  TEST_CASE("a touch is found at a looked-at value and missed between two") {
    const auto parabola = of_one([](double x) { return (x - 1) * (x - 1); });
    CHECK(roots(break_even(parabola, for_x(0, 0, 2))) == std::vector<double>{1});  // 64 of 128 parts
    auto question = for_x(0, 0, 2);
    question.parts = 3;
    CHECK(break_even(parabola, question).points.empty());
  }
  TEST_CASE("two roots in one part are missed and found with more parts") {
    const auto parabola = of_one([](double x) { return (x - 1.001) * (x - 1.002); });
    auto question = for_x(0, 0, 2);
    CHECK(break_even(parabola, question).points.empty());
    question.parts = 10'000;
    CHECK(roots(break_even(parabola, question)).size() == 2);
  }
  TEST_CASE("an output that stays at the level is met from the first to the last looked-at value") {
    // min(x, 1) from 0 to 2 in quarters
    auto question = for_x(1, 0, 2);
    question.parts = 8;
    const auto found = break_even(of_one([](double x) { return std::min(x, 1.0); }), question);
    REQUIRE(found.points.size() == 1);
    CHECK(found.points[0].kind == BreakEvenKind::met);
    CHECK(found.points[0].between == Interval<double>{1, 2});
    CHECK(found.points[0].value == 1.0);
  }
  TEST_CASE("a stay and a root beyond it are two") {
    auto question = for_x(0, -3, 3);
    question.parts = 12;
    const auto dead_zone = of_one([](double x) {
      return x < -1 ? -1 - x : x < 1 ? 0 : x < 2 ? x - 1 : 5 - 2 * x;
    });
    const auto found = break_even(dead_zone, question);
    REQUIRE(found.points.size() == 2);
    CHECK(found.points[0].between == Interval<double>{-1, 1});
    CHECK(found.points[1].value == 2.5);
  }
  TEST_CASE("a root at zero and one far from it") {
    CHECK(std::abs(roots(break_even(of_one([](double x) { return x + x * x * x; }), for_x(0, -1, 1.5)))[0]) <
          1e-20);
    CHECK(roots(break_even(of_one([](double x) { return std::log(x); }),
                           for_x(std::log(3e11), 1e9, 1e12)))[0] ==
          Approx(3e11).epsilon(1e-13));  // the logarithm 26 to 4e-15
  }
  TEST_CASE("a vertical tangent and a steep slope are met and no jumps") {
    // the root of the distance from the square 2, which no double has
    const auto root = [](double x) { return std::copysign(std::sqrt(std::abs(x * x - 2)), x * x - 2); };
    CHECK(roots(break_even(of_one(root), for_x(0, 0, 3)))[0] == Approx(std::sqrt(2.0)).epsilon(last_bits));
    CHECK(roots(break_even(of_one([](double x) { return 1e20 * (x - 1.1); }), for_x(0, 0, 3)))[0] ==
          Approx(1.1).epsilon(last_bits));
  }
  TEST_CASE("huge outputs on both sides of a huge level do not overflow") {
    const auto huge = of_one([](double x) { return 1.7e308 * x; });
    auto question = for_x(-1.7e308 * 0.99, -1, 1);
    question.parts = 1;
    CHECK(roots(break_even(huge, question))[0] == Approx(-0.99).epsilon(1e-13));
  }
}

TEST_SUITE("scenario/break_even: jumps and steps and failures") {
  TEST_CASE("a jump past the level is passed between two doubles") {
    const auto step = of_one([](double x) { return x < 1.1 ? 10.0 : 14.0; });
    const auto found = break_even(step, for_x(11, 0, 3));
    REQUIRE(found.points.size() == 1);
    CHECK(found.points[0].kind == BreakEvenKind::passed);
    CHECK(found.points[0].between == Interval<double>{std::nextafter(1.1, 0.0), 1.1});
    CHECK(found.points[0].value == std::nextafter(1.1, 0.0));  // 10 is nearer to 11 than 14
    CHECK(break_even(step, for_x(13, 0, 3)).points[0].value == 1.1);
  }
  TEST_CASE("a jump at zero is passed within 1e-20 of a part") {
    const auto found = break_even(of_one([](double x) { return x < 0 ? -1.0 : 3.0; }), for_x(1.5, -1, 2.1));
    REQUIRE(found.points.size() == 1);
    CHECK(found.points[0].kind == BreakEvenKind::passed);
    CHECK(found.points[0].between.low < 0.0);
    CHECK(found.points[0].between.high >= 0.0);
    CHECK(found.points[0].between.high - found.points[0].between.low <= 1e-20 * 3.1 / 128);
  }
  TEST_CASE("a pole is passed and its arm that reaches the level is met") {
    // 1 / (x^2 - 2) + 1 is 0 at 1; no double has the square 2
    const auto found = break_even(of_one([](double x) { return 1 / (x * x - 2) + 1; }), for_x(0, 0, 3));
    REQUIRE(found.points.size() == 2);
    CHECK(found.points[0].kind == BreakEvenKind::met);
    CHECK(found.points[0].value == Approx(1.0).epsilon(last_bits));
    CHECK(found.points[1].kind == BreakEvenKind::passed);
    CHECK(found.points[1].value == Approx(std::sqrt(2.0)).epsilon(last_bits));
  }
  TEST_CASE("a pole at a double is a failure") {
    const auto found = break_even(of_one([](double x) { return 1 / (x - 1.1); }), for_x(0, 0, 3));
    CHECK(found.points.empty());
    CHECK(found.failures.total() == 1);
  }
  TEST_CASE("whole months: the level is passed between the seventh and the eighth") {
    const auto late = of_one([](double months) { return 600 - 13 * months; });
    const auto found = break_even(late, in_steps(500, 0, 24, 1));  // at 7.69 months: 509 and 496
    REQUIRE(found.points.size() == 1);
    CHECK(found.points[0].kind == BreakEvenKind::passed);
    CHECK(found.points[0].between == Interval<double>{7, 8});
    CHECK(found.points[0].value == 8.0);
    CHECK(*found.output_range == Interval<double>{600 - 13 * 24, 600});
    const auto met = break_even(late, in_steps(496, 0, 24, 1));
    CHECK(roots(met) == std::vector<double>{8});
  }
  TEST_CASE("only the steps are looked at and the last of them is inside the range") {
    std::vector<double> seen;
    const auto noted = of_one([&seen](double x) {
      seen.push_back(x);
      return x;
    });
    break_even(noted, in_steps(99, 0, 1, 0.25));
    CHECK(seen == std::vector<double>{0, 0.25, 0.5, 0.75, 1});
    seen.clear();
    break_even(noted, in_steps(99, 0, 1, 0.4));
    CHECK(seen == std::vector<double>{0, 0.4, 0.8});
    seen.clear();
    break_even(noted, in_steps(99, 0, 0.3, 0.1));  // 3 x 0.1 is a double above 0.3
    CHECK(seen == std::vector<double>{0, 0.1, 0.2, 0.3});
    seen.clear();
    break_even(noted, in_steps(99, 2, 3, 5));
    CHECK(seen == std::vector<double>{2});
  }
  TEST_CASE("what the model refuses is counted and the rest of the range is searched") {
    const auto half = of_one([](double x) { return std::sqrt(require_non_negative("x", x)); });
    auto question = for_x(1.3, -2, 3);
    question.parts = 50;
    const auto found = break_even(half, question);
    REQUIRE(found.points.size() == 1);
    CHECK(roots(found)[0] == Approx(1.69).epsilon(last_bits));
    REQUIRE(found.failures.kinds().size() == 1);
    CHECK(found.failures.kinds()[0].reason == "x: must be >= 0, got -2");
    CHECK(found.failures.kinds()[0].count == 20);
    CHECK(found.failures.kinds()[0].values == std::vector<double>{-2, 2});
  }
  TEST_CASE("a failure between two looked-at values leaves that part out") {
    const auto gap = of_one([](double x) { return x > 0.9 && x < 1.1 ? 1234.0 : x < 1 ? -1.0 : 1.0; });
    auto question = for_x(0, 0, 2);
    question.parts = 1;
    const auto found = break_even(gap, question);
    CHECK(found.points.empty());
    CHECK(found.failures.total() == 1);
    CHECK(found.failures.kinds()[0].reason == "result: no answer");
  }
  TEST_CASE("a model that always fails has no break-even and no outputs") {
    const auto found = break_even(of_one([](double) { return 1234.0; }), for_x(0, 0, 2));
    CHECK(found.points.empty());
    CHECK_FALSE(found.output_range);
    CHECK(found.failures.total() == 129);
  }
}

}  // namespace break_even_test
