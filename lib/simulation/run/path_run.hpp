// The work of one thread: batches of paths, one after another, in the same memory.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "simulation/draw/correlated_benchmarks.hpp"
#include "simulation/plan/simulation_plan.hpp"
#include "simulation/watch/crossing_probability.hpp"
#include "simulation/watch/same_day_groups.hpp"
#include "simulation/watch/watch_round.hpp"

namespace fairvalue::detail {

/// Refers to the plan, which must outlive it.
class PathRun {
 public:
  explicit PathRun(const SimulationPlan& plan);
  PathRun(const PathRun&) = delete;
  PathRun& operator=(const PathRun&) = delete;

  /// The facts of `paths` paths from `first` on, a multiple of batch_paths; valid until the next call.
  const PathFacts& run(std::uint64_t first, int paths);

 private:
  void draw(std::uint64_t first);
  void add_up_jumps();
  void watch(std::uint64_t first);
  void shift_prices();
  void note_strikes();
  void note_ranks();
  void draw_benchmarks(std::uint64_t first);
  DrawJob share_job(std::uint64_t first) const;
  void note_prices();
  void note_prices_when_exercisable(std::size_t piece);
  void note_crossings();
  void note_streaks();
  void show(int paths);
  std::span<const float> price_column(int day, int paths) const;

  const SimulationPlan& plan_;
  PathBatch share_;
  std::vector<PathBatch> shifted_{};  ///< by shift of the plan
  std::vector<PathBatch> benchmarks_{};
  std::optional<JumpBatch> jumps_{};
  AlignedFloats jump_sums_{};  ///< by day from today on; only where progress must know them
  DayBatch days_;
  ConditionRun conditions_;
  std::vector<std::vector<WatchGroup>> groups_{};       ///< by round
  std::vector<std::vector<SameDayGroup>> same_days_{};  ///< by round
  PriceCache cache_;
  AlignedFloats price_when_exercisable_;  ///< by piece and path
  AlignedFloats strikes_;                 ///< by strike set on the paths, and path
  AlignedFloats parts_;                   ///< by rank and path
  std::optional<CorrelatedBenchmarks> correlated_{};
  AlignedFloats prices_;     ///< by the plan's price days and path
  AlignedFloats crossings_;  ///< by crossing asked for and path
  std::vector<std::vector<CrossingWatch>> crossing_watches_{};
  AlignedFloats streaks_;  ///< by streak asked for and path
  std::vector<StreakWatch> streak_watches_{};
  PathFacts facts_{};
};

}  // namespace fairvalue::detail
