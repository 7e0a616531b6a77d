/// \file lib/model/detail/scenarios_of.hpp
/// The scenarios of a case with their settings.
#pragma once
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

/// The case's scenarios; the base case alone, with weight 1, where it has none.
std::vector<Scenario> scenarios_of(const Case& value);

/// The settings of a scenario: its overrides over the case's own.
Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs, const Scenario& scenario);

}  // namespace fairvalue::detail
