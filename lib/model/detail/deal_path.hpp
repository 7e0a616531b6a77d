/// \file lib/model/detail/deal_path.hpp
/// The gigawatts of one deal as a scenario has them: quickened, delayed, stopped.
#pragma once
#include <vector>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

class DealPath {
 public:
  DealPath(const DeploymentPlan& plan, const DealSettings& settings);

  /// Delivered by the end of `date`, at most what the scenario stops the deal at.
  double volume_by(Date date) const;
  Gigawatts delivered_in(const FiscalPeriod& year) const;

 private:
  DeploymentPlan plan_;
  double stop_;
};

std::vector<DealPath> deal_paths(const Case& value, const Settings& settings);

}  // namespace fairvalue::detail
