#include <fairvalue/scenario/weights.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace weights_refusals_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

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

TEST_SUITE("scenario/weights: edges") {
  TEST_CASE("at the least and greatest value all weight lies there in the prior's proportion") {
    const Numbers prior{0.2, 0.3, 0.1, 0.4};
    const Numbers values{5, 9, 5, 7};
    const auto low = implied(prior, values, 5);
    CHECK(low.weights[0] == Approx(2.0 / 3.0).epsilon(round_off));
    CHECK(low.weights[1] == 0.0);
    CHECK(low.weights[2] == Approx(1.0 / 3.0).epsilon(round_off));
    CHECK(low.tilt == -largest);
    CHECK(low.divergence == Approx(-std::log(0.3)).epsilon(round_off));
    const auto high = implied(prior, values, 9);
    CHECK(high.weights == Numbers{0, 1, 0, 0});
    CHECK(high.tilt == largest);
    CHECK(high.divergence == Approx(-std::log(0.3)).epsilon(round_off));
  }
  TEST_CASE("beyond the values with weight there is no answer") {
    for (const double price : {99.99, 600.01, -1.0, 1e300}) {
      CHECK_FALSE(implied_weights(quarters, three_values, price));
    }
    CHECK_FALSE(implied_weights(Numbers{0, 0.5, 0.5}, three_values, 200.01));
    CHECK(implied(Numbers{0, 0.5, 0.5}, three_values, 200).weights == Numbers{0, 1, 0});
    CHECK_FALSE(implied_weights(Numbers{1}, Numbers{3}, 3.5));
  }
  TEST_CASE("one scenario and outcomes all alike have the prior at their value and else no answer") {
    for (const Numbers& prior : {Numbers{1}, quarters, Numbers{0.1, 0.2, 0.7}}) {
      const Numbers alike(prior.size(), 0.1);
      const auto result = implied(prior, alike, 0.1);
      CHECK(result.tilt == 0.0);
      CHECK(result.divergence == 0.0);
      CHECK_FALSE(implied_weights(prior, alike, 0.1 + 1e-15));
    }
    // beside another value without weight, though .1 x 1.3 + .2 x 1.3 + .7 x 1.3 rounds to less
    const auto result = implied({0.1, 0.2, 0.7, 0.0}, {1.3, 1.3, 1.3, -9}, 1.3);
    CHECK(result.weights == Numbers{0.1, 0.2, 0.7, 0.0});
    CHECK(result.tilt == 0.0);
  }
  TEST_CASE("a weight of zero stays zero however far its value lies off") {
    const auto result = implied({0, 0.5, 0.5, 0}, {-1e300, 100, 300, largest}, 250);
    CHECK(result.weights[0] == 0.0);
    CHECK(result.weights[1] == Approx(0.25).epsilon(1e-10));
    CHECK(result.weights[2] == Approx(0.75).epsilon(1e-10));
    CHECK(result.weights[3] == 0.0);
  }
  TEST_CASE("hard ranges keep the mean: tiny priors and close values and prices next to an end") {
    struct Row {
      const char* what;
      Numbers prior, values;
      double price;
    };
    for (const Row& row :
         {Row{"a prior of 1e-300", {1 - 1e-10, 1e-10, 1e-300}, {0, 1, 100}, 99},
          Row{"a double below the end", quarters, three_values, std::nextafter(600.0, 0.0)},
          Row{"a double above the end", quarters, three_values, std::nextafter(100.0, 200.0)},
          Row{"two values a double apart", quarters, {1, std::nextafter(1.0, 0.0), 0}, 1 - 1e-12},
          Row{"all within 1e-320", quarters, {0, 5e-321, 1e-320}, 3e-321},
          Row{"zero and next to nothing and one", quarters, {0, 1e-300, 1}, 5e-301},
          Row{"zero and the smallest and one", quarters, {0, 5e-324, 1}, 5e-324},
          Row{"as wide as doubles go", quarters, {-0.5 * largest, 0, 0.49 * largest}, 1e307}}) {
      CAPTURE(row.what);
      const auto result = implied(row.prior, row.values, row.price);
      CHECK(std::abs(mean_under(result, row.values) - row.price) <= 1e-10 * width(row.values));
      CHECK(std::isfinite(result.tilt));
      CHECK(std::isfinite(result.divergence));
      CHECK(result.divergence >= 0.0);
    }
  }
  TEST_CASE("weights off 1 come out with a sum of 1") {
    const auto result = implied({0.5, 0.5 + 5e-10}, {0, 1}, 0.5);
    CHECK(result.weights[0] + result.weights[1] == Approx(1.0).epsilon(round_off));
    CHECK(result.weights[0] == Approx(0.5).epsilon(1e-10));
  }
  TEST_CASE("what is no lottery or no price is refused by name") {
    const char* few = "values: must be as many as weights (3), got 2";
    CHECK_THROWS_WITH_AS(summary(quarters, Numbers{1, 2}), few, DomainError);
    CHECK_THROWS_WITH_AS(downside(quarters, Numbers{1, 2}, 1), few, DomainError);
    CHECK_THROWS_WITH_AS(implied_weights(quarters, Numbers{1, 2}, 1), few, DomainError);
    const char* sum = "weights: must be a sum of 1, got 0.75";
    CHECK_THROWS_WITH_AS(summary(Numbers{0.5, 0.25}, Numbers{1, 2}), sum, DomainError);
    CHECK_THROWS_WITH_AS(implied_weights(Numbers{0.5, 0.25}, Numbers{1, 2}, 1), sum, DomainError);
    CHECK_THROWS_WITH_AS(implied_weights({}, {}, 1), "weights: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(downside(quarters, three_values, nan), "level: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_weights(quarters, three_values, nan),
                         "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(implied_weights(quarters, three_values, infinity),
                         "price: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(implied_weights(Numbers{0.5, 0.5}, Numbers{-largest, largest}, 0.5),
                         "values.range: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(downside(Numbers{1}, Numbers{-largest}, largest),
                         "shortfall: must be a finite number, got inf", DomainError);
  }
}

}  // namespace weights_refusals_test
