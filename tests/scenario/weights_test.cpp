#include <fairvalue/scenario/weights.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <fairvalue/core/error.hpp>

namespace weights_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Date today = 2025y / 10 / 6;
using Numbers = std::vector<double>;

const Numbers quarters{0.25, 0.5, 0.25};
const Numbers three_values{600, 200, 100};

ImpliedWeights implied(const Numbers& prior, const Numbers& values, double price) {
  const auto result = implied_weights(prior, values, price);
  REQUIRE(result);
  return *result;
}

double mean_under(const ImpliedWeights& implied, const Numbers& values) {
  return expected_value(implied.weights, values);
}

double width(const Numbers& values) {
  return *std::max_element(values.begin(), values.end()) - *std::min_element(values.begin(), values.end());
}

double divergence(const Numbers& w, const Numbers& prior) {
  double sum = 0.0;
  for (std::size_t i = 0; i < w.size(); ++i) sum += w[i] > 0.0 ? w[i] * std::log(w[i] / prior[i]) : 0.0;
  return sum;
}

TEST_SUITE("scenario/weights") {
  TEST_CASE("600 in five years at 10 % is 372.55 today and what holds today is itself") {
    const std::vector<ScenarioValue> values{
        {.name = "optimistic", .value = 600, .holds_on = 2030y / 10 / 5},  // 1825 days: 5 years of 365
        {.name = "base", .value = 200, .holds_on = today}};
    const auto discounted = present_values(values, 0.1, today);
    REQUIRE(discounted.size() == 2);
    CHECK(discounted[0] == Approx(600 / 1.61051).epsilon(round_off));  // 1.1^5
    CHECK(discounted[1] == 200.0);
    CHECK(present_values({}, 0.1, today).empty());
    CHECK_THROWS_WITH_AS(present_values(values, 0.1, 2025y / 10 / 7),
                         "scenario.base.holds_on: must be on or after 2025-10-07, got 2025-10-06",
                         DomainError);
  }
  TEST_CASE("a quarter of 600 and half of 200 and a quarter of 100 come to 275 -+ 192.03 from 100 to 600") {
    const auto result = summary(quarters, three_values);
    CHECK(result.expected == 275.0);
    CHECK(result.deviation == Approx(std::sqrt(36875.0)).epsilon(round_off));  // worked in scenarios_test
    CHECK(result.range == Interval<double>{100, 600});
  }
  TEST_CASE("a weight of zero is out of the range and one scenario is its own summary") {
    CHECK(summary(Numbers{0, 0.5, 0.5}, three_values).range == Interval<double>{100, 200});
    const auto one = summary(Numbers{1}, Numbers{226.36});
    CHECK(one.expected == 226.36);
    CHECK(one.deviation == 0.0);
    CHECK(one.range == Interval<double>{226.36, 226.36});
  }
  TEST_CASE("below 300 lie three quarters at a mean of 166.67 that miss it by 100 on average") {
    // below: .5 x 200 + .25 x 100 = 125 over .75; short: .5 x 100 + .25 x 200 = 100
    const auto result = downside(quarters, three_values, 300);
    CHECK(result.level == 300.0);
    CHECK(result.probability == 0.75);
    REQUIRE(result.mean_below);
    CHECK(*result.mean_below == Approx(125 / 0.75).epsilon(round_off));
    CHECK(result.shortfall == Approx(100.0).epsilon(round_off));
  }
  TEST_CASE("a value at the level is not below it and nothing below has no mean") {
    struct Row {
      double level, probability, shortfall;
    };
    for (const Row& row : {Row{100, 0, 0}, Row{99, 0, 0}, Row{100.5, 0.25, 0.125}, Row{200, 0.25, 25},
                           Row{600, 0.75, 325}, Row{601, 1, 326}}) {
      CAPTURE(row.level);
      const auto result = downside(quarters, three_values, row.level);
      CHECK(result.probability == row.probability);
      CHECK(result.shortfall == Approx(row.shortfall).epsilon(round_off));
      CHECK(result.mean_below.has_value() == (row.probability > 0));
    }
    // only a value without weight lies below
    CHECK_FALSE(downside(Numbers{0, 1}, Numbers{1, 5}, 3).mean_below);
  }
  TEST_CASE("the mean is split at a level: mean = level - shortfall + excess") {
    std::mt19937 random{7};
    for (int round = 0; round < 30; ++round) {
      Numbers values(5), mirrored(5);
      for (std::size_t i = 0; i < 5; ++i) {
        values[i] = random() % 1000;
        mirrored[i] = -values[i];
      }
      const Numbers weights{0.1, 0.15, 0.2, 0.25, 0.3};
      const double level = random() % 1000;
      const double below = downside(weights, values, level).shortfall;
      const double above = downside(weights, mirrored, -level).shortfall;
      // numbers up to 1000 with a dozen roundings
      CHECK(std::abs(expected_value(weights, values) - (level - below + above)) < 1e-11);
    }
  }
  TEST_CASE("two scenarios have the two-point probability whatever the prior") {
    for (const double prior : {0.5, 0.1, 0.999}) {
      for (const double price : {164.4, 200.0, 226.36, 500.0, 599.9}) {
        CAPTURE(prior);
        CAPTURE(price);
        const auto result = implied({1 - prior, prior}, {164.37, 600}, price);
        CHECK(result.weights[1] == Approx(*two_point_probability(price, 164.37, 600)).epsilon(1e-10));
        CHECK(result.weights[0] + result.weights[1] == Approx(1.0).epsilon(round_off));
      }
    }
  }
  TEST_CASE("values 0 and 1 and 2 with equal priors and a price of 10/7 have weights 1 2 4 over 7") {
    // tilt ln 2: weights in the proportion 1, 2, 4; mean (0 + 2 + 8) / 7
    const auto result = implied(Numbers(3, 1.0 / 3.0), {0, 1, 2}, 10.0 / 7.0);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(result.weights[i] == Approx(std::pow(2.0, static_cast<double>(i)) / 7.0).epsilon(1e-12));
    }
    CHECK(result.tilt == Approx(std::log(2.0)).epsilon(1e-12));
    // sum w ln(3 w) = ln 3 - ln 7 + (2 + 4 x 2) / 7 ln 2
    CHECK(result.divergence == Approx(std::log(3.0 / 7.0) + 10.0 / 7.0 * std::log(2.0)).epsilon(1e-11));
  }
  TEST_CASE("the price comes back to 1e-10 of the range and no other weights are nearer") {
    std::mt19937 random{11};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    for (int round = 0; round < 100; ++round) {
      CAPTURE(round);
      Numbers prior(4), values(4);
      for (std::size_t i = 0; i < 4; ++i) {
        prior[i] = uniform(random) + 0.01;
        values[i] = 1000 * uniform(random);
      }
      const double total = prior[0] + prior[1] + prior[2] + prior[3];
      for (double& one : prior) one /= total;
      const double low = *std::min_element(values.begin(), values.end());
      const double price = low + (0.001 + 0.998 * uniform(random)) * width(values);
      const auto result = implied(prior, values, price);
      CHECK(std::abs(mean_under(result, values) - price) <= 1e-10 * width(values));
      CHECK(result.divergence == Approx(divergence(result.weights, prior)).epsilon(1e-9));
      // a step that keeps sum and mean: e with sum e = 0 and sum e v = 0, on three of the values
      const Numbers step{values[1] - values[2], values[2] - values[0], values[0] - values[1], 0.0};
      for (const double size : {1e-3, -1e-3}) {
        auto other = result.weights;
        for (std::size_t i = 0; i < 4; ++i) other[i] += size * result.weights[0] * step[i] / 1000.0;
        const bool feasible = *std::min_element(other.begin(), other.end()) >= 0.0;
        if (feasible) CHECK(divergence(other, prior) >= result.divergence - 1e-12);
      }
    }
  }
  TEST_CASE("a price that is the mean keeps the prior to the bit and one nearly so nearly") {
    for (const Numbers& prior : {quarters, Numbers{0.1, 0.2, 0.7}, Numbers{0.0, 0.5, 0.5}}) {
      const double expected = expected_value(prior, three_values);
      const auto result = implied(prior, three_values, expected);
      CHECK(result.weights == prior);
      CHECK(result.tilt == 0.0);
      CHECK(result.divergence == 0.0);
      const auto nearly = implied(prior, three_values, std::nextafter(expected, 0.0));
      for (std::size_t i = 0; i < 3; ++i) CHECK(std::abs(nearly.weights[i] - prior[i]) < 1e-13);
    }
  }
}

}  // namespace weights_test
