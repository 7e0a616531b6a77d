#include "deal_path.hpp"

#include <algorithm>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

DealPath::DealPath(const DeploymentPlan& plan, const DealSettings& settings)
    : plan_(delayed(quickened(plan, settings.interval_factor), settings.delay_months)),
      stop_(require_non_negative("gigawatts", settings.gigawatts)) {}

// A plan cut off on a whole day would be slower until then: with more gigawatts an earlier year could have
// fewer.
double DealPath::volume_by(Date date) const { return std::min(planned_volume(plan_, date), stop_); }

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
