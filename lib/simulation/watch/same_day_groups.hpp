// Conditions that must all hold on one day, path by path.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "watch_round.hpp"

namespace fairvalue::detail {

/// Those of a round whose conditions differ in their levels alone, answered together. Each condition gives
/// its first day from the day tried on; the latest of these days is tried next, until all hold on the day
/// tried. Refers to the plan and the days, which must outlive it.
class SameDayGroup {
 public:
  /// Of the same shape, at least one.
  SameDayGroup(const std::vector<SameDay>& members, const SimulationPlan& plan, DayBatch& days);
  SameDayGroup(SameDayGroup&&) = default;

  void run(const WatchedPrices& prices, PriceCache& cache);

 private:
  using PathDays = std::array<std::int32_t, batch_paths>;
  /// One watch of a condition, for all members.
  struct Step {
    PlannedWatch planned;
    WatchGroup group;
    std::vector<PathDays> from;
    std::vector<PathDays> met;
  };
  /// One member on its way.
  struct Member {
    std::span<const std::int32_t> from;
    std::span<std::int32_t> result;
    PathDays tried{};
    PathDays before{};
    std::array<bool, batch_paths> open{};
  };

  void begin();
  void look(std::vector<Step>& condition, const WatchedPrices& prices, PriceCache& cache);
  void set_start(Step& step) const;
  bool settle();

  bool whole_first_day_;
  std::vector<Member> members_{};
  std::vector<std::vector<Step>> conditions_{};
};

std::vector<SameDayGroup> same_day_groups(const Round& round, const SimulationPlan& plan, DayBatch& days);

}  // namespace fairvalue::detail
