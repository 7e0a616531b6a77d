/// \file scenario/detail/variance_rows.hpp
/// Shared by both variance analyses: checks, and an output as a function of normal variables.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/scenario/failures.hpp>
#include <fairvalue/scenario/variance_settings.hpp>

#include "input_law.hpp"
#include "model_run.hpp"

namespace fairvalue::detail {

inline constexpr std::uint32_t sobol_indices_stream = 16;
inline constexpr std::uint32_t shapley_effects_stream = 17;

/// Throws DomainError unless the samples are in [64, 2^32].
void require_variance_settings(const VarianceSettings& settings);

/// An output at correlated normals, on one thread. Model and law must outlive it.
class OutputAt {
 public:
  OutputAt(const CallableModel& model, const InputLaw& law, std::size_t output);

  /// Empty, and counted as a failure, if the model fails.
  std::optional<double> operator()(std::span<const double> normals);

  std::uint64_t evaluations() const { return evaluations_; }
  const Failures& failures() const { return run_.failures(); }

 private:
  const InputLaw& law_;
  std::size_t output_;
  ModelRun run_;
  std::vector<double> values_;
  std::uint64_t evaluations_ = 0;
};

}  // namespace fairvalue::detail
