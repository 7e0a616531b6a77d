/// \file pricing/sampling/control_candidates.hpp
/// What goes along with a tranche's hurdle being met, and has a known mean: crossings and streaks.
#pragma once
#include <vector>

#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/control_variate.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Whether a streak was at or above a level.
struct StreakLevel {
  Streak streak;
  PerShare level;
};

/// A set of candidates, used together.
struct CandidateSet {
  ControlVariate kind;  ///< crossing, or crossing and streaks
  std::vector<CrossingLevel> crossings{};
  std::vector<StreakLevel> streaks{};
};

/// For each price gate of the tranche that lies ahead: one level to cross, or two about it; where its window
/// has at least eight closes also the one with a streak, or with three. Of a flat market.
///
/// A window of n closes that meets a hurdle H goes along with crossing H e^{b sigma sqrt dt}: b = 0.58 for
/// any close (Broadie, Glasserman, Kou 1997), growing with sqrt n. The slopes are fits to what was best for
/// windows of 2 to 60 closes at volatilities of 30 and 55 %: 0.63 for averages, 1.28 for closes in a row,
/// somewhat less for as many in a window; 12 % off at most, which costs little. Streaks of closes a quarter
/// of the window apart follow the window itself; theirs are fits to windows of 8 to 60 closes.
std::vector<CandidateSet> control_candidates(const Simulation& simulation, const TranchePieces& tranche,
                                                  const CloseGrid& grid);

/// The mean of a crossing as a control of the tranche, see read_control.
double crossing_mean(const Simulation& simulation, const TranchePieces& tranche, const CloseGrid& grid,
                     const CrossingLevel& level, ExercisePolicy exercise);

/// How probable it is under the simulation's measure; by convolution, to 1e-7
/// in about half a millisecond for 252 closes.
double streak_mean(const Simulation& simulation, const CloseGrid& grid, const StreakLevel& level);

}  // namespace fairvalue::detail
