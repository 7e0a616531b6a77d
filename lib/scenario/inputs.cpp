#include <fairvalue/scenario/inputs.hpp>

#include <cmath>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/name_index.hpp"

namespace fairvalue {
namespace {

// These checks run for every scenario of every valuation, so texts are built only for a refusal.

void require_input_values(std::span<const NamedInput> inputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!std::isfinite(inputs[i].value)) require_finite(fmt::format("inputs[{}].value", i), inputs[i].value);
  }
}

detail::NameIndex index_inputs(std::span<const NamedInput> inputs) {
  require_input_values(inputs);
  std::vector<std::string_view> names;
  names.reserve(inputs.size());
  for (const NamedInput& input : inputs) names.emplace_back(input.name);
  return detail::index_names("inputs", names);
}

std::string input_hint(std::span<const NamedInput> inputs, std::string_view name) {
  std::vector<std::string> names;
  for (const NamedInput& input : inputs) names.push_back(input.name);
  return name_hint(name, names);
}

[[noreturn]] void refuse_unknown(std::span<const NamedInput> inputs, const std::string& name) {
  throw DomainError("override.name", fmt::format("a named input ({})", input_hint(inputs, name)),
                    fmt::format("'{}'", name));
}

[[noreturn]] void refuse_second(const Override& second) {
  throw DomainError("override.name", "unique", fmt::format("'{}'", second.name));
}

void require_unit(const Override& given, const NamedInput& input) {
  if (!given.unit || *given.unit == input.unit) return;
  throw DomainError(fmt::format("override.{}.unit", given.name),
                    fmt::format("'{}', the unit of the input", input.unit), fmt::format("'{}'", *given.unit));
}

void require_value(const Override& given) {
  if (!std::isfinite(given.value)) require_finite(fmt::format("override.{}.value", given.name), given.value);
}

void require_slot(std::size_t slot, std::size_t count) {
  if (slot < count) return;
  throw DomainError("override.slot", fmt::format("below the {} inputs", count), fmt::format("{}", slot));
}

}  // namespace

void require_inputs(std::span<const NamedInput> inputs) { index_inputs(inputs); }

std::vector<ResolvedOverride> resolve(std::span<const NamedInput> inputs,
                                      std::span<const Override> overrides) {
  const detail::NameIndex index = index_inputs(inputs);
  std::vector<bool> taken(inputs.size());
  std::vector<ResolvedOverride> resolved;
  resolved.reserve(overrides.size());
  for (const Override& given : overrides) {
    const auto found = index.find(given.name);
    if (found == index.end()) refuse_unknown(inputs, given.name);
    const std::size_t slot = found->second;
    if (taken[slot]) refuse_second(given);
    require_unit(given, inputs[slot]);
    require_value(given);
    taken[slot] = true;
    resolved.push_back({.slot = slot, .value = given.value});
  }
  return resolved;
}

std::vector<double> resolved_values(std::span<const NamedInput> inputs,
                                    std::span<const ResolvedOverride> overrides) {
  require_input_values(inputs);
  std::vector<double> values;
  values.reserve(inputs.size());
  for (const NamedInput& input : inputs) values.push_back(input.value);
  for (const ResolvedOverride& resolved : overrides) {
    require_slot(resolved.slot, inputs.size());
    values[resolved.slot] = require_finite("override.value", resolved.value);
  }
  return values;
}

}  // namespace fairvalue
