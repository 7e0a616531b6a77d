/// \file scenario/callable_model.hpp
/// A model as an analysis sees it: named numbers in, named numbers out, whatever lies between.
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

/// A pure function of its inputs, which may be called from several threads at once.
struct CallableModel {
  std::vector<NamedInput> inputs;    ///< at least one; their values are the base case
  std::vector<NamedOutput> outputs;  ///< at least one
  /// values: one an input, in their order. results: one an output, empty when called; an output without an
  /// answer stays so. Throws what derives from std::exception where the inputs are outside its domain.
  std::function<void(std::span<const double> values, std::span<std::optional<double>> results)> run;
};

/// Throws DomainError on inputs as `require_inputs` does, on outputs that are missing, unnamed or alike, and
/// without a function: "model.run: must be a function, got none".
const CallableModel& require_model(const CallableModel& model);

/// The position of an input or output. Throws DomainError on an unknown name, with the nearest there is:
/// "output: must be a named output (nearest 'price'), got 'prize'".
std::size_t input_slot(const CallableModel& model, std::string_view name);
std::size_t output_slot(const CallableModel& model, std::string_view name);

/// The inputs' own values.
std::vector<double> base_values(const CallableModel& model);
/// The same model with another base case. Throws as `resolve` does.
CallableModel with_overrides(CallableModel model, std::span<const Override> overrides);

/// One output for these values, or the reason why there is none: what the model threw, "price: no answer", or
/// "price: must be a finite number, got inf". Throws DomainError only for a wrong number of values, a bad
/// slot or a model without a function. What the model throws that is no std::exception passes through, as in
/// every analysis.
Outcome<double> evaluate(const CallableModel& model, std::span<const double> values, std::size_t output);

/// Evaluations that gave no value, alike but for the value refused.
struct Failure {
  std::string reason;  ///< of the first of them
  std::uint64_t count;
  std::vector<double> values;  ///< the model's inputs at the first of them
};

/// Failures by kind, in the order in which they first came up. Kinds beyond the sixteenth are counted
/// together as "other reasons", and stay so when merged.
class Failures {
 public:
  /// Of one kind are DomainErrors with the same field and rule, and other exceptions with the same text.
  void add_exception(const std::exception& error, std::span<const double> values);
  void add(std::string_view reason, std::span<const double> values);
  /// As if what `later` counted had come after this.
  void merge(const Failures& later);

  std::uint64_t total() const;
  const std::vector<Failure>& kinds() const { return kinds_; }

 private:
  Failure& kind(std::string_view key, std::string_view reason, std::span<const double> values);

  std::vector<Failure> kinds_;
  std::vector<std::string> keys_;  ///< what makes two alike: a DomainError's field and rule, else the text
};

}  // namespace fairvalue
