#include "linear_progress.hpp"

#include <algorithm>

#include "deal_history.hpp"

namespace fairvalue::detail {

double part_at(const LinearVesting& linear, double volume) {
  return std::clamp((volume - linear.from) / (linear.to - linear.from), 0.0, 1.0);
}

LinearProgress linear_progress(const Warrant& warrant, const DealHistory& history, Date as_of,
                               std::size_t index, const TrancheVesting& state) {
  const Tranche& tranche = warrant.tranches[index];
  LinearProgress progress{.stopped = history.terminated && *history.terminated <= as_of};
  progress.volume =
      volume_on(volumes_of(history, tranche.linear->measure), progress.stopped ? *history.terminated : as_of);
  if (!state.exercised_on) return progress;
  const Date day = *state.exercised_on;
  const Shares all = tranche.shares * split_factor(warrant.adjustments, warrant.granted, day);
  progress.exercised = vesting(warrant, history, day)[index].vested / all;
  return progress;
}

}  // namespace fairvalue::detail
