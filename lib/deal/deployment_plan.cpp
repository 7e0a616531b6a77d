#include <fairvalue/deal/deployment_plan.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double days_a_month = 365.25 / 12;
constexpr double days_a_century = 36'525;

const Pace& require_pace(const Pace& pace) {
  require_enumerator("pace.measure", pace.measure);
  require_date("pace.start", pace.start);
  detail::require_after("pace.first", pace.start, pace.first);
  require_positive("pace.step", pace.step);
  require(pace.steps >= 1, "pace.steps", ">= 1", pace.steps);
  require_positive("pace.interval_months", pace.interval_months);
  require_positive("pace.interval_factor", pace.interval_factor);
  return pace;
}

/// Days from the first milestone to each. The sum is rounded, not each interval, so that no error builds up.
std::vector<int> days_after_first(const Pace& pace) {
  std::vector<int> days{0};
  double elapsed = 0.0;
  double interval = pace.interval_months * days_a_month;
  while (static_cast<int>(days.size()) < pace.steps) {
    require(interval >= 1.0, "pace.interval_months",
            "such that every interval, shortened by the factor, is at least a day", pace.interval_months);
    elapsed += interval;
    require(elapsed <= days_a_century, "pace.steps", "few enough to follow within a century of the first",
            pace.steps);
    days.push_back(static_cast<int>(std::lround(elapsed)));
    interval *= pace.interval_factor;
  }
  return days;
}

/// The search asks volume_between itself, so that a planned date and the planned volume on it always agree.
Date first_day_with(double volume, const Milestone& from, const Milestone& to) {
  int below = 0;
  int reached = days_between(from.date, to.date);
  while (reached - below > 1) {
    const int middle = std::midpoint(below, reached);
    (detail::volume_between(from, to, middle) < volume ? below : reached) = middle;
  }
  return add_days(from.date, reached);
}

MilestoneOutcome outcome_of(const Milestone& milestone, const VolumeHistory& history) {
  const auto reached = reached_on(history, milestone.volume);
  if (!reached) return {.planned = milestone};
  return {.planned = milestone, .reached = reached, .days_late = days_between(milestone.date, *reached)};
}

}  // namespace

const DeploymentPlan& require_plan(std::string_view field, const DeploymentPlan& plan) {
  if (!is_enumerator(plan.measure)) refuse_enumerator(plan.measure, fmt::format("{}.measure", field));
  detail::require_milestones(field, {plan.start, plan.milestones});
  return plan;
}

DeploymentPlan paced_plan(const Pace& pace) {
  require_pace(pace);
  DeploymentPlan plan{.measure = pace.measure, .start = pace.start, .milestones = {}};
  for (const int days : days_after_first(pace)) {
    const double reached = pace.step * static_cast<double>(plan.milestones.size() + 1);
    plan.milestones.push_back({.volume = reached, .date = add_days(pace.first, days)});
  }
  require_plan("paced_plan", plan);
  return plan;
}

DeploymentPlan delayed(const DeploymentPlan& plan, int months) {
  detail::require_delay(months);
  DeploymentPlan later = require_plan("plan", plan);
  detail::delay(later.start, later.milestones, months);
  return later;
}

DeploymentPlan quickened(const DeploymentPlan& plan, double factor) {
  DeploymentPlan quick = require_plan("plan", plan);
  detail::quicken(quick.start, quick.milestones, factor);
  return quick;
}

DeploymentPlan stopped_at(const DeploymentPlan& plan, double volume) {
  const auto last_day = planned_date(plan, volume);
  if (!last_day) return plan;
  DeploymentPlan stopped{.measure = plan.measure, .start = plan.start, .milestones = {}};
  std::ranges::copy_if(plan.milestones, std::back_inserter(stopped.milestones),
                       [volume](const Milestone& milestone) { return milestone.volume < volume; });
  stopped.milestones.push_back({.volume = volume, .date = *last_day});
  return stopped;
}

double planned_volume(const DeploymentPlan& plan, Date date) {
  require_plan("plan", plan);
  return detail::volume_on({plan.start, plan.milestones}, require_date("date", date));
}

std::optional<Date> planned_date(const DeploymentPlan& plan, double volume) {
  require_plan("plan", plan);
  require_positive("volume", volume);
  Milestone from = detail::nothing_yet(plan.start);
  for (const Milestone& to : plan.milestones) {
    if (volume <= to.volume) return first_day_with(volume, from, to);
    from = to;
  }
  return std::nullopt;
}

VolumeHistory as_history(const DeploymentPlan& plan) {
  std::vector<Dated<double>> rows;
  for (const Milestone& milestone : require_plan("plan", plan).milestones) {
    rows.push_back({milestone.date, milestone.volume});
  }
  return {.measure = plan.measure, .cumulative = DatedSeries<double>{std::move(rows)}};
}

std::vector<MilestoneOutcome> against_history(const DeploymentPlan& plan, const VolumeHistory& history) {
  require_plan("plan", plan);
  require(history.measure == plan.measure, "history.measure",
          fmt::format("{} like the plan's", to_string(plan.measure)), to_string(history.measure));
  std::vector<MilestoneOutcome> outcomes;
  for (const Milestone& milestone : plan.milestones) {
    outcomes.push_back(outcome_of(milestone, history));
  }
  return outcomes;
}

}  // namespace fairvalue
