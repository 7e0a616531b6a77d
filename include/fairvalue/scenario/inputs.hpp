/// \file scenario/inputs.hpp
/// Named numbers that a model reads and a scenario overrides. Names are resolved once, to positions in an
/// array.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fairvalue {

struct NamedInput {
  std::string name;  ///< not empty, unique
  std::string unit;  ///< "x", "%", "months", "USD/GW", ...
  double value;      ///< finite; in base units: percent as a decimal
};

/// A value that replaces an input's own, in base units. A unit, if given, must be spelt like the input's.
struct Override {
  std::string name;
  double value;
  std::optional<std::string> unit{};
  std::string reason{};  ///< why this value; shown with the result

  friend bool operator==(const Override&, const Override&) = default;
};

struct ResolvedOverride {
  std::size_t slot;  ///< position of the input
  double value;
};

/// Throws DomainError on an empty or repeated name or a value that is not finite.
void require_inputs(std::span<const NamedInput> inputs);

/// One slot per override, in their order, in one pass over the inputs. Throws DomainError as `require_inputs`
/// does; on an unknown name, naming the nearest ("override.name: must be a named input (nearest 'multiple'),
/// got 'multple'"); on another unit; on a value that is not finite; and on two overrides of one input.
std::vector<ResolvedOverride> resolve(std::span<const NamedInput> inputs,
                                      std::span<const Override> overrides);

/// The inputs' values in their order, after the overrides. Throws DomainError on a slot beyond the inputs
/// (overrides resolved for other inputs) and on a value that is not finite.
std::vector<double> resolved_values(std::span<const NamedInput> inputs,
                                    std::span<const ResolvedOverride> overrides);

}  // namespace fairvalue
