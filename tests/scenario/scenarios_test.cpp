#include <fairvalue/scenario/scenarios.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace scenarios_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Date today = 2025y / 10 / 6;
const Date five_years_on = 2030y / 10 / 5;  // 1825 days = 5 x 365 later: 29 February 2028 takes one day

ScenarioValue six_hundred(Date holds_on) {
  return {.name = "optimistic", .value = 600, .holds_on = holds_on};
}

struct Lottery {
  std::vector<double> weights, values;
};

Lottery random_lottery(std::mt19937& random, std::size_t count) {
  Lottery lottery;
  for (std::size_t i = 0; i < count; ++i) {
    lottery.weights.push_back(static_cast<double>(random() % 1000 + 1));
    lottery.values.push_back(static_cast<double>(random() % 100000) / 100.0);
  }
  const double sum = std::accumulate(lottery.weights.begin(), lottery.weights.end(), 0.0);
  for (double& weight : lottery.weights) weight /= sum;
  return lottery;
}

double expected(const Lottery& lottery) { return expected_value(lottery.weights, lottery.values); }
double deviation(const Lottery& lottery) { return standard_deviation(lottery.weights, lottery.values); }

/// No mean needed: variance = sum over i < j of w_i w_j (x_i - x_j)^2.
double deviation_by_pairs(const Lottery& lottery) {
  double sum = 0.0;
  for (std::size_t i = 0; i < lottery.values.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      sum += lottery.weights[i] * lottery.weights[j] * std::pow(lottery.values[i] - lottery.values[j], 2);
    }
  }
  return std::sqrt(sum);
}

