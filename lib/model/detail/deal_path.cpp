#include "deal_path.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

/// Refuses a plan that would never end, naming the factor as the case's inputs do.
DealPath path_of(const Deal& deal, const DealSettings& settings) {
  try {
    return {deal.plan.value, settings};
  } catch (const DomainError& error) {
    if (error.field() != "factor") throw;
    throw DomainError(fmt::format("deal.{}.interval_factor", deal.name), error.rule(), error.got());
  }
}

}  // namespace

DealPath::DealPath(const DeploymentPlan& plan, const DealSettings& settings)
    : measure_(plan.measure),
      start_(plan.start),
      milestones_(plan.milestones.begin(), plan.milestones.end()),
      stop_(require_non_negative("gigawatts", settings.gigawatts)) {
  const std::span<Milestone> all{milestones_.data(), milestones_.size()};
  if (settings.interval_factor != 1.0) quicken(start_, all, settings.interval_factor);
  if (settings.delay_months != 0) delay(start_, all, settings.delay_months);
}

// A plan cut off on a whole day would be slower until that day: more gigawatts could give an earlier year
// fewer.
double DealPath::volume_by(Date date) const {
  return std::min(volume_on({start_, {milestones_.data(), milestones_.size()}}, date), stop_);
}

Gigawatts DealPath::delivered_in(const FiscalPeriod& year) const {
  return Gigawatts{volume_by(year.end) - volume_by(add_days(year.start, -1))};
}

std::vector<Delivery> DealPath::deliveries_from(Date day) const {
  auto all = deliveries({measure_, start_, {milestones_.begin(), milestones_.end()}}, day);
  return stop_ < milestones_.back().volume ? split_at(all, Gigawatts{stop_}).first : all;
}

std::vector<double> DealPath::milestones() const {
  std::vector<double> volumes;
  for (const Milestone& milestone : milestones_) {
    if (milestone.volume < stop_) volumes.push_back(milestone.volume);
  }
  if (stop_ > 0.0) volumes.push_back(std::min(stop_, milestones_.back().volume));
  return volumes;
}

DealPaths deal_paths(const Case& value, const SettingsView& settings) {
  require(settings.deals.size() == value.deals.size(), "settings.deals", "one for each deal of the case",
          static_cast<double>(settings.deals.size()));
  DealPaths paths;
  paths.reserve(value.deals.size());
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    paths.push_back(path_of(value.deals[i], settings.deals[i]));
  }
  return paths;
}

}  // namespace fairvalue::detail
