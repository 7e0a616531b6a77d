#include "stop_rule.hpp"

#include <cstdint>
#include <utility>

#include "finite_variance.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::uint64_t replicates_before_look = 16;

}  // namespace

StopRule::StopRule(const CallableModel& model, const std::optional<TargetError>& target)
    : name_(target ? std::string_view{model.outputs[output_slot(model, target->output)].name} : ""),
      slot_(target ? output_slot(model, target->output) : 0),
      error_(target ? std::optional{target->standard_error} : std::nullopt) {}

void StopRule::add_samples(const SampleBlock& block) {
  if (!error_) return;
  counted_ = of_finite_variance(name_, [&] { return merged(counted_, statistics_of(block)); });
}

void StopRule::add_replicate(const SampleBlock& replicate) {
  if (!error_) return;
  const auto statistics = statistics_of(replicate);
  if (statistics.count > 0) counted_.add(statistics.mean);
}

bool StopRule::is_met() const {
  if (!error_) return false;
  const auto error = of_finite_variance(name_, [&] { return standard_error(counted_); });
  return error && *error <= *error_;
}

bool StopRule::is_met_again() {
  const bool met = counted_.count >= replicates_before_look && is_met();
  return std::exchange(was_met_, met) && met;
}

RunningStatistics StopRule::statistics_of(const SampleBlock& block) const {
  RunningStatistics statistics;
  for (const double value : block.outputs[slot_]) statistics.add(value);
  return statistics;
}

}  // namespace fairvalue::detail
