#include <fairvalue/scenario/evaluation.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace evaluation_test {
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

CallableModel throwing(std::function<void()> what) {
  auto model = priced();
  model.run = [what](std::span<const double>, std::span<std::optional<double>>) { what(); };
  return model;
}

TEST_SUITE("scenario/evaluation") {
  TEST_CASE("30 times 5 is 150 and at 40 times 5 the earnings yield is 5 of 200") {
    const auto model = priced();
    CHECK(evaluate(model, base_values(model), 0).value() == 150.0);
    CHECK(evaluate(model, Values{40, 5}, 1).value() == 5.0 / 200.0);
  }
  TEST_CASE("without a value there is the reason") {
    const auto model = priced();
    struct Row {
      Values values;
      std::size_t output;
      const char* reason;
    };
    for (const Row& row : {Row{{30, -1}, 0, "eps: must be > 0, got -1"}, Row{{0, 5}, 1, "yield: no answer"},
                           Row{{1e308, 5}, 0, "price: must be a finite number, got inf"},
                           Row{{nan, 5}, 0, "price: must be a finite number, got nan"}}) {
      CAPTURE(row.reason);
      const auto result = evaluate(model, row.values, row.output);
      CHECK_FALSE(result.has_value());
      CHECK(result.reason() == row.reason);
    }
    // the output that failed is another one
    CHECK(evaluate(model, Values{0, 5}, 0).value() == 0.0);
  }
  TEST_CASE("any exception of the standard library is a reason and others pass through") {
    const auto thrown = throwing([] { throw std::out_of_range("index 7"); });
    CHECK(evaluate(thrown, Values{30, 5}, 0).reason() == "index 7");
    const auto odd = throwing([] { throw 42; });
    CHECK_THROWS_AS(static_cast<void>(evaluate(odd, Values{30, 5}, 0)), int);
  }
  TEST_CASE("a call that does not fit the model is refused") {
    const auto model = priced();
    CHECK_THROWS_WITH_AS(static_cast<void>(evaluate(model, Values{30}, 0)),
                         "values: must be as many as inputs (2), got 1", DomainError);
    CHECK_THROWS_WITH_AS(static_cast<void>(evaluate(model, Values{30, 5, 1}, 0)),
                         "values: must be as many as inputs (2), got 3", DomainError);
    CHECK_THROWS_WITH_AS(static_cast<void>(evaluate(model, Values{30, 5}, 2)),
                         "output: must be below the 2 outputs, got 2", DomainError);
    auto hollow = model;
    hollow.run = nullptr;
    CHECK_THROWS_WITH_AS(static_cast<void>(evaluate(hollow, Values{30, 5}, 0)),
                         "model.run: must be a function, got none", DomainError);
  }
}

}  // namespace evaluation_test
