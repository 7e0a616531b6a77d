// The plan of a simulation: all numbers that are the same for every path.
#pragma once
#include <cstddef>
#include <optional>
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

/// A benchmark of a relative gate.
struct PlannedBenchmark {
  std::size_t index;  ///< among the model's
  DailyLaw law;
  double correlation;
  std::vector<double> loadings;  ///< as the law has them
};

/// The levels whose crossing until one day is asked for.
struct PlannedCrossings {
  int through;
  std::vector<std::size_t> asked;  ///< index of the query's crossing, by level
  std::vector<float> level;        ///< logarithms
};

struct SimulationPlan {
  CloseGrid grid;
  PriceLaw law;
  std::uint64_t seed;
  PiecePlan pieces;
  PriceShocks shocks;
  DailyLaw share;
  std::vector<PlannedBenchmark> benchmarks;
  BridgeLaw bridges;  ///< without variances if no rule needs highs
  std::optional<JumpLaw> jumps{};
  std::vector<int> price_days;        ///< asked for, or the last day of a piece: ascending, without repeats
  std::vector<int> asked_price_days;  ///< in the order of the query
  std::vector<PlannedCrossings> crossings;
  std::size_t asked_crossings;
  std::vector<Streak> streaks;
};

/// A checked simulation, with its warrants resolved on the day of the spot.
struct ResolvedSimulation {
  Simulation simulation;
  std::vector<OpenWarrant> open;  ///< by position
};

/// Throws DomainError naming what breaks its rule, as PathEngine does.
ResolvedSimulation resolved(const Simulation& simulation);

/// `measure` and `seed` replace those of the simulation. Throws DomainError on a gate that lacks an input
/// (outlook, benchmark, history) and on a bad query.
SimulationPlan simulation_plan(const ResolvedSimulation& resolved, Measure measure, std::uint64_t seed,
                               const PathQuery& query);

}  // namespace fairvalue::detail
