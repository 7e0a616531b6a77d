/// \file pricing/detail/crossing_candidates.hpp
/// Levels whose crossing goes along with a tranche's hurdle being met.
#pragma once
#include <vector>

#include <fairvalue/simulation/path_engine.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Sets of levels, to be used together: for each price gate of the tranche that lies ahead one level, or
/// three about it. Of a flat market.
///
/// A window of n closes that meets a hurdle H goes along with crossing H e^{b sigma sqrt dt}: b = 0.58 for
/// any close (Broadie, Glasserman, Kou 1997), growing with sqrt n. The slopes are fits to what was best for
/// windows of 2 to 60 closes at volatilities of 30 and 55 %: 0.63 for averages, 1.28 for closes in a row,
/// somewhat less for as many in a window; 12 % off at most, which costs little.
std::vector<std::vector<CrossingLevel>> crossing_candidates(const Simulation& simulation,
                                                            const TranchePieces& tranche,
                                                            const CloseGrid& grid);

/// The mean of what a crossing of the level is worth as a control of the tranche, see read_control.
double crossing_mean(const Simulation& simulation, const TranchePieces& tranche, const CloseGrid& grid,
                     const CrossingLevel& level, ExercisePolicy exercise);

}  // namespace fairvalue::detail
