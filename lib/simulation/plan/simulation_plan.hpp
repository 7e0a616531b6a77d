// A simulation in numbers: all that does not change from path to path.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/simulation/simulation.hpp>

#include "piece_plan.hpp"
#include "simulation/draw/aligned_floats.hpp"
#include "simulation/draw/draw_jumps.hpp"
#include "simulation/draw/price_shocks.hpp"
#include "simulation/watch/bridge_law.hpp"

namespace fairvalue::detail {

/// Mean and deviation of each day to draw, padding included.
struct DailyLaw {
  AlignedFloats drift;
  AlignedFloats volatility;
};

/// A benchmark that a gate compares with.
struct PlannedBenchmark {
  std::size_t index;  ///< among the model's
  DailyLaw law;
  double correlation;
  std::vector<double> loadings;  ///< as the law has them
};

/// Levels whose crossing is asked for until one day.
struct PlannedCrossings {
  int through;
  std::vector<std::size_t> asked;  ///< which of the query's crossings
  std::vector<float> level;        ///< logarithms, as many
};

struct SimulationPlan {
  CloseGrid grid;
  PriceLaw law;
  std::uint64_t seed;
  PiecePlan pieces;
  PriceShocks shocks;
  DailyLaw share;
  std::vector<PlannedBenchmark> benchmarks;
  BridgeLaw bridges;  ///< without variances when nothing asks for highs
  std::optional<JumpLaw> jumps{};
  std::vector<int> price_days;        ///< asked for, or a piece's last: ascending, each once
  std::vector<int> asked_price_days;  ///< in the order of the asking
  std::vector<PlannedCrossings> crossings;
  std::size_t asked_crossings;
  std::vector<Streak> streaks;
};

/// Sound, its warrants resolved on the day of the spot.
struct ResolvedSimulation {
  Simulation simulation;
  std::vector<OpenWarrant> open;  ///< by position
};

/// Throws DomainError naming what breaks its rule, as PathEngine does.
ResolvedSimulation resolved(const Simulation& simulation);

/// `measure` and `seed` instead of the simulation's own. Throws DomainError for a gate without what it needs,
/// or a bad query.
SimulationPlan simulation_plan(const ResolvedSimulation& resolved, Measure measure, std::uint64_t seed,
                               const PathQuery& query);

}  // namespace fairvalue::detail
