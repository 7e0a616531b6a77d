/// \file scenario/callable_model.hpp
/// A model as an analysis sees it: a function from named inputs to named outputs.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

struct NamedOutput {
  std::string name;  ///< not empty, unique
  std::string unit;
};

/// A pure function of its inputs. It may be called from several threads at once.
struct CallableModel {
  std::vector<NamedInput> inputs;    ///< at least one; their values are the base case
  std::vector<NamedOutput> outputs;  ///< at least one
  /// `values`: one per input, in their order. `results`: one per output, empty at the call; an output without
  /// an answer stays empty. Must throw an exception derived from std::exception for inputs outside its
  /// domain.
  std::function<void(std::span<const double> values, std::span<std::optional<double>> results)> run;
};

/// Throws DomainError on inputs as `require_inputs` does; on outputs that are missing, unnamed or repeated;
/// and without a function: "model.run: must be a function, got none".
const CallableModel& require_model(const CallableModel& model);

/// The position of an input or output. Throws DomainError on an unknown name, and names the nearest one:
/// "output: must be a named output (nearest 'price'), got 'prize'".
std::size_t input_slot(const CallableModel& model, std::string_view name);
std::size_t output_slot(const CallableModel& model, std::string_view name);

/// The values of the base case.
std::vector<double> base_values(const CallableModel& model);
/// The model with another base case. Throws as `resolve` does.
CallableModel with_overrides(CallableModel model, std::span<const Override> overrides);

}  // namespace fairvalue
