/// \file lib/model/detail/scenarios_of.hpp
/// The scenarios of a case with their settings.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

/// The case's scenarios; the base case alone, with weight 1, where it has none. They are the case's own.
std::span<const Scenario> scenarios_of(const Case& value);

/// The settings of a scenario: its overrides over the case's own. `inputs` are the case's.
Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs, const Scenario& scenario);

/// The settings of the base case.
Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs);

}  // namespace fairvalue::detail
