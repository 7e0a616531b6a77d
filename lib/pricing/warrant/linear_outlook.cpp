#include "linear_outlook.hpp"

#include <algorithm>

namespace fairvalue::detail {
namespace {

/// The milestones of one measure above a volume, ascending.
std::vector<const MilestoneOutlook*> ahead(const std::vector<MilestoneOutlook>& milestones,
                                           VolumeMeasure measure, double volume) {
  std::vector<const MilestoneOutlook*> found;
  for (const MilestoneOutlook& one : milestones) {
    if (one.measure == measure && one.volume > volume) found.push_back(&one);
  }
  std::ranges::sort(found, {}, &MilestoneOutlook::volume);
  return found;
}

void add_part(LinearOutlook& outlook, double part, const MilestoneTiming& timing, Years expiry) {
  const double probability = probability_within(timing, expiry);
  outlook.expected += part * probability;
  outlook.certain = outlook.certain && (probability == 0.0 || probability == 1.0);
  outlook.waits = outlook.waits || probability_within(timing, Years{0.0}) < probability;
}

}  // namespace

std::optional<LinearOutlook> linear_outlook(const LinearVesting& linear, const LinearProgress& progress,
                                            const std::vector<MilestoneOutlook>& milestones, Years expiry) {
  double before = vested_part(linear, progress.volume);
  LinearOutlook outlook{.alive = 1.0 - progress.exercised,
                        .expected = std::max(0.0, before - progress.exercised)};
  if (progress.stopped || before == 1.0) return outlook;
  const auto rows = ahead(milestones, linear.measure, std::max(linear.from, progress.volume));
  if (rows.empty()) return std::nullopt;
  for (const MilestoneOutlook* row : rows) {
    const double now = vested_part(linear, row->volume);
    if (now > before) add_part(outlook, now - before, row->timing, expiry);
    before = now;
  }
  return outlook;
}

}  // namespace fairvalue::detail
