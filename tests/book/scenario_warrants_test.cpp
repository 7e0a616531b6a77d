#include <fairvalue/book/scenario_warrants.hpp>

#include <doctest/doctest.h>

#include <numeric>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

#include "book_samples.hpp"

namespace scenario_warrants_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("book/scenario_warrants") {
  TEST_CASE("a case without scenarios has the base case alone") {
    Case value = model_case(read_case_text(new_case_text({}), "new.toml"));
    const auto scenarios = scenarios_of(value);
    CHECK(scenarios.size() == value.scenarios.size());
    value.scenarios.clear();
    REQUIRE(scenarios_of(value).size() == 1);
    CHECK(scenarios_of(value)[0].name == "base case");
    CHECK(scenarios_of(value)[0].weight == 1.0);
  }
  TEST_CASE("each scenario has a value and the error is that of the weighted sum") {
    const CaseFile file = read_case_text(new_case_text({}), "new.toml");
    const Case value = model_case(file);
    const ScenarioWarrants all = scenario_warrants(file, value, few_paths());
    REQUIRE(all.reason.empty());
    CHECK(all.values.size() == scenarios_of(value).size());
    for (const Money one : all.values) CHECK(one.value > 0.0);
    CHECK(all.fewest_paths == (all.error > 0.0 ? few_paths().paths : 0));
    CHECK(all.stopped.empty());
  }
  TEST_CASE("a run that is stopped says how many paths the scenario with the fewest has") {
    const CaseFile file = read_case_text(new_case_text({}), "new.toml");
    PricingSettings stopped = few_paths();
    stopped.paths = std::uint64_t{1} << 20;
    stopped.run.interrupted = [] { return true; };
    const ScenarioWarrants all = scenario_warrants(file, model_case(file), stopped);
    REQUIRE(all.error > 0.0);
    CHECK(all.fewest_paths > 0);
    CHECK(all.fewest_paths < stopped.paths);
  }
  TEST_CASE("without simulation the reason says so and there are no values") {
    const CaseFile file = read_case_text(new_case_text({}), "new.toml");
    PricingSettings none = few_paths();
    none.simulates = false;
    const ScenarioWarrants all = scenario_warrants(file, model_case(file), none);
    CHECK((all.values.empty() == (all.reason == needs_simulation)));
  }
}
}  // namespace scenario_warrants_test
