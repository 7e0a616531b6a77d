#include <fairvalue/scenario/callable_model.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

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

CallableModel throwing(std::function<void()> what) {
  auto model = priced();
  model.run = [what](std::span<const double>, std::span<std::optional<double>>) { what(); };
  return model;
}

TEST_SUITE("scenario/callable_model") {
  TEST_CASE("30 times 5 is 150 and its earnings yield is 5 of 150") {
    const auto model = require_model(priced());
    CHECK(base_values(model) == Values{30, 5});
    CHECK(evaluate(model, base_values(model), 0).value() == 150.0);
    CHECK(evaluate(model, Values{40, 5}, 1).value() == 5.0 / 200.0);
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
    CHECK_THROWS_WITH_AS(input_slot(model, ""), "input: must be a named input (nearest 'eps'), got ''",
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
    CHECK_THROWS_AS(evaluate(odd, Values{30, 5}, 0), int);
  }
  TEST_CASE("a call that does not fit the model is refused") {
    const auto model = priced();
    CHECK_THROWS_WITH_AS(evaluate(model, Values{30}, 0), "values: must be as many as inputs (2), got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(evaluate(model, Values{30, 5, 1}, 0), "values: must be as many as inputs (2), got 3",
                         DomainError);
    CHECK_THROWS_WITH_AS(evaluate(model, Values{30, 5}, 2), "output: must be below the 2 outputs, got 2",
                         DomainError);
    auto hollow = model;
    hollow.run = nullptr;
    CHECK_THROWS_WITH_AS(evaluate(hollow, Values{30, 5}, 0), "model.run: must be a function, got none",
                         DomainError);
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
            "inputs[1].name: must be a name no other has, got 'multiple'");
    refused([](CallableModel& m) { m.inputs[0].value = nan; },
            "inputs[0].value: must be a finite number, got nan");
    refused([](CallableModel& m) { m.outputs[1].name = "price"; },
            "outputs[1].name: must be a name no other has, got 'price'");
    refused([](CallableModel& m) { m.outputs[0].name = ""; }, "outputs[0].name: must be a name, got none");
  }
}

TEST_SUITE("scenario/callable_model: failures") {
  TEST_CASE("refusals that differ by the value alone are one kind with the first's reason and values") {
    Failures failures;
    CHECK(failures.total() == 0);
    failures.add_exception(DomainError{"eps", "> 0", -1.0}, Values{30, -1});
    failures.add_exception(DomainError{"multiple", "> 0", -1.0}, Values{-1, 5});
    failures.add_exception(DomainError{"eps", "> 0", -2.0}, Values{30, -2});
    failures.add_exception(DomainError{"eps", "< 100", 200.0}, Values{30, 200});
    REQUIRE(failures.kinds().size() == 3);
    CHECK(failures.kinds()[0].reason == "eps: must be > 0, got -1");
    CHECK(failures.kinds()[0].count == 2);
    CHECK(failures.kinds()[0].values == Values{30, -1});
    CHECK(failures.kinds()[1].reason == "multiple: must be > 0, got -1");
    CHECK(failures.kinds()[1].count == 1);
    CHECK(failures.kinds()[2].reason == "eps: must be < 100, got 200");
    CHECK(failures.total() == 4);
  }
  TEST_CASE("a rule with a comma in it is still one kind") {
    Failures failures;
    failures.add_exception(DomainError{"p", "in [0, got 1]", 2.0}, {});
    failures.add_exception(DomainError{"p", "in [0, got 1]", 3.0}, {});
    CHECK(failures.kinds().size() == 1);
  }
  TEST_CASE("other exceptions and plain reasons are alike by their text") {
    Failures failures;
    failures.add("price: no answer", Values{1});
    failures.add_exception(std::runtime_error{"price: no answer"}, Values{2});
    failures.add_exception(std::runtime_error{"no convergence"}, Values{3});
    REQUIRE(failures.kinds().size() == 2);
    CHECK(failures.kinds()[0].count == 2);
    CHECK(failures.kinds()[0].values == Values{1});
    CHECK(failures.kinds()[1].reason == "no convergence");
  }
  TEST_CASE("merged failures are those of one count after the other") {
    Failures first, second, all;
    for (const double eps : {-1.0, -2.0}) {
      first.add_exception(DomainError{"eps", "> 0", eps}, Values{eps});
      all.add_exception(DomainError{"eps", "> 0", eps}, Values{eps});
    }
    for (Failures* one : {&second, &all}) {
      one->add("price: no answer", Values{0});
      one->add_exception(DomainError{"eps", "> 0", -3.0}, Values{-3});
    }
    first.merge(second);
    REQUIRE(first.kinds().size() == all.kinds().size());
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(first.kinds()[i].reason == all.kinds()[i].reason);
      CHECK(first.kinds()[i].count == all.kinds()[i].count);
      CHECK(first.kinds()[i].values == all.kinds()[i].values);
    }
    first.merge(Failures{});
    CHECK(first.total() == 4);
    first.merge(first);
    CHECK(first.total() == 8);
  }
  TEST_CASE("sixteen kinds have their names and the others share one whatever is merged") {
    Failures failures;
    for (int i = 0; i < 20; ++i) failures.add("reason " + std::to_string(i), Values{1.0 * i});
    REQUIRE(failures.kinds().size() == 17);
    CHECK(failures.kinds()[15].reason == "reason 15");
    CHECK(failures.kinds()[16].reason == "other reasons");
    CHECK(failures.kinds()[16].count == 4);
    CHECK(failures.kinds()[16].values == Values{16});
    Failures fresh;
    fresh.add("mine", Values{});
    fresh.merge(failures);
    CHECK(fresh.total() == 21);
    REQUIRE(fresh.kinds().size() == 17);
    // room for fifteen of the sixteen; the sixteenth goes to the rest
    CHECK(fresh.kinds()[15].reason == "reason 14");
    CHECK(fresh.kinds()[16].reason == "other reasons");
    CHECK(fresh.kinds()[16].count == 5);
    Failures before;  // in which the rest comes up before there are sixteen
    before.add("other reasons", Values{});
    before.merge(failures);
    CHECK(before.kinds().size() == 16);
    CHECK(before.kinds()[0].count == 1 + 1 + 4);
  }
}

}  // namespace callable_model_test
