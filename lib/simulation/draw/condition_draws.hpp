// Draws beside the prices: the days of milestones, and which conditions are met.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/simulation/deployment_model.hpp>

#include "day_batch.hpp"
#include "day_table.hpp"
#include "price_shocks.hpp"
#include "simulation/plan/close_days.hpp"

namespace fairvalue::detail {

/// A milestone with a timing of its own.
struct TimingDraw {
  /// A gate on the milestone, with its last day.
  struct Gate {
    double in_time;     ///< uniform numbers up to this one are in time
    std::int32_t last;  ///< a milestone in time is reached by this day
    Column met;
  };
  DayTable day_of;  ///< of a uniform number
  Column day;
  std::vector<Gate> gates{};
};

/// A condition that is met or not, and the day from which it counts.
struct ConditionDraw {
  struct Gate {
    std::int32_t day;
    Column met;
  };
  double probability;
  std::vector<Gate> gates{};
};

/// The milestones of a deployment, one after another.
struct DeploymentDraw {
  struct Gate {
    std::int32_t by;
    std::int32_t last;  ///< what is there by then is there by this day
    Column met;
  };
  struct Step {
    std::int32_t planned;  ///< days of work, to come, without a delay
    Column day;
    std::vector<Gate> gates{};
  };
  std::int32_t begin;  ///< of the work on the first, or of what is left of it
  std::vector<Step> steps;
  DayTable delay;  ///< of minus the progress
  double correlation;
  double worked = 0.0;                ///< days of work on the first until today, whose shocks no path has
  std::optional<DayTable> overdue{};  ///< where the first is due already: the days to come of its delay
};

struct ConditionDraws {
  std::vector<TimingDraw> timings{};
  std::vector<ConditionDraw> conditions{};
  std::vector<DeploymentDraw> deployments{};
};

/// P(reached by the close of day d) as bounds of a uniform number.
DayTable timing_table(const MilestoneTiming& timing, const CloseDays& days);
/// The normal quantiles of P(late by at most d closes): the delay is that of minus the progress.
DayTable delay_table(const DeploymentModel& model, const CloseDays& days);
/// The same of P(late by at most d closes more | late by more than `elapsed`). What can be no later than that
/// is there on the first close.
DayTable overdue_table(const DeploymentModel& model, Years elapsed, const CloseDays& days);

/// Draws for one batch of paths after the other in the same memory. Refers to the draws, which must outlive
/// it.
class ConditionRun {
 public:
  ConditionRun(const ConditionDraws& draws, std::uint64_t seed);

  /// Fills the columns of timings and conditions. first_path as in DrawJob.
  void draw_conditions(std::uint64_t first_path, DayBatch& days);
  /// Fills the columns of deployments, whose progress the prices have a share in.
  void draw_deployments(std::uint64_t first_path, const PriceShocks& shocks, const PriceRows& rows,
                        const float* jump_sums, DayBatch& days);

 private:
  using Words = std::vector<std::uint32_t, AlignedAllocator<std::uint32_t>>;

  const ConditionDraws& draws_;
  std::uint64_t seed_;
  int steps_;  ///< of all deployments
  Words words_;
  AlignedFloats normals_;
};

}  // namespace fairvalue::detail
