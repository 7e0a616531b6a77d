#include "stop_rule.hpp"

namespace fairvalue::detail {

StopRule::StopRule(const CallableModel& model, const std::optional<TargetError>& target)
    : slot_(target ? output_slot(model, target->output) : 0),
      error_(target ? std::optional{target->standard_error} : std::nullopt) {}

void StopRule::add_samples(const SampleBlock& block) {
  if (error_) counted_ = merged(counted_, statistics_of(block));
}

void StopRule::add_replicate(const SampleBlock& replicate) {
  if (!error_) return;
  const auto statistics = statistics_of(replicate);
  if (statistics.count > 0) counted_.add(statistics.mean);
}

bool StopRule::is_met(std::uint64_t least_count) const {
  if (!error_ || counted_.count < least_count) return false;
  const auto error = standard_error(counted_);
  return error && *error <= *error_;
}

RunningStatistics StopRule::statistics_of(const SampleBlock& block) const {
  RunningStatistics statistics;
  for (const double value : block.outputs[slot_]) statistics.add(value);
  return statistics;
}

}  // namespace fairvalue::detail
