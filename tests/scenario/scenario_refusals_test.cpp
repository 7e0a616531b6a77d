#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace scenario_refusals_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();

const Date today = 2025y / 10 / 6;
const ScenarioValue optimistic{.name = "optimistic", .value = 600, .holds_on = 2030y / 10 / 5};

Scenario scenario(std::string name, double weight) {
  return {.name = std::move(name), .label = "", .weight = weight, .overrides = {}};
}

std::vector<Scenario> three(double first, double second, double third) {
  return {scenario("optimistic", first), scenario("neutral", second), scenario("pessimistic", third)};
}

TEST_SUITE("scenario/scenario_refusals") {
  TEST_CASE("weights may be off 1 by half of 1e-9 either way and be zero") {
    for (const auto& weights : std::vector<std::vector<double>>{{0.25, 0.5, 0.25},
                                                                {0.5, 0.25, 0.25 + 5e-10},
                                                                {0.5, 0.25, 0.25 - 5e-10},
                                                                {1.0 + 5e-10, 0, 0},
                                                                {0, 0, 1}}) {
      CHECK_NOTHROW(require_scenarios(three(weights[0], weights[1], weights[2])));
      CHECK_NOTHROW(expected_value(weights, std::vector<double>{1, 2, 3}));
    }
    CHECK_NOTHROW(require_scenarios(std::vector{scenario("only", 1.0)}));
  }
  TEST_CASE("weights off 1 or below 0 or none are refused by name") {
    struct Row {
      std::vector<double> weights;
      std::string of_scenarios, of_weights;
    };
    const auto off = [](std::vector<double> weights, const std::string& sum) {
      const std::string rule = "must be a sum of 1, got " + sum;
      return Row{std::move(weights), "scenarios.weight: " + rule, "weights: " + rule};
    };
    const auto bad = [](std::vector<double> weights, const std::string& place, const std::string& rule) {
      return Row{std::move(weights), "scenarios[" + place + "].weight: must be " + rule,
                 "weights[" + place + "]: must be " + rule};
    };
    for (const Row& row :
         {off({1.000000002, 0, 0}, "1.000000002"), off({0.999999998, 0, 0}, "0.999999998"),
          off({0.25, 0.5, 0.125}, "0.875"), off({0.25, 0.5, 0.5}, "1.25"), off({0, 0, 0}, "0"),
          off({25, 50, 25}, "100"), off({largest, largest, 0}, "inf"),
          bad({0.5, -0.5, 1}, "1", ">= 0, got -0.5"), bad({1, 0, -1e-12}, "2", ">= 0, got -1e-12"),
          bad({nan, 0.5, 0.5}, "0", "a finite number, got nan"),
          bad({0.5, 0.5, infinity}, "2", "a finite number, got inf"),
          bad({0.5, -infinity, 0.5}, "1", "a finite number, got -inf")}) {
      CAPTURE(row.of_weights);
      const std::vector<double> values{1, 2, 3};
      CHECK_THROWS_WITH_AS(require_scenarios(three(row.weights[0], row.weights[1], row.weights[2])),
                           row.of_scenarios.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(expected_value(row.weights, values), row.of_weights.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(standard_deviation(row.weights, values), row.of_weights.c_str(), DomainError);
    }
  }
  TEST_CASE("no scenarios have no mean") {
    CHECK_THROWS_WITH_AS(require_scenarios({}), "scenarios: must be at least one value, got none",
                         DomainError);
    const char* message = "weights: must be at least one value, got none";
    CHECK_THROWS_WITH_AS(expected_value({}, {}), message, DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation({}, {}), message, DomainError);
  }
  TEST_CASE("empty and repeated scenario names are refused by their place") {
    auto scenarios = three(0.25, 0.5, 0.25);
    scenarios[1].name = "";
    CHECK_THROWS_WITH_AS(require_scenarios(scenarios), "scenarios[1].name: must be a name, got none",
                         DomainError);
    scenarios[1].name = "optimistic";
    CHECK_THROWS_WITH_AS(require_scenarios(scenarios), "scenarios[1].name: must be unique, got 'optimistic'",
                         DomainError);
  }
  TEST_CASE("values that are too few or too many or no number are refused") {
    const double half[] = {0.5, 0.5};
    const double one[] = {1};
    const double four[] = {1, 2, 3, 4};
    const double no_number[] = {1, nan};
    const double boundless[] = {infinity, 1};
    const double weightless[] = {1.0, 0.0};
    const char* message = "values: must be as many as weights (2), got 1";
    CHECK_THROWS_WITH_AS(expected_value(half, one), message, DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(half, one), message, DomainError);
    CHECK_THROWS_WITH_AS(expected_value(half, {}), "values: must be as many as weights (2), got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(expected_value(half, four), "values: must be as many as weights (2), got 4",
                         DomainError);
    for (const auto& weights : {half, weightless}) {
      CHECK_THROWS_WITH_AS(expected_value({weights, 2}, no_number),
                           "values[1]: must be a finite number, got nan", DomainError);
      CHECK_THROWS_WITH_AS(standard_deviation({weights, 2}, no_number),
                           "values[1]: must be a finite number, got nan", DomainError);
    }
    CHECK_THROWS_WITH_AS(expected_value(half, boundless), "values[0]: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("results beyond the largest double are refused and never infinite") {
    const double half[] = {0.5, 0.5};
    const double over[] = {0.5, 0.5 + 5e-10};
    const double wide[] = {-largest, largest};
    const double far[] = {largest, largest};
    CHECK(expected_value(half, far) == largest);
    CHECK(expected_value(over, far) == largest);
    const double sure[] = {0.0, 1.0};
    CHECK(expected_value(sure, wide) == largest);
    CHECK(standard_deviation(sure, wide) == 0.0);
    const double nearly_sure[] = {1e-300, 1.0};  // a deviation of 2 x largest on the way to one of 1e158
    CHECK_THROWS_WITH_AS(standard_deviation(nearly_sure, wide),
                         "standard_deviation: must be a finite number, got inf", DomainError);
    CHECK(expected_value(half, wide) == 0.0);
    CHECK(standard_deviation(half, wide) == doctest::Approx(largest).epsilon(1e-14));
    CHECK_THROWS_WITH_AS(two_point_probability(0, -largest, largest),
                         "high - low: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a value that holds before it is asked for is refused by its scenario") {
    ScenarioValue past = optimistic;
    past.holds_on = 2025y / 10 / 5;
    CHECK_THROWS_WITH_AS(present_value(past, 0.1, today),
                         "scenario.optimistic.holds_on: must be on or after 2025-10-06, got 2025-10-05",
                         DomainError);
    past.holds_on = today;
    CHECK_NOTHROW(present_value(past, 0.1, today));
  }
  TEST_CASE("dates that do not exist are refused by name") {
    ScenarioValue undated = optimistic;
    undated.holds_on = Date{};
    CHECK_THROWS_WITH_AS(present_value(optimistic, 0.1, Date{}), "as_of: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(present_value(optimistic, 0.1, 2025y / 2 / 30),
                         "as_of: must be a date, got 2025-02-30", DomainError);
    CHECK_THROWS_WITH_AS(present_value(undated, 0.1, today),
                         "scenario.optimistic.holds_on: must be a date, got none", DomainError);
  }
  TEST_CASE("a value or a return that is no number is refused by name") {
    ScenarioValue none = optimistic;
    none.value = nan;
    CHECK_THROWS_WITH_AS(present_value(none, 0.1, today),
                         "scenario.optimistic.value: must be a finite number, got nan", DomainError);
    none.value = -infinity;
    CHECK_THROWS_WITH_AS(present_value(none, 0.1, today),
                         "scenario.optimistic.value: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(present_value(optimistic, nan, today),
                         "required_return: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(present_value(optimistic, infinity, today),
                         "required_return: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(present_value(optimistic, -1, today),
                         "required_return: must be > -1 (-100 %), got -1", DomainError);
    ScenarioValue huge = optimistic;
    huge.value = 1e305;
    CHECK_THROWS_WITH_AS(present_value(huge, -0.9, today), "present_value: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("two points that are one or exchanged or no numbers are refused by name") {
    CHECK_THROWS_WITH_AS(two_point_probability(600, 600, 600), "low: must be below the high of 600, got 600",
                         DomainError);
    CHECK_THROWS_WITH_AS(two_point_probability(226.36, 600, 164.37),
                         "low: must be below the high of 164.37, got 600", DomainError);
    for (const auto& [value, text] : {std::pair{nan, "nan"}, {infinity, "inf"}, {-infinity, "-inf"}}) {
      const std::string rule = std::string{": must be a finite number, got "} + text;
      CHECK_THROWS_WITH_AS(two_point_probability(value, 164.37, 600), ("price" + rule).c_str(), DomainError);
      CHECK_THROWS_WITH_AS(two_point_probability(226.36, value, 600), ("low" + rule).c_str(), DomainError);
      CHECK_THROWS_WITH_AS(two_point_probability(226.36, 164.37, value), ("high" + rule).c_str(),
                           DomainError);
    }
  }
}

}  // namespace scenario_refusals_test
