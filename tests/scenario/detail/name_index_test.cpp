#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace name_index_test {
using namespace fairvalue;

std::vector<NamedInput> inputs_called(const std::vector<std::string>& names) {
  std::vector<NamedInput> inputs;
  for (const std::string& name : names) inputs.push_back({.name = name, .unit = "x", .value = 1});
  return inputs;
}

/// Equal weights, so that only names can be wrong.
std::vector<Scenario> scenarios_called(const std::vector<std::string>& names) {
  const double weight = 1.0 / static_cast<double>(names.size());
  std::vector<Scenario> scenarios;
  for (const std::string& name : names) {
    scenarios.push_back({.name = name, .label = "", .weight = weight, .overrides = {}});
  }
  return scenarios;
}

// The index has no public face: inputs and scenarios are refused through it.
TEST_SUITE("scenario/detail/name_index") {
  TEST_CASE("names that differ by a letter or its case or a blank are different") {
    for (const auto& names : std::vector<std::vector<std::string>>{
             {"a"}, {"a", "b"}, {"eps", "Eps", "eps "}, {"樂觀", "悲觀"}, {"a", "aa", "aaa"}}) {
      CHECK_NOTHROW(require_inputs(inputs_called(names)));
      CHECK_NOTHROW(require_scenarios(scenarios_called(names)));
    }
  }
  TEST_CASE("a repeated name is refused where it stands the second time") {
    struct Row {
      std::vector<std::string> names;
      std::string place, name;
    };
    for (const Row& row :
         {Row{{"a", "a"}, "[1]", "a"}, Row{{"c", "a", "b", "a"}, "[3]", "a"},
          Row{{"樂觀", "b", "樂觀"}, "[2]", "樂觀"}, Row{{"b", "b", "a", "a"}, "[1]", "b"}}) {
      CAPTURE(row.place);
      const std::string rule = row.place + ".name: must be unique, got '" + row.name + "'";
      CHECK_THROWS_WITH_AS(require_inputs(inputs_called(row.names)), ("inputs" + rule).c_str(), DomainError);
      CHECK_THROWS_WITH_AS(resolve(inputs_called(row.names), {}), ("inputs" + rule).c_str(), DomainError);
      CHECK_THROWS_WITH_AS(require_scenarios(scenarios_called(row.names)), ("scenarios" + rule).c_str(),
                           DomainError);
    }
  }
  TEST_CASE("an empty name is refused where it stands") {
    CHECK_THROWS_WITH_AS(require_inputs(inputs_called({"a", ""})), "inputs[1].name: must be a name, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(resolve(inputs_called({""}), {}), "inputs[0].name: must be a name, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_scenarios(scenarios_called({"", "", "a"})),
                         "scenarios[0].name: must be a name, got none", DomainError);
  }
  TEST_CASE("of ten thousand names the one that repeats is found") {
    std::vector<std::string> names;
    for (int i = 0; i < 10000; ++i) names.push_back("tranche " + std::to_string(i));
    CHECK_NOTHROW(require_inputs(inputs_called(names)));
    names.push_back("tranche 4711");
    CHECK_THROWS_WITH_AS(require_inputs(inputs_called(names)),
                         "inputs[10000].name: must be unique, got 'tranche 4711'", DomainError);
  }
}

}  // namespace name_index_test
