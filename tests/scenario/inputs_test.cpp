#include <fairvalue/scenario/inputs.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace inputs_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

const std::vector<NamedInput> inputs{
    {.name = "multiple", .unit = "x", .value = 30},
    {.name = "deal.OpenAI 6 GW.delay_months", .unit = "months", .value = 0},
    {.name = "deal.OpenAI 6 GW.margin", .unit = "%", .value = 0.35},
};

/// Brute force: every override looks at every input.
std::vector<double> searched_values(const std::vector<NamedInput>& all, const std::vector<Override>& given) {
  std::vector<double> values;
  for (const NamedInput& input : all) {
    double value = input.value;
    for (const Override& one : given) {
      if (one.name == input.name) value = one.value;
    }
    values.push_back(value);
  }
  return values;
}

std::vector<NamedInput> numbered_inputs(int count) {
  std::vector<NamedInput> all;
  for (int i = 0; i < count; ++i) {
    all.push_back({.name = "deal.OpenAI 6 GW.tranche." + std::to_string(i), .unit = "x", .value = 1.0 * i});
  }
  return all;
}

TEST_SUITE("scenario/inputs") {
  TEST_CASE("overrides find their slots in the order they are given") {
    const Override given[] = {{.name = "deal.OpenAI 6 GW.margin", .value = 0.5, .unit = "%"},
                              {.name = "multiple", .value = 40}};
    const auto resolved = resolve(inputs, given);
    REQUIRE(resolved.size() == 2);
    CHECK(resolved[0].slot == 2);
    CHECK(resolved[0].value == 0.5);
    CHECK(resolved[1].slot == 0);
    CHECK(resolved[1].value == 40.0);
    CHECK(resolved_values(inputs, resolved) == std::vector<double>{40, 0, 0.5});
  }
  TEST_CASE("without overrides the inputs stand and without inputs there are no values") {
    CHECK(resolve(inputs, {}).empty());
    CHECK(resolved_values(inputs, {}) == std::vector<double>{30, 0, 0.35});
    CHECK(resolve({}, {}).empty());
    CHECK(resolved_values({}, {}).empty());
    CHECK_NOTHROW(require_inputs({}));
    CHECK_NOTHROW(require_inputs(inputs));
  }
  TEST_CASE("an override with the input's own value changes nothing") {
    std::vector<Override> own;
    for (const NamedInput& input : inputs) {
      own.push_back({.name = input.name, .value = input.value, .unit = input.unit});
    }
    CHECK(resolved_values(inputs, resolve(inputs, own)) == resolved_values(inputs, {}));
  }
  TEST_CASE("200 inputs in any order take the values that a search finds") {
    std::mt19937 random{20251006};
    auto all = numbered_inputs(200);
    for (int round = 0; round < 20; ++round) {
      std::shuffle(all.begin(), all.end(), random);
      std::vector<Override> given;
      for (int i = 0; i < 10 * round; ++i) {
        given.push_back({.name = "deal.OpenAI 6 GW.tranche." + std::to_string(i), .value = 1000.0 + i});
      }
      std::shuffle(given.begin(), given.end(), random);
      CAPTURE(round);
      CHECK(resolved_values(all, resolve(all, given)) == searched_values(all, given));
    }
  }
  TEST_CASE("an unknown override is refused with the nearest name") {
    struct Row {
      std::string name, message;
    };
    for (const Row& row :
         {Row{"deal.OpenAI 6 GW.delay_month",
              "override.name: must be a named input (nearest 'deal.OpenAI 6 GW.delay_months'), got "
              "'deal.OpenAI 6 GW.delay_month'"},
          Row{"Multiple", "override.name: must be a named input (nearest 'multiple'), got 'Multiple'"},
          Row{"multiple ", "override.name: must be a named input (nearest 'multiple'), got 'multiple '"},
          Row{"",
              "override.name: must be a named input (one of multiple, deal.OpenAI 6 GW.delay_months and "
              "deal.OpenAI 6 GW.margin), got ''"}}) {
      const Override given[] = {{.name = "deal.OpenAI 6 GW.margin", .value = 0.5},
                                {.name = row.name, .value = 1}};
      CHECK_THROWS_WITH_AS(resolve(inputs, given), row.message.c_str(), DomainError);
    }
  }
  TEST_CASE("among no inputs no name is near") {
    const Override given[] = {{.name = "multiple", .value = 40}};
    CHECK_THROWS_WITH_AS(resolve({}, given),
                         "override.name: must be a named input (there are none), got 'multiple'",
                         DomainError);
  }
  TEST_CASE("an override in another unit is refused and so is one that is spelled otherwise") {
    struct Row {
      std::string unit, message;
    };
    for (const Row& row : {Row{"%", "override.multiple.unit: must be 'x', the unit of the input, got '%'"},
                           Row{"X", "override.multiple.unit: must be 'x', the unit of the input, got 'X'"},
                           Row{"", "override.multiple.unit: must be 'x', the unit of the input, got ''"}}) {
      const Override given[] = {{.name = "multiple", .value = 40, .unit = row.unit}};
      CHECK_THROWS_WITH_AS(resolve(inputs, given), row.message.c_str(), DomainError);
    }
  }
  TEST_CASE("two overrides of one input are refused though they agree") {
    const Override given[] = {{.name = "multiple", .value = 40},
                              {.name = "deal.OpenAI 6 GW.margin", .value = 0.5},
                              {.name = "multiple", .value = 40}};
    CHECK_THROWS_WITH_AS(resolve(inputs, given), "override.name: must be unique, got 'multiple'",
                         DomainError);
  }
  TEST_CASE("an override that is no number is refused by its name") {
    struct Row {
      double value;
      std::string message;
    };
    for (const Row& row : {Row{nan, "override.multiple.value: must be a finite number, got nan"},
                           Row{infinity, "override.multiple.value: must be a finite number, got inf"},
                           Row{-infinity, "override.multiple.value: must be a finite number, got -inf"}}) {
      const Override given[] = {{.name = "multiple", .value = row.value}};
      CHECK_THROWS_WITH_AS(resolve(inputs, given), row.message.c_str(), DomainError);
    }
  }
  TEST_CASE("an input that is no number is refused by its place wherever inputs enter") {
    auto bad = inputs;
    bad[1].value = nan;
    const char* message = "inputs[1].value: must be a finite number, got nan";
    CHECK_THROWS_WITH_AS(require_inputs(bad), message, DomainError);
    CHECK_THROWS_WITH_AS(resolve(bad, {}), message, DomainError);
    CHECK_THROWS_WITH_AS(resolved_values(bad, {}), message, DomainError);
    bad[1].value = -infinity;
    CHECK_THROWS_WITH_AS(require_inputs(bad), "inputs[1].value: must be a finite number, got -inf",
                         DomainError);
  }
  TEST_CASE("any finite value may stand: zero and negative and the largest") {
    for (const double value : {0.0, -3.0, std::numeric_limits<double>::max()}) {
      const Override given[] = {{.name = "multiple", .value = value}};
      CHECK(resolved_values(inputs, resolve(inputs, given))[0] == value);
    }
  }
  TEST_CASE("a slot beyond the inputs is refused and the last one stands") {
    const ResolvedOverride last[] = {{.slot = 2, .value = 0.1}};
    const ResolvedOverride beyond[] = {{.slot = 0, .value = 1}, {.slot = 3, .value = 1}};
    const ResolvedOverride no_number[] = {{.slot = 0, .value = nan}};
    CHECK(resolved_values(inputs, last) == std::vector<double>{30, 0, 0.1});
    CHECK_THROWS_WITH_AS(resolved_values(inputs, beyond), "override.slot: must be below the 3 inputs, got 3",
                         DomainError);
    CHECK_THROWS_WITH_AS(resolved_values(inputs, no_number),
                         "override.value: must be a finite number, got nan", DomainError);
  }
}

}  // namespace inputs_test
