// Draws other than prices: the days of milestones, and which conditions are met.
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

/// A milestone with its own timing.
struct TimingDraw {
  /// A gate on the milestone, with its last day.
  struct Gate {
    double in_time;     ///< the milestone is in time for uniform numbers up to this one
    std::int32_t last;  ///< a milestone in time is reached by this day
    Column met;

    bool operator==(const Gate&) const = default;
  };
  DayTable day_of;  ///< by uniform number
  Column day;
  std::vector<Gate> gates{};
};

/// A condition that is met or not, and the day from which it counts.
struct ConditionDraw {
  struct Gate {
    std::int32_t day;
    Column met;

    bool operator==(const Gate&) const = default;
  };
  double probability;
  std::vector<Gate> gates{};
};

/// The milestones of a deployment, one after another.
struct DeploymentDraw {
  struct Gate {
    std::int32_t by;
    std::int32_t last;  ///< a milestone reached by `by` is reached by this day
    Column met;

    bool operator==(const Gate&) const = default;
  };
  struct Step {
    std::int32_t planned;  ///< days of work still ahead, without a delay
    Column day;
    std::vector<Gate> gates{};
  };
  std::int32_t begin;  ///< of the work on the first milestone, or of the rest of it
  std::vector<Step> steps;
  DayTable delay;  ///< by minus the progress
  double correlation;
  double worked = 0.0;  ///< past days of work on the first milestone; paths do not have their shocks
  std::optional<DayTable> overdue{};  ///< if the first milestone is overdue: its remaining days of delay
};

struct ConditionDraws {
  std::vector<TimingDraw> timings{};
  std::vector<ConditionDraw> conditions{};
  std::vector<DeploymentDraw> deployments{};
};

/// Table of the day by a uniform number; bound d is P(reached by the close of day d).
DayTable timing_table(const MilestoneTiming& timing, const CloseDays& days);
/// Table of the delay by minus the progress; bound d is the normal quantile of P(late by at most d closes).
DayTable delay_table(const DeploymentModel& model, const CloseDays& days);
/// The same for P(late by at most d more closes | late by more than `elapsed`). If no longer delay is
/// possible, the milestone comes on the first close.
DayTable overdue_table(const DeploymentModel& model, Years elapsed, const CloseDays& days);

/// Draws for one batch of paths after another, in the same memory. The draws must outlive it.
class ConditionRun {
 public:
  ConditionRun(const ConditionDraws& draws, std::uint64_t seed);

  /// Fills the columns of timings and conditions. first_path as in DrawJob.
  void draw_conditions(std::uint64_t first_path, DayBatch& days);
  /// Fills the columns of deployments, whose progress depends on the prices.
  void draw_deployments(std::uint64_t first_path, const PriceShocks& shocks, const PriceRows& rows,
                        const float* jump_sums, DayBatch& days);

 private:
  const ConditionDraws& draws_;
  std::uint64_t seed_;
  int steps_;  ///< of all deployments
  AlignedWords words_;
  AlignedFloats normals_;
};

}  // namespace fairvalue::detail
