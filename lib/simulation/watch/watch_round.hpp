// The price conditions of one round, gathered into as few calls of the kernels as there are kinds of them.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "simulation/draw/day_batch.hpp"
#include "simulation/draw/draw_paths.hpp"
#include "simulation/plan/column_plan.hpp"
#include "simulation/plan/simulation_plan.hpp"
#include "watch_prices.hpp"

namespace fairvalue::detail {

/// The prices of a batch as watches need them.
struct WatchedPrices {
  PriceRows share;
  std::vector<PriceRows> shifted;     ///< the share's, moved as the plan's shifts have it
  std::vector<PriceRows> benchmarks;  ///< as the plan has them
  DrawJob job;                        ///< what the share was drawn from
};

/// Watches that one call answers. Refers to the plan and the days, which must outlive it.
class WatchGroup {
 public:
  WatchGroup(const Watch& first, const SimulationPlan& plan);

  bool takes(const Watch& watch) const { return first_.like(watch); }
  void add(const Watch& watch, DayBatch& days) { add(watch, days[watch.from], days[watch.met]); }
  void add(const Watch& watch, std::span<const std::int32_t> from, std::span<std::int32_t> met);
  void run(const WatchedPrices& prices, PriceCache& cache) const;

 private:
  void compare(const WatchedPrices& prices, const PriceRows& share) const;

  Watch first_;
  const SimulationPlan& plan_;
  std::vector<LevelWatch> watches_{};
};

std::vector<WatchGroup> watch_groups(const Round& round, const SimulationPlan& plan, DayBatch& days);

/// A batch's columns of starts and combinations.
void run_starts(const Round& round, DayBatch& days);
void run_combinations(const Round& round, DayBatch& days);

}  // namespace fairvalue::detail
