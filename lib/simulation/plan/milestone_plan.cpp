#include "milestone_plan.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

bool is_volume(double volume, double asked) { return std::abs(volume - asked) <= 1e-12 * asked; }

Years years_until(const CloseDays& days, Date date) { return year_fraction(days.today, date); }

/// The day on which work on a milestone is planned to begin.
Date planned_begin(const DeploymentPlan& plan, std::size_t milestone) {
  return milestone == 0 ? plan.start : plan.milestones[milestone - 1].date;
}

}  // namespace

MilestonePlan::MilestonePlan(const WarrantPosition& position, const OpenWarrant& open, const CloseDays& days,
                             ColumnPlan& columns, ConditionDraws& draws)
    : position_(position),
      open_(open),
      days_(days),
      columns_(columns),
      draws_(draws),
      named_draws_(position.outlook.named.size()) {
  if (position.deployment) {
    add_deployment(*position.deployment);
  } else {
    add_outlook();
  }
}

bool MilestonePlan::is_to_come(VolumeMeasure measure, double volume, std::size_t draw) {
  const bool there = arrived_on(open_, measure, volume).has_value();
  milestones_.push_back({.measure = measure,
                         .volume = volume,
                         .day = there ? columns_.constant(0) : columns_.drawn(),
                         .draw = there ? std::nullopt : std::optional{draw}});
  return !there;
}

void MilestonePlan::add_outlook() {
  auto& timings = draws_.timings;
  for (const auto& [measure, volume, timing] : position_.outlook.milestones) {
    if (!is_to_come(measure, volume, timings.size())) continue;
    timings.push_back({.day_of = timing_table(timing, days_), .day = milestones_.back().day});
  }
}

void MilestonePlan::add_deployment(const DeploymentModel& model) {
  DeploymentDraw draw{
      .begin = 0, .steps = {}, .delay = delay_table(model, days_), .correlation = model.correlation};
  for (const auto& [volume, date] : model.plan.milestones) {
    if (!is_to_come(model.plan.measure, volume, draw.steps.size())) continue;
    draw.steps.push_back({.planned = 0, .day = milestones_.back().day});
  }
  plan_work(model, draw);
  deployment_ = draws_.deployments.size();
  draws_.deployments.push_back(std::move(draw));
}

/// The day the last milestone was reached, or that of the plan.
Date MilestonePlan::begin_of_work(const DeploymentPlan& plan, std::size_t there) const {
  if (there == 0) return plan.start;
  return *arrived_on(open_, plan.measure, plan.milestones[there - 1].volume);
}

/// Rounds when work is due, not how long it takes, so that no error builds up. What is due already can come
/// today at the earliest, and the rest with it.
void MilestonePlan::plan_work(const DeploymentModel& model, DeploymentDraw& draw) const {
  const DeploymentPlan& plan = model.plan;
  const std::size_t there = plan.milestones.size() - draw.steps.size();
  if (draw.steps.empty()) return;
  const Date begin = begin_of_work(plan, there);
  int late = days_between(planned_begin(plan, there), begin);
  const int overdue = days_between(add_days(plan.milestones[there].date, late), days_.today);
  if (overdue >= 0) {
    draw.overdue = overdue_table(model, year_fraction(add_days(days_.today, -overdue), days_.today), days_);
    late += overdue;
  }
  draw.begin = first_close(days_, begin);
  if (begin < days_.today) draw.worked = closes_in(days_, year_fraction(begin, days_.today));
  std::int32_t before = draw.begin;
  for (std::size_t i = 0; i < draw.steps.size(); ++i) {
    const std::int32_t due = first_close(days_, add_days(plan.milestones[there + i].date, late));
    draw.steps[i].planned = due - before;
    before = due;
  }
}

