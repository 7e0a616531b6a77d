#include "deal_path.hpp"

namespace fairvalue::detail {

DealPath::DealPath(const DeploymentPlan& plan, const DealSettings& settings) {
  if (!(settings.gigawatts > 0.0)) return;
  plan_ = stopped_at(delayed(quickened(plan, settings.interval_factor), settings.delay_months),
                     settings.gigawatts);
}

double DealPath::volume_by(Date date) const { return plan_ ? planned_volume(*plan_, date) : 0.0; }

Gigawatts DealPath::delivered_in(const FiscalPeriod& year) const {
  return Gigawatts{volume_by(year.end) - volume_by(add_days(year.start, -1))};
}

std::vector<DealPath> deal_paths(const Case& value, const Settings& settings) {
  std::vector<DealPath> paths;
  paths.reserve(value.deals.size());
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    paths.emplace_back(value.deals[i].plan.value, settings.deals[i]);
  }
  return paths;
}

}  // namespace fairvalue::detail
