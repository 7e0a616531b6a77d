#include <fairvalue/math/root.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <string>

#include <fairvalue/core/error.hpp>

namespace root_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// The solver stops at a bracket of 4 epsilon of x; the rounding of f itself may cost as much again.
constexpr double last_bits = 2e-15;

TEST_SUITE("math/root") {
  TEST_CASE("roots known in closed form are found to the last bits") {
    struct Row {
      std::string name;
      std::function<double(double)> f;
      Interval<double> bracket;
      double root;
    };
    for (const Row& row :
         {Row{"root of two", [](double x) { return x * x - 2; }, {0, 2}, std::numbers::sqrt2},
          Row{"falling", [](double x) { return 2 - x * x; }, {0, 2}, std::numbers::sqrt2},
          Row{"negative", [](double x) { return x * x - 2; }, {-2, 0}, -std::numbers::sqrt2},
          Row{"e", [](double x) { return std::log(x) - 1; }, {0.1, 10}, std::numbers::e},
          Row{"pi", [](double x) { return std::sin(x); }, {3, 4}, std::numbers::pi},
          Row{"far away", [](double x) { return x * x - 4e100; }, {1e40, 1e60}, 2e50},
          // cos x = x: OEIS A003957.
          Row{"Dottie", [](double x) { return std::cos(x) - x; }, {0, 1}, 0.7390851332151606417},
          Row{"growth", [](double g) { return std::pow(1 + g, 5) - 10.48576; }, {0, 1}, 0.6}}) {
      CAPTURE(row.name);
      CHECK(find_root(row.f, row.bracket).value() == Approx(row.root).epsilon(last_bits));
    }
  }
  TEST_CASE("a test function of Alefeld and Potra and Shi: 2x exp(-n) + 1 - 2 exp(-nx)") {
    // Roots by bisection in 30 decimal digits, outside of this program.
    const auto f = [](double n) {
      return [n](double x) { return 2 * x * std::exp(-n) + 1 - 2 * std::exp(-n * x); };
    };
    CHECK(*find_root(f(1), {0, 1}) == Approx(0.422477709641236659).epsilon(last_bits));
    CHECK(*find_root(f(5), {0, 1}) == Approx(0.138257155056824076).epsilon(last_bits));
    CHECK(*find_root(f(20), {0, 1}) == Approx(0.034657359020853851).epsilon(last_bits));
    CHECK(*find_root(f(100), {0, 1}) == Approx(0.0069314718055994531).epsilon(last_bits));
  }
  TEST_CASE("a root at an end of the bracket is found") {
    const auto f = [](double x) { return x * x - 4; };
    CHECK(find_root(f, {2.0, 3.0}) == 2.0);
    CHECK(find_root(f, {1.0, 2.0}) == 2.0);
    CHECK(find_root([](double x) { return 4 - x * x; }, {1.0, 2.0}) == 2.0);
    CHECK(find_root(f, {2.0, 2.0}) == 2.0);
    CHECK(find_root(f, {-2.0, 2.0}) == -2.0);
  }
  TEST_CASE("a root at zero is found exactly") {
    CHECK(find_root([](double x) { return std::expm1(x); }, {-1, 700}) == 0.0);
  }
  TEST_CASE("one sign at both ends is no answer") {
    CHECK_FALSE(find_root([](double x) { return x * x + 1; }, {-2, 2}).has_value());
    CHECK_FALSE(find_root([](double x) { return x * x - 1; }, {-2, 2}).has_value());  // two roots inside
    CHECK_FALSE(find_root([](double x) { return x * x; }, {-1, 2}).has_value());      // touches only
    CHECK_FALSE(find_root([](double x) { return -x; }, {1, 1}).has_value());
  }
  TEST_CASE("signs count even where the product of the values would underflow") {
    const auto f = [](double x) { return 1e-200 * (x - 0.25); };
    CHECK(find_root(f, {0, 1}).value() == Approx(0.25).epsilon(last_bits));
    CHECK_FALSE(find_root(f, {0.5, 1}).has_value());
  }
  TEST_CASE("a jump through zero and a pole are taken for a root") {
    const auto jump = [](double x) { return x < 0.3 ? -1.0 : 1.0; };
    CHECK(find_root(jump, {-1, 2}).value() == Approx(0.3).epsilon(last_bits));
    const auto pole = [](double x) { return 1 / (x - 0.3); };
    CHECK(find_root(pole, {-1, 2}).value() == Approx(0.3).epsilon(last_bits));
  }
  TEST_CASE("a flat root at zero is found to a sliver of the bracket") {
    const auto cube = find_root([](double x) { return x * x * x; }, {-1, 2});
    REQUIRE(cube.has_value());
    CHECK(std::abs(*cube) <= 3e-20);  // 1e-20 of the width
  }
  TEST_CASE("the two hundredth evaluation is the last") {
    int evaluations = 0;
    const auto far_jump = [&evaluations](double x) { return ++evaluations, x < 1e-200 ? -1.0 : 1.0; };
    CHECK_THROWS_AS(find_root(far_jump, {0, 1e300}), DomainError);
    CHECK(evaluations == 200);
    try {
      find_root(far_jump, {0, 1e300});
    } catch (const DomainError& error) {
      CHECK(
          std::string(error.what()).starts_with("root: must be found within 200 evaluations, got a bracket"));
    }
  }
  TEST_CASE("a smooth root takes few evaluations and none outside of the bracket") {
    int evaluations = 0;
    const auto f = [&evaluations](double x) {
      ++evaluations;
      CHECK(0 <= x);
      CHECK(x <= 2);
      return x * x - 2;
    };
    CHECK(find_root(f, {0, 2}).has_value());
    CHECK(evaluations <= 15);  // bisection alone would take 52
  }
  TEST_CASE("a value of the function that is no number is refused with its place") {
    CHECK_THROWS_WITH_AS(find_root([](double) { return nan; }, {0, 1}),
                         "f(0): must be a finite number, got nan", DomainError);
    CHECK_FALSE(
        find_root([](double x) { return x < 1 ? -1 : infinity; }, {0, 1}));  // a pole at an end is no root
    // The first step inside of [-1, 1] is the secant's, at 0.
    CHECK_THROWS_WITH_AS(find_root([](double x) { return x == 0 ? -infinity : x; }, {-1, 1}),
                         "f(0): must be a finite number, got -inf", DomainError);
  }
  TEST_CASE("what the function throws passes through") {
    const auto at_the_end = [](double) -> double { throw std::out_of_range("no such year"); };
    const auto inside = [](double x) -> double {
      if (x != -1 && x != 1) throw std::out_of_range("no such year");
      return x;
    };
    CHECK_THROWS_WITH_AS(find_root(at_the_end, {0, 1}), "no such year", std::out_of_range);
    CHECK_THROWS_WITH_AS(find_root(inside, {-1, 1}), "no such year", std::out_of_range);
  }
  TEST_CASE("a bracket that is none and a function that is none are refused by name") {
    const auto f = [](double x) { return x; };
    CHECK_THROWS_WITH_AS(find_root(f, {1, -1}), "interval.low: must be <= interval.high (-1), got 1",
                         DomainError);
    CHECK_THROWS_AS(find_root(f, {nan, 1}), DomainError);
    CHECK_THROWS_WITH_AS(find_root(f, {-infinity, 1}), "interval.low: must be a finite number, got -inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(find_root(f, {-1, infinity}), "interval.high: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(find_root(nullptr, {-1, 1}), "f: must be a function, got none", DomainError);
  }
}

}  // namespace root_test
