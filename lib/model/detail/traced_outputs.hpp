/// \file lib/model/detail/traced_outputs.hpp
/// The outputs of a case that belong to one scenario, on traced numbers.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/value.hpp>

#include "traced.hpp"

namespace fairvalue::detail {

/// As DerivedOutput.
struct TracedOutput {
  std::string key;
  std::string title;
  std::string unit;
  Traced number;
  bool is_detail = false;
};

/// Of a case without a calibration. `found`: the scenario's result. Keys are those of `case_derivation`
/// without the scenario's name.
std::vector<TracedOutput> outputs_of_scenario(Derivation& to, const Case& value, const Scenario& scenario,
                                              const ScenarioResult& found);

/// Of the base case: "base_value", and what each tranche's gigawatts earn.
std::vector<TracedOutput> outputs_of_base_case(Derivation& to, const Case& value);

}  // namespace fairvalue::detail
