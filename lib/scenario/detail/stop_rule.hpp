/// \file scenario/detail/stop_rule.hpp
/// When the mean of an output is known well enough.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include <fairvalue/math/running_statistics.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "sample_block.hpp"

namespace fairvalue::detail {

class StopRule {
 public:
  /// The model outlives it. Without a target it is never met. The model has the target's output; its numbers
  /// are refused in its name when their squares leave the range of a double.
  StopRule(const CallableModel& model, const std::optional<TargetError>& target);

  /// Of independent samples each counts.
  void add_samples(const SampleBlock& block);
  /// Of replicates the mean counts, where there is one.
  void add_replicate(const SampleBlock& replicate);
  /// Known once two have been counted.
  bool is_met() const;
  /// Asked after each replicate: whether it was met the last time and is so now, from the sixteenth replicate
  /// on. The scatter of few replicates is too small by chance now and then, and a rule that looks after each
  /// would stop there.
  bool is_met_again();

 private:
  RunningStatistics statistics_of(const SampleBlock& block) const;

  std::string_view name_;
  std::size_t slot_;
  std::optional<double> error_;
  RunningStatistics counted_{};
  bool was_met_ = false;
};

}  // namespace fairvalue::detail