void MilestonePlan::require_measure(std::string_view field, VolumeMeasure measure) const {
  if (!position_.deployment) return;
  const VolumeMeasure planned = position_.deployment->plan.measure;
  const bool gigawatts = planned != VolumeMeasure::paid && measure != VolumeMeasure::paid;
  if (planned == measure || gigawatts) return;
  throw DomainError(fmt::format("{}.measure", field),
                    fmt::format("of one kind with the deployment's plan, {}", to_string(planned)),
                    to_string(measure));
}

std::vector<MilestonePlan::Milestone> MilestonePlan::above(std::string_view field, VolumeMeasure measure,
                                                           double volume) const {
  require_measure(field, measure);
  std::vector<Milestone> found;
  for (const Milestone& one : milestones_) {
    if ((position_.deployment || one.measure == measure) && one.volume > volume) found.push_back(one);
  }
  std::ranges::sort(found, {}, &Milestone::volume);
  return found;
}

Column MilestonePlan::met(const std::string& field, const VolumeGate& gate, const Lifetime& life) {
  return position_.deployment ? met_by_deployment(field, gate, life) : met_by_outlook(field, gate, life);
}

Column MilestonePlan::met_by_deployment(const std::string& field, const VolumeGate& gate,
                                        const Lifetime& life) {
  require_measure(field, gate.measure);
  const auto row = std::ranges::find_if(milestones_, [&](const Milestone& one) {
    return one.volume >= gate.volume || is_volume(one.volume, gate.volume);
  });
  if (row == milestones_.end()) {
    throw DomainError(field + ".volume",
                      fmt::format("<= {}, the deployment's last milestone", milestones_.back().volume),
                      gate.volume);
  }
  if (!row->draw) return row->day;
  const Date by = std::min(life.expiry, gate.by.value_or(life.expiry));
  const std::int32_t day = by < days_.today ? no_day : first_close(days_, by);
  auto& gates = draws_.deployments[deployment_].steps[*row->draw].gates;
  return met_by({.by = day, .last = life.last, .met = 0}, gates);
}

Column MilestonePlan::met_by_outlook(const std::string& field, const VolumeGate& gate, const Lifetime& life) {
  const auto row = std::ranges::find_if(milestones_, [&](const Milestone& one) {
    return one.measure == gate.measure && is_volume(one.volume, gate.volume);
  });
  if (row == milestones_.end()) {
    throw DomainError(field, "a milestone of the outlook (outlook.milestones)", describe(gate));
  }
  const auto i = static_cast<std::size_t>(row - milestones_.begin());
  if (!row->draw) return row->day;
  const Years by = years_until(days_, std::min(life.expiry, gate.by.value_or(life.expiry)));
  const auto& timing = position_.outlook.milestones[i].timing;
  const double in_time = by.value < 0.0 ? 0.0 : probability_within(timing, by);
  auto& gates = draws_.timings[*row->draw].gates;
  return met_by({.in_time = in_time, .last = life.last, .met = 0}, gates);
}

Column MilestonePlan::met(const std::string& field, const ServiceGate& gate, const Lifetime& life) {
  if (!position_.outlook.service) {
    throw DomainError(field, "a condition of the outlook (outlook.service)", describe(gate));
  }
  const std::int32_t day = std::min(life.last, first_close(days_, gate.until));
  return condition(service_draw_, *position_.outlook.service, day);
}

Column MilestonePlan::met(const std::string& field, const NamedGate& gate, const Lifetime&) {
  const auto& named = position_.outlook.named;
  const auto row = std::ranges::find(named, gate.name, &NamedOutlook::name);
  if (row == named.end()) {
    throw DomainError(field, "a condition of the outlook (outlook.named)", describe(gate));
  }
  return condition(named_draws_[static_cast<std::size_t>(row - named.begin())], row->probability, 0);
}

Column MilestonePlan::condition(std::optional<std::size_t>& draw, double probability, std::int32_t day) {
  auto& conditions = draws_.conditions;
  if (!draw) {
    draw = conditions.size();
    conditions.push_back({.probability = probability});
  }
  return met_by({.day = day, .met = 0}, conditions[*draw].gates);
}

}  // namespace fairvalue::detail
