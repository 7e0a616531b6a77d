#include <fairvalue/deal/volume_pace.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <type_traits>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/scaled_distribution.hpp>

namespace fairvalue {
namespace {

constexpr int linear_steps = 10;

/// The outlook with milestones at the pace.
class PacedOutlook {
 public:
  PacedOutlook(const ConditionOutlook& outlook, const VolumePace& pace, double reached)
      : outlook_{outlook}, pace_{pace}, reached_{reached} {}

  void add(VolumeMeasure measure, double volume) {
    if (measure != pace_.measure || volume <= reached_) return;
    const auto same = [&](const MilestoneOutlook& one) {
      return one.measure == measure && std::abs(one.volume - volume) <= 1e-12 * volume;
    };
    if (std::ranges::any_of(outlook_.milestones, same)) return;
    const double part = (volume - reached_) / pace_.volume;
    outlook_.milestones.push_back({measure, volume, {scaled(pace_.timing.years, part), pace_.timing.never}});
  }

  void add(const LinearVesting& linear) {
    for (int i = 1; i <= linear_steps; ++i)
      add(linear.measure, std::lerp(linear.from, linear.to, static_cast<double>(i) / linear_steps));
  }

  const ConditionOutlook& outlook() const { return outlook_; }

 private:
  ConditionOutlook outlook_;
  const VolumePace& pace_;
  double reached_;
};

}  // namespace

const VolumePace& require_pace(std::string_view field, const VolumePace& pace) {
  const std::string name{field};
  require_enumerator(name + ".measure", pace.measure);
  require_positive(name + ".volume", pace.volume);
  require_timing(name + ".timing", pace.timing);
  return pace;
}

ConditionOutlook with_pace(const ConditionOutlook& outlook, const VolumePace& pace, const Warrant& warrant,
                           const DealHistory& history) {
  require_pace("pace", pace);
  const VolumeHistory* const known = volumes_of(history, pace.measure);
  const double reached =
      known && !known->cumulative.empty() ? std::prev(known->cumulative.end())->value : 0.0;
  PacedOutlook paced{outlook, pace, reached};
  visit_gates_of(warrant, [&](const auto& gate) {
    if constexpr (std::is_same_v<std::decay_t<decltype(gate)>, VolumeGate>)
      paced.add(gate.measure, gate.volume);
  });
  for (const Tranche& tranche : warrant.tranches) {
    if (tranche.linear) paced.add(*tranche.linear);
  }
  return paced.outlook();
}

}  // namespace fairvalue
