/// \file scenario/detail/stop_rule.hpp
/// When the mean of an output is known well enough.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>

#include <fairvalue/math/running_statistics.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "sample_block.hpp"

namespace fairvalue::detail {

class StopRule {
 public:
  /// Without a target it is never met. The model has the target's output.
  StopRule(const CallableModel& model, const std::optional<TargetError>& target);

  /// Of independent samples each counts.
  void add_samples(const SampleBlock& block);
  /// Of replicates the mean counts, where there is one.
  void add_replicate(const SampleBlock& replicate);
  /// Once as many have been counted.
  bool is_met(std::uint64_t least_count) const;

 private:
  RunningStatistics statistics_of(const SampleBlock& block) const;

  std::size_t slot_;
  std::optional<double> error_;
  RunningStatistics counted_{};
};

}  // namespace fairvalue::detail
