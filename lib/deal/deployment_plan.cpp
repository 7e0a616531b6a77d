#include <fairvalue/deal/deployment_plan.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double days_a_month = 365.25 / 12;
constexpr double days_a_century = 36'525;
constexpr int months_a_century = 1'200;

Milestone nothing_yet(const DeploymentPlan& plan) { return {.volume = 0.0, .date = plan.start}; }

bool follows(const Milestone& before, const Milestone& milestone) {
  const bool more = before.volume < milestone.volume && std::isfinite(milestone.volume);
  return more && milestone.date.ok() && before.date < milestone.date;
}

void require_after(std::string_view field, Date before, Date date) {
  require_date(field, date);
  if (!(before < date)) throw DomainError(field, fmt::format("after {}", to_string(before)), to_string(date));
}

// The text of a refusal is made only here: a plan is checked whenever it is asked something.
void refuse_milestone(std::string_view field, const Milestone& before, const Milestone& milestone) {
  const std::string volume = fmt::format("{}.volume", field);
  require_positive(volume, milestone.volume);
  require(before.volume < milestone.volume, volume,
          fmt::format("above {}, the milestone before it", before.volume), milestone.volume);
  require_after(fmt::format("{}.date", field), before.date, milestone.date);
}

const Pace& require_pace(const Pace& pace) {
  require_enumerator("pace.measure", pace.measure);
  require_date("pace.start", pace.start);
  require_after("pace.first", pace.start, pace.first);
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

double volume_between(const Milestone& from, const Milestone& to, int days) {
  return std::lerp(from.volume, to.volume, static_cast<double>(days) / days_between(from.date, to.date));
}

/// The search asks volume_between itself, so that a planned date and the planned volume on it always agree.
Date first_day_with(double volume, const Milestone& from, const Milestone& to) {
  int below = 0;
  int reached = days_between(from.date, to.date);
  while (reached - below > 1) {
    const int middle = std::midpoint(below, reached);
    (volume_between(from, to, middle) < volume ? below : reached) = middle;
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
  if (!plan.start.ok()) require_date(fmt::format("{}.start", field), plan.start);
  if (plan.milestones.empty()) require_not_empty(fmt::format("{}.milestones", field), 0);
  Milestone before = nothing_yet(plan);
  for (std::size_t i = 0; i < plan.milestones.size(); ++i) {
    const Milestone& milestone = plan.milestones[i];
    if (!follows(before, milestone)) {
      refuse_milestone(fmt::format("{}.milestones[{}]", field, i), before, milestone);
    }
    before = milestone;
  }
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
  require(0 <= months && months <= months_a_century, "months", "0 to 1200 (a century)", months);
  DeploymentPlan later = require_plan("plan", plan);
  later.start = add_months(later.start, months);
  for (Milestone& milestone : later.milestones) milestone.date = add_months(milestone.date, months);
  require_plan("delayed", later);
  return later;
}

DeploymentPlan quickened(const DeploymentPlan& plan, double factor) {
  require_plan("plan", plan);
  require_positive("factor", factor);
  DeploymentPlan quick = plan;
  double elapsed = 0.0;
  double scale = 1.0;
  for (std::size_t i = 1; i < plan.milestones.size(); ++i) {
    scale *= factor;
    elapsed += scale * days_between(plan.milestones[i - 1].date, plan.milestones[i].date);
    require(elapsed <= days_a_century, "factor", "such that the plan ends within a century", factor);
    quick.milestones[i].date = add_days(plan.milestones.front().date, static_cast<int>(std::lround(elapsed)));
  }
  require_plan("quickened", quick);
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
  if (require_date("date", date) <= plan.start) return 0.0;
  Milestone from = nothing_yet(plan);
  for (const Milestone& to : plan.milestones) {
    if (date < to.date) return volume_between(from, to, days_between(from.date, date));
    from = to;
  }
  return from.volume;
}

std::optional<Date> planned_date(const DeploymentPlan& plan, double volume) {
  require_plan("plan", plan);
  require_positive("volume", volume);
  Milestone from = nothing_yet(plan);
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
