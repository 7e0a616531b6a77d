#include "scenario/detail/model_run.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace model_run_test {
using namespace fairvalue;

using Values = std::vector<double>;

/// a + b and, for a > 0, b / a; a below zero is refused after the first result.
CallableModel halting() {
  return {.inputs = {{.name = "a", .unit = "", .value = 1}, {.name = "b", .unit = "", .value = 2}},
          .outputs = {{.name = "sum", .unit = ""}, {.name = "ratio", .unit = ""}},
          .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
            CHECK_FALSE(results[0]);
            CHECK_FALSE(results[1]);
            results[0] = values[0] + values[1];
            if (values[0] < 0.0) throw std::runtime_error("a is below zero");
            if (values[0] > 0.0) results[1] = values[1] / values[0];
          }};
}

TEST_SUITE("scenario/detail/model_run") {
  TEST_CASE("results are empty at each call and nothing of a failed one remains") {
    const auto model = halting();
    detail::ModelRun run{model};
    CHECK(run.value(Values{2, 6}, 1) == 3.0);
    CHECK_FALSE(run.value(Values{0, 6}, 1));
    CHECK_FALSE(run.value(Values{-1, 6}, 0));
    CHECK(run.value(Values{2, 6}, 0) == 8.0);
  }
  TEST_CASE("one evaluation answers for every output and counts those without an answer") {
    const auto model = halting();
    detail::ModelRun run{model};
    const Values values{0, 6};
    REQUIRE(run.evaluate(values));
    CHECK(run.answer(values, 0) == 6.0);
    CHECK(run.failures().total() == 0);
    CHECK_FALSE(run.answer(values, 1));
    REQUIRE(run.failures().kinds().size() == 1);
    CHECK(run.failures().kinds()[0].reason == "ratio: no answer");
    CHECK(run.failures().kinds()[0].values == values);
  }
  TEST_CASE("a throw is counted once and so is a result that is not finite") {
    const auto model = halting();
    detail::ModelRun run{model};
    CHECK_FALSE(run.evaluate(Values{-1, 6}));
    CHECK_FALSE(run.value(Values{1e308, 1e308}, 0));
    CHECK_FALSE(run.value(Values{1e-308, 10}, 1));
    REQUIRE(run.failures().kinds().size() == 3);
    CHECK(run.failures().kinds()[0].reason == "a is below zero");
    CHECK(run.failures().kinds()[1].reason == "sum: must be a finite number, got inf");
    CHECK(run.failures().kinds()[2].reason == "ratio: must be a finite number, got inf");
    CHECK(run.failures().total() == 3);
  }
}

}  // namespace model_run_test
