/// \file scenario/detail/stop_rule.hpp
/// The stop rule for a target error of an output's mean.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include <fairvalue/math/running_statistics.hpp>
#include <fairvalue/scenario/target_error.hpp>

#include "sample_block.hpp"

namespace fairvalue::detail {

class StopRule {
 public:
  /// The model must have the target's output and outlive the rule. Without a target the rule is never met.
  /// Throws DomainError naming the output if squares of its numbers exceed the largest double.
  StopRule(const CallableModel& model, const std::optional<TargetError>& target);

  /// Counts independent samples.
  void add_samples(const SampleBlock& block);
  /// Counts the mean of a replicate, if there is one.
  void add_replicate(const SampleBlock& replicate);
  /// Whether the target is met; false until two numbers are counted.
  bool is_met() const;
  /// Call after each replicate. True from the sixteenth replicate on if the target is met now and was met at
  /// the previous call. The scatter of a few replicates is sometimes too small by chance; testing twice
  /// avoids a stop there.
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
