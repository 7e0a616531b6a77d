/// \file scenario/callable_model.hpp
/// A model as an analysis sees it: a function from named inputs to named outputs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

struct NamedOutput {
  std::string name;  ///< not empty, no two alike
  std::string unit;
};

/// A pure function of its inputs. It may be called from several threads at once.
struct CallableModel {
  std::vector<NamedInput> inputs;    ///< at least one; their values are the base case
  std::vector<NamedOutput> outputs;  ///< at least one
  /// `values`: one per input, in their order. `results`: one per output, empty at the call; leave an output
  /// without an answer empty. For inputs outside its domain it throws an exception derived from
  /// std::exception.
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

/// One output at these values, or the reason why there is none: the model's own exception, "price: no
/// answer", or "price: must be a finite number, got inf". Throws DomainError only for a wrong number of
/// values, a bad slot or a model without a function. Exceptions that do not derive from std::exception pass
/// through, as in every analysis.
Outcome<double> evaluate(const CallableModel& model, std::span<const double> values, std::size_t output);

/// Evaluations that failed for the same reason; only the refused value may differ.
struct Failure {
  std::string reason;  ///< of the first one
  std::uint64_t count;
  std::vector<double> values;  ///< the model's inputs at the first one
};

/// Failures by kind, in order of first occurrence. Kinds after the sixteenth are counted together as "other
/// reasons", also after a merge.
class Failures {
 public:
  /// DomainErrors are of one kind if field and rule agree, other exceptions if the text agrees.
  void add_exception(const std::exception& error, std::span<const double> values);
  void add(std::string_view reason, std::span<const double> values);
  /// Adds the failures of `later` after these.
  void merge(const Failures& later);

  std::uint64_t total() const;
  const std::vector<Failure>& kinds() const { return kinds_; }

 private:
  Failure& kind(std::string_view key, std::string_view reason, std::span<const double> values);

  std::vector<Failure> kinds_;
  std::vector<std::string> keys_;  ///< of the kinds: a DomainError's field and rule, else the text
};

}  // namespace fairvalue
