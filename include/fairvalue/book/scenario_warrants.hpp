/// \file book/scenario_warrants.hpp
/// The economic value of a case's warrants under the volumes of each scenario.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

/// The economic value of all deals' warrants under the volumes of each scenario.
struct ScenarioWarrants {
  std::vector<Money> values{};  ///< one for each scenario; empty where one has no value
  std::string reason{};         ///< why
  double error = 0.0;           ///< standard error of the weighted sum over that sum, an upper bound
  /// Of the simulation with the fewest, among those that did not stop at a target error; 0 without any.
  std::uint64_t fewest_paths = 0;
  std::string stopped{};  ///< as in PricedPosition
  std::vector<std::string> doubts{};
};
/// `given`: the case of the file. What deal_worth takes.
ScenarioWarrants scenario_warrants(const CaseFile& file, const Case& given,
                                   const PricingSettings& pricing = {});

/// The case as `value` sees its scenarios: the base case alone where it has none.
std::vector<Scenario> scenarios_of(const Case& value);

/// The settings of a scenario.
Settings settings_of(const Case& value, const Scenario& scenario);

}  // namespace fairvalue
