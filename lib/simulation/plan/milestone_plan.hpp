// A position's milestones and conditions as columns: one draw each, whatever asks for it.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "close_days.hpp"
#include "column_plan.hpp"
#include "simulation/draw/condition_draws.hpp"

namespace fairvalue::detail {

/// How long a tranche can vest and be exercised.
struct Lifetime {
  Date expiry;
  std::int32_t last;  ///< close before it
};

/// Adds the milestones of one position to the draws, and answers for its gates. All it refers to must outlive
/// it.
class MilestonePlan {
 public:
  MilestonePlan(const WarrantPosition& position, const OpenWarrant& open, const CloseDays& days,
                ColumnPlan& columns, ConditionDraws& draws);

  struct Milestone {
    VolumeMeasure measure;
    double volume;
    Column day;
    std::optional<std::size_t> draw;  ///< its timing or step; none: it is there
  };
  /// The plan's or the outlook's, in their order.
  const std::vector<Milestone>& milestones() const { return milestones_; }
  /// Whether they are reached in order on every path, as those of a deployment are.
  bool in_order() const { return position_.deployment.has_value(); }
  /// Those of a measure above a volume, by volume. Throws DomainError naming `field` when the deployment is
  /// of another measure.
  std::vector<Milestone> above(std::string_view field, VolumeMeasure measure, double volume) const;

  /// The day the gate is met in a tranche's life. Throws DomainError naming `field` when nothing is believed
  /// about it.
  Column met(const std::string& field, const VolumeGate& gate, const Lifetime& life);
  Column met(const std::string& field, const ServiceGate& gate, const Lifetime& life);
  Column met(const std::string& field, const NamedGate& gate, const Lifetime& life);

 private:
  /// Adds a milestone, with this draw if it is still to come, and says whether it is.
  bool is_to_come(VolumeMeasure measure, double volume, std::size_t draw);
  void add_outlook();
  void add_deployment(const DeploymentModel& model);
  Date begin_of_work(const DeploymentPlan& plan, std::size_t there) const;
  void plan_work(const DeploymentModel& model, DeploymentDraw& draw) const;
  Column met_by_deployment(const std::string& field, const VolumeGate& gate, const Lifetime& life);
  Column met_by_outlook(const std::string& field, const VolumeGate& gate, const Lifetime& life);
  Column condition(std::optional<std::size_t>& draw, double probability, std::int32_t day);
  /// The column of a gate on a draw: that of an equal one, or one more.
  template <class G>
  Column met_by(G gate, std::vector<G>& gates) {
    return column_for(std::move(gate), &G::met, gates, [&] { return columns_.drawn(); });
  }
  void require_measure(std::string_view field, VolumeMeasure measure) const;

  const WarrantPosition& position_;  ///< for what is believed
  const OpenWarrant& open_;
  const CloseDays& days_;
  ColumnPlan& columns_;
  ConditionDraws& draws_;
  std::vector<Milestone> milestones_{};
  std::size_t deployment_ = 0;                             ///< its draw
  std::vector<std::optional<std::size_t>> named_draws_{};  ///< by named outlook
  std::optional<std::size_t> service_draw_{};
};

}  // namespace fairvalue::detail
