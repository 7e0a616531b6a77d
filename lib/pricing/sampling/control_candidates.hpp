/// \file pricing/sampling/control_candidates.hpp
/// Candidate control variates for a tranche with a hurdle: crossings and streaks with known means.
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

/// A set of controls, used together.
struct CandidateSet {
  ControlVariate kind;  ///< crossing, or crossing and streaks
  std::vector<CrossingLevel> crossings{};
  std::vector<StreakLevel> streaks{};
};

/// The candidates for each price gate that the tranche has yet to meet, in a flat market: one crossing level,
/// or two around it; for a window of at least eight closes also the level with one streak, or with three.
///
/// Meeting a hurdle H with a window of n closes correlates best with crossing the level H e^{b sigma sqrt
/// dt}: b = 0.58 for any close (Broadie, Glasserman, Kou 1997), growing with sqrt n. The slopes are fitted to
/// the best levels for windows of 2 to 60 closes at volatilities of 30 and 55 %: 0.63 for averages, 1.28 for
/// closes in a row, slightly less for a count in a window. They are within 12 % of the best, which costs
/// little variance. Streaks of closes a quarter of the window apart are similar to the window itself; their
/// levels are fitted to windows of 8 to 60 closes.
std::vector<CandidateSet> control_candidates(const Simulation& simulation, const TranchePieces& tranche,
                                             const CloseGrid& grid);

/// The mean of a crossing as a control of the tranche, see read_control.
double crossing_mean(const Simulation& simulation, const TranchePieces& tranche, const CloseGrid& grid,
                     const CrossingLevel& level, ExercisePolicy exercise);

/// The probability of the streak under the simulation's measure, by convolution, to 1e-7; about half a
/// millisecond for 252 closes.
double streak_mean(const Simulation& simulation, const CloseGrid& grid, const StreakLevel& level);

}  // namespace fairvalue::detail