TEST_SUITE("scenario/scenarios") {
  TEST_CASE("equal weights over 160 and 80 and 0 million shares expect 80") {
    const std::vector<double> third(3, 1.0 / 3.0);
    const double shares[] = {160e6, 80e6, 0};
    CHECK(expected_value(third, shares) == Approx(80e6).epsilon(round_off));
    // deviations 80, 0, -80: sqrt(2/3 x 6400) = 65.319726474218083
    CHECK(standard_deviation(third, shares) == Approx(65.319726474218083e6).epsilon(round_off));
  }
  TEST_CASE("a quarter of 600 and half of 200 and a quarter of 100 by hand: 275 with variance 36875") {
    const double weights[] = {0.25, 0.5, 0.25};
    const double values[] = {600, 200, 100};  // deviations 325, -75, -175: 26406.25 + 2812.5 + 7656.25
    CHECK(expected_value(weights, values) == 275.0);
    CHECK(standard_deviation(weights, values) == Approx(std::sqrt(36875.0)).epsilon(round_off));
  }
  TEST_CASE("the textbook laws: a die and four coins") {
    const std::vector<double> sixth(6, 1.0 / 6.0);
    const double faces[] = {1, 2, 3, 4, 5, 6};  // mean 7/2, variance 35/12
    CHECK(expected_value(sixth, faces) == Approx(3.5).epsilon(round_off));
    CHECK(standard_deviation(sixth, faces) == Approx(std::sqrt(35.0 / 12.0)).epsilon(round_off));
    const double binomial[] = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
    const double heads[] = {0, 1, 2, 3, 4};  // n p = 2, n p (1 - p) = 1
    CHECK(expected_value(binomial, heads) == 2.0);
    CHECK(standard_deviation(binomial, heads) == Approx(1.0).epsilon(round_off));
  }
  TEST_CASE("one scenario is its own mean without deviation") {
    const double one[] = {1.0};
    for (const double value : {226.36, 0.0, -3.0, 1e300}) {
      CHECK(expected_value(one, std::vector{value}) == value);
      CHECK(standard_deviation(one, std::vector{value}) == 0.0);
    }
  }
  TEST_CASE("values all alike have exactly that mean and no deviation though weights are off 1") {
    for (const auto& weights : std::vector<std::vector<double>>{{0.1, 0.2, 0.7},
                                                                {1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0},
                                                                {0.5, 0.25, 0.25 + 5e-10},
                                                                {0.5, 0.25, 0.25 - 5e-10},
                                                                {0.0, 0.3, 0.7}}) {
      for (const double value : {0.1, 80.0, 164.37, -0.7, 5e-324, 1e300}) {
        CAPTURE(value);
        CHECK(expected_value(weights, std::vector<double>(3, value)) == value);
        CHECK(standard_deviation(weights, std::vector<double>(3, value)) == 0.0);
      }
    }
  }
  TEST_CASE("weights off 1 are taken in proportion") {
    const double weights[] = {0.5, 0.5 + 5e-10};  // of a sum of 1 + 5e-10
    const double values[] = {0, 1};
    CHECK(expected_value(weights, values) == Approx((0.5 + 5e-10) / (1 + 5e-10)).epsilon(round_off));
    // with p = 1/2 + 1.25e-10 the deviation sqrt(p (1 - p)) is 1/2 less 1.6e-20
    CHECK(standard_deviation(weights, values) == Approx(0.5).epsilon(round_off));
  }
  TEST_CASE("a weight of zero takes its scenario out however far off it lies") {
    const double weights[] = {0.0, 0.5, 0.5};
    for (const double far : {-600.0, 1e16, 1e300}) {
      CAPTURE(far);
      const double values[] = {far, 100, 300};
      CHECK(expected_value(weights, values) == 200.0);
      CHECK(standard_deviation(weights, values) == Approx(100.0).epsilon(round_off));
    }
    const double sure[] = {1.0, 0.0};
    const double apart[] = {5.0, 9.0};
    CHECK(expected_value(sure, apart) == 5.0);
    CHECK(standard_deviation(sure, apart) == 0.0);
  }
  TEST_CASE("a deviation too small or too large to square is still right") {
    const double half[] = {0.5, 0.5};
    const double tiny[] = {1e-200, 3e-200};
    const double huge[] = {-1e200, 1e200};
    CHECK(standard_deviation(half, tiny) / 1e-200 == Approx(1.0).epsilon(round_off));
    CHECK(standard_deviation(half, huge) / 1e200 == Approx(1.0).epsilon(round_off));
  }
  TEST_CASE("the deviation agrees with the squared differences of all pairs") {
    std::mt19937 random{20251006};
    for (int round = 0; round < 50; ++round) {
      const Lottery lottery = random_lottery(random, 1 + random() % 20);
      CAPTURE(round);
      CHECK(deviation(lottery) == Approx(deviation_by_pairs(lottery)).epsilon(1e-13));
    }
  }
  TEST_CASE("the expected value is linear") {
    std::mt19937 random{1};
    for (int round = 0; round < 50; ++round) {
      const Lottery first = random_lottery(random, 7);
      const Lottery second{.weights = first.weights, .values = random_lottery(random, 7).values};
      Lottery sum = first;
      for (std::size_t i = 0; i < 7; ++i) sum.values[i] = 2 * first.values[i] - 3 * second.values[i];
      // values up to 1000 carry roundings of 1e-13 each, and the difference may be near zero
      CHECK(std::abs(expected(sum) - (2 * expected(first) - 3 * expected(second))) < 1e-11);
    }
  }
  TEST_CASE("shifting moves the mean and leaves the deviation and scaling stretches both") {
    std::mt19937 random{2};
    for (int round = 0; round < 50; ++round) {
      const Lottery lottery = random_lottery(random, 5);
      Lottery shifted = lottery;
      Lottery split = lottery;  // prices after a 4:1 split
      for (double& value : shifted.values) value += 164.37;
      for (double& value : split.values) value /= 4;
      CHECK(expected(shifted) == Approx(expected(lottery) + 164.37).epsilon(round_off));
      CHECK(deviation(shifted) == Approx(deviation(lottery)).epsilon(1e-13));
      CHECK(expected(split) == expected(lottery) / 4);  // a power of two rounds nothing
      CHECK(deviation(split) == deviation(lottery) / 4);
    }
  }
  TEST_CASE("order does not matter and halving a scenario in two changes nothing") {
    std::mt19937 random{3};
    for (int round = 0; round < 50; ++round) {
      const Lottery lottery = random_lottery(random, 8);
      Lottery turned = lottery;
      std::reverse(turned.weights.begin(), turned.weights.end());
      std::reverse(turned.values.begin(), turned.values.end());
      Lottery halved = lottery;
      halved.weights[3] /= 2;
      halved.weights.push_back(halved.weights[3]);
      halved.values.push_back(halved.values[3]);
      for (const Lottery& same : {turned, halved}) {
        CHECK(expected(same) == Approx(expected(lottery)).epsilon(round_off));
        CHECK(deviation(same) == Approx(deviation(lottery)).epsilon(1e-13));
      }
    }
  }
  TEST_CASE("600 in five years at 10 percent is 600 / 1.61051 = 372.5528 today") {
    CHECK(present_value(six_hundred(five_years_on), 0.1, today) ==
          Approx(372.55279383549310).epsilon(round_off));
    // on the calendar's day five years on: 1826 days, 600 / 1.1^(1826 / 365)
    CHECK(present_value(six_hundred(2030y / 10 / 6), 0.1, today) ==
          Approx(372.45552414187849).epsilon(round_off));
  }
  TEST_CASE("a value that holds today or earns nothing is its own present value") {
    CHECK(present_value(six_hundred(today), 0.1, today) == 600.0);
    CHECK(present_value(six_hundred(five_years_on), 0.0, today) == 600.0);
    CHECK(present_value(six_hundred(2026y / 10 / 6), -0.5, today) == 1200.0);  // 365 days that halve
    ScenarioValue loss = six_hundred(2026y / 10 / 6);
    loss.value = -600;
    CHECK(present_value(loss, 0.25, today) == -480.0);
  }
  TEST_CASE("two steps of discounting are one") {
    ScenarioValue half_way = six_hundred(2028y / 2 / 29);
    half_way.value = present_value(six_hundred(five_years_on), 0.1, 2028y / 2 / 29);
    CHECK(present_value(half_way, 0.1, today) ==
          Approx(present_value(six_hundred(five_years_on), 0.1, today)).epsilon(round_off));
  }
  TEST_CASE("between 164.37 and 600 a price of 226.36 holds 61.99 / 435.63 = 14.23 percent") {
    CHECK(100 * *two_point_probability(226.36, 164.37, 600) == Approx(14.229965796662305).epsilon(round_off));
    CHECK(100 * *two_point_probability(203.71, 164.37, 600) == Approx(9.0305993618437665).epsilon(round_off));
    CHECK(*two_point_probability(226.36 / 4, 164.37 / 4, 150) == *two_point_probability(226.36, 164.37, 600));
  }
  TEST_CASE("with 600 five years off the same price holds 61.99 / 208.1828 = 29.8 percent") {
    const double high = present_value(six_hundred(five_years_on), 0.1, today);
    CHECK(100 * *two_point_probability(226.36, 164.37, high) ==
          Approx(29.776716345244531).epsilon(round_off));
    CHECK(100 * *two_point_probability(203.71, 164.37, high) ==
          Approx(18.896854670461685).epsilon(round_off));
  }
  TEST_CASE("the edges belong to the answer and beyond them there is none") {
    CHECK(two_point_probability(164.37, 164.37, 600) == 0.0);
    CHECK(two_point_probability(600, 164.37, 600) == 1.0);
    CHECK_FALSE(two_point_probability(std::nextafter(164.37, 0), 164.37, 600).has_value());
    CHECK_FALSE(two_point_probability(std::nextafter(600, 1e9), 164.37, 600).has_value());
    CHECK_FALSE(two_point_probability(0, 164.37, 600).has_value());
    CHECK(two_point_probability(0, -1, 1) == 0.5);
  }
  TEST_CASE("the implied weight makes the mean the price") {
    std::mt19937 random{4};
    for (int round = 0; round < 100; ++round) {
      const double low = static_cast<double>(random() % 1000) - 500;
      const double high = low + 1 + static_cast<double>(random() % 1000);
      const double price = low + (high - low) * (random() / 4294967295.0);
      const double weight = two_point_probability(price, low, high).value();
      const Lottery lottery{.weights = {1 - weight, weight}, .values = {low, high}};
      CHECK(std::abs(expected(lottery) - price) < 1e-12);  // values up to 1500 carry roundings of 2e-13
      // a coin's deviation: (H - L) sqrt(w (1 - w)) = sqrt((P - L)(H - P))
      CHECK(deviation(lottery) == Approx(std::sqrt((price - low) * (high - price))).epsilon(1e-12));
    }
  }
}

}  // namespace scenarios_test
