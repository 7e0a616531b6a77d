#include <fairvalue/deal/even_flow.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace even_flow_test {
using namespace fairvalue;

constexpr Years never{std::numeric_limits<double>::infinity()};

/// A few operations on doubles.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-13); }

/// The same mean by a midpoint sum, 1e-9 off at most with these steps.
double mean_by_sum(double rate, double from, double to) {
  constexpr int steps = 20'000;
  double sum = 0;
  for (int i = 0; i < steps; ++i) sum += std::pow(1 + rate, -(from + (to - from) * (i + 0.5) / steps));
  return sum / steps;
}

TEST_SUITE("deal/even_flow") {
  TEST_CASE("200 evenly over a year at 10 % is worth 200 x (1 - 1 / 1.1) / ln 1.1 = 190.7647") {
    const double factor = mean_discount_factor(0.1, Years{0}, Years{1});
    CHECK(200 * factor == doctest::Approx(190.7647034046739).epsilon(1e-14));
    CHECK(200 * factor == doctest::Approx(200 * mean_by_sum(0.1, 0, 1)).epsilon(1e-9));
  }
  TEST_CASE("at the least rates there are the mean is that at a rate of 0") {
    for (const double rate : {5e-324, -5e-324, 1e-310}) {
      CHECK(mean_discount_factor(rate, Years{0}, Years{0.4}) == 1.0);
      CHECK(mean_discount_factor(rate, Years{-3}, Years{8}) == 1.0);
    }
  }
  TEST_CASE("the mean over any stretch is that of a plain sum") {
    for (const double rate : {-0.3, -1e-6, 1e-6, 0.05, 2.0}) {
      for (const double from : {-2.0, 0.0, 0.7}) {
        for (const double length : {0.01, 1.0, 7.5}) {
          CAPTURE(rate);
          CHECK(mean_discount_factor(rate, Years{from}, Years{from + length}) ==
                doctest::Approx(mean_by_sum(rate, from, from + length)).epsilon(1e-6));
        }
      }
    }
  }
  TEST_CASE("at a rate of 0 it is 1 and at one moment it is the discount factor") {
    CHECK(mean_discount_factor(0.0, Years{1}, Years{4}) == 1.0);
    CHECK(mean_discount_factor(0.1, Years{2}, Years{2}) == near(1 / 1.21));
    CHECK(mean_discount_factor(0.1, Years{-1}, Years{-1}) == near(1.1));
  }
  TEST_CASE("it stays precise where the textbook formula loses all digits") {
    // To second order in y = ln(1 + rate) x length the mean is 1 - y / 2.
    CHECK(1.0 - mean_discount_factor(1e-12, Years{0}, Years{1}) == doctest::Approx(0.5e-12).epsilon(1e-3));
    CHECK(mean_discount_factor(0.1, Years{1}, Years{1 + 1e-13}) == near(1 / 1.1));
  }
  TEST_CASE("a part of a flow is its share of the time after the first end and up to the second") {
    const EvenFlow flow{Years{1}, Years{3}, Money{100}};
    CHECK(amount_between(flow, Years{0}, Years{2}) == Money{50});
    CHECK(amount_between(flow, Years{2}, never) == Money{50});
    CHECK(amount_between(flow, Years{1.5}, Years{2}).value == near(25));
    CHECK(amount_between(flow, Years{3}, never) == Money{0});
    CHECK(amount_between(flow, Years{-1}, Years{0.5}) == Money{0});
    CHECK(amount_between(flow, Years{-1}, never) == Money{100});
  }
  TEST_CASE("a flow at one moment belongs to the stretch that ends there and not to the one that begins") {
    const EvenFlow flow{Years{2}, Years{2}, Money{100}};
    CHECK(amount_between(flow, Years{1}, Years{2}) == Money{100});
    CHECK(amount_between(flow, Years{2}, Years{3}) == Money{0});
  }
  TEST_CASE("values of the parts before and after a day add up to the whole on any day") {
    const std::vector<EvenFlow> flows{{Years{0}, Years{2}, Money{300}},
                                      {Years{1}, Years{1}, Money{-40}},
                                      {Years{1.5}, Years{4}, Money{90}}};
    const Money whole = value_between(flows, 0.08, Years{0}, never, Years{0});
    for (const double day : {0.3, 1.0, 2.7, 5.0}) {
      const Money before = value_between(flows, 0.08, Years{0}, Years{day}, Years{0});
      const Money after = value_after(flows, 0.08, Years{day});
      CHECK((before + after * std::pow(1.08, -day)).value == near(whole.value));
      CHECK(value_between(flows, 0.08, Years{0}, Years{day}, Years{day}).value ==
            near(before.value * std::pow(1.08, day)));
    }
  }
  TEST_CASE("by hand: 100 in a year and 121 in two at 10 % are 100 / 1.1 + 100") {
    const std::vector<EvenFlow> flows{{Years{1}, Years{1}, Money{100}}, {Years{2}, Years{2}, Money{121}}};
    CHECK(value_after(flows, 0.1, Years{0}).value == near(100 / 1.1 + 100));
    CHECK(value_after(flows, 0.1, Years{1}).value == near(110));
    CHECK(value_after(flows, 0.1, Years{2}) == Money{0});
    CHECK(value_after({}, 0.1, Years{0}) == Money{0});
  }
  TEST_CASE("a bad rate or a flow that ends before it begins is refused") {
    CHECK_THROWS_WITH_AS(mean_discount_factor(-1, Years{0}, Years{1}), "rate: must be > -1 (-100 %), got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(mean_discount_factor(0.1, Years{1}, Years{0}), "to: must be at or after from, got 0",
                         DomainError);
    const std::vector<EvenFlow> backwards{{Years{2}, Years{1}, Money{1}}};
    CHECK_THROWS_WITH_AS(value_after(backwards, 0.1, Years{0}),
                         "flow.to: must be at or after flow.from, got 1", DomainError);
    CHECK_THROWS_AS(mean_discount_factor(0.1, Years{-1e6}, Years{0}), DomainError);
  }
}

}  // namespace even_flow_test
