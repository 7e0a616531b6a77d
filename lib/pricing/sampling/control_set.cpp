#include "control_set.hpp"

#include <algorithm>

namespace fairvalue::detail {

void read_control(const Control& control, ExercisePolicy exercise, const PathFacts& facts,
                  const TranchePaths& paths, std::vector<double>& values) {
  values.resize(paths.payoff.size());
  if (const auto* crossing = std::get_if<CrossingControl>(&control)) {
    std::ranges::copy(facts.crossing[crossing->crossing], values.begin());
    if (exercise == ExercisePolicy::on_vesting) return;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] *= paths.at_end[i];
  } else if (const auto* streak = std::get_if<StreakControl>(&control)) {
    const auto reached = [&](float price) { return price >= streak->level ? 1.0 : 0.0; };
    std::ranges::transform(facts.streak[streak->streak], values.begin(), reached);
  } else {
    std::ranges::copy(paths.other, values.begin());
  }
}

}  // namespace fairvalue::detail
