/// \file scenario/inputs.hpp
/// Named numbers that a model reads and a scenario overrides. Names are resolved once, to slots of an array.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fairvalue {

struct NamedInput {
  std::string name;  ///< not empty, no two alike
  std::string unit;  ///< "x", "%", "months", "USD/GW", ...
  double value;      ///< finite; in base units: percent as a decimal
};

/// A value put in place of an input's own, in base units too. With a unit it must be the input's, letter for
/// letter; without, that is taken for granted.
struct Override {
  std::string name;
  double value;
  std::optional<std::string> unit{};
  std::string reason{};  ///< why this value, for whoever reads the result
};

struct ResolvedOverride {
  std::size_t slot;  ///< position of the input
  double value;
};

/// Throws DomainError on an empty or repeated name or a value that is not finite.
void require_inputs(std::span<const NamedInput> inputs);

/// One slot for each override, in their order. Throws DomainError as `require_inputs` does; on an unknown
/// name, with the nearest one ("override.name: must be a named input (nearest 'multiple'), got 'multple'"),
/// on another unit, a value that is not finite, and on two overrides of one input. Cost: one pass over the
/// inputs.
std::vector<ResolvedOverride> resolve(std::span<const NamedInput> inputs,
                                      std::span<const Override> overrides);

/// The inputs' values in their order, with the overrides in place. Throws DomainError on a slot beyond the
/// inputs (overrides resolved against others) and on a value that is not finite.
std::vector<double> resolved_values(std::span<const NamedInput> inputs,
                                    std::span<const ResolvedOverride> overrides);

}  // namespace fairvalue
