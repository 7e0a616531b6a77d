#include <fairvalue/scenario/callable_model.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace callable_model_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Values = std::vector<double>;

/// price = multiple x eps, refused for eps <= 0; yield = eps / price, no answer for a multiple of 0.
CallableModel priced() {
  return {
      .inputs = {{.name = "multiple", .unit = "x", .value = 30}, {.name = "eps", .unit = "USD", .value = 5}},
      .outputs = {{.name = "price", .unit = "USD"}, {.name = "yield", .unit = "%"}},
      .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
        results[0] = values[0] * require_positive("eps", values[1]);
        if (*results[0] != 0.0) results[1] = values[1] / *results[0];
      }};
}

TEST_SUITE("scenario/callable_model") {
  TEST_CASE("the base case has the values of the inputs in their order") {
    CHECK(base_values(require_model(priced())) == Values{30, 5});
  }
  TEST_CASE("names become slots") {
    const auto model = priced();
    CHECK(input_slot(model, "multiple") == 0);
    CHECK(input_slot(model, "eps") == 1);
    CHECK(output_slot(model, "price") == 0);
    CHECK(output_slot(model, "yield") == 1);
  }
  TEST_CASE("an unknown name is refused with the nearest") {
    const auto model = priced();
    CHECK_THROWS_WITH_AS(input_slot(model, "multple"),
                         "input: must be a named input (nearest 'multiple'), got 'multple'", DomainError);
    CHECK_THROWS_WITH_AS(input_slot(model, ""), "input: must be a named input (one of multiple and eps), got ''",
                         DomainError);
    CHECK_THROWS_WITH_AS(output_slot(model, "Price"),
                         "output: must be a named output (nearest 'price'), got 'Price'", DomainError);
    CHECK_THROWS_WITH_AS(output_slot(CallableModel{}, "price"),
                         "output: must be a named output (there are none), got 'price'", DomainError);
  }
  TEST_CASE("overrides make another base case and leave the model as it was") {
    const auto model = priced();
    const Override given[] = {{.name = "eps", .value = 6, .unit = "USD"}};
    CHECK(base_values(with_overrides(model, given)) == Values{30, 6});
    CHECK(base_values(model) == Values{30, 5});
    const Override unknown[] = {{.name = "ep", .value = 6}};
    CHECK_THROWS_WITH_AS(with_overrides(model, unknown),
                         "override.name: must be a named input (nearest 'eps'), got 'ep'", DomainError);
  }
  TEST_CASE("a model with a part missing is refused by the part") {
    const auto refused = [](auto change, const char* message) {
      auto model = priced();
      change(model);
      CHECK_THROWS_WITH_AS(require_model(model), message, DomainError);
    };
    refused([](CallableModel& m) { m.inputs.clear(); }, "model.inputs: must be at least one value, got none");
    refused([](CallableModel& m) { m.outputs.clear(); },
            "model.outputs: must be at least one value, got none");
    refused([](CallableModel& m) { m.run = nullptr; }, "model.run: must be a function, got none");
    refused([](CallableModel& m) { m.inputs[1].name = "multiple"; },
            "inputs[1].name: must be unique, got 'multiple'");
    refused([](CallableModel& m) { m.inputs[0].value = nan; },
            "inputs[0].value: must be a finite number, got nan");
    refused([](CallableModel& m) { m.outputs[1].name = "price"; },
            "outputs[1].name: must be unique, got 'price'");
    refused([](CallableModel& m) { m.outputs[0].name = ""; }, "outputs[0].name: must be a name, got none");
  }
}

}  // namespace callable_model_test
