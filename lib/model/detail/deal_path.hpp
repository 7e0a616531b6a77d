/// \file lib/model/detail/deal_path.hpp
/// The gigawatts of one deal as a scenario has them: quickened, delayed, stopped.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

class DealPath {
 public:
  DealPath(const DeploymentPlan& plan, const DealSettings& settings);

  /// Delivered by the end of `date`; nothing when the scenario stops the deal at 0 GW.
  double volume_by(Date date) const;
  Gigawatts delivered_in(const FiscalPeriod& year) const;

 private:
  std::optional<DeploymentPlan> plan_;
};

std::vector<DealPath> deal_paths(const Case& value, const Settings& settings);

}  // namespace fairvalue::detail
