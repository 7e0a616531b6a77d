/// \file pricing/sampling/control_set.hpp
/// Control variates of a tranche's payoff: simulated quantities with known means, and their coefficients.
#pragma once
#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/control_variate.hpp>
#include <fairvalue/simulation/path_facts.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "price_strata.hpp"
#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// The likelihood ratio to the other measure on the last day, a martingale.
struct LikelihoodControl {};
/// A crossing probability. For a claim held to expiry it is multiplied by the payment at expiry, so that its
/// mean is the value of an up-and-in call.
struct CrossingControl {
  std::size_t crossing;  ///< which of the query's
};
/// Whether a streak was at or above a level: 1 or 0.
struct StreakControl {
  std::size_t streak;  ///< which of the query's
  float level;         ///< relative to today's price
};
/// A simulated quantity with a known mean.
using Control = std::variant<LikelihoodControl, CrossingControl, StreakControl>;

/// The value of the control on each path.
inline void read_control(const Control& control, ExercisePolicy exercise, const PathFacts& facts,
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

struct ControlTerm {
  Control control;
  double mean;
  double coefficient;
};
/// The controls of a tranche, used together.
struct ControlSet {
  ControlVariate kind = ControlVariate::none;
  std::vector<ControlTerm> terms{};
};

/// The sets of all tranches, and the path statistics that they need.
struct ControlPlan {
  std::vector<CrossingLevel> crossings{};
  std::vector<Streak> streaks{};
  std::vector<ControlSet> tranches{};
  PriceStrata strata{};
};

}  // namespace fairvalue::detail
