/// \file scenario/detail/model_run.hpp
/// Evaluations of a model on one thread; only failures allocate memory.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/failures.hpp>

namespace fairvalue::detail {

/// Keeps the results of the last evaluation and counts failures. The model must outlive it.
class ModelRun {
 public:
  explicit ModelRun(const CallableModel& model) : model_(model), results_(model.outputs.size()) {}

  /// False if the model threw; the failure is counted.
  bool evaluate(std::span<const double> values) {
    try {
      std::fill(results_.begin(), results_.end(), std::nullopt);
      model_.run(values, results_);
      return true;
    } catch (const std::exception& error) {
      failures_.add_exception(error, values);
      return false;
    }
  }

  /// An output of the last evaluation, which was of these values. Empty, and counted as a failure, if there
  /// is no answer or it is not finite.
  std::optional<double> answer(std::span<const double> values, std::size_t output) {
    const std::optional<double>& result = results_[output];
    if (result && std::isfinite(*result)) return *result + 0.0;  // no negative zero
    count_unanswered(values, output);
    return std::nullopt;
  }

  /// `evaluate` and `answer`.
  std::optional<double> value(std::span<const double> values, std::size_t output) {
    return evaluate(values) ? answer(values, output) : std::nullopt;
  }

  const Failures& failures() const { return failures_; }

 private:
  void count_unanswered(std::span<const double> values, std::size_t output);

  const CallableModel& model_;
  std::vector<std::optional<double>> results_;
  Failures failures_;
};

}  // namespace fairvalue::detail
