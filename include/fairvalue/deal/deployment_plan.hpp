/// \file deal/deployment_plan.hpp
/// When a deal's volume is to arrive: as planned, at a pace that quickens, delayed, stopped, and as it
/// happened.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include <fairvalue/deal/milestone.hpp>
#include <fairvalue/deal/volume.hpp>

namespace fairvalue {

/// Milestones in order: volumes and dates strictly increase, and the first lies after `start`, when nothing
/// is there.
struct DeploymentPlan {
  VolumeMeasure measure;
  Date start;
  std::vector<Milestone> milestones;  ///< at least one

  friend bool operator==(const DeploymentPlan&, const DeploymentPlan&) = default;
};

/// Throws DomainError naming `field` and the milestone that breaks a rule: out of order, repeated, negative.
const DeploymentPlan& require_plan(std::string_view field, const DeploymentPlan& plan);

/// A plan of equal steps. The first is there on `first`; the next follows after `interval_months`, and each
/// interval is `interval_factor` times the one before: below 1 experience shortens them.
struct Pace {
  VolumeMeasure measure;
  Date start;  ///< before `first`
  Date first;
  double step;                   ///< volume of each milestone; > 0
  int steps;                     ///< >= 1
  double interval_months;        ///< > 0
  double interval_factor = 1.0;  ///< > 0
};

/// The milestones of a pace. A month is 365.25 / 12 days; the days since the first are summed, then rounded
/// to the nearest. Throws DomainError when a rule above is broken, an interval is shorter than a day, or the
/// steps reach further than a century beyond the first.
DeploymentPlan paced_plan(const Pace& pace);

/// Start and milestones later by `months`, 0 to 1200 (the last day of a month that has no such day). Throws
/// DomainError when two of them would fall on one day so (30 and 31 January, delayed by one).
DeploymentPlan delayed(const DeploymentPlan& plan, int months);

/// The intervals after the first milestone times factor, factor^2, ...: below 1 experience shortens them,
/// above 1 they drag. 1 changes nothing. Days are summed, then rounded. Throws DomainError when two
/// milestones would fall on one day.
DeploymentPlan quickened(const DeploymentPlan& plan, double factor);

/// The plan cut off: milestones up to `volume` > 0, the last of them `volume` itself on the day the plan
/// passes it. A volume at or above the last milestone leaves the plan as it is.
DeploymentPlan stopped_at(const DeploymentPlan& plan, double volume);

/// The volume on a date, growing evenly from `start` and from milestone to milestone: 0 before, the last
/// milestone's after.
double planned_volume(const DeploymentPlan& plan, Date date);

/// The first day on which the planned volume is at least `volume` > 0; none when the plan ends below.
std::optional<Date> planned_date(const DeploymentPlan& plan, double volume);

/// The plan as a history in which each milestone arrives whole on its day.
VolumeHistory as_history(const DeploymentPlan& plan);

struct MilestoneOutcome {
  Milestone planned;
  std::optional<Date> reached{};   ///< none: not reached in the history
  std::optional<int> days_late{};  ///< reached - planned, negative when early
};

/// Each milestone of the plan against what happened. Throws DomainError when the measures differ.
std::vector<MilestoneOutcome> against_history(const DeploymentPlan& plan, const VolumeHistory& history);

}  // namespace fairvalue
